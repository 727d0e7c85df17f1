import { formatNumber } from "@/lib/core/numbers";
import { paragraphs } from "@/lib/festivals/reports/document";
import { resultsOutline } from "@/lib/festivals/reports/view";
import { entryOf } from "@/lib/reports/catalogue";
import type { FigureCode } from "@/lib/reports/figures";
import { cardFigure, coverageText } from "@/lib/reports/words";
import type { SeasonReportFacts } from "./facts";

/** One of the five parts of section II: its title, what the figures say, what was written. */
export type ResultPart = { title: string; figures: string; written: string[] };

const titles = resultsOutline.split("\n").map((line) => line.replace(/:$/, ""));

type Facts = Pick<SeasonReportFacts, "seasons">;

/** The sentence of figures that opens section II. */
export function summarySentence({ seasons }: Facts, whole: string, single: boolean): string {
  const { figures, coverage } = seasons;
  const turnout = figures.NH09 ? `, với ${amount("NH09", figures.NH09)}` : "";
  const levels = `${formatNumber(figures.NH02)} điểm cấp xã, ${formatNumber(figures.NH03)} điểm khu dân cư, ${formatNumber(figures.NH04)} điểm cơ quan, doanh nghiệp, cơ sở giáo dục`;
  const reported = single ? "" : `; ${coverageText(coverage)}`;
  return `${whole} đã tổ chức ${formatNumber(figures.NH01)} điểm Ngày hội, trong đó ${levels}${turnout}${reported}. Số liệu chi tiết tại Phụ lục.`;
}

/** What the figures say of each of the five parts; "" where there is no figure for it. */
function figureSentences({ seasons: { figures } }: Facts): string[] {
  const leaders = list([
    told("NH06", figures.NH06, "có lãnh đạo Đảng, Nhà nước dự"),
    told("NH07", figures.NH07, "có lãnh đạo tỉnh dự"),
    told("NH08", figures.NH08, "có lãnh đạo huyện dự"),
  ]);
  const ceremony = list([
    leaders,
    figures.NH15 ? `ký ${formatNumber(figures.NH15)} bản giao ước thi đua` : "",
  ]);
  const awards = list([
    figures.NH12 ? `${formatNumber(figures.NH12)} Kỷ niệm chương “Bảo vệ an ninh Tổ quốc”` : "",
    figures.NH13 ? `${formatNumber(figures.NH13)} Bằng khen của Bộ Công an` : "",
    figures.NH14 ? `${formatNumber(figures.NH14)} bằng khen, giấy khen của địa phương` : "",
  ]);
  return [
    "",
    ceremony === "" ? "" : `${ceremony[0]?.toLocaleUpperCase("vi")}${ceremony.slice(1)}.`,
    figures.NH16 ? `Ra mắt, nhân rộng ${formatNumber(figures.NH16)} mô hình trong dịp Ngày hội.` : "",
    awards === "" ? "" : `Trao tại các điểm: ${awards}.`,
    figures.NH10
      ? `Tặng ${formatNumber(figures.NH10)} suất quà${figures.NH11 ? `, tổng trị giá ${amount("NH11", figures.NH11)}` : ""}.`
      : "",
  ];
}

/**
 * Section II in its five parts. What was written goes to the part whose title stands above it; what has no such title is
 * kept as it was written, before them.
 */
export function resultParts(facts: Facts, written: string): { before: string[]; parts: ResultPart[] } {
  const sentences = figureSentences(facts);
  const parts = titles.map((title, at): ResultPart => ({ title, figures: sentences[at] ?? "", written: [] }));
  const before: string[] = [];
  let current: string[] = before;
  for (const line of paragraphs(written)) {
    const found = partOf(line);
    if (found) {
      current = parts[found.index]?.written ?? before;
      if (found.rest !== "") current.push(found.rest);
    } else current.push(line);
  }
  return { before, parts };
}

/** Whether a line is the title of a part: "4. Khen thưởng: trao 12 giấy khen" with what follows it. */
function partOf(line: string): { index: number; rest: string } | null {
  const plain = line.normalize("NFC");
  for (const [index, title] of titles.entries()) {
    const bare = title.replace(/^\d\.\s*/, "");
    const match = new RegExp(`^${index + 1}\\s*[.)]\\s*${bare}\\s*(?:[:.–-]\\s*(.*))?$`, "iu").exec(plain);
    if (match) return { index, rest: (match[1] ?? "").trim() };
  }
  return null;
}

function told(code: FigureCode, value: number | null, words: string): string {
  return value ? `${amount(code, value)} ${words}` : "";
}

/** A figure with its unit, as a sentence says it. */
function amount(code: FigureCode, value: number): string {
  const entry = entryOf(code);
  if (entry.kind === "money") return cardFigure(entry, value).value;
  return `${formatNumber(value)} ${entry.unit}`;
}

function list(parts: string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
