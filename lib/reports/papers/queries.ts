import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, formatInstant } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { isOpenState } from "@/lib/festivals/papers/paper";
import { getReport } from "@/lib/festivals/reports/queries";
import type { ReportContent, ReportPage } from "@/lib/festivals/reports/view";
import { stillMissing } from "@/lib/festivals/supplements/view";
import type { NamedUnit, SeasonFacts } from "@/lib/reports/overview";
import { askedUnit, getComparedFigures, getFigures, listReportSeasons, mapDay } from "@/lib/reports/queries";
import type { FiguresInput } from "@/lib/reports/schema";
import { chainOf } from "@/lib/units/queries";
import { appendixRows } from "./appendix";
import type { SeasonReportFacts } from "./facts";
import { remarksOf } from "./remark-queries";
import { appendixNotes } from "./season-report";

/** A season's report on paper, with where it came from. */
export type SeasonPaper = { facts: SeasonReportFacts; season: SeasonFacts; reportId: string | null };

/** What the appendix of a drafted report says, for the page on which it is signed: the rows and notes of its paper. */
export async function getReportAppendix(tx: Tx, report: Pick<ReportPage, "season" | "unit">) {
  const season = await seasonOf(tx, report.season.id);
  const { asOf, ...seasons } = await comparedSeasons(tx, report.unit, season.endsOn, season);
  return {
    rows: appendixRows(seasons),
    notes: appendixNotes({ seasons, unit: report.unit, asOf: formatInstant(asOf) }),
  };
}

async function seasonOf(tx: Tx, id: string): Promise<SeasonFacts> {
  const season = (await listReportSeasons(tx)).find((one) => one.id === id);
  if (!season) throw new NotThere();
  return season;
}

/** The report of a province that was drafted in the portal; with what its points say where that is asked for. */
export async function getReportPaper(tx: Tx, id: string, gather: boolean): Promise<SeasonPaper> {
  const report = await getReport(tx, id);
  const season = await seasonOf(tx, report.season.id);
  const { unit, workflow, content, corrected, exceptions } = report;
  const draft = isOpenState(workflow.state);
  const { asOf, ...seasons } = await comparedSeasons(tx, unit, season.endsOn, season);
  const facts: SeasonReportFacts = {
    unit,
    above: null,
    season,
    content,
    gathered: gather && draft ? await remarksOf(tx, unit, season.endsOn, season) : {},
    seasons,
    missing: stillMissing(exceptions).map((one) => ({
      title: unitTitle(one.unit),
      reason: one.reason,
      expectedOn: one.expectedOn,
    })),
    draft,
    corrected,
    asOf: formatInstant(asOf),
  };
  return { facts, season, reportId: id };
}

/** The report of any unit that somebody may ask figures of: nobody writes it in the portal, so it begins from what is below. */
export async function getSeasonPaper(tx: Tx, actor: Actor, asked: FiguresInput): Promise<SeasonPaper> {
  const season = (await listReportSeasons(tx)).find(({ year }) => year === asked.season);
  if (!season) throw new NotThere();
  const day = mapDay(asked.map, season);
  const unit = await askedUnit(tx, actor, asked.unit, day);
  const { asOf, ...seasons } = await comparedSeasons(tx, unit, day, season);
  const facts: SeasonReportFacts = {
    unit,
    above: unit.level === "nation" ? null : await unitAbove(tx, unit.id, day),
    season,
    content: nothingWritten,
    gathered: await remarksOf(tx, unit, day, season),
    seasons,
    missing: [],
    draft: true,
    corrected: null,
    asOf: formatInstant(asOf),
  };
  return { facts, season, reportId: null };
}

const nothingWritten: ReportContent = {
  ...{ number: "", issuedOn: null, signer: "" },
  ...{ leadership: "", results: "", strengths: "", shortcomings: "", lessons: "", proposals: "" },
};

/** The figures of a season beside those of the one before, with what both are made of. */
async function comparedSeasons(tx: Tx, unit: NamedUnit, day: Day, season: SeasonFacts) {
  const set = { ...(await getComparedFigures(tx, unit, day, season)), endsOn: season.endsOn };
  if (!set.before) return { ...set, before: null };
  const earlier = (await listReportSeasons(tx)).find(({ year }) => year === set.before?.year);
  if (!earlier) throw new Error("figures of a season that is not there");
  const { figures, tally } = await getFigures(tx, unit, day, earlier);
  return { ...set, before: { year: earlier.year, endsOn: earlier.endsOn, figures, tally } };
}

/** Who the report of a unit goes to on a day: the next unit of its chain. */
async function unitAbove(tx: Tx, unitId: string, day: Day): Promise<NamedUnit | null> {
  return (await chainOf(tx, unitId, day))[1] ?? null;
}
