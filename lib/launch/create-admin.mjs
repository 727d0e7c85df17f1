// npm run admin:create: the first administrator of a portal without demonstration data.
import { runOnDatabase } from "./on-database.mjs";

await runOnDatabase("create-admin.ts");
