import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { type Day, formatDay } from "@/lib/core/dates";
import { dueText, type WorkCalendar } from "@/lib/core/working-days";
import { type Due, dueNote } from "@/lib/festivals/deadlines/due";
import type { SeasonPage } from "@/lib/festivals/seasons/view";

type SeasonDeadlinesProps = { season: SeasonPage; calendar: WorkCalendar; today: Day };

/** The district level ended before the season of this year. */
const withoutDistricts = 2025;

/** By when each level sends what, why a day was moved, and how many working days are left. */
export function SeasonDeadlines({ season, calendar, today }: SeasonDeadlinesProps) {
  const { due } = season;
  const note = (one: Due) =>
    [dueNote(one), season.state === "open" && (one.on < today ? "đã qua" : dueText(one.on, today, calendar))]
      .filter(Boolean)
      .join("; ");
  const item = (key: string, label: string, one: Due) => ({
    key,
    label,
    value: formatDay(one.on),
    note: note(one) || undefined,
  });
  return (
    <Card
      title="Hạn nộp theo cấp"
      note={
        <>
          Tính theo ngày làm việc,{" "}
          <Link className="text-link" href={`/calendar?year=${season.year}`}>
            xem lịch nghỉ
          </Link>
        </>
      }
    >
      <DescriptionList
        items={[
          item("plan", "Xã: kế hoạch", due.plan),
          item("province-plan", "Tỉnh: kế hoạch", due.provincePlan),
          item("result", "Xã: kết quả từng điểm", due.result),
          ...(season.year < withoutDistricts
            ? [item("district", "Huyện: chuyển kết quả", due.district)]
            : []),
          item("report", "Tỉnh: báo cáo gửi V05", due.report),
        ]}
      />
    </Card>
  );
}
