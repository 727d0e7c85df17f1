import pg from "pg";
import { hashPassword } from "@/lib/identity/hash";
import { fillCountry } from "./country";
import { draftStatements, password, peopleStatements } from "./people";

// Fills the database of a bench: tsx tests/bench/fill.ts 1000000 [communes with results to send] [results in each].
const [points = 0, communes = 0, each = 0] = process.argv.slice(2).map(Number);
const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL ?? "" });
await client.connect();
await client.query("begin");
await fillCountry(client, points, [
  ...peopleStatements(await hashPassword(password)),
  ...draftStatements({ communes, each }),
]);
await client.query("commit");
// What the cleaner of a running server would have done: index-only reads need it.
await client.query("vacuum analyze");
await client.end();
console.log(`${points} points`);
