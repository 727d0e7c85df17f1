import { open } from "node:fs/promises";
import { fileKind } from "./file-kind";
import { FileRefused, type Inspected } from "./inspect-limits";

// A process of its own (inspect-file.ts starts it): a file that eats memory or time takes only this down with it.
const [path = "", folder = ""] = process.argv.slice(2);
const endBytes = 2_048;

async function ends(): Promise<{ head: Buffer; tail: Buffer }> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const piece = async (at: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(endBytes), 0, endBytes, at);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await piece(0), tail: await piece(Math.max(0, size - endBytes)) };
  } finally {
    await handle.close();
  }
}

async function inspect(): Promise<Inspected> {
  const found = fileKind(await ends());
  if ("refused" in found) throw new FileRefused(found.refused);
  // Each reader is loaded only where it is needed: they are large.
  switch (found.kind) {
    case "pdf":
      await (await import("./inspect-pdf")).inspectPdf(path);
      return { kind: "paper", type: "application/pdf" };
    case "zip":
      return { kind: "paper", type: await (await import("./inspect-office")).inspectOffice(path) };
    case "jpeg":
    case "png":
    case "webp":
      return (await import("./inspect-image")).redrawImage(path, folder);
  }
}

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  say({ found: await inspect() });
} catch (error) {
  // A file that its reader stumbles over is the file's fault; the reader has no settings and writes nothing of ours.
  const refused = error instanceof FileRefused ? error : new FileRefused("broken", String(error));
  say({ refused: refused.code, detail: refused.detail });
}
