import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";
import { createActor } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let actor: Actor;
beforeAll(async () => {
  database = await testDatabase();
  actor = await createActor(database.owner, "commune_officer", { code: "18562", level: "commune" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function find(q: string, life = "now"): Promise<string[]> {
  const filter = unitFilter.parse({ q, life });
  const { rows } = await inScope(actor, { action: "test" }, (tx) => listUnits(tx, filter, "2026-11-21"));
  return rows.map(unitTitle);
}

test.each([
  ["xã thạch hà", "Xã Thạch Hà"],
  ["xa thach ha", "Xã Thạch Hà"],
  ["X. Thạch Hà", "Xã Thạch Hà"],
  ["Thạch Hà", "Xã Thạch Hà"],
  ["18562", "Xã Thạch Hà"],
  ["hoà bình", "Phường Hòa Bình"],
  ["TP.HCM", "Thành phố Hồ Chí Minh"],
  ["dac lac", "Tỉnh Đắk Lắk"],
  ["Ha Tinh", "Tỉnh Hà Tĩnh"],
])("%s finds %s first", async (q, title) => {
  expect((await find(q))[0]).toBe(title);
});

test("what ended is found when asked for", async () => {
  expect(await find("thi tran thach ha")).toEqual([]);
  expect(await find("thi tran thach ha", "ended")).toEqual(["Thị trấn Thạch Hà"]);
});

test("a word begins where a word begins: An is not in Tân", async () => {
  const found = await find("an loc");
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((title) => / An| Ân/.test(title))).toBe(true);
});
