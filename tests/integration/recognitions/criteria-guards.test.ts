import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildScheme, buildSet, publishSet } from "@/tests/support/recognitions";
import { as, inTheWay, openScene, run, type Scene } from "./scene";

/** What the database refuses about criteria sets, past all code of ours. */
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const publish = (by: string) =>
  `update criteria_set set state = 'published', published_at = now(), published_by_id = '${by}' where id = $1::uuid`;

describe("a published set never changes", () => {
  test.each([
    ["its wording", "update criterion set text = 'khác' where set_id = $1::uuid", /criteria_published/],
    ["its points", "update criterion set max = max + 100 where set_id = $1::uuid", /criteria_published/],
    ["its groups", "update criterion_group set name = 'khác' where set_id = $1::uuid", /criteria_published/],
    ["a criterion goes", "delete from criterion where set_id = $1::uuid", /criteria_published/],
    ["a group goes", "delete from criterion_group where set_id = $1::uuid", /criteria_published/],
    ["its name", "update criteria_set set name = 'khác' where id = $1::uuid", /criteria_published/],
    ["its rule", "update criteria_set set pass_rule = '{}' where id = $1::uuid", /criteria_published/],
    [
      "its beginning",
      "update criteria_set set valid_from = '2020-01-01' where id = $1::uuid",
      /criteria_published/,
    ],
    [
      "back to a draft",
      "update criteria_set set state = 'draft', published_at = null where id = $1::uuid",
      /criteria_transition/,
    ],
    ["its edition", "update criteria_set set edition = 9 where id = $1::uuid", /criteria_identity/],
    ["it goes", "delete from criteria_set where id = $1::uuid", /criteria_published/],
  ])("%s", async (_what, sql, broken) => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true });
    await expect(run(scene.people.v05, sql, id)).rejects.toThrow(broken);
    // Not even whoever owns the tables.
    await expect(scene.owner.query(sql.replaceAll("::uuid", ""), [id])).rejects.toThrow(broken);
  });

  test("nothing is added to it", async () => {
    const { id, groupId } = await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true });
    const add = run(
      scene.people.v05,
      `insert into criterion (set_id, group_id, key, position, code, text, kind, applies_to)
       values ($1::uuid, $2::uuid, 'thêm', 9, '9', 'thêm', 'met', '{}')`,
      id,
      groupId,
    );
    await expect(add).rejects.toThrow(/criteria_published/);
  });

  test("its end may be written, and why; then it rests", async () => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner), { publish: true });
    const retire =
      "update criteria_set set state = 'retired', valid_to = '2026-06-01', retire_reason = 'thay thế' where id = $1::uuid";
    await expect(
      run(
        scene.people.v05,
        "update criteria_set set state = 'retired', valid_to = '2026-06-01' where id = $1::uuid",
        id,
      ),
    ).rejects.toThrow(/criteria_set_retired/);
    expect(await run(scene.people.v05, retire, id)).toBe(1);
    await expect(
      run(scene.people.v05, "update criteria_set set valid_to = '2027-01-01' where id = $1::uuid", id),
    ).rejects.toThrow(/criteria_published/);
  });

  test("editing and publishing at once: the edit is in what is published, or refused", async () => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner));
    const { v05, v05Officer } = scene.people;
    const editing = await inTheWay(
      (held) =>
        as(v05, async (tx) => held(async () => void (await tx.$executeRawUnsafe(publish(v05.userId), id)))),
      scene.owner,
      () => run(v05Officer, "update criterion set text = 'lúc ban hành' where set_id = $1::uuid", id),
    );
    expect(String(editing)).toMatch(/criteria_published/);
  });
});

