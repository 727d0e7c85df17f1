import "server-only";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { policeOf } from "@/lib/core/words";
import { listExtensions } from "./queries";
import { extensionFilter } from "./schema";
import type { ExtensionRow } from "./view";
import { extensionStateWords, extensionWhatWords } from "./words";

const columns: readonly RowColumn<ExtensionRow>[] = [
  { header: "Mã đơn vị", kind: "text", width: 10, of: (row) => row.unit.code },
  { header: "Đơn vị", kind: "text", width: 32, of: (row) => policeOf(row.unit) },
  { header: "Gia hạn nộp", kind: "text", width: 20, of: (row) => extensionWhatWords[row.what] },
  {
    header: "Trạng thái",
    kind: "text",
    of: (row) => (row.ended ? `${extensionStateWords[row.state]}, đã hết` : extensionStateWords[row.state]),
  },
  { header: "Hạn chung", kind: "day", of: (row) => row.due.on },
  { header: "Xin đến ngày", kind: "day", of: (row) => row.askedUntil },
  { header: "Được đến ngày", kind: "day", of: (row) => row.grantedUntil },
  { header: "Lý do", kind: "text", width: 50, of: (row) => row.reason },
  { header: "Người đề nghị", kind: "text", of: (row) => row.askedByName },
  { header: "Đề nghị lúc", kind: "instant", of: (row) => row.createdAt },
  { header: "Người trả lời", kind: "text", of: (row) => row.decidedByName },
  { header: "Đơn vị trả lời", kind: "text", of: (row) => row.decidedByUnit },
  { header: "Trả lời lúc", kind: "instant", of: (row) => row.decidedAt },
  { header: "Ghi chú", kind: "text", width: 40, of: (row) => row.note },
];

/** Extensions of a season as a file. */
export const extensionExport: ExportSource = {
  name: "extensions",
  needs: "festival.view",
  async open(tx, actor, asked) {
    const filter = extensionFilter.parse(asked);
    const list = await listExtensions(tx, actor, filter, wholeRange);
    if (!list) return null;
    const about = {
      title: `Gia hạn mùa ${list.season.year}`,
      filter: said(
        `mùa ${list.season.year}`,
        filter.state !== "" && `trạng thái: ${extensionStateWords[filter.state]}`,
      ),
      noun: "gia hạn",
      total: list.total,
    };
    return tableOf(about, columns, [list.rows]);
  },
};
