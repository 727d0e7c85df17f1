import { formatNumber, formatPart, formatPercent } from "@/lib/core/numbers";
import { kindWords, unitTitle } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";
import type { FigureEntry } from "./catalogue";
import { spoken } from "./display";
import { type Coverage, nobodyReported } from "./figures";
import type { MapChoice } from "./schema";

/** The two maps as people say them. */
export function mapWord(map: MapChoice): string {
  return map === "now" ? "Địa giới hiện nay" : "Địa giới từng thời kỳ";
}

/** On whose map a page stands that does not name its season: "địa giới của mùa 2024". */
export function mapFact(map: MapChoice, { year }: { year: number }): string {
  return map === "now" ? mapWord(map).toLowerCase() : `địa giới của mùa ${year}`;
}

/** A figure written in full, for tables: "54,8", "1.407", "34.900.000.000"; not collected is "–". */
export function figureText(entry: Pick<FigureEntry, "kind">, value: number | null): string {
  if (value === null) return "–";
  return entry.kind === "share" ? formatPercent(value) : formatNumber(value);
}

/** Why there is no number: nobody has told it yet, or nobody was asked. */
export function absentText(coverage: Pick<Coverage, "expected" | "reported">): string {
  return nobodyReported(coverage) ? "chưa báo cáo" : "không thu thập trong mùa này";
}

type CardFigure = { value: string; unit?: string; exact?: string };

/**
 * A figure for a card, number and unit apart. In millions there is no place for all of it: rounded with its qualifier, "trên
 * 2,6 triệu" and "gần 35 tỷ đồng", and the number itself to stand beside it.
 */
export function cardFigure(
  entry: Pick<FigureEntry, "kind" | "unit" | "shortUnit" | "said">,
  value: number | null,
): CardFigure {
  if (value === null) return { value: "–" };
  if (entry.kind === "share") return { value: `${formatPercent(value)} %` };
  const unit = entry.shortUnit ?? entry.unit;
  if (entry.kind === "count" && value < 1_000_000) return { value: formatNumber(value), unit };
  // The label says what is counted; number and unit would not fit beside each other.
  const { text, exact } = spoken({ ...entry, said: "rounded" }, value);
  const said = entry.kind === "money" ? text : text.replace(` ${entry.unit}`, "");
  return { value: said, ...(!exact && { exact: `${formatNumber(value)} ${unit}` }) };
}

/** "3.214/3.321 đơn vị cấp xã đã báo cáo (96,8 %)". */
export function coverageText({ reported, expected }: { reported: number; expected: number }): string {
  if (expected === 0) return "không có đơn vị cấp xã nào trong phạm vi";
  return `${formatNumber(reported)}/${formatNumber(expected)} đơn vị cấp xã đã báo cáo (${formatPart(reported, expected)})`;
}

/** "214/3.321 xã, phường đã đăng ký (6,4 %)": how far figures of recognition reach. */
export function registeredText({ reported, expected }: { reported: number; expected: number }): string {
  if (expected === 0) return "không có đơn vị cấp xã nào trong phạm vi";
  return `${formatNumber(reported)}/${formatNumber(expected)} xã, phường có đăng ký (${formatPart(reported, expected)})`;
}

/** What a divided commune means for the figures on a map of later. */
export function dividedText(divided: number): string {
  return `${formatNumber(divided)} xã đã được chia cho nhiều xã mới; số liệu của mỗi xã được tính trọn cho xã kế thừa chính.`;
}

const days = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "6,4"; nothing where nothing was accepted. */
export function daysText(mean: number | null): string {
  return mean === null ? "–" : days.format(mean);
}

/** "Tiếp nhận một điểm mất trung bình 2,4 ngày (39.971 điểm)." */
export function paceText({ accepted, meanDays }: { accepted: number; meanDays: number | null }): string {
  if (accepted === 0 || meanDays === null) return "Chưa có điểm nào được tiếp nhận.";
  return `Tiếp nhận một điểm mất trung bình ${daysText(meanDays)} ngày kể từ lần gửi cuối (${formatNumber(accepted)} điểm).`;
}

/** A unit inside a sentence: "tỉnh Hà Tĩnh". */
export function unitName(unit: { kind: UnitKind; name: string }): string {
  return unit.kind === "ministry" ? "toàn quốc" : `${kindWords[unit.kind]} ${unit.name}`;
}

/** A unit beside another: provinces by their names, everybody else with what they are. */
export function sideName(unit: { level: string; kind: UnitKind; name: string }): string {
  return unit.level === "province" ? provinceName(unit) : unitTitle(unit);
}

/** A province among others: a city says that it is one, "TP Hồ Chí Minh"; "Hà Tĩnh" stands by itself. */
export function provinceName(unit: { kind: UnitKind; name: string }): string {
  return unit.kind === "municipality" ? `TP ${unit.name}` : unit.name;
}

export type Discipline = "ontime" | "late" | "waiting" | "returned" | "overdue" | "pending" | "silent";

/** How a unit stands with what it must send. */
export const disciplineWords: Record<Discipline, string> = {
  ontime: "Đúng hạn",
  late: "Nộp muộn",
  waiting: "Chờ tiếp nhận",
  returned: "Trả lại bổ sung",
  overdue: "Quá hạn",
  pending: "Chưa đến hạn",
  silent: "Không báo cáo",
};

/** The communes that a number of reporting counts. */
export const standingAskedWords: Record<Discipline | "reported" | "unreported", string> = {
  ...disciplineWords,
  reported: "Đã báo cáo",
  unreported: "Chưa báo cáo",
};
