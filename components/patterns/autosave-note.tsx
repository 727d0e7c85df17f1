"use client";

import { createContext, useContext } from "react";
import type { Told } from "./keeper";
import { Notice } from "./notice";

/** What the form around tells about the keeping of what is typed; null where nothing is kept. */
export const AutosaveContext = createContext<Told | null>(null);

/** "Đã tự lưu lúc 08:42", beside the buttons of a form. It changes once a minute at most, so it may be read out. */
export function AutosaveNote() {
  const told = useContext(AutosaveContext);
  if (!told) return null;
  return (
    <p role="status" className="text-muted empty:hidden">
      {told.kind === "kept" && (
        <>
          Đã tự lưu lúc <span className="figures">{told.at}</span>
        </>
      )}
    </p>
  );
}

/** What somebody who types must know at once, wherever in the form they are. */
export function AutosaveWarning({ told }: { told: Told }) {
  const warning = warn(told);
  return (
    <div
      aria-live="polite"
      data-screen-only=""
      className="sticky bottom-3 z-10 empty:hidden phone:bottom-[4.75rem]"
    >
      {warning}
    </div>
  );
}

function warn(told: Told) {
  switch (told.kind) {
    case "nothing":
      return null;
    case "kept":
      return told.tab ? (
        <Notice tone="warning" title="Biểu mẫu này cũng đang mở ở thẻ hoặc máy khác">
          Lần nhập ở đó: {told.tab}. Phần nhập sau cùng được giữ; nội dung đang thấy ở đây không mất.
        </Notice>
      ) : null;
    case "retrying":
      return (
        <Notice tone="warning" title="Chưa lưu được – sẽ thử lại">
          Nội dung vẫn ở trang này. Đừng đóng trang khi chưa có mạng.
        </Notice>
      );
    case "signed-out":
      return (
        <Notice tone="warning" title="Phiên đăng nhập đã hết, chưa tự lưu được">
          Nội dung vẫn ở trang này.{" "}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="text-link font-semibold">
            Đăng nhập lại (mở thẻ mới)
          </a>{" "}
          rồi về đây nhập tiếp; việc tự lưu chạy lại.
        </Notice>
      );
    case "other":
      return (
        <Notice tone="warning" title="Chưa tự lưu: trình duyệt đang làm việc cho người hoặc đơn vị khác">
          Nội dung vẫn ở trang này. Chọn lại đơn vị, hoặc đăng nhập lại bằng tài khoản của bạn, ở một thẻ mới.
        </Notice>
      );
    case "too-large":
      return (
        <Notice tone="warning" title="Nội dung quá dài để tự lưu">
          Bấm lưu để giữ nội dung đang nhập.
        </Notice>
      );
  }
}
