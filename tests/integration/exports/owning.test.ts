import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { cancelExport } from "@/lib/exports/commands";
import { preparedAll } from "@/lib/exports/prepare-commands";
import { getExport } from "@/lib/exports/queries";
import { createActor } from "@/tests/support/actors";
import { as } from "../festivals/points-scene";
import { begun, fileOf, type LongScene, openLong } from "./long-scene";

let scene: LongScene;
beforeAll(async () => {
  scene = await openLong();
});
afterAll(() => scene.close());
beforeEach(() => scene.clear());

describe("a file is its maker's alone", () => {
  test("not a colleague's, not that of the level above, and not the maker's own in another unit's name", async () => {
    const { provinceOfficer, provinceOfficer2, provinceLeader, v05, foreignProvinceOfficer } = scene.people;
    const id = await begun(provinceOfficer);
    await preparedAll();
    const elsewhere: Actor = { ...provinceOfficer, unit: scene.foreignProvince };
    for (const other of [provinceOfficer2, provinceLeader, v05, foreignProvinceOfficer, elsewhere]) {
      expect(await as(other, (tx) => getExport(tx, id))).toBeNull();
      await expect(fileOf(other, id)).rejects.toThrow("not there");
      await expect(
        inScope(other, { action: "export.take" }, (tx) => cancelExport(tx, other, { id })),
      ).rejects.toThrow("not there");
      const seen = await as(other, (tx) => tx.$queryRaw<unknown[]>`select nth from export_piece`);
      expect(seen).toEqual([]);
    }
    expect(await scene.pieces(id)).toBeGreaterThan(0);
  });

  test("nobody puts one on record in another's name, changes what it says, or writes into it once it is whole", async () => {
    const { provinceOfficer, provinceOfficer2 } = scene.people;
    const id = await begun(provinceOfficer);
    await preparedAll();
    const copy = (actor: Actor) =>
      as(
        actor,
        (tx) => tx.$executeRaw`
          insert into export (unit_id, user_id, taken_by, source, query, format, title, filter, noun, state, total, file_name)
          values (${scene.province.id}::uuid, ${provinceOfficer.userId}::uuid, 'a', 'points', '', 'csv', 't', '', 'điểm', 'queued', 1, 'f')`,
      );
    await expect(copy(provinceOfficer2)).rejects.toThrow(/row-level security/);
    for (const [change, why] of [
      ["filter = 'khác'", /permission denied/],
      ["state = 'queued'", /export_moves/],
      ["done = 1", /export_moves|export_whole/],
    ] as const)
      await expect(
        as(provinceOfficer, (tx) => tx.$executeRawUnsafe(`update export set ${change} where id = '${id}'`)),
      ).rejects.toThrow(why);
    await expect(scene.owner.query("update export set filter = 'khác' where id = $1", [id])).rejects.toThrow(
      /export_fixed/,
    );
    await expect(
      as(
        provinceOfficer,
        (tx) =>
          tx.$executeRaw`insert into export_piece (export_id, nth, bytes) values (${id}::uuid, 999, '\\x00')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test("whoever lost the right to the list does not fetch it any more, and no fetching is noted", async () => {
    const admin = await createActor(scene.owner, "ministry_admin", scene.nation);
    const id = await begun(admin);
    await preparedAll();
    await expect(fileOf({ ...admin, role: "appraiser" }, id)).rejects.toThrow("not there");
    expect((await scene.rowOf(id)).fetched).toBe(0);
  });

  test("it expires: it can no longer be fetched, and goes with the next one that is begun", async () => {
    const { provinceOfficer } = scene.people;
    const id = await begun(provinceOfficer);
    await preparedAll();
    await scene.owner.query("alter table export disable trigger user");
    await scene.owner.query("update export set expires_at = now() - interval '1 second' where id = $1", [id]);
    await scene.owner.query("alter table export enable trigger user");
    await expect(fileOf(provinceOfficer, id)).rejects.toThrow("not there");
    expect(await scene.pieces(id)).toBeGreaterThan(0);
    const next = await begun(provinceOfficer);
    await preparedAll();
    expect(await scene.pieces(id)).toBe(0);
    expect(await scene.pieces(next)).toBeGreaterThan(0);
    expect((await scene.rowOf(id)).state).toBe("ready");
  });
});
