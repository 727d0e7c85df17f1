import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { FormAction } from "@/lib/core/refusal";
import type { AccountState } from "@/lib/identity/words";
import { IssuedPassword } from "./issued-password";

export type AccountActions = Record<"issue" | "unlock" | "disable" | "enable", FormAction>;

type AccountActsProps = {
  id: string;
  username: string;
  state: AccountState;
  /** Only what stops the account: it is another administrator's. */
  stopOnly: boolean;
  actions: AccountActions;
  requestId: () => string;
};

/** What an administrator can do with an account as a whole; each act says what follows from it. */
export function AccountActs({ id, username, state, stopOnly, actions, requestId }: AccountActsProps) {
  return (
    <div className="grid gap-4">
      {state === "locked" && !stopOnly && (
        <ActionForm action={actions.unlock} requestId={requestId()} warnUnsaved={false} label="Mở khóa">
          <HiddenField name="id" value={id} />
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton working="Đang mở…">Mở khóa ngay</SubmitButton>
            <p className="text-hint text-muted">Không mở thì tài khoản tự mở sau 15 phút.</p>
          </div>
        </ActionForm>
      )}
      {!stopOnly && (
        <ActionForm
          action={actions.issue}
          requestId={requestId()}
          warnUnsaved={false}
          label="Cấp mật khẩu tạm"
          outcome={false}
        >
          <HiddenField name="id" value={id} />
          <IssuedPassword username={username} />
          <ConfirmPanel
            tone="plain"
            trigger="Cấp mật khẩu tạm"
            title={`Cấp mật khẩu tạm cho ${username}`}
            consequence="Mật khẩu cũ không dùng được nữa, mọi phiên đang mở kết thúc. Mật khẩu tạm chỉ hiện một lần và phải đổi ngay khi đăng nhập."
            undo="Có thể cấp lại bất cứ lúc nào."
            submitLabel="Cấp mật khẩu tạm"
            working="Đang cấp…"
          />
        </ActionForm>
      )}
      {state === "disabled" ? (
        <ActionForm
          action={actions.enable}
          requestId={requestId()}
          warnUnsaved={false}
          label="Dùng lại tài khoản"
        >
          <HiddenField name="id" value={id} />
          <ConfirmPanel
            tone="plain"
            trigger="Dùng lại tài khoản"
            title="Cho tài khoản hoạt động trở lại"
            consequence="Mật khẩu và các vai trò còn hiệu lực dùng được như trước."
            submitLabel="Dùng lại"
          />
        </ActionForm>
      ) : (
        <ActionForm
          action={actions.disable}
          requestId={requestId()}
          warnUnsaved={false}
          label="Ngừng tài khoản"
        >
          <HiddenField name="id" value={id} />
          <ConfirmPanel
            trigger="Ngừng tài khoản"
            title="Ngừng tài khoản"
            consequence="Mọi phiên đang mở kết thúc ngay, không đăng nhập được nữa. Hồ sơ người này đã nhập vẫn giữ nguyên."
            undo="Có thể dùng lại sau."
            submitLabel="Ngừng tài khoản"
          />
        </ActionForm>
      )}
    </div>
  );
}
