import { ActionForm } from "@/components/patterns/action-form";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import type { TeamMember, TeamView } from "@/lib/recognitions/appraisal/view";

type TeamMembersProps = {
  view: TeamView;
  add: { action: FormAction; requestId: string } | null;
  end: { action: FormAction; requestIds: string[] } | null;
};

/** The members of a team with what is on their desks; others can be called in by the name of their account. */
export function TeamMembers({ view, add, end }: TeamMembersProps) {
  const columns: Column<TeamMember>[] = [
    { key: "name", header: "Thành viên", phone: "title", cell: ({ userName }) => userName },
    { key: "unit", header: "Đơn vị", phone: "line", cell: ({ userUnit }) => userUnit },
    {
      key: "load",
      header: "Đang chấm",
      align: "end",
      phone: "aside",
      cell: ({ load }) => <span className="figures">{load} hồ sơ</span>,
    },
  ];
  if (end) {
    columns.push({
      key: "end",
      header: "Thôi",
      phone: "line",
      cell: (member) =>
        member.load === 0 && (
          <ActionForm
            action={end.action}
            requestId={end.requestIds[view.members.indexOf(member)] ?? ""}
            warnUnsaved={false}
            label={`Cho ${member.userName} thôi tham gia`}
          >
            <HiddenField name="team" value={view.id} />
            <HiddenField name="member" value={member.id} />
            <SubmitButton variant="quiet" size="small">{`Cho ${member.userName} thôi`}</SubmitButton>
          </ActionForm>
        ),
    });
  }
  return (
    <Card title="Thành viên" note="Từ bất cứ đơn vị nào; chỉ đọc được hồ sơ được phân công">
      <DataTable
        caption="Thành viên của Tổ"
        columns={columns}
        rows={view.members}
        rowKey={({ id }) => id}
        empty="Chưa có thành viên."
        totalLabel={`${view.members.length} thành viên`}
        bare
      />
      {add && (
        <div className="mt-4" data-screen-only="">
          <ActionForm
            action={add.action}
            requestId={add.requestId}
            warnUnsaved={false}
            label="Mời thành viên"
          >
            <HiddenField name="team" value={view.id} />
            <div className="flex flex-wrap items-end gap-3">
              <TextField
                name="username"
                label="Tên đăng nhập của người được mời"
                hint="Ví dụ nghean.canbo."
                required
                width="medium"
                autoComplete="off"
                spellCheck={false}
                value=""
              />
              <SubmitButton variant="secondary">Mời vào Tổ</SubmitButton>
            </div>
          </ActionForm>
        </div>
      )}
    </Card>
  );
}
