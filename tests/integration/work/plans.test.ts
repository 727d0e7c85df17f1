import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, inScope } from "@/lib/core/db";
import { countMyWork, listMyWork, queueOf } from "@/lib/work/queries";
import { Prisma } from "@/prisma/generated/client";
import type { Role, UnitLevel } from "@/prisma/generated/enums";
import { fillCountry } from "@/tests/bench/country";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

const today = "2026-11-21";
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query("begin");
  await fillCountry(client, 40_000);
  await client.query("commit");
  await client.query("vacuum analyze festival, festival_plan");
  await client.end();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Node[];
};

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How the count of somebody's queue is answered: every node that reads from points or plans. */
async function readsOf(role: Role, code: string, level: UnitLevel): Promise<string[]> {
  const actor = await createActor(database.owner, role, { code, level });
  const queue = queueOf(actor, today) ?? Prisma.empty;
  const [row] = await inScope(
    actor,
    { action: "test" },
    (tx) =>
      tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Node }] }[]>`
        explain (format json) with ${queue} select count(*), count(*) filter (where due_on < current_date) from queue`,
  );
  const plan = row?.["QUERY PLAN"][0].Plan;
  if (!plan) throw new Error("no plan");
  return nodesOf(plan)
    .filter((node) => node["Index Name"] || /^festival/.test(node["Relation Name"] ?? ""))
    .map((node) => `${node["Node Type"]} ${node["Index Name"] ?? node["Relation Name"]}`);
}

describe("what waits for somebody is counted over what is open, never over all there is", () => {
  test.each<[Role, string, UnitLevel, string[]]>([
    [
      "province_officer",
      "42",
      "province",
      ["festival_sent_unit", "festival_open_entered", "festival_plan_sent_unit"],
    ],
    ["province_leader", "79", "province", ["festival_sent_unit", "festival_plan_sent_unit"]],
    ["commune_officer", "18562", "commune", ["festival_open_unit"]],
    ["commune_chief", "18562", "commune", ["festival_open_unit"]],
  ])("%s of %s", async (role, code, level, indexes) => {
    const reads = await readsOf(role, code, level);
    for (const index of indexes) expect(reads.join("\n"), index).toContain(index);
    expect(reads.filter((read) => /^Seq Scan festival$/.test(read))).toEqual([]);
    expect(reads.filter((read) => / festival_(counted|search|season|unit_id)/.test(read))).toEqual([]);
  });

  test("the count is that of all pages together, and of the rows themselves", async () => {
    const actor = await createActor(database.owner, "province_officer", { code: "42", level: "province" });
    const found = await inScope(actor, { action: "test" }, async (tx) => ({
      count: await countMyWork(tx, actor, today),
      items: await listMyWork(tx, actor, { limit: 10_000, offset: 0 }, today),
    }));
    expect(found.items).toHaveLength(found.count.all);
    const { rows } = await database.owner.query<{ units: number; points: number }>(
      `select count(distinct unit_id)::int as units, count(*)::int as points from festival f join season s on s.id = f.season_id
        where f.state = 'sent' and s.state = 'open' and f.holder_unit_id = $1`,
      [actor.unit.id],
    );
    const waiting = found.items.filter(({ act }) => act === "accept_points");
    expect(waiting).toHaveLength(rows[0]?.units ?? -1);
    const told = waiting.map(({ together }) => Number(/\d+/.exec(together?.label ?? "1")?.[0]));
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(rows[0]?.points);
  });
});
