import type { ReactNode } from "react";
import { MessageScreen } from "./message-screen";

type ErrorScreenProps = {
  /** What the help desk looks for in the log. */
  errorId?: string;
  /** A button that tries again; a plain link to the same address does as well. */
  retry?: ReactNode;
};

/** Our own fault: says so, promises nothing, gives the number to ask with. Plain links, for the router may be what broke. */
export function ErrorScreen({ errorId, retry }: ErrorScreenProps) {
  return (
    <MessageScreen
      mark="Lỗi hệ thống"
      title="Trang này chưa mở được"
      actions={
        <>
          {retry}
          <a
            href="/"
            className="inline-flex min-h-9 items-center rounded-control border border-line bg-card px-3.5 py-1.5 font-semibold hover:border-line-strong tap"
          >
            Về Việc của tôi
          </a>
        </>
      }
    >
      <p>Lỗi ở phía hệ thống, không phải do thao tác của bạn. Nội dung đã lưu trước đó không bị ảnh hưởng.</p>
      <p className="text-muted">
        Đợi một lát rồi thử lại. Nếu vẫn lỗi, báo quản trị viên của đơn vị{errorId && " kèm mã dưới đây"}.
      </p>
      {errorId && (
        <p>
          Mã lỗi:{" "}
          <span className="rounded-tag bg-draft-tint px-1.5 py-0.5 font-mono font-semibold">{errorId}</span>
        </p>
      )}
    </MessageScreen>
  );
}
