import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { HolidayFields } from "@/components/calendar/holiday-fields";
import { HolidayTable } from "@/components/calendar/holiday-table";
import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubNav } from "@/components/patterns/sub-nav";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Card } from "@/components/ui/card";
import { addHolidayAction } from "@/lib/calendar/actions";
import { holidayYears, listHolidays } from "@/lib/calendar/queries";
import { calendarFilter } from "@/lib/calendar/schema";
import { holidayDoneSentence } from "@/lib/calendar/words";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";

export const metadata: Metadata = { title: "Lịch nghỉ" };

type Props = { searchParams: Promise<{ year?: string; done?: string; kept?: string }> };

/** The days that deadlines do not count, and those that they do although it is a weekend. */
export default screen(async function CalendarPage({ searchParams }: Props) {
  const params = await searchParams;
  const year = calendarFilter.parse(params).year || Number(dayOf(new Date()).slice(0, 4));
  const { actor, rows, years } = await read("calendar.view", async (tx, who) => ({
    actor: who,
    rows: await listHolidays(tx, year),
    years: await holidayYears(tx),
  }));
  const manages = may(actor, "calendar.manage");
  const said = holidayDoneSentence(params.done);
  const open = rows.filter((row) => !row.confirmed).length;
  return (
    <PageBody>
      {said && <Notice tone="success" title={said} live />}
      <PageHeader
        title={`Lịch nghỉ năm ${year}`}
        facts={[
          "Toàn quốc, do V05 giữ",
          `${rows.length} ngày`,
          open > 0 ? `${open} ngày chờ V05 xác nhận` : "mọi ngày đã đối chiếu",
        ]}
      />
      <SubNav
        label="Năm"
        items={[...new Set([...years, year])].sort().map((other) => ({
          href: `/calendar?year=${other}`,
          label: `Năm ${other}`,
          current: other === year,
        }))}
      />
      <p className="max-w-read">
        Hạn nộp rơi vào thứ Bảy, Chủ nhật hoặc ngày nghỉ lễ được chuyển sang ngày làm việc tiếp theo. Thời
        gian còn lại và quá hạn tính bằng ngày làm việc.
      </p>
      <HolidayTable rows={rows} year={year} manages={manages} />
      {manages && (
        <Card title="Thêm ngày" id="add">
          <ActionForm
            action={addHolidayAction}
            requestId={randomUUID()}
            initial={await unparkedForm(params.kept, actor.userId)}
            label="Thêm ngày nghỉ, ngày làm bù"
          >
            <div className="grid max-w-read gap-5">
              <HolidayFields />
              <FormActions>
                <SubmitButton working="Đang thêm…">Thêm ngày</SubmitButton>
              </FormActions>
            </div>
          </ActionForm>
        </Card>
      )}
    </PageBody>
  );
});
