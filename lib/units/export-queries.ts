import "server-only";
import { inPortions, totalOf } from "@/lib/core/cursor";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { kindWords, unitTitle } from "@/lib/core/words";
import { listGroupSets } from "./groups/queries";
import { dayBefore } from "./lineage";
import { type UnitRow, unitRows } from "./queries";
import { type UnitFilter, unitFilter } from "./schema";
import { levelWords, recordBegins } from "./words";

const columns: readonly RowColumn<UnitRow>[] = [
  { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
  { header: "Đơn vị", kind: "text", width: 32, of: unitTitle },
  { header: "Loại", kind: "text", width: 14, of: (row) => kindWords[row.kind] },
  { header: "Cấp", kind: "text", width: 12, of: (row) => levelWords[row.level] },
  {
    header: "Thuộc",
    kind: "text",
    width: 30,
    of: (row) => row.parentKind && unitTitle({ kind: row.parentKind, name: row.parentName ?? "" }),
  },
  // What was before the records begin is not known.
  { header: "Từ ngày", kind: "day", of: (row) => (row.validFrom === recordBegins ? null : row.validFrom) },
  { header: "Đến hết ngày", kind: "day", of: (row) => row.validTo && dayBefore(row.validTo) },
  { header: "Đơn vị bên dưới", kind: "count", of: (row) => (row.level === "commune" ? null : row.below) },
];

const lives: Record<UnitFilter["life"], string> = {
  now: "hiện nay",
  ended: "đã kết thúc",
  coming: "sắp có hiệu lực",
  all: "mọi thời kỳ",
};

/** The list of units as a file. */
export const unitExport: ExportSource = {
  name: "units",
  needs: "unit.view",
  async open(tx, _actor, asked, now) {
    const filter = unitFilter.parse(asked);
    const today = dayOf(now);
    const group = (await listGroupSets(tx, today))
      .flatMap(({ groups }) => groups)
      .find(({ id }) => id === filter.group);
    const { rows, count } = unitRows(filter, today, wholeRange);
    const provinces = filter.level === "" && filter.q === "" && filter.group === "";
    const about = {
      title: "Đơn vị hành chính",
      filter: said(
        filter.q !== "" && `tên hoặc mã: ${filter.q}`,
        filter.level !== "" && `cấp: ${levelWords[filter.level]}`,
        provinces && "cấp tỉnh",
        `thời kỳ: ${lives[filter.life]}`,
        group && `nhóm: ${group.name}`,
      ),
      noun: "đơn vị",
      total: await totalOf(tx, count),
    };
    return tableOf(about, columns, inPortions<UnitRow>(tx, rows));
  },
};
