import { type Actor, may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import type { Issue } from "@/lib/core/refusal";
import { type FieldRemark, remarksOf } from "@/lib/core/review";
import { policeOf } from "@/lib/core/words";
import { obstacles, type StepName } from "@/lib/core/workflow";
import type { PaperFlow, TimelineRow } from "@/lib/festivals/plans/view";
import { paperWords, signerWords } from "@/lib/festivals/seasons/words";
import type { RecordState, UnitLevel } from "@/prisma/generated/enums";

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

/** One place on the way of a paper. */
export type Stop = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  label: string;
  unit: string;
  date?: string;
};

/** The way of a paper along the units of its day: where it was, where it lies, what is ahead. */
export function paperRoute(kind: "plan" | "report", paper: PaperFlow): Stop[] {
  const { chain, workflow, timeline } = paper;
  const at = placeOf(paper);
  const due = formatDay(paper.due.on);
  const stops: Stop[] = [];
  const back = workflow.state === "returned" ? lastOf(timeline, ["return"]) : undefined;
  if (back) {
    stops.push({
      key: "back",
      state: "returned",
      label: "Trả lại",
      unit: back.actorUnitName,
      date: dayText(back.at),
    });
  }
  const decides = decidingLevelOf(paper.unit.level);
  // A commune's plan ends with its province: what lies above only reads it.
  const way = chain.slice(0, chain.findIndex((unit) => unit.level === decides) + 1);
  way.forEach((unit, index) => {
    const state = index < at ? "done" : index === at ? "now" : "ahead";
    stops.push({
      key: unit.id,
      state,
      label: index === 0 ? ownLabel(paper) : unit.level === decides ? "Tiếp nhận" : "Kiểm tra, chuyển lên",
      unit: policeOf(unit),
      date: dateAt(paper, index, at, due),
    });
  });
  const locked = workflow.state === "locked";
  const lock = lastOf(timeline, ["lock"]);
  stops.push({
    key: "lock",
    state: locked ? "done" : "ahead",
    label: kind === "plan" ? "V05 khóa cùng báo cáo tỉnh" : "V05 khóa",
    unit: "Bộ Công an",
    date: lock && dayText(lock.at),
  });
  return stops;
}

const dayText = (at: Date) => formatDay(dayOf(at));

/** Province papers are decided by the nation, all others by the province; the same as in the workflow. */
const decidingLevelOf = (level: UnitLevel): UnitLevel => (level === "province" ? "nation" : "province");

function lastOf(timeline: TimelineRow[], names: string[]): TimelineRow | undefined {
  // The latest stands first.
  return timeline.find((row) => names.includes(row.step));
}

function ownLabel({ workflow, unit }: PaperFlow): string {
  if (workflow.state === "submitted") return `${signerWords[unit.level]} ký`;
  return workflow.state === "returned" ? "Bổ sung, gửi lại" : "Lập, ký, gửi";
}

function placeOf({ chain, workflow }: PaperFlow): number {
  switch (workflow.state) {
    case "draft":
    case "submitted":
    case "returned":
      return 0;
    case "sent": {
      const here = chain.findIndex((unit) => unit.id === workflow.holderUnitId);
      return here > 0 ? here : 1;
    }
    case "accepted":
    case "locked":
      return chain.length;
  }
}

function dateAt(
  { sentAt, chain, timeline }: PaperFlow,
  index: number,
  at: number,
  due: string,
): string | undefined {
  if (index === at) return index === 0 ? `hạn ${due}` : undefined;
  if (index > at) return undefined;
  if (index === 0) return sentAt ? dayText(sentAt) : undefined;
  const done = lastOf(timeline, [chain[index]?.level === "district" ? "forward" : "accept"]);
  return done && dayText(done.at);
}

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
  const last = lastOf(timeline, ["return", "accept", "forward"]);
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
