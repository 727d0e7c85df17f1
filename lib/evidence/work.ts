import { formatNumber } from "@/lib/core/numbers";
import { policeOf } from "@/lib/core/words";
import type { WorkWords } from "@/lib/core/work";

/** What an administrator has to do with files, in words. */
export const evidenceWorkWords: WorkWords<"decide"> = {
  decide: (row) => ({
    title: `Quyết định về tệp bị báo cáo: ${formatNumber(row.count)} tệp đang ẩn (${policeOf({ kind: row.unitKind, name: row.unitName })})`,
    mark: "Chờ quyết định",
    href: "/admin/evidence",
  }),
};
