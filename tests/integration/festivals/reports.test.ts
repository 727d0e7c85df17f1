import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { Conflict, NotThere, Refusal } from "@/lib/core/refusal";
import {
  acceptReport,
  createReport,
  editReport,
  handBackReport,
  recallReport,
  returnReport,
  sendReport,
  submitReport,
} from "@/lib/festivals/reports/commands";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { getReport } from "@/lib/festivals/reports/queries";
import { createReportInput, editReportInput, reportFilter } from "@/lib/festivals/reports/schema";
import { actorFor, communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildReport, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let nation: TestUnit;
let haTinh: TestUnit;
let officer: Actor;
let leader: Actor;
let foreign: Actor;
let commune: Actor;
let v05: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  nation = await findUnit(owner, "VN", "nation");
  haTinh = await findUnit(owner, "42", "province");
  officer = await createActor(owner, "province_officer", haTinh);
  leader = await createActor(owner, "province_leader", haTinh);
  foreign = await createActor(owner, "province_leader", { code: "40", level: "province" });
  commune = await createActor(owner, "commune_chief", { code: "18562", level: "commune" });
  v05 = await createActor(owner, "ministry_officer", nation);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(actor, { action: "test" }, work);

const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
};

async function reportRow(id: string) {
  const { rows } = await database.owner.query("select * from festival_report where id = $1", [id]);
  return rows[0];
}

async function leavesNothing(id: string, work: () => Promise<unknown>, expected: string[] | typeof NotThere) {
  const look = async () => {
    const audit = await database.owner.query("select count(*) from audit_entry");
    const told = await database.owner.query("select count(*) from decision");
    return [await reportRow(id), audit.rows, told.rows];
  };
  const before = await look();
  if (Array.isArray(expected)) expect(await codes(work())).toEqual(expected);
  else await expect(work()).rejects.toThrow(expected);
  expect(await look()).toEqual(before);
}

// A season for each test, so that none sees the points of another.
let year = 2030;
const freshSeason = () => {
  year += 1;
  return buildSeason(database.owner, year, {
    starts_on: "2026-07-01",
    ends_on: "2026-08-19",
    plan_due_on: "2026-06-30",
    result_due_on: "2026-08-31",
    report_due_on: "2026-09-15",
  });
};

/** A report of Hà Tĩnh whose season has one accepted point in each of its first communes. */
async function reportWithPoints(count: number, row: Record<string, unknown> = {}) {
  const seasonId = await freshSeason();
  const communes = await communesOf(database.owner, haTinh, 300);
  for (const unit of communes.slice(0, count)) {
    await buildFestival(database.owner, { unitId: unit.id, seasonId }, inState("accepted", haTinh.id));
  }
  const id = await buildReport(
    database.owner,
    { unitId: haTinh.id, seasonId },
    { holder_unit_id: haTinh.id, ...row },
  );
  return { seasonId, id, communes };
}

describe("drafting a report", () => {
  test("by the officer of the province, once for a season", async () => {
    const seasonId = await freshSeason();
    const input = createReportInput.parse({
      unitId: haTinh.id,
      seasonId,
      number: "45/BC-CAT-PV05",
      issuedOn: "10/9/2026",
      signer: "Giám đốc, Đại tá Trần Văn Mẫu",
      leadership: "Đã tham mưu kế hoạch",
    });
    const { id } = await as(officer, (tx) => createReport(tx, officer, input));
    const report = await as(leader, (tx) => getReport(tx, id));
    expect(report.content).toMatchObject({
      number: "45/BC-CAT-PV05",
      leadership: "Đã tham mưu kế hoạch",
      lessons: "",
    });
    expect(report.chain.map((unit) => unit.level)).toEqual(["province", "nation"]);
    expect(report.timeline.map((row) => row.step)).toEqual(["create"]);
    await leavesNothing(id, () => as(officer, (tx) => createReport(tx, officer, input)), ["report_exists"]);
  });

  test("refused without the permission, for a foreign province, in a closed season", async () => {
    const seasonId = await freshSeason();
    const input = createReportInput.parse({ unitId: haTinh.id, seasonId });
    expect(await codes(as(leader, (tx) => createReport(tx, leader, input)))).toEqual(["not_permitted"]);
    expect(await codes(as(commune, (tx) => createReport(tx, commune, input)))).toEqual(["not_permitted"]);
    const other = await createActor(database.owner, "province_officer", { code: "40", level: "province" });
    await expect(as(other, (tx) => createReport(tx, other, input))).rejects.toThrow(NotThere);
    await database.owner.query("update season set state = 'locked' where id = $1", [seasonId]);
    expect(await codes(as(officer, (tx) => createReport(tx, officer, input)))).toEqual(["season_closed"]);
    const { rows } = await database.owner.query(
      "select count(*)::int as n from festival_report where season_id = $1",
      [seasonId],
    );
    expect(rows[0].n).toBe(0);
  });
});

