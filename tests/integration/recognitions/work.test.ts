import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { listMyWork } from "@/lib/work/queries";
import { buildApplication, buildSubject } from "@/tests/support/recognitions";
import { today } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const linesOf = async (actor: Actor) => {
  const items = await as(actor, (tx) => listMyWork(tx, actor, { limit: 100, offset: 0 }, today));
  return items
    .filter(({ href }) => href.startsWith("/recognitions"))
    .map(({ title, href }) => [title.replace(/Thử \d+/, "Thử"), href.replace(/scheme=\w+/, "scheme=…")]);
};

test("what many communes sent up is one line of the province; the commune has its own, others none", async () => {
  const { commune, sibling, province, people, owner } = scene;
  const of = { schemeId: scene.scheme, setId: scene.set.id, year: 2026 };
  for (const unit of [commune, sibling]) {
    await buildApplication(owner, { unit, ...of }, "sent", {
      holder_unit_id: province.id,
      decides: "province",
    });
  }
  for (const state of ["registered", "building", "sent"] as const) {
    const subject_id = await buildSubject(owner, commune.id);
    const row = { subject_id, subject_kind: "residential", decides: "commune" };
    await buildApplication(owner, { unit: commune, ...of }, state, row);
  }
  expect(await linesOf(people.provinceOfficer)).toEqual([
    [
      "Thẩm định hồ sơ công nhận 2026: Thử: 2 hồ sơ (Công an tỉnh Hà Tĩnh)",
      "/recognitions/applications?year=2026&scheme=…&state=sent&kind=unit",
    ],
  ]);
  const own = await linesOf(people.officer);
  expect(own.map(([title]) => title?.split(" (")[0]).sort()).toEqual([
    "Thẩm định hồ sơ công nhận 2026: Thử",
    "Tự chấm, gửi hồ sơ công nhận 2026: Thử: 2 hồ sơ",
  ]);
  expect(await linesOf(people.siblingOfficer)).toEqual([]);
  expect(await linesOf(people.foreignOfficer)).toEqual([]);
});
