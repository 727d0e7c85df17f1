import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { landOf } from "@/lib/festivals/papers/land-queries";
import { acceptPlan } from "@/lib/festivals/plans/commands";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { getBulkResult } from "@/lib/festivals/points/bulk-queries";
import { cloneFestivals } from "@/lib/festivals/points/clone-commands";
import { editFestival, planFestival } from "@/lib/festivals/points/commands";
import {
  acceptFestival,
  recallFestival,
  returnFestival,
  sendFestival,
} from "@/lib/festivals/points/flow-commands";
import { movesFor } from "@/lib/festivals/points/moves";
import { getFestival } from "@/lib/festivals/points/queries";
import { buildFestival, buildPlan, buildReport, inState } from "@/tests/support/builders";
import { untilSomebodyWaits } from "@/tests/support/waiting";
import { as, attendance, openScene, plan, refusalOf, type Scene, stateOf } from "./points-scene";

let scene: Scene;
let report: string;
beforeAll(async () => {
  scene = await openScene();
  report = await buildReport(scene.owner, { unitId: scene.province.id, seasonId: scene.season });
});
afterAll(() => scene.close());

const sign = (state: "draft" | "sent" | "returned" | "accepted" | "locked") => {
  const row = {
    sent_by_id: null,
    sent_at: null,
    accepted_by_id: null,
    accepted_at: null,
    holder_unit_id: null,
  };
  const values = Object.entries({ ...row, ...inState(state, scene.nation.id) });
  return scene.owner.query(
    `update festival_report set ${values.map(([name], at) => `${name} = $${at + 2}`).join(", ")} where id = $1`,
    [report, ...values.map(([, value]) => value)],
  );
};

describe("once the province's report is signed", () => {
  test.each(["sent", "accepted", "locked"] as const)("%s: points and plans stand still", async (state) => {
    const { provinceOfficer, officer, chief } = scene.people;
    await sign("draft");
    const accepted = await scene.point("accepted");
    const sent = await scene.point("sent");
    const { id: draft } = await as(officer, (tx, who) => planFestival(tx, who, plan({ name: state })));
    await scene.owner.query("delete from festival_plan");
    const paper = await buildPlan(
      scene.owner,
      { unitId: scene.commune.id, seasonId: scene.season },
      inState("sent", scene.province.id),
    );
    await sign(state);
    const at = { version: 1, note: "Đếm lại" };
    const acts: [Actor, (tx: Parameters<typeof acceptFestival>[0], who: Actor) => Promise<unknown>][] = [
      [provinceOfficer, (tx, who) => returnFestival(tx, who, { id: accepted, ...at })],
      [provinceOfficer, (tx, who) => acceptFestival(tx, who, { id: sent, ...at })],
      [chief, (tx, who) => recallFestival(tx, who, { id: sent, ...at })],
      [chief, (tx, who) => sendFestival(tx, who, { id: draft, ...at })],
      [officer, (tx, who) => editFestival(tx, who, "attendance", attendance(draft, 1))],
      [provinceOfficer, (tx, who) => acceptPlan(tx, who, { id: paper, ...at })],
    ];
    for (const [who, act] of acts) expect(await refusalOf(as(who, act))).toEqual(["report_signed"]);
    const input = { ids: [sent], query: "", until: new Date().toISOString() };
    const { resultId } = await as(provinceOfficer, (tx, who) => acceptFestivals(tx, who, input));
    const result = await as(provinceOfficer, (tx) => getBulkResult(tx, resultId));
    expect(result?.refused[0]?.why).toContain("đã ký gửi Bộ");
    const page = await as(provinceOfficer, (tx, who) => getFestival(tx, who, sent, "2026-11-21"));
    const moves = page ? movesFor(page, provinceOfficer, "2026-11-21") : [];
    expect(moves.map(({ name, issues }) => [name, issues[0]?.code])).toEqual([
      ["accept", "report_signed"],
      ["return", "report_signed"],
    ]);
    // The database refuses it by itself.
    for (const [table, id] of [
      ["festival", draft],
      ["festival_plan", paper],
    ]) {
      const raw = as(provinceOfficer, (tx) =>
        tx.$executeRawUnsafe(`update ${table} set version = version + 1 where id = '${id}'`),
      );
      await expect(raw).rejects.toThrow(/report_signed/);
    }
    await sign("returned");
    await as(provinceOfficer, (tx, who) => returnFestival(tx, who, { id: accepted, ...at }));
    expect((await stateOf(scene, accepted))?.state).toBe("returned");
    await scene.owner.query("delete from festival where id = any($1)", [[accepted, sent, draft]]);
  });

  test.each(["sent", "accepted", "locked"] as const)("%s: nothing new is begun under it", async (state) => {
    const { officer, provinceOfficer } = scene.people;
    const earlier = await buildFestival(
      scene.owner,
      { unitId: scene.commune.id, seasonId: scene.oldSeason },
      { ...inState("accepted", scene.province.id), held_on: "2024-08-03" },
    );
    await scene.owner.query("delete from festival_plan");
    await sign(state);
    const acts: [Actor, (tx: Parameters<typeof acceptFestival>[0], who: Actor) => Promise<unknown>][] = [
      [officer, (tx, who) => planFestival(tx, who, plan())],
      [provinceOfficer, (tx, who) => planFestival(tx, who, plan({ unit: scene.commune.code }))],
      [officer, (tx, who) => cloneFestivals(tx, who, { season: 2026, ids: [earlier] })],
    ];
    for (const [who, act] of acts) expect(await refusalOf(as(who, act))).toEqual(["report_signed"]);
    // The database refuses it by itself.
    for (const [table, columns, values] of [
      ["festival", "name, host_level, held_on", "'Thử', 'residential', '2026-08-02'"],
      ["festival_plan", "number", "''"],
    ]) {
      const raw = as(officer, (tx) =>
        tx.$executeRawUnsafe(
          `insert into ${table} (unit_id, season_id, entered_by_id, entered_by_name, holder_unit_id, ${columns})
           values ('${scene.commune.id}', '${scene.season}', '${officer.userId}', 'a', '${scene.commune.id}', ${values})`,
        ),
      );
      await expect(raw, table).rejects.toThrow(/report_signed/);
    }
    await scene.owner.query("delete from festival where id = $1", [earlier]);
  });

  test("who begins a point while the report is being signed waits, and is refused", async () => {
    const { officer } = scene.people;
    await sign("draft");
    const signing = await scene.owner.connect();
    await signing.query("begin");
    const row = inState("sent", scene.nation.id);
    await signing.query(
      "update festival_report set state = 'sent', sent_by_id = $2, sent_at = $3, holder_unit_id = $4 where id = $1",
      [report, row.sent_by_id, row.sent_at, row.holder_unit_id],
    );
    const late = refusalOf(as(officer, (tx, who) => planFestival(tx, who, plan())));
    await untilSomebodyWaits(scene.owner);
    await signing.query("commit");
    signing.release();
    expect(await late).toEqual(["report_signed"]);
  });

  test("the neighbour and the other season go on", async () => {
    const { foreignOfficer, officer } = scene.people;
    await sign("sent");
    const neighbour = await scene.point("draft", {}, scene.foreignCommune);
    const version = 1;
    await as(foreignOfficer, (tx, who) =>
      editFestival(tx, who, "attendance", attendance(neighbour, version, { turnout: 131 })),
    );
    const old = await buildFestival(
      scene.owner,
      { unitId: scene.commune.id, seasonId: scene.oldSeason },
      { held_on: "2024-08-03" },
    );
    await as(officer, (tx, who) =>
      editFestival(tx, who, "attendance", attendance(old, version, { turnout: 132 })),
    );
    expect((await stateOf(scene, old))?.turnout).toBe(132);
  });

  test("the database knows the same land as the figures, in both seasons", async () => {
    const { rows: provinces } = await scene.owner.query<{ id: string }>(
      `(select id from unit where level = 'province' and valid_to is null order by code limit 6)
       union all (select id from unit where level = 'province' and valid_to is not null order by code limit 3)`,
    );
    for (const [season, endsOn] of [
      [scene.season, "2026-08-19"],
      [scene.oldSeason, "2024-08-19"],
    ] as const) {
      const [found] = await as(
        scene.people.v05,
        (tx) => tx.$queryRaw<{ pairs: string[] }[]>`
          select array_agg(p || ' ' || u.id order by p, u.id) as pairs
            from unit u cross join lateral reporting_provinces(u.id, ${season}::uuid) p
           where p = any(${provinces.map(({ id }) => id)}::uuid[])`,
      );
      const expected: string[] = [];
      for (const { id } of provinces) {
        const land = await as(
          scene.people.v05,
          (tx) => tx.$queryRaw<{ id: string }[]>`select id from unit where id in ${landOf(id, endsOn)}`,
        );
        expected.push(...land.map((unit) => `${id} ${unit.id}`));
      }
      expect(found?.pairs).toEqual(expected.sort());
      expect(expected.length).toBeGreaterThan(100);
    }
  });
});

