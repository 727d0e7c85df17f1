import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { stateWords } from "@/lib/core/words";
import type { WorkItem } from "@/lib/core/work";
import { allMyWork, countMyWork } from "./queries";

const columns: readonly RowColumn<WorkItem>[] = [
  { header: "Việc", kind: "text", width: 60, of: (item) => item.title },
  { header: "Đơn vị", kind: "text", width: 32, of: (item) => item.unit },
  { header: "Mùa, năm", kind: "text", width: 10, of: (item) => item.year },
  { header: "Trạng thái", kind: "text", of: (item) => (item.state ? stateWords[item.state] : item.mark) },
  { header: "Hạn", kind: "day", of: (item) => item.dueOn },
  { header: "Quá hạn (ngày làm việc)", kind: "count", of: (item) => item.lateDays },
  { header: "Còn lại", kind: "text", width: 22, of: (item) => (item.lateDays === null ? item.left : null) },
];

/** "Việc của tôi" as a file. */
export const workExport: ExportSource = {
  name: "work",
  needs: "home.view",
  async open(tx, actor, _asked, now) {
    const today = dayOf(now);
    const { all, late } = await countMyWork(tx, actor, today);
    const about = {
      title: "Việc của tôi",
      filter: [],
      noun: "việc",
      total: all,
      facts: () => [["Trong đó quá hạn", late] as const],
    };
    return tableOf(about, columns, allMyWork(tx, actor, today));
  },
};
