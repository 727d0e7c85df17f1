import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Choices, type FieldReader, originalOf } from "@/lib/core/merge";
import { Conflict, type Side } from "@/lib/core/refusal";
import { editPlan } from "@/lib/festivals/plans/commands";
import { planContent } from "@/lib/festivals/plans/queries";
import { planReaders } from "@/lib/festivals/plans/view";
import { editFestival } from "@/lib/festivals/points/commands";
import { type Content, type ContentKey, type FormStep, formSteps } from "@/lib/festivals/points/content";
import { getContent } from "@/lib/festivals/points/content-queries";
import { readersOf } from "@/lib/festivals/points/display";
import type { EditInput } from "@/lib/festivals/points/schema";
import { editReport } from "@/lib/festivals/reports/commands";
import { reportContent } from "@/lib/festivals/reports/queries";
import { reportReaders } from "@/lib/festivals/reports/view";
import { editSeason } from "@/lib/festivals/seasons/commands";
import { getSeason } from "@/lib/festivals/seasons/queries";
import { seasonReaders } from "@/lib/festivals/seasons/view";
import { buildPlan, buildReport, buildSeason } from "@/tests/support/builders";
import { as, attendance, openScene, type Scene, stateOf, writtenIn } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const conflictOf = async (promise: Promise<unknown>): Promise<Conflict> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Conflict);
  return error as Conflict;
};

/** The radio buttons as somebody picks them. */
const pick = (conflict: Conflict, sides: Record<string, Side>): Choices =>
  Object.fromEntries(
    conflict.differences.flatMap(({ path, values }) => {
      const side = sides[path];
      return side ? [[path, values[side]]] : [];
    }),
  );

const drawn = <C>(readers: readonly FieldReader<C>[], content: C | null) => {
  if (!content) throw new Error("nothing to draw");
  return originalOf(readers, content);
};

async function contentOf(id: string): Promise<Content> {
  const content = await as(scene.people.chief, (tx) => getContent(tx, id));
  if (!content) throw new Error("no content");
  return content;
}

/** The form of a step as it is drawn now: everything stored, and what it began from. */
async function form(id: string, step: FormStep): Promise<EditInput> {
  const keys: readonly ContentKey[] = formSteps[step].keys;
  const content = await contentOf(id);
  const fields = Object.fromEntries(keys.map((key) => [key, content[key]])) as Partial<Content>;
  const version = (await stateOf(scene, id))?.version ?? 0;
  return { ...fields, id, version, intent: "", original: drawn(readersOf(keys), content) };
}

const save = (who: "officer" | "chief" | "provinceOfficer", step: FormStep, input: EditInput) =>
  as(scene.people[who], (tx, actor) => editFestival(tx, actor, step, input));

const guest = (fullName: string) => ({ tier: "commune" as const, fullName, jobTitle: "", organisation: "" });

