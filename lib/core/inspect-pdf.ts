import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import { getDocumentProxy } from "unpdf";
import { FileRefused, inspectLimits } from "./inspect-limits";
import { secretLine } from "./secret-marks";

/** What a PDF can do beside being read: run programs, start others, carry files. */
const acts = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|XFA)(?![A-Za-z])/;

/** Looks through a PDF: nothing that acts, nothing locked, no mark of secrecy in its words. */
export async function inspectPdf(path: string): Promise<void> {
  const bytes = await readFile(path);
  const raw = bytes.toString("latin1");
  if (/\/Encrypt(?![A-Za-z])/.test(raw)) throw new FileRefused("encrypted");
  lookFor(raw);
  for (const inside of packedObjects(bytes, raw)) lookFor(inside);
  await readWords(new Uint8Array(bytes));
}

/** Letters of a name may be written as numbers: /J#61vaScript. */
function lookFor(source: string): void {
  const found = acts.exec(source) ?? (source.includes("#") ? acts.exec(unescaped(source)) : null);
  if (found) throw new FileRefused("active", found[1]);
}

const unescaped = (source: string) =>
  source.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Objects packed into streams, where the names above would not be seen. */
function* packedObjects(bytes: Buffer, raw: string): Generator<string> {
  let budget: number = inspectLimits.text;
  for (const match of raw.matchAll(/\/ObjStm(?![A-Za-z])[\s\S]{0,400}?stream\r?\n/g)) {
    const from = match.index + match[0].length;
    try {
      const end = raw.indexOf("endstream", from);
      const text = inflateSync(bytes.subarray(from, end === -1 ? undefined : end), {
        maxOutputLength: Math.max(1, budget),
        finishFlush: 2,
      });
      budget -= text.length;
      yield text.toString("latin1");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE")
        throw new FileRefused("too_much_inside");
    }
  }
}

type Piece = { str?: string; hasEOL?: boolean; transform?: number[] };

async function readWords(bytes: Uint8Array): Promise<void> {
  const document = await getDocumentProxy(bytes, { isEvalSupported: false, stopAtErrors: false }).catch(
    (error: unknown) => {
      const locked = error instanceof Error && error.name === "PasswordException";
      throw new FileRefused(locked ? "encrypted" : "broken", String(error));
    },
  );
  if ((await document.getJSActions()) !== null || (await document.getAttachments()) !== null)
    throw new FileRefused("active");
  for (let number = 1; number <= Math.min(document.numPages, inspectLimits.pages); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const marked = secretLine(linesOf(items as Piece[]));
    if (marked) throw new FileRefused("secret_text", marked);
    page.cleanup();
  }
}

/** The words of a page: each piece for itself, and the lines that pieces on one height make together. */
function linesOf(items: readonly Piece[]): string {
  const lines = new Map<number, string>();
  for (const { str = "", transform } of items) {
    const height = Math.round(transform?.[5] ?? 0);
    lines.set(height, `${lines.get(height) ?? ""}${str}`);
  }
  return [...items.map(({ str = "" }) => str), ...lines.values()].join("\n");
}
