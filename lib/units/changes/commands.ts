import "server-only";
import { type Actor, isNational, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Permission } from "@/lib/core/permissions";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { policeOf, workflowIssue } from "@/lib/core/words";
import type { UnitChangeState } from "@/prisma/generated/enums";
import type { ChangeLine, TreeUnit } from "./line";
import { unitsOfLines } from "./queries";
import type { ChangeInput, EditHeadInput, MoveInput, NotedInput } from "./schema";
import { changeIssue } from "./words";

type Made = { id: string };

/** Refuses a person whose role does not allow the act; the door has asked before, a command does not rely on it. */
export function refuseUnlessMay(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) refuseIf([workflowIssue("not_permitted")]);
}

/** Prepares a change: V05's own until it is applied. Its lines may still be wrong: the preview names what is. */
export async function draftChange(tx: Tx, actor: Actor, input: ChangeInput): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  const units = await unitsOfLines(tx, input.lines);
  return insert(tx, actor, input, homeOf(input.lines, units, actor.unit.id), "draft");
}

/** Asks V05 for a change among the units below one's own. */
export async function requestChange(tx: Tx, actor: Actor, input: ChangeInput): Promise<Made> {
  refuseUnlessMay(actor, "units.request");
  if (isNational(actor)) refuseIf([workflowIssue("not_permitted")]);
  const units = await unitsOfLines(tx, input.lines);
  const below = new Set(
    units.filter((unit) => unit.validTo === null && unit.parentId === actor.unit.id).map((unit) => unit.code),
  );
  const living = new Set(units.filter((unit) => unit.validTo === null).map((unit) => unit.code));
  const foreign = input.lines.some(
    ({ from, to }) => (from !== "" && !below.has(from)) || (living.has(to) && !below.has(to)),
  );
  const opens = input.lines.some(({ from, parent }) => from === "" && parent !== actor.unit.code);
  if (foreign || opens)
    refuseIf([changeIssue("not_below", "Chỉ đề nghị được thay đổi của các đơn vị trực thuộc tỉnh mình.")]);
  return insert(tx, actor, input, actor.unit.id, "requested");
}

/** Takes a request back before V05 has answered. */
export async function withdrawChange(tx: Tx, actor: Actor, input: MoveInput): Promise<Made> {
  refuseUnlessMay(actor, "units.request");
  return move(tx, actor, input, { from: "requested", to: "withdrawn", step: "withdraw" });
}

/** V05 agrees: the request becomes a draft of V05, to be looked through and applied. */
export async function acceptChange(tx: Tx, actor: Actor, input: MoveInput): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  return move(tx, actor, input, { from: "requested", to: "draft", step: "accept" });
}

/** V05 does not agree, and says why. */
export async function refuseChange(tx: Tx, actor: Actor, input: NotedInput): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  return move(tx, actor, input, { from: "requested", to: "refused", step: "refuse", note: input.note });
}

/** Puts a draft away; it stays on record. */
export async function discardChange(tx: Tx, actor: Actor, input: MoveInput): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  return move(tx, actor, input, { from: "draft", to: "discarded", step: "discard" });
}

/** Writes day and paper of a draft. */
export async function editChangeHead(tx: Tx, actor: Actor, input: EditHeadInput): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  await lockChange(tx, input, "draft");
  await tx.$executeRaw`
    update unit_change set effective_on = ${input.effectiveOn}::date, act_number = ${input.actNumber},
           act_issued_on = ${input.actIssuedOn}::date, act_title = ${input.actTitle}, note = ${input.note}, version = version + 1
     where id = ${input.id}::uuid`;
  await recordStep(tx, actor, input.id, "edit");
  return { id: input.id };
}

