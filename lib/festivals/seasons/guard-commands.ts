import "server-only";
import type { Actor } from "@/lib/core/actor";
import { may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { lockRecord } from "@/lib/core/decide";
import type { Permission } from "@/lib/core/permissions";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { ChainKind } from "@/lib/core/workflow";
import type { ExtensionWhat, SeasonState } from "@/prisma/generated/enums";
import { takesRecords } from "./moves";

/** Refuses a person whose role does not allow the act; the door has asked before, a command does not rely on it. */
export function refuseUnlessMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) refuseIf([workflowIssue("not_permitted")]);
}

/** Which extension lets a record of a kind into a season that is locked. */
const extensionOf: Record<ChainKind, ExtensionWhat> = { plan: "plan", festival: "result", report: "report" };

/**
 * The state of a season for somebody about to write a record of a unit: open too where the unit was granted more time.
 * The share lock waits for a lock of the season that is under way and makes a later one wait, so what is read here
 * stays true until the transaction ends.
 */
export async function seasonForWrite(
  tx: Tx,
  kind: ChainKind,
  seasonId: string,
  unitId: string,
): Promise<SeasonState> {
  const rows = await tx.$queryRaw<{ state: SeasonState | null }[]>`
    select season_state_for_write(${unitId}::uuid, ${seasonId}::uuid, ${extensionOf[kind]}::extension_what) as state`;
  const state = rows[0]?.state;
  if (!state) throw new NotThere();
  return state;
}

/** As above, refused unless units may begin a record in the season now: what the province has signed stands still. */
export async function assertSeasonTakesRecords(
  tx: Tx,
  kind: ChainKind,
  seasonId: string,
  unitId: string,
): Promise<void> {
  const state = await seasonForWrite(tx, kind, seasonId, unitId);
  if (state === "draft") throw new NotThere();
  if (!takesRecords(state)) refuseIf([workflowIssue("season_closed")]);
  if (kind === "report") return;
  const [held] = await tx.$queryRaw<{ signed: boolean }[]>`
    select report_signed_for_write(${unitId}::uuid, ${seasonId}::uuid) as signed`;
  if (held?.signed) refuseIf([workflowIssue("report_signed")]);
}

/** Locks a record together with the state of its season, which lockRecord alone would read from before a wait. */
export async function lockInSeason(tx: Tx, kind: ChainKind, id: string) {
  const row = await lockRecord(tx, kind, id);
  return { ...row, seasonState: await seasonForWrite(tx, kind, row.seasonId, row.unitId) };
}
