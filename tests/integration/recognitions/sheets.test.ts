import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Actor, standingOf } from "@/lib/core/actor";
import { keepInput, keepText, listKept } from "@/lib/core/kept";
import { originalOf } from "@/lib/core/merge";
import { Conflict, NotThere } from "@/lib/core/refusal";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import { addMember, assignAppraisals, createTeam } from "@/lib/recognitions/appraisal/commands";
import { saveSheetInput } from "@/lib/recognitions/appraisal/schema";
import { beginSheet, saveSheet } from "@/lib/recognitions/appraisal/sheet-commands";
import { sheetContent, sheetKey, sheetReaders } from "@/lib/recognitions/appraisal/sheet-fields";
import { createActor } from "@/tests/support/actors";
import { begun, fill, refusal, send, today } from "./application-scene";
import { as, inTheWay, openScene, type Scene } from "./scene";

vi.setConfig({ testTimeout: 120_000 });

let scene: Scene;
let members: [Actor, Actor];
let appraisal: string;
beforeAll(async () => {
  scene = await openScene();
  const { owner, foreignProvince, province, people } = scene;
  const { wardOfficer, wardChief, provinceOfficer } = people;
  members = [
    await createActor(owner, "province_officer", foreignProvince),
    await createActor(owner, "appraiser", province),
  ];
  const id = await begun(scene, wardOfficer, { itself: true, year: 2026, registeredOn: "2026-02-10" });
  await fill(wardOfficer, id);
  await send(wardChief, id);
  const team = await as(provinceOfficer, (tx) =>
    createTeam(tx, provinceOfficer, {
      ...{ scheme: scene.scheme, year: 2026, name: "Tổ thẩm định" },
      ...{ decisionNumber: "12/QĐ-CAT", decidedOn: "2026-10-01", moderateFrom: 20 },
    }),
  );
  for (const { userId } of members) {
    const { rows } = await owner.query("select username from app_user where id = $1", [userId]);
    await as(provinceOfficer, (tx) =>
      addMember(tx, provinceOfficer, { team: team.id, username: rows[0].username }),
    );
  }
  await as(provinceOfficer, (tx) =>
    assignAppraisals(tx, provinceOfficer, { team: team.id, ids: [id], per: 2, seed: "" }),
  );
  const { rows } = await owner.query("select id from appraisal where application_id = $1", [id]);
  appraisal = rows[0].id;
});
afterAll(() => scene.close());

async function sheetOf(actor: Actor) {
  await as(actor, (tx) => beginSheet(tx, actor, { appraisal, reason: "" }, today));
  const view = await as(actor, (tx) => getAppraisal(tx, appraisal, actor.userId, today));
  if (!view?.draft) throw new NotThere();
  return { view, draft: view.draft };
}

type Typed = { answer?: string; remark?: string; cites?: string[] };

/** What the form of a sheet sends: everything as it was drawn, but for what was changed in this window. */
async function drawn(actor: Actor) {
  const { view, draft } = await sheetOf(actor);
  const original = originalOf(sheetReaders(view), sheetContent(draft.findings));
  const ids = view.record.criterionIds;
  return (change: Record<string, Typed>, more: Record<string, unknown> = {}) =>
    saveSheetInput.parse({
      ...{ id: draft.id, version: draft.version, original: JSON.stringify(original), intent: "draft" },
      scores: Object.fromEntries(
        ["met", "points", "percent", "grade"].map((key) => {
          const stored = draft.findings[ids[key] ?? ""];
          const answer = stored?.answer;
          const typed = answer?.met === true ? "yes" : (answer?.grade ?? (answer?.value ?? 0) / 100) || "";
          return [
            ids[key],
            {
              answer: String(typed),
              remark: stored?.remark ?? "",
              cites: stored?.cites ?? [],
              ...change[key],
            },
          ];
        }),
      ),
      ...more,
    });
}

const save = (actor: Actor, input: ReturnType<typeof saveSheetInput.parse>) =>
  as(actor, (tx) => saveSheet(tx, actor, input, today));
