import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import {
  addSubject,
  addSubjects,
  editSubject,
  endSubject,
  takeOverSubjects,
} from "@/lib/recognitions/subjects/commands";
import { readSubjectFilter } from "@/lib/recognitions/subjects/filter";
import { getSubject, listLeftRegisters, listSubjects } from "@/lib/recognitions/subjects/queries";
import { editSubjectInput } from "@/lib/recognitions/subjects/schema";
import { createActor, type TestUnit } from "@/tests/support/actors";
import { buildSubject } from "@/tests/support/recognitions";
import { refusal, register } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const area = (name: string) => ({
  ...{ kind: "residential" as const, name, size: 120, people: 480 },
  ...{ managedBy: "commune" as const, startedOn: null },
});

describe("the register of a commune", () => {
  test("takes subjects one by one and by the hundred, each name once", async () => {
    const { officer } = scene.people;
    await as(officer, (tx) => addSubject(tx, officer, area("Thôn Đông Hà")));
    expect(await refusal(as(officer, (tx) => addSubject(tx, officer, area("thôn  đông hà"))))).toEqual([
      "subject_there",
    ]);
    const lines = Array.from({ length: 100 }, (_, at) => `Thôn ${at + 1}\t${at + 50}\t${at + 200}`).join(
      "\n",
    );
    const many = {
      kind: "residential" as const,
      managedBy: "commune" as const,
      lines: `${lines}\nTHÔN ĐÔNG HÀ`,
    };
    expect(await as(officer, (tx) => addSubjects(tx, officer, many))).toMatchObject({ added: 100, there: 1 });
    const { totals } = await as(officer, (tx) =>
      listSubjects(tx, readSubjectFilter({ kind: "residential" }), 2026),
    );
    expect(totals.count).toBe(101);
  });

  test("tells which pasted line cannot be read, and takes none", async () => {
    const { officer } = scene.people;
    const many = {
      kind: "school" as const,
      managedBy: "commune" as const,
      lines: "Trường A; 300\nTrường B; nhiều\n; 4",
    };
    expect(await refusal(as(officer, (tx) => addSubjects(tx, officer, many)))).toEqual([
      "line_unreadable",
      "line_unreadable",
    ]);
    const { totals } = await as(officer, (tx) =>
      listSubjects(tx, readSubjectFilter({ kind: "school" }), 2026),
    );
    expect(totals.count).toBe(0);
  });

  test("is kept by its own commune alone", async () => {
    const { officer, siblingOfficer, provinceOfficer, foreignOfficer } = scene.people;
    expect(
      await refusal(as(provinceOfficer, (tx) => addSubject(tx, provinceOfficer, area("Thôn X")))),
    ).toEqual(["not_permitted"]);
    const { id } = await as(officer, (tx) => addSubject(tx, officer, area("Thôn Tây Sơn")));
    const input = editSubjectInput.parse({ id, version: 1, name: "Thôn Khác", managedBy: "commune" });
    for (const foreign of [siblingOfficer, foreignOfficer]) {
      await expect(as(foreign, (tx) => editSubject(tx, foreign, input))).rejects.toBeInstanceOf(NotThere);
      await expect(
        as(foreign, (tx) => endSubject(tx, foreign, { id, version: 1, endedOn: "2026-07-01" })),
      ).rejects.toBeInstanceOf(NotThere);
      expect(await as(foreign, (tx) => getSubject(tx, foreign, id))).toBeNull();
    }
    expect(await refusal(as(provinceOfficer, (tx) => editSubject(tx, provinceOfficer, input)))).toEqual([
      "not_permitted",
    ]);
    expect(await as(provinceOfficer, (tx) => getSubject(tx, provinceOfficer, id))).toMatchObject({
      own: false,
    });
  });

  test("two people who change different fields both have theirs", async () => {
    const { officer, chief } = scene.people;
    const { id } = await as(officer, (tx) => addSubject(tx, officer, area("Thôn Bắc Trà")));
    const drawn = JSON.stringify({
      name: "Thôn Bắc Trà",
      size: "120",
      people: "480",
      managedBy: "Cấp xã quản lý",
      startedOn: "",
    });
    const form = { id, version: 1, original: drawn, managedBy: "commune", people: "480" };
    await as(officer, (tx) =>
      editSubject(tx, officer, editSubjectInput.parse({ ...form, name: "Thôn Bắc Trà", size: "130" })),
    );
    const { merged } = await as(chief, (tx) =>
      editSubject(tx, chief, editSubjectInput.parse({ ...form, name: "Thôn Trà Bắc", size: "120" })),
    );
    expect(merged).toBe(true);
    const found = await as(officer, (tx) => getSubject(tx, officer, id));
    expect(found?.content).toMatchObject({ name: "Thôn Trà Bắc", size: 130 });
  });

  test("of a commune that was absorbed is taken over, each name once and never two of one", async () => {
    const { owner, province } = scene;
    const { rows } = await owner.query<TestUnit & { old: string; oldName: string }>(
      `select n.id, n.kind, n.level, n.code, n.name, o.id as old, o.name as "oldName" from unit n
         join unit_reach r on r.holder_id = n.id and r.via = 'absorbed' and r.whole join unit o on o.id = r.unit_id and o.level = 'commune'
        where n.parent_id = $1 and n.valid_to is null and o.valid_to is not null order by n.code, o.code limit 1`,
      [province.id],
    );
    const unit = rows[0] as TestUnit & { old: string; oldName: string };
    const officer = { ...(await createActor(owner, "commune_officer", unit)), actsFor: [unit.id, unit.old] };
    for (const name of ["Thôn Một", "Thôn Hai"]) await buildSubject(owner, unit.old, { name });
    await buildSubject(owner, unit.id, { name: "Thôn Một" });
    expect(await as(officer, (tx) => listLeftRegisters(tx, officer))).toMatchObject([
      { id: unit.old, subjects: 2 },
    ]);
    const { siblingOfficer } = scene.people;
    await expect(
      as(siblingOfficer, (tx) => takeOverSubjects(tx, siblingOfficer, { from: unit.old })),
    ).rejects.toBeInstanceOf(NotThere);
    expect(await as(officer, (tx) => takeOverSubjects(tx, officer, { from: unit.old }))).toEqual({
      added: 2,
    });
    expect(await refusal(as(officer, (tx) => takeOverSubjects(tx, officer, { from: unit.old })))).toEqual([
      "nothing_left",
    ]);
    expect(await as(officer, (tx) => listLeftRegisters(tx, officer))).toEqual([]);
    const { rows: now } = await owner.query(
      "select name from subject where unit_id = $1 and ended_on is null order by name",
      [unit.id],
    );
    expect(now.map(({ name }) => name)).toEqual(["Thôn Hai", "Thôn Một", `Thôn Một (${unit.oldName})`]);
  });

  test("ended, a subject stays readable and its name is free again", async () => {
    const { officer } = scene.people;
    const { id } = await as(officer, (tx) => addSubject(tx, officer, area("Thôn Cuối")));
    await as(officer, (tx) => endSubject(tx, officer, { id, version: 1, endedOn: "2026-07-01" }));
    expect(
      await refusal(as(officer, (tx) => endSubject(tx, officer, { id, version: 2, endedOn: "2026-08-01" }))),
    ).toEqual(["subject_ended"]);
    await as(officer, (tx) => addSubject(tx, officer, area("Thôn Cuối")));
    expect((await register(scene, officer, { subjects: [id] })).rows).toEqual([
      expect.objectContaining({ done: false, note: "Đã thôi hoạt động." }),
    ]);
  });
});

