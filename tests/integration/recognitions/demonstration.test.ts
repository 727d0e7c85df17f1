import { afterAll, beforeAll, expect, test } from "vitest";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { compare } from "@/lib/recognitions/criteria/compare";
import { getSet, listSets } from "@/lib/recognitions/criteria/queries";
import { insertCriteriaSets } from "@/prisma/seed/demo/criteria";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const client = await scene.owner.connect();
  await insertCriteriaSets(client);
  client.release();
});
afterAll(() => scene.close());

test("V05 prepares the next edition of the model ward, and Hà Tĩnh adds to the criteria of safety", async () => {
  const { v05, provinceAdmin, officer } = scene.people;
  const of = (who: typeof v05, code: string) =>
    as(who, (tx) => listSets(tx, { scheme: { code } })).then((sets) =>
      sets.map((set) => [set.owner?.name ?? "", set.edition, set.state]),
    );
  expect(await of(v05, "model_ward_police")).toEqual([
    ["", 2, "draft"],
    ["", 1, "published"],
  ]);
  expect(await of(officer, "model_ward_police")).toEqual([["", 1, "published"]]);
  const added = ["Hà Tĩnh", 1, "published"];
  expect(await of(officer, "safe_area")).toContainEqual(added);
  expect(await of(provinceAdmin, "safe_area")).toContainEqual(["Hà Tĩnh", 2, "draft"]);

  const [draft, published] = await as(v05, async (tx) => {
    const sets = await listSets(tx, { scheme: { code: "model_ward_police" } });
    return Promise.all(sets.map((set) => getSet(tx, set.id)));
  });
  if (!draft || !published) throw new Error("not there");
  expect(compare(published.document, draft.document).counts).toEqual({
    ...{ same: 16, changed: 4, moved: 0, added: 1, removed: 0 },
  });
  expect(documentIssues(draft.document).every((issue) => issue.path === "head")).toBe(true);
});
