import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { search } from "@/lib/search/queries";
import { createActor } from "@/tests/support/actors";
import { buildPlan, buildReport, inState } from "@/tests/support/builders";
import { as, openScene, type Scene } from "../festivals/points-scene";

let scene: Scene;
let keeper: Actor;
beforeAll(async () => {
  scene = await openScene();
  const { owner, season, commune, sibling, province, foreignProvince, foreignCommune, nation } = scene;
  keeper = await createActor(owner, "province_admin", province, { fullName: "Kiều Thị Lúa" });
  await createActor(owner, "province_officer", foreignProvince, { fullName: "Kiều Văn Ngô" });
  await scene.point("accepted", { name: "Thôn Rào Trổ", place: "Sân đình" });
  await scene.point("accepted", { name: "Thôn Rào Trổ", place: "Sân đình" }, sibling);
  await scene.point("accepted", { name: "Thôn Rào Trổ", place: "Bãi sông" }, foreignCommune);
  for (const [unit, number] of [
    [commune, "811/KH-UBND"],
    [foreignCommune, "812/KH-UBND"],
  ] as const)
    await buildPlan(
      owner,
      { unitId: unit.id, seasonId: season },
      { ...inState("sent", province.id), number },
    );
  for (const unit of [province, foreignProvince])
    await buildReport(
      owner,
      { unitId: unit.id, seasonId: season },
      { ...inState("sent", nation.id), number: "821/BC-CAT" },
    );
  await owner.query("update season set state = 'draft' where year = 2024");
});
afterAll(() => scene.close());

const groups = (actor: Actor, typed: string) =>
  as(actor, (tx, who) => search(tx, who, typed, { limit: 8, offset: 0 }));
const counts = async (actor: Actor, typed: string) =>
  Object.fromEntries((await groups(actor, typed)).map(({ kind, total }) => [kind, total]));

describe("search", () => {
  test.each(["Thôn Rào Trổ", "rao tro", "RÀO TRỔ thôn", "sân đình, rào", "tro ra"])(
    "any spelling: %s",
    async (typed) => {
      expect((await counts(scene.people.officer, typed)).points).toBe(1);
    },
  );

  test("names and numbers are those of the scope, whoever asks", async () => {
    const { people } = scene;
    const points = async (actor: Actor) => (await counts(actor, "rao tro")).points;
    expect(await points(people.officer)).toBe(1);
    expect(await points(people.provinceOfficer)).toBe(2);
    expect(await points(people.foreignProvinceOfficer)).toBe(1);
    expect(await points(people.v05)).toBe(3);
    expect(await counts(people.officer, "bai song rao tro")).toEqual({});
    expect(await counts(people.officer, "812/KH-UBND")).toEqual({});
    expect((await counts(people.foreignOfficer, "812/kh ubnd")).plans).toBe(1);
    expect((await counts(people.provinceOfficer, "821/BC")).reports).toBe(1);
    expect((await counts(people.v05, "821/BC")).reports).toBe(2);
  });

  test("a plan is found by its number, its unit and its year, under the title that it has", async () => {
    const { people, commune } = scene;
    for (const typed of ["811", `Kế hoạch Ngày hội ${commune.name} 2026`, commune.name]) {
      const found = (await groups(people.officer, typed)).find(({ kind }) => kind === "plans");
      expect(found?.hits[0]?.title, typed).toContain("Kế hoạch Ngày hội 2026");
      expect(found?.hits[0]?.note, typed).toContain("811/KH-UBND");
    }
    expect((await counts(people.officer, `ke hoach ${commune.name} 2022`)).plans).toBeUndefined();
  });

  test("people are found by those who keep their accounts, and only theirs", async () => {
    expect((await groups(keeper, "kieu")).find(({ kind }) => kind === "people")?.hits).toMatchObject([
      { title: "Kiều Thị Lúa" },
    ]);
    for (const actor of [scene.people.provinceOfficer, scene.people.officer, scene.people.v05Officer])
      expect((await counts(actor, "kieu")).people).toBeUndefined();
  });

  test("a season that is being prepared is the ministry's", async () => {
    expect((await counts(scene.people.officer, "mua ngay hoi")).seasons).toBe(1);
    expect((await counts(scene.people.v05, "mua ngay hoi")).seasons).toBe(2);
  });

  test("signs, one letter and nothing find nothing; a percent is a sign like others", async () => {
    for (const typed of ["", "  ", "x", "%", "__", "'"])
      expect(await groups(scene.people.v05, typed)).toEqual([]);
  });
});
