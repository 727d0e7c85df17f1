import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { PersonDelegations } from "@/components/identity/delegations/person-delegations";
import { DoneNotice } from "@/components/identity/done-notice";
import { AccountTag } from "@/components/identity/people-table";
import { PersonAccount, PersonRoles, PersonSessions } from "@/components/identity/person-view";
import { SignInTable } from "@/components/identity/sign-in-table";
import { ViewingStart } from "@/components/identity/viewings/viewing-start";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import * as actions from "@/lib/identity/actions";
import * as delegationActions from "@/lib/identity/delegations/actions";
import { listDelegablePosts, listDelegationsOf } from "@/lib/identity/delegations/queries";
import { getPerson, listKeptUnits } from "@/lib/identity/queries";
import { startViewingAction } from "@/lib/identity/viewings/actions";
import { mayViewAs } from "@/lib/identity/viewings/viewable";
import { doneWords, identityIssue } from "@/lib/identity/words";

export const metadata: Metadata = { title: "Người dùng" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; end?: string; revoke?: string; merged?: string }>;
};

export default screen(async function PersonPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, end, merged, revoke } = await searchParams;
  const now = new Date();
  const { person, units, reader, delegations, posts, viewable } = await read(
    "people.manage",
    async (tx, actor) => {
      const person = await getPerson(tx, actor, id, now);
      if (!person) return null;
      const today = dayOf(now);
      return {
        person,
        units: await listKeptUnits(tx, actor, now),
        reader: actor.userId,
        delegations: await listDelegationsOf(tx, id, today),
        posts: person.kept && !person.own ? await listDelegablePosts(tx, id, today) : [],
        viewable:
          person.stoppable &&
          !person.own &&
          person.state !== "disabled" &&
          mayViewAs(
            actor.role,
            person.assignments.filter((row) => row.current).map((row) => row.role),
          ),
      };
    },
  );
  const parts = { person, units, today: dayOf(now), requestId: () => randomUUID(), actions };
  const typed = await unparkedForm(kept, reader);
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      <PageHeader
        title={person.fullName}
        crumbs={[{ label: "Người dùng", href: "/admin/people" }]}
        facts={[unitTitle(person.unit), person.username, <AccountTag key="state" state={person.state} />]}
      />
      <DoneNotice done={done} words={doneWords} />
      {!person.kept && (
        <Notice tone="info" title={identityIssue(person.stoppable ? "stop_only" : "not_kept").message} />
      )}
      {person.own && (
        <Notice tone="info" title="Đây là tài khoản của bạn: quyền và mật khẩu do quản trị viên khác giữ." />
      )}
      <PersonAccount {...parts} typed={typed} />
      <PersonRoles {...parts} typed={typed} ending={end} />
      <PersonDelegations
        person={person}
        rows={delegations}
        posts={posts}
        today={parts.today}
        requestId={parts.requestId}
        actions={delegationActions}
        typed={typed}
        revoking={revoke}
      />
      {viewable && <ViewingStart person={person} action={startViewingAction} requestId={randomUUID()} />}
      <PersonSessions {...parts} />
      <Card title="Các lần đăng nhập gần đây" note="20 lần cuối, cả khi không thành công." flush>
        <SignInTable signIns={person.signIns} />
      </Card>
      <HistoryLink kind="account" id={id} />
    </PageBody>
  );
});
