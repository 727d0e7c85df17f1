import { Notice } from "./notice";

/**
 * After a saving in which another person's fields were taken in by themselves ("merged" in the address); `own` where
 * nobody else can write, so that it was another window of the same person.
 */
export function MergedNotice({ merged, own = false }: { merged: string | undefined; own?: boolean }) {
  if (merged !== "1") return null;
  return own ? (
    <Notice tone="info" title="Đã giữ phần nhập ở cả hai cửa sổ" live>
      Trong lúc nhập ở đây, bạn cũng lưu ở một cửa sổ khác, ở những mục khác. Các mục đó được giữ như đã lưu.
    </Notice>
  ) : (
    <Notice tone="info" title="Đã giữ phần của cả hai người" live>
      Trong lúc bạn nhập, người khác cũng lưu hồ sơ này, ở những mục khác. Các mục đó được giữ như người ấy đã
      lưu.
    </Notice>
  );
}
