import { SubNav } from "@/components/patterns/sub-nav";
import type { Kept } from "@/lib/reports/dashboard-addresses";
import { changesLink, compareLink, dashboardLink, disciplineLink } from "@/lib/reports/dashboard-addresses";
import { yearLink } from "@/lib/reports/year-page";

export const reportParts = [
  "dashboard",
  "recognitions",
  "compare",
  "discipline",
  "changes",
  "views",
] as const;
export type ReportPart = (typeof reportParts)[number];

const words: Record<ReportPart, string> = {
  dashboard: "Tổng quan",
  recognitions: "Công nhận theo tiêu chí",
  compare: "So sánh",
  discipline: "Kỷ luật báo cáo",
  changes: "Thay đổi gần đây",
  views: "Góc nhìn đã lưu",
};

/** The pages about one unit's figures; each keeps the unit, the season and the map. */
export function ReportNav({ current, kept }: { current: ReportPart; kept: Kept }) {
  const { season, unit, map } = kept;
  const address: Record<ReportPart, string> = {
    dashboard: dashboardLink(kept),
    recognitions: yearLink({ year: season, unit, map }),
    compare: compareLink({ season, unit, map }),
    discipline: disciplineLink(kept),
    changes: changesLink({ season, unit, map }),
    views: "/reports/views",
  };
  return (
    <SubNav
      label="Phần của tổng quan"
      items={reportParts.map((part) => ({
        href: address[part],
        label: words[part],
        current: part === current,
      }))}
    />
  );
}
