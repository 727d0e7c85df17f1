// npm run trail:verify [-- mã niêm phong …]: is the trail whole? Answers 1 and names what is not.
import { checkDatabase } from "./checked.mjs";

await checkDatabase("verify-trail.ts");
