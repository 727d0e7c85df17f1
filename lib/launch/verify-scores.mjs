// npm run scores:verify: are all stored scores what the answers and the agreed scores give? Answers 1 and names what is not.
import { runOnDatabase } from "./on-database.mjs";

await runOnDatabase("verify-scores.ts");
