import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";

/** Why a record that was decided on has no line here: it came with the demonstration, all of it in one line. */
export function LoadedNote({ record }: { record: string }) {
  return (
    <Notice tone="info" title="Hồ sơ thuộc bộ dữ liệu trình diễn">
      <p>
        Cả bộ dữ liệu được nạp một lần và nhật ký ghi lần nạp ấy thành một dòng chung; những gì hồ sơ đã qua
        trước đó không được ghi riêng ở đây. Các bước lập, gửi, tiếp nhận kèm người và ngày có ở{" "}
        <Link className="text-link" href={record}>
          trang của hồ sơ
        </Link>
        . Từ khi nạp, mỗi lần sửa đều hiện ở trang này.
      </p>
    </Notice>
  );
}
