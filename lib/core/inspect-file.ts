import "server-only";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileRefusal, FileRefused, type Inspected, inspectLimits } from "./inspect-limits";
import { secretName } from "./secret-marks";
import { startApart } from "./spreadsheet-process";
import { scanFile } from "./virus-scan";

export type Looked = { found: Inspected; scan: "clean" | "unscanned" };

/** So many files are looked into at once; the others wait their turn. */
const atOnce = 2;
const kept = globalThis as { portalInspections?: { running: number; waiting: (() => void)[] } };

function turns() {
  kept.portalInspections ??= { running: 0, waiting: [] };
  return kept.portalInspections;
}

/**
 * Everything that is asked of a file of evidence before it is kept: its name, viruses, what it is, what it could do, and
 * marks of secrecy. What is drawn of it lies in a folder that is gone afterwards. Throws FileRefused.
 */
export async function inspectFile<T>(
  file: { path: string; name: string },
  use: (looked: Looked) => Promise<T>,
): Promise<T> {
  if (secretName(file.name)) throw new FileRefused("secret_name");
  const scan = await scanFile(file.path);
  const queue = turns();
  // Whoever ends hands its turn on.
  if (queue.running >= atOnce) await new Promise<void>((go) => queue.waiting.push(go));
  else queue.running += 1;
  const folder = await mkdtemp(join(tmpdir(), "portal-inspect-"));
  try {
    return await use({ found: await lookInto(file.path, folder), scan });
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
    await rm(folder, { recursive: true, force: true });
  }
}

type Message = { found?: Inspected; refused?: FileRefusal; detail?: string };

async function lookInto(path: string, folder: string): Promise<Inspected> {
  const { heap, milliseconds } = inspectLimits;
  const child = startApart("lib/core/inspect-child.ts", { heap, args: [path, folder], input: "ignore" });
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, milliseconds);
  try {
    let said = "";
    child.stdout?.on("data", (piece: Buffer) => {
      said += piece.toString("utf8");
      if (said.length > 100_000) child.kill("SIGKILL");
    });
    await once(child, "close");
    const line = said
      .split("\n")
      .findLast((one) => one.startsWith('{"found"') || one.startsWith('{"refused"'));
    const message: Message = line ? (JSON.parse(line) as Message) : {};
    if (message.found) return message.found;
    if (late) throw new FileRefused("too_slow");
    // Node ends without a word where its heap is full.
    throw new FileRefused(message.refused ?? "too_much_inside", message.detail);
  } finally {
    clearTimeout(clock);
    child.kill("SIGKILL");
  }
}
