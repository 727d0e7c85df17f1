import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { changesSince, changesToShow } from "@/lib/core/review";
import { editPlan, returnPlan, sendPlan } from "@/lib/festivals/plans/commands";
import { getPlan, planContent } from "@/lib/festivals/plans/queries";
import { planReaders, planSections } from "@/lib/festivals/plans/view";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { correctFestival, editFestival } from "@/lib/festivals/points/commands";
import { contentKeys } from "@/lib/festivals/points/content";
import { pointSections } from "@/lib/festivals/points/display";
import {
  acceptFestival,
  recallFestival,
  returnFestival,
  sendFestival,
} from "@/lib/festivals/points/flow-commands";
import { getContent, getFestival } from "@/lib/festivals/points/queries";
import { editReport, returnReport, sendReport } from "@/lib/festivals/reports/commands";
import { getReport, reportContent } from "@/lib/festivals/reports/queries";
import { reportParts, reportReaders } from "@/lib/festivals/reports/view";
import { buildPlan, buildReport, inState } from "@/tests/support/builders";
import { as, attendance, openScene, refusalOf, type Scene, sheet, stateOf, writtenIn } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const versionOf = async (id: string) => (await stateOf(scene, id))?.version ?? 0;
const named = (...paths: string[]) => paths.map((path) => ({ path, remark: `Sửa ${path}` }));

async function giveBack(id: string, remarks = named("turnout"), whole = false, who?: Actor) {
  const version = await versionOf(id);
  return as(who ?? scene.people.provinceOfficer, (tx, actor) =>
    returnFestival(tx, actor, { id, version, note: "Kiểm tra lại", remarks, whole }),
  );
}
const send = async (id: string) => {
  const version = await versionOf(id);
  return as(scene.people.chief, (tx, who) => sendFestival(tx, who, { id, version }));
};
const record = async (id: string, who: Actor = scene.people.provinceOfficer) => {
  const found = await as(who, (tx, actor) => getFestival(tx, actor, id, "2026-11-21"));
  if (!found) throw new Error("no record");
  return found;
};
const whole = async (id: string, change: Parameters<typeof sheet>[2]) => {
  const content = await as(scene.people.officer, (tx) => getContent(tx, id));
  return sheet(id, await versionOf(id), { ...content, ...change });
};
const save = async (id: string, change: Parameters<typeof sheet>[2]) => {
  const input = await whole(id, change);
  return as(scene.people.officer, (tx, who) => editFestival(tx, who, "sheet", input));
};

describe("a return names its fields", () => {
  test("those reopen with what goes along with them; a change to another one is refused and nothing is written", async () => {
    const id = await scene.point("sent");
    await giveBack(id, named("turnout", "gifts"));
    const { review } = await record(id);
    expect(review.openFields).toEqual(["turnout", "delegates", "gifts"]);
    expect(review.remarks.map(({ path, remark }) => [path, remark])).toEqual([
      ["turnout", "Sửa turnout"],
      ["gifts", "Sửa gifts"],
    ]);
    const before = await writtenIn(scene);
    const failed = await save(id, { turnout: 150, place: "Sân vận động", proposals: "Thêm" }).catch(
      (error) => error,
    );
    expect(failed).toBeInstanceOf(Refusal);
    expect((failed as Refusal).issues.map(({ path, code }) => [path, code])).toEqual([
      ["place", "field_closed"],
      ["proposals", "field_closed"],
    ]);
    expect(await writtenIn(scene)).toBe(before);
    await save(id, { turnout: 150, gifts: [{ recipient: "poor_household", count: 3, value: 900_000n }] });
    expect(await as(scene.people.officer, (tx) => getContent(tx, id))).toMatchObject({
      turnout: 150,
      gifts: [{ count: 3 }],
    });
  });

  test("of one step of the form, its fields alone are asked", async () => {
    const id = await scene.point("sent");
    await giveBack(id, named("proposals"));
    const version = await versionOf(id);
    const wrong = as(scene.people.officer, (tx, who) =>
      editFestival(tx, who, "attendance", attendance(id, version, { turnout: 999 })),
    );
    expect(await refusalOf(wrong)).toEqual(["field_closed"]);
    await as(scene.people.officer, (tx, who) =>
      editFestival(tx, who, "attendance", attendance(id, version, { turnout: 200 })),
    );
    expect(await versionOf(id)).toBe(version);
  });

  test("a text that only came back with other line ends is no change", async () => {
    const id = await scene.point("sent", { good_practice: "một\nhai" });
    await giveBack(id, named("turnout"));
    await save(id, { goodPractice: "một\r\nhai", turnout: 180 });
    expect((await record(id)).content.goodPractice).toBe("một\nhai");
  });

  test("the whole record opens where that was said, or where no field was named", async () => {
    for (const remarks of [named("turnout"), []]) {
      const id = await scene.point("sent");
      await giveBack(id, remarks, true);
      expect((await record(id)).review).toMatchObject({ openFields: [] });
      await save(id, { place: "Sân vận động" });
      expect((await record(id)).content.place).toBe("Sân vận động");
    }
  });

  test("a path that the record does not have is refused by the database", async () => {
    const id = await scene.point("sent");
    await expect(giveBack(id, named("turnout", "no_such"))).rejects.toThrow(/record_open_fields/);
    expect((await stateOf(scene, id))?.state).toBe("sent");
  });

  test("from a foreign unit there is nothing to return, and its remarks are not read", async () => {
    const id = await scene.point("sent");
    await giveBack(id);
    await send(id);
    const before = await writtenIn(scene);
    await expect(
      giveBack(id, named("turnout"), false, scene.people.foreignProvinceOfficer),
    ).rejects.toBeInstanceOf(NotThere);
    expect(await refusalOf(giveBack(id, named("turnout"), false, scene.people.chief))).toContain(
      "not_permitted",
    );
    expect(await writtenIn(scene)).toBe(before);
    const seen = await as(scene.people.foreignProvinceOfficer, async (tx) => [
      await tx.returnRemark.count(),
      await tx.recordSnapshot.count(),
    ]);
    expect(seen).toEqual([0, 0]);
  });
});

