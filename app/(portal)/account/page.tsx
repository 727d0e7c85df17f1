import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AccountNav } from "@/components/identity/account-nav";
import { AssignmentTable } from "@/components/identity/assignment-table";
import { DoneNotice } from "@/components/identity/done-notice";
import { DescriptionList } from "@/components/patterns/description-list";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { getOwnAccount } from "@/lib/identity/account-queries";
import { readOwn } from "@/lib/identity/gate";

export const metadata: Metadata = { title: "Tài khoản của tôi" };

type Props = { searchParams: Promise<{ done?: string }> };

export default screen(async function AccountPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const account = await readOwn((tx, person) => getOwnAccount(tx, person, new Date()));
  return (
    <PageBody>
      <PageHeader title="Tài khoản của tôi" facts={[account.fullName, unitTitle(account.unit)]} />
      <AccountNav current="account" />
      <DoneNotice done={done} words={{ password: "Đã đổi mật khẩu. Các phiên khác đã kết thúc." }} />
      <Card title="Thông tin" note="Sai sót ở đây do quản trị viên đơn vị sửa.">
        <DescriptionList
          dense
          items={[
            { key: "name", label: "Họ và tên", value: account.fullName },
            { key: "title", label: "Chức vụ", value: account.jobTitle },
            { key: "username", label: "Tên đăng nhập", value: account.username },
            { key: "unit", label: "Đơn vị giữ tài khoản", value: unitTitle(account.unit) },
            {
              key: "password",
              label: "Mật khẩu",
              value: account.credential ? `đổi lúc ${formatInstant(account.credential.changedAt)}` : "",
              changeHref: "/account/password",
            },
          ]}
        />
      </Card>
      <Card
        title="Vai trò được giao"
        flush
        actions={
          account.assignments.filter((row) => row.current).length > 1 && (
            <ButtonLink href="/account/unit" size="small">
              Đổi đơn vị làm việc
            </ButtonLink>
          )
        }
      >
        <AssignmentTable assignments={account.assignments} />
      </Card>
    </PageBody>
  );
});
