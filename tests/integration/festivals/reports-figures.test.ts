import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere } from "@/lib/core/refusal";
import { createReport, sendReport } from "@/lib/festivals/reports/commands";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { getReport } from "@/lib/festivals/reports/queries";
import { createReportInput, reportFilter } from "@/lib/festivals/reports/schema";
import { getReportAppendix } from "@/lib/reports/papers/queries";
import { communesOf, createActor, findUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import {
  as,
  closeScene,
  commune,
  database,
  foreign,
  haTinh,
  nation,
  officer,
  openReports,
  reportRow,
  reportWithPoints,
  v05,
} from "./reports-scene";

beforeAll(openReports);
afterAll(closeScene);

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
    const report = await as(officer, (tx) => getReport(tx, id));
    const { figures, coverage } = report;
    expect(figures).toEqual({
      points: 4,
      communePoints: 1,
      partyState: 0,
      provinceLeaders: 1,
      turnout: 1600,
      gifts: 25,
      giftValue: 12_500_000n,
      communes: communes.length,
    });
    // On the page: the rows of its appendix.
    const { rows } = await as(officer, (tx) => getReportAppendix(tx, report));
    const share = Math.round(1000 / communes.length) / 10;
    expect(rows.map(({ number, values }) => [number, values.now])).toEqual([
      ["1", 4],
      ["1.1", 1],
      ["1.2", 2],
      ["1.3", 1],
      ["2", share],
      ["3", 0],
      ["4", 1],
      ["5", null],
      ["6", 1600],
      ["7", 25],
      ["8", 12_500_000],
      ["9", 4],
      ["10", 2],
      ["11", 7],
      ["11.1", 7],
      ["12", 12],
      ["13", 2],
      ["13.1", 1],
      ["13.2", 1],
    ]);
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
