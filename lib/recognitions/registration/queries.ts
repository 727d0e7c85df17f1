import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import type { SchemeRef } from "@/lib/recognitions/schemes/scheme";
import type { SubjectKind } from "@/prisma/generated/enums";
import type { Outcomes } from "./outcome";
import type { Registrable } from "./registrable";

/** Everybody whom a commune may register for a scheme in a year, and who is registered already. */
export async function listRegistrable(
  tx: Tx,
  actor: Actor,
  scheme: SchemeRef,
  year: number,
): Promise<Registrable[]> {
  const kinds = scheme.subjects.map(({ kind }) => kind);
  const rows = await tx.$queryRaw<Registrable[]>`
    select s.id as "subjectId", s.kind, s.name, a.id as "applicationId", a.state
      from subject s
      left join application a on a.subject_id = s.id and a.unit_id = s.unit_id and a.subject_kind = s.kind
       and a.scheme_id = ${scheme.id}::uuid and a.year = ${year} and a.state <> 'withdrawn'
     where s.unit_id = ${actor.unit.id}::uuid and s.kind = any(${kinds}::subject_kind[]) and s.ended_on is null
     order by s.kind, s.name collate name_order, s.id`;
  const own = actor.unit.kind as SubjectKind;
  if (actor.unit.level !== "commune" || !kinds.includes(own)) return rows;
  const itself = await tx.application.findFirst({
    where: { unitId: actor.unit.id, subjectId: null, schemeId: scheme.id, year, state: { not: "withdrawn" } },
    select: { id: true, state: true },
  });
  const name = unitTitle(actor.unit);
  const first = {
    subjectId: null,
    kind: own,
    name,
    applicationId: itself?.id ?? null,
    state: itself?.state ?? null,
  };
  return [first, ...rows];
}

/** What an earlier act on many came to, and when it was; null when it is not this person's. */
export async function getOutcomes(tx: Tx, id: string): Promise<(Outcomes & { at: Date }) | null> {
  const rows = await tx.$queryRaw<{ result: Outcomes; at: Date }[]>`
    select result, created_at as at from submission where id = ${id}::uuid and action = 'recognition.result'`;
  const [row] = rows;
  return row ? { ...row.result, at: row.at } : null;
}
