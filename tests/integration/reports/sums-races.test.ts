import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { faultText } from "@/lib/reports/verify";
import { applyChange } from "@/lib/units/changes/apply-commands";
import { draftChange } from "@/lib/units/changes/commands";
import { as, form, openScene, type Scene } from "@/tests/integration/units/changes-scene";
import type { TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { namedFaults } from "@/tests/support/figures";
import { untilSomebodyWaits } from "@/tests/support/waiting";

/** Two at once, each time with the first held open where the other must wait. */
let scene: Scene;
let season: string;
let oldSeason: string;
beforeAll(async () => {
  scene = await openScene();
  season = await buildSeason(scene.owner, 2026);
  oldSeason = await buildSeason(scene.owner, 2024, { state: "locked" });
  // The trail locks the chain of the province before, and would hide whether these locks do their work.
  for (const table of ["festival", "festival_gift"])
    await scene.owner.query(`alter table ${table} disable trigger audit`);
});
afterAll(() => scene.close());
afterEach(async () => {
  expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
});

const at = (index: number) => scene.communes[index] as TestUnit;
const point = (unitId: string, seasonId = season) =>
  buildFestival(scene.owner, { unitId, seasonId }, inState("accepted", scene.province.id));
const more = "update festival set turnout = turnout + 1 where id = $1";
const gift =
  "insert into festival_gift (festival_id, unit_id, recipient, count, value) select id, unit_id, 'other', 1, 1 from festival where id = $1";
const settle = "set constraints settle immediate";

/** Connections of their own, closed whatever happens. */
async function with2(work: (one: pg.PoolClient, other: pg.PoolClient) => Promise<void>): Promise<void> {
  const clients = [await scene.owner.connect(), await scene.owner.connect()] as const;
  try {
    for (const client of clients) await client.query("begin");
    await work(...clients);
  } finally {
    for (const client of clients) {
      await client.query("rollback").catch(() => {});
      client.release();
    }
  }
}

describe("two at once", () => {
  test("two points of one unit: the second waits, and counts the first", async () => {
    const [a, b] = [await point(at(0).id), await point(at(0).id)];
    await with2(async (one, other) => {
      // Gifts change nothing of how the unit stands: its row is locked all the same.
      await one.query(gift, [a]);
      await other.query(gift, [b]);
      await one.query(settle);
      const second = other.query("commit");
      await untilSomebodyWaits(scene.owner);
      await one.query("commit");
      await second;
    });
  });

  test("many units in opposite orders, while a third is in the way: nobody waits in a circle", async () => {
    const units = [at(1), at(2), at(3)].sort((a, b) => (a.id < b.id ? -1 : 1)) as [
      TestUnit,
      TestUnit,
      TestUnit,
    ];
    const points = [];
    for (const unit of units) points.push([await point(unit.id), await point(unit.id), await point(unit.id)]);
    const [a, b, c] = points as [string[], string[], string[]];
    const middle = await scene.owner.connect();
    try {
      await with2(async (one, other) => {
        await middle.query("begin");
        await middle.query(more, [b[2]]);
        await middle.query(settle);
        for (const id of [a[0], b[0], c[0]]) await one.query(more, [id]);
        for (const id of [c[1], a[1]]) await other.query(more, [id]);
        const first = one.query("commit");
        await untilSomebodyWaits(scene.owner);
        const second = other.query("commit");
        await untilWaiting(2);
        await middle.query("commit");
        await Promise.all([first, second]);
      });
    } finally {
      await middle.query("rollback").catch(() => {});
      middle.release();
    }
  });

  test("two communes of then that are one today: it has reported once", async () => {
    const { rows } = await scene.owner.query<{ ids: string[] }>(
      `select array_agg(p.origin_id order by p.origin_id) as ids from unit_place p join unit u on u.id = p.origin_id
        where p.place_id = $1 and p.end_day = 'infinity' and u.level = 'commune' and u.valid_to is not null`,
      [at(4).id],
    );
    const [one = "", other = ""] = rows[0]?.ids ?? [];
    expect(other).not.toBe("");
    const begin = (client: pg.PoolClient, unitId: string) =>
      client.query(
        `insert into festival (unit_id, season_id, name, host_level, place, held_on, status, turnout, top_tier, state,
                               holder_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at)
         values ($1, $2, 'Điểm', 'commune', 'Nhà văn hóa', '2024-08-05', 'held', 100, 'commune', 'sent',
                 $1, gen_random_uuid(), 'thử', gen_random_uuid(), now())`,
        [unitId, oldSeason],
      );
    await with2(async (first, second) => {
      await begin(first, one);
      await begin(second, other);
      await first.query(settle);
      const waiting = second.query("commit");
      await untilSomebodyWaits(scene.owner);
      await first.query("commit");
      await waiting;
    });
    const { rows: counted } = await scene.owner.query(
      `select sum(reported)::int as reported from figure_coverage
        where season_id = $1 and province_id = $2 and first_day <= '2026-11-21' and end_day > '2026-11-21'`,
      [oldSeason, scene.province.id],
    );
    expect(counted[0].reported).toBe(1);
  });
});

async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await scene.owner.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows[0].n >= count) return;
  }
}