describe("publishing", () => {
  test("a set begins as a draft, under the name of who publishes", async () => {
    const scheme = await buildScheme(scene.owner);
    const { v05 } = scene.people;
    await expect(
      run(
        v05,
        `insert into criteria_set (scheme_id, edition, name, scoring, pass_rule, state, published_at, valid_from, subject_kinds, source, sample)
         values ($1::uuid, 1, 'x', 'met', '{}', 'published', now(), '2024-01-01', '{ward}', 'x', true)`,
        scheme,
      ),
    ).rejects.toThrow(/criteria_begins/);
    const { id } = await buildSet(scene.owner, scheme);
    await expect(run(v05, publish(randomUUID()), id)).rejects.toThrow(/criteria_signature/);
    expect(await run(v05, publish(v05.userId), id)).toBe(1);
  });

  test.each([
    ["without a source", { source: "" }, /criteria_set_published/],
    ["without subjects", { subject_kinds: "{}" }, /criteria_set_published/],
    ["without a paper, though not a sample", { decision_number: "" }, /criteria_set_paper/],
  ])("not %s", async (_what, row, broken) => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner), row);
    await expect(run(scene.people.v05, publish(scene.people.v05.userId), id)).rejects.toThrow(broken);
  });

  test("a sample needs no paper", async () => {
    const row = { decision_number: "", sample: true };
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner), row);
    expect(await run(scene.people.v05, publish(scene.people.v05.userId), id)).toBe(1);
  });

  test.each([
    ["without criteria", "delete from criterion where set_id = $1", /no criterion/],
    [
      "with an empty group",
      "insert into criterion_group (set_id, key, position, code, name) values ($1, 'g', 2, 'II', 'trống')",
      /an empty group/,
    ],
    [
      "with a whole without parts",
      "update criterion set kind = 'parts' where set_id = $1 and key = 'met'",
      /parts without a whole/,
    ],
    [
      "with parts that do not add up",
      `with whole as (update criterion set kind = 'parts' where set_id = $1 and key = 'met' returning *)
       insert into criterion (set_id, group_id, parent_id, key, position, code, text, kind, max, applies_to)
       select set_id, group_id, id, 'p', 0, 'a', 'phần', 'met', 399, '{}' from whole`,
      /parts that do not add up/,
    ],
    [
      "with points where there are none",
      "update criteria_set set scoring = 'met' where id = $1",
      /points in a set/,
    ],
  ])("not %s", async (_what, sql, fault) => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner));
    await scene.owner.query(sql, [id]);
    await expect(run(scene.people.v05, publish(scene.people.v05.userId), id)).rejects.toThrow(fault);
  });

  test("one edition at a time for a kind of subject", async () => {
    const scheme = await buildScheme(scene.owner);
    const { v05 } = scene.people;
    await buildSet(scene.owner, scheme, { publish: true, valid_from: "2024-01-01", valid_to: "2026-01-01" });
    const second = await buildSet(scene.owner, scheme, { valid_from: "2025-12-31" });
    await expect(run(v05, publish(v05.userId), second.id)).rejects.toThrow(/criteria_overlap/);
    await run(v05, "update criteria_set set valid_from = '2026-01-01' where id = $1::uuid", second.id);
    expect(await run(v05, publish(v05.userId), second.id)).toBe(1);
    // The first may not be made to last longer again.
    await expect(
      run(
        v05,
        "update criteria_set set valid_to = '2026-01-02' where scheme_id = $1::uuid and edition = 1",
        scheme,
      ),
    ).rejects.toThrow(/criteria_overlap/);
  });

  test("other subjects have an edition of their own", async () => {
    const scheme = await buildScheme(scene.owner);
    await buildSet(scene.owner, scheme, { publish: true, subject_kinds: "{ward,commune}" });
    const other = await buildSet(scene.owner, scheme, { subject_kinds: "{residential}" });
    await publishSet(scene.owner, other.id);
    const both = await buildSet(scene.owner, scheme, { subject_kinds: "{school,commune}" });
    await expect(publishSet(scene.owner, both.id)).rejects.toThrow(/criteria_overlap/);
  });

  test("two who publish at once wait for one another, and the second is refused", async () => {
    const scheme = await buildScheme(scene.owner);
    const [one, two] = [await buildSet(scene.owner, scheme), await buildSet(scene.owner, scheme)];
    const { v05 } = scene.people;
    const second = await inTheWay(
      (held) =>
        as(v05, async (tx) =>
          held(async () => void (await tx.$executeRawUnsafe(publish(v05.userId), one.id))),
        ),
      scene.owner,
      () => run(v05, publish(v05.userId), two.id),
    );
    expect(String(second)).toMatch(/criteria_overlap/);
  });
});