describe("what changed since the return", () => {
  test("field by field, with its remark, and whether it was acted on", async () => {
    const id = await scene.point("sent");
    await giveBack(id, named("turnout", "place"));
    expect(
      changesToShow("returned", (await record(id)).review, pointSections, (await record(id)).content),
    ).toBeNull();
    await save(id, { turnout: 150, delegates: 10 });
    await send(id);
    const { row, review, content } = await record(id);
    expect(changesToShow(row.state, review, pointSections, content)).toEqual([
      {
        path: "place",
        label: "Địa điểm",
        before: "Nhà văn hóa thôn",
        after: "Nhà văn hóa thôn",
        changed: false,
        remark: "Sửa place",
      },
      {
        path: "turnout",
        label: "Lượt người tham gia",
        before: "200",
        after: "150",
        changed: true,
        remark: "Sửa turnout",
      },
      {
        path: "delegates",
        label: "Số đại biểu",
        before: "20",
        after: "10",
        changed: true,
        remark: undefined,
      },
    ]);
  });

  test("a second return is compared with itself; the remarks of the first are history", async () => {
    const id = await scene.point("sent");
    await giveBack(id, named("turnout"));
    await save(id, { turnout: 150 });
    await send(id);
    await giveBack(id, named("place"));
    const { review, content } = await record(id);
    expect(review.openFields).toEqual(["place"]);
    expect(review.remarks.map(({ path }) => path)).toEqual(["turnout", "place"]);
    expect(changesSince(pointSections, review, content).map(({ path, changed }) => [path, changed])).toEqual([
      ["place", false],
    ]);
  });

  test("recalled it stays as reopened; accepted, one by one or among many, everything is forgotten", async () => {
    const { provinceLeader, chief } = scene.people;
    const one = await scene.point("sent");
    const many = await scene.point("sent");
    for (const id of [one, many]) {
      await giveBack(id);
      await send(id);
      const version = await versionOf(id);
      await as(chief, (tx, who) => recallFestival(tx, who, { id, version }));
      expect((await record(id)).review.openFields).toEqual(["turnout", "delegates"]);
      await send(id);
    }
    const version = await versionOf(one);
    await as(provinceLeader, (tx, who) => acceptFestival(tx, who, { id: one, version }));
    await as(provinceLeader, (tx, who) =>
      acceptFestivals(tx, who, { ids: [many], query: "", until: new Date().toISOString() }),
    );
    for (const id of [one, many]) {
      const { row, review, content } = await record(id);
      expect([row.state, review.openFields]).toEqual(["accepted", []]);
      expect(changesToShow(row.state, review, pointSections, content)).toBeNull();
    }
  });

  test("a correction of a locked point shows what it changed", async () => {
    const id = await scene.point("locked");
    const input = { ...(await whole(id, { turnout: 90 })), reason: "Công văn 88" };
    await as(scene.people.v05, (tx, who) => correctFestival(tx, who, input));
    const { row, review, content } = await record(id);
    expect(changesToShow(row.state, review, pointSections, content)).toMatchObject([
      { path: "turnout", before: "200", after: "90" },
    ]);
  });
});

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

