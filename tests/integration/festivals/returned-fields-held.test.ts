import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentKeys } from "@/lib/festivals/points/content";
import { as, openScene, type Scene } from "./points-scene";
import { named, returnsIn } from "./returned-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const { giveBack, send } = returnsIn(() => scene);

describe("the database holds what the return did not name", () => {
  const raw = (id: string, sql: string) =>
    as(scene.people.officer, (tx) => tx.$executeRawUnsafe(sql.replaceAll("$id", `'${id}'`)));
  const columns: Record<string, string> = {
    name: "'x'",
    host_level: "'school'",
    held_on: "'2026-08-10'",
    starts_at: "'07:31'",
    ends_at: "'10:31'",
    area_class: "'key'",
    area_traits: "'{border}'",
    pilot_of: "'commune'",
    ceremony: "'{awards}'",
    festivity: "'{arts}'",
    status: "'postponed', status_reason = 'x'",
    turnout: "201",
    delegates: "19",
    top_tier: "'province'",
    spent_state: "1",
    spent_social: "1",
    outreach: "1",
  };

  test("every field of the form has its part, and every part is held", async () => {
    const { rows } = await scene.owner.query<{ path: string; part: string; columns: number; tables: number }>(
      `select path, part,
              (select count(*)::int from information_schema.columns where table_name = 'festival' and column_name = part) as columns,
              (select count(*)::int from information_schema.tables where table_name = part) as tables
         from record_field where record_kind = 'festival'`,
    );
    expect(rows.map(({ path }) => path).sort()).toEqual([...contentKeys].sort());
    for (const { path, columns: found, tables } of rows) expect(found + tables, path).toBe(1);

    const id = await scene.point("sent");
    const other = await scene.point("sent");
    await giveBack(id, named("expectedLeaders"));
    await giveBack(other, named("name"));
    for (const { path, part, tables } of rows) {
      if (path === "expectedLeaders") continue;
      const change = tables
        ? `delete from ${part} where festival_id = $id`
        : `update festival set ${part} = ${columns[part] ?? "'x'"} where id = $id`;
      if (tables) await scene.owner.query(partOf[part] ?? "", [id, scene.commune.id]);
      await expect(raw(id, change), path).rejects.toThrow(/record_field_closed/);
    }
    await raw(id, "update festival set expected_leaders = 'x' where id = $id");
    await expect(raw(other, "update festival set expected_leaders = 'x' where id = $id")).rejects.toThrow(
      /record_field_closed/,
    );
  });

  const partOf: Record<string, string> = {
    festival_guest:
      "insert into festival_guest (festival_id, unit_id, tier, full_name, job_title) values ($1, $2, 'commune', 'A', 'B')",
    festival_gift:
      "insert into festival_gift (festival_id, unit_id, recipient, count, value) values ($1, $2, 'other', 1, 1)",
    festival_pledge:
      "insert into festival_pledge (festival_id, unit_id, count, parties) values ($1, $2, 1, 'A')",
    festival_model:
      "insert into festival_model (festival_id, unit_id, name, kind) values ($1, $2, 'A', 'launched')",
    festival_award:
      "insert into festival_award (festival_id, unit_id, authority, form, recipient, count) values ($1, $2, 'other', 'medal', 'individual', 1)",
  };

  test("rows are neither added nor taken away where their field is closed, and both where it is open", async () => {
    const id = await scene.point("sent");
    await giveBack(id, named("gifts"));
    const insert = (table: string) =>
      (partOf[table] ?? "").replace("$1", `'${id}'`).replace("$2", `'${scene.commune.id}'`);
    for (const table of Object.keys(partOf)) {
      if (table === "festival_gift") await raw(id, insert(table));
      else await expect(raw(id, insert(table)), table).rejects.toThrow(/record_field_closed/);
    }
    await raw(id, "delete from festival_gift where festival_id = $id");
  });

  test("nobody opens a field by themselves, and a new record has none", async () => {
    const id = await scene.point("sent");
    await giveBack(id);
    for (const fields of ["'{}'", "'{turnout,place}'"]) {
      await expect(raw(id, `update festival set open_fields = ${fields} where id = $id`)).rejects.toThrow(
        /record_open_fields/,
      );
    }
    const { chief } = scene.people;
    const slip = `update festival set state = 'sent', sent_by_id = '${chief.userId}', holder_unit_id = '${scene.province.id}', open_fields = '{}' where id = '${id}'`;
    await expect(as(chief, (tx) => tx.$executeRawUnsafe(slip))).rejects.toThrow(/record_open_fields/);
    const born = `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name, open_fields)
      values ('${scene.commune.id}', '${scene.season}', 'x', 'school', '2026-08-01', '${scene.people.officer.userId}', 'x', '{name}')`;
    await expect(raw(id, born)).rejects.toThrow(/record_open_fields/);
    const accepted = await scene.point("sent");
    await giveBack(accepted);
    await send(accepted);
    const { provinceLeader } = scene.people;
    const kept = `update festival set state = 'accepted', accepted_by_id = '${provinceLeader.userId}' where id = '${accepted}'`;
    await expect(as(provinceLeader, (tx) => tx.$executeRawUnsafe(kept))).rejects.toThrow(
      /record_open_fields/,
    );
  });

  test("remarks and what was read are written once", async () => {
    const id = await scene.point("sent");
    await giveBack(id);
    for (const sql of [
      "update return_remark set remark = 'x'",
      "delete from return_remark",
      "delete from record_snapshot",
    ]) {
      await expect(raw(id, sql), sql).rejects.toThrow(/permission denied/);
    }
  });
});
