import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import type { AccountRow, PostRow } from "@/lib/units/profile/view";
import { splitByTime, withHead } from "@/lib/units/profile/view";
import { AccountLine, PostEntry, PostLine, type PostsUnit } from "./post-line";

type PostsCardProps = {
  unit: PostsUnit;
  posts: PostRow[];
  accounts: AccountRow[];
  today: Day;
  /** The reader keeps this profile. */
  keeps: boolean;
};

/** Who is in post at a unit, and who was: by decision, or because they hold a role of the portal. */
export function PostsCard({ unit, posts, accounts, today, keeps }: PostsCardProps) {
  const { now, coming, past } = splitByTime(posts, today);
  const held = splitByTime(
    accounts.map((row) => ({ ...row, putRight: false })),
    today,
  );
  const edit = (act: string, row?: string) => withQuery(`/units/${unit.id}/profile`, { act, row });
  return (
    <Card
      id="posts"
      title="Người giữ chức vụ"
      actions={
        keeps && (
          <Link href={edit("appoint")} className="text-link phone:inline-block phone:py-3">
            Thêm người
          </Link>
        )
      }
    >
      {now.length + held.now.length === 0 && <p className="text-muted">Chưa ghi ai.</p>}
      <ul className="grid gap-3">
        {now.map((row) => (
          <PostEntry key={row.id} unit={unit} row={row} today={today} edit={keeps ? edit : null} />
        ))}
        {withHead(held.now, now).map((row) => (
          <li key={`${row.fullName}${row.role}${row.validFrom}`}>
            <AccountLine row={row} asHead={row.asHead} today={today} />
          </li>
        ))}
      </ul>
      {coming.length + held.coming.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">Sắp nhận</h3>
          <ul className="mt-2 grid gap-3">
            {coming.map((row) => (
              <PostEntry key={row.id} unit={unit} row={row} today={today} edit={keeps ? edit : null} />
            ))}
            {held.coming.map((row) => (
              <li key={`${row.fullName}${row.role}${row.validFrom}`}>
                <AccountLine row={row} asHead={false} today={today} />
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length + held.past.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer text-accent tap">
            Trước đây ({past.length + held.past.length})
          </summary>
          <ul className="mt-2 grid gap-2.5">
            {past.map((row) => (
              <li key={row.id}>
                <PostLine unit={unit} row={row} today={today} />
                {keeps && !row.putRight && (
                  <Link href={edit("correct", row.id)} className="text-link phone:inline-block phone:py-3">
                    Đính chính
                  </Link>
                )}
              </li>
            ))}
            {held.past.map((row) => (
              <li key={`${row.fullName}${row.role}${row.validFrom}`}>
                <AccountLine row={row} asHead={false} today={today} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
