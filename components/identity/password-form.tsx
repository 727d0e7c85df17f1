import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import type { FormAction } from "@/lib/core/refusal";

type PasswordFormProps = {
  action: FormAction;
  requestId: string;
  /** For the browser's password store. */
  username: string;
  /** A first password was just typed at the sign-in; it is not asked for again. */
  first: boolean;
};

/** A new password, typed twice. */
export function PasswordForm({ action, requestId, username, first }: PasswordFormProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Đổi mật khẩu">
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      {!first && (
        <TextField
          name="current"
          label="Mật khẩu đang dùng"
          type="password"
          autoComplete="current-password"
          width="medium"
        />
      )}
      <TextField
        name="password"
        label="Mật khẩu mới"
        type="password"
        autoComplete="new-password"
        width="medium"
        hint="Từ 10 ký tự. Một câu dài dễ nhớ tốt hơn một từ ngắn có ký hiệu."
      />
      <TextField
        name="repeat"
        label="Nhập lại mật khẩu mới"
        type="password"
        autoComplete="new-password"
        width="medium"
      />
      <FormActions note="Các phiên khác của bạn sẽ kết thúc.">
        <SubmitButton working="Đang đổi…">Đổi mật khẩu</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
