import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { AccountNav } from "@/components/identity/account-nav";
import { DelegationForm } from "@/components/identity/delegations/delegation-form";
import { DelegationTable } from "@/components/identity/delegations/delegation-table";
import { RevokeLink, RevokePanel, revocable } from "@/components/identity/delegations/revoke-panel";
import { DoneNotice } from "@/components/identity/done-notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read, requireOwnActor } from "@/lib/core/read";
import { policeOf, roleWords } from "@/lib/core/words";
import { delegateAction, revokeDelegationAction } from "@/lib/identity/delegations/actions";
import { listDelegablePosts, listDelegationsOf } from "@/lib/identity/delegations/queries";

export const metadata: Metadata = { title: "Ủy quyền" };

const page = "/account/delegations";

type Props = { searchParams: Promise<{ done?: string; kept?: string; revoke?: string }> };

/** What the person gave and was given, and for who signs the form to give. */
export default screen(async function DelegationsPage({ searchParams }: Props) {
  const { done, kept, revoke } = await searchParams;
  await requireOwnActor();
  const today = dayOf(new Date());
  const { actor, rows, posts } = await read("home.view", async (tx, who) => ({
    actor: who,
    rows: await listDelegationsOf(tx, who.userId, today),
    posts: may(who, "delegation.give") ? await listDelegablePosts(tx, who.userId, today) : [],
  }));
  const gives = may(actor, "delegation.give") && !actor.delegation;
  const given = rows.filter((row) => row.fromUserId === actor.userId);
  const taken = gives && given.find((row) => row.id === revoke && revocable(row, today));
  const own = posts.filter((post) => post.unit.id === actor.unit.id && post.role === actor.role);
  return (
    <PageBody>
      <PageHeader
        title="Ủy quyền"
        facts={[actor.fullName, `${roleWords[actor.role]}, ${policeOf(actor.unit)}`]}
      />
      <AccountNav current="delegations" />
      <DoneNotice done={done} words={{ revoked: "Đã thu hồi ủy quyền." }} />
      {(gives || given.length > 0) && (
        <Card id="delegations" title="Tôi ủy quyền" flush>
          <DelegationTable
            caption="Tôi ủy quyền"
            rows={given}
            today={today}
            empty={{ title: "Bạn chưa ủy quyền cho ai", text: "Ghi ủy quyền ở dưới khi đã có văn bản." }}
            act={gives ? (row) => revocable(row, today) && <RevokeLink row={row} page={page} /> : undefined}
          />
          {taken && (
            <RevokePanel action={revokeDelegationAction} requestId={randomUUID()} row={taken} page={page} />
          )}
        </Card>
      )}
      <Card title="Tôi được ủy quyền" note="Chọn vai trò được ủy quyền ở tên đơn vị đầu trang." flush>
        <DelegationTable
          caption="Tôi được ủy quyền"
          rows={rows.filter((row) => row.toUserId === actor.userId)}
          today={today}
          empty={{ title: "Chưa có ai ủy quyền cho bạn" }}
        />
      </Card>
      {gives && (
        <Card title="Ghi ủy quyền mới" note={`${roleWords[actor.role]}, ${policeOf(actor.unit)}`}>
          <DelegationForm
            action={delegateAction}
            requestId={randomUUID()}
            initial={await unparkedForm(kept, actor.userId)}
            posts={own}
            today={today}
          />
        </Card>
      )}
    </PageBody>
  );
});
