import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AssignForm } from "@/components/units/groups/assign-form";
import { MemberTable } from "@/components/units/groups/member-table";
import { dayOf } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { assignUnitsAction, confirmGroupAction, endMembershipAction } from "@/lib/units/groups/actions";
import { getGroup } from "@/lib/units/groups/queries";
import { groupDone } from "@/lib/units/groups/words";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";

export const metadata: Metadata = { title: "Gán đơn vị vào nhóm" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

/** A group as V05 keeps it: who is in it since when and by which paper. */
export default screen(async function UnitGroupPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const today = dayOf(new Date());
  const { group, provinces } = await read("units.group", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    const found = await getGroup(tx, id);
    return found && { group: found, provinces: (await listUnits(tx, unitFilter.parse({}), today)).rows };
  });
  const { members, set } = group;
  const current = members.filter((row) => row.validTo === null || row.validTo > today);
  const unconfirmed = members.filter((row) => !row.confirmed).length;
  const leaving = members.find((row) => row.id === asked.end && row.validTo === null);
  const done = groupDone[String(asked.done ?? "")];
  const counts = (["added", "moved", "already"] as const).map((name) => Number(asked[name]) || 0);
  return (
    <PageBody>
      <PageHeader
        title={group.name}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          { label: "Nhóm đơn vị", href: "/units/groups" },
        ]}
        facts={[
          set.name,
          `${formatNumber(current.length)} đơn vị`,
          !set.open && "chỉ hiện trong phạm vi của từng đơn vị",
        ]}
      />
      {done && (
        <Notice tone="success" live>
          {done}
          {asked.done === "assigned" &&
            ` Thêm mới ${formatNumber(counts[0] ?? 0)}, chuyển từ nhóm khác ${formatNumber(counts[1] ?? 0)}, đã có sẵn ${formatNumber(counts[2] ?? 0)}.`}
        </Notice>
      )}
      {unconfirmed > 0 && (
        <ActionForm
          action={confirmGroupAction}
          requestId={randomUUID()}
          warnUnsaved={false}
          label="Xác nhận nhóm"
        >
          <HiddenField name="id" value={group.id} />
          <Card
            title={`${formatNumber(unconfirmed)} đơn vị chờ xác nhận`}
            note="Danh sách đi kèm bản phát hành; đối chiếu với văn bản rồi xác nhận."
          >
            <FormActions>
              <SubmitButton working="Đang xác nhận…">Xác nhận cả nhóm</SubmitButton>
            </FormActions>
          </Card>
        </ActionForm>
      )}
      {leaving ? (
        <div id="end">
          <ActionForm
            action={endMembershipAction}
            requestId={randomUUID()}
            warnUnsaved={false}
            label="Đưa ra khỏi nhóm"
          >
            <HiddenField name="id" value={group.id} />
            <HiddenField name="memberId" value={leaving.id} />
            <Card
              title={`Đưa ${unitTitle(leaving)} ra khỏi nhóm`}
              note="Thời gian đã ở trong nhóm còn trong lịch sử của đơn vị."
            >
              <DateField name="endsOn" label="Từ ngày" required value={today} />
              <FormActions>
                <SubmitButton working="Đang ghi…">Đưa ra khỏi nhóm</SubmitButton>
                <ButtonLink href={`/units/groups/${group.id}`}>Giữ nguyên</ButtonLink>
              </FormActions>
            </Card>
          </ActionForm>
        </div>
      ) : (
        <AssignForm
          action={assignUnitsAction}
          requestId={randomUUID()}
          groupId={group.id}
          provinces={provinces.map((unit) => ({ code: unit.code, title: unitTitle(unit) }))}
          today={today}
        />
      )}
      <MemberTable groupId={group.id} members={members} today={today} />
    </PageBody>
  );
});
