import { dayOf, formatDay } from "@/lib/core/dates";
import { policeOf } from "@/lib/core/words";
import type { UnitLevel } from "@/prisma/generated/enums";
import type { FestivalRecord, UnitRef } from "./record";

/** One place on the way of a record. */
export type Stop = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  label: string;
  unit: string;
  date?: string;
};

const work: Record<UnitLevel, string> = {
  commune: "Xã nhập, gửi",
  district: "Huyện kiểm tra, chuyển",
  province: "Tỉnh tiếp nhận",
  nation: "Bộ tổng hợp, khóa",
};

const shortDay = (at: Date) => {
  const [, month, date] = dayOf(at).split("-");
  return `${date}/${Number(month)}`;
};

/** The way of a record along the units of its day: where it was, where it lies, what is ahead. */
export function routeOf(record: FestivalRecord): Stop[] {
  const { chain, row, decisions } = record;
  const at = positionOf(record);
  const stops: Stop[] = [];
  const back = row.state === "returned" ? decisions.findLast((line) => line.step === "return") : undefined;
  if (back) {
    if (record.sentAt)
      stops.push({
        key: "sent",
        state: "done",
        label: "Xã gửi",
        unit: police(chain[0]),
        date: shortDay(record.sentAt),
      });
    stops.push({
      key: "back",
      state: "returned",
      label: "Trả lại",
      unit: back.actorUnitName,
      date: shortDay(back.at),
    });
  }
  chain.forEach((unit, index) => {
    // Accepted lies with the province until its report goes up: the nation is ahead, not yet at work.
    const waits = index === at && row.state !== "accepted";
    const state = index < at ? "done" : waits ? "now" : "ahead";
    stops.push({
      key: unit.id,
      state,
      label: labelOf(record, unit, index, at),
      unit: police(unit),
      date: dateOf(record, index, at),
    });
  });
  return stops;
}

const police = (unit: UnitRef | undefined) => (unit ? policeOf(unit) : "");

/** The place in the chain where somebody must act next; past the end when nobody must. */
function positionOf({ chain, row, holder }: FestivalRecord): number {
  switch (row.state) {
    case "draft":
    case "submitted":
    case "returned":
      return 0;
    case "sent": {
      const here = chain.findIndex((unit) => unit.id === holder?.id);
      return here > 0 ? here : 1;
    }
    case "accepted":
      return chain.length - 1;
    case "locked":
      return chain.length;
  }
}

function labelOf({ row }: FestivalRecord, unit: UnitRef, index: number, at: number): string {
  if (index !== 0 || at !== 0) return work[unit.level];
  if (row.state === "submitted") return "Trưởng Công an cấp xã xác nhận";
  return row.state === "returned" ? "Xã bổ sung" : "Xã nhập kết quả";
}

function dateOf(record: FestivalRecord, index: number, at: number): string | undefined {
  const { due, sentAt, decisions } = record;
  if (index === at) return due ? `hạn ${formatDay(due.on)}` : undefined;
  if (index > at) return undefined;
  if (index === 0) return sentAt ? shortDay(sentAt) : undefined;
  const act = { commune: "send", district: "forward", province: "accept", nation: "lock" }[
    record.chain[index]?.level ?? "commune"
  ];
  const done = decisions.findLast((line) => line.step === act);
  return done ? shortDay(done.at) : undefined;
}

/** Who has it now and since when: "Công an xã Thạch Hà, từ 16/8". */
export function whereNow(record: FestivalRecord): { unit: string; since: string } {
  const own = ["draft", "submitted", "returned"].includes(record.row.state);
  const unit = own ? record.unit : (record.holder ?? record.unit);
  const last = record.decisions.findLast((line) => line.step !== "correct");
  return { unit: policeOf(unit), since: shortDay(last?.at ?? record.updatedAt) };
}
