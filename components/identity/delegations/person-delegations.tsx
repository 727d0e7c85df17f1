import { Card } from "@/components/ui/card";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { DelegablePost, DelegationRow } from "@/lib/identity/delegations/view";
import type { PersonView } from "@/lib/identity/view";
import { DelegationForm } from "./delegation-form";
import { DelegationTable } from "./delegation-table";
import { RevokeLink, RevokePanel, revocable } from "./revoke-panel";

type PersonDelegationsProps = {
  person: PersonView;
  rows: DelegationRow[];
  /** The posts of the person that may be delegated, none where one may only read. */
  posts: DelegablePost[];
  today: string;
  requestId: () => string;
  actions: Record<"enterDelegationAction" | "revokeDelegationForAction", FormAction>;
  typed: FormState;
  /** The one that is about to be taken back, out of the address. */
  revoking?: string;
};

/** What a person gave and was given, and the form of an administrator who has the paper before them. */
export function PersonDelegations(props: PersonDelegationsProps) {
  const { person, rows, posts, today, requestId, actions, typed, revoking } = props;
  const acts = person.kept && !person.own;
  const page = `/admin/people/${person.id}`;
  const taken = acts && rows.find((row) => row.id === revoking && revocable(row, today));
  return (
    <Card id="delegations" title="Ủy quyền" note="Đã ủy quyền và được ủy quyền." flush>
      <DelegationTable
        caption="Ủy quyền"
        rows={rows}
        today={today}
        empty={{ title: "Chưa có ủy quyền nào" }}
        act={acts ? (row) => revocable(row, today) && <RevokeLink row={row} page={page} /> : undefined}
      />
      {taken && (
        <RevokePanel
          action={actions.revokeDelegationForAction}
          requestId={requestId()}
          row={taken}
          page={page}
          personId={person.id}
        />
      )}
      {acts && posts.length > 0 && (
        <div className="grid gap-3 border-t border-line px-4 py-4">
          <h3 className="font-semibold">Ghi ủy quyền theo văn bản</h3>
          <DelegationForm
            action={actions.enterDelegationAction}
            requestId={requestId()}
            initial={"toUserId" in typed.values ? typed : undefined}
            posts={posts}
            today={today}
            personId={person.id}
          />
        </div>
      )}
    </Card>
  );
}
