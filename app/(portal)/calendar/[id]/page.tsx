import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HolidayFields } from "@/components/calendar/holiday-fields";
import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { changeHolidayAction, removeHolidayAction } from "@/lib/calendar/actions";
import { getHoliday } from "@/lib/calendar/queries";
import { weekdayWord } from "@/lib/calendar/words";
import { formatDay } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";

export const metadata: Metadata = { title: "Sửa ngày nghỉ" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** One special day, to be changed or taken out. */
export default screen(async function HolidayPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, holiday } = await read("calendar.manage", async (tx, who) => {
    const found = await getHoliday(tx, id);
    return found && { actor: who, holiday: found };
  });
  const back = `/calendar?year=${holiday.day.slice(0, 4)}`;
  const initial = await unparkedForm((await searchParams).kept, actor.userId);
  return (
    <PageBody>
      <PageHeader
        title={`${holiday.name} · ${formatDay(holiday.day)}`}
        facts={[weekdayWord(holiday.day), holiday.confirmed ? "đã đối chiếu" : "chờ V05 xác nhận"]}
        crumbs={[{ label: "Lịch nghỉ", href: back }]}
      />
      <Card>
        <ActionForm action={changeHolidayAction} requestId={randomUUID()} initial={initial} label="Sửa ngày">
          <HiddenField name="id" value={id} />
          <div className="grid max-w-read gap-5">
            <HolidayFields holiday={holiday} />
            <FormActions>
              <SubmitButton working="Đang lưu…">Lưu ngày</SubmitButton>
              <ButtonLink href={back}>Hủy</ButtonLink>
            </FormActions>
          </div>
        </ActionForm>
      </Card>
      <ActionForm action={removeHolidayAction} requestId={randomUUID()} warnUnsaved={false} label="Xóa ngày">
        <HiddenField name="id" value={id} />
        <ConfirmPanel
          trigger="Xóa ngày này"
          title={`Xóa ${formatDay(holiday.day)} khỏi lịch nghỉ`}
          consequence={<p>Hạn nộp của mọi mùa được tính lại ngay như ngày thường trong tuần.</p>}
          undo="Có thể thêm lại."
          submitLabel="Xóa ngày"
          working="Đang xóa…"
        />
      </ActionForm>
    </PageBody>
  );
});
