import { once } from "node:events";
import { json } from "node:stream/consumers";
import { type WorkbookForm, writeForm } from "./spreadsheet-form";

// A process of its own (spreadsheet-form-file.ts starts it): a large workbook takes seconds of work, and nobody waits for it.
const bytes = await writeForm((await json(process.stdin)) as WorkbookForm);
if (!process.stdout.write(bytes)) await once(process.stdout, "drain");
