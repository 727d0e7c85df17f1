import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { addWorkingDays, workCalendar } from "@/lib/core/working-days";
import { grantExtensions } from "@/lib/festivals/extensions/commands";
import { grantable, grantReach } from "@/lib/festivals/extensions/queries";
import { grantExtensionsInput } from "@/lib/festivals/extensions/schema";
import { chosenSeason } from "@/lib/festivals/seasons/queries";
import { as, openScene, refusalOf, type Scene } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  for (const table of ["extension", "festival"]) await scene.owner.query(`delete from ${table}`);
});

const until = addWorkingDays(dayOf(new Date()), 4, workCalendar([]));

/** More time for all that have not sent, as the form says it. */
const grant = (who: Actor, change: Record<string, unknown> = {}) =>
  as(who, (tx, actor) => {
    const said = { seasonId: scene.season, what: "result", whom: "unsent", until, reason: "Bão", ...change };
    return grantExtensions(tx, actor, grantExtensionsInput.parse(said));
  });

/** How many the form says there are. */
const shown = (who: Actor, unit = "") =>
  as(who, async (tx, actor) => {
    const season = await chosenSeason(tx, actor, 2026);
    const reach = season && (await grantReach(tx, actor, season, unit));
    const rows = reach ? await grantable(tx, season, "result", reach) : [];
    return { all: rows.length, unsent: rows.filter(({ done }) => !done).length };
  });

const granted = async () =>
  (
    await scene.owner.query(
      `select u.id, u.level, p.code as province from extension x join unit u on u.id = x.unit_id
         left join unit p on p.id = u.parent_id where x.state = 'granted'`,
    )
  ).rows as { id: string; level: string; province: string }[];

describe("more time for all that have not sent", () => {
  test("goes to as many as the form said, of this province alone, and to nobody who has sent", async () => {
    const { provinceOfficer } = scene.people;
    await scene.point("sent");
    const { all, unsent } = await shown(provinceOfficer);
    expect(unsent).toBe(all - 1);
    // What is ticked besides says nothing: the list is made when it is granted.
    expect(await grant(provinceOfficer, { units: [scene.commune.id] })).toMatchObject({ granted: unsent });
    const rows = await granted();
    expect(rows).toHaveLength(unsent);
    expect(new Set(rows.map(({ province }) => province))).toEqual(new Set(["42"]));
    expect(rows.some(({ id }) => id === scene.commune.id)).toBe(false);
  });

  test("who has sent after the form was opened is left out", async () => {
    const { provinceOfficer } = scene.people;
    const before = await shown(provinceOfficer);
    await scene.point("sent", {}, scene.sibling);
    expect(await grant(provinceOfficer)).toMatchObject({ granted: before.unsent - 1 });
    expect((await granted()).some(({ id }) => id === scene.sibling.id)).toBe(false);
  });

  test("the nation: below one province, or the provinces themselves; a province never names another", async () => {
    const { v05, provinceOfficer } = scene.people;
    const { unsent } = await shown(v05, "40");
    expect(await grant(v05, { unit: "40" })).toMatchObject({ granted: unsent });
    expect(new Set((await granted()).map(({ province }) => province))).toEqual(new Set(["40"]));
    await scene.owner.query("delete from extension");
    expect(await grant(v05, { what: "report" })).toMatchObject({ granted: 34 });
    expect(new Set((await granted()).map(({ level }) => level))).toEqual(new Set(["province"]));
    await scene.owner.query("delete from extension");
    await grant(provinceOfficer, { unit: "40" });
    expect(new Set((await granted()).map(({ province }) => province))).toEqual(new Set(["42"]));
  });

  test("refused when all have sent, where the level sends nothing of it, and without the permission", async () => {
    const { v05, provinceOfficer, officer } = scene.people;
    expect(await refusalOf(grant(provinceOfficer, { what: "report" }))).toEqual(["other_level"]);
    expect(await refusalOf(grant(provinceOfficer, { whom: "chosen" }))).toEqual(["nobody"]);
    expect(await refusalOf(grant(officer))).toEqual(["not_permitted"]);
    await scene.owner.query(
      `insert into festival_report (unit_id, season_id, state, entered_by_id, entered_by_name, holder_unit_id, sent_by_id, sent_at)
       select id, $1, 'sent', gen_random_uuid(), 'x', id, gen_random_uuid(), now()
         from unit where level = 'province' and valid_to is null`,
      [scene.season],
    );
    expect(await refusalOf(grant(v05, { what: "report" }))).toEqual(["all_sent"]);
    expect(await granted()).toEqual([]);
  });
});
