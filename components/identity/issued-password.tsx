"use client";

import { useFormState } from "@/components/patterns/form-context";
import { FormOutcome } from "@/components/patterns/form-outcome";

/** The first password, on the only screen that ever shows it; or what was in the way of it. */
export function IssuedPassword({ username }: { username: string }) {
  const state = useFormState();
  const password = typeof state.values.password === "string" ? state.values.password : "";
  if (state.status !== "done" || !password) return <FormOutcome state={state} />;
  return (
    <div data-outcome="">
      <section
        // biome-ignore lint/a11y/noAutofocus: it is the answer to what was just sent.
        autoFocus
        tabIndex={-1}
        aria-labelledby="issued-password"
        className="grid gap-1.5 rounded-card border border-accent-line bg-accent-tint px-4 py-3.5"
      >
        <h3 id="issued-password" className="font-semibold">
          Mật khẩu tạm của {username}
        </h3>
        <p className="font-mono text-title font-semibold tracking-wide select-all">{password}</p>
        <p className="text-hint">
          Chỉ hiện một lần này. Trao tận tay hoặc đọc qua điện thoại; không gửi qua tin nhắn nhóm. Người nhận
          phải đổi ngay ở lần đăng nhập đầu tiên.
        </p>
      </section>
    </div>
  );
}
