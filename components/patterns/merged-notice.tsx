import { Notice } from "./notice";

/** After a saving in which another person's fields were taken in by themselves ("merged" in the address). */
export function MergedNotice({ merged }: { merged: string | undefined }) {
  if (merged !== "1") return null;
  return (
    <Notice tone="info" title="Đã giữ phần của cả hai người" live>
      Trong lúc bạn nhập, người khác cũng lưu hồ sơ này, ở những mục khác. Các mục đó được giữ như người ấy đã
      lưu.
    </Notice>
  );
}