describe("the registration of a year", () => {
  test("a hundred at once, with a result for each; the second time nobody is registered twice", async () => {
    const { siblingOfficer: actor } = scene.people;
    const lines = Array.from({ length: 100 }, (_, at) => `Tổ dân phố ${at + 1}`).join("\n");
    await as(actor, (tx) => addSubjects(tx, actor, { kind: "residential", managedBy: "commune", lines }));
    const { rows } = await scene.owner.query<{ id: string }>("select id from subject where unit_id = $1", [
      actor.unit.id,
    ]);
    const subjects = rows.map(({ id }) => id);
    const first = await register(scene, actor, { subjects, itself: true });
    expect(first.rows.filter(({ done }) => done)).toHaveLength(101);
    const second = await register(scene, actor, { subjects, itself: true });
    expect(second.rows.filter(({ done }) => done)).toHaveLength(0);
    expect(second.rows.every(({ note }) => note === "Đã đăng ký từ trước.")).toBe(true);
    const { rows: counted } = await scene.owner.query(
      `select count(*)::int as n, count(*) filter (where decides = 'commune')::int as at_home,
              (select count(*)::int from decision d where d.unit_id = $1 and d.step = 'register') as lines
         from application where unit_id = $1`,
      [actor.unit.id],
    );
    expect(counted).toEqual([{ n: 101, at_home: 100, lines: 101 }]);
  });

  test("late is said, too early is refused, a foreign subject is not there", async () => {
    const { officer, siblingOfficer } = scene.people;
    const [late] = (await register(scene, officer, { itself: true, registeredOn: "2026-05-04" })).rows;
    expect(late).toMatchObject({ done: true, note: "Đăng ký sau hạn 31/3/2026." });
    const [early] = (await register(scene, officer, { itself: true, year: 2027 })).rows;
    expect(early).toMatchObject({ done: false, note: "Chưa đến kỳ đăng ký: 01/1/2027 – 31/3/2027." });
    const { rows } = await scene.owner.query<{ id: string }>(
      "select id from subject where unit_id = $1 limit 1",
      [siblingOfficer.unit.id],
    );
    const [foreign] = (await register(scene, officer, { subjects: [rows[0]?.id ?? ""] })).rows;
    expect(foreign).toMatchObject({ id: null, done: false, name: "1 đối tượng" });
    // What an absorbed commune kept is read here and registered by nobody.
    const absorbed = await scene.owner.query<{ unit_id: string }>(
      "select unit_id from unit_reach where holder_id = $1 and whole and unit_id <> $1 limit 1",
      [officer.unit.id],
    );
    const old = await buildSubject(scene.owner, absorbed.rows[0]?.unit_id ?? "");
    const [kept] = (await register(scene, officer, { subjects: [old] })).rows;
    expect(kept).toMatchObject({ id: null, done: false, name: "1 đối tượng" });
    expect(await refusal(register(scene, officer, { itself: true, registeredOn: "2026-12-24" }))).toEqual([
      "day_ahead",
    ]);
    expect(await refusal(register(scene, scene.people.provinceOfficer, { itself: true }))).toEqual([
      "not_permitted",
    ]);
    expect(await refusal(register(scene, officer, {}))).toEqual(["nothing_chosen"]);
  });
});
