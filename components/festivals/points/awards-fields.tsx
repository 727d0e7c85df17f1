import { FieldRow } from "@/components/patterns/field-row";
import { MoneyField } from "@/components/patterns/money-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import type { Content } from "@/lib/festivals/points/content";
import { noDistricts } from "@/lib/festivals/points/impossible";
import { awardAuthorityWords, awardFormWords, awardRecipientWords, optionsOf } from "@/lib/festivals/words";

/** Khen thưởng trao tại điểm, kinh phí. */
export function AwardsFields({ content }: { content: Content }) {
  const authorities = optionsOf(awardAuthorityWords).filter(
    ({ value }) =>
      value !== "district_committee" ||
      content.heldOn < noDistricts ||
      content.awards.some((award) => award.authority === value),
  );
  return (
    <>
      <RepeatRows
        group="awards"
        legend="Khen thưởng trao tại điểm"
        hint="Kê theo cấp khen, hình thức, tập thể hay cá nhân."
        noun="dòng khen thưởng"
        empty="Chưa kê khen thưởng nào."
        max={60}
        fields={[
          {
            kind: "select",
            name: "form",
            label: "Hình thức",
            required: true,
            empty: "Chọn hình thức",
            options: optionsOf(awardFormWords),
          },
          {
            kind: "select",
            name: "authority",
            label: "Của",
            required: true,
            empty: "Chọn cấp khen",
            options: authorities,
          },
          {
            kind: "select",
            name: "recipient",
            label: "Cho",
            required: true,
            empty: "Chọn",
            options: optionsOf(awardRecipientWords),
          },
          { kind: "number", name: "count", label: "Số lượng", required: true },
        ]}
        rows={content.awards}
      />
      <FieldRow>
        <MoneyField
          name="spentState"
          label="Kinh phí từ ngân sách"
          hint="Đã chi cho điểm này."
          optional
          value={content.spentState}
        />
        <MoneyField
          name="spentSocial"
          label="Kinh phí xã hội hóa"
          hint="Đóng góp của tổ chức, cá nhân."
          optional
          value={content.spentSocial}
        />
      </FieldRow>
    </>
  );
}
