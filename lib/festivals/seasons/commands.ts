import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { SeasonState } from "@/prisma/generated/enums";
import { refuseUnlessMay } from "./guard-commands";
import { reopenText, type SeasonMove, seasonEditObstacles, seasonMoves } from "./moves";
import { countRecords, seasonDays } from "./queries";
import type {
  CreateSeasonInput,
  EditSeasonInput,
  LockSeasonInput,
  OpenSeasonInput,
  ReopenSeasonInput,
} from "./schema";
import { seasonReaders, unfinishedByLevel } from "./view";

/** Writes a new season; it begins as a draft that only V05 sees. */
export async function createSeason(tx: Tx, actor: Actor, input: CreateSeasonInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "season.manage");
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into season (year, theme, starts_on, ends_on, plan_due_on, province_plan_due_on, result_due_on,
                        district_due_on, report_due_on)
    values (${input.year}, ${input.theme}, ${input.startsOn}::date, ${input.endsOn}::date,
            ${input.planDueOn}::date, ${input.provincePlanDueOn}::date, ${input.resultDueOn}::date,
            ${input.districtDueOn}::date, ${input.reportDueOn}::date)
    on conflict (year) do nothing
    returning id`;
  const season = inserted[0];
  if (!season) throw yearTaken(input.year);
  await writeDocuments(tx, season.id, input.documents);
  return season;
}

/** Changes what a season says. The year stays as soon as units have seen it. */
export async function editSeason(
  tx: Tx,
  actor: Actor,
  input: EditSeasonInput,
): Promise<{ id: string; merged: boolean }> {
  refuseUnlessMay(actor, "season.manage");
  const row = await lockSeasonRow(tx, input.id);
  refuseIf(seasonEditObstacles(row.state));
  const stored = await seasonContent(tx, input.id);
  const { id, version, original, choice, ...mine } = input;
  const saved = { table: "season", id, version: row.version };
  const drawn = { version, original, choice };
  const form = await reconcile(tx, actor, saved, seasonReaders, drawn, mine, stored);
  const {
    documents,
    startsOn,
    endsOn,
    planDueOn,
    provincePlanDueOn,
    resultDueOn,
    districtDueOn,
    reportDueOn,
    ...plain
  } = {
    ...mine,
    ...form.content,
  };
  if (plain.year !== stored.year) {
    if (row.state !== "draft") {
      refuseIf([
        {
          path: "year",
          code: "year_fixed",
          message: "Mùa đã mở nên không đổi năm. Lập mùa mới cho năm khác.",
        },
      ]);
    }
    if (await tx.season.findUnique({ where: { year: plain.year }, select: { id: true } }))
      throw yearTaken(plain.year);
  }
  await tx.season.update({
    where: { id },
    data: {
      ...plain,
      startsOn: toDate(startsOn),
      endsOn: toDate(endsOn),
      planDueOn: toDate(planDueOn),
      provincePlanDueOn: provincePlanDueOn && toDate(provincePlanDueOn),
      resultDueOn: toDate(resultDueOn),
      districtDueOn: districtDueOn && toDate(districtDueOn),
      reportDueOn: toDate(reportDueOn),
      version: { increment: 1 },
    },
    select: { id: true },
  });
  if (JSON.stringify(documents) !== JSON.stringify(stored.documents)) {
    await tx.seasonDocument.deleteMany({ where: { seasonId: id } });
    await writeDocuments(tx, id, documents);
  }
  return { id, merged: form.merged };
}

/** Opens a season: from now on every unit sees it, plans and enters. */
export async function openSeason(tx: Tx, actor: Actor, input: OpenSeasonInput): Promise<{ id: string }> {
  return move(tx, actor, "open", input, async () => ({ note: "" }));
}

/** Locks a season: units enter nothing more, V05 alone corrects. Says in the trail what was left unfinished. */
export async function lockSeason(tx: Tx, actor: Actor, input: LockSeasonInput): Promise<{ id: string }> {
  return move(tx, actor, "lock", input, async () => {
    const left = unfinishedByLevel(await countRecords(tx, input.id));
    const total = left.reduce((sum, row) => sum + row.festivals + row.plans + row.reports, 0);
    return { note: total === 0 ? "Mọi hồ sơ đã xong." : `Còn ${total} hồ sơ chưa xong khi khóa.` };
  });
}

/** Opens a locked season again for corrections, with the reason that units read. */
export async function reopenSeason(tx: Tx, actor: Actor, input: ReopenSeasonInput): Promise<{ id: string }> {
  const reason = reopenText(input.reason, input.limit);
  return move(tx, actor, "reopen", input, async () => ({ note: reason, reopenReason: reason }));
}

async function move(
  tx: Tx,
  actor: Actor,
  name: SeasonMove,
  input: { id: string; version: number },
  prepare: () => Promise<{ note: string; reopenReason?: string }>,
): Promise<{ id: string }> {
  refuseUnlessMay(actor, "season.manage");
  const row = await lockSeasonRow(tx, input.id);
  const { from, to } = seasonMoves[name];
  if (!from.includes(row.state)) refuseIf([workflowIssue("wrong_state")]);
  if (input.version !== row.version) {
    refuseIf([
      {
        path: "",
        code: "stale",
        message: "Thông tin mùa vừa được người khác sửa. Tải lại trang, xem lại rồi thực hiện.",
      },
    ]);
  }
  const { note, reopenReason } = await prepare();
  await tx.season.update({
    where: { id: input.id },
    data: { state: to, version: { increment: 1 }, ...(reopenReason === undefined ? {} : { reopenReason }) },
    select: { id: true },
  });
  const nation = await tx.unit.findFirstOrThrow({ where: { level: "nation" }, select: { id: true } });
  await recordDecision(tx, actor, {
    kind: "season",
    id: input.id,
    unitId: nation.id,
    step: name,
    from: null,
    to: null,
    note,
  });
  return { id: input.id };
}

async function lockSeasonRow(tx: Tx, id: string): Promise<{ state: SeasonState; version: number }> {
  const rows = await tx.$queryRaw<{ state: SeasonState; version: number }[]>`
    select state, version from season where id = ${id}::uuid for update`;
  const row = rows[0];
  if (!row) throw new NotThere();
  return row;
}

async function seasonContent(tx: Tx, id: string) {
  const season = await tx.season.findUniqueOrThrow({
    where: { id },
    select: {
      year: true,
      theme: true,
      startsOn: true,
      endsOn: true,
      planDueOn: true,
      provincePlanDueOn: true,
      resultDueOn: true,
      districtDueOn: true,
      reportDueOn: true,
      documents: {
        select: { number: true, issuedOn: true, title: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
    },
  });
  return {
    year: season.year,
    theme: season.theme,
    startsOn: fromDate(season.startsOn),
    endsOn: fromDate(season.endsOn),
    ...seasonDays(season),
    documents: season.documents.map((row) => ({ ...row, issuedOn: fromDate(row.issuedOn) })),
  };
}

async function writeDocuments(
  tx: Tx,
  seasonId: string,
  documents: CreateSeasonInput["documents"],
): Promise<void> {
  await tx.seasonDocument.createMany({
    data: documents.map((row, position) => ({ ...row, issuedOn: toDate(row.issuedOn), seasonId, position })),
  });
}

function yearTaken(year: number): Refusal {
  return new Refusal([
    { path: "year", code: "year_taken", message: `Năm ${year} đã có mùa Ngày hội. Mở mùa đó để sửa.` },
  ]);
}
