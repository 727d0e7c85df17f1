import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, inScope } from "@/lib/core/db";
import { countedTo } from "@/lib/core/search";
import { search } from "@/lib/search/queries";
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
  // Some ten seconds of the processor, which a busy machine does not give within the time of other tests.
}, 300_000);
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
        explain (format json) with ${queue} select count(*), count(*) filter (where due_on < today_in_vietnam()) from queue`,
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
    // One commune may be looked up (a supplement asks for the points of a missing one); all of them are not gone through.
    expect(reads.filter((read) => / festival_(counted|search_unit|search|season_held)$/.test(read))).toEqual(
      [],
    );
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

test("whether a report is signed is asked once for a commune, not for each draft of a file, whatever plan is kept", async () => {
  const actor = await createActor(database.owner, "province_officer", { code: "42", level: "province" });
  const { rows } = await database.owner.query<{ units: number; points: number }>(
    `with mine as (
       update festival f set state = 'draft', status = 'held', entered_by_id = $1, editor_ids = array[$1]::uuid[],
              holder_unit_id = null, sent_by_id = null, sent_at = null, accepted_by_id = null
         from season s, unit_reach r where s.id = f.season_id and s.state = 'open' and r.holder_id = $2 and r.unit_id = f.unit_id
       returning f.unit_id)
     select count(distinct unit_id)::int as units, count(*)::int as points from mine`,
    [actor.userId, actor.unit.id],
  );
  const { units = 0, points = 0 } = rows[0] ?? {};
  expect(points).toBeGreaterThan(units * 3);
  await closeDatabase();
  await database.owner.query(
    "do $$ begin execute format('alter database %I set track_functions = ''all''', current_database()); end $$",
  );
  const calls = await inScope(actor, { action: "test" }, async (tx) => {
    await tx.$executeRaw`set local plan_cache_mode = 'force_generic_plan'`;
    expect((await countMyWork(tx, actor, today)).all).toBeGreaterThanOrEqual(points);
    return tx.$queryRaw<{ calls: bigint }[]>`
      select calls from pg_stat_xact_user_functions where funcname = 'report_signed'`;
  });
  expect(Number(calls[0]?.calls)).toBeGreaterThan(0);
  expect(Number(calls[0]?.calls)).toBeLessThanOrEqual(2 * units);
});

describe("search in many points", () => {
  const found = async (role: Role, code: string, level: UnitLevel, typed: string, offset = 0) => {
    const actor = await createActor(database.owner, role, { code, level });
    const groups = await inScope(actor, { action: "test" }, (tx) =>
      search(tx, actor, typed, { limit: 5, offset }, "points"),
    );
    return groups[0];
  };
  const truth = async (where: string, offset = 0) => {
    const { rows } = await database.owner.query<{ id: string; total: number }>(
      `select f.id, (count(*) over ())::int as total from festival f join season s on s.id = f.season_id
        where ${where} order by f.held_on desc, f.id desc limit 5 offset ${offset}`,
    );
    return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
  };
  const below = (code: string) =>
    `f.unit_id in (select r.unit_id from unit_reach r join unit u on u.id = r.holder_id
       where u.code = '${code}' and u.level = 'province' and u.valid_to is null)`;

  test.each([0, 5])("a province: exactly its own, the latest first, from %i on", async (offset) => {
    const hits = await found("province_officer", "42", "province", "Thôn NAM", offset);
    const exact = await truth(
      `f.search_key like '%thon%' and f.search_key like '%nam%' and ${below("42")}`,
      offset,
    );
    expect(exact.total).toBeGreaterThan(5);
    expect(hits).toMatchObject({ total: exact.total, more: false });
    expect(hits?.hits.map(({ id }) => id)).toEqual(exact.ids);
  });

  test("the nation: what is rare is counted, what is common is told to be more and shown from its end", async () => {
    const rare = await truth(
      "f.search_key like '%nam%' and f.search_key like '%loc%' and f.search_key like '% ha%'",
    );
    expect(await found("ministry_officer", "VN", "nation", "nam loc ha")).toMatchObject({
      total: rare.total,
      more: false,
    });
    const common = await found("ministry_officer", "VN", "nation", "Ngày hội", 5);
    expect(common).toMatchObject({ total: countedTo, more: true });
    expect(common?.hits.map(({ id }) => id)).toEqual((await truth("true", 5)).ids);
    // Common once, and not lately: the window of the latest does not see it, the pages do.
    await database.owner.query(
      `update festival f set search_key = f.search_key || ' xua kia' from season s
        where s.id = f.season_id and s.year = 2022 and mod(f.turnout, 4) = 0`,
    );
    const old = await found("ministry_officer", "VN", "nation", "xưa kia");
    expect(old).toMatchObject({ total: countedTo, more: true });
    expect(old?.hits.map(({ id }) => id)).toEqual((await truth("f.search_key like '%xua kia%'")).ids);
    // A few lately beside many once: the first page lies in the window, the next one reaches out of it.
    await database.owner.query(
      `update festival set search_key = search_key || ' xua kia' where id in (
         select f.id from festival f join season s on s.id = f.season_id where s.year = 2026 order by f.id limit 8)`,
    );
    for (const offset of [0, 5]) {
      const mixed = await found("ministry_officer", "VN", "nation", "xưa kia", offset);
      expect(mixed).toMatchObject({ total: countedTo, more: true });
      expect(
        mixed?.hits.map(({ id }) => id),
        `from ${offset}`,
      ).toEqual((await truth("f.search_key like '%xua kia%'", offset)).ids);
    }
  });
});
