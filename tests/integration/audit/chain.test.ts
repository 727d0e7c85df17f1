import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultSentence } from "@/lib/audit/fault-words";
import { findSeal } from "@/lib/audit/proof";
import { formatSeal, parseSeal } from "@/lib/audit/seal";
import { type Ask, type Fault, verifyTrail } from "@/lib/audit/verify";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let haTinh: TestUnit;
let ngheAn: TestUnit;
let commune: TestUnit;
let neighbour: TestUnit;
let seasonId: string;
const nation = "00000000-0000-0000-0000-000000000000";

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

/** What a fault says, without what differs from run to run. */
const brief = (faults: Fault[]) =>
  faults.map(({ kind, chainId, seq, count }) => ({ kind, chainId, seq: Number(seq), count: Number(count) }));

/** Somebody with the owner's rights tampers; the check looks; everything is as it was. */
async function tampered(...tampering: string[]): Promise<Fault[]> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    for (const table of ["audit_entry", "audit_link"])
      await client.query(`alter table ${table} disable trigger user`);
    for (const sql of tampering) await client.query(sql);
    return await verify(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const entryAt = (seq: number) =>
  `(select entry_id from audit_link where chain_id = '${haTinh.id}' and seq = ${seq})`;
const linkAt = (seq: number) => `chain_id = '${haTinh.id}' and seq = ${seq}`;
const fault = (kind: string, seq: number, count = 1) => ({ kind, chainId: haTinh.id, seq, count });

describe("a trail that nobody touched", () => {
  test("is whole, each province in a chain of its own, the nation in another", async () => {
    expect(await verify()).toEqual([]);
    const { rows } = await database.owner.query<{ chain_id: string; seq: string }>(
      "select chain_id, seq from audit_head order by seq desc",
    );
    const lengths = new Map(rows.map(({ chain_id, seq }) => [chain_id, Number(seq)]));
    expect(lengths.get(haTinh.id)).toBe(6);
    expect(lengths.get(ngheAn.id)).toBe(1);
    // The load of the units, that of the criteria, and the season.
    expect(lengths.get(nation)).toBe(3);
  });

  test("has the rows of a unit that is no more in the chain of its successor's province", async () => {
    const old = await findUnit(database.owner, "27", "province", "2022-08-19");
    const now = await findUnit(database.owner, "24", "province");
    const { rows } = await database.owner.query("select audit_chain_of($1, '2026-11-21') as chain", [old.id]);
    expect(rows[0].chain).toBe(now.id);
    const then = await database.owner.query("select audit_chain_of($1, '2022-08-19') as chain", [old.id]);
    expect(then.rows[0].chain).toBe(old.id);
  });

  test("keeps what a whole transaction wrote together, and nothing of what was rolled back", async () => {
    const client = await database.owner.connect();
    await client.query("begin");
    await buildFestival(client, { unitId: commune.id, seasonId });
    await client.query("rollback");
    client.release();
    const { rows } = await database.owner.query(
      "select count(*)::int as n from audit_link where chain_id = $1",
      [haTinh.id],
    );
    expect(rows[0].n).toBe(6);
  });
});

describe("is found and named:", () => {
  test("an entry that was changed", async () => {
    expect(
      brief(
        await tampered(`update audit_entry set after = after || '{"turnout": 999}' where id = ${entryAt(3)}`),
      ),
    ).toEqual([fault("changed", 3)]);
  });

  test.each([
    "at",
    "actor_id",
    "acting_unit_id",
    "delegation_id",
    "action",
    "operation",
    "unit_id",
    "row_id",
  ])("a change of %s alone", async (column) => {
    const to = column === "at" ? "now()" : /_id$/.test(column) && column !== "row_id" ? "uuid_v7()" : "'x'";
    const found = await tampered(`update audit_entry set ${column} = ${to} where id = ${entryAt(2)}`);
    expect(brief(found)).toEqual([fault("changed", 2)]);
  });

  test("an entry that was changed together with its own link", async () => {
    const found = await tampered(
      `update audit_entry set action = 'x' where id = ${entryAt(3)}`,
      `update audit_link l set digest = audit_digest(e) from audit_entry e where e.id = l.entry_id and ${linkAt(3)}`,
    );
    expect(brief(found)).toEqual([fault("broken", 3)]);
  });

  test("an entry that was changed, its link written anew: the next one does not follow", async () => {
    const found = await tampered(
      `update audit_entry set action = 'x' where id = ${entryAt(3)}`,
      `update audit_link l set digest = audit_digest(e) from audit_entry e where e.id = l.entry_id and ${linkAt(3)}`,
      `update audit_link l set hash = audit_next_hash((select hash from audit_link where ${linkAt(2)}), entry_id, digest) where ${linkAt(3)}`,
    );
    expect(brief(found)).toEqual([fault("broken", 4)]);
  });

  test("an entry that was removed, with and without its link", async () => {
    expect(brief(await tampered(`delete from audit_entry where id = ${entryAt(4)}`))).toEqual([
      fault("removed", 4),
    ]);
    expect(
      brief(
        await tampered(
          `delete from audit_entry where id in (${entryAt(3)}, ${entryAt(4)})`,
          `delete from audit_link where chain_id = '${haTinh.id}' and seq in (3, 4)`,
        ),
      ),
    ).toEqual([fault("missing", 3, 2)]);
  });

  test("the first entries of a chain", async () => {
    const found = await tampered(
      `delete from audit_entry where id = ${entryAt(1)}`,
      `delete from audit_link where ${linkAt(1)}`,
    );
    expect(brief(found)).toEqual([fault("missing", 1)]);
  });

  test("two entries that changed places", async () => {
    const said =
      "at, transaction, table_name, row_id, unit_id, operation, actor_id, acting_unit_id, delegation_id, action, before, after";
    const found = await tampered(
      `update audit_entry e set (${said}) = (select ${said} from audit_entry o
         where o.id = case when e.id = ${entryAt(2)} then ${entryAt(5)} else ${entryAt(2)} end)
        where e.id in (${entryAt(2)}, ${entryAt(5)})`,
    );
    expect(brief(found)).toEqual([fault("swapped", 2), fault("swapped", 5)]);
    expect(found.map(({ entryId, withId }) => [entryId, withId])).toEqual([
      [found[0]?.entryId, found[1]?.entryId],
      [found[1]?.entryId, found[0]?.entryId],
    ]);
  });

  test("two links that changed places", async () => {
    const found = await tampered(
      `update audit_link set seq = -seq where chain_id = '${haTinh.id}' and seq in (2, 5)`,
      `update audit_link set seq = 7 + seq where chain_id = '${haTinh.id}' and seq < 0`,
    );
    expect(brief(found).map(({ seq }) => seq)).toEqual([2, 3, 5, 6]);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["broken"]));
  });

  test("an entry that was slipped in", async () => {
    const [found, ...more] = await tampered(
      `insert into audit_entry (table_name, row_id, operation, action) values ('festival', 'x', 'update', 'x')`,
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: "stranger", chainId: null });
  });

  test("an entry that was slipped in with a link of its own", async () => {
    const found = await tampered(
      `insert into audit_entry (table_name, row_id, operation, action) values ('festival', 'x', 'update', 'x')`,
      `insert into audit_link select '${haTinh.id}', 7, id, audit_digest(e), sha256('x') from audit_entry e order by id desc limit 1`,
    );
    expect(brief(found)).toEqual([fault("broken", 7), fault("head", 7)]);
  });

  test("an end that was cut off", async () => {
    const cut = [
      `delete from audit_entry where id in (${entryAt(5)}, ${entryAt(6)})`,
      `delete from audit_link where chain_id = '${haTinh.id}' and seq >= 5`,
    ];
    expect(brief(await tampered(...cut))).toEqual([fault("cut", 5, 2)]);
    const whole = `update audit_head h set seq = 4, hash = l.hash from audit_link l where l.chain_id = h.chain_id and l.chain_id = '${haTinh.id}' and l.seq = 4`;
    expect(brief(await tampered(...cut, `delete from audit_head where chain_id = '${haTinh.id}'`))).toEqual([
      fault("head", 4),
    ]);
    // Only paper knows of an end whose mark was set back too.
    expect(await tampered(...cut, whole)).toEqual([]);
  });

  test("an end that was cut off, its mark set back: by the seal on paper", async () => {
    const { rows } = await database.owner.query<{ seq: string; hash: string }>(
      "select seq, encode(hash, 'hex') as hash from audit_head where chain_id = $1",
      [haTinh.id],
    );
    const printed = formatSeal({ code: "42", seq: BigInt(rows[0]?.seq ?? 0), hash: rows[0]?.hash ?? "" });
    const seal = parseSeal(` ${printed.toLowerCase()} `);
    if (!seal) throw new Error(printed);
    expect(await findSeal(askOf(database.owner), seal)).toBe(6n);
    expect(await findSeal(askOf(database.owner), { ...seal, seq: null })).toBe(6n);
    const client = await database.owner.connect();
    await client.query("begin");
    await client.query("alter table audit_link disable trigger user");
    await client.query("delete from audit_link where chain_id = $1 and seq >= 6", [haTinh.id]);
    expect(await findSeal(askOf(client), seal)).toBeNull();
    await client.query("rollback");
    client.release();
  });

  test("a chain that was copied over another", async () => {
    const found = await tampered(
      `update audit_link set chain_id = '${haTinh.id}', seq = 7 where chain_id = '${ngheAn.id}'`,
      `update audit_head set seq = 7 where chain_id = '${haTinh.id}'`,
    );
    expect(brief(found).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["broken", "cut"]));
  });
});

test("the sentences name the entry", () => {
  const at = new Date("2026-11-21T01:42:00Z");
  const said = (kind: Fault["kind"], count = 1n) =>
    faultSentence(
      { kind, chainId: "x", seq: 1234n, entryId: 5678n, count, withId: 9n },
      { chain: "Hà Tĩnh", entry: { record: "Điểm Ngày hội", at } },
    );
  expect(said("changed")).toBe(
    "Mục 1.234 của chuỗi Hà Tĩnh (mã 5678, Điểm Ngày hội, 08:42, 21/11/2026): nội dung không còn như lúc ghi.",
  );
  expect(said("missing", 3n)).toBe("Các mục 1.234–1.236 của chuỗi Hà Tĩnh: không còn trong chuỗi.");
});
