import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { beginCommit, dropImport, writeImport } from "@/lib/festivals/imports/commit-commands";
import { placeLabel } from "@/lib/festivals/imports/places";
import { getImport, listImports } from "@/lib/festivals/imports/queries";
import { beginImport } from "@/lib/festivals/imports/stage-commands";
import { getTemplate, getUnwritten } from "@/lib/festivals/imports/template-queries";
import { planFestival } from "@/lib/festivals/points/commands";
import { buildReport, inState } from "@/tests/support/builders";
import { untilSomebodyWaits } from "@/tests/support/waiting";
import { commit, handInRows, importOf, pointCells, recheck, rowsOf, scopeOf } from "./imports-scene";
import { as, openScene, plan, refusalOf, type Scene, writtenIn } from "./points-scene";

let scene: Scene;
let here: string;
let officer: Actor;
beforeAll(async () => {
  scene = await openScene();
  here = placeLabel(scene.commune);
  officer = scene.people.provinceOfficer;
});
afterAll(() => scene.close());

const handed = { season: 2026, fileName: "a.xlsx", fileSize: 1, fileHash: "0".repeat(64) };
const named = async (name: string) =>
  (await scene.owner.query("select id, turnout, version from festival where name = $1", [name])).rows;

describe("who may", () => {
  test("nobody hands in or takes a template without the permission to enter", async () => {
    for (const who of [scene.people.provinceLeader, scene.people.partner, scene.people.v05]) {
      expect(await refusalOf(as(who, (tx, actor) => beginImport(tx, actor, handed)))).toEqual([
        "not_permitted",
      ]);
    }
  });

  test("an import is there for its unit alone: not for another province, a commune or those above", async () => {
    const id = await handInRows(officer, [pointCells(here, "Của ai")]);
    const { people } = scene;
    for (const who of [people.foreignProvinceOfficer, people.officer, people.v05]) {
      await expect(as(who, (tx, actor) => getImport(tx, actor, id))).rejects.toThrow(NotThere);
      await expect(as(who, (tx, actor) => getUnwritten(tx, actor, id))).rejects.toThrow(NotThere);
      expect((await as(who, (tx, actor) => listImports(tx, actor))).map((one) => one.id)).not.toContain(id);
    }
    const { rows } = await as(people.foreignProvinceOfficer, async (tx) => ({
      rows: await tx.$queryRaw<object[]>`select at from festival_import_row where import_id = ${id}::uuid`,
    }));
    expect(rows).toEqual([]);
  });

  test("a colleague of the same unit reads it, and neither writes nor drops it", async () => {
    const id = await handInRows(officer, [pointCells(here, "Của người khác")]);
    const { version } = await importOf(scene.people.provinceOfficer2, id);
    const before = await writtenIn(scene);
    const other = scene.people.provinceOfficer2;
    expect(
      await refusalOf(as(other, (tx, who) => beginCommit(tx, who, { id, version, mode: "all" }))),
    ).toEqual(["not_uploader"]);
    expect(await refusalOf(as(other, (tx, who) => dropImport(tx, who, { id, version })))).toEqual([
      "not_uploader",
    ]);
    expect(await writtenIn(scene)).toBe(before);
    // Past the commands the database refuses as well.
    await expect(
      as(
        other,
        (tx) => tx.$executeRaw`update festival_import set state = 'committing' where id = ${id}::uuid`,
      ),
    ).rejects.toThrow(/import_owner/);
  });

  test("states move along their pairs only, and which file it was never changes", async () => {
    const id = await handInRows(officer, [pointCells(here, "Trạng thái")]);
    const set = (change: string) =>
      scopeOf(officer)((tx) =>
        tx.$executeRawUnsafe(`update festival_import set ${change} where id = '${id}'`),
      );
    await expect(set("state = 'committed', committed_at = now()")).rejects.toThrow(/import_transition/);
    await expect(set("file_name = 'khác.xlsx'")).rejects.toThrow(/import_identity/);
  });

  test("a preview that was judged again since the page was drawn is not written by that page", async () => {
    const id = await handInRows(officer, [pointCells(here, "Bản cũ")]);
    const input = { id, version: 1, mode: "all" as const };
    expect(await refusalOf(as(officer, (tx, who) => beginCommit(tx, who, input)))).toEqual([
      "preview_changed",
    ]);
  });

  test("dropped, nothing of it is left but that it was", async () => {
    const id = await handInRows(officer, [pointCells(here, "Bỏ đi")]);
    const { version } = await importOf(officer, id);
    await as(officer, (tx, who) => dropImport(tx, who, { id, version }));
    expect(await importOf(officer, id)).toMatchObject({ state: "dropped", swept: true });
    expect(await rowsOf(officer, id)).toEqual([]);
    expect(await refusalOf(commit(officer, id))).toEqual(["not_waiting"]);
  });
});

