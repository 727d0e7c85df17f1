import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { beat } from "@/lib/core/presence";
import { NotThere } from "@/lib/core/refusal";
import {
  passApplication,
  presentApplication,
  proposeApplication,
} from "@/lib/recognitions/applications/decide-commands";
import { returnApplication } from "@/lib/recognitions/applications/flow-commands";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { agreeScores } from "@/lib/recognitions/appraisal/agree-commands";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import {
  addMember,
  assignAppraisals,
  createTeam,
  declareConflict,
} from "@/lib/recognitions/appraisal/commands";
import { compareSheets } from "@/lib/recognitions/appraisal/compare";
import { getTeam, listMyAppraisals } from "@/lib/recognitions/appraisal/queries";
import { replaceAssessor } from "@/lib/recognitions/appraisal/replace-commands";
import { beginSheet, saveSheet } from "@/lib/recognitions/appraisal/sheet-commands";
import { listMyWork } from "@/lib/work/queries";
import { createActor } from "@/tests/support/actors";
import { begun, fill, recordFor, refusal, send, today } from "./application-scene";
import { as, openScene, run, type Scene } from "./scene";

vi.setConfig({ testTimeout: 300_000 });

let scene: Scene;
let members: Actor[];
beforeAll(async () => {
  scene = await openScene();
  const { owner, foreignProvince, foreignCommune, province } = scene;
  members = [
    await createActor(owner, "province_officer", foreignProvince),
    await createActor(owner, "commune_officer", foreignCommune),
    await createActor(owner, "appraiser", province),
  ];
});
afterAll(() => scene.close());

const version = async (actor: Actor, id: string) => (await recordFor(actor, id)).row.version;

/** The ward, scored, sent to the province. */
async function sent(year: number): Promise<string> {
  const { wardOfficer, wardChief } = scene.people;
  const id = await begun(scene, wardOfficer, {
    itself: true,
    year,
    registeredOn: `${Math.min(year, 2026)}-02-10`,
  });
  await fill(wardOfficer, id);
  await send(wardChief, id);
  return id;
}

async function team(actor: Actor, year: number, people: Actor[]): Promise<string> {
  const { scheme: schemeId } = scene;
  const { id } = await as(actor, (tx) =>
    createTeam(tx, actor, {
      ...{
        scheme: schemeId,
        year,
        name: "Tổ thẩm định",
        decisionNumber: "12/QĐ-CAT",
        decidedOn: "2026-10-01",
      },
      moderateFrom: 20,
    }),
  );
  for (const { userId } of people) {
    const { rows } = await scene.owner.query("select username from app_user where id = $1", [userId]);
    await as(actor, (tx) => addMember(tx, actor, { team: id, username: rows[0].username }));
  }
  return id;
}

const appraisalOf = async (id: string, level: string) => {
  const { rows } = await scene.owner.query(
    "select id from appraisal where application_id = $1 and level = $2::unit_level and state <> 'ended'",
    [id, level],
  );
  return rows[0]?.id as string;
};

const viewFor = async (actor: Actor, id: string) => {
  const view = await as(actor, (tx) => getAppraisal(tx, id, actor.userId, today));
  if (!view) throw new NotThere();
  return view;
};

type Typed = Partial<Record<string, { answer: string; cites?: string[]; moderation?: string }>>;
const plain: Typed = {
  met: { answer: "yes" },
  points: { answer: "2,5" },
  percent: { answer: "71,25" },
  grade: { answer: "good" },
};

