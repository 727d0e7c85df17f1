import { StepList } from "@/components/patterns/step-list";
import type { Issue } from "@/lib/core/refusal";
import { formStepNames, formSteps, isFilled, isStepOpen } from "@/lib/festivals/points/content";
import { stepOfIssue } from "@/lib/festivals/points/moves";
import type { FestivalRecord } from "@/lib/festivals/points/record";

type StepNavProps = { record: FestivalRecord; issues: Issue[]; current: string };

/** The steps of a point's form with their state. */
export function StepNav({ record, issues, current }: StepNavProps) {
  const base = `/festivals/${record.id}/edit`;
  const steps = formStepNames.map((key) => {
    const wrong = issues.filter((issue) => stepOfIssue(issue) === key).length;
    const filled = isFilled(key, record.content);
    const state = !filled ? ("todo" as const) : wrong > 0 ? ("issues" as const) : ("done" as const);
    return {
      key,
      label: formSteps[key].title,
      href: `${base}/${key}`,
      state,
      issues: wrong,
      current: key === current,
      closed: !isStepOpen(record.review.openFields, key),
    };
  });
  return (
    <StepList
      label="Các bước nhập điểm Ngày hội"
      steps={[
        ...steps,
        {
          key: "check",
          label: "Kiểm tra trước khi gửi",
          href: `${base}/check`,
          state: "todo" as const,
          current: current === "check",
        },
        {
          key: "all",
          label: "Tất cả trên một trang",
          href: `${base}/all`,
          state: "todo" as const,
          current: current === "all",
        },
      ]}
    />
  );
}
