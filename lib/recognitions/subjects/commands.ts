import "server-only";
import { brokenRule } from "@/lib/core/action";
import { type Actor, may } from "@/lib/core/actor";
import { fromDate, toDate } from "@/lib/core/dates";
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
