import pg from "pg";
import { fillCountry } from "./country";

/** Fills the database of a bench: tsx tests/bench/fill.ts 1000000. */
const points = Number(process.argv[2]);
const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL ?? "" });
await client.connect();
await client.query("begin");
await fillCountry(client, points);
await client.query("commit");
// What the cleaner of a running server would have done: index-only reads need it.
await client.query("vacuum analyze");
await client.end();
console.log(`${points} points`);
