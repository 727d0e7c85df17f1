import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { cloneFestivals } from "@/lib/festivals/points/clone-commands";
import { latestSeasonOf, listClonable } from "@/lib/festivals/points/clone-queries";
import { getFestival } from "@/lib/festivals/points/queries";
import type { TestUnit } from "@/tests/support/actors";
import { buildFestival, inState } from "@/tests/support/builders";
import { untilSomebodyWaits } from "@/tests/support/waiting";
import { as, openScene, refusalOf, type Scene, writtenIn } from "./points-scene";

let scene: Scene;
/** A commune that ended in 2025 and went whole to the scene's commune. */
let before: { id: string };
beforeAll(async () => {
  scene = await openScene();
  const { rows } = await scene.owner.query<{ id: string }>(
    `select u.id from unit_succession s join unit u on u.id = s.from_id
      where s.to_id = $1 and s.whole and u.level = 'commune' order by u.code limit 1`,
    [scene.commune.id],
  );
  if (!rows[0]) throw new Error("no predecessor");
  before = rows[0];
});
afterAll(() => scene.close());

const clone = (actor: Actor, ids: string[], season = 2026) =>
  as(actor, (tx, who) => cloneFestivals(tx, who, { season, ids }));

const earlier = (row: Record<string, unknown> = {}, unitId = before.id) =>
  buildFestival(
    scene.owner,
    { unitId, seasonId: scene.oldSeason },
    {
      ...inState("locked", scene.province.id),
      held_on: "2024-07-20",
      name: "Ngày hội thôn Thượng",
      place: "Sân đình",
      ceremony: "{flag_salute}",
      turnout: 212,
      good_practice: "riêng của năm ấy",
      ...row,
    },
  );

const rowOf = async (id: string | undefined) =>
  (await scene.owner.query("select * from festival where id = $1", [id])).rows[0];

describe("a point begun from one of an earlier season", () => {
  test("takes over place and programme, not results, and belongs to the commune of today", async () => {
    const origin = await earlier();
    const { made } = await clone(scene.people.officer, [origin]);
    expect(await rowOf(made[0])).toMatchObject({
      unit_id: scene.commune.id,
      name: "Ngày hội thôn Thượng",
      place: "Sân đình",
      ceremony: "{flag_salute}",
      state: "draft",
      status: "planned",
      turnout: null,
      good_practice: "",
      cloned_from_id: origin,
      entered_by_id: scene.people.officer.userId,
    });
    const record = await as(scene.people.officer, (tx, actor) =>
      getFestival(tx, actor, made[0] ?? "", "2026-07-01"),
    );
    expect(record?.content.heldOn).toBe("2026-07-20");
    expect(record?.origin).toMatchObject({ id: origin, year: 2024, content: { turnout: 212 } });
    expect(record?.decisions.map(({ step, note }) => [step, note])).toEqual([
      ["create", "Lập lại từ điểm năm 2024: Ngày hội thôn Thượng."],
    ]);
  });

  test("is begun once: a second time leads to the first", async () => {
    const origin = await earlier({ name: "Ngày hội một lần" });
    const first = await clone(scene.people.officer, [origin]);
    const second = await clone(scene.people.chief, [origin]);
    expect(second).toEqual({ year: 2026, made: [], existing: first.made });
  });

  test("is begun once when two people do it at the same time", async () => {
    const origin = await earlier({ name: "Ngày hội hai người" });
    let second: ReturnType<typeof clone> | undefined;
    const first = await inScope(scene.people.officer, { action: "test" }, async (tx) => {
      const done = await cloneFestivals(tx, scene.people.officer, { season: 2026, ids: [origin] });
      second = clone(scene.people.chief, [origin]);
      await untilSomebodyWaits(scene.owner);
      return done;
    });
    expect(await second).toEqual({ year: 2026, made: [], existing: first.made });
  });

  test("may be many at once, listed with what is begun already", async () => {
    const [a, b] = [await earlier({ name: "Điểm A" }), await earlier({ name: "Điểm B" })];
    await clone(scene.people.officer, [a]);
    const [year, rows] = await as(scene.people.officer, async (tx) => [
      await latestSeasonOf(tx, [scene.commune.id], 2026),
      await listClonable(tx, scene.commune.id, 2024, { id: scene.season }),
    ]);
    expect(year).toBe(2024);
    const found = new Map(rows.map((row) => [row.id, row.cloneId]));
    expect(found.get(a)).not.toBeNull();
    expect(found.get(b)).toBeNull();
  });

  test("is refused without a choice, without the permission, and out of a season that is closed", async () => {
    const origin = await earlier();
    expect(await refusalOf(clone(scene.people.officer, []))).toEqual(["nothing_chosen"]);
    await scene.owner.query("update season set state = 'locked' where id = $1", [scene.season]);
    const written = await writtenIn(scene);
    await refusalOf(clone(scene.people.officer, [origin]));
    expect(await writtenIn(scene)).toBe(written);
    await scene.owner.query("update season set state = 'open' where id = $1", [scene.season]);
  });

  test("is not there for a foreign unit, and nothing is written", async () => {
    const origin = await earlier();
    const written = await writtenIn(scene);
    for (const who of ["siblingOfficer", "foreignOfficer", "foreignProvinceOfficer"] as const) {
      await expect(clone(scene.people[who], [origin]), who).rejects.toThrow(NotThere);
    }
    expect(await writtenIn(scene)).toBe(written);
  });

  test("cannot come from another commune or from a later year: the database refuses it", async () => {
    const own = await scene.point("draft");
    const foreign = await earlier({}, scene.sibling.id);
    const later = await scene.point("draft");
    for (const origin of [foreign, later]) {
      await expect(
        scene.owner.query("update festival set cloned_from_id = $2 where id = $1", [own, origin]),
      ).rejects.toThrow(/clone_origin/);
    }
  });
});

describe("the neighbours' figures", () => {
  const figures = (actor: Actor, unit: TestUnit) =>
    as(
      actor,
      (tx) =>
        tx.$queryRaw<{ units: number; turnout_low: number; turnout_middle: number }[]>`
        select * from neighbour_figures(${unit.id}::uuid, ${scene.season}::uuid, 'enterprise')`,
    );

  test("are a spread over at least five other communes, and are not given beyond the scope", async () => {
    const { rows: others } = await scene.owner.query<{ id: string }>(
      "select id from unit where parent_id = $1 and level = 'commune' and id <> $2 and valid_to is null order by code limit 5",
      [scene.province.id, scene.commune.id],
    );
    const held = async (unitId: string, turnout: number, state: "accepted" | "sent" = "accepted") =>
      buildFestival(
        scene.owner,
        { unitId, seasonId: scene.season },
        { ...inState(state, scene.province.id), host_level: "enterprise", turnout },
      );
    for (const [at, unit] of others.slice(0, 4).entries()) await held(unit.id, 100 * (at + 1));
    // The commune's own, and what is not accepted, do not count as neighbours.
    await held(scene.commune.id, 9_000);
    await held(others[4]?.id ?? "", 9_000, "sent");
    expect(await figures(scene.people.officer, scene.commune)).toEqual([]);
    await held(others[4]?.id ?? "", 500);
    expect(await figures(scene.people.officer, scene.commune)).toMatchObject([
      { units: 5, turnout_low: 200, turnout_middle: 300 },
    ]);
    expect(await figures(scene.people.v05, scene.commune)).toHaveLength(1);
    expect(await figures(scene.people.foreignOfficer, scene.commune)).toEqual([]);
    expect(await figures(scene.people.officer, scene.sibling)).toEqual([]);
  });
});
