import type { UnitLevel } from "@/prisma/generated/enums";
import { entryOf, type FigureCode } from "./catalogue";
import { spoken } from "./display";
import type { Figures } from "./figures";
import type { NamedUnit } from "./overview";
import { unitName } from "./words";

/** The figures that each level looks at first, the same in every season: those that the sources begin with. */
export const headline: Record<UnitLevel, readonly FigureCode[]> = {
  nation: ["NH01", "NH02", "NH03", "NH06", "NH09", "NH10", "NH12"],
  province: ["NH01", "NH02", "NH03", "NH07", "NH09", "NH10", "NH12"],
  district: ["NH01", "NH02", "NH03", "NH08", "NH09", "NH10", "NH12"],
  commune: ["NH01", "NH09", "NH10", "NH12", "NH16"],
};

/**
 * A season in one sentence, as a leader would say it: "Mùa 2022, toàn quốc có 5.813 điểm tổ chức Ngày hội, trên 84.000 lượt
 * người tham gia; tặng 35.000 suất quà trị giá gần 35 tỷ đồng; …". Null where nothing is accepted yet.
 */
export function headlineText(
  unit: Pick<NamedUnit, "kind" | "name">,
  year: number,
  figures: Figures,
): { text: string; rounded: boolean } | null {
  if (!figures.NH01) return null;
  let rounded = false;
  const say = (code: FigureCode, before: string, after = "") => {
    const value = figures[code];
    if (!value) return [];
    const { text, exact } = spoken(entryOf(code), value);
    rounded ||= !exact;
    return [`${before}${text}${after}`];
  };
  const points = [...say("NH01", "", " tổ chức Ngày hội"), ...say("NH09", "", " tham gia")].join(", ");
  const gifts = [...say("NH10", "tặng ", " quà"), ...say("NH11", "trị giá ")].join(" ");
  const awards = [...say("NH12", ""), ...say("NH13", "", " của Bộ Công an")].join(" và ");
  const parts = [`Mùa ${year}, ${unitName(unit)} có ${points}`, gifts, awards && `trao ${awards}`];
  return { text: `${parts.filter((part) => part !== "").join("; ")}.`, rounded };
}
