import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { paperDocx } from "@/lib/core/paper-docx";
import { NotThere } from "@/lib/core/refusal";
import { getReport } from "@/lib/festivals/reports/queries";
import { catalogue } from "@/lib/reports/catalogue";
import { appendixCells } from "@/lib/reports/papers/appendix";
import { getReportAppendix, getReportPaper, getSeasonPaper } from "@/lib/reports/papers/queries";
import { seasonReport } from "@/lib/reports/papers/season-report";
import type { MapChoice } from "@/lib/reports/schema";
import { figureText } from "@/lib/reports/words";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildReport, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { readWord } from "@/tests/support/word-file";
import { as, figuresFor } from "./scene";

let database: TestDatabase;
let province: TestUnit;
let communes: TestUnit[];
let report: string;
let leader: Actor;
let chief: Actor;
let v05: Actor;
let foreign: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  province = await findUnit(owner, "42", "province");
  communes = await communesOf(owner, province, 3);
  const [first, second, third] = communes as [TestUnit, TestUnit, TestUnit];
  leader = await createActor(owner, "province_leader", province);
  chief = await createActor(owner, "commune_chief", first);
  v05 = await createActor(owner, "ministry_officer", await findUnit(owner, "VN", "nation"));
  foreign = await createActor(owner, "province_leader", { code: "40", level: "province" });
  const season = await buildSeason(owner, 2026);
  const earlier = await buildSeason(owner, 2025);
  const point = (
    unit: TestUnit,
    row: Record<string, unknown>,
    state: "accepted" | "sent" = "accepted",
    of = season,
  ) => buildFestival(owner, { unitId: unit.id, seasonId: of }, { ...inState(state, province.id), ...row });
  await point(first, {
    name: "Thôn Một",
    turnout: 120,
    good_practice: "Giao việc sớm",
    proposals: "Thêm loa",
  });
  await point(first, { name: "Thôn Hai", turnout: 80, good_practice: "Giao việc sớm " });
  await point(second, { turnout: 50, good_practice: "Giao việc sớm", shortcomings: "Mưa" });
  await point(third, { turnout: 30, good_practice: "Ý chưa tiếp nhận" }, "sent");
  await point(first, { turnout: 70 }, "accepted", earlier);
  report = await buildReport(
    owner,
    { unitId: province.id, seasonId: season },
    {
      holder_unit_id: province.id,
      leadership: "Đã tham mưu.",
      number: "45/BC-CAT-PV05",
      issued_on: "2026-09-05",
    },
  );
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const paperOf = (who: Actor, gather = false) =>
  as(who, async (tx) => seasonReport((await getReportPaper(tx, report, gather)).facts));
const unitPaper = (who: Actor, unit: string, map: MapChoice = "then", season = 2026) =>
  as(who, async (tx) => (await getSeasonPaper(tx, who, { unit, season, map })).facts);

describe("the report of a province on paper", () => {
  test("its appendix holds the figures that the screens show, beside those of the season before", async () => {
    const { figures } = await figuresFor(leader, "42", 2026, "then");
    expect(figures.NH01).toBe(3);
    const { tables } = readWord(await paperDocx(await paperOf(leader)));
    const cells = new Map(tables.at(-1)?.rows.map((row) => [row[1], row]));
    for (const entry of catalogue)
      expect(cells.get(entry.label)?.[3], entry.code).toBe(figureText(entry, figures[entry.code]));
    const points = cells.get("Tổng số điểm tổ chức Ngày hội");
    expect(points?.slice(3)).toEqual(["3", "1", "+2", "+200,0", "1 chờ tiếp nhận"]);
    expect(cells.get("Lượt người tham gia")?.slice(3, 7)).toEqual(["250", "70", "+180", "+257,1"]);
  });

  test("the page on which it is signed shows the same rows and notes, word for word", async () => {
    const { rows, notes } = await as(leader, async (tx) =>
      getReportAppendix(tx, await getReport(tx, report)),
    );
    const { appendix } = await paperOf(leader);
    expect(rows.map(appendixCells)).toEqual(appendix?.rows);
    const instant = /\d\d:\d\d, /;
    expect(notes.map((note) => note.replace(instant, ""))).toEqual(
      appendix?.notes.map((note) => note.replace(instant, "")),
    );
  });

  test("takes in what the accepted points say where it is asked to, each text once, in its section", async () => {
    expect((await paperOf(leader)).blocks.some(({ kind }) => kind === "gathered")).toBe(false);
    const { blocks } = await paperOf(leader, true);
    const [one, two] = communes as [TestUnit, TestUnit];
    const said = blocks.flatMap((block) => (block.kind === "gathered" ? block.items : []));
    expect(said).toEqual([
      { text: "Mưa", from: expect.stringContaining(two.name) },
      { text: "Giao việc sớm", from: expect.stringMatching(new RegExp(`${one.name} và 1 đơn vị khác$`)) },
      { text: "Thêm loa", from: expect.stringContaining(one.name) },
    ]);
  });

  test("is not there for another province or a commune", async () => {
    await expect(paperOf(foreign)).rejects.toThrow(NotThere);
    await expect(paperOf(chief)).rejects.toThrow(NotThere);
  });

  test("once signed it is as it was written, nothing is gathered into it", async () => {
    const row = inState("sent", province.id);
    const { owner } = database;
    const names = Object.keys(row);
    const set = names.map((name, at) => `${name} = $${at + 2}`).join(", ");
    await owner.query(`update festival_report set ${set} where id = $1`, [report, ...Object.values(row)]);
    const paper = await paperOf(v05, true);
    expect(paper.mark).toBeNull();
    expect(paper.blocks.some(({ kind }) => kind === "gathered")).toBe(false);
    await owner.query("update festival_report set state = 'draft' where id = $1", [report]);
  });
});

