import { dayOf } from "@/lib/core/dates";
import { readApplicationFilter } from "@/lib/recognitions/applications/filter";
import { listApplications } from "@/lib/recognitions/applications/list-queries";
import { readDecisionFilter, readRecognisedFilter } from "@/lib/recognitions/decisions/filter";
import { listWeak } from "@/lib/recognitions/decisions/plan-queries";
import { listDecisions } from "@/lib/recognitions/decisions/queries";
import { listRecognised } from "@/lib/recognitions/decisions/recognised-queries";
import { readSubjectFilter } from "@/lib/recognitions/subjects/filter";
import { listSubjects } from "@/lib/recognitions/subjects/queries";
import { getTargets } from "@/lib/recognitions/targets/queries";
import { of, type Row } from "./registry-row";

const today = dayOf(new Date());
const year = Number(today.slice(0, 4));
const both = { own: "provinceOfficer", foreign: "foreignProvinceOfficer" } as const;

/** Lists of recognition. */
export const recognitionLists: Row[] = [
  {
    ...{ ...both, name: "applications", query: "year=2026", at: [4, 2, 10] },
    page: (tx, _, asked) =>
      of(listApplications(tx, readApplicationFilter(asked)), (row) => [
        ...[row.scheme, row.unitCode, row.asked],
      ]),
  },
  {
    ...{ ...both, name: "subjects", query: "", at: [0, 4, 6] },
    page: (tx, _, asked) =>
      of(listSubjects(tx, readSubjectFilter(asked), year), (row) => [row.name, row.size, row.people]),
  },
  {
    ...{ ...both, name: "decisions", query: "year=2026", at: [2, 4, 6] },
    page: (tx, _, asked) =>
      of(listDecisions(tx, readDecisionFilter(asked)), (row) => [row.number, row.issuer, row.lines]),
  },
  {
    ...{ ...both, name: "recognised", query: "scheme=movement_class&standing=valid", at: [0, 8, 9] },
    page: (tx, _, asked) =>
      of(listRecognised(tx, readRecognisedFilter(asked), today), (row) => [row.name, row.serial, row.number]),
  },
  {
    ...{ ...both, name: "weak-areas", query: "", at: [0, 5, 6] },
    page: async (tx) => (await listWeak(tx, null)).map((row) => [row.name, row.causes, row.measures]),
  },
  {
    ...{ ...both, name: "targets", query: "scheme=model_ward_police", at: [0, 3, 4] },
    page: (tx, actor, asked) =>
      of(getTargets(tx, actor, asked.scheme, { day: today, year }), (row) => [
        row.unitCode,
        row.percent / 100,
        row.paper,
      ]),
  },
];
