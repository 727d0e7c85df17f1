import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import type { Figures } from "@/lib/reports/figures";
import { applyChange } from "@/lib/units/changes/apply-commands";
import { draftChange } from "@/lib/units/changes/commands";
import { addPart, figuresFor } from "@/tests/integration/reports/scene";
import { actorFor, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { as, carryOut, form, openScene, refusalOf, type Scene, takeBack, treeMark } from "./changes-scene";

let scene: Scene;
let v05: Scene["people"]["v05"];
let season: string;
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
  season = await buildSeason(scene.owner, 2026);
  await buildSeason(scene.owner, 2025, { state: "locked" });
});
afterAll(() => scene.close());

const at = (index: number) => scene.communes[index] as TestUnit;

/** A generator of its own, so that a failure can be walked again. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describe("figures", () => {
  test.each([1, 2, 3])(
    "NH01–NH16 are the same on the map of their time, and the map of today sums: random changes, seed %i",
    async (seed) => {
      const roll = dice(seed);
      const before = await treeMark(scene);
      const points: string[] = [];
      for (let index = 0; index < 10; index++) {
        const point = await buildFestival(
          scene.owner,
          { unitId: at(index).id, seasonId: season },
          {
            ...inState("accepted", scene.province.id),
            turnout: 100 + roll(900),
            delegates: 10 + roll(50),
            host_level: roll(2) ? "residential" : "commune",
          },
        );
        points.push(point);
        await addPart(scene.owner, point, "festival_gift", {
          kind: "policy_family",
          count: 1 + roll(9),
          value: 1_000_000 * (1 + roll(20)),
          recipient: "Hộ thử",
        }).catch(() => undefined);
      }
      const oldCodes = Array.from({ length: 10 }, (_, index) => at(index).code);
      const then = async (): Promise<Figures[]> => {
        const all = [];
        for (const code of [...oldCodes, "42", "40", "VN"])
          all.push((await figuresFor(v05, code, 2026, "then")).figures);
        return all;
      };
      const first = await then();
      const ids: string[] = [];
      const live = oldCodes.map((code) => ({ code, parent: "42" }));
      for (let turn = 0; turn < 6; turn++) {
        const day = `2026-10-${String(turn + 1).padStart(2, "0")}`;
        const pick = () => live.splice(roll(live.length), 1)[0] as { code: string; parent: string };
        const fresh = String(98_000 + seed * 100 + turn * 2);
        const [a, b] = [pick(), pick()];
        const kind = roll(5);
        const made: Record<string, unknown>[] = [
          {
            kind: "merge",
            units: [{ unit: a.code }, { unit: b.code }],
            code: fresh,
            name: "Mới",
            unitKind: "commune",
            parent: "42",
          },
          {
            kind: "split",
            unit: a.code,
            parent: a.parent,
            parts: [
              { code: fresh, name: "Một", kind: "commune" },
              { code: b.code, name: "", kind: "" },
            ],
          },
          { kind: "rename", unit: a.code, name: `Tên ${turn}`, unitKind: "ward" },
          { kind: "move", unit: a.code, above: a.parent === "42" ? "40" : "42", code: "" },
          { kind: "close", unit: a.code, successor: b.code },
        ];
        const { kind: name, ...given } = made[kind] as { kind: string };
        ids.push(await carryOut(v05, form(name, given, day)));
        if (kind === 0) live.push({ code: fresh, parent: "42" });
        if (kind === 1) live.push({ code: fresh, parent: a.parent }, b);
        if (kind === 2) live.push(a, b);
        if (kind === 3) live.push({ code: a.code, parent: a.parent === "42" ? "40" : "42" }, b);
        if (kind === 4) live.push(b);
        expect(await then(), `after ${name}`).toEqual(first);
      }
      const now = async (code: string) => (await figuresFor(v05, code, 2026, "now")).figures;
      const nation = await now("VN");
      // NH05 is a share of communes, which are fewer or more on another map.
      expect({ ...nation, NH05: 0 }).toEqual({ ...first.at(-1), NH05: 0 });
      for (const key of ["NH01", "NH09"] as const) {
        let sum = 0;
        for (const { code } of live) sum += (await now(code))[key] ?? 0;
        expect(sum, key).toBe(nation[key]);
        expect(((await now("42"))[key] ?? 0) + ((await now("40"))[key] ?? 0), key).toBe(nation[key]);
      }
      for (const id of ids.reverse()) await takeBack(v05, id);
      expect(await treeMark(scene)).toBe(before);
      await scene.owner.query("delete from festival_gift where festival_id = any($1)", [points]);
      await scene.owner.query("delete from festival where id = any($1)", [points]);
    },
  );
});

describe("nobody's scope grows but the successor's", () => {
  test.each([
    [
      "merge",
      () => ({
        units: [{ unit: at(0).code }, { unit: at(1).code }],
        code: "99920",
        name: "Mới",
        unitKind: "commune",
        parent: "42",
      }),
    ],
    ["close", () => ({ unit: at(0).code, successor: at(1).code })],
    [
      "split",
      () => ({
        unit: at(0).code,
        parent: "42",
        parts: [
          { code: "99921", name: "Một", kind: "commune" },
          { code: at(1).code, name: "", kind: "" },
        ],
      }),
    ],
    ["move", () => ({ unit: at(0).code, above: "40", code: "" })],
    ["rename", () => ({ unit: at(0).code, name: "Khác", unitKind: "ward" })],
  ] as const)("%s", async (kind, given) => {
    const reach = async () =>
      new Set(
        (
          await scene.owner.query("select holder_id || ' ' || unit_id || ' ' || whole as k from unit_reach")
        ).rows.map((row) => row.k as string),
      );
    const before = await reach();
    const id = await carryOut(v05, form(kind, given()));
    const { rows } = await scene.owner.query(
      `with recursive heir as (
         select s.to_id as id from unit_change c, jsonb_to_recordset(c.plan -> 'successions') as p ("toId" uuid), unit_succession s
          where c.id = $1 and s.to_id = p."toId"
         union select u.parent_id from heir join unit u on u.id = heir.id where u.parent_id is not null)
       select array(select id::text from heir) as heirs, c.born_ids as born from unit_change c where id = $1`,
      [id],
    );
    const allowed = new Set<string>([...rows[0].heirs, ...rows[0].born]);
    const after = await reach();
    const born = new Set<string>(rows[0].born);
    for (const entry of after) {
      const [holder = "", unit = ""] = entry.split(" ");
      if (!before.has(entry) && !born.has(unit)) expect(allowed.has(holder), entry).toBe(true);
    }
    // Nobody loses what they read either.
    for (const entry of before) expect(after.has(entry)).toBe(true);
    await takeBack(v05, id);
  });
});

describe("pending records go on", () => {
  test("a point of a closed commune is sent by its successor, to the province of the record's day", async () => {
    const point = await buildFestival(scene.owner, { unitId: at(2).id, seasonId: season });
    const id = await carryOut(v05, form("close", { unit: at(2).code, successor: at(3).code }));
    const stranger = await createActor(scene.owner, "commune_chief", at(4));
    await expect(as(stranger, (tx) => sendFestival(tx, stranger, { id: point, version: 1 }))).rejects.toThrow(
      "not there",
    );
    const chief = await createActor(scene.owner, "commune_chief", at(3));
    await as(chief, (tx) => sendFestival(tx, chief, { id: point, version: 1 }));
    const { rows } = await scene.owner.query(
      "select state, unit_id, holder_unit_id from festival where id = $1",
      [point],
    );
    expect(rows).toEqual([{ state: "sent", unit_id: at(2).id, holder_unit_id: scene.province.id }]);
    expect(await refusalOf(takeBack(v05, id))).toEqual(["in_way"]);
    await clear(point);
    await takeBack(v05, id);
  });

  test("a point that waits at a province that is merged is accepted by the new province", async () => {
    const point = await buildFestival(
      scene.owner,
      { unitId: at(5).id, seasonId: season },
      inState("sent", scene.province.id),
    );
    const before = await createActor(scene.owner, "province_officer", scene.foreign);
    await expect(as(before, (tx) => acceptFestival(tx, before, { id: point, version: 1 }))).rejects.toThrow(
      "not there",
    );
    const id = await carryOut(v05, form("merge", { units: [{ unit: "42" }], into: "40" }));
    const heir = await actorFor(scene.owner, before.userId, "province_officer", scene.foreign);
    await as(heir, (tx) => acceptFestival(tx, heir, { id: point, version: 1 }));
    const { rows } = await scene.owner.query(
      "select state, unit_id, holder_unit_id from festival where id = $1",
      [point],
    );
    expect(rows).toEqual([{ state: "accepted", unit_id: at(5).id, holder_unit_id: scene.province.id }]);
    await clear(point);
    await takeBack(v05, id);
  });
});

async function clear(point: string) {
  for (const table of ["receipt", "decision"])
    await scene.owner.query(`delete from ${table} where record_id = $1`, [point]);
  await scene.owner.query("delete from festival where id = $1", [point]);
}

describe("two at once", () => {
  type Work = Parameters<typeof as>[1];

  /** Runs work in a transaction that stays open until it is let go. */
  async function open(actor: typeof v05, work: Work) {
    let [release, reached] = [() => {}, () => {}];
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inside = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const ended = as(actor, async (tx) => {
      await work(tx);
      reached();
      await gate;
    });
    await Promise.race([inside, ended]);
    return { release, ended };
  }

  test("the same draft is applied once: the second waits, and is told", async () => {
    const { id } = await as(v05, (tx) =>
      draftChange(tx, v05, form("close", { unit: at(6).code, successor: at(7).code })),
    );
    const first = await open(v05, (tx) => applyChange(tx, v05, { id, version: 1 }));
    const second = refusalOf(as(v05, (tx) => applyChange(tx, v05, { id, version: 1 })));
    expect(await Promise.race([second, sleep(700).then(() => "waits")])).toBe("waits");
    first.release();
    await first.ended;
    expect(await second).toEqual(["wrong_state"]);
    await takeBack(v05, id);
  });

  test("two changes of one unit: the second sees what the first has done", async () => {
    const draft = (to: number) =>
      as(v05, (tx) => draftChange(tx, v05, form("close", { unit: at(6).code, successor: at(to).code })));
    const [one, two] = [await draft(7), await draft(8)];
    const first = await open(v05, (tx) => applyChange(tx, v05, { id: one.id, version: 1 }));
    const second = refusalOf(as(v05, (tx) => applyChange(tx, v05, { id: two.id, version: 1 })));
    expect(await Promise.race([second, sleep(700).then(() => "waits")])).toBe("waits");
    first.release();
    await first.ended;
    expect(await second).toEqual(["ended"]);
    await takeBack(v05, one.id);
  });

  test.each(["sending first", "applying first"])(
    "a unit ends while its record is being sent, %s: both come through",
    async (order) => {
      const point = await buildFestival(scene.owner, { unitId: at(9).id, seasonId: season });
      const chief = await createActor(scene.owner, "commune_chief", at(9));
      const { id } = await as(v05, (tx) =>
        draftChange(tx, v05, form("close", { unit: at(9).code, successor: at(10).code })),
      );
      const send: Work = (tx) => sendFestival(tx, chief, { id: point, version: 1 });
      const apply: Work = (tx) => applyChange(tx, v05, { id, version: 1 });
      const first = order === "sending first" ? await open(chief, send) : await open(v05, apply);
      const second = order === "sending first" ? as(v05, apply) : as(chief, send);
      await Promise.race([second, sleep(1500)]);
      first.release();
      await Promise.all([first.ended, second]);
      const { rows } = await scene.owner.query(
        "select state, unit_id, holder_unit_id from festival where id = $1",
        [point],
      );
      expect(rows).toEqual([{ state: "sent", unit_id: at(9).id, holder_unit_id: scene.province.id }]);
      expect((await findUnit(scene.owner, at(10).code, "commune")).id).toBe(at(10).id);
      await clear(point);
      await takeBack(v05, id);
    },
  );

  test("an account is made in a new unit while its change is undone: the undoing waits, and is refused", async () => {
    const id = await carryOut(
      v05,
      form("open", { code: "99930", name: "Thử", unitKind: "commune", parent: "42" }),
    );
    const unit = await findUnit(scene.owner, "99930", "commune");
    const client = await scene.owner.connect();
    await client.query("begin");
    await client.query(
      "insert into app_user (unit_id, username, full_name) values ($1, 'dua.truoc', 'Người Thử')",
      [unit.id],
    );
    const undo = as(v05, (tx) => tx.$executeRaw`select undo_unit_change(${id}::uuid)`).then(
      () => "undone",
      (error: Error) => error.message,
    );
    expect(await Promise.race([undo, sleep(700).then(() => "waits")])).toBe("waits");
    await client.query("commit");
    client.release();
    expect(await undo).toContain("unit_change_in_way");
    await scene.owner.query("delete from app_user where username = 'dua.truoc'");
    await takeBack(v05, id);
  });
});