const stored = async (actor: Actor) => {
  const { view, draft } = await sheetOf(actor);
  const at = (key: string) => draft.findings[view.record.criterionIds[key] ?? ""];
  return {
    version: draft.version,
    met: at("met"),
    points: at("points"),
    percent: at("percent"),
    grade: at("grade"),
  };
};

describe("one member, two windows", () => {
  test("what each typed elsewhere is put together, also at the same moment; what both changed is asked about", async () => {
    const [member] = members;
    const [first, second, third] = [await drawn(member), await drawn(member), await drawn(member)];
    await inTheWay(
      (held) =>
        as(member, (tx) =>
          held(async () => {
            await saveSheet(tx, member, first({ met: { answer: "yes", cites: ["papers"] } }), today);
          }),
        ),
      scene.owner,
      () => save(member, second({ points: { answer: "2", remark: "Theo biên bản." } })),
    );
    expect(await stored(member)).toMatchObject({
      version: 3,
      met: { answer: { met: true }, cites: ["papers"] },
      points: { answer: { value: 200 }, remark: "Theo biên bản." },
    });

    const late = third({ points: { answer: "1" }, grade: { answer: "good" } });
    const clash = await save(member, late).catch((error: unknown) => error);
    expect(clash).toBeInstanceOf(Conflict);
    const { differences, by } = clash as Conflict;
    expect(by).toContain("chính bạn ở cửa sổ khác");
    const asked = differences.filter(({ suggested }) => suggested === null);
    expect(asked.map(({ label, mine, theirs }) => [label, mine, theirs])).toEqual([
      [expect.stringContaining("Kết quả thẩm định"), "1 điểm", "2 điểm"],
    ]);
    expect((await stored(member)).grade?.answer ?? null).toBeNull();
    // As the panel sends it: the field's own name carries the choice through the form.
    const choice = Object.fromEntries(asked.map(({ path, values }) => [path, values.theirs]));
    expect(await save(member, { ...late, choice })).toMatchObject({ merged: true });
    expect(await stored(member)).toMatchObject({
      points: { answer: { value: 200 } },
      grade: { answer: { grade: "good" } },
      met: { answer: { met: true } },
    });
  });

  test("a saving that changes nothing is none; the trail tells of no saving", async () => {
    const [member] = members;
    const { version } = await stored(member);
    await save(member, (await drawn(member))({}));
    expect((await stored(member)).version).toBe(version);
    const { rows } = await scene.owner.query(
      "select operation from audit_entry where table_name = 'score_sheet' and actor_id = $1",
      [member.userId],
    );
    expect(rows).toEqual([{ operation: "insert" }]);
  });

  test("a window left open cannot change a sheet that the other one sent", async () => {
    const [, member] = members;
    const left = await drawn(member);
    const all = { cites: ["papers"] };
    const full = (await drawn(member))(
      {
        met: { answer: "yes", ...all },
        points: { answer: "2", ...all },
        percent: { answer: "80", ...all },
        grade: { answer: "good", ...all },
      },
      { intent: "send" },
    );
    await save(member, full);
    expect(await refusal(save(member, left({ points: { answer: "1" } })))).toEqual(["sent"]);
  });

  test("what is typed is kept for its writer alone", async () => {
    const [member, other] = members;
    const { draft } = await sheetOf(member);
    const kept = keepInput.parse({
      ...{ key: sheetKey(draft.id), person: member.userId, standing: "", from: "", seq: 1, whole: true },
      ...{ writer: crypto.randomUUID(), set: { version: "1", "scores.x.remark": "dở dang" }, gone: [] },
    });
    const standing = standingOf(member);
    expect(await as(member, (tx) => keepText(tx, member, { ...kept, standing }))).toMatchObject({
      kind: "kept",
    });
    expect(await as(member, (tx) => listKept(tx, member, sheetKey(draft.id)))).toHaveLength(1);
    for (const reader of [other, scene.people.provinceOfficer, scene.people.v05Officer]) {
      expect(await as(reader, (tx) => tx.keptText.count({ where: { formKey: sheetKey(draft.id) } }))).toBe(0);
    }
    await expect(save(other, { ...(await drawn(member))({}), id: draft.id })).rejects.toBeInstanceOf(
      NotThere,
    );
  });
});
