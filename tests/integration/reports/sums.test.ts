import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { cloneFestivals } from "@/lib/festivals/points/clone-commands";
import { correctFestival, deleteFestival, editFestival, planFestival } from "@/lib/festivals/points/commands";
import {
  acceptFestival,
  recallFestival,
  returnFestival,
  sendFestival,
} from "@/lib/festivals/points/flow-commands";
import { type FigureFault, faultText } from "@/lib/reports/verify";
import {
  as,
  openScene,
  plan,
  randomUUID,
  type Scene,
  sheet,
} from "@/tests/integration/festivals/points-scene";
import { buildFestival, inState } from "@/tests/support/builders";
import { namedFaults } from "@/tests/support/figures";
import { addPart } from "./scene";

/** After every act the kept numbers are what the records give; the check itself is tried on numbers that were spoiled. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
  const { rows } = await scene.owner.query("select from figure_touched");
  expect(rows).toEqual([]);
});

/** What is kept of the commune in the open season under a measure. */
async function kept(measure: string, unitId = scene.commune.id): Promise<[number, number]> {
  const { rows } = await scene.owner.query(
    `select coalesce(sum(final), 0)::int as final, coalesce(sum(provisional), 0)::int as provisional
       from figure_sum where unit_id = $1 and season_id = $2 and measure = $3`,
    [unitId, scene.season, measure],
  );
  return [rows[0].final, rows[0].provisional];
}

/** How the kept number moves through some work: accepted, and waiting. */
async function moves(measure: string, work: () => Promise<unknown>): Promise<[number, number]> {
  const before = await kept(measure);
  await work();
  const after = await kept(measure);
  return [after[0] - before[0], after[1] - before[1]];
}

const gifts = [{ recipient: "other" as const, count: 3, value: 1_500_000n }];
const order = (id: string, version: number) => ({ id, version, note: "Thiếu ảnh", remarks: [], whole: true });

