import { CheckboxField, RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { TextField } from "@/components/patterns/text-field";
import type { HolidayRow } from "@/lib/calendar/view";
import { holidayKindWords } from "@/lib/calendar/words";

/** What is said of a special day. */
export function HolidayFields({ holiday }: { holiday?: HolidayRow }) {
  return (
    <>
      <DateField
        name="day"
        label="Ngày"
        hint="Ngày/tháng/năm, ví dụ 02/9/2026"
        required
        value={holiday?.day}
      />
      <TextField
        name="name"
        label="Tên ngày"
        hint="Ví dụ: Quốc khánh; Làm bù ngày 31/8/2026"
        required
        maxLength={100}
        value={holiday?.name}
      />
      <RadioGroup
        name="kind"
        label="Loại"
        required
        value={holiday?.kind ?? "day_off"}
        options={[
          { value: "day_off", label: holidayKindWords.day_off, hint: "Không tính vào ngày làm việc." },
          { value: "make_up", label: holidayKindWords.make_up, hint: "Thứ Bảy, Chủ nhật đi làm." },
        ]}
        columns={2}
      />
      <CheckboxField
        name="confirmed"
        label="Đã đối chiếu với thông báo chính thức của năm"
        checked={holiday?.confirmed ?? true}
      />
    </>
  );
}
