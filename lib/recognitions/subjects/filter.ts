import { withQuery } from "@/lib/core/paging";
import { registeredSubjects } from "@/lib/recognitions/schemes/subjects";
import type { SubjectKind } from "@/prisma/generated/enums";

type Params = Record<string, string | string[] | undefined>;

/** What the address of the register says. */
export type SubjectFilter = {
  kind: SubjectKind | null;
  active: "active" | "ended" | "all";
  managed: "commune" | "province" | null;
  /** A code or a name, in any spelling. */
  unit: string;
  q: string;
  page: number;
};

const first = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";

/** Reads the address of the register; what nobody knows is left out, never an error. */
export function readSubjectFilter(params: Params): SubjectFilter {
  const page = Number(first(params.page));
  return {
    kind: registeredSubjects.find((kind) => kind === first(params.kind)) ?? null,
    active: (["ended", "all"] as const).find((one) => one === first(params.active)) ?? "active",
    managed: (["commune", "province"] as const).find((one) => one === first(params.managed)) ?? null,
    unit: first(params.unit).slice(0, 100),
    q: first(params.q).slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

/** The address of a filter, changed in one part. */
export function subjectsHref(filter: SubjectFilter, change: Partial<SubjectFilter> = {}): string {
  const { kind, active, managed, unit, q, page } = { ...filter, page: 1, ...change };
  return withQuery(
    "/recognitions/subjects",
    {
      kind: kind ?? undefined,
      active: active === "active" ? undefined : active,
      managed: managed ?? undefined,
      unit,
      q,
    },
    { page },
  );
}

/** How many filters are set. */
export function activeSubjectFilters({ kind, active, managed, unit, q }: SubjectFilter): number {
  return [kind !== null, active !== "active", managed !== null, unit !== "", q !== ""].filter(Boolean).length;
}
