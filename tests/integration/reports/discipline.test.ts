import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { disciplineAddress } from "@/lib/reports/dashboard-schema";
import { disciplineColumns, orderWords, standingIn } from "@/lib/reports/discipline";
import { getDiscipline } from "@/lib/reports/discipline-queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as } from "./scene";

let database: TestDatabase;
let season: string;
let haTinh: TestUnit;
let officer: Actor;
let nation: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  season = await buildSeason(owner, 2026);
  haTinh = await findUnit(owner, "42", "province");
  officer = await createActor(owner, "province_officer", haTinh);
  nation = await createActor(owner, "ministry_officer", { code: "VN", level: "nation" });
  const [late, ontime, waiting, returned, granted] = await communesOf(owner, haTinh, 5);
  for (const [unit, row] of [
    [
      late,
      {
        ...inState("accepted", haTinh.id),
        sent_at: "2026-09-20T01:00:00Z",
        accepted_at: "2026-09-21T01:00:00Z",
      },
    ],
    [ontime, inState("accepted", haTinh.id)],
    [waiting, inState("sent", haTinh.id)],
    [returned, { ...inState("returned", haTinh.id) }],
  ] as const) {
    // Two points are one commune.
    for (let count = 0; count < 2; count++)
      await buildFestival(
        owner,
        { unitId: unit?.id ?? "", seasonId: season },
        { turnout: 10, delegates: 1, ...row },
      );
  }
  for (const unit of await communesOf(owner, await findUnit(owner, "40", "province"), 3))
    await buildFestival(
      owner,
      { unitId: unit.id, seasonId: season },
      { turnout: 10, delegates: 1, ...inState("sent", haTinh.id) },
    );
  await owner.query(
    `insert into extension (unit_id, season_id, what, state, asked_until, granted_until, reason, asked_by_id, asked_by_name, decided_by_id, decided_by_name, decided_at)
     values ($1, $2, 'result', 'granted', '2099-01-05', '2099-01-05', 'Bão', $3, 'Người xin', $4, 'Người cho', now())`,
    [granted?.id, season, randomUUID(), randomUUID()],
  );
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const discipline = async (actor: Actor, query: Record<string, string> = {}) => {
  const page = await as(actor, (tx) => getDiscipline(tx, actor, disciplineAddress.parse(query), 5000));
  if (!page) throw new Error("no season");
  return page;
};

describe("each number of reporting leads to the communes that it counts", () => {
  test.each(["VN", "42"])("of the whole of %s", async (unit) => {
    const page = await discipline(nation, { unit });
    expect(page.standing.filter(({ count }) => count > 0).map((one) => one.discipline)).toEqual([
      ...["overdue", "returned", "waiting", "pending", "late", "ontime"],
    ]);
    for (const { discipline: standing, count } of page.standing) {
      const list = await discipline(nation, { unit, standing });
      expect(list.total, standing).toBe(count);
      expect(list.rows.every((row) => standingIn(row, standing, list.state) === 1)).toBe(true);
      expect(list.rows.every((row) => row.level === "commune")).toBe(true);
    }
  });

  test("of each province, each kind, and who reported at all", async () => {
    const page = await discipline(nation);
    for (const row of page.rows.filter(({ code }) => ["42", "40", "01"].includes(code))) {
      const unit = row.code;
      for (const standing of disciplineColumns(page.standing)) {
        const { total } = await discipline(nation, { unit, standing });
        expect(total, `${unit} ${standing}`).toBe(standingIn(row, standing, page.state));
      }
      expect((await discipline(nation, { unit, standing: "reported" })).total).toBe(row.reported);
      expect((await discipline(nation, { unit, standing: "unreported" })).total).toBe(
        row.communes - row.reported,
      );
    }
  });

  test("a province sees its own, and an extension is told with its day", async () => {
    const { rows } = await discipline(officer, { standing: "pending" });
    expect(rows.map(({ until }) => until)).toEqual(["2099-01-05"]);
    expect((await discipline(officer, { standing: "waiting" })).total).toBe(1);
    expect((await discipline(officer, { standing: "nobody" })).total).toBe(69);
  });
});

test("the order is the one that is said", async () => {
  const { rows, standing } = await discipline(nation);
  expect(orderWords(standing, "provinces")).toBe(
    "Xếp theo số xã giảm dần, lần lượt: quá hạn, trả lại bổ sung, chờ tiếp nhận, chưa đến hạn; bằng nhau thì theo mã tỉnh.",
  );
  const keys = rows.map((row) => [row.missing - row.excused, row.returned, row.waiting, row.excused]);
  const sorted = [...keys].sort((a, b) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
  });
  expect(keys).toEqual(sorted);
  const list = await discipline(officer);
  expect(
    list.rows.slice(-5).map((row) => [row.returned, row.waiting, row.excused, row.late + row.ontime]),
  ).toEqual([
    ...[
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ],
  ]);
});
