// npm run trail:verify [-- mã niêm phong …]: is the trail whole? Answers 1 and names what is not.
import { runOnDatabase } from "./on-database.mjs";

await runOnDatabase("verify-trail.ts");
