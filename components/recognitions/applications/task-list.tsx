import { Check, Circle, CircleAlert, Lock } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { Task, TaskGroup } from "@/lib/recognitions/applications/tasks";
import { reasonWords } from "@/lib/recognitions/applications/words";

type TaskListProps = { record: ApplicationRecord; groups: TaskGroup[]; edits: boolean };

/** Every criterion with what is said, what it gives and why not more, and what is still missing. */
export function TaskList({ record, groups, edits }: TaskListProps) {
  const byPoints = record.document?.scoring === "points";
  return groups.map((group) => (
    <Card
      key={group.key}
      flush
      title={`${group.code}. ${group.name}`}
      note={
        byPoints
          ? `${formatHundredths(group.points)}/${formatHundredths(group.max)} điểm`
          : `${group.points / 100}/${group.max / 100} tiêu chí đạt`
      }
    >
      <ul className="divide-y divide-line">
        {group.tasks.map((task, at) => (
          <li key={task.key}>
            {task.whole && group.tasks[at - 1]?.whole?.key !== task.whole.key && (
              <p className="px-4 pt-2.5 font-semibold">
                <span className="figures">{task.whole.code}</span> {task.whole.text}
              </p>
            )}
            <TaskLine
              task={task}
              byPoints={byPoints}
              href={`/recognitions/applications/${record.id}/criteria/${task.id}`}
              edits={edits}
            />
          </li>
        ))}
      </ul>
    </Card>
  ));
}

type LineProps = { task: Task; byPoints: boolean; href: string; edits: boolean };

function TaskLine({ task, byPoints, href, edits }: LineProps) {
  const { leaf, score, words, issues, evidence, changed } = task;
  const why = score?.answered ? reasonWords(leaf, score.reason, byPoints) : "";
  return (
    <div className={`flex gap-3 px-4 py-2.5 ${task.whole ? "pl-8" : ""}`}>
      <TaskMark task={task} edits={edits} />
      <div className="grid min-w-0 flex-1 gap-x-5 gap-y-1 md:grid-cols-[minmax(0,1fr)_minmax(9rem,14rem)]">
        <div className="min-w-0">
          <Link href={href} className="hover:text-accent hover:underline phone:inline-block phone:py-1">
            <span className="figures font-semibold">{leaf.code}</span> {leaf.text}
          </Link>{" "}
          {leaf.mandatory && <Tag tone="outline">Bắt buộc</Tag>}
          {edits &&
            issues.map((issue) => (
              <p key={issue.code} className="text-hint text-red">
                {issue.message}
              </p>
            ))}
          {changed && (
            <p className="mt-0.5">
              <Tag tone="amber">Số liệu của Cổng đã đổi sau khi gửi</Tag>
            </p>
          )}
        </div>
        <div className="min-w-0 md:text-right">
          <p className="font-semibold">
            {words || <span className="font-normal text-muted">chưa chấm</span>}
            {byPoints && score?.applies && (
              <span className="figures font-normal text-muted">
                {" "}
                · {formatHundredths(score.points)}/{formatHundredths(score.max)} điểm
              </span>
            )}
          </p>
          {why && <p className="text-hint text-muted">{why}</p>}
          <p className="text-hint text-muted">
            {evidence > 0 ? `${evidence} minh chứng` : leaf.evidenceRequired ? "chưa có minh chứng" : ""}
          </p>
        </div>
      </div>
    </div>
  );
}

/** Done, begun or not, or not to be changed: a shape and a word. */
function TaskMark({ task: { state, closed }, edits }: { task: Task; edits: boolean }) {
  const shared = { size: 17, "aria-hidden": true, className: "mt-[0.2rem] shrink-0" } as const;
  if (edits && closed) {
    return (
      <span className="text-muted">
        <Lock {...shared} />
        <span className="sr-only">Không phải sửa: </span>
      </span>
    );
  }
  switch (state) {
    case "done":
      return (
        <span className="text-accent">
          <Check {...shared} />
          <span className="sr-only">Đã xong: </span>
        </span>
      );
    case "missing":
      return (
        <span className="text-red">
          <CircleAlert {...shared} />
          <span className="sr-only">Còn thiếu: </span>
        </span>
      );
    case "todo":
      return (
        <span className="text-muted">
          <Circle {...shared} />
          <span className="sr-only">Chưa làm: </span>
        </span>
      );
  }
}
