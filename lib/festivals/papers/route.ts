import { dayOf, formatDay } from "@/lib/core/dates";
import { policeOf, roleWords } from "@/lib/core/words";
import type { PaperFlow, TimelineRow, UnitName } from "@/lib/festivals/plans/view";
import { signerWords } from "@/lib/festivals/seasons/words";
import type { UnitLevel } from "@/prisma/generated/enums";

/** One place on the way of a paper. */
export type Stop = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  label: string;
  /** In which role somebody signs there, or signed. */
  who?: string;
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
  const [own, ...above] = way;
  if (own) stops.push(...ownStops(paper, own, at, due));
  above.forEach((unit, index) => {
    const place = index + 2;
    stops.push({
      key: unit.id,
      state: stateAt(place, at),
      label: unit.level === decides ? "Tiếp nhận" : "Kiểm tra, chuyển lên",
      unit: policeOf(unit),
      date: place < at ? doneAbove(timeline, unit) : undefined,
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
const day = (at: Date | null) => (at ? dayText(at) : undefined);

/** Province papers are decided by the nation, all others by the province; the same as in the workflow. */
const decidingLevelOf = (level: UnitLevel): UnitLevel => (level === "province" ? "nation" : "province");

function lastOf(timeline: TimelineRow[], names: string[]): TimelineRow | undefined {
  // The latest stands first.
  return timeline.find((row) => names.includes(row.step));
}

const stateAt = (place: number, at: number) => (place < at ? "done" : place === at ? "now" : "ahead");

/** The two places within the unit itself: where the paper is drawn up, and who signs and sends it. */
function ownStops(
  { workflow, sentAt, timeline }: PaperFlow,
  unit: UnitName,
  at: number,
  due: string,
): Stop[] {
  const send = at > 1 ? lastOf(timeline, ["send"]) : undefined;
  const signer = send ? roleWords[send.actorRole] : signerWords[unit.level];
  const dueAt = (place: number) => (place === at ? `hạn ${due}` : undefined);
  return [
    {
      key: unit.id,
      state: stateAt(0, at),
      label: workflow.state === "returned" ? "Bổ sung" : "Lập",
      unit: policeOf(unit),
      date: at > 0 ? submittedOn(timeline) : dueAt(0),
    },
    {
      key: "sign",
      state: stateAt(1, at),
      label: "Ký, gửi",
      who: signer,
      unit: send?.actorUnitName ?? policeOf(unit),
      date: at > 1 ? day(sentAt) : dueAt(1),
    },
  ];
}

/** When it was laid before who signs; nothing where they drew it up themselves. */
function submittedOn(timeline: TimelineRow[]): string | undefined {
  // The latest stands first.
  const again = timeline.findIndex(({ step }) => ["return", "recall", "handBack"].includes(step));
  const line = lastOf(again < 0 ? timeline : timeline.slice(0, again), ["submit"]);
  return line && dayText(line.at);
}

/** The place on the way where somebody must act: drawing up, signing, then each unit above. */
function placeOf({ chain, workflow }: PaperFlow): number {
  switch (workflow.state) {
    case "draft":
    case "returned":
      return 0;
    case "submitted":
      return 1;
    case "sent": {
      const here = chain.findIndex((unit) => unit.id === workflow.holderUnitId);
      return here > 0 ? here + 1 : 2;
    }
    case "accepted":
    case "locked":
      return chain.length + 1;
  }
}

function doneAbove(timeline: TimelineRow[], unit: UnitName): string | undefined {
  const done = lastOf(timeline, [unit.level === "district" ? "forward" : "accept"]);
  return done && dayText(done.at);
}