describe("whose it is", () => {
  test("a draft of the nation is seen by nobody below, a published set by everybody", async () => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner));
    const seen = (who: keyof Scene["people"]) =>
      as(scene.people[who], (tx) =>
        tx.$queryRawUnsafe<unknown[]>(
          "select s.id from criteria_set s join criterion_group g on g.set_id = s.id join criterion c on c.group_id = g.id where s.id = $1::uuid",
          id,
        ),
      ).then((rows) => rows.length);
    expect([await seen("officer"), await seen("provinceAdmin"), await seen("v05Officer")]).toEqual([0, 0, 4]);
    // Each table by itself: its own rule hides it, not only that of the set.
    const rowsIn = (table: string) =>
      as(scene.people.provinceAdmin, (tx) =>
        tx.$queryRawUnsafe<unknown[]>(`select id from ${table} where set_id = $1::uuid`, id),
      ).then((rows) => rows.length);
    expect([await rowsIn("criterion_group"), await rowsIn("criterion")]).toEqual([0, 0]);
    await publishSet(scene.owner, id);
    expect([await seen("officer"), await seen("provinceAdmin"), await seen("v05Officer")]).toEqual([4, 4, 4]);
    expect([await rowsIn("criterion_group"), await rowsIn("criterion")]).toEqual([1, 4]);
  });

  test("an edition has its number once, the nation's as a province's", async () => {
    const scheme = await buildScheme(scene.owner);
    for (const owner_unit_id of [null, scene.province.id]) {
      const { id } = await buildSet(scene.owner, scheme, { owner_unit_id });
      const again = scene.owner.query(
        `insert into criteria_set (scheme_id, owner_unit_id, edition, name, scoring, pass_rule, subject_kinds)
         select scheme_id, owner_unit_id, edition, name, scoring, pass_rule, subject_kinds from criteria_set where id = $1`,
        [id],
      );
      await expect(again).rejects.toThrow(/criteria_set_once/);
    }
  });

  test("nobody below changes it", async () => {
    const { id, groupId } = await buildSet(scene.owner, await buildScheme(scene.owner));
    for (const who of [scene.people.provinceAdmin, scene.people.officer]) {
      expect(await run(who, "update criteria_set set name = 'khác' where id = $1::uuid", id)).toBe(0);
      expect(await run(who, "update criterion set text = 'khác' where set_id = $1::uuid", id)).toBe(0);
      expect(await run(who, "delete from criterion_group where id = $1::uuid", groupId)).toBe(0);
      await expect(run(who, "update scheme set name = 'khác'")).rejects.toThrow(/permission denied/);
    }
  });

  test("a province adds criteria of its own, where the law lets it, and nobody else touches them", async () => {
    const { province, foreignProvince, commune, people } = scene;
    const scheme = await buildScheme(scene.owner);
    const closed = await buildScheme(scene.owner, { provinces_add: false });
    const add = (who: keyof Scene["people"], owner: string, of = scheme) =>
      run(
        people[who],
        `insert into criteria_set (scheme_id, owner_unit_id, edition, name, scoring, pass_rule, subject_kinds)
         values ($1::uuid, $2::uuid, 1, 'Bổ sung', 'met', '{}', '{commune}')`,
        of,
        owner,
      );
    await expect(add("provinceAdmin", province.id, closed)).rejects.toThrow(/criteria_owner/);
    await expect(add("provinceAdmin", foreignProvince.id)).rejects.toThrow(/row-level security/);
    await expect(add("officer", commune.id)).rejects.toThrow(/criteria_owner/);
    expect(await add("provinceAdmin", province.id)).toBe(1);
    const { rows } = await scene.owner.query(
      "select id from criteria_set where owner_unit_id = $1 and scheme_id = $2",
      [province.id, scheme],
    );
    const id = rows[0].id;
    expect(
      await run(people.foreignAdmin, "update criteria_set set name = 'khác' where id = $1::uuid", id),
    ).toBe(0);
    expect(await run(people.officer, "delete from criteria_set where id = $1::uuid", id)).toBe(0);
    expect(
      await run(people.provinceAdmin, "update criteria_set set name = 'sửa' where id = $1::uuid", id),
    ).toBe(1);
  });

  test("a criterion keeps its key and its set", async () => {
    const scheme = await buildScheme(scene.owner);
    const [one, two] = [await buildSet(scene.owner, scheme), await buildSet(scene.owner, scheme)];
    const { v05 } = scene.people;
    for (const change of ["key = 'khác'", `set_id = '${two.id}', group_id = '${two.groupId}'`]) {
      const sql = `update criterion set ${change} where id = $1::uuid`;
      await expect(run(v05, sql, one.criteria.met)).rejects.toThrow(/criteria_identity/);
      await expect(scene.owner.query(sql, [one.criteria.met])).rejects.toThrow(/criteria_identity/);
    }
    await expect(
      run(v05, "update criterion_group set key = 'khác' where id = $1::uuid", one.groupId),
    ).rejects.toThrow(/criteria_identity/);
  });

  test("what is done to a criterion is in the history of its set", async () => {
    const { id } = await buildSet(scene.owner, await buildScheme(scene.owner));
    await run(
      scene.people.v05,
      "update criterion set text = 'sửa' where set_id = $1::uuid and key = 'met'",
      id,
    );
    const { rows } = await scene.owner.query(
      `select table_name, actor_id from audit_entry
        where audit_record_id(table_name, row_id, before, after) = $1 and operation = 'update'`,
      [id],
    );
    expect(rows).toEqual([{ table_name: "criterion", actor_id: scene.people.v05.userId }]);
  });
});
