import "server-only";
import type { Tx } from "@/lib/core/db";
import { schemeSubjects } from "./subjects";
import type { SchemeRow } from "./view";

const columns = {
  id: true,
  code: true,
  name: true,
  shortName: true,
  legalBasis: true,
  outcome: true,
  period: true,
  certificateTitle: true,
  provincesAdd: true,
  active: true,
  version: true,
  subjects: true,
} as const;

/** Every scheme in the order of the list. */
export async function listSchemes(tx: Tx): Promise<SchemeRow[]> {
  const rows = await tx.scheme.findMany({ select: columns, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return rows.map((row) => ({ ...row, subjects: schemeSubjects.parse(row.subjects) }));
}

/** One scheme; null when it is not there. */
export async function getScheme(tx: Tx, id: string): Promise<SchemeRow | null> {
  const row = await tx.scheme.findUnique({ where: { id }, select: columns });
  return row && { ...row, subjects: schemeSubjects.parse(row.subjects) };
}

/** Short names of schemes by their code, for rules that name another scheme. */
export async function schemeNames(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.scheme.findMany({
    select: { code: true, shortName: true },
    orderBy: { position: "asc" },
  });
  return Object.fromEntries(rows.map((row) => [row.code, row.shortName]));
}
