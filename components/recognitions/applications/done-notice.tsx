import { Notice } from "@/components/patterns/notice";
import { SentReceipt } from "@/components/patterns/receipt-list";
import { policeOf } from "@/lib/core/words";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";

const said: Record<string, string> = {
  begin: "Đã bắt đầu xây dựng hồ sơ",
  scored: "Đã chấm hết các tiêu chí",
  papers: "Đã lưu văn bản, khảo sát, báo cáo",
  finish: "Đã trình Trưởng Công an cấp xã",
  handBack: "Đã trả lại để sửa",
  recall: "Đã thu hồi",
  return: "Đã trả lại đơn vị",
  withdraw: "Đã rút đăng ký",
  forward: "Đã chuyển lên tỉnh",
  pass: "Đã ghi nhận đạt cấp tỉnh; chờ lãnh đạo ký tờ trình",
  present: "Đã ký tờ trình, chuyển lên Bộ",
  propose: "Đã đề nghị công nhận; lập quyết định ở trang Quyết định, giấy",
  refuse: "Đã kết luận không đạt",
};

/** What was just done, and after a sending the number under which it is found again. */
export function DoneNotice({ record, act }: { record: ApplicationRecord; act: string | undefined }) {
  if (act === "send" && record.row.state === "sent") {
    const home = record.row.decides === "commune";
    return (
      <Notice
        tone="success"
        title={home ? "Đã gửi xét công nhận" : `Đã gửi đến ${policeOf(record.holder)}`}
        live
      >
        <SentReceipt receipt={record.receipts[0]} /> Có thể thu hồi cho đến khi bắt đầu thẩm định.
      </Notice>
    );
  }
  const title = act && said[act];
  return title ? (
    <Notice tone="success" title={title} live>
      {act === "scored" && "Xem lại các mục còn thiếu ở dưới trước khi gửi."}
    </Notice>
  ) : null;
}
