import { type Day, formatDay } from "@/lib/core/dates";
import type { FieldReader } from "@/lib/core/merge";
import { unitTitle } from "@/lib/core/words";
import type { UnitName } from "@/lib/festivals/plans/view";
import type { RecordState, SupplementState } from "@/prisma/generated/enums";

/** A commune that a report goes without, why, and how far its records are now. */
export type ExceptionRow = {
  id: string;
  unit: UnitName;
  reason: string;
  expectedOn: Day | null;
  supplementId: string | null;
  supplementNumber: string | null;
  closedAt: Date | null;
  /** Its points: accepted, waiting for the province, still with the commune. */
  accepted: number;
  waiting: number;
  unsent: number;
};

/** How an exception stands. */
export type ExceptionStanding = "open" | "ready" | "carried" | "closed";

/** Ready as soon as something was accepted and nothing waits: a supplement can carry it. */
export function standingOfException(row: ExceptionRow): ExceptionStanding {
  if (row.closedAt !== null) return "closed";
  if (row.supplementId !== null) return "carried";
  return row.accepted > 0 && row.waiting === 0 ? "ready" : "open";
}

/** The exceptions that no accepted supplement has closed. */
export function stillMissing(rows: readonly ExceptionRow[]): ExceptionRow[] {
  return rows.filter((row) => row.closedAt === null);
}

/** What is written of missing communes, field by field: "<unit>:reason", "<unit>:expectedOn". */
export type NamedFields = Record<string, string>;

export type NamedCommune = { unitId: string; reason: string; expectedOn: Day | null };

/** The reasons as the fields of one form. */
export function namedFieldsOf(rows: readonly NamedCommune[]): NamedFields {
  return Object.fromEntries(
    rows.flatMap(({ unitId, reason, expectedOn }) => [
      [`${unitId}:reason`, reason],
      [`${unitId}:expectedOn`, expectedOn ?? ""],
    ]),
  );
}

/** The fields of the form in which missing communes are named, for putting together what two people wrote. */
export function namedReaders(units: readonly Pick<UnitName, "id" | "kind" | "name">[]) {
  return units.flatMap((unit): FieldReader<NamedFields>[] => [
    {
      path: `${unit.id}:reason`,
      label: `${unitTitle(unit)}, lý do`,
      read: (all) => all[`${unit.id}:reason`] ?? "",
    },
    {
      path: `${unit.id}:expectedOn`,
      label: `${unitTitle(unit)}, dự kiến bổ sung`,
      read: (all) => {
        const day = all[`${unit.id}:expectedOn`];
        return day ? formatDay(day) : "";
      },
    },
  ]);
}

export type SupplementContent = { number: string; issuedOn: Day; signer: string; note: string };

/** The fields of a supplement, for putting together what two people wrote. */
export const supplementReaders: FieldReader<SupplementContent>[] = [
  { path: "number", label: "Số, ký hiệu", read: (paper) => paper.number },
  { path: "issuedOn", label: "Ngày ký", read: (paper) => formatDay(paper.issuedOn) },
  { path: "signer", label: "Người ký", read: (paper) => paper.signer },
  { path: "note", label: "Nội dung nêu thêm", read: (paper) => paper.note },
];

/** A supplement as the page of its report lists it. */
export type SupplementRow = SupplementContent & {
  id: string;
  state: SupplementState;
  sentAt: Date | null;
  acceptedAt: Date | null;
};

/** A supplement with its report and what it carries or would carry. */
export type SupplementPage = SupplementRow & {
  version: number;
  enteredById: string;
  enteredByName: string;
  sentById: string | null;
  returnNote: string;
  /** Its province is the reader's own unit. */
  own: boolean;
  report: {
    id: string;
    number: string;
    issuedOn: Day | null;
    state: RecordState;
    year: number;
    unit: UnitName;
  };
  /** Carried when it was sent; before that, what it would carry now. */
  carries: ExceptionRow[];
  /** What stays open after it. */
  leaves: ExceptionRow[];
};
