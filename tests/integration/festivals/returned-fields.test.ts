import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { changesSince, changesToShow } from "@/lib/core/review";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { correctFestival, editFestival } from "@/lib/festivals/points/commands";
import { getContent } from "@/lib/festivals/points/content-queries";
import { pointSections } from "@/lib/festivals/points/display";
import { acceptFestival, recallFestival } from "@/lib/festivals/points/flow-commands";
import { as, attendance, openScene, refusalOf, type Scene, stateOf, writtenIn } from "./points-scene";
import { named, returnsIn } from "./returned-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const { versionOf, giveBack, send, record, whole, save } = returnsIn(() => scene);

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
