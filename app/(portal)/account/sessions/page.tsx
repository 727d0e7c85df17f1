import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AccountNav } from "@/components/identity/account-nav";
import { DoneNotice } from "@/components/identity/done-notice";
import { EndSessionButton, SessionTable } from "@/components/identity/session-table";
import { SignInTable } from "@/components/identity/sign-in-table";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { endOtherSessionsAction, endOwnSessionAction } from "@/lib/identity/account-actions";
import { listOwnSessions, listOwnSignIns } from "@/lib/identity/account-queries";
import { readOwn } from "@/lib/identity/gate";

export const metadata: Metadata = { title: "Phiên đăng nhập" };

type Props = { searchParams: Promise<{ done?: string }> };

export default screen(async function SessionsPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { sessions, signIns } = await readOwn(async (tx, person) => ({
    sessions: await listOwnSessions(tx, person, new Date()),
    signIns: await listOwnSignIns(tx, person),
  }));
  return (
    <PageBody>
      <PageHeader
        title="Phiên và lần đăng nhập"
        facts={[`${sessions.length} phiên đang mở`, "phiên tự hết sau 2 giờ không dùng, lâu nhất 12 giờ"]}
      />
      <AccountNav current="sessions" />
      <DoneNotice
        done={done}
        words={{ session: "Đã kết thúc phiên.", sessions: "Đã kết thúc mọi phiên khác." }}
      />
      <Card
        title="Phiên đang mở"
        note="Thấy phiên lạ: kết thúc phiên đó rồi đổi mật khẩu."
        flush
        actions={
          sessions.length > 1 && (
            <form action={endOtherSessionsAction}>
              <Button type="submit" variant="danger" size="small">
                Kết thúc mọi phiên khác
              </Button>
            </form>
          )
        }
      >
        <SessionTable
          sessions={sessions}
          end={(session) => (
            <form action={endOwnSessionAction}>
              <input type="hidden" name="sessionId" value={session.id} />
              <EndSessionButton session={session} />
            </form>
          )}
        />
      </Card>
      <Card title="Các lần đăng nhập gần đây" note="20 lần cuối, cả khi không thành công." flush>
        <SignInTable signIns={signIns} />
      </Card>
    </PageBody>
  );
});
