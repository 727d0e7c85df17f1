import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import type { FormAction } from "@/lib/core/refusal";

type SignInFormProps = { action: FormAction; requestId: string; next: string };

/** Name and password; nothing is remembered by the page. */
export function SignInForm({ action, requestId, next }: SignInFormProps) {
  return (
    <section className="rounded-card border border-line bg-card px-5 py-5">
      <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Đăng nhập">
        <HiddenField name="next" value={next} />
        <TextField name="username" label="Tên đăng nhập" autoComplete="username" maxLength={64} />
        <TextField name="password" label="Mật khẩu" type="password" autoComplete="current-password" />
        <SubmitButton size="large" working="Đang đăng nhập…" className="w-full">
          Đăng nhập
        </SubmitButton>
      </ActionForm>
    </section>
  );
}
