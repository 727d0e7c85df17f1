import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { reconcile } from "@/lib/core/reconcile";
import { refuseIf } from "@/lib/core/refusal";
import { editObstacles } from "@/lib/core/workflow";
import { coverageOf } from "@/lib/festivals/reports/queries";
import { lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { exceptionsOf } from "./queries";
import type { NameExceptionsInput } from "./schema";
import { type NamedCommune, namedFieldsOf, namedReaders } from "./view";

/** Before a report is signed: why each commune that sent nothing is missing, and when it is expected. */
export async function nameExceptions(
  tx: Tx,
  actor: Actor,
  input: NameExceptionsInput,
): Promise<{ id: string; merged: boolean }> {
  const row = await lockInSeason(tx, "report", input.id);
  refuseIf(editObstacles("report", row, actor));
  const { missing, merged } = await putTogether(tx, actor, input);
  await keepExceptions(tx, row, input, missing);
  return { id: input.id, merged };
}

/** What this form says with what a colleague has written since it was drawn; asks where both wrote about one commune. */
async function putTogether(tx: Tx, actor: Actor, { id, missing, original, choice }: NameExceptionsInput) {
  const asked = new Set(missing.map(({ unitId }) => unitId));
  const rows = (await exceptionsOf(tx, id)).filter(({ unit }) => asked.has(unit.id));
  const readers = namedReaders(rows.map(({ unit }) => unit));
  const stored = namedFieldsOf(rows.map(({ unit, ...row }) => ({ unitId: unit.id, ...row })));
  // A commune that nobody had named when the form was drawn said nothing.
  const drawn = Object.fromEntries(readers.map(({ path }) => [path, original?.[path] ?? ""]));
  const changed = readers.find(({ path, read }) => read(stored) !== drawn[path])?.path;
  if (changed === undefined) return { missing, merged: false };
  const row = rows.find(({ unit }) => changed.startsWith(unit.id));
  // The rows have no version of their own: what the form was drawn with says that somebody wrote since.
  const saved = { table: "report_exception", id: row?.id ?? "", version: 1 };
  const form = { version: 0, original: drawn, choice };
  const { content, merged } = await reconcile(
    tx,
    actor,
    saved,
    readers,
    form,
    namedFieldsOf(missing),
    stored,
  );
  return {
    missing: missing.map(({ unitId }) => ({
      unitId,
      reason: content[`${unitId}:reason`] ?? "",
      expectedOn: content[`${unitId}:expectedOn`] || null,
    })),
    merged,
  };
}

type Report = { id: string; unitId: string; seasonId: string };
type Common = { reason?: string; expectedOn?: Day | null };

/**
 * Writes the exceptions of an unsigned report as the points are now: who sent since is named no more, who is named keeps
 * its own reason, who has none gets the common one. Gives how many are left without any.
 */
export async function keepExceptions(
  tx: Tx,
  report: Report,
  common: Common,
  own: readonly NamedCommune[] = [],
): Promise<{ unnamed: number }> {
  const season = await tx.season.findUniqueOrThrow({
    where: { id: report.seasonId },
    select: { endsOn: true },
  });
  const { silent } = await coverageOf(
    tx,
    { id: report.seasonId, endsOn: fromDate(season.endsOn) },
    report.unitId,
  );
  const silentIds = silent.map(({ id }) => id);
  await tx.$executeRaw`
    delete from report_exception
     where report_id = ${report.id}::uuid and supplement_id is null and not missing_unit_id = any(${silentIds}::uuid[])`;
  const kept = await tx.reportException.findMany({
    where: { reportId: report.id },
    select: { missingUnitId: true, reason: true, expectedOn: true },
  });
  const before = new Map(kept.map((row) => [row.missingUnitId, row]));
  const asked = new Map(own.map((row) => [row.unitId, row]));
  let unnamed = 0;
  for (const id of silentIds) {
    const old = before.get(id);
    const mine = asked.get(id);
    // A field that was emptied on the page falls back to the common reason, else to what was there.
    const reason = mine?.reason || (mine ? "" : (old?.reason ?? "")) || common.reason || old?.reason || "";
    const day = mine ? mine.expectedOn : (old?.expectedOn && fromDate(old.expectedOn)) || null;
    if (reason === "") {
      unnamed += 1;
      continue;
    }
    await tx.$executeRaw`
      insert into report_exception (unit_id, report_id, missing_unit_id, reason, expected_on)
      values (${report.unitId}::uuid, ${report.id}::uuid, ${id}::uuid, ${reason}, ${day ?? common.expectedOn ?? null}::date)
      on conflict (report_id, missing_unit_id)
      do update set reason = excluded.reason, expected_on = excluded.expected_on`;
  }
  return { unnamed };
}
