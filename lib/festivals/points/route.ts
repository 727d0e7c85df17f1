import { dayOf, formatDay } from "@/lib/core/dates";
import { policeOf, roleWords } from "@/lib/core/words";
import type { UnitLevel } from "@/prisma/generated/enums";
import type { FestivalRecord, UnitRef } from "./record";

/** One place on the way of a record. */
export type Stop = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  label: string;
  /** In which role somebody acts there, or acted. */
  who?: string;
  unit: string;
  date?: string;
};

/** What is done at a place: the unit enters, its chief confirms, and every unit above takes its step. */
type Place = { act: "enter" | "confirm" | "above"; unit: UnitRef };

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
  placesOf(chain).forEach(({ act, unit }, index) => {
    // Accepted lies with the province until its report goes up: the nation is ahead, not yet at work.
    const waits = index === at && row.state !== "accepted";
    const state = index < at ? "done" : waits ? "now" : "ahead";
    const sent = act === "confirm" && state === "done" ? lastLine(record, "send") : undefined;
    stops.push({
      key: act === "confirm" ? "confirm" : unit.id,
      state,
      label: labelOf(record, act, unit),
      who: act === "confirm" ? (sent ? roleWords[sent.actorRole] : confirmer(record)) : undefined,
      unit: sent?.actorUnitName ?? police(unit),
      date: dateOf(record, { act, unit }, index, at),
    });
  });
  return stops;
}

function placesOf([own, ...above]: UnitRef[]): Place[] {
  if (!own) return [];
  return [
    { act: "enter", unit: own },
    { act: "confirm", unit: own },
    ...above.map((unit): Place => ({ act: "above", unit })),
  ];
}

const police = (unit: UnitRef | undefined) => (unit ? policeOf(unit) : "");

/** Who may confirm: the chief, and where a province began it for the commune, its officer too. */
function confirmer({ row, chain }: FestivalRecord): string {
  const province = chain.find((unit) => unit.level === "province");
  return province && row.createdByUnitId === province.id
    ? `${roleWords.commune_chief} hoặc ${roleWords.province_officer} nhập thay`
    : roleWords.commune_chief;
}

/** The place where somebody must act next; past the end when nobody must. */
function positionOf({ chain, row, holder }: FestivalRecord): number {
  switch (row.state) {
    case "draft":
    case "returned":
      return 0;
    case "submitted":
      return 1;
    case "sent": {
      const here = chain.findIndex((unit) => unit.id === holder?.id);
      return here > 0 ? here + 1 : 2;
    }
    case "accepted":
      return chain.length;
    case "locked":
      return chain.length + 1;
  }
}

function labelOf({ row }: FestivalRecord, act: Place["act"], unit: UnitRef): string {
  if (act === "above") return work[unit.level];
  if (act === "confirm") return "Xác nhận, gửi";
  return row.state === "returned" ? "Xã bổ sung" : "Xã nhập kết quả";
}

const lastLine = ({ decisions }: FestivalRecord, step: string) =>
  decisions.findLast((line) => line.step === step);

function dateOf(record: FestivalRecord, place: Place, index: number, at: number): string | undefined {
  const { due, sentAt } = record;
  if (index === at) return due ? `hạn ${formatDay(due.on)}` : undefined;
  if (index > at) return undefined;
  if (place.act === "enter") return submittedOn(record);
  if (place.act === "confirm") return sentAt ? shortDay(sentAt) : undefined;
  const act = { commune: "send", district: "forward", province: "accept", nation: "lock" }[place.unit.level];
  const done = lastLine(record, act);
  return done ? shortDay(done.at) : undefined;
}

/** When it was laid before the chief; nothing where the chief entered and sent it without that. */
function submittedOn({ decisions }: FestivalRecord): string | undefined {
  const again = decisions.findLastIndex(({ step }) => ["return", "recall", "handBack"].includes(step));
  const line = decisions.slice(again + 1).findLast(({ step }) => step === "submit");
  return line && shortDay(line.at);
}

/** Who has it now and since when: "Công an xã Thạch Hà, từ 16/8". */
export function whereNow(record: FestivalRecord): { unit: string; since: string } {
  const own = ["draft", "submitted", "returned"].includes(record.row.state);
  const unit = own ? record.unit : (record.holder ?? record.unit);
  const last = record.decisions.findLast((line) => line.step !== "correct");
  return { unit: policeOf(unit), since: shortDay(last?.at ?? record.updatedAt) };
}