const edit = (id: string, version: number, more: Record<string, unknown> = {}) =>
  editReportInput.parse({
    id,
    version: String(version),
    number: "46/BC-CAT",
    issuedOn: "11/9/2026",
    ...more,
  });

describe("changing a report", () => {
  test("works while it lies with the province; a second person is shown what differs", async () => {
    const { id } = await reportWithPoints(0);
    await as(officer, (tx) => editReport(tx, officer, edit(id, 1, { lessons: "Bản thứ nhất" })));
    const second = edit(id, 1, { lessons: "Bản thứ hai" });
    const error = await as(officer, (tx) => editReport(tx, officer, second)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({
      version: 2,
      differences: [{ path: "lessons", mine: "Bản thứ hai", theirs: "Bản thứ nhất" }],
    });
    await as(officer, (tx) => editReport(tx, officer, { ...second, version: 2 }));
    expect(await reportRow(id)).toMatchObject({
      lessons: "Bản thứ hai",
      version: 3,
      entered_by_id: officer.userId,
    });
  });

  test("refused for the leader and once it was sent; not there for a foreign province or a commune", async () => {
    const { id } = await reportWithPoints(0);
    await leavesNothing(id, () => as(leader, (tx) => editReport(tx, leader, edit(id, 1))), ["not_permitted"]);
    await leavesNothing(id, () => as(foreign, (tx) => editReport(tx, foreign, edit(id, 1))), NotThere);
    await leavesNothing(id, () => as(commune, (tx) => editReport(tx, commune, edit(id, 1))), NotThere);
    const sent = await reportWithPoints(0, inState("sent", nation.id));
    await leavesNothing(sent.id, () => as(officer, (tx) => editReport(tx, officer, edit(sent.id, 1))), [
      "wrong_state",
    ]);
  });
});

describe("the way of a report", () => {
  test("officer submits, leader signs with the list seen, V05 returns, leader signs again, V05 accepts", async () => {
    const { id, communes } = await reportWithPoints(3);
    await as(officer, (tx) => submitReport(tx, officer, { id, version: 1 }));
    await as(officer, (tx) => handBackReport(tx, officer, { id, version: 2 }));
    await as(officer, (tx) => submitReport(tx, officer, { id, version: 3 }));
    await leavesNothing(id, () => as(leader, (tx) => sendReport(tx, leader, { id, version: 4 })), [
      "silent_not_acknowledged",
    ]);
    await as(leader, (tx) =>
      sendReport(tx, leader, { id, version: 4, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    expect(await reportRow(id)).toMatchObject({
      state: "sent",
      holder_unit_id: nation.id,
      sent_by_id: leader.userId,
    });
    await as(officer, (tx) => recallReport(tx, officer, { id, version: 5 }));
    await as(leader, (tx) =>
      sendReport(tx, leader, { id, version: 6, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    await as(v05, (tx) => returnReport(tx, v05, { id, version: 7, note: "Bổ sung phần an sinh" }));
    expect(await reportRow(id)).toMatchObject({ state: "returned", holder_unit_id: haTinh.id });
    await as(leader, (tx) =>
      sendReport(tx, leader, { id, version: 8, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    await as(v05, (tx) => acceptReport(tx, v05, { id, version: 9 }));
    const report = await as(officer, (tx) => getReport(tx, id));
    expect(report.workflow).toMatchObject({ state: "accepted", holderUnitId: nation.id });
    expect(report.timeline.find((row) => row.step === "send")?.note).toBe(
      `3/${communes.length} đơn vị cấp xã có điểm đã gửi. Ký khi còn thiếu ${communes.length - 3} đơn vị, đã ghi lý do từng đơn vị.`,
    );
    expect(report.timeline.find((row) => row.step === "return")?.note).toBe("Bổ sung phần an sinh");
  });

  test("a point that waits stops the signature, and its number is said", async () => {
    const { id, seasonId, communes } = await reportWithPoints(1);
    const last = communes.at(-1)?.id ?? "";
    await buildFestival(database.owner, { unitId: last, seasonId }, inState("sent", haTinh.id));
    const work = () =>
      as(leader, (tx) => sendReport(tx, leader, { id, version: 1, acknowledged: "yes", reason: "Mưa lũ" }));
    await leavesNothing(id, work, ["points_waiting"]);
    const error = await work().catch((thrown: Refusal) => thrown);
    expect((error as Refusal).issues[0]).toMatchObject({
      path: "waiting",
      message: expect.stringContaining("Còn 1 điểm"),
    });
    await database.owner.query(
      "update festival set state = 'returned' where unit_id = $1 and season_id = $2",
      [last, seasonId],
    );
    await as(leader, (tx) =>
      sendReport(tx, leader, { id, version: 1, acknowledged: "yes", reason: "Mưa lũ" }),
    );
  });

  test("number, day and signer are asked for by name; what was changed meanwhile is read again", async () => {
    const { id } = await reportWithPoints(0, { number: "", issued_on: null, signer: "", version: 3 });
    await leavesNothing(
      id,
      () =>
        as(leader, (tx) => sendReport(tx, leader, { id, version: 2, acknowledged: "yes", reason: "Mưa lũ" })),
      ["stale"],
    );
    await leavesNothing(
      id,
      () =>
        as(leader, (tx) => sendReport(tx, leader, { id, version: 3, acknowledged: "yes", reason: "Mưa lũ" })),
      ["number_missing", "issued_on_missing", "signer_missing"],
    );
  });

  test.each([
    ["submit", submitReport, "draft", () => leader],
    ["handBack", handBackReport, "submitted", () => v05],
    ["send", sendReport, "submitted", () => officer],
    ["recall", recallReport, "sent", () => v05],
    ["accept", acceptReport, "sent", () => officer],
    ["return", returnReport, "sent", () => officer],
  ] as const)(
    "%s: refused without the right, not there for a foreign unit",
    async (_name, command, state, who) => {
      const { id } = await reportWithPoints(0, state === "sent" ? inState("sent", nation.id) : { state });
      const input = { id, version: 1, note: "Lý do", acknowledged: "yes", reason: "Mưa lũ" } as const;
      const wrong = who();
      const found = await codes(as(wrong, (tx) => command(tx, wrong, input)));
      expect(found.some((code) => code === "not_permitted" || code === "not_yours")).toBe(true);
      await leavesNothing(id, () => as(wrong, (tx) => command(tx, wrong, input)), found);
      for (const stranger of [foreign, commune]) {
        await leavesNothing(id, () => as(stranger, (tx) => command(tx, stranger, input)), NotThere);
      }
    },
  );

  test("four eyes: who signed it does not accept it at V05", async () => {
    const { id } = await reportWithPoints(0);
    await as(leader, (tx) =>
      sendReport(tx, leader, { id, version: 1, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    const both = await actorFor(database.owner, leader.userId, "ministry_officer", nation);
    await leavesNothing(id, () => as(both, (tx) => acceptReport(tx, both, { id, version: 2 })), [
      "four_eyes",
    ]);
  });

  test("a step waits for another on the same report, and then finds it in its new state", async () => {
    const { id } = await reportWithPoints(0, inState("sent", nation.id));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let done = () => {};
    const accepted = new Promise<void>((resolve) => {
      done = resolve;
    });
    const first = as(v05, async (tx) => {
      await acceptReport(tx, v05, { id, version: 1 });
      done();
      await held;
    });
    await accepted;
    const second = codes(as(officer, (tx) => recallReport(tx, officer, { id, version: 1 })));
    const seen = await Promise.race([second.then(() => "answered"), sleep(500).then(() => "waits")]);
    release();
    await first;
    expect(seen).toBe("waits");
    expect(await second).toEqual(["wrong_state"]);
    expect((await reportRow(id)).state).toBe("accepted");
  });
});

describe("figures, counted from the points each time", () => {
  test("levels, turnout, gifts and awards of held and accepted points; nothing of another province", async () => {
    const { id, seasonId, communes } = await reportWithPoints(2);
    const [first] = communes;
    const unitId = first?.id ?? "";
    const point = await buildFestival(
      database.owner,
      { unitId, seasonId },
      { host_level: "commune", top_tier: "province", turnout: 1000, ...inState("locked", haTinh.id) },
    );
    await buildFestival(
      database.owner,
      { unitId, seasonId },
      { host_level: "school", ...inState("accepted", haTinh.id) },
    );
    await buildFestival(database.owner, { unitId, seasonId }, inState("sent", haTinh.id));
    await buildFestival(
      database.owner,
      { unitId, seasonId },
      { status: "cancelled", status_reason: "Bão", ...inState("accepted", haTinh.id) },
    );
    await buildFestival(
      database.owner,
      {
        unitId:
          (await communesOf(database.owner, await findUnit(database.owner, "40", "province"), 1))[0]?.id ??
          "",
        seasonId,
      },
      inState("accepted", haTinh.id),
    );
    await database.owner.query(
      "insert into festival_gift (festival_id, unit_id, recipient, count, value) values ($1, $2, 'poor_household', 20, 10000000), ($1, $2, 'other', 5, 2500000)",
      [point, unitId],
    );
    await database.owner.query(
      "insert into festival_award (festival_id, unit_id, authority, form, recipient, count) values ($1, $2, 'ministry', 'medal', 'individual', 4), ($1, $2, 'ministry', 'merit_certificate', 'collective', 2), ($1, $2, 'province_police', 'commendation', 'individual', 7)",
      [point, unitId],
    );
    await database.owner.query(
      "insert into festival_pledge (festival_id, unit_id, count, parties) values ($1, $2, 12, 'Các thôn')",
      [point, unitId],
    );
    await database.owner.query(
      "insert into festival_model (festival_id, unit_id, name, kind, places) values ($1, $2, 'Camera an ninh', 'launched', 1), ($1, $2, 'Tiếng kẻng', 'replicated', 3)",
      [point, unitId],
    );
    const { figures, coverage } = await as(officer, (tx) => getReport(tx, id));
    expect(figures).toEqual({
      points: 4,
      communePoints: 1,
      residentialPoints: 2,
      agencyPoints: 1,
      partyState: 0,
      provinceLeaders: 1,
      districtLeaders: 0,
      turnout: 1600,
      gifts: 25,
      giftValue: 12_500_000n,
      medals: 4,
      ministryMerits: 2,
      otherAwards: 7,
      pledges: 12,
      modelsLaunched: 1,
      modelsReplicated: 1,
      communes: communes.length,
      heldCommunes: 1,
      awardCounts: [{ authority: "province_police", recipient: "individual", count: 7 }],
    });
    expect(coverage).toMatchObject({ expected: communes.length, reported: 2, waiting: 1, unsent: 0 });
    expect(coverage.silent).toHaveLength(communes.length - 2);
    await database.owner.query("update festival set turnout = 1500 where id = $1", [point]);
    expect((await as(officer, (tx) => getReport(tx, id))).figures.turnout).toBe(2100);
  });
});

describe("an old season, after the merger", () => {
  test("today's province reports for the one that it absorbed, by the points and communes of that one", async () => {
    const { owner } = database;
    const seasonId = await buildSeason(owner, 2024, { state: "reopened", reopen_reason: "Đính chính" });
    const bacKan = await findUnit(owner, "06", "province", "2024-08-01");
    const thaiNguyen = await findUnit(owner, "19", "province");
    const writer = await createActor(owner, "province_officer", thaiNguyen);
    const signer = await createActor(owner, "province_leader", thaiNguyen);
    expect(writer.actsFor).toContain(bacKan.id);
    const theirs = await communesOf(owner, bacKan, 300, "2024-08-01");
    const ours = await communesOf(
      owner,
      await findUnit(owner, "19", "province", "2024-08-01"),
      1,
      "2024-08-01",
    );
    await buildFestival(owner, { unitId: theirs[0]?.id ?? "", seasonId }, inState("accepted", bacKan.id));
    await buildFestival(owner, { unitId: ours[0]?.id ?? "", seasonId }, inState("accepted", thaiNguyen.id));

    const input = createReportInput.parse({
      unitId: bacKan.id,
      seasonId,
      number: "12/BC-CAT-PV05",
      issuedOn: "10/9/2024",
      signer: "Trần Văn Mẫu",
    });
    const { id } = await as(writer, (tx) => createReport(tx, writer, input));
    const report = await as(writer, (tx) => getReport(tx, id));
    expect(report.figures.points).toBe(1);
    expect(report.coverage).toMatchObject({ expected: theirs.length, reported: 1 });
    await as(signer, (tx) =>
      sendReport(tx, signer, { id, version: 1, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    expect(await reportRow(id)).toMatchObject({ state: "sent", holder_unit_id: nation.id });
    // Today's province was the other one then: its own list of that year has both.
    const list = await as(writer, (tx) => listReports(tx, writer, reportFilter.parse({ season: "2024" })));
    expect(list?.rows.map((row) => [row.code, row.state])).toEqual([
      ["06", "sent"],
      ["19", null],
    ]);
  });
});

describe("the list", () => {
  test("all provinces for V05, one's own for a province, none for a commune; who has not begun is in it", async () => {
    const { id, seasonId } = await reportWithPoints(2);
    const { rows } = await database.owner.query("select year from season where id = $1", [seasonId]);
    const list = (actor: Actor, query: Record<string, string> = {}) =>
      as(actor, (tx) =>
        listReports(tx, actor, reportFilter.parse({ season: String(rows[0].year), ...query })),
      );
    const nationwide = await list(v05);
    expect(nationwide?.total).toBe(34);
    expect(nationwide?.rows.find((row) => row.code === "42")).toMatchObject({
      reportId: id,
      reported: 2,
      waiting: 0,
      lateDays: expect.any(Number),
    });
    expect((await list(v05, { state: "none" }))?.total).toBe(33);
    expect((await list(v05, { state: "draft" }))?.rows.map((row) => row.code)).toEqual(["42"]);
    expect((await list(v05, { q: "ha tinh" }))?.rows.map((row) => row.code)).toEqual(["42"]);
    expect((await list(v05, { sort: "coverage", dir: "desc" }))?.rows[0]?.code).toBe("42");
    expect((await list(officer))?.rows.map((row) => row.code)).toEqual(["42"]);
    expect((await list(foreign))?.rows).toMatchObject([{ code: "40", reportId: null, reported: 0 }]);
    expect((await list(commune))?.total).toBe(0);
    expect(await list(v05, { season: "2099" })).toBeNull();
    await expect(as(foreign, (tx) => getReport(tx, id))).rejects.toThrow(NotThere);
    await expect(as(foreign, (tx) => getReport(tx, randomUUID()))).rejects.toThrow(NotThere);
  });
});
