import { readFile } from "node:fs/promises";
import { constants, inflateSync } from "node:zlib";
import { getDocumentProxy } from "unpdf";
import { FileRefused, inspectLimits } from "./inspect-limits";
import { secretLine } from "./secret-marks";

/** What a PDF can do beside being read: run programs, start others, carry files, be a form that sends. */
const acts =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|ImportData|SubmitForm|XFA)(?=[\s()<>[\]{}/%]|$)/;

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

/** Objects packed into streams, where the names above would not be seen. Packed otherwise than everybody does, they stay outside. */
function* packedObjects(bytes: Buffer, raw: string): Generator<string> {
  let budget: number = inspectLimits.text;
  let last = 0;
  for (const match of raw.matchAll(/(?<!end)stream(?:\r\n|\r|\n)/g)) {
    const from = match.index + match[0].length;
    // What a stream says of itself stands somewhere after the stream before it.
    const before = raw.slice(last, match.index);
    last = Math.max(from, raw.indexOf("endstream", from));
    const said = before.includes("#") ? unescaped(before) : before;
    if (!/\/ObjStm(?![A-Za-z])/.test(said)) continue;
    const filter = packing(said);
    if (filter === "none") continue;
    if (filter === "other") throw new FileRefused("active", "packed objects");
    try {
      // To where the packing itself ends: the word "endstream" may be part of what is packed.
      const text = inflateSync(bytes.subarray(from), {
        maxOutputLength: Math.max(1, budget),
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      budget -= text.length;
      yield text.toString("latin1");
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new FileRefused(code === "ERR_BUFFER_TOO_LARGE" ? "too_much_inside" : "broken", code);
    }
  }
}

/** How the stream whose words end here is packed. */
function packing(said: string): "none" | "flate" | "other" {
  const filter = said.slice(Math.max(0, said.lastIndexOf("/Filter")));
  const found = /^\/Filter\s*(\[[^\]]*\]|\/[\w.]+|\d)/.exec(filter)?.[1]?.replace(/[[\]\s]/g, "");
  // A signature has a "filter" of another kind.
  if (!found || /^\/Adobe\./.test(found)) return "none";
  return /^\/(FlateDecode|Fl)$/.test(found) && !/\/Predictor\s+(?!1\b)/.test(said) ? "flate" : "other";
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
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const said = Object.values(info as Record<string, unknown>).filter((one) => typeof one === "string");
  if (secretLine(said.join("\n"))) throw new FileRefused("secret_text", "metadata");
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
