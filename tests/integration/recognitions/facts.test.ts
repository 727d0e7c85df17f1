import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerFrom, knownFacts } from "@/lib/recognitions/applications/facts";
import { factChanged, leafById, tasksOf } from "@/lib/recognitions/applications/tasks";
import { factSources, isFilled } from "@/lib/recognitions/criteria/sources";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import {
  buildApplication,
  buildScheme,
  buildSet,
  buildSubject,
  publishSet,
} from "@/tests/support/recognitions";
import { answer, begun, fill, fillPapers, recordFor, refusal, send } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
let scheme: string;
let criteria: Record<string, string>;
beforeAll(async () => {
  scene = await openScene();
  scheme = await buildScheme(scene.owner);
  const set = await buildSet(scene.owner, scheme);
  criteria = set.criteria;
  await scene.owner.query("update criterion set source = 'subjects_registered_share' where id = $1", [
    criteria.percent,
  ]);
  await scene.owner.query(
    "update criterion set source = 'safe_area', evidence_required = true where id = $1",
    [criteria.met],
  );
  await publishSet(scene.owner, set.id);
});
afterAll(() => scene.close());

const safeArea = async () => {
  const { rows } = await scene.owner.query<{ id: string }>("select id from scheme where code = 'safe_area'");
  return rows[0]?.id ?? "";
};

/** A subject's registration in "An toàn về ANTT", decided where the state says so. */
async function safe(subjectId: string, state: "registered" | "recognised"): Promise<void> {
  const schemeId = await safeArea();
  const { rows } = await scene.owner.query<{ id: string }>(
    "select id from criteria_set where scheme_id = $1 and 'residential' = any(subject_kinds) and state = 'published' limit 1",
    [schemeId],
  );
  await buildApplication(scene.owner, { unit: scene.commune, schemeId, setId: rows[0]?.id }, state, {
    ...{ subject_id: subjectId, subject_kind: "residential", decides: "commune" },
  });
}

describe("what the portal knows", () => {
  test("each known source has its function, and is one that a criterion may name", async () => {
    const { rows } = await scene.owner.query<{ code: string }>(
      `select substring(proname from 6) as code from pg_proc
        where proname like 'fact\\_%' and pronargs = 3 order by 1`,
    );
    const codes = Object.keys(knownFacts).filter((code) => code !== "satisfaction_survey");
    expect(rows.map(({ code }) => code)).toEqual(codes.sort());
    expect(Object.keys(factSources)).toEqual(expect.arrayContaining(Object.keys(knownFacts)));
    // What a set says is there, is there.
    expect(Object.keys(factSources).filter(isFilled).sort()).toEqual(Object.keys(knownFacts).sort());
  });

  test("is offered, asks for a reason where somebody says otherwise, is frozen at the sending and marked when it changes", async () => {
    const { officer, chief, provinceOfficer } = scene.people;
    const subjects = await Promise.all(
      Array.from({ length: 4 }, () => buildSubject(scene.owner, scene.commune.id)),
    );
    for (const id of subjects.slice(0, 3)) await safe(id, "registered");
    const id = await begun(scene, officer, { itself: true, scheme });
    const offered = (await recordFor(officer, id)).facts;
    expect(offered.percent).toMatchObject({ code: "subjects_registered_share", value: 7500 });
    expect(offered.met).toMatchObject({ value: 0 });

    // More than the portal knows, and without evidence where it must be.
    await fill(officer, id, { percent: { answer: "100" }, met: { answer: "yes" } });
    expect(await refusal(send(chief, id))).toEqual(["evidence_missing", "fact_differs", "fact_differs"]);
    const links = [
      { title: "Quyết định", address: "https://portal.example/recognitions/applications?year=2026" },
    ];
    await answer(officer, id, "met", {
      ...{ answer: "yes", explanation: "Công nhận trên giấy.", links },
      version: (await recordFor(officer, id)).answers.met?.version,
    });
    expect((await recordFor(officer, id)).answers.met?.links).toEqual([
      { title: "Quyết định", address: "/recognitions/applications?year=2026" },
    ]);
    await answer(officer, id, "percent", { answer: "75", version: 1 });
    await send(chief, id);
    const sent = await recordFor(provinceOfficer, id);
    expect(sent.answers.percent?.frozen).toMatchObject({
      code: "subjects_registered_share",
      value: 7500,
      day: "2026-11-22",
    });
    const leaf = leafById(sent, criteria.percent as string);
    if (!leaf) throw new Error("no such criterion");
    expect(factChanged(sent, leaf)).toBe(false);

    await safe(subjects[3] as string, "recognised");
    const later = await recordFor(provinceOfficer, id);
    expect(later.facts.percent?.value).toBe(10_000);
    expect(later.answers.percent?.frozen?.value).toBe(7500);
    expect(factChanged(later, leaf)).toBe(true);
    // It was whole when it was handed in: what came to be known since is marked, not missing.
    const tasks = tasksOf(later).flatMap((group) => group.tasks);
    expect(tasks.map(({ state, issues }) => [state, issues])).toEqual(tasks.map(() => ["done", []]));
  });

  test("praise at a Ngày hội is told, and answers nothing by itself", async () => {
    const { owner, sibling, people } = scene;
    const season = await buildSeason(owner, 2025);
    const of = { unitId: sibling.id, seasonId: season };
    const held = { status: "held", held_on: "2025-08-10", turnout: 90 };
    const counted = await buildFestival(owner, of, { ...inState("accepted", scene.province.id), ...held });
    const open = await buildFestival(owner, of, {
      ...inState("sent", scene.province.id),
      ...held,
      name: "Điểm khác",
    });
    for (const [festival, recipient, count] of [
      [counted, "collective", 3],
      [counted, "individual", 9],
      [open, "collective", 5],
    ])
      await owner.query(
        `insert into festival_award (festival_id, unit_id, authority, form, recipient, count)
         values ($1, $2, 'commune_committee', 'commendation', $3, $4)`,
        [festival, sibling.id, recipient, count],
      );
    const [row] = await as(
      people.siblingOfficer,
      (tx) =>
        tx.$queryRaw<{ awards: number; class: number | null }[]>`
        select fact_unit_awards(${sibling.id}::uuid, '2025-01-01', '2025-12-31') as awards,
               fact_movement_class(${sibling.id}::uuid, '2025-01-01', '2025-12-31') as class`,
    );
    expect(row).toEqual({ awards: 300, class: null });
    const leaf = leafById(
      await recordFor(
        people.siblingOfficer,
        await begun(scene, people.siblingOfficer, { itself: true, scheme }),
      ),
      criteria.met as string,
    );
    if (!leaf) throw new Error("no such criterion");
    const fact = { code: "unit_awards" as const, value: 300, day: "2026-11-22", href: "/festivals" };
    expect(answerFrom(leaf, fact)).toBeNull();
    expect(answerFrom(leaf, { ...fact, code: "safe_area" })).toEqual({ met: true });
  });

  test("where there is nothing to count from, nothing is offered", async () => {
    const { wardOfficer } = scene.people;
    const id = await begun(scene, wardOfficer, { itself: true, scheme });
    const record = await recordFor(wardOfficer, id);
    expect(record.facts.percent?.value).toBeNull();
    await answer(wardOfficer, id, "percent", { answer: "100" });
    await fillPapers(wardOfficer, id);
  });
});
