import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { beat } from "@/lib/core/presence";
import { NotThere } from "@/lib/core/refusal";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import { addMember, assignAppraisals, createTeam } from "@/lib/recognitions/appraisal/commands";
import { listMyAppraisals } from "@/lib/recognitions/appraisal/queries";
import { replaceAssessor } from "@/lib/recognitions/appraisal/replace-commands";
import { beginSheet, saveSheet } from "@/lib/recognitions/appraisal/sheet-commands";
import { listMyWork } from "@/lib/work/queries";
import { createActor } from "@/tests/support/actors";
import { begun, fill, refusal, send, today } from "./application-scene";
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
  const sheet = { id: view.draft?.id ?? "", version: view.draft?.version ?? 0, scores, intent };
  return as(actor, (tx) => saveSheet(tx, actor, sheet, today));
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

test("whoever does not score gives the place to another of the team; who has sent keeps it", async () => {
  const { provinceOfficer, foreignOfficer } = scene.people;
  const { appraisal } = await assigned(2026, 2);
  const desks = (await viewFor(provinceOfficer, appraisal)).desks;
  const [kept, gone] = desks.map(({ userId }) => members.find((one) => one.userId === userId)) as [
    Actor,
    Actor,
  ];
  const [keptDesk, goneDesk] = desks.map(({ assignmentId }) => assignmentId) as [string, string];
  await scoreAs(kept, appraisal);
  await scoreAs(gone, appraisal, {}, "draft");
  const replace = (assignment?: string) =>
    as(provinceOfficer, (tx) =>
      replaceAssessor(tx, provinceOfficer, { appraisal, assignment, reason: "Nghỉ ốm dài ngày." }),
    );
  expect(await refusal(replace(keptDesk))).toEqual(["replaced_sent"]);
  await expect(
    run(
      provinceOfficer,
      "update appraisal_assignment set ended_at = now(), end_reason = 'x' where id = $1::uuid",
      keptDesk,
    ),
  ).rejects.toThrow("assignment_sent");
  await expect(
    as(foreignOfficer, (tx) =>
      replaceAssessor(tx, foreignOfficer, { appraisal, assignment: goneDesk, reason: "x" }),
    ),
  ).rejects.toThrow(NotThere);

  await replace(goneDesk);
  const now = await viewFor(provinceOfficer, appraisal);
  const next = members.find(({ userId }) => ![kept.userId, gone.userId].includes(userId)) as Actor;
  expect(now.desks.map(({ userId }) => userId).sort()).toEqual([kept.userId, next.userId].sort());
  // Shut out at once, the other is told, and nobody is left to follow.
  expect(await as(gone, (tx) => listMyAppraisals(tx, gone.userId))).toEqual([]);
  const work = await as(next, (tx) => listMyWork(tx, next, { limit: 50, offset: 0 }, today));
  expect(work.map(({ act }) => act)).toContain("score");
  const nextDesk = now.desks.find(({ userId }) => userId === next.userId)?.assignmentId;
  expect(await refusal(replace(nextDesk))).toEqual(["nobody_left"]);
  await scoreAs(next, appraisal);
  expect((await viewFor(provinceOfficer, appraisal)).revealed).toBe(true);
  expect(await refusal(replace())).toEqual(["places_filled"]);
});

test("whoever appraises from another unit opens the dossier without being announced to who applies", async () => {
  const { wardOfficer } = scene.people;
  const { id } = await assigned(2025, 3);
  const [foreign] = members as [Actor];
  const looking = { kind: "application", id, mode: "viewing", leave: false } as const;
  await as(wardOfficer, (tx) => beat(tx, wardOfficer, looking));
  expect(await as(foreign, (tx) => beat(tx, foreign, looking))).toEqual({ others: [] });
  expect(await as(wardOfficer, (tx) => beat(tx, wardOfficer, looking))).toEqual({ others: [] });
  await expect(
    as(scene.people.foreignOfficer, (tx) => beat(tx, scene.people.foreignOfficer, looking)),
  ).rejects.toThrow(NotThere);
});
