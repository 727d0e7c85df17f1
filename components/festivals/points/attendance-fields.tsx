import { RadioGroup } from "@/components/patterns/choice-group";
import { FieldRow } from "@/components/patterns/field-row";
import { NumberField } from "@/components/patterns/number-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { SelectField } from "@/components/patterns/select-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { formatNumber } from "@/lib/core/numbers";
import type { NeighbourFigures } from "@/lib/festivals/points/comparison";
import type { Content } from "@/lib/festivals/points/content";
import { noDistricts } from "@/lib/festivals/points/impossible";
import type { EarlierFigures } from "@/lib/festivals/points/record";
import { festivalStatusWords, leaderTierWords, optionsOf } from "@/lib/festivals/words";

const statusHints = {
  planned: "Chưa đến ngày, hoặc chưa có kết quả.",
  held: "Nhập lượt người và đại biểu ở dưới.",
  postponed: "Ghi lý do; khi tổ chức lại thì sửa ngày.",
  cancelled: "Ghi lý do; điểm không được tính vào số liệu.",
} as const;

/** What the field should come to, from the season before. */
export function turnoutHint(earlier: EarlierFigures | null, neighbours: NeighbourFigures | null): string {
  const others = neighbours
    ? ` Các điểm cùng cấp của ${formatNumber(neighbours.units)} xã khác trong tỉnh năm ${neighbours.year}: thường ${formatNumber(neighbours.turnout.low)} – ${formatNumber(neighbours.turnout.high)}.`
    : "";
  if (!earlier) return `Đếm cả đại biểu.${others}`;
  const same = earlier.sameName === null ? "" : ` Năm ${earlier.year}: ${formatNumber(earlier.sameName)}.`;
  const mean =
    earlier.turnout === null
      ? ""
      : ` Trung bình các điểm trong xã năm ${earlier.year}: ${formatNumber(earlier.turnout)}.`;
  return `Đếm cả đại biểu.${same}${mean}${others}`;
}

type AttendanceProps = {
  content: Content;
  earlier: EarlierFigures | null;
  neighbours: NeighbourFigures | null;
};

/** Người tham dự: whether it took place, and who came. */
export function AttendanceFields({ content, earlier, neighbours }: AttendanceProps) {
  const tiers = optionsOf(leaderTierWords).filter(
    ({ value }) => value !== "district" || content.heldOn < noDistricts || content.topTier === "district",
  );
  return (
    <>
      <RadioGroup
        name="status"
        label="Tình hình tổ chức"
        columns={2}
        options={optionsOf(festivalStatusWords).map((option) => ({
          ...option,
          hint: statusHints[option.value as keyof typeof statusHints],
        }))}
        value={content.status}
      />
      <TextareaField
        name="statusReason"
        label="Lý do hoãn, hủy"
        hint="Chỉ ghi khi điểm hoãn hoặc hủy."
        optional
        rows={2}
        value={content.statusReason}
        maxLength={1000}
      />
      <FieldRow columns={3}>
        <NumberField
          name="turnout"
          label="Lượt người tham gia"
          hint={turnoutHint(earlier, neighbours)}
          unit="lượt người"
          value={content.turnout}
        />
        <NumberField
          name="delegates"
          label="Số đại biểu"
          hint="Khách mời, lãnh đạo các cấp."
          value={content.delegates}
        />
        <SelectField
          name="topTier"
          label="Đại biểu cấp cao nhất"
          hint="Bậc cao nhất trong các đại biểu dự."
          empty="Chọn bậc"
          options={tiers}
          value={content.topTier}
        />
      </FieldRow>
      <RepeatRows
        group="guests"
        legend="Đại biểu chính"
        hint="Kê theo thứ tự giới thiệu. Không kê người dân."
        noun="đại biểu"
        max={60}
        fields={[
          { kind: "text", name: "fullName", label: "Họ và tên", required: true },
          { kind: "text", name: "jobTitle", label: "Chức vụ" },
          { kind: "text", name: "organisation", label: "Đơn vị" },
          { kind: "select", name: "tier", label: "Bậc", required: true, empty: "Chọn bậc", options: tiers },
        ]}
        rows={content.guests}
      />
    </>
  );
}