describe("below the application", () => {
  const run = (who: Actor, sql: string) => as(who, (tx) => tx.$executeRawUnsafe(sql));

  test("rows of what was sent or accepted cannot be written, nor moved there; those of a draft can", async () => {
    await sign("draft");
    const { officer, provinceOfficer } = scene.people;
    const gift = (id: string) =>
      `insert into festival_gift (festival_id, unit_id, recipient, count, value)
       values ('${id}', '${scene.commune.id}', 'other', 1, 0)`;
    const draft = await scene.point("draft");
    expect(await run(officer, gift(draft))).toBe(1);
    for (const state of ["sent", "accepted", "locked"] as const) {
      const id = await scene.point(state);
      await expect(run(provinceOfficer, gift(id))).rejects.toThrow(/rows of a record|corrected by/);
      await expect(
        run(officer, `update festival_gift set festival_id = '${id}' where festival_id = '${draft}'`),
      ).rejects.toThrow(/rows of a record|corrected by/);
    }
    await scene.owner.query("delete from festival_plan");
    const paper = await buildPlan(
      scene.owner,
      { unitId: scene.commune.id, seasonId: scene.season },
      inState("accepted", scene.province.id),
    );
    await expect(
      run(
        officer,
        `insert into plan_pilot (plan_id, unit_id, place, level) values ('${paper}', '${scene.commune.id}', 'x', 'commune')`,
      ),
    ).rejects.toThrow(/rows of a record/);
  });

  test("nobody signs with another's name", async () => {
    await sign("draft");
    const { officer, provinceOfficer, chief } = scene.people;
    const draft = await scene.point("draft");
    const sent = await scene.point("sent");
    const by = chief.userId;
    for (const [who, sql] of [
      [officer, `update festival set entered_by_id = '${by}' where id = '${draft}'`],
      [officer, `update festival set sent_by_id = '${by}' where id = '${draft}'`],
      [
        provinceOfficer,
        `update festival set state = 'accepted', accepted_by_id = '${by}' where id = '${sent}'`,
      ],
      [
        scene.people.v05,
        `update festival set state = 'accepted', accepted_by_id = '${by}' where id = '${sent}'`,
      ],
      [
        officer,
        `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
         values ('${scene.commune.id}', '${scene.season}', 'x', 'commune', '2026-08-01', '${by}', 'x')`,
      ],
    ] as const) {
      await expect(run(who, sql)).rejects.toThrow(/record_signature/);
    }
  });
});
