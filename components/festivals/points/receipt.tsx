import { Notice } from "@/components/patterns/notice";
import { SentReceipt } from "@/components/patterns/receipt-list";
import { policeOf } from "@/lib/core/words";
import { evidenceDone } from "@/lib/evidence/words";
import type { FestivalRecord } from "@/lib/festivals/points/record";

const done: Record<string, string> = {
  submit: "Đã trình Trưởng Công an cấp xã",
  handBack: "Đã đưa về nháp để sửa",
  recall: "Đã thu hồi",
  forward: "Đã chuyển lên tỉnh",
  accept: "Đã tiếp nhận",
  return: "Đã trả lại đơn vị",
  correct: "Đã lưu đính chính",
  ...evidenceDone,
};

type ReceiptProps = { record: FestivalRecord; sent: boolean; act?: string; created: boolean };

/** What was just done, and after a sending the number under which it is found again. */
export function Receipt({ record, sent, act, created }: ReceiptProps) {
  if (sent && record.sentAt && record.row.state === "sent") {
    const to = record.holder ? policeOf(record.holder) : "";
    return (
      <Notice tone="success" title={`Đã gửi đến ${to}`} live>
        <SentReceipt receipt={record.receipts[0]} /> Có thể thu hồi cho đến khi cấp trên xử lý.
      </Notice>
    );
  }
  if (created) {
    return (
      <Notice tone="success" title="Đã lập điểm" live>
        Sau ngày tổ chức, mở điểm này và nhập kết quả.
      </Notice>
    );
  }
  const said = act && done[act];
  return said ? (
    <Notice tone="success" title={said} live>
      {null}
    </Notice>
  ) : null;
}
