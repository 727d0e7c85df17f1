import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { takeExport } from "@/lib/exports/take-commands";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import { readCsv, readWorkbook } from "@/tests/support/sheets";
import { as, openScene, type Scene } from "../festivals/points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const { sibling, foreignCommune, foreignProvince, commune, owner } = scene;
  const gifted = await scene.point("sent", { name: "=Ngày hội Phố Thủy", turnout: 300 });
  await scene.point("accepted", { name: "Cấp xã", host_level: "commune", turnout: 900 });
  await scene.point("sent", { name: "Láng giềng", turnout: 70 }, sibling);
  await scene.point("sent", { name: "Tỉnh khác", holder_unit_id: foreignProvince.id }, foreignCommune);
  await owner.query(
    "insert into festival_gift (festival_id, unit_id, recipient, count, value) values ($1, $2, 'poor_household', 10, 5000000)",
    [gifted, commune.id],
  );
});
afterAll(() => scene.close());

async function taken(actor: Actor, query: string, format: "xlsx" | "csv" = "xlsx") {
  const found = await takeExport(actor, "points", { format, query });
  if (found.kind !== "file") throw new Error(found.kind);
  return found;
}

test("a file is what its list is, in order, for each who reads it", async () => {
  const { provinceOfficer, officer, v05, foreignOfficer } = scene.people;
  for (const actor of [provinceOfficer, officer, v05, foreignOfficer]) {
    for (const query of ["season=2026", "season=2026&state=sent", "season=2026&sort=-turnout", "q=láng"]) {
      const filter = readFilter(Object.fromEntries(new URLSearchParams(query)));
      const list = await as(actor, (tx) => listFestivals(tx, { ...filter, season: 2026 }, "2026-11-22"));
      const { rows, facts } = await readWorkbook((await taken(actor, query)).body);
      expect(rows.map((row) => row[0])).toEqual(list.rows.map((row) => row.name));
      expect(rows.map((row) => row[8])).toEqual(list.rows.map((row) => row.turnout));
      expect(facts.get("Số điểm")).toBe(list.totals.count);
      const csv = readCsv((await taken(actor, query, "csv")).body);
      expect(csv.rows.map((row) => row[0]?.replace("'=", "="))).toEqual(list.rows.map((row) => row.name));
    }
  }
});
