import type { Day } from "@/lib/core/dates";
import { formatDay } from "@/lib/core/dates";
import type { Issue } from "@/lib/core/refusal";

type Signed = { number: string; issuedOn: Day | null; signer: string };

/** Number, date and signer: a paper without them is not one that can be sent (domain §2.3, §9.1). */
export function paperIssues(paper: Signed, today: Day): Issue[] {
  const issues: Issue[] = [];
  if (paper.number === "") {
    issues.push({ path: "number", code: "number_missing", message: "Nhập số, ký hiệu văn bản đã cấp." });
  }
  if (paper.issuedOn === null) {
    issues.push({ path: "issuedOn", code: "issued_on_missing", message: "Nhập ngày ký văn bản." });
  } else if (paper.issuedOn > today) {
    issues.push({
      path: "issuedOn",
      code: "issued_on_future",
      message: `Ngày ký ${formatDay(paper.issuedOn)} sau hôm nay. Sửa lại theo văn bản đã ký.`,
    });
  }
  if (paper.signer === "") {
    issues.push({ path: "signer", code: "signer_missing", message: "Nhập người ký văn bản." });
  }
  return issues;
}

type Planned = {
  communePoints: number | null;
  residentialPoints: number | null;
  agencyPoints: number | null;
  pilots: { place: string; plannedOn: Day | null }[];
};

/** What looks unusual in a plan; it is said, never refused. */
export function planWarnings(plan: Planned, season: { startsOn: Day; endsOn: Day }): Issue[] {
  const issues: Issue[] = [];
  const counts = [plan.communePoints, plan.residentialPoints, plan.agencyPoints];
  if (counts.every((count) => count === null || count === 0)) {
    issues.push({
      path: "communePoints",
      code: "no_points",
      message: "Chưa dự kiến điểm nào ở cấp xã, khu dân cư hay cơ quan.",
    });
  }
  plan.pilots.forEach(({ place, plannedOn }, row) => {
    if (plannedOn !== null && (plannedOn < season.startsOn || plannedOn > season.endsOn)) {
      issues.push({
        path: `pilots.${row}.plannedOn`,
        code: "pilot_outside_season",
        message: `Điểm chỉ đạo ${place}: ngày ${formatDay(plannedOn)} nằm ngoài thời gian của mùa.`,
      });
    }
  });
  return issues;
}
