// npm run files:sweep: which files does no row need, which rows lack their file? Answers 1 where a row lacks its file.
// npm run files:sweep -- --remove: destroys the files that no row needs and that are older than a day.
import { checkDatabase } from "./checked.mjs";

await checkDatabase("sweep-files.ts");
