import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { standingOf } from "@/lib/core/actor";
import { unflatten } from "@/lib/core/form";
import { beginForm, keepText, listKept } from "@/lib/core/kept";
import { Conflict, NotThere } from "@/lib/core/refusal";
import { returnFestival } from "@/lib/festivals/points/flow-commands";
import { recallReport } from "@/lib/festivals/reports/commands";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { getReport } from "@/lib/festivals/reports/queries";
import { reportFilter } from "@/lib/festivals/reports/schema";
import { nameExceptions } from "@/lib/festivals/supplements/exception-commands";
import { exceptionsOf, ownException } from "@/lib/festivals/supplements/queries";
import { nameExceptionsInput } from "@/lib/festivals/supplements/schema";
import { as, refusalOf, stateOf } from "./points-scene";
import { reportWithoutMany } from "./supplements-scene";

const { on, versionOf, sign, exceptions, mine, edit, bring, drafted } = reportWithoutMany();

describe("signing without some communes", () => {
  test("each is named with a reason: its own, or the common one", async () => {
    const { provinceOfficer, provinceLeader, v05 } = on.scene.people;
    expect(await refusalOf(sign({ reason: undefined }))).toEqual(["missing_not_named"]);
    await as(provinceOfficer, (tx, who) =>
      nameExceptions(tx, who, {
        ...{ id: on.report, reason: "", expectedOn: null },
        missing: [{ unitId: on.scene.commune.id, reason: "Nhà văn hóa đang sửa", expectedOn: "2026-10-15" }],
      }),
    );
    expect((await exceptions()).map(({ reason }) => reason)).toEqual(["Nhà văn hóa đang sửa"]);
    expect(await refusalOf(sign({ reason: undefined }))).toEqual(["missing_not_named"]);
    await sign();
    const rows = await exceptions();
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.some(({ unit }) => unit.id === on.scene.sibling.id)).toBe(false);
    expect(await mine()).toMatchObject({ reason: "Nhà văn hóa đang sửa", expectedOn: "2026-10-15" });
    expect(rows.filter(({ reason }) => reason === "Mưa lũ")).toHaveLength(rows.length - 1);
    const seen = await as(v05, (tx) => getReport(tx, on.report));
    expect(seen.exceptions).toHaveLength(rows.length);
    const list = await as(v05, (tx, who) => listReports(tx, who, reportFilter.parse({ season: "2026" })));
    expect(list?.rows.find(({ code }) => code === "42")?.missing).toBe(rows.length);
    // Back with the province: who has sent meanwhile is named no more.
    await as(provinceLeader, async (tx, who) =>
      recallReport(tx, who, { id: on.report, version: await versionOf("festival_report", on.report) }),
    );
    await on.scene.point("accepted");
    await sign();
    expect(await mine()).toBeUndefined();
  });

  test("what was typed and kept goes to its own commune, however short the list has become", async () => {
    const { provinceOfficer } = on.scene.people;
    const { commune, sibling } = on.scene;
    const key = `report:${on.report}:missing`;
    const writer = randomUUID();
    const typed = {
      id: on.report,
      [`missing.${sibling.id}.reason`]: "Của xã đã gửi",
      [`missing.${commune.id}.reason`]: "Nhà văn hóa đang sửa",
      [`missing.${commune.id}.expectedOn`]: "15/10/2026",
    };
    await as(provinceOfficer, (tx, who) =>
      keepText(tx, who, {
        ...{ key, person: who.userId, standing: standingOf(who), writer, from: "", seq: 1 },
        ...{ whole: true, set: typed, gone: [], same: false },
      }),
    );
    const { initial, keeping } = await beginForm(provinceOfficer, key, { parked: undefined });
    expect(keeping?.key).toBe(key);
    expect(initial.restored).toBeDefined();
    const { missing } = nameExceptionsInput.parse({ id: on.report, ...unflatten(initial.values) });
    await as(provinceOfficer, (tx, who) =>
      nameExceptions(tx, who, { id: on.report, reason: "", expectedOn: null, missing }),
    );
    expect(await exceptions()).toMatchObject([
      { unit: { id: commune.id }, reason: "Nhà văn hóa đang sửa", expectedOn: "2026-10-15" },
    ]);
    // The report says on its page that there is more.
    const kept = await as(provinceOfficer, (tx, who) => listKept(tx, who, `report:${on.report}`));
    expect(kept.map((part) => part.key)).toEqual([key]);
  });

  test("two officers on one list: each keeps their commune, and the one that both named is chosen", async () => {
    const { provinceOfficer, provinceOfficer2 } = on.scene.people;
    const { commune } = on.scene;
    const [other] = (await as(provinceOfficer, (tx) => getReport(tx, on.report))).coverage.silent.filter(
      ({ id }) => id !== commune.id,
    );
    if (!other) throw new Error("no other silent commune");
    const name = (who: Actor, ours: string, theirs: string, choice?: Record<string, string>) =>
      as(who, (tx, actor) =>
        nameExceptions(tx, actor, {
          // Both opened the form while nobody was named.
          ...{ id: on.report, reason: "", expectedOn: null, original: {}, choice },
          missing: [
            { unitId: commune.id, reason: ours, expectedOn: null },
            { unitId: other.id, reason: theirs, expectedOn: null },
          ],
        }),
      );
    expect(await name(provinceOfficer, "Bão", "")).toMatchObject({ merged: false });
    // The field left empty takes nothing away.
    expect(await name(provinceOfficer2, "", "Lũ")).toMatchObject({ merged: true });
    const reasons = async () =>
      Object.fromEntries((await exceptions()).map(({ unit, reason }) => [unit.id, reason]));
    expect(await reasons()).toEqual({ [commune.id]: "Bão", [other.id]: "Lũ" });
    const conflict = await name(provinceOfficer2, "Sửa nhà văn hóa", "Lũ").catch((error: unknown) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.by).toContain(provinceOfficer.fullName);
    expect(await reasons()).toMatchObject({ [commune.id]: "Bão" });
    const [asked] = conflict.differences;
    await name(provinceOfficer2, "Sửa nhà văn hóa", "Lũ", { [asked?.path ?? ""]: asked?.values.mine ?? "" });
    expect(await reasons()).toEqual({ [commune.id]: "Sửa nhà văn hóa", [other.id]: "Lũ" });
  });

  test("only by those who write the report, only of one's own, only before it is signed", async () => {
    const { provinceLeader, officer, foreignProvinceOfficer, provinceOfficer } = on.scene.people;
    const name = (who: Actor) =>
      as(who, (tx, actor) =>
        nameExceptions(tx, actor, { id: on.report, reason: "x", expectedOn: null, missing: [] }),
      );
    expect(await refusalOf(name(provinceLeader))).toEqual(["not_permitted"]);
    await expect(name(officer)).rejects.toThrow(NotThere);
    await expect(name(foreignProvinceOfficer)).rejects.toThrow(NotThere);
    await sign();
    expect(await refusalOf(name(provinceOfficer))).toEqual(["wrong_state"]);
  });

  test("the named commune reads that it is; its neighbour and the other province read nothing", async () => {
    await sign();
    const { officer, siblingOfficer, foreignOfficer, foreignProvinceOfficer } = on.scene.people;
    expect(await as(officer, (tx, who) => ownException(tx, who))).toMatchObject({
      year: 2026,
      reason: "Mưa lũ",
    });
    expect(await as(siblingOfficer, (tx, who) => ownException(tx, who))).toBeNull();
    expect(await as(foreignOfficer, (tx, who) => ownException(tx, who))).toBeNull();
    for (const who of [siblingOfficer, foreignProvinceOfficer]) {
      expect(await as(who, (tx) => exceptionsOf(tx, on.report))).toEqual([]);
    }
  });
});

