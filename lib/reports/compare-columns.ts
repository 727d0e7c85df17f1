import type { CellKind } from "@/lib/core/cells";
import type { RowColumn } from "@/lib/core/export";
import type { FigureEntry } from "./catalogue";
import { type ComparePage, differenceText, type Side } from "./compare";

export const figureKinds: Record<FigureEntry["kind"], CellKind> = {
  count: "count",
  share: "decimal",
  money: "money",
};

/** A comparison as the columns of a file: the same words as on its page. */
export function compareColumns(
  page: Pick<ComparePage, "sides" | "with" | "redrawn">,
): RowColumn<FigureEntry>[] {
  const [first, second] = page.sides;
  // A mean of a count has digits.
  const cell = (side: Side, entry: FigureEntry, value: number | null | undefined) =>
    ({ kind: side.asked || entry.kind !== "count" ? figureKinds[entry.kind] : "decimal", value }) as const;
  const side = (one: Side): RowColumn<FigureEntry>[] => [
    { header: one.name, kind: "count", width: 22, of: (entry) => cell(one, entry, one.values[entry.code]) },
    ...(one.provisional
      ? [
          {
            header: `${one.name}: chờ tiếp nhận`,
            kind: "count" as const,
            width: 22,
            of: (entry: FigureEntry) => cell(one, entry, one.provisional?.[entry.code]),
          },
        ]
      : []),
  ];
  return [
    { header: "Mã", kind: "text", width: 8, of: (entry) => entry.code },
    { header: "Chỉ tiêu", kind: "text", width: 60, wrap: true, of: (entry) => entry.label },
    { header: "Đơn vị tính", kind: "text", width: 18, wrap: true, of: (entry) => entry.unit },
    ...side(first),
    ...side(second),
    { header: "Khác nhau", kind: "text", width: 34, wrap: true, of: (entry) => differenceText(page, entry) },
  ];
}
