import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { getStays } from "@/lib/reports/waiting-queries";
import { as, openScene, type Scene } from "../festivals/points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Writes the way of a point: each line a state, where it lay, and how many hours after the first line it began. */
async function way(lines: [state: string, holder: string, hour: number][], unit = scene.commune) {
  const id = await scene.point("draft", {}, unit);
  for (const [state, holder, hour] of lines) {
    await scene.owner.query(
      `insert into decision (unit_id, record_kind, record_id, step, to_state, at, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name, holder_unit_id)
       values ($1, 'festival', $2, 'x', $3, timestamptz '2026-08-01 00:00Z' + make_interval(hours => $4), $5, 'a', 'commune_officer', $1, 'u', $6)`,
      [unit.id, id, state, hour, scene.people.officer.userId, holder],
    );
  }
}

test("time in a state runs from one line to the next, by level and by unit", async () => {
  const [own, above] = [scene.commune.id, scene.province.id];
  // Waited at the province for 10, 20 and 60 hours; one waits still; one was returned and mended in 5.
  await way([
    ["draft", own, 0],
    ["sent", above, 2],
    ["accepted", above, 12],
  ]);
  await way([
    ["draft", own, 0],
    ["sent", above, 4],
    ["accepted", above, 24],
  ]);
  await way([
    ["sent", above, 0],
    ["returned", own, 60],
    ["sent", above, 65],
  ]);

  const asked = { kind: "festival" as const, seasonId: scene.season, day: "2026-08-19" };
  const { states: stays } = await as(scene.people.provinceOfficer, (tx, actor) =>
    getStays(tx, actor, { ...asked, state: "sent" }),
  );
  const at = (state: string) => stays.find((row) => row.state === state);
  const hours = (seconds: number | null | undefined) => (seconds ?? 0) / 3600;
  expect(at("sent")).toMatchObject({ level: "province", finished: 3, open: 1 });
  expect(hours(at("sent")?.median)).toBe(20);
  expect(hours(at("sent")?.p90)).toBe(52);
  expect(at("draft")).toMatchObject({ level: "commune", finished: 2, open: 0, longest: null });
  expect(hours(at("returned")?.median)).toBe(5);
  expect(at("accepted")).toMatchObject({ finished: 0, open: 2, median: null, p90: null });

  const { units } = await as(scene.people.v05, (tx, actor) =>
    getStays(tx, actor, { ...asked, state: "sent" }),
  );
  expect(units.map(({ code, finished, open }) => ({ code, finished, open }))).toEqual([
    { code: "42", finished: 3, open: 1 },
  ]);
  // For the nation what lies with communes stands with their province; the province sees the commune itself.
  const drafts = (who: "v05" | "provinceOfficer") =>
    as(
      scene.people[who],
      async (tx, actor) => (await getStays(tx, actor, { ...asked, state: "draft" })).units,
    );
  expect((await drafts("v05")).map(({ code }) => code)).toEqual(["42"]);
  expect((await drafts("provinceOfficer")).map(({ code }) => code)).toEqual([scene.commune.code]);
});

test("a unit of then stands on the map of today as the one that took it over", async () => {
  const { rows } = await scene.owner.query<{ id: string; code: string; now: string }>(
    `select u.id, u.code, n.code as now from unit u
       join unit_place p on p.origin_id = u.id and p.first_day <= '2026-08-19' and p.end_day > '2026-08-19'
       join unit n on n.id = p.place_id
      where u.level = 'commune' and u.valid_to is not null and p.province_id = $1 and n.code <> u.code limit 1`,
    [scene.province.id],
  );
  const old = rows[0];
  if (!old) throw new Error("no commune was merged");
  await way([["submitted", old.id, 0]]);
  const asked = { kind: "festival" as const, seasonId: scene.season, state: "submitted" as const };
  const codes = async (day: string) => {
    const found = await as(scene.people.provinceOfficer, (tx, actor) =>
      getStays(tx, actor, { ...asked, day }),
    );
    return found.units.map(({ code }) => code);
  };
  expect(await codes("2024-08-19")).toEqual([old.code]);
  expect(await codes("2026-08-19")).toEqual([old.now]);
});

test("a unit is called as it was on that map", async () => {
  const { rows } = await scene.owner.query<{ id: string }>(
    "select id from unit where level = 'province' and code = '46' and valid_to is null",
  );
  await way([["accepted", rows[0]?.id ?? "", 0]]);
  const asked = { kind: "festival" as const, seasonId: scene.season, state: "accepted" as const };
  const nameOn = async (day: string) => {
    const { units } = await as(scene.people.v05, (tx, actor) => getStays(tx, actor, { ...asked, day }));
    return units.filter(({ code }) => code === "46").map(({ kind, name }) => `${kind} ${name}`);
  };
  expect(await nameOn("2024-08-19")).toEqual(["province Thừa Thiên Huế"]);
  expect(await nameOn("2026-08-19")).toEqual(["municipality Huế"]);
});

test("nobody measures beside their scope", async () => {
  await way([["draft", scene.sibling.id, 0]], scene.sibling);
  const asked = { kind: "festival" as const, seasonId: scene.season, day: "2026-08-19" };
  const drafts = (tx: Tx, actor: Actor) => getStays(tx, actor, { ...asked, state: "draft" });
  expect(await as(scene.people.foreignProvinceOfficer, drafts)).toEqual({ states: [], units: [] });
  const own = await as(scene.people.officer, drafts);
  expect(own.units.map(({ code }) => code)).not.toContain(scene.sibling.code);
});

test("every line keeps where the record lay, said or not", async () => {
  const id = await scene.point("sent");
  await scene.owner.query(
    `insert into decision (unit_id, record_kind, record_id, step, to_state, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
     select unit_id, 'festival', id, 'send', 'sent', entered_by_id, 'a', 'commune_chief', unit_id, 'u' from festival where id = $1`,
    [id],
  );
  const { rows } = await scene.owner.query("select holder_unit_id from decision where record_id = $1", [id]);
  expect(rows).toEqual([{ holder_unit_id: scene.province.id }]);
});
