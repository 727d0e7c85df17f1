import { NumberField } from "@/components/patterns/number-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import type { Content } from "@/lib/festivals/points/content";

/** Đánh giá: outreach, what went well, what did not, what is asked for. */
export function EvaluationFields({ content }: { content: Content }) {
  return (
    <>
      <NumberField
        name="outreach"
        label="Số buổi tuyên truyền"
        hint="Trước và trong ngày tổ chức."
        optional
        unit="buổi"
        width="medium"
        value={content.outreach}
      />
      <TextareaField
        name="goodPractice"
        label="Cách làm hay"
        hint="Điều nơi khác có thể làm theo."
        optional
        value={content.goodPractice}
        maxLength={6000}
      />
      <TextareaField
        name="shortcomings"
        label="Tồn tại, hạn chế, nguyên nhân"
        optional
        value={content.shortcomings}
        maxLength={6000}
      />
      <TextareaField
        name="proposals"
        label="Đề xuất, kiến nghị"
        optional
        value={content.proposals}
        maxLength={6000}
      />
    </>
  );
}
