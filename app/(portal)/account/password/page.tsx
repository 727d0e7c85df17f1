import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AccountNav } from "@/components/identity/account-nav";
import { PasswordForm } from "@/components/identity/password-form";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { changePasswordAction } from "@/lib/identity/account-actions";
import { getUsername } from "@/lib/identity/account-queries";
import { readOwn } from "@/lib/identity/gate";

export const metadata: Metadata = { title: "Đổi mật khẩu" };

export default screen(async function PasswordPage() {
  const { username, first } = await readOwn(
    async (tx, person) => {
      const account = await getUsername(tx, person);
      return account && { ...account, first: person.mustChange };
    },
    { beforePassword: true },
  );
  const form = (
    <Card>
      <PasswordForm
        action={changePasswordAction}
        requestId={randomUUID()}
        username={username}
        first={first}
      />
    </Card>
  );
  if (first) {
    return (
      <>
        <header className="grid gap-1.5">
          <h1 className="text-title font-bold tracking-[-0.012em]">Đặt mật khẩu của riêng bạn</h1>
          <p className="text-muted">
            Mật khẩu vừa dùng là mật khẩu tạm do quản trị viên cấp. Đặt mật khẩu mới chỉ bạn biết rồi tiếp
            tục.
          </p>
        </header>
        {form}
      </>
    );
  }
  return (
    <PageBody>
      <PageHeader title="Đổi mật khẩu" facts={[username]} />
      <AccountNav current="password" />
      {form}
    </PageBody>
  );
});