describe("a point on its way", () => {
  test("planned, entered, sent, recalled, sent, returned, mended, sent, accepted", async () => {
    const { officer, chief, provinceOfficer } = scene.people;
    let id = "";
    const step = (
      work: (tx: never, actor: never, input: never) => Promise<unknown>,
      actor: object,
      input: object,
    ) => as(actor as never, (tx, who) => work(tx as never, who as never, input as never));
    const points = (work: () => Promise<unknown>) => moves("festival.points", work);
    expect(
      await points(async () => {
        id = (await as(officer, (tx, who) => planFestival(tx, who, plan()))).id;
        await as(officer, (tx, who) => editFestival(tx, who, "sheet", sheet(id, 1, { gifts })));
      }),
    ).toEqual([0, 0]);
    expect(await points(() => step(sendFestival, chief, { id, version: 2 }))).toEqual([0, 1]);
    expect(await kept("festival.gifts")).toEqual([0, 3]);
    expect(await points(() => step(recallFestival, chief, { id, version: 3 }))).toEqual([0, -1]);
    expect(await points(() => step(sendFestival, chief, { id, version: 4 }))).toEqual([0, 1]);
    expect(await points(() => step(returnFestival, provinceOfficer, order(id, 5)))).toEqual([0, -1]);
    await as(officer, (tx, who) =>
      editFestival(tx, who, "sheet", sheet(id, 6, { gifts: [], turnout: 99, delegates: 9 })),
    );
    expect(await points(() => step(sendFestival, chief, { id, version: 7 }))).toEqual([0, 1]);
    expect(await points(() => step(acceptFestival, provinceOfficer, { id, version: 8 }))).toEqual([1, -1]);
    expect(await kept("festival.gifts")).toEqual([0, 0]);
    expect(await kept("festival.turnout")).toEqual([99, 0]);
    // Returned even after it was accepted.
    expect(await points(() => step(returnFestival, provinceOfficer, order(id, 9)))).toEqual([-1, 0]);
  });

  test("a draft that is deleted was never there", async () => {
    const { officer } = scene.people;
    const { id } = await as(officer, (tx, who) => planFestival(tx, who, plan({ name: "Ngày hội xóm Tây" })));
    expect(
      await moves("festival.points", () =>
        as(officer, (tx, who) => deleteFestival(tx, who, { id, version: 1 })),
      ),
    ).toEqual([0, 0]);
  });

  test("a locked point that V05 corrects, with its parts", async () => {
    const id = await scene.point("locked");
    await addPart(scene.owner, id, "festival_gift", { recipient: "other", count: 5, value: 10 });
    const input = { ...sheet(id, 1, { turnout: 250, gifts }), reason: "Công văn 88" };
    expect(
      await moves("festival.turnout", () =>
        as(scene.people.v05, (tx, who) => correctFestival(tx, who, input)),
      ),
    ).toEqual([50, 0]);
    expect(await kept("festival.gifts")).toEqual([3, 0]);
    expect(await kept("festival.gift_value")).toEqual([1_500_000, 0]);
  });

  test("a province accepts many at once", async () => {
    await scene.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, place, held_on, status, turnout, top_tier, state,
                             holder_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at)
       select case when n % 2 = 0 then $1 else $2 end::uuid, $3, 'Điểm ' || n, 'residential', 'Nhà văn hóa', '2026-08-05', 'held', 100,
              'commune', 'sent', $4, gen_random_uuid(), 'thử', gen_random_uuid(), now()
         from generate_series(1, 200) n`,
      [scene.commune.id, scene.sibling.id, scene.season, scene.province.id],
    );
    expect(
      await moves("festival.points", () =>
        as(scene.people.provinceOfficer, (tx, who) =>
          acceptFestivals(tx, who, {
            ids: [],
            all: "yes",
            query: "season=2026",
            until: new Date().toISOString(),
          }),
        ),
      ),
    ).toEqual([100, -100]);
    expect(await kept("festival.points", scene.sibling.id)).toEqual([100, 0]);
  });

  test("a clone counts nothing before it is held", async () => {
    const origin = await buildFestival(
      scene.owner,
      { unitId: scene.commune.id, seasonId: scene.oldSeason },
      { ...inState("locked", scene.province.id), held_on: "2024-07-20" },
    );
    expect(
      await moves("festival.points", () =>
        as(scene.people.officer, (tx, who) => cloneFestivals(tx, who, { season: 2026, ids: [origin] })),
      ),
    ).toEqual([0, 0]);
  });
});

describe("whatever else the owner of the tables does", () => {
  const sql = (text: string, ...values: unknown[]) => scene.owner.query(text, values);

  test.each(["postponed", "cancelled", "planned"])("a point becomes %s and is held again", async (status) => {
    const id = await scene.point("accepted", { status_reason: "Mưa bão" });
    const to = (next: string) =>
      moves("festival.points", () =>
        sql("update festival set status = $2::festival_status where id = $1", id, next),
      );
    expect(await to(status)).toEqual([-1, 0]);
    expect(await to("held")).toEqual([1, 0]);
  });

  test("its level, its guests' tier, its season and its unit change", async () => {
    const id = await scene.point("accepted");
    await sql(
      "update festival set host_level = 'school', top_tier = 'province', turnout = null, delegates = null where id = $1",
      id,
    );
    await sql("update festival set season_id = $2 where id = $1", id, scene.oldSeason);
    await sql("update festival set unit_id = $2 where id = $1", id, scene.sibling.id);
  });

  test("parts are added, changed, moved to another point and taken away", async () => {
    const [one, other] = [
      await scene.point("accepted"),
      await scene.point("sent", { accepted_by_id: null }, scene.sibling),
    ];
    const before = await kept("festival.models");
    await addPart(scene.owner, one, "festival_model", { name: "A", kind: "launched", places: 5 });
    await addPart(scene.owner, one, "festival_pledge", { count: 4, parties: "các thôn" });
    await addPart(scene.owner, one, "festival_award", {
      authority: "ministry",
      form: "medal",
      recipient: "individual",
      count: 2,
    });
    await sql("update festival_model set kind = 'replicated', places = 7 where festival_id = $1", one);
    await sql(
      "update festival_model set festival_id = $2, unit_id = $3 where festival_id = $1",
      one,
      other,
      scene.sibling.id,
    );
    expect(await kept("festival.models")).toEqual(before);
    expect(await kept("festival.model_places", scene.sibling.id)).toEqual([0, 7]);
    await sql("delete from festival_pledge where festival_id = $1", one);
    await sql("delete from festival_award where festival_id = $1", one);
  });

  test("a season's last day moves to where there were other communes", async () => {
    const later = await sql("update season set ends_on = '2025-12-31' where id = $1", scene.oldSeason);
    expect(later.rowCount).toBe(1);
    expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
    await sql("update season set ends_on = '2024-08-19' where id = $1", scene.oldSeason);
  });
});

describe("the check names what was spoiled", () => {
  /** Spoils, looks, mends. */
  async function spoiled(text: string): Promise<FigureFault[]> {
    await scene.owner.query(text);
    const faults = await namedFaults(scene.owner);
    await scene.owner.query("select recount_figures()");
    return faults;
  }

  const one = (): string => `where unit_id = '${scene.commune.id}' and season_id = '${scene.season}'`;

  test("a sum: by unit, season and measure, with what it is and what it should be", async () => {
    const faults = await spoiled(
      `update figure_sum set final = final + 7 ${one()} and measure = 'festival.points' and cell = 'residential/commune'`,
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ fault: "sum", year: 2026, measure: "festival.points" });
    expect(faults[0]?.unit?.code).toBe(scene.commune.code);
    expect((faults[0]?.final ?? 0) - (faults[0]?.trueFinal ?? 0)).toBe(7);
  });

  test.each<[string, () => string, FigureFault["fault"]]>([
    ["a sum that is gone", () => `delete from figure_sum ${one()} and measure = 'festival.turnout'`, "sum"],
    [
      "a sum of nothing",
      () =>
        `insert into figure_sum values ('${randomUUID()}', '${scene.season}', 'festival.points', 'commune/', 1, 0)`,
      "sum",
    ],
    ["how a unit stands", () => `update figure_standing set sent = sent + 1 ${one()}`, "standing"],
    ["the sum of a track", () => `update figure_track_sum set provisional = provisional + 1`, "track_sum"],
    [
      "the way of a unit",
      () =>
        `update unit_track set track_id = gen_random_uuid() where origin_id = '${scene.foreignCommune.id}'`,
      "track",
    ],
    [
      "what a province's places have sent",
      () => `update figure_coverage set reported = reported + 1 where province_id = '${scene.province.id}'`,
      "coverage",
    ],
  ])("%s", async (_what, text, kind) => {
    const faults = await spoiled(text());
    expect(new Set(faults.map((fault) => fault.fault))).toContain(kind);
    if (kind === "track") {
      await scene.owner.query("select retrack_units(array(select origin_id from unit_place), '{}')");
      await scene.owner.query("select recount_figures()");
    }
  });

  test("writing past the triggers", async () => {
    const id = await scene.point("accepted");
    await scene.owner.query("alter table festival disable trigger figures_update");
    await scene.owner.query("update festival set turnout = 1234, delegates = 1 where id = $1", [id]);
    await scene.owner.query("alter table festival enable trigger figures_update");
    const faults = await namedFaults(scene.owner);
    expect(new Set(faults.map((fault) => fault.fault))).toEqual(new Set(["sum", "standing", "track_sum"]));
    await scene.owner.query("select recount_figures()");
  });
});
