import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { Day } from "@/lib/core/dates";
import type { GroupRow } from "@/lib/units/profile/view";
import { splitByTime, termInWords } from "@/lib/units/profile/view";

/** The groups that a unit is in, by set; those it left below them. */
export function GroupsCard({ groups, today }: { groups: GroupRow[]; today: Day }) {
  const { now, coming, past } = splitByTime(
    groups.map((row) => ({ ...row, putRight: false })),
    today,
  );
  if (groups.length === 0) return null;
  return (
    <Card id="groups" title="Thuộc nhóm">
      <ul className="grid gap-2.5">
        {[...now, ...coming, ...past].map((row) => (
          <li key={row.id}>
            <p className="flex flex-wrap items-center gap-x-2">
              <span>
                {row.set}:{" "}
                <Link
                  href={`/units?group=${row.groupId}`}
                  className="text-link phone:inline-block phone:py-3"
                >
                  {row.group}
                </Link>
              </span>
              {!row.confirmed && <Tag tone="amber">Chờ V05 xác nhận</Tag>}
            </p>
            <p className="text-hint text-muted">
              {[termInWords(row, today), row.legalBasis && `theo ${row.legalBasis}`]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