async function scoreAs(
  actor: Actor,
  appraisal: string,
  change: Typed = {},
  intent: "draft" | "send" = "send",
  reason = "",
) {
  await as(actor, (tx) => beginSheet(tx, actor, { appraisal, reason }, today));
  const view = await viewFor(actor, appraisal);
  const scores = Object.fromEntries(
    Object.entries({ ...plain, ...change }).map(([key, typed]) => [
      view.record.criterionIds[key],
      {
        answer: typed?.answer ?? "",
        remark: "",
        cites: typed?.cites ?? ["papers"],
        notApplicable: undefined,
      },
    ]),
  );
  return as(actor, (tx) =>
    saveSheet(
      tx,
      actor,
      { id: view.draft?.id ?? "", version: view.draft?.version ?? 0, scores, intent },
      today,
    ),
  );
}

async function agree(
  actor: Actor,
  appraisal: string,
  change: Typed = {},
  intent: "draft" | "conclude" = "conclude",
) {
  const view = await viewFor(actor, appraisal);
  const scores = Object.fromEntries(
    Object.entries({ ...plain, ...change }).map(([key, typed]) => [
      view.record.criterionIds[key],
      {
        answer: typed?.answer ?? "",
        remark: "",
        moderation: typed?.moderation ?? "",
        notApplicable: undefined,
      },
    ]),
  );
  return as(actor, (tx) =>
    agreeScores(tx, actor, { appraisal, version: view.version, scores, conclusion: "Đạt.", intent }, today),
  );
}

async function assigned(year: number, per = 3) {
  const { provinceOfficer } = scene.people;
  const id = await sent(year);
  const of = await team(provinceOfficer, year, members);
  await as(provinceOfficer, (tx) =>
    assignAppraisals(tx, provinceOfficer, { team: of, ids: [id], per, seed: "hạt" }),
  );
  return { id, team: of, appraisal: await appraisalOf(id, "province") };
}

