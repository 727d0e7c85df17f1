import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { originalOf } from "@/lib/core/merge";
import { issueReceipt } from "@/lib/core/receipt";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { isClosed, openedBy } from "@/lib/core/review";
import { keepReview } from "@/lib/core/reviewing";
import { workflowIssue } from "@/lib/core/words";
import { chainOf } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { applicationReceipt, criteriaSections, criteriaWords } from "./display";
import { type LockedApplication, lockApplication } from "./lock-commands";
import { missing } from "./missing";
import { getApplication } from "./queries";
import type { ApplicationRecord } from "./record";
import type { MoveInput, ReturnInput } from "./schema";
import { applicationIssue } from "./words";
import { type ApplicationStep, stepObstacles, steps } from "./workflow";

type Moved = { id: string };

/** Locks an application for a step as it was when the page was shown; what changed since must be read first. */
export async function lockForStep(
  tx: Tx,
  actor: Actor,
  name: ApplicationStep,
  input: Pick<MoveInput, "id" | "version">,
): Promise<LockedApplication> {
  const row = await lockApplication(tx, input.id);
  refuseIf(stepObstacles(name, row, actor));
  if (input.version !== row.version) refuseIf([applicationIssue("changed")]);
  return row;
}

/** Changes state and what goes with it, and writes the line of the timeline; gives the id of that line. */
export async function takeApplicationStep(
  tx: Tx,
  actor: Actor,
  row: LockedApplication,
  name: ApplicationStep,
  { sets = [], note = "" }: { sets?: Prisma.Sql[]; note?: string } = {},
): Promise<string> {
  if (steps[name].reason && note.trim() === "") refuseIf([workflowIssue("reason_missing", "note")]);
  const all = [
    Prisma.sql`state = ${steps[name].to}::application_state`,
    Prisma.sql`version = version + 1`,
    Prisma.sql`updated_at = now()`,
    ...sets,
  ];
  await tx.$executeRaw`update application set ${Prisma.join(all)} where id = ${row.id}::uuid`;
  const { id, unitId } = row;
  return recordDecision(tx, actor, {
    ...{ kind: "application" as const, id, unitId },
    ...{ step: name, from: null, to: null, note: note.trim() },
  });
}

/** Begins to build: from now on it is bound to the edition that is in force, and to what its province adds. */
export async function beginApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "begin", input);
  // Of a year that is over, the edition of its last day.
  const day = [today, `${row.year}-12-31`].sort()[0];
  const rows = await tx.$queryRaw<{ id: string; added: boolean }[]>`
    select s.id, s.owner_unit_id is not null as added from criteria_set s
     where s.scheme_id = ${row.schemeId}::uuid and s.state = 'published' and ${row.subjectKind}::subject_kind = any(s.subject_kinds)
       and s.valid_from <= ${day}::date and coalesce(s.valid_to, 'infinity') > ${day}::date
       and (s.owner_unit_id is null or s.owner_unit_id in (select holder_id from unit_reach where unit_id = ${row.unitId}::uuid))
     order by s.edition desc`;
  const base = rows.find(({ added }) => !added);
  if (!base) refuseIf([applicationIssue("no_set")]);
  const addition = rows.find(({ added }) => added)?.id ?? null;
  await takeApplicationStep(tx, actor, row, "begin", {
    sets: [
      Prisma.sql`set_id = ${base?.id}::uuid, addition_set_id = ${addition}::uuid`,
      Prisma.sql`entered_by_id = ${actor.userId}::uuid, entered_by_name = ${actor.fullName}`,
    ],
  });
  return { id: row.id };
}

async function recordOf(tx: Tx, id: string, today: Day): Promise<ApplicationRecord> {
  const record = await getApplication(tx, id, today);
  if (!record) throw new NotThere();
  return record;
}

/** The officer hands a whole application to the chief. */
export async function finishApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "finish", input);
  refuseIf(missing(await recordOf(tx, row.id, today)));
  await takeApplicationStep(tx, actor, row, "finish", { note: input.note });
  return { id: row.id };
}

/** Sends an application up, or for decision where the commune decides: whole, with what the portal knows frozen into it. */
export async function sendApplication(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "send", input);
  const record = await recordOf(tx, row.id, today);
  refuseIf(missing(record));
  const holder = await nextHolder(tx, row);
  // Facts are frozen into what waits for its signature, and into nothing else.
  if (row.state !== "self_scored") {
    await tx.$executeRaw`update application set state = 'self_scored' where id = ${row.id}::uuid`;
  }
  await freezeFacts(tx, record, row.openCriteria);
  await takeApplicationStep(tx, actor, row, "send", {
    note: input.note,
    sets: [
      Prisma.sql`holder_unit_id = ${holder}::uuid, received = false`,
      Prisma.sql`sent_by_id = ${actor.userId}::uuid, sent_at = now()`,
    ],
  });
  if (holder !== row.unitId) {
    const text = applicationReceipt(record);
    const { id: recordId, unitId } = row;
    await issueReceipt(tx, actor, { kind: "application", recordId, unitId, toUnitId: holder, ...text });
  }
  return { id: row.id };
}

