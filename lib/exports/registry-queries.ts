import "server-only";
import { auditExport } from "@/lib/audit/export-queries";
import { type Actor, may } from "@/lib/core/actor";
import type { ExportSource } from "@/lib/core/export";
import { extensionExport } from "@/lib/festivals/extensions/export-queries";
import { missingPlanExport, planExport } from "@/lib/festivals/plans/export-queries";
import { pointExport } from "@/lib/festivals/points/export-queries";
import { reportExport } from "@/lib/festivals/reports/export-queries";
import { seasonExport } from "@/lib/festivals/seasons/export-queries";
import { peopleExport, signInExport, viewingExport } from "@/lib/identity/export-queries";
import { applicationExport } from "@/lib/recognitions/applications/export-queries";
import { decisionExport, recognisedExport, weakExport } from "@/lib/recognitions/decisions/export-queries";
import { subjectExport } from "@/lib/recognitions/subjects/export-queries";
import { targetExport } from "@/lib/recognitions/targets/export-queries";
import { compareExport, originExport, recentExport } from "@/lib/reports/dashboard-export-queries";
import {
  disciplineExport,
  standingExport,
  waitingExport,
  waitingUnitsExport,
} from "@/lib/reports/discipline-export-queries";
import { breakdownExport, figureExport, rankingExport } from "@/lib/reports/export-queries";
import { appendixExport } from "@/lib/reports/papers/export-queries";
import { figureRankingExport } from "@/lib/reports/ranking-export-queries";
import { failingExport, yearFigureExport, yearRankingExport } from "@/lib/reports/year-export-queries";
import { searchExport } from "@/lib/search/export-queries";
import { changeExport } from "@/lib/units/changes/export-queries";
import { unitExport } from "@/lib/units/export-queries";
import { workExport } from "@/lib/work/export-queries";

/** Every list and every table of figures that can be taken out as a file. A new one is one line here. */
export const exportSources: readonly ExportSource[] = [
  workExport,
  pointExport,
  planExport,
  missingPlanExport,
  reportExport,
  seasonExport,
  extensionExport,
  figureExport,
  breakdownExport,
  rankingExport,
  figureRankingExport,
  appendixExport,
  standingExport,
  disciplineExport,
  waitingExport,
  waitingUnitsExport,
  compareExport,
  originExport,
  recentExport,
  yearFigureExport,
  yearRankingExport,
  failingExport,
  applicationExport,
  subjectExport,
  decisionExport,
  recognisedExport,
  weakExport,
  targetExport,
  unitExport,
  changeExport,
  peopleExport,
  signInExport,
  viewingExport,
  auditExport,
  searchExport,
];

/** The source of a name, where this person may read its list and take out files; otherwise it is not there. */
export function sourceFor(actor: Actor, name: string): ExportSource | null {
  const source = exportSources.find((one) => one.name === name);
  return source && may(actor, source.needs) && may(actor, "export.take") ? source : null;
}
