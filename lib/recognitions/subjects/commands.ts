import "server-only";
import { brokenRule } from "@/lib/core/action";
import { type Actor, may } from "@/lib/core/actor";
import { type Day, dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { SubjectKind, UnitLevel } from "@/prisma/generated/enums";
import { readLines } from "./lines";
import {
  type AddManyInput,
  type AddSubjectInput,
  type EditSubjectInput,
  type EndSubjectInput,
  type SubjectContent,
  subjectReaders,
  type TakeOverInput,
} from "./schema";
import { subjectIssue } from "./words";

/** Only communes keep a register, each its own. */
function assertKeeps(actor: Actor): void {
  if (!may(actor, "subject.manage")) refuseIf([workflowIssue("not_permitted")]);
  if (actor.unit.level !== "commune") refuseIf([subjectIssue("subject_not_commune")]);
}

/** A name that is there already is told, whoever wrote it a moment ago. */
async function unlessThere<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenRule(error, "subject_once")) throw new Refusal([subjectIssue("subject_there", "name")]);
    throw error;
  }
}

const peopleOf = (kind: SubjectKind, people: number | null) => (kind === "residential" ? people : null);

/** Puts one subject into the register of the actor's commune. */
export async function addSubject(tx: Tx, actor: Actor, input: AddSubjectInput): Promise<{ id: string }> {
  assertKeeps(actor);
  const { kind, name, size, people, managedBy, startedOn } = input;
  return unlessThere(() =>
    tx.subject.create({
      data: {
        unitId: actor.unit.id,
        ...{ kind, name, size, managedBy, people: peopleOf(kind, people) },
        startedOn: startedOn && toDate(startedOn),
      },
      select: { id: true },
    }),
  );
}

/** Puts a pasted list into the register; names that are there already stay as they are. */
export async function addSubjects(
  tx: Tx,
  actor: Actor,
  input: AddManyInput,
): Promise<{ kind: SubjectKind; added: number; there: number }> {
  assertKeeps(actor);
  const { lines, issues } = readLines(input.lines, input.kind);
  refuseIf(issues);
  const { kind, managedBy } = input;
  const data = lines.map((line) => ({ unitId: actor.unit.id, kind, managedBy, ...line }));
  const { count } = await tx.subject.createMany({ data, skipDuplicates: true });
  return { kind, added: count, there: lines.length - count };
}

type Locked = SubjectContent & { id: string; unitId: string; kind: SubjectKind; version: number };

async function lockSubject(tx: Tx, actor: Actor, id: string): Promise<Locked> {
  const rows = await tx.$queryRaw<
    (Locked & { startedOn: Date | null; endedOn: Date | null; managedBy: UnitLevel })[]
  >`
    select id, unit_id as "unitId", kind, name, size, people, managed_by as "managedBy", started_on as "startedOn",
           ended_on as "endedOn", version
      from subject where id = ${id}::uuid for update`;
  const [row] = rows;
  if (!row) throw new NotThere();
  if (!may(actor, "subject.manage")) refuseIf([workflowIssue("not_permitted")]);
  if (!actor.actsFor.includes(row.unitId)) refuseIf([workflowIssue("not_yours")]);
  if (row.endedOn) refuseIf([subjectIssue("subject_ended")]);
  return { ...row, startedOn: row.startedOn && fromDate(row.startedOn) };
}

/** Changes what the register says of a subject; its kind stays. */
export async function editSubject(
  tx: Tx,
  actor: Actor,
  input: EditSubjectInput,
): Promise<{ id: string; merged: boolean }> {
  const row = await lockSubject(tx, actor, input.id);
  const { name, size, people, managedBy, startedOn } = input;
  const mine: SubjectContent = { name, size, people: peopleOf(row.kind, people), managedBy, startedOn };
  const form = await reconcile(tx, actor, { table: "subject", ...row }, subjectReaders, input, mine, row);
  const content = { ...mine, ...form.content };
  await unlessThere(() =>
    tx.subject.update({
      where: { id: row.id },
      data: {
        ...content,
        startedOn: content.startedOn && toDate(content.startedOn),
        version: { increment: 1 },
        updatedAt: new Date(),
      },
      select: { id: true },
    }),
  );
  return { id: row.id, merged: form.merged };
}

/** A subject is no more from a day on; what was recognised of it stays. */
export async function endSubject(tx: Tx, actor: Actor, input: EndSubjectInput): Promise<{ id: string }> {
  const row = await lockSubject(tx, actor, input.id);
  if (row.startedOn && input.endedOn < row.startedOn) {
    refuseIf([subjectIssue("subject_begins_later", "endedOn")]);
  }
  await tx.subject.update({
    where: { id: row.id },
    data: { endedOn: toDate(input.endedOn), version: { increment: 1 }, updatedAt: new Date() },
    select: { id: true },
  });
  return { id: row.id };
}

/**
 * Takes over the register of a commune that was absorbed: from today its subjects stand in the new commune's register, and there
 * only. A name that is there already says where it comes from; what was recognised stays with the subject of old.
 */
export async function takeOverSubjects(
  tx: Tx,
  actor: Actor,
  { from }: TakeOverInput,
  today: Day = dayOf(new Date()),
): Promise<{ added: number }> {
  assertKeeps(actor);
  const old = await tx.unit.findUnique({ where: { id: from }, select: { name: true } });
  if (!old || from === actor.unit.id || !actor.actsFor.includes(from)) throw new NotThere();
  const taken = await tx.$queryRaw<{ id: string }[]>`
    update subject set ended_on = greatest(${today}::date, started_on), version = version + 1, updated_at = now()
     where unit_id = ${from}::uuid and ended_on is null returning id`;
  if (taken.length === 0) refuseIf([subjectIssue("nothing_left")]);
  const ids = taken.map(({ id }) => id);
  const added = await tx.$executeRaw`
    insert into subject (unit_id, kind, name, size, people, managed_by, started_on)
    select ${actor.unit.id}::uuid, s.kind,
           case when exists (select from subject o where o.unit_id = ${actor.unit.id}::uuid and o.kind = s.kind and o.search_key = s.search_key and o.ended_on is null)
                then s.name || ${` (${old.name})`} else s.name end,
           s.size, s.people, s.managed_by, greatest(${today}::date, s.started_on)
      from subject s where s.id = any(${ids}::uuid[])
        on conflict (unit_id, kind, search_key) where ended_on is null do nothing`;
  return { added };
}
