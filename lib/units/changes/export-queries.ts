import "server-only";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { listChanges, unitRefs } from "./queries";
import { changeFilter } from "./schema";
import type { ChangeRow } from "./view";
import { changeKindWords, changeStateWords } from "./words";

const columns: readonly RowColumn<ChangeRow>[] = [
  { header: "Thay đổi", kind: "text", width: 32, of: (row) => changeKindWords[row.kind] },
  { header: "Trạng thái", kind: "text", of: (row) => changeStateWords[row.state] },
  {
    header: "Phạm vi",
    kind: "text",
    width: 28,
    of: (row) => (row.unit.level === "nation" ? "Nhiều tỉnh hoặc cấp tỉnh" : unitTitle(row.unit)),
  },
  { header: "Hiệu lực", kind: "day", of: (row) => row.effectiveOn },
  { header: "Quyết định", kind: "text", of: (row) => row.actNumber },
  { header: "Số dòng", kind: "count", of: (row) => row.lines },
  { header: "Tỉnh đề nghị", kind: "text", width: 14, of: (row) => (row.requested ? "Có" : "Không") },
  { header: "Lập lúc", kind: "instant", of: (row) => row.createdAt },
  { header: "Áp dụng lúc", kind: "instant", of: (row) => row.appliedAt },
];

/** What was changed in the tree of units, as a file. */
export const changeExport: ExportSource = {
  name: "unit-changes",
  needs: "units.history",
  async open(tx, _actor, asked) {
    const filter = changeFilter.parse(asked);
    const { rows, total } = await listChanges(tx, filter, wholeRange);
    const unit = filter.unit ? (await unitRefs(tx, [filter.unit]))[0] : undefined;
    const about = {
      title: "Thay đổi đơn vị",
      filter: said(
        filter.state && `trạng thái: ${changeStateWords[filter.state]}`,
        filter.kind && `loại: ${changeKindWords[filter.kind]}`,
        unit && `của ${unitTitle(unit)}`,
      ),
      noun: "thay đổi",
      total,
    };
    return tableOf(about, columns, [rows]);
  },
};