describe("while an exception is open", () => {
  test("the commune enters and sends and the province accepts; everybody else stands still", async () => {
    const sibling = await on.scene.point("draft", {}, on.scene.sibling);
    await sign();
    const { siblingOfficer, provinceOfficer } = on.scene.people;
    expect(await refusalOf(edit(siblingOfficer, sibling, 1))).toEqual(["report_signed"]);
    const back = as(provinceOfficer, (tx, who) =>
      returnFestival(tx, who, { id: on.counted, version: 1, note: "x" }),
    );
    expect(await refusalOf(back)).toEqual(["report_signed"]);
    const id = await bring();
    expect((await stateOf(on.scene, id))?.state).toBe("accepted");
    expect(await mine()).toMatchObject({ accepted: 1, waiting: 0 });
    const figures = (await as(provinceOfficer, (tx) => getReport(tx, on.report))).figures;
    expect(figures.points).toBe(2);
  });

  test("below the application: nothing is named, renamed or unnamed after the signature, nor carried without a point", async () => {
    const sibling = await on.scene.point("draft", {}, on.scene.sibling);
    await sign();
    const { provinceOfficer, provinceLeader, siblingOfficer, v05 } = on.scene.people;
    const run = (who: Actor, sql: string) => as(who, (tx) => tx.$executeRawUnsafe(sql));
    const name = (unit: string) =>
      `insert into report_exception (unit_id, report_id, missing_unit_id, reason) values ('${on.scene.province.id}', '${on.report}', '${unit}', 'x')`;
    for (const who of [provinceOfficer, v05]) {
      await expect(run(who, name(on.scene.sibling.id))).rejects.toThrow(/exception_signed/);
      await expect(run(who, "update report_exception set reason = 'y'")).rejects.toThrow(/exception_signed/);
      await expect(run(who, "delete from report_exception")).rejects.toThrow(/exception_signed/);
    }
    await expect(run(siblingOfficer, name(on.scene.sibling.id))).rejects.toThrow(
      /row-level security|exception_/,
    );
    await expect(
      run(siblingOfficer, `update festival set version = version + 1 where id = '${sibling}'`),
    ).rejects.toThrow(/report_signed/);
    const id = await drafted();
    const carry = `update report_exception set supplement_id = '${id}' where missing_unit_id = '${on.scene.commune.id}'`;
    await expect(run(provinceOfficer, carry)).rejects.toThrow(/exception_empty/);
    await bring();
    await run(provinceOfficer, carry);
    await expect(
      run(provinceOfficer, "update report_exception set closed_at = now() where supplement_id is not null"),
    ).rejects.toThrow(/exception_closing/);
    await expect(
      run(
        provinceOfficer,
        `update report_supplement set state = 'accepted', accepted_by_id = '${provinceOfficer.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_/);
    await run(
      provinceLeader,
      `update report_supplement set state = 'sent', sent_by_id = '${provinceLeader.userId}' where id = '${id}'`,
    );
    await expect(
      run(provinceOfficer, `update report_supplement set note = 'y' where id = '${id}'`),
    ).rejects.toThrow(/supplement_content/);
    await expect(
      run(
        v05,
        `update report_supplement set state = 'accepted', accepted_by_id = '${v05.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_report/);
    await on.scene.owner.query("update report_supplement set entered_by_id = $1", [v05.userId]);
    await on.scene.owner.query(
      "update festival_report set state = 'accepted', accepted_by_id = gen_random_uuid(), accepted_at = now()",
    );
    await expect(
      run(
        v05,
        `update report_supplement set state = 'accepted', accepted_by_id = '${v05.userId}' where id = '${id}'`,
      ),
    ).rejects.toThrow(/supplement_four_eyes/);
    // What the report does not speak of is not missing in it.
    await on.scene.owner.query("delete from report_exception");
    await on.scene.owner.query(
      "update festival_report set state = 'draft', accepted_by_id = null, accepted_at = null where id = $1",
      [on.report],
    );
    await expect(run(provinceOfficer, name(on.scene.foreignCommune.id))).rejects.toThrow(/exception_commune/);
  });
});
