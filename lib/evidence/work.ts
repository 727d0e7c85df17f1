import { formatNumber } from "@/lib/core/numbers";
import type { WorkWords } from "@/lib/core/work";

/** What an administrator has to do with files, in words. */
export const evidenceWorkWords: WorkWords<"decide"> = {
  decide: (row) => ({
    title: `Quyết định về ${formatNumber(row.count)} tệp bị báo cáo, đang ẩn`,
    mark: "Chờ quyết định",
    href: "/admin/evidence",
  }),
};