describe("the report of any unit in scope", () => {
  test("of a commune: its own figures, what its points say by their names, to its province", async () => {
    const [one] = communes as [TestUnit];
    const facts = await unitPaper(chief, one.code);
    expect(facts.seasons.figures).toMatchObject({ NH01: 2, NH09: 200 });
    expect(facts.gathered.lessons?.items).toEqual([
      { text: "Giao việc sớm", from: "Thôn Hai và 1 điểm khác" },
    ]);
    expect(seasonReport(facts)).toMatchObject({ to: "Công an tỉnh Hà Tĩnh", parent: "CÔNG AN TỈNH HÀ TĨNH" });
    expect((await unitPaper(leader, one.code)).seasons.figures).toEqual(facts.seasons.figures);
  });

  test("of the nation: from the signed reports of the provinces", async () => {
    const { owner } = database;
    expect((await unitPaper(v05, "VN")).gathered).toEqual({});
    await owner.query(
      "update festival_report set state = 'sent', sent_by_id = gen_random_uuid(), sent_at = now() where id = $1",
      [report],
    );
    const facts = await unitPaper(v05, "VN");
    expect(facts.gathered.leadership).toEqual({
      items: [{ text: "Đã tham mưu.", from: "Tỉnh Hà Tĩnh" }],
      total: 1,
    });
    expect(facts.seasons.coverage.expected).toBeGreaterThan(3_000);

    // The same words but for the own name of who wrote them: one remark, without the name, of all of them.
    const season = await owner.query("select season_id from festival_report where id = $1", [report]);
    const seasonId = season.rows[0]?.season_id;
    const said = (name: string) => `Công an ${name} tham mưu kế hoạch. Nhân dân ${name} hưởng ứng.`;
    await owner.query(
      "update festival_report set leadership = $2, lessons = 'Riêng của tỉnh Hà Tĩnh.' where id = $1",
      [report, said("tỉnh Hà Tĩnh")],
    );
    for (const [code, name] of [
      ["40", "tỉnh Nghệ An"],
      ["79", "thành phố Hồ Chí Minh"],
    ] as const) {
      const { id } = await findUnit(owner, code, "province");
      await buildReport(owner, { unitId: id, seasonId }, { ...inState("sent", id), leadership: said(name) });
    }
    const again = (await unitPaper(v05, "VN")).gathered;
    expect(again.leadership).toEqual({
      items: [
        {
          text: "Công an địa phương tham mưu kế hoạch. Nhân dân địa phương hưởng ứng.",
          from: "Tỉnh Nghệ An và 2 đơn vị khác",
        },
      ],
      total: 1,
    });
    expect(again.lessons?.items).toEqual([{ text: "Riêng của tỉnh Hà Tĩnh.", from: "Tỉnh Hà Tĩnh" }]);
    await owner.query("update festival_report set state = 'draft' where id = $1", [report]);
  });

  test("what is not in scope, and a season that is not there, is not there", async () => {
    const [one, two] = communes as [TestUnit, TestUnit];
    await expect(unitPaper(foreign, one.code)).rejects.toThrow(NotThere);
    await expect(unitPaper(foreign, "42")).rejects.toThrow(NotThere);
    await expect(unitPaper(chief, two.code)).rejects.toThrow(NotThere);
    await expect(unitPaper(chief, "VN")).rejects.toThrow(NotThere);
    await expect(unitPaper(v05, "VN", "then", 2019)).rejects.toThrow(NotThere);
  });
});