describe("two people in one point", () => {
  test("fields that only one changed come together by themselves; the answer says so", async () => {
    const id = await scene.point();
    const mine = { ...(await form(id, "attendance")), delegates: 33 };
    await save("officer", "attendance", { ...(await form(id, "attendance")), guests: [guest("Trần Mẫu")] });
    expect(await save("chief", "attendance", mine)).toEqual({ id, merged: true, openFields: [] });
    expect(await contentOf(id)).toMatchObject({ delegates: 33, guests: [{ fullName: "Trần Mẫu" }] });
  });

  test("a field that both changed is shown three ways, with who and when, and written as chosen", async () => {
    const id = await scene.point();
    const mine = {
      ...(await form(id, "attendance")),
      turnout: 400,
      delegates: 33,
      guests: [guest("Lê Ví Dụ")],
    };
    await save("officer", "attendance", {
      ...(await form(id, "attendance")),
      turnout: 300,
      guests: [guest("Trần Mẫu")],
    });
    const before = await writtenIn(scene);
    const conflict = await conflictOf(save("chief", "attendance", mine));
    expect(conflict.by).toMatch(new RegExp(`^${scene.people.officer.fullName}, lúc \\d\\d:\\d\\d, `));
    expect(conflict.differences).toMatchObject([
      { path: "turnout", original: "200", mine: "400", theirs: "300", suggested: null },
      { path: "delegates", original: "20", mine: "33", theirs: "20", suggested: "mine" },
      { path: "guests", original: "", mine: "Lê Ví Dụ, Lãnh đạo xã", theirs: "Trần Mẫu, Lãnh đạo xã" },
    ]);
    expect(await writtenIn(scene)).toBe(before);

    // One of two answered is not enough, and the answer is not lost.
    const half = await conflictOf(
      save("chief", "attendance", { ...mine, choice: pick(conflict, { turnout: "theirs" }) }),
    );
    expect(half.differences.map(({ chosen }) => chosen)).toEqual(["theirs", null, null]);
    const choice = pick(conflict, { turnout: "theirs", guests: "mine" });
    expect(await save("chief", "attendance", { ...mine, choice })).toEqual({
      id,
      merged: false,
      openFields: [],
    });
    expect(await contentOf(id)).toMatchObject({
      turnout: 300,
      delegates: 33,
      guests: [{ fullName: "Lê Ví Dụ" }],
    });
    expect(await stateOf(scene, id)).toMatchObject({
      version: 3,
      enteredBy: scene.people.chief.userId,
    });
  });

  test("a third saving asks again for its field alone", async () => {
    const id = await scene.point();
    const mine = { ...(await form(id, "attendance")), turnout: 400, delegates: 40 };
    await save("officer", "attendance", { ...(await form(id, "attendance")), turnout: 300, delegates: 30 });
    const first = await conflictOf(save("chief", "attendance", mine));
    const choice = pick(first, { turnout: "theirs", delegates: "theirs" });
    await save("officer", "attendance", { ...(await form(id, "attendance")), delegates: 31 });
    const again = await conflictOf(save("chief", "attendance", { ...mine, choice }));
    expect(again.differences).toMatchObject([
      { path: "turnout", chosen: "theirs" },
      { path: "delegates", chosen: null, theirs: "31" },
    ]);
    await save("chief", "attendance", {
      ...mine,
      choice: { ...choice, ...pick(again, { delegates: "mine" }) },
    });
    expect(await contentOf(id)).toMatchObject({ turnout: 300, delegates: 40 });
  });

  test("what cannot be together is refused beside both texts", async () => {
    const id = await scene.point();
    const mine = { ...(await form(id, "attendance")), delegates: 190 };
    await save("officer", "attendance", { ...(await form(id, "attendance")), turnout: 150 });
    const conflict = await conflictOf(save("chief", "attendance", mine));
    expect(conflict.issues.length).toBeGreaterThan(0);
    expect(conflict.differences.map(({ path }) => path)).toEqual(["turnout", "delegates"]);
    expect(await contentOf(id)).toMatchObject({ turnout: 150, delegates: 20 });
  });

  test("a saving that overlaps another one waits for it and then sees what differs", async () => {
    const id = await scene.point();
    const [one, other] = [await form(id, "attendance"), await form(id, "attendance")];
    const held = gate();
    const saved = gate();
    const first = as(scene.people.officer, async (tx, actor) => {
      await editFestival(tx, actor, "attendance", { ...one, turnout: 300 });
      saved.open();
      await held.passed;
    });
    await saved.passed;
    const second = conflictOf(save("chief", "attendance", { ...other, turnout: 400 }));
    const waits = await Promise.race([
      second.then(() => false),
      new Promise((done) => setTimeout(() => done(true), 300)),
    ]);
    held.open();
    await first;
    expect(waits).toBe(true);
    expect((await second).differences).toMatchObject([{ path: "turnout", theirs: "300" }]);
    expect((await stateOf(scene, id))?.turnout).toBe(300);
  });

  test("two steps of one record do not stand in each other's way", async () => {
    const id = await scene.point();
    const programme = await form(id, "programme");
    await save("officer", "attendance", attendance(id, 1, { turnout: 300 }));
    expect(await save("chief", "programme", { ...programme, ceremony: ["flag_salute"] })).toEqual({
      id,
      merged: false,
      openFields: [],
    });
    expect(await contentOf(id)).toMatchObject({ turnout: 300, ceremony: ["flag_salute"] });
  });

  test("who saves over their own other tab is told that it was themselves", async () => {
    const id = await scene.point();
    const mine = { ...(await form(id, "attendance")), turnout: 400 };
    await save("chief", "attendance", { ...mine, turnout: 300 });
    expect((await conflictOf(save("chief", "attendance", mine))).by).toMatch(/^chính bạn ở thẻ khác, lúc /);
  });
});

