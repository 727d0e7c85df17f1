import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ask, verifyTrail } from "@/lib/audit/verify";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let haTinh: TestUnit;
let ngheAn: TestUnit;
let commune: TestUnit;
let neighbour: TestUnit;
let seasonId: string;

beforeAll(async () => {
  database = await testDatabase();
  haTinh = await findUnit(database.owner, "42", "province");
  ngheAn = await findUnit(database.owner, "40", "province");
  [commune, neighbour] = (await Promise.all(
    [haTinh, ngheAn].map(async (province) => (await communesOf(database.owner, province, 1))[0]),
  )) as [TestUnit, TestUnit];
  seasonId = await buildSeason(database.owner, 2026);
  for (let i = 0; i < 6; i++) await buildFestival(database.owner, { unitId: commune.id, seasonId });
  await buildFestival(database.owner, { unitId: neighbour.id, seasonId });
});
afterAll(() => database.drop());

const askOf =
  (client: Pick<pg.Client, "query">): Ask =>
  async (sql, params) =>
    (await client.query(sql, params)).rows;

const verify = async (client: Pick<pg.Client, "query"> = database.owner) =>
  (await verifyTrail(client === database.owner ? [askOf(client), askOf(client)] : [askOf(client)])).faults;

describe("writers at once", () => {
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client(database.ownerUrl);
    await client.connect();
    clients.push(client);
    return client;
  };
  const waiting = async (of: pg.Client) => {
    const { rows } = await of.query("select pg_backend_pid() as pid");
    return async () => {
      for (;;) {
        const { rows: now } = await database.owner.query(
          "select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1",
          [rows[0].pid],
        );
        if (now[0].waits) return;
      }
    };
  };
  beforeEach(async () => {
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
  });

  test("fifty on fifty connections, over two provinces and the nation: the chains stay whole", async () => {
    const fifty = await Promise.all(Array.from({ length: 50 }, connect));
    await Promise.all(
      fifty.map(async (client, i) => {
        const places = i % 2 ? [commune, neighbour] : [neighbour, commune];
        for (let round = 0; round < 3; round++) {
          await client.query("begin");
          for (const unit of places) await buildFestival(client, { unitId: unit.id, seasonId });
          if (i % 5 === 0)
            await client.query("insert into legal_act (number, issued_on, title) values ($1, now(), 'x')", [
              `${i}/${round}`,
            ]);
          await client.query("commit");
        }
      }),
    );
    expect(await verify()).toEqual([]);
    const { rows } = await database.owner.query("select seq::int from audit_head where chain_id = $1", [
      haTinh.id,
    ]);
    expect(rows[0].seq).toBe(6 + 150);
  });

  test("a long transaction holds up nobody: the second writer of the province commits while the first is open", async () => {
    const [first, second] = [await connect(), await connect()];
    await first.query("begin");
    await buildFestival(first, { unitId: commune.id, seasonId });
    await second.query("set lock_timeout = '2s'");
    await buildFestival(second, { unitId: commune.id, seasonId });
    await first.query("commit");
    expect(await verify()).toEqual([]);
  });

  test("two that end at the same moment follow one another: the second waits for the first one's commit", async () => {
    const [first, second] = [await connect(), await connect()];
    await first.query("begin");
    await buildFestival(first, { unitId: commune.id, seasonId });
    await first.query("set constraints all immediate");
    const isWaiting = await waiting(second);
    const writing = buildFestival(second, { unitId: commune.id, seasonId });
    await isWaiting();
    await first.query("commit");
    await writing;
    expect(await verify()).toEqual([]);
  });

  test("two that write two provinces in opposite orders never wait in a circle", async () => {
    const [holder, first, second] = [await connect(), await connect(), await connect()];
    await holder.query("begin");
    await holder.query(
      "select from audit_head where chain_id = any($1) order by chain_id limit 1 for update",
      [[haTinh.id, ngheAn.id]],
    );
    const writing: Promise<unknown>[] = [];
    for (const [client, units] of [
      [first, [commune, neighbour]],
      [second, [neighbour, commune]],
    ] as const) {
      await client.query("begin");
      for (const unit of units) await buildFestival(client, { unitId: unit.id, seasonId });
      const isWaiting = await waiting(client);
      writing.push(client.query("commit"));
      await isWaiting();
    }
    await holder.query("rollback");
    await Promise.all(writing);
    expect(await verify()).toEqual([]);
  });

  test("the application's roles change neither entries nor links nor heads, nor may they link", async () => {
    const app = new pg.Client(database.appUrl);
    await app.connect();
    clients.push(app);
    for (const role of ["portal_app", "portal_nation"]) {
      for (const sql of [
        "insert into audit_link values (uuid_v7(), 1, 1, '', '')",
        "update audit_link set seq = seq + 1",
        "delete from audit_link",
        "truncate audit_link",
        "insert into audit_head values (uuid_v7(), 1, '')",
        "update audit_head set seq = seq + 1",
        "delete from audit_head",
        "truncate audit_head",
        "select link_trail(0)",
      ]) {
        await app.query("begin");
        await app.query(`set local role ${role}`);
        await expect(app.query(sql), `${role}: ${sql}`).rejects.toMatchObject({ code: "42501" });
        await app.query("rollback");
      }
    }
  });

  test("even the owner does not change the trail by mistake", async () => {
    for (const sql of [
      "update audit_entry set action = 'x'",
      "delete from audit_entry",
      "truncate audit_entry",
      "update audit_link set seq = seq",
      "delete from audit_link",
      "truncate audit_link",
    ]) {
      await expect(database.owner.query(sql), sql).rejects.toMatchObject({ constraint: "trail_kept" });
    }
  });
});

test("an entry carries the delegation under which it was written, and none where none is in force", async () => {
  const client = await database.owner.connect();
  await client.query("begin");
  await client.query("select set_config('app.delegation_id', '01890000-0000-7000-8000-000000000001', true)");
  await buildFestival(client, { unitId: commune.id, seasonId });
  await client.query("commit");
  await buildFestival(client, { unitId: commune.id, seasonId });
  client.release();
  const { rows } = await database.owner.query(
    "select delegation_id as d from audit_entry where table_name = 'festival' order by id desc limit 2",
  );
  expect(rows.map(({ d }) => d)).toEqual([null, "01890000-0000-7000-8000-000000000001"]);
});