describe("plans and reports", () => {
  test("a plan: the named field opens, another is refused by command and database, the change is seen", async () => {
    const { officer, chief, provinceOfficer } = scene.people;
    const of = { unitId: scene.commune.id, seasonId: scene.season, enteredById: officer.userId };
    const id = await buildPlan(scene.owner, of, inState("sent", scene.province.id));
    await as(provinceOfficer, (tx, who) =>
      returnPlan(tx, who, { id, version: 1, note: "Xem lại", remarks: named("residentialPoints") }),
    );
    const content = await as(officer, (tx) => planContent(tx, id));
    const edit = (version: number, change: object) =>
      as(officer, (tx, who) => editPlan(tx, who, { ...content, id, version, ...change }));
    const pilots = [{ place: "Thôn Đông", level: "residential" as const, plannedOn: null }];
    expect(await refusalOf(edit(2, { residentialPoints: 7, note: "thêm", pilots }))).toEqual([
      "field_closed",
      "field_closed",
    ]);
    await edit(2, { residentialPoints: 7 });
    for (const sql of [
      `update festival_plan set note = 'x' where id = '${id}'`,
      `insert into plan_pilot (plan_id, unit_id, place, level) values ('${id}', '${scene.commune.id}', 'x', 'commune')`,
    ]) {
      await expect(as(officer, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/record_field_closed/);
    }
    await as(chief, (tx, who) => sendPlan(tx, who, { id, version: 3 }));
    const plan = await as(provinceOfficer, (tx) => getPlan(tx, id));
    expect(changesToShow(plan.workflow.state, plan.review, planSections, plan.content)).toMatchObject([
      { path: "residentialPoints", before: "5", after: "7", changed: true, remark: "Sửa residentialPoints" },
    ]);
    const { rows } = await scene.owner.query("select path from record_field where record_kind = 'plan'");
    expect(rows.map(({ path }) => path).sort()).toEqual(planReaders.map(({ path }) => path).sort());
  });

  test("a report: the same", async () => {
    const { provinceOfficer, provinceLeader, v05Officer } = scene.people;
    const of = { unitId: scene.province.id, seasonId: scene.oldSeason, enteredById: provinceOfficer.userId };
    const id = await buildReport(scene.owner, of, inState("sent", scene.nation.id));
    await as(v05Officer, (tx, who) =>
      returnReport(tx, who, { id, version: 1, note: "Xem lại", remarks: named("lessons") }),
    );
    const content = await as(provinceOfficer, (tx) => reportContent(tx, id));
    const edit = (version: number, change: object) =>
      as(provinceOfficer, (tx, who) => editReport(tx, who, { ...content, id, version, ...change }));
    expect(await refusalOf(edit(2, { lessons: "Bài học", signer: "Người khác" }))).toEqual(["field_closed"]);
    await edit(2, { lessons: "Bài học" });
    await expect(
      as(provinceOfficer, (tx) =>
        tx.$executeRawUnsafe(`update festival_report set signer = 'x' where id = '${id}'`),
      ),
    ).rejects.toThrow(/record_field_closed/);
    await as(provinceLeader, (tx, who) =>
      sendReport(tx, who, { id, version: 3, acknowledged: "yes", reason: "Mưa lũ" }),
    );
    const report = await as(v05Officer, (tx) => getReport(tx, id));
    expect(changesToShow(report.workflow.state, report.review, reportParts, report.content)).toMatchObject([
      { path: "lessons", before: "", after: "Bài học", changed: true },
    ]);
    const { rows } = await scene.owner.query("select path from record_field where record_kind = 'report'");
    expect(rows.map(({ path }) => path).sort()).toEqual(reportReaders.map(({ path }) => path).sort());
  });
});
