import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Conflict, NotThere, type Refusal } from "@/lib/core/refusal";
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
import { getReport } from "@/lib/festivals/reports/queries";
import { createReportInput } from "@/lib/festivals/reports/schema";
import { actorFor, createActor } from "@/tests/support/actors";
import { buildFestival, inState } from "@/tests/support/builders";
import {
  as,
  closeScene,
  codes,
  commune,
  database,
  edit,
  foreign,
  freshSeason,
  haTinh,
  leader,
  leavesNothing,
  nation,
  officer,
  openReports,
  reportRow,
  reportWithPoints,
  v05,
} from "./reports-scene";

beforeAll(openReports);
afterAll(closeScene);

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