describe("the same for the papers and the season", () => {
  const of = () => ({ unitId: scene.commune.id, seasonId: scene.season });

  test("a plan", async () => {
    const { officer, chief } = scene.people;
    const id = await buildPlan(scene.owner, { ...of(), enteredById: officer.userId });
    const stored = await as(officer, (tx) => planContent(tx, id));
    const input = { ...stored, id, version: 1, original: drawn(planReaders, stored) };
    await as(officer, (tx, who) => editPlan(tx, who, { ...input, signer: "Một", note: "Ghi" }));
    const mine = { ...input, signer: "Hai", communePoints: 7 };
    const conflict = await conflictOf(as(chief, (tx, who) => editPlan(tx, who, mine)));
    expect(conflict.differences).toMatchObject(
      [
        { path: "communePoints", suggested: "mine" },
        { path: "signer", original: "Trần Thử", suggested: null },
        { path: "note", suggested: "theirs" },
      ].toSorted((a, b) => order(planReaders, a.path) - order(planReaders, b.path)),
    );
    const choice = pick(conflict, { signer: "theirs" });
    await as(chief, (tx, who) => editPlan(tx, who, { ...mine, choice }));
    expect(await as(chief, (tx) => planContent(tx, id))).toMatchObject({
      signer: "Một",
      note: "Ghi",
      communePoints: 7,
    });
  });

  test("a report", async () => {
    const { provinceOfficer, provinceOfficer2 } = scene.people;
    const id = await buildReport(scene.owner, {
      unitId: scene.province.id,
      seasonId: scene.season,
      enteredById: provinceOfficer.userId,
    });
    const stored = await as(provinceOfficer, (tx) => reportContent(tx, id));
    const input = { ...stored, id, version: 1, original: drawn(reportReaders, stored) };
    await as(provinceOfficer, (tx, who) =>
      editReport(tx, who, { ...input, lessons: "Một", results: "Kết quả" }),
    );
    const mine = { ...input, lessons: "Hai" };
    const conflict = await conflictOf(as(provinceOfficer2, (tx, who) => editReport(tx, who, mine)));
    const choice = pick(conflict, { lessons: "mine" });
    const done = await as(provinceOfficer2, (tx, who) => editReport(tx, who, { ...mine, choice }));
    expect(done).toEqual({ id, merged: true });
    expect(await as(provinceOfficer, (tx) => reportContent(tx, id))).toMatchObject({
      lessons: "Hai",
      results: "Kết quả",
    });
  });

  test("a season, whose documents are one field", async () => {
    const { v05 } = scene.people;
    const id = await buildSeason(scene.owner, 2031, { state: "draft" });
    const stored = await as(v05, (tx, who) => getSeason(tx, who, id));
    if (!stored) throw new Error("no season");
    const { year, theme, startsOn, endsOn, planDueOn, resultDueOn, reportDueOn, documents } = stored;
    const { provincePlanDueOn, districtDueOn } = stored;
    const days = { startsOn, endsOn, planDueOn, provincePlanDueOn, resultDueOn, districtDueOn, reportDueOn };
    const fields = { year, theme, ...days, documents };
    const input = { ...fields, id, version: 1, original: drawn(seasonReaders, fields) };
    const paper = (title: string) => [{ number: "12/V05-P5", issuedOn: "2031-05-05", title }];
    await as(v05, (tx, who) => editSeason(tx, who, { ...input, theme: "Mới", documents: paper("Một") }));
    const mine = { ...input, documents: paper("Hai") };
    const conflict = await conflictOf(as(v05, (tx, who) => editSeason(tx, who, mine)));
    expect(conflict.differences.at(-1)).toMatchObject({
      original: "",
      mine: "12/V05-P5, 05/5/2031: Hai",
      theirs: "12/V05-P5, 05/5/2031: Một",
    });
    const choice = pick(conflict, { documents: "mine" });
    await as(v05, (tx, who) => editSeason(tx, who, { ...mine, choice }));
    expect(await as(v05, (tx, who) => getSeason(tx, who, id))).toMatchObject({
      theme: "Mới",
      documents: paper("Hai"),
    });
  });
});

function gate() {
  let open = () => {};
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { open, passed };
}

const order = <C>(readers: FieldReader<C>[], path: string) => readers.findIndex((one) => one.path === path);
