import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { as, openScene, type Scene, writtenIn } from "./points-scene";

/** The schema refuses these first (tests/unit/festivals/schema.test.ts); here the database does, whoever asks. */
let scene: Scene;
let id: string;
beforeAll(async () => {
  scene = await openScene();
  id = await scene.point();
});
afterAll(() => scene.close());

describe("values that no point can have are refused by the database as well", () => {
  test.each([
    ["name = ''", "festival_name"],
    ["turnout = 0, delegates = null", "festival_turnout"],
    ["delegates = -1", "festival_delegates"],
    ["delegates = turnout + 1", "festival_delegates"],
    ["outreach = -1", "festival_counts"],
    ["spent_state = -1", "festival_money"],
    ["spent_social = -1", "festival_money"],
    ["starts_at = '25:00'", "festival_hours"],
    ["ends_at = starts_at", "festival_hours"],
    ["status = 'postponed'", "festival_status_why"],
    ["status = 'cancelled'", "festival_status_why"],
  ])("%s breaks %s", async (change, constraint) => {
    const before = await writtenIn(scene);
    const act = as(scene.people.officer, (tx) =>
      tx.$executeRawUnsafe(`update festival set ${change} where id = '${id}'`),
    );
    await expect(act).rejects.toThrow(new RegExp(`"${constraint}"`));
    expect(await writtenIn(scene)).toBe(before);
  });

  test.each([
    ["festival_gift (recipient, count, value", "'other', 0, 5", "gift_values"],
    ["festival_gift (recipient, count, value", "'other', 1, -5", "gift_values"],
    ["festival_pledge (count, parties", "0, 'các thôn'", "pledge_count"],
    ["festival_model (name, kind, places", "'A', 'launched', 0", "model_places"],
    [
      "festival_award (authority, form, recipient, count",
      "'ministry', 'medal', 'individual', 0",
      "award_count",
    ],
  ])("insert into %s) values (%s) breaks %s", async (into, values, constraint) => {
    const act = as(scene.people.officer, (tx) =>
      tx.$executeRawUnsafe(
        `insert into ${into}, festival_id, unit_id) values (${values}, '${id}', '${scene.commune.id}')`,
      ),
    );
    await expect(act).rejects.toThrow(new RegExp(`"${constraint}"`));
  });

  test("a step that the workflow does not know", async () => {
    const act = as(scene.people.officer, (tx) =>
      tx.$executeRawUnsafe(`update festival set state = 'accepted' where id = '${id}'`),
    );
    await expect(act).rejects.toThrow(/cannot go from draft to accepted/);
  });
});
