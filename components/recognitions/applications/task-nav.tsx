import { type FormStep, StepList } from "@/components/patterns/step-list";
import { criterionHref, papersHref, sheetHref } from "@/lib/recognitions/applications/places";
import type { TaskGroup } from "@/lib/recognitions/applications/tasks";

type TaskNavProps = { id: string; groups: TaskGroup[]; current: string; edits: boolean };

/** The way from criterion to criterion, each with whether it is done. */
export function TaskNav({ id, groups, current, edits }: TaskNavProps) {
  const steps = groups.flatMap(({ tasks }) =>
    tasks.map(
      (task): FormStep => ({
        key: task.id,
        label: `${task.leaf.code} ${short(task.leaf.text)}`,
        href: criterionHref(id, task.id),
        state: task.state === "done" ? "done" : "todo",
        current: task.id === current,
        closed: edits && task.closed,
      }),
    ),
  );
  const papers: FormStep = {
    key: "papers",
    label: "Văn bản, khảo sát",
    href: papersHref(id),
    state: "todo",
    current: current === "papers",
  };
  const sheet: FormStep = {
    key: "all",
    label: "Tất cả trên một trang",
    href: sheetHref(id),
    state: "todo",
    current: current === "all",
  };
  return <StepList label="Các tiêu chí" steps={edits ? [sheet, ...steps, papers] : steps} />;
}

const short = (text: string) => (text.length > 42 ? `${text.slice(0, 40).trimEnd()}…` : text);
