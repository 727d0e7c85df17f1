import "server-only";
import type { CellKind } from "@/lib/core/cells";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { mapWord } from "@/lib/reports/words";
import { type AppendixRow, appendixRows } from "./appendix";
import { getSeasonPaper } from "./queries";
import { seasonPaperAddress } from "./schema";
import { appendixNotes } from "./season-report";

const kinds: Record<AppendixRow["kind"], CellKind> = { count: "count", share: "decimal", money: "money" };

/** A number in the column of its row: shares stand among counts and money. */
const number =
  (key: keyof AppendixRow["values"]) =>
  ({ kind, values }: AppendixRow) => ({ kind: kinds[kind], value: values[key] });

const columns: readonly RowColumn<AppendixRow>[] = [
  { header: "STT", kind: "text", width: 8, of: (row) => row.number },
  { header: "Nội dung", kind: "text", width: 56, wrap: true, of: (row) => row.label },
  { header: "Đơn vị tính", kind: "text", width: 18, wrap: true, of: (row) => row.unit },
  { header: "Kỳ này", kind: "count", width: 20, of: number("now") },
  { header: "Cùng kỳ", kind: "count", width: 20, of: number("before") },
  { header: "So sánh (±)", kind: "count", width: 20, of: number("difference") },
  {
    header: "So sánh (%)",
    kind: "decimal",
    width: 14,
    of: (row) => ({ kind: "decimal", value: row.values.percent }),
  },
  { header: "Ghi chú", kind: "text", width: 34, wrap: true, of: (row) => row.note },
];

/** The appendix of a unit's season report as a file: the same figures as its print and its Word file. */
export const appendixExport: ExportSource = {
  name: "appendix",
  needs: "figure.view",
  async open(tx, actor, asked) {
    // Whose it is says the address; where it says nothing, the reader's own.
    const address = seasonPaperAddress.safeParse({ unit: actor.unit.code, ...asked });
    if (!address.success) return null;
    const { facts } = await getSeasonPaper(tx, actor, address.data);
    const rows = appendixRows(facts.seasons);
    return tableOf(
      {
        title: `Phụ lục số liệu Ngày hội ${facts.season.year}`,
        of: unitTitle(facts.unit),
        filter: [unitTitle(facts.unit), `mùa ${facts.season.year}`, mapWord(address.data.map).toLowerCase()],
        noun: "dòng",
        total: rows.length,
        facts: () => appendixNotes(facts).map((note) => ["Lưu ý", note] as const),
      },
      columns,
      [rows],
    );
  },
};
