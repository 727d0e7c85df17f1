// npm run figures:verify: are all sums what the records give? Answers 1 and names what is not.
// npm run figures:verify -- --recount: counts all of them anew afterwards.
import { runOnDatabase } from "./on-database.mjs";

await runOnDatabase("verify-figures.ts");
