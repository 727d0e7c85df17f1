import { yearCatalogue } from "@/lib/reports/catalogue";
import { getYearOrigin } from "@/lib/reports/year-origin-queries";
import { getYearPage } from "@/lib/reports/year-page-queries";
import { yearAddress, yearOriginAddress } from "@/lib/reports/year-schema";
import type { Row } from "./registry-row";

/** Tables of figures that are counted by year. */
export const yearTables: Row[] = [
  {
    ...{ name: "year-figures", own: "provinceOfficer", foreign: "foreignProvinceOfficer" },
    query: "year=2026&map=now",
    at: [0, 3],
    page: async (tx, actor, asked) => {
      const { figures: shown } = await getYearPage(tx, actor, yearAddress.parse(asked));
      return yearCatalogue.map(({ code }) => [code, shown[code].value]);
    },
  },
  {
    ...{ name: "year-ranking", own: "provinceOfficer", foreign: "foreignProvinceOfficer" },
    query: "year=2026&map=now&figure=AT03",
    at: [1, 3],
    page: async (tx, actor, asked) =>
      (await getYearPage(tx, actor, yearAddress.parse(asked))).rows.map((row) => [
        row.unit.code,
        row.figure.value,
      ]),
  },
  {
    ...{ name: "origin", own: "provinceOfficer", foreign: "foreignProvinceOfficer" },
    query: "year=2026&map=now&figure=AT03",
    at: [0, 2, 3, 4],
    page: async (tx, actor, asked) =>
      ((await getYearOrigin(tx, actor, yearOriginAddress.parse(asked))).parts?.rows ?? []).map((row) => [
        ...[row.unit.code, row.part, row.provisional, row.records],
      ]),
  },
  {
    ...{ name: "failing", own: "provinceOfficer", foreign: "foreignProvinceOfficer" },
    query: "year=2026&map=now&figure=AT03",
    at: [0, 4, 6],
    page: async (tx, actor, asked) =>
      (await getYearPage(tx, actor, yearAddress.parse(asked))).failing.map((row) => [
        ...[row.code, row.unmet, row.judged],
      ]),
  },
];