describe("a unit moves to another province while its points are counted", () => {
  /** The two provinces on the map of today, by their tracks. */
  const pointsOf = async (province: TestUnit) =>
    Number(
      (
        await scene.owner.query(
          `select coalesce(sum(s.final), 0) as n from figure_track_sum s join track_span t on t.track_id = s.track_id
            where s.season_id = $1 and s.measure = 'festival.points' and t.province_id = $2 and t.end_day = 'infinity'`,
          [season, province.id],
        )
      ).rows[0].n,
    );

  test.each(["counting first", "moving first"])("%s: the other waits", async (order) => {
    const unit = order === "counting first" ? at(5) : at(6);
    const id = await point(unit.id);
    const { v05 } = scene.people;
    const change = await as(v05, (tx) =>
      draftChange(tx, v05, form("move", { unit: unit.code, above: "40", code: "" })),
    );
    const before = [await pointsOf(scene.province), await pointsOf(scene.foreign)];
    const apply = (hold: () => Promise<void> = async () => {}) =>
      as(v05, async (tx) => {
        await applyChange(tx, v05, { id: change.id, version: 1 });
        await hold();
      });
    await with2(async (counting) => {
      await counting.query(gift, [id]);
      if (order === "counting first") {
        await counting.query(settle);
        const moved = apply();
        await untilSomebodyWaits(scene.owner);
        await counting.query("commit");
        await moved;
        return;
      }
      let [release, inside] = [() => {}, () => {}];
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        inside = resolve;
      });
      const moved = apply(() => {
        inside();
        return gate;
      });
      await reached;
      const counted = counting.query("commit");
      await untilSomebodyWaits(scene.owner);
      release();
      await Promise.all([moved, counted]);
    });
    expect([await pointsOf(scene.province), await pointsOf(scene.foreign)]).toEqual([
      (before[0] ?? 0) - 1,
      (before[1] ?? 0) + 1,
    ]);
  });
});

describe("a failure in the middle", () => {
  test("what a savepoint took back is not counted, what stood before it is", async () => {
    const [a, b] = [await point(at(7).id), await point(at(8).id)];
    await with2(async (client) => {
      await client.query("savepoint one");
      await client.query(more, [b]);
      await client.query("rollback to savepoint one");
      await client.query(more, [a]);
      await client.query("savepoint two");
      await client.query("delete from festival where id = $1", [b]);
      await client.query(settle);
      await client.query("rollback to savepoint two");
      await client.query("commit");
    });
    const { rows } = await scene.owner.query(
      "select points, turnout::int from figure_standing where season_id = $1 and unit_id = any($2) order by turnout",
      [season, [at(7).id, at(8).id]],
    );
    expect(rows).toEqual([
      { points: 1, turnout: 200 },
      { points: 1, turnout: 201 },
    ]);
  });

  test("a transaction that fails leaves nothing, not even a note", async () => {
    const id = await point(at(9).id);
    await with2(async (client) => {
      await client.query(more, [id]);
      await client.query(settle);
      await expect(client.query("update festival set turnout = -1 where id = $1", [id])).rejects.toThrow();
    });
    expect((await scene.owner.query("select from figure_touched")).rows).toEqual([]);
  });

  test("one statement over a thousand units is settled as one", async () => {
    await scene.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, place, held_on, status, turnout, top_tier, state,
                             holder_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at)
       select u.id, $1, 'Điểm', 'residential', 'Nhà văn hóa', '2026-08-05', 'held', 100, 'commune', 'sent',
              $2, gen_random_uuid(), 'thử', gen_random_uuid(), now()
         from (select id from unit where level = 'commune' and valid_to is null order by code limit 1000) u, generate_series(1, 3)`,
      [season, scene.province.id],
    );
  });
});
