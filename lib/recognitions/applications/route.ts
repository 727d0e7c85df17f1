import { dayOf, formatDay } from "@/lib/core/dates";
import { policeOf } from "@/lib/core/words";
import { decidesWords } from "@/lib/recognitions/words";
import type { ApplicationState, UnitLevel } from "@/prisma/generated/enums";
import type { ApplicationRecord } from "./record";

/** One place on the way of an application. */
export type Stop = {
  key: string;
  state: "done" | "returned" | "now" | "ahead";
  label: string;
  unit?: string;
  date?: string;
};

const order: Record<UnitLevel, number> = { commune: 0, district: 1, province: 2, nation: 3 };

const ended: readonly ApplicationState[] = ["recognised", "not_met", "withdrawn"];
const atHome: readonly ApplicationState[] = ["registered", "building", "self_scored", "returned"];

/** The way of an application: registration, building and sending, appraisal level by level, decision. */
export function routeOf(record: ApplicationRecord): Stop[] {
  const { row, unit, decisions } = record;
  const last = (step: string) => decisions.findLast((line) => line.step === step);
  const on = (step: string) => {
    const line = last(step);
    return line && formatDay(dayOf(line.at));
  };
  const home = atHome.includes(row.state);
  const over = ended.includes(row.state);
  const own = policeOf(unit);
  const stops: Stop[] = [
    { key: "register", state: "done", label: "Đăng ký", unit: own, date: on("register") },
  ];
  if (row.state === "withdrawn") {
    return [
      ...stops,
      { key: "withdraw", state: "returned", label: "Rút đăng ký", unit: own, date: on("withdraw") },
    ];
  }
  const back = row.state === "returned" ? last("return") : undefined;
  if (back) {
    const date = formatDay(dayOf(back.at));
    stops.push({ key: "back", state: "returned", label: "Trả lại bổ sung", unit: back.actorUnitName, date });
  }
  stops.push({
    key: "build",
    state: home ? "now" : "done",
    label: "Tự chấm, gửi",
    unit: own,
    date: home ? undefined : on("send"),
  });
  for (const level of levelsOf(row.decides)) {
    const here = !home && !over && level === row.stage && row.state !== "proposed";
    const passed = over || row.state === "proposed" || (!home && order[row.stage] > order[level]);
    stops.push({
      key: level,
      state: here ? "now" : passed ? "done" : "ahead",
      label: appraisal[level],
      unit: here ? policeOf(record.holder) : undefined,
    });
  }
  stops.push({
    key: "decide",
    state: over ? "done" : row.state === "proposed" ? "now" : "ahead",
    label: row.state === "not_met" ? "Không đạt" : "Quyết định công nhận",
    unit: decidesWords[row.decides],
    date: on("recognise") ?? on("refuse"),
  });
  return stops;
}

const appraisal: Record<UnitLevel, string> = {
  commune: "Xét ở xã",
  district: "Thẩm định huyện",
  province: "Thẩm định tỉnh",
  nation: "Thẩm định Bộ",
};

function levelsOf(decides: UnitLevel): UnitLevel[] {
  switch (decides) {
    case "commune":
      return ["commune"];
    case "district":
      return ["district"];
    case "province":
      return ["province"];
    case "nation":
      return ["province", "nation"];
  }
}
