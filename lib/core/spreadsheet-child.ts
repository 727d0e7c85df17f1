import { once } from "node:events";
import type { SheetMessage } from "./spreadsheet-cells";
import { type SpreadsheetLimits, UnreadableSpreadsheet } from "./spreadsheet-limits";
import { readSheet, type Wanted } from "./spreadsheet-reader";

// A process of its own (spreadsheet-file.ts starts it): a file that eats memory or time takes only this down with it.
const [path = "", options = "{}"] = process.argv.slice(2);
const { wanted, limits } = JSON.parse(options) as { wanted: Wanted; limits: SpreadsheetLimits };

async function tell(message: SheetMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, "drain");
}

try {
  await readSheet(path, wanted, limits, tell);
} catch (error) {
  if (!(error instanceof UnreadableSpreadsheet)) throw error;
  const peak = process.resourceUsage().maxRSS;
  await tell({ kind: "problem", problem: error.problem, detail: error.detail, peak });
}
