import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { Day } from "@/lib/core/dates";
import type { AccountRow, PostRow } from "@/lib/units/profile/view";
import { termInWords } from "@/lib/units/profile/view";
import { accountTitle, postTitle } from "@/lib/units/profile/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

export type PostsUnit = { id: string; level: UnitLevel; kind: UnitKind; name: string };

type PostEntryProps = {
  unit: PostsUnit;
  row: PostRow;
  today: Day;
  /** Where it is written; null for who only reads. */
  edit: ((act: string, row: string) => string) | null;
};

/** Somebody in post, now or soon, with what the keeper may do. */
export function PostEntry({ unit, row, today, edit }: PostEntryProps) {
  return (
    <li>
      <PostLine unit={unit} row={row} today={today} />
      {edit && (
        <p className="flex gap-4">
          {row.saidTo === null && (
            <Link href={edit("end", row.id)} className="text-link phone:inline-block phone:py-3">
              Kết thúc
            </Link>
          )}
          <Link href={edit("correct", row.id)} className="text-link phone:inline-block phone:py-3">
            Đính chính
          </Link>
        </p>
      )}
    </li>
  );
}

/** Post, person, term and how to reach them. */
export function PostLine({ unit, row, today }: { unit: PostsUnit; row: PostRow; today: Day }) {
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

type AccountLineProps = { row: AccountRow; asHead: boolean; today: Day };

/** Somebody who is there because they hold a role of the portal. */
export function AccountLine({ row, asHead, today }: AccountLineProps) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <span>
          {accountTitle(row.role, asHead)}: <strong>{row.fullName}</strong>
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