describe("between the preview and the writing", () => {
  test("a point that somebody changed stops all of it; judged again, the preview says what is new", async () => {
    const first = await handInRows(officer, [pointCells(here, "Đổi giữa chừng")]);
    await commit(officer, first);
    const id = await handInRows(officer, [
      pointCells(here, "Đổi giữa chừng", { 6: 400 }),
      pointCells(here, "Mới cùng tệp"),
    ]);
    await scene.owner.query(
      "update festival set turnout = 260, version = version + 1 where name = 'Đổi giữa chừng'",
    );
    await commit(officer, id);
    expect(await importOf(officer, id)).toMatchObject({
      state: "checked",
      problemDetail: expect.stringContaining("1 dòng"),
    });
    expect(await named("Mới cùng tệp")).toEqual([]);
    expect(await named("Đổi giữa chừng")).toMatchObject([{ turnout: 260 }]);

    await scopeOf(officer)(
      (tx) => tx.$executeRaw`update festival_import set state = 'reading' where id = ${id}::uuid`,
    );
    await recheck(officer, id);
    const [row] = await rowsOf(officer, id);
    expect(row?.changes).toContainEqual({ label: "Lượt người tham gia", before: "260", after: "400" });
    await commit(officer, id);
    expect(await named("Đổi giữa chừng")).toMatchObject([{ turnout: 400 }]);
    expect(await named("Mới cùng tệp")).toHaveLength(1);
  });

  test("a point of the same key that somebody began stops it too", async () => {
    const id = await handInRows(officer, [pointCells(here, "Hai người lập")]);
    await as(scene.people.officer, (tx, who) =>
      planFestival(tx, who, plan({ name: "Ngày hội khác", heldOn: "2026-08-09" })),
    );
    await as(scene.people.officer, (tx, who) =>
      planFestival(tx, who, plan({ name: "hai  người LẬP", heldOn: "2026-08-09" })),
    );
    await commit(officer, id);
    expect(await importOf(officer, id)).toMatchObject({
      state: "checked",
      problemDetail: expect.stringContaining("dòng 2"),
    });
    expect(await named("Hai người lập")).toEqual([]);
  });

  test("two files with the same rows at the same time: the second finds the points of the first", async () => {
    const rows = [pointCells(here, "Cùng lúc")];
    const [one, two] = [
      await handInRows(officer, rows),
      await handInRows(scene.people.provinceOfficer2, rows),
    ];
    let second: Promise<void> | undefined;
    const scoped = scopeOf(officer);
    const { version } = await importOf(officer, one);
    await scoped((tx) => beginCommit(tx, officer, { id: one, version, mode: "all" }));
    // The first writes inside a transaction that is held open until the second waits for it.
    await writeImport(
      (work, timeout) =>
        inScope(officer, { action: "festival.enter", timeout }, async (tx) => {
          const done = await work(tx);
          if (timeout !== undefined) {
            second = commit(scene.people.provinceOfficer2, two);
            await untilSomebodyWaits(scene.owner);
          }
          return done;
        }),
      officer,
      one,
    );
    await second;
    expect(await named("Cùng lúc")).toHaveLength(1);
    expect(await importOf(scene.people.provinceOfficer2, two)).toMatchObject({ state: "checked" });
  });

  test("a season that was locked, or a report that was signed, writes nothing", async () => {
    const id = await handInRows(officer, [pointCells(here, "Khóa rồi")]);
    const before = await writtenIn(scene);
    await scene.owner.query("update season set state = 'locked' where year = 2026");
    try {
      await commit(officer, id);
      expect(await importOf(officer, id)).toMatchObject({ state: "checked" });
    } finally {
      await scene.owner.query("update season set state = 'open' where year = 2026");
    }
    const report = await buildReport(
      scene.owner,
      { unitId: scene.province.id, seasonId: scene.season },
      inState("sent", scene.nation.id),
    );
    await commit(officer, id);
    expect(await named("Khóa rồi")).toEqual([]);
    const again = await handInRows(officer, [pointCells(here, "Khóa rồi")]);
    expect((await rowsOf(officer, again))[0]).toMatchObject({ outcome: "wrong" });
    await scene.owner.query("delete from festival_report where id = $1", [report]);
    expect((await writtenIn(scene)).split("/")[1]).toBe(before.split("/")[1]);
  });

  test("half a file is none: what fails in the middle takes everything back", async () => {
    const rows = Array.from({ length: 3 }, (_, nth) => pointCells(here, `Nửa tệp ${nth}`));
    const id = await handInRows(officer, rows);
    // A value that the judging let pass and the database does not.
    await scene.owner.query(
      `update festival_import_row set content = jsonb_set(content, '{turnout}', '0') where import_id = $1 and at = 4`,
      [id],
    );
    await expect(commit(officer, id)).rejects.toThrow(/violates check constraint/);
    expect(await importOf(officer, id)).toMatchObject({
      state: "checked",
      problemDetail: expect.stringContaining("ngoài dự kiến"),
    });
    expect(await named("Nửa tệp 0")).toEqual([]);
  });
});

describe("what lies about", () => {
  test("previews that nobody touched for a week go, of every unit; the imports stay", async () => {
    const id = await handInRows(officer, [pointCells(here, "Để lâu")]);
    await scene.owner.query("update festival_import set beat_at = now() - interval '8 days' where id = $1", [
      id,
    ]);
    await as(scene.people.foreignProvinceOfficer, (tx, who) => beginImport(tx, who, handed));
    expect(await importOf(officer, id)).toMatchObject({ state: "dropped", swept: true });
    const { rows } = await scene.owner.query("select 1 from festival_import_row where import_id = $1", [id]);
    expect(rows).toEqual([]);
  });

  test("the template holds one's own communes and the points that one may change", async () => {
    const own = await as(scene.people.officer, (tx, who) => getTemplate(tx, who, 2026, true));
    expect(own.places.map(({ code }) => code)).toEqual([scene.commune.code]);
    const all = await as(officer, (tx, who) => getTemplate(tx, who, 2026, true));
    expect(all.places.length).toBeGreaterThan(50);
    expect(all.points.map(({ content }) => content.name)).toContain("Cùng lúc");
    expect(all.points.map(({ content }) => content.name)).not.toContain("hai  người LẬP");
    await expect(as(officer, (tx, who) => getTemplate(tx, who, 2023, false))).rejects.toThrow(NotThere);
  });
});
