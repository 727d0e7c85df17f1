import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { type Day, dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { policeOf, unitTitle, workflowIssue } from "@/lib/core/words";
import { decidingOn, type SchemeSubject, schemeSubjects } from "@/lib/recognitions/schemes/subjects";
import type { SubjectKind } from "@/prisma/generated/enums";
import type { Outcome, Outcomes } from "./outcome";
import type { RegisterInput } from "./schema";
import { lateNote, registrationTiming, registrationWindow } from "./window";
import { registrationIssue } from "./words";

type Candidate = { subjectId: string | null; kind: SubjectKind; name: string };
type Judged = Candidate & { scheme: SchemeSubject; note: string };

/** Registers a commune and subjects of its register for a scheme and a year; each is told what became of it. */
export async function registerApplications(
  tx: Tx,
  actor: Actor,
  input: RegisterInput,
  today: Day = dayOf(new Date()),
): Promise<{ resultId: string }> {
  if (!may(actor, "recognition.enter")) refuseIf([workflowIssue("not_permitted")]);
  if (actor.unit.level !== "commune") refuseIf([registrationIssue("not_commune")]);
  if (input.registeredOn > today) refuseIf([registrationIssue("day_ahead", "registeredOn")]);
  if (input.subjects.length === 0 && !input.itself)
    refuseIf([registrationIssue("nothing_chosen", "subjects")]);
  const scheme = await tx.scheme.findUnique({ where: { id: input.scheme } });
  if (!scheme?.active) throw new NotThere();
  const { found, refused } = await candidates(tx, actor, input);
  const { free, rows } = judge(found, schemeSubjects.parse(scheme.subjects), input);
  const made = await create(tx, actor, input, free);
  const outcomes: Outcomes = {
    act: "register",
    scheme: scheme.shortName,
    year: input.year,
    rows: [...refused, ...rows, ...made],
  };
  return { resultId: await keepOutcomes(tx, actor, outcomes) };
}

/** Those of the chosen that are in this commune's register. */
async function candidates(
  tx: Tx,
  actor: Actor,
  { subjects, itself }: RegisterInput,
): Promise<{ found: Candidate[]; refused: Outcome[] }> {
  const rows = await tx.$queryRaw<(Candidate & { ended: boolean })[]>`
    select id as "subjectId", kind, name, ended_on is not null as ended from subject
     where id = any(${subjects}::uuid[]) and unit_id = ${actor.unit.id}::uuid
     order by kind, name collate name_order, id for share`;
  const refused: Outcome[] = rows
    .filter(({ ended }) => ended)
    .map(({ name }) => ({ id: null, name, done: false, note: "Đã thôi hoạt động." }));
  const gone = new Set(subjects).size - rows.length;
  if (gone > 0) {
    refused.push({
      id: null,
      name: `${gone} đối tượng`,
      done: false,
      note: "Không có trong danh sách của xã.",
    });
  }
  const found: Candidate[] = rows.filter(({ ended }) => !ended);
  if (itself)
    found.unshift({ subjectId: null, kind: actor.unit.kind as SubjectKind, name: unitTitle(actor.unit) });
  return { found, refused };
}

function judge(
  found: Candidate[],
  subjects: SchemeSubject[],
  { year, registeredOn }: RegisterInput,
): { free: Judged[]; rows: Outcome[] } {
  const free: Judged[] = [];
  const rows: Outcome[] = [];
  for (const one of found) {
    const scheme = subjects.find(({ kind }) => kind === one.kind);
    const refuse = (note: string) => rows.push({ id: null, name: one.name, done: false, note });
    if (!scheme) {
      refuse("Chương trình này không áp dụng cho loại đối tượng đó.");
      continue;
    }
    const timing = registrationTiming(scheme, year, registeredOn);
    if (timing === "early") refuse(`Chưa đến kỳ đăng ký: ${registrationWindow(scheme, year)}.`);
    else free.push({ ...one, scheme, note: timing === "late" ? lateNote(scheme, year) : "" });
  }
  return { free, rows };
}

/** Writes those that are not there yet: two who register at once make one application. */
async function create(tx: Tx, actor: Actor, input: RegisterInput, free: Judged[]): Promise<Outcome[]> {
  const made = await tx.application.createManyAndReturn({
    data: free.map(({ subjectId, kind, scheme }) => ({
      unitId: actor.unit.id,
      ...{ subjectId, subjectKind: kind, schemeId: input.scheme, year: input.year },
      decides: decidingOn(scheme, input.registeredOn),
      holderUnitId: actor.unit.id,
      registrationNumber: input.number,
      registeredOn: toDate(input.registeredOn),
      enteredById: actor.userId,
      enteredByName: actor.fullName,
    })),
    skipDuplicates: true,
    select: { id: true, subjectId: true },
  });
  const idOf = new Map(made.map(({ id, subjectId }) => [subjectId, id]));
  const notes = free.flatMap(({ subjectId, note }) => {
    const id = idOf.get(subjectId);
    return id ? [{ id, note }] : [];
  });
  await tx.$executeRaw`
    insert into decision (unit_id, record_kind, record_id, step, note, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
    select ${actor.unit.id}::uuid, 'application', r.id, 'register', r.note, ${actor.userId}::uuid, ${actor.fullName},
           ${actor.role}::role, ${actor.unit.id}::uuid, ${policeOf(actor.unit)}
      from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) r (id uuid, note text)`;
  return free.map(({ subjectId, name, note }) => {
    const id = idOf.get(subjectId) ?? null;
    return id ? { id, name, done: true, note } : { id, name, done: false, note: "Đã đăng ký từ trước." };
  });
}

/** The result stands in a row of its own beside the form's, seen by the person who did it. */
export async function keepOutcomes(tx: Tx, actor: Actor, outcomes: Outcomes): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into submission (id, actor_id, action, result)
    values (gen_random_uuid(), ${actor.userId}::uuid, 'recognition.result', ${JSON.stringify(outcomes)}::jsonb)
    returning id`;
  const [row] = rows;
  if (!row) throw new Error("the result was not kept");
  return row.id;
}
