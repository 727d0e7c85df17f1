import "server-only";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import type { WorkbookForm } from "./spreadsheet-form";
import { startApart } from "./spreadsheet-process";

/** The bytes of a workbook that people fill in. */
export async function writeFormFile(form: WorkbookForm): Promise<Uint8Array<ArrayBuffer>> {
  const child = startApart("lib/core/spreadsheet-form-child.ts", { heap: 600, args: [], input: "pipe" });
  if (!child.stdin || !child.stdout) throw new Error("The writer has no input or output");
  const ended = once(child, "close");
  child.stdin.end(JSON.stringify(form));
  const bytes = await buffer(child.stdout);
  const [code] = await ended;
  if (code !== 0 || bytes.length === 0) throw new Error(`The writer of workbooks ended with ${code}`);
  return new Uint8Array(bytes);
}

/** A workbook as the answer to a request. */
export function workbookAnswer(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
