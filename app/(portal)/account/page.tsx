import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AccountNav } from "@/components/identity/account-nav";
import { AssignmentTable } from "@/components/identity/assignment-table";
import { DoneNotice } from "@/components/identity/done-notice";
import { ViewingTable } from "@/components/identity/viewings/viewing-table";
import { DescriptionList } from "@/components/patterns/description-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { getOwnAccount } from "@/lib/identity/account-queries";
import { readOwn } from "@/lib/identity/gate";
import { listViewingsOf } from "@/lib/identity/viewings/queries";

export const metadata: Metadata = { title: "Tài khoản của tôi" };

type Props = { searchParams: Promise<{ done?: string }> };

export default screen(async function AccountPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const now = new Date();
  const { account, viewings } = await readOwn(async (tx, person) => {
    const account = await getOwnAccount(tx, person, now);
    return account && { account, viewings: await listViewingsOf(tx, person.userId) };
  });
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
      <Card
        id="viewings"
        title="Ai đã xem như tôi"
        note="Quản trị viên xem để hỗ trợ, chỉ đọc; 20 lần cuối."
        flush
      >
        <ViewingTable
          caption="Ai đã xem như tôi"
          bare
          rows={viewings}
          now={now}
          empty={<EmptyState bare title="Chưa có ai xem như bạn" />}
        />
      </Card>
    </PageBody>
  );
});
