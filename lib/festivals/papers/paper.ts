import { type Actor, may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import type { Issue } from "@/lib/core/refusal";
import { type FieldRemark, remarksOf } from "@/lib/core/review";
import { policeOf } from "@/lib/core/words";
import { obstacles, type StepName } from "@/lib/core/workflow";
import type { PaperFlow, TimelineRow } from "@/lib/festivals/plans/view";
import { paperWords } from "@/lib/festivals/seasons/words";
import type { RecordState } from "@/prisma/generated/enums";

export type PaperStep = Exclude<StepName, "lock" | "unlock">;

/** A step of a paper that is this person's, with what is in its way now. */
export type PaperMove = { name: PaperStep; issues: Issue[] };

/** A step that is not this person's or not of this state is not shown; what only stands in the way now is told. */
const hiding = new Set(["wrong_state", "not_permitted", "not_yours", "not_deciding"]);
const order: readonly PaperStep[] = ["send", "submit", "accept", "forward", "return", "recall", "handBack"];

/** The buttons of a plan or report for a person. `content` is what still keeps it from being sent. */
export function paperMoves(
  kind: "plan" | "report",
  paper: PaperFlow,
  actor: Actor,
  content: Issue[],
): PaperMove[] {
  return order.flatMap((name): PaperMove[] => {
    const issues = obstacles(name, kind, paper.workflow, actor);
    if (issues.some((issue) => hiding.has(issue.code))) return [];
    // Who signs need not submit to themselves.
    if (name === "submit" && may(actor, `${kind}.send`)) return [];
    return [{ name, issues: name === "send" ? [...issues, ...content] : issues }];
  });
}

const dayText = (at: Date) => formatDay(dayOf(at));

/** Who has it now and since when: "đang ở: Công an tỉnh Hà Tĩnh, từ 16/9/2026"; undefined once nobody must act. */
export function paperWhereNow({ workflow, unit, chain, timeline, updatedAt }: PaperFlow): string | undefined {
  if (workflow.state === "locked") return undefined;
  const holder = isOpenState(workflow.state)
    ? unit
    : (chain.find((one) => one.id === workflow.holderUnitId) ?? unit);
  return `đang ở: ${policeOf(holder)}, từ ${dayText(timeline[0]?.at ?? updatedAt)}`;
}

/** True while a paper lies with its own unit, or was not begun. */
export function isOpenState(state: RecordState | null): boolean {
  return state === null || state === "draft" || state === "submitted" || state === "returned";
}

/** What the unit above asked for, as long as the unit works on it. */
export function askedFor({ workflow, timeline }: PaperFlow): TimelineRow | undefined {
  if (!isOpenState(workflow.state)) return undefined;
  // The latest stands first.
  const last = timeline.find(({ step }) => ["return", "accept", "forward"].includes(step));
  return last?.step === "return" ? last : undefined;
}

/** What the form of a returned paper shows at its fields. */
export function reviewedOf(paper: PaperFlow): { openFields: readonly string[]; remarks: FieldRemark[] } {
  const asked = askedFor(paper);
  return {
    openFields: paper.review.openFields,
    remarks: asked ? remarksOf(paper.review, asked.id) : [],
  };
}

/** What sending does, said before the button: to whom, and until when it can be taken back. */
export function sendConsequence(kind: "plan" | "report", paper: PaperFlow): string {
  const next = paper.chain[1];
  const to = next ? policeOf(next) : "cấp trên";
  return `${paperWords[kind][0]?.toUpperCase()}${paperWords[kind].slice(1)} được gửi tới ${to}. Thu hồi được cho đến khi ${to} xử lý.`;
}
