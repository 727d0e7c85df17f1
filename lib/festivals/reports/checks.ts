import type { Day } from "@/lib/core/dates";
import { formatDong, formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { paperIssues } from "@/lib/festivals/plans/checks";
import type { ReportFigures } from "./figures";

type Signed = { number: string; issuedOn: Day | null; signer: string };

/** What in the figures deserves a second look before signing; nobody is stopped by it (domain §2.4). */
export function reportWarnings(figures: ReportFigures): string[] {
  const found: string[] = [];
  const { communes, communePoints, points, turnout, gifts, giftValue } = figures;
  if (communePoints > communes) {
    found.push(
      `Có ${formatNumber(communePoints)} điểm cấp xã trong khi địa bàn có ${formatNumber(communes)} xã. Kiểm tra cấp tổ chức của các điểm.`,
    );
  }
  if (turnout !== null && points > 0) {
    const mean = Math.round(turnout / points);
    if (mean < 20 || mean > 5_000) {
      found.push(
        `Bình quân ${formatNumber(mean)} lượt người một điểm, ngoài mức thường gặp 20 – 5.000. Kiểm tra các điểm có số quá lớn hoặc quá nhỏ.`,
      );
    }
  }
  if (gifts > 0) {
    const mean = Number(giftValue) / gifts;
    if (mean < 50_000 || mean > 5_000_000) {
      found.push(
        `Quà bình quân ${formatDong(Math.round(mean))} đồng một suất, ngoài mức thường gặp 50.000 – 5.000.000 đồng.`,
      );
    }
  }
  if (figures.partyState + figures.provinceLeaders > points) {
    found.push("Số điểm có lãnh đạo dự nhiều hơn tổng số điểm. Kiểm tra mục đại biểu cấp cao nhất.");
  }
  return found;
}

/** Everything in the way of signing a province's report; the page shows the same list. */
export function signIssues(
  report: Signed,
  /** `unnamed`: communes that sent nothing and of which nobody has said why. */
  coverage: { waiting: number; silent: number; unnamed?: number },
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
  if (acknowledged && (coverage.unnamed ?? 0) > 0) {
    issues.push({
      path: "reason",
      code: "missing_not_named",
      message: `Còn ${formatNumber(coverage.unnamed ?? 0)} đơn vị cấp xã còn thiếu mà chưa ghi lý do. Ghi lý do chung, hoặc lý do từng đơn vị.`,
    });
  }
  return issues;
}