/** Puts the lines of a corrected file in the place of the earlier ones. */
export async function replaceLines(
  tx: Tx,
  actor: Actor,
  input: MoveInput & { lines: ChangeLine[] },
): Promise<Made> {
  refuseUnlessMay(actor, "units.change");
  await lockChange(tx, input, "draft");
  const home = homeOf(input.lines, await unitsOfLines(tx, input.lines), actor.unit.id);
  await tx.$executeRaw`
    update unit_change set lines = ${JSON.stringify(input.lines)}::jsonb, unit_id = case when requested_by_unit_id is null then ${home}::uuid else unit_id end, version = version + 1
     where id = ${input.id}::uuid`;
  await recordStep(tx, actor, input.id, "upload");
  return { id: input.id };
}

/** The one province that lines are about, or the nation: who reads the change once it is applied. */
function homeOf(lines: readonly ChangeLine[], units: readonly TreeUnit[], nation: string): string {
  const living = units.filter((unit) => unit.validTo === null);
  const codes = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const parents = new Set(lines.map(({ parent }) => parent).filter(Boolean));
  const touched = living.filter((unit) => codes.has(unit.code));
  const provinces = new Set([
    ...touched.map((unit) => (unit.level === "commune" ? unit.parentId : nation)),
    ...living.filter((unit) => unit.level === "province" && parents.has(unit.code)).map((unit) => unit.id),
  ]);
  const [only] = provinces;
  return provinces.size === 1 && only ? only : nation;
}

async function insert(
  tx: Tx,
  actor: Actor,
  input: ChangeInput,
  home: string,
  state: UnitChangeState,
): Promise<Made> {
  const asking = state === "requested" ? actor.unit.id : null;
  const rows = await tx.$queryRaw<Made[]>`
    insert into unit_change (unit_id, kind, state, effective_on, act_number, act_issued_on, act_title, note, lines,
                             requested_by_unit_id, created_by_id)
    values (${home}::uuid, ${input.kind}::unit_change_kind, ${state}::unit_change_state, ${input.effectiveOn}::date,
            ${input.actNumber}, ${input.actIssuedOn}::date, ${input.actTitle}, ${input.note},
            ${JSON.stringify(input.lines)}::jsonb, ${asking}::uuid, ${actor.userId}::uuid)
    returning id`;
  const made = rows[0];
  if (!made) throw new NotThere();
  await recordStep(tx, actor, made.id, state === "requested" ? "request" : "draft", input.note);
  return made;
}

/** Locks a change for an act on it as it was when the page was shown. A change out of scope is not there. */
export async function lockChange(tx: Tx, input: MoveInput, state: UnitChangeState): Promise<void> {
  const rows = await tx.$queryRaw<{ state: UnitChangeState; version: number }[]>`
    select state, version from unit_change where id = ${input.id}::uuid for update`;
  const row = rows[0];
  if (!row) throw new NotThere();
  if (row.state !== state) refuseIf([workflowIssue("wrong_state")]);
  if (row.version !== input.version)
    refuseIf([
      changeIssue(
        "stale",
        "Thay đổi này vừa được người khác sửa. Tải lại trang, xem trước lại rồi thực hiện.",
      ),
    ]);
}

type Step = { from: UnitChangeState; to: UnitChangeState; step: string; note?: string };

async function move(tx: Tx, actor: Actor, input: MoveInput, { from, to, step, note }: Step): Promise<Made> {
  await lockChange(tx, input, from);
  await tx.$executeRaw`
    update unit_change set state = ${to}::unit_change_state, version = version + 1 where id = ${input.id}::uuid`;
  await recordStep(tx, actor, input.id, step, note);
  return { id: input.id };
}

/** Writes one line of a change's timeline, with name and unit as they are today. */
export async function recordStep(tx: Tx, actor: Actor, id: string, step: string, note = ""): Promise<void> {
  await tx.$executeRaw`
    insert into unit_change_step (change_id, unit_id, step, note, actor_id, actor_name, actor_unit_name)
    select id, unit_id, ${step}, ${note}, ${actor.userId}::uuid, ${actor.fullName}, ${policeOf(actor.unit)}
      from unit_change where id = ${id}::uuid`;
}
