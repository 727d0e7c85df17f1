import type { Day } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { paperIssues } from "@/lib/festivals/plans/checks";

type Signed = { number: string; issuedOn: Day | null; signer: string };

/** Everything in the way of signing a province's report; the page shows the same list. */
export function signIssues(
  report: Signed,
  coverage: { waiting: number; silent: number },
  acknowledged: boolean,
  today: Day,
): Issue[] {
  const issues = paperIssues(report, today);
  if (coverage.waiting > 0) {
    issues.push({
      path: "waiting",
      code: "points_waiting",
      message: `Còn ${formatNumber(coverage.waiting)} điểm chờ tiếp nhận. Tiếp nhận hoặc trả lại hết trước khi ký.`,
    });
  }
  if (coverage.silent > 0 && !acknowledged) {
    issues.push({
      path: "acknowledged",
      code: "silent_not_acknowledged",
      message: `Còn ${formatNumber(coverage.silent)} đơn vị cấp xã chưa gửi điểm nào. Xem danh sách và đánh dấu xác nhận nếu vẫn ký.`,
    });
  }
  return issues;
}
