import { Notice } from "@/components/patterns/notice";
import { type Day, formatDay } from "@/lib/core/dates";

type MissingNoticeProps = { missing: { year: number; reason: string; expectedOn: Day | null } };

/** Told to a commune that the signed report of its province goes without. */
export function MissingNotice({ missing: { year, reason, expectedOn } }: MissingNoticeProps) {
  return (
    <Notice tone="warning" title={`Báo cáo của tỉnh mùa ${year} đã ký khi chưa có kết quả của đơn vị bạn`}>
      <p>
        Lý do tỉnh ghi: {reason}. Đơn vị vẫn nhập và gửi kết quả được
        {expectedOn ? `, dự kiến bổ sung ${formatDay(expectedOn)}` : ""}; tỉnh gửi bổ sung báo cáo sau khi
        tiếp nhận.
      </p>
    </Notice>
  );
}
