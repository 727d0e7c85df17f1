import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "@/lib/core/db";
import { getReceipt, listReceipts, type Receipt } from "@/lib/core/receipt";
import { recallFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { as, openScene, refusalOf, type Scene } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const versionOf = async (id: string) =>
  (await scene.owner.query<{ version: number }>("select version from festival where id = $1", [id])).rows[0]
    ?.version ?? 0;

async function send(id: string): Promise<void> {
  const version = await versionOf(id);
  await as(scene.people.chief, (tx, actor) => sendFestival(tx, actor, { id, version }));
}

const receiptsOf = (id: string) => as(scene.people.chief, (tx) => listReceipts(tx, id));

async function only(id: string): Promise<Receipt> {
  const [line] = await receiptsOf(id);
  const receipt = line && (await as(scene.people.chief, (tx) => getReceipt(tx, line.id)));
  if (!receipt) throw new Error("no receipt");
  return receipt;
}

describe("the receipt of a sending", () => {
  test("has a number of the receiving unit, and says who sent what to whom", async () => {
    const id = await scene.point("draft", { turnout: 320 });
    await send(id);
    const receipt = await only(id);
    expect(receipt.number).toMatch(/^20\d\d\.42\.\d{7}$/);
    expect(receipt).toMatchObject({
      recordKind: "festival",
      recordId: id,
      toUnitName: "Công an tỉnh Hà Tĩnh",
      actorName: scene.people.chief.fullName,
      actorRole: "commune_chief",
      title: "Kết quả điểm Ngày hội: Ngày hội thử",
    });
    expect(receipt.facts).toContainEqual({ label: "Lượt người tham gia", value: "320" });
  });

  test("stands as it was written when the record is recalled, changed and sent again", async () => {
    const id = await scene.point("draft", { turnout: 320 });
    await send(id);
    const first = await only(id);
    const version = await versionOf(id);
    await as(scene.people.chief, (tx, actor) => recallFestival(tx, actor, { id, version }));
    await scene.owner.query("update festival set turnout = 350 where id = $1", [id]);
    await send(id);
    const lines = await receiptsOf(id);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ id: first.id, number: first.number });
    const kept = await as(scene.people.chief, (tx) => getReceipt(tx, first.id));
    expect(kept?.facts).toContainEqual({ label: "Lượt người tham gia", value: "320" });
  });

  test("is read by the unit and those above it, and by nobody beside", async () => {
    const id = await scene.point("draft");
    await send(id);
    const { id: receipt } = await only(id);
    const seenBy = (who: keyof Scene["people"]) => as(scene.people[who], (tx) => getReceipt(tx, receipt));
    for (const who of ["officer", "provinceOfficer", "v05"] as const) {
      expect(await seenBy(who), who).not.toBeNull();
    }
    for (const who of ["siblingOfficer", "foreignOfficer", "foreignProvinceOfficer"] as const) {
      expect(await seenBy(who), who).toBeNull();
    }
  });

  test("is changed by nobody, and its number is not the application's to choose", async () => {
    const id = await scene.point("draft");
    await send(id);
    const { id: receipt, number } = await only(id);
    for (const who of ["chief", "provinceLeader", "v05"] as const) {
      const write = (statement: string) =>
        inScope(scene.people[who], { action: "test" }, (tx) => tx.$executeRawUnsafe(statement, receipt));
      await expect(write("update receipt set title = 'x' where id = $1::uuid")).rejects.toThrow(/denied/);
      await expect(write("delete from receipt where id = $1::uuid")).rejects.toThrow(/denied/);
      const copy = `insert into receipt (unit_id, record_kind, record_id, number, to_unit_id, to_unit_name, actor_name, actor_role, actor_unit_name, title, facts)
        select unit_id, record_kind, record_id, 'mine', to_unit_id, to_unit_name, actor_name, actor_role, actor_unit_name, title, facts from receipt where id = $1::uuid`;
      if (who === "chief") await write(copy);
    }
    const numbers = (await receiptsOf(id)).map((line) => line.number);
    expect(numbers).toContain(number);
    expect(numbers).not.toContain("mine");
  });

  test("is not written where the sending is refused", async () => {
    const id = await scene.point("draft", { turnout: null });
    expect(
      await refusalOf(as(scene.people.chief, (tx, actor) => sendFestival(tx, actor, { id, version: 1 }))),
    ).toEqual(["missing"]);
    expect(await receiptsOf(id)).toEqual([]);
  });
});
