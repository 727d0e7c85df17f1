import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { Day } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { roleWords } from "@/lib/core/words";
import type { AccountRow, PostRow } from "@/lib/units/profile/view";
import { splitByTime, termInWords } from "@/lib/units/profile/view";
import { postTitle } from "@/lib/units/profile/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

type Unit = { id: string; level: UnitLevel; kind: UnitKind; name: string };

type PostsCardProps = {
  unit: Unit;
  posts: PostRow[];
  accounts: AccountRow[];
  today: Day;
  /** The reader keeps this profile. */
  keeps: boolean;
};

/** Who is in post at a unit, and who was: by decision, or because they hold a role of the portal. */
export function PostsCard({ unit, posts, accounts, today, keeps }: PostsCardProps) {
  const { now, past } = splitByTime(posts, today);
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
          <li key={row.id}>
            <PostLine unit={unit} row={row} today={today} />
            {keeps && (
              <p className="flex gap-4">
                <Link href={edit("end", row.id)} className="text-link phone:inline-block phone:py-3">
                  Kết thúc
                </Link>
                <Link href={edit("correct", row.id)} className="text-link phone:inline-block phone:py-3">
                  Đính chính
                </Link>
              </p>
            )}
          </li>
        ))}
        {held.now.map((row) => (
          <li key={`${row.fullName}${row.role}${row.validFrom}`}>
            <AccountLine row={row} today={today} />
          </li>
        ))}
      </ul>
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
                <AccountLine row={row} today={today} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function PostLine({ unit, row, today }: { unit: Unit; row: PostRow; today: Day }) {
  const reach = [row.phone, row.email].filter(Boolean).join(" · ");
  return (
    <>
      <p className={row.putRight ? "text-muted line-through" : undefined}>
        {postTitle(row.post, unit)}: <strong>{row.fullName}</strong>
      </p>
      <p className="text-hint text-muted">
        {termInWords(row, today)}
        {row.decisionNumber && ` (quyết định ${row.decisionNumber})`}
        {reach && ` · ${reach}`}
      </p>
      {(row.putRight || row.reason) && (
        <p className="text-hint text-muted">
          {row.putRight
            ? "Đã đính chính bằng dòng khác."
            : `Đính chính: ${row.reason} (${row.enteredByName})`}
        </p>
      )}
    </>
  );
}

function AccountLine({ row, today }: { row: AccountRow; today: Day }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <span>
          {roleWords[row.role]}: <strong>{row.fullName}</strong>
        </span>
        <Tag tone="outline">Tài khoản cổng</Tag>
      </p>
      <p className="text-hint text-muted">
        {termInWords(row, today)}
        {row.decisionNumber && ` (quyết định ${row.decisionNumber})`}
      </p>
    </>
  );
}
