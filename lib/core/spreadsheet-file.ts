import "server-only";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { SheetMessage } from "./spreadsheet-cells";
import {
  type SpreadsheetLimits,
  type SpreadsheetProblem,
  spreadsheetLimits,
  UnreadableSpreadsheet,
} from "./spreadsheet-limits";
import { startApart } from "./spreadsheet-process";
import type { Wanted } from "./spreadsheet-reader";

/**
 * Reads a workbook that somebody sent, in a process of its own with little memory and no settings of ours. What it says
 * is taken as slowly as it is asked for. Throws UnreadableSpreadsheet.
 */
export async function* readSpreadsheet(
  path: string,
  wanted: Wanted,
  limits: SpreadsheetLimits = spreadsheetLimits,
): AsyncGenerator<SheetMessage> {
  const child = startApart("lib/core/spreadsheet-child.ts", {
    heap: limits.heap,
    args: [path, JSON.stringify({ wanted, limits })],
    input: "ignore",
  });
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, limits.milliseconds);
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  let whole = false;
  try {
    if (!child.stdout) throw new Error("The reader has no output");
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      const message = JSON.parse(line) as SheetMessage;
      if (message.kind === "problem")
        throw new UnreadableSpreadsheet(message.problem as SpreadsheetProblem, message.detail, message.peak);
      whole ||= message.kind === "end";
      yield message;
    }
    const [code] = await ended;
    if (late) throw new UnreadableSpreadsheet("too_slow");
    // Node ends by SIGABRT, or with 134, where its heap is full.
    if (!whole || code !== 0) throw new UnreadableSpreadsheet("unpacked_too_large", `exit ${code}`);
  } finally {
    clearTimeout(clock);
    child.kill("SIGKILL");
  }
}