describe("a team appraises", () => {
  test("three members of three units, each for themselves; agreed; the province goes on, and the ministry appraises anew", async () => {
    const { provinceOfficer, provinceLeader, v05Officer, wardOfficer } = scene.people;
    const { id, appraisal } = await assigned(2026);
    const [foreign, outside, expert] = members as [Actor, Actor, Actor];

    // Let in to this application, and told of it.
    expect(await as(foreign, (tx) => getApplication(tx, id, today))).not.toBeNull();
    expect(await as(scene.people.foreignOfficer, (tx) => getApplication(tx, id, today))).toBeNull();
    expect((await as(outside, (tx) => listMyAppraisals(tx, outside.userId))).map((row) => row.id)).toEqual([
      appraisal,
    ]);
    // Not one of those who work on it there: it opens as for them, and nobody is told of them.
    const beats = { kind: "application", id, mode: "viewing", leave: false } as const;
    expect(await as(foreign, (tx) => beat(tx, foreign, beats))).toEqual({ others: [] });
    expect(await as(wardOfficer, (tx) => beat(tx, wardOfficer, beats))).toEqual({ others: [] });
    const work = await as(expert, (tx) => listMyWork(tx, expert, { limit: 50, offset: 0 }, today));
    expect(work.map(({ act }) => act)).toContain("score");

    // It does not go on before it was appraised, whoever asks past our code.
    expect(
      await refusal(
        as(provinceOfficer, async (tx) =>
          passApplication(
            tx,
            provinceOfficer,
            { id, version: await version(provinceOfficer, id), note: "" },
            today,
          ),
        ),
      ),
    ).toEqual(["not_appraised"]);
    await expect(
      run(provinceOfficer, "update application set state = 'passed' where id = $1::uuid", id),
    ).rejects.toThrow("application_appraised");

    // Half a sheet is not sent, and no point without what it rests on.
    expect(
      await refusal(
        scoreAs(foreign, appraisal, { met: { answer: "" }, grade: { answer: "good", cites: [] } }),
      ),
    ).toEqual(["not_scored", "not_cited"]);
    await scoreAs(foreign, appraisal);
    await scoreAs(outside, appraisal, { percent: { answer: "60" } });

    // Nobody reads what the others gave: not the third, not the province, not the ministry, not the ward.
    for (const reader of [expert, outside, provinceOfficer, v05Officer, wardOfficer]) {
      const seen = await as(reader, (tx) =>
        tx.memberScore.count({ where: { sheet: { userId: foreign.userId } } }),
      );
      expect(seen).toBe(0);
      expect(await as(reader, (tx) => tx.scoreSheet.count({ where: { userId: foreign.userId } }))).toBe(0);
    }
    const { rows: trail } = await scene.owner.query(
      "select 1 from audit_entry where table_name = 'member_score'",
    );
    expect(trail).toEqual([]);
    expect((await viewFor(provinceOfficer, appraisal)).desks.filter(({ sentAt }) => sentAt)).toHaveLength(2);
    expect(await refusal(agree(provinceOfficer, appraisal))).toEqual(["hidden"]);
    await expect(
      run(
        provinceOfficer,
        `insert into agreed_score (unit_id, appraisal_id, criterion_id, met, entered_by_id, entered_by_name)
         select unit_id, id, $2::uuid, true, current_actor(), 'x' from appraisal where id = $1::uuid`,
        appraisal,
        scene.set.criteria.met,
      ),
    ).rejects.toThrow("appraisal_hidden");

    await scoreAs(expert, appraisal);
    const open = await viewFor(foreign, appraisal);
    expect(open.revealed).toBe(true);
    expect(open.sheets).toHaveLength(3);
    const lines = compareSheets(open).flatMap((group) => group.lines);
    expect(lines.filter(({ moderate }) => moderate).map(({ leaf }) => leaf.key)).toEqual(["percent"]);
    expect(await as(wardOfficer, (tx) => tx.scoreSheet.count())).toBe(0);

    // What was sent is never edited; another edition says why.
    const mine = open.sheets.find(({ userId }) => userId === foreign.userId);
    await expect(
      run(foreign, "update member_score set met = false where sheet_id = $1::uuid", mine?.id),
    ).rejects.toThrow("sheet_sent");
    await expect(
      run(foreign, "update score_sheet set state = 'draft', sent_at = null where id = $1::uuid", mine?.id),
    ).rejects.toThrow("sheet_sent");
    await expect(
      scene.owner.query("update score_sheet set state = 'draft', sent_at = null where id = $1", [mine?.id]),
    ).rejects.toThrow("sheet_sent");
    expect(await refusal(scoreAs(foreign, appraisal, {}, "send", ""))).toEqual(["reason_missing"]);
    await scoreAs(foreign, appraisal, { points: { answer: "2" } }, "send", "Đối chiếu lại biên bản.");
    expect(
      (await viewFor(expert, appraisal)).sheets.find(({ userId }) => userId === foreign.userId),
    ).toMatchObject({
      edition: 2,
      reason: "Đối chiếu lại biên bản.",
    });

    // Far apart, they talk before they agree.
    expect(await refusal(agree(provinceOfficer, appraisal))).toEqual(["moderation"]);
    await expect(
      run(
        provinceOfficer,
        `insert into agreed_score (unit_id, appraisal_id, criterion_id, value, entered_by_id, entered_by_name)
         select unit_id, id, $2::uuid, 7125, current_actor(), 'x' from appraisal where id = $1::uuid`,
        appraisal,
        scene.set.criteria.percent,
      ),
    ).rejects.toThrow("moderation_missing");
    await agree(provinceOfficer, appraisal, {
      percent: { answer: "71,25", moderation: "Đã xem lại danh sách." },
    });
    const { rows } = await scene.owner.query(
      "select state, agreed_total, agreed_met, passed from appraisal where id = $1",
      [appraisal],
    );
    expect(rows).toEqual([{ state: "agreed", agreed_total: 950, agreed_met: 4, passed: true }]);
    await expect(
      run(provinceOfficer, "delete from agreed_score where appraisal_id = $1::uuid", appraisal),
    ).rejects.toThrow("appraisal_closed");

    await as(provinceOfficer, async (tx) =>
      passApplication(
        tx,
        provinceOfficer,
        { id, version: await version(provinceOfficer, id), note: "" },
        today,
      ),
    );
    await as(provinceLeader, async (tx) =>
      presentApplication(
        tx,
        provinceLeader,
        { id, version: await version(provinceLeader, id), note: "" },
        today,
      ),
    );
    expect((await recordFor(v05Officer, id)).row).toMatchObject({
      state: "sent",
      stage: "nation",
      received: false,
    });

    // Before the ministry nobody of the province appraises it.
    const own = await createActor(scene.owner, "province_officer", scene.province);
    const national = await team(v05Officer, 2026, [own, foreign, outside]);
    expect(
      await refusal(
        as(v05Officer, (tx) =>
          assignAppraisals(tx, v05Officer, { team: national, ids: [id], per: 3, seed: "" }),
        ),
      ),
    ).toEqual(["not_enough"]);
    await expect(
      run(
        v05Officer,
        `with p as (insert into appraisal (unit_id, application_id, application_unit_id, team_id, level, opened_by_id, opened_by_name)
           select holder_unit_id, id, unit_id, $2::uuid, 'nation', current_actor(), 'x' from application where id = $1::uuid returning *)
         select 1 from p`,
        id,
        national,
      ),
    ).resolves.toBeDefined();
    const second = await appraisalOf(id, "nation");
    await expect(
      run(
        v05Officer,
        `insert into appraisal_assignment (unit_id, appraisal_id, application_id, member_id, user_id, assigned_by_id)
         select p.unit_id, p.id, p.application_id, m.id, m.user_id, current_actor() from appraisal p join appraisal_member m on m.team_id = p.team_id
          where p.id = $1::uuid and m.user_id = $2::uuid`,
        second,
        own.userId,
      ),
    ).rejects.toThrow("assignment_conflict: own_province");
    await as(v05Officer, (tx) =>
      replaceAssessor(tx, v05Officer, { appraisal: second, reason: "Một người." }),
    );
    const { rows: alone } = await scene.owner.query(
      "select user_id from appraisal_assignment where appraisal_id = $1 and ended_at is null",
      [second],
    );
    const one = [foreign, outside].find(({ userId }) => userId === alone[0]?.user_id) as Actor;
    const other = [foreign, outside].find(({ userId }) => userId !== one.userId) as Actor;
    await scoreAs(one, second);
    // One alone concludes nothing, whoever asks past our code.
    expect(await refusal(agree(v05Officer, second))).toEqual(["alone"]);
    await agree(v05Officer, second, {}, "draft");
    await expect(
      run(
        v05Officer,
        `update appraisal set state = 'agreed', agreed_total = 950, agreed_met = 4, passed = true,
                agreed_by_id = current_actor(), agreed_by_name = 'x', agreed_at = now() where id = $1::uuid`,
        second,
      ),
    ).rejects.toThrow("appraisal_alone");
    await as(v05Officer, (tx) => replaceAssessor(tx, v05Officer, { appraisal: second, reason: "Đủ hai." }));
    await scoreAs(other, second);
    await agree(v05Officer, second);
    await as(v05Officer, async (tx) =>
      proposeApplication(tx, v05Officer, { id, version: await version(v05Officer, id), note: "" }, today),
    );
    expect((await recordFor(v05Officer, id)).row.state).toBe("proposed");
  });

  test("a conflict shuts out at once, by the person's own word, and counts for the next assignment", async () => {
    const { provinceOfficer } = scene.people;
    const { id, appraisal, team: of } = await assigned(2025, 2);
    const view = await as(provinceOfficer, (tx) =>
      getAppraisal(tx, appraisal, provinceOfficer.userId, today),
    );
    const first = members.find(({ userId }) => userId === view?.desks[0]?.userId) as Actor;
    await scoreAs(first, appraisal);
    await as(first, (tx) =>
      declareConflict(tx, first, { appraisal, reason: "Có người thân công tác tại phường." }),
    );
    expect(await as(first, (tx) => getAppraisal(tx, appraisal, first.userId, today))).toBeNull();
    const left = await as(provinceOfficer, (tx) =>
      getAppraisal(tx, appraisal, provinceOfficer.userId, today),
    );
    expect(left?.desks).toHaveLength(1);
    expect(left?.revealed).toBe(false);
    const { rows } = await scene.owner.query("select appraisal_obstacle($1, $2, 'province') as why", [
      id,
      first.userId,
    ]);
    expect(rows).toEqual([{ why: "declared" }]);
    const other = members.find(({ userId }) => userId === left?.desks[0]?.userId) as Actor;
    await scoreAs(other, appraisal, { points: { answer: "2" } });
    // What the one who was shut out had scored counts no more.
    expect((await viewFor(provinceOfficer, appraisal)).sheets).toHaveLength(1);
    const called = (await as(provinceOfficer, (tx) => getTeam(tx, of)))?.members.map((row) => row.userUnit);
    expect(called).toHaveLength(3);
    // People of the police, whichever their unit: nobody is of "Toàn quốc".
    for (const unit of called ?? [])
      expect(unit).toMatch(/^(Công an (tỉnh|thành phố|xã|phường) |Bộ Công an$)/);
  });

  test("sent back, everything is appraised anew; what one found before stands in the new sheet", async () => {
    const { provinceOfficer, wardOfficer, wardChief } = scene.people;
    const { id, appraisal, team: of } = await assigned(2024);
    const [foreign] = members as [Actor];
    await scoreAs(foreign, appraisal, { points: { answer: "1" } });
    await as(provinceOfficer, async (tx) =>
      returnApplication(
        tx,
        provinceOfficer,
        {
          id,
          version: await version(provinceOfficer, id),
          note: "Bổ sung.",
          remarks: [{ path: scene.set.criteria.percent ?? "", remark: "Bổ sung danh sách." }],
          whole: false,
        },
        today,
      ),
    );
    const { rows } = await scene.owner.query("select state from appraisal where id = $1", [appraisal]);
    expect(rows).toEqual([{ state: "ended" }]);
    expect(await as(foreign, (tx) => getApplication(tx, id, today))).toBeNull();
    expect((await recordFor(wardOfficer, id)).row.state).toBe("returned");
    await send(wardChief, id);
    await as(provinceOfficer, (tx) =>
      assignAppraisals(tx, provinceOfficer, { team: of, ids: [id], per: 3, seed: "" }),
    );
    const again = await appraisalOf(id, "province");
    expect((await viewFor(provinceOfficer, again)).round).toBe(2);
    await as(foreign, (tx) => beginSheet(tx, foreign, { appraisal: again, reason: "" }, today));
    expect((await viewFor(foreign, again)).draft?.findings[scene.set.criteria.points ?? ""]?.answer).toEqual({
      value: 100,
    });
  });

  test("invisible and closed to others: a foreign province neither sees the team nor writes into it", async () => {
    const { provinceOfficer, foreignOfficer, wardOfficer } = scene.people;
    const of = await team(provinceOfficer, 2023, [members[0] as Actor]);
    expect(await as(foreignOfficer, (tx) => getTeam(tx, of))).toBeNull();
    expect(await as(wardOfficer, (tx) => getTeam(tx, of))).toBeNull();
    await expect(
      as(foreignOfficer, (tx) => addMember(tx, foreignOfficer, { team: of, username: "x" })),
    ).rejects.toThrow(NotThere);
    expect(await as(members[0] as Actor, (tx) => getTeam(tx, of))).not.toBeNull();
    expect(
      await refusal(
        as(provinceOfficer, (tx) => addMember(tx, provinceOfficer, { team: of, username: "không-có" })),
      ),
    ).toEqual(["nobody"]);
  });
});
