import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { NewGroupForm } from "@/components/units/groups/new-group-form";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { createGroupAction } from "@/lib/units/groups/actions";
import { listGroupSets } from "@/lib/units/groups/queries";

export const metadata: Metadata = { title: "Nhóm đơn vị" };

/** The sets of groups that units are divided into, with how many each holds today. */
export default screen(async function UnitGroupsPage() {
  const today = dayOf(new Date());
  const { sets, keeps } = await read("unit.view", async (tx, actor) => ({
    sets: await listGroupSets(tx, today),
    keeps: may(actor, "units.group"),
  }));
  return (
    <PageBody>
      <PageHeader
        title="Nhóm đơn vị"
        crumbs={[{ label: "Đơn vị", href: "/units" }]}
        facts={["Mỗi đơn vị ở một nhóm của mỗi bộ", `tính đến ${formatDay(today)}`]}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {sets.map((set) => (
          <Card
            key={set.id}
            title={set.name}
            note={set.open ? set.note : `${set.note} Chỉ thấy trong phạm vi của bạn.`.trim()}
          >
            {set.groups.length === 0 && <p className="text-muted">Chưa có nhóm nào.</p>}
            <ul className="grid gap-1.5">
              {set.groups.map((group) => (
                <li key={group.id} className="flex flex-wrap items-baseline gap-x-3">
                  <Link href={`/units?group=${group.id}`} className="text-link phone:inline-block phone:py-3">
                    {group.name}
                  </Link>
                  <span className="figures text-muted">{formatNumber(group.units)} đơn vị</span>
                  {group.unconfirmed > 0 && <Tag tone="amber">Chờ V05 xác nhận</Tag>}
                  {keeps && (
                    <Link
                      href={`/units/groups/${group.id}`}
                      className="text-link phone:inline-block phone:py-3"
                      aria-label={`Gán đơn vị vào ${group.name}`}
                    >
                      Gán đơn vị
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
      {keeps && <NewGroupForm action={createGroupAction} requestId={randomUUID()} sets={sets} />}
    </PageBody>
  );
});
