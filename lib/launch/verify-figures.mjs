// npm run figures:verify: are all sums what the records give? Answers 1 and names what is not.
// npm run figures:verify -- --recount: counts all of them anew afterwards.
import { checkDatabase } from "./checked.mjs";

await checkDatabase("verify-figures.ts");
