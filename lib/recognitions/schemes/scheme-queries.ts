import "server-only";
import type { Tx } from "@/lib/core/db";
import type { SchemeRef } from "./scheme";
import { schemeSubjects } from "./subjects";

/** The schemes that are in use, in their order. */
export async function listSchemes(tx: Tx): Promise<SchemeRef[]> {
  const rows = await tx.scheme.findMany({
    where: { active: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
    select: { id: true, code: true, name: true, shortName: true, period: true, subjects: true },
  });
  return rows.map((row) => ({ ...row, subjects: schemeSubjects.parse(row.subjects) }));
}
