import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Move, recordDecision, takeStep } from "@/lib/core/decide";
import { refuseIf } from "@/lib/core/refusal";
import { decidingLevel, obstacles, type StepName } from "@/lib/core/workflow";
import { lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { chainOf } from "@/lib/units/queries";

/** A plan or a report: the papers of a season. */
export type PaperKind = "plan" | "report";

type PaperRow = Awaited<ReturnType<typeof lockInSeason>>;
type Input = { id: string; version: number; note?: string };

/** The day that decides which units take part: of a plan the first of the season, of a report the last. */
export async function paperDay(tx: Tx, kind: PaperKind, seasonId: string): Promise<Day> {
  const season = await tx.season.findUniqueOrThrow({
    where: { id: seasonId },
    select: { startsOn: true, endsOn: true },
  });
  return fromDate(kind === "plan" ? season.startsOn : season.endsOn);
}

/**
 * Moves a plan or a report one step. `check` refuses for what is missing in the content and gives what the timeline
 * and the receipt keep; it is asked only after the right to the step is certain.
 */
export async function movePaper(
  tx: Tx,
  actor: Actor,
  kind: PaperKind,
  name: Exclude<StepName, "lock" | "unlock">,
  input: Input,
  check?: (row: PaperRow) => Promise<Pick<Move, "note" | "receipt" | "review">>,
): Promise<{ id: string }> {
  const row = await lockInSeason(tx, kind, input.id);
  refuseIf(obstacles(name, kind, row, actor));
  refuseStale(row, input.version);
  const kept = await check?.(row);
  await takeStep(tx, actor, kind, row, name, {
    note: kept?.note ?? input.note,
    receipt: kept?.receipt,
    review: kept?.review,
    holderUnitId: await holderAfter(tx, kind, row, name),
  });
  return { id: input.id };
}

/** Refuses an act on a paper that is no longer the one that was read. */
export function refuseStale(row: { version: number }, seen: number): void {
  if (seen === row.version) return;
  refuseIf([
    {
      path: "",
      code: "stale",
      message: "Hồ sơ vừa thay đổi sau khi bạn mở trang này. Tải lại trang, đọc bản mới rồi thực hiện.",
    },
  ]);
}

/** Where a record lies after a step; undefined leaves it where it is. */
async function holderAfter(
  tx: Tx,
  kind: PaperKind,
  row: PaperRow,
  name: Exclude<StepName, "lock" | "unlock">,
): Promise<string | undefined> {
  switch (name) {
    case "submit":
    case "handBack":
    case "recall":
    case "return":
      return row.unitId;
    case "send":
    case "forward": {
      const chain = await chainOf(tx, row.unitId, await paperDay(tx, kind, row.seasonId));
      const at = name === "send" ? 0 : chain.findIndex((unit) => unit.id === row.holderUnitId);
      const next = chain[at + 1];
      if (at < 0 || !next) throw new Error(`No unit above for ${kind} ${row.id}`);
      return next.id;
    }
    case "accept": {
      // Where a closed district held it, it lies with the province from now on.
      const chain = await chainOf(tx, row.unitId, await paperDay(tx, kind, row.seasonId));
      return chain.find((unit) => unit.level === decidingLevel(row.unitLevel))?.id;
    }
  }
}

/** The first line of a paper's timeline. */
export async function recordCreation(
  tx: Tx,
  actor: Actor,
  kind: PaperKind,
  id: string,
  unitId: string,
): Promise<void> {
  await recordDecision(tx, actor, { kind, id, unitId, step: "create", from: null, to: "draft", note: "" });
}