/** Where an application goes from its commune: nowhere where that decides, else one up the chain of its registration's day. */
async function nextHolder(tx: Tx, row: LockedApplication): Promise<string> {
  if (row.decides === "commune") return row.unitId;
  const chain = await chainOf(tx, row.unitId, fromDate(row.registeredOn));
  const above = chain[1];
  if (!above) {
    refuseIf([applicationIssue("nobody_above")]);
    throw new Error("unreachable");
  }
  return above.id;
}

async function freezeFacts(
  tx: Tx,
  { answers, facts, criterionIds }: ApplicationRecord,
  open: readonly string[],
): Promise<void> {
  for (const [key, fact] of Object.entries(facts)) {
    const answer = answers[key];
    // What was not reopened stays as it was appraised.
    if (!answer || isClosed(open, criterionIds[key] ?? "")) continue;
    await tx.applicationAnswer.update({ where: { id: answer.id }, data: { fact }, select: { id: true } });
  }
}

/** Back from the chief's desk, to be worked on; what a return did not name stays closed. */
export async function handBackApplication(tx: Tx, actor: Actor, input: MoveInput): Promise<Moved> {
  const row = await lockForStep(tx, actor, "handBack", input);
  await takeApplicationStep(tx, actor, row, "handBack", { note: input.note });
  return { id: row.id };
}

/** Takes back what nobody above has begun to work on. */
export async function recallApplication(tx: Tx, actor: Actor, input: MoveInput): Promise<Moved> {
  const row = await lockForStep(tx, actor, "recall", input);
  await takeApplicationStep(tx, actor, row, "recall", {
    note: input.note,
    sets: [Prisma.sql`holder_unit_id = ${row.unitId}::uuid`],
  });
  return { id: row.id };
}

/** Takes back the registration, with the reason. */
export async function withdrawApplication(tx: Tx, actor: Actor, input: MoveInput): Promise<Moved> {
  const row = await lockForStep(tx, actor, "withdraw", input);
  await takeApplicationStep(tx, actor, row, "withdraw", {
    note: input.note,
    sets: [Prisma.sql`outcome_reason = ${input.note.trim()}`],
  });
  return { id: row.id };
}

/** Back to the commune, with the reason, and with a remark on each criterion that opens; without one, all of them. */
export async function returnApplication(
  tx: Tx,
  actor: Actor,
  input: ReturnInput,
  today: Day = dayOf(new Date()),
): Promise<Moved> {
  const row = await lockForStep(tx, actor, "return", input);
  const record = await recordOf(tx, row.id, today);
  const sections = criteriaSections(record);
  refuseIf(
    returnIssues(
      sections.flatMap(({ readers }) => readers),
      input,
    ),
  );
  const opened = openedBy(input);
  const decisionId = await takeApplicationStep(tx, actor, row, "return", {
    note: input.note,
    sets: [
      Prisma.sql`holder_unit_id = ${row.unitId}::uuid, received = false`,
      Prisma.sql`open_criteria = ${opened}::uuid[]`,
    ],
  });
  const fields = Object.assign(
    {},
    ...sections.map(({ readers }) => originalOf(readers, criteriaWords(record))),
  ) as Record<string, string>;
  const { id, unitId } = row;
  const kept = { fields, remarks: input.whole ? [] : input.remarks };
  await keepReview(tx, { kind: "application", id, unitId, decisionId }, kept);
  return { id: row.id };
}

function returnIssues(readers: readonly { path: string; label: string }[], { remarks, whole }: ReturnInput) {
  if (whole) return [];
  if (remarks.length === 0) {
    const message = "Đánh dấu ít nhất một tiêu chí cần sửa, hoặc chọn mở lại toàn bộ hồ sơ.";
    return [{ path: "fields", code: "fields_missing", message }];
  }
  return remarks.flatMap(({ path, remark }) => {
    const label = readers.find((reader) => reader.path === path)?.label;
    if (!label) return [{ path: "fields", code: "field_unknown", message: "Chọn tiêu chí trong danh sách." }];
    if (remark) return [];
    const message = `${label}: ghi cần sửa gì ở tiêu chí này, hoặc bỏ đánh dấu.`;
    return [{ path: `remark.${path}`, code: "remark_missing", message }];
  });
}
