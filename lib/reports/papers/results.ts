import { paragraphs } from "@/lib/festivals/reports/document";
import { resultsOutline } from "@/lib/festivals/reports/view";
import { entryOf } from "@/lib/reports/catalogue";
import { qualifiedText } from "@/lib/reports/display";
import type { FigureCode } from "@/lib/reports/figures";
import { coverageText } from "@/lib/reports/words";
import type { SeasonReportFacts } from "./facts";

/** One of the five parts of section II: its title, what the figures say, what was written. */
export type ResultPart = { title: string; figures: string; written: string[] };

const titles = resultsOutline.split("\n").map((line) => line.replace(/:$/, ""));

type Facts = Pick<SeasonReportFacts, "seasons">;

/** The sentences of figures that open section II; a level that held nothing is not named. */
export function summarySentence({ seasons }: Facts, whole: string, single: boolean): string {
  const { figures, coverage } = seasons;
  const detail = "Số liệu chi tiết tại Phụ lục.";
  // A sentence of an official text does not begin with a number.
  const reported = single || coverage.expected === 0 ? "" : ` Có ${coverageText(coverage)}.`;
  if (!figures.NH01) return `${whole} chưa có điểm Ngày hội nào được tiếp nhận kết quả.${reported} ${detail}`;
  const levels = joined([
    told("NH02", figures.NH02, "cấp xã"),
    told("NH03", figures.NH03, "khu dân cư"),
    told("NH04", figures.NH04, "của cơ quan, doanh nghiệp, cơ sở giáo dục"),
  ]);
  const turnout = figures.NH09 ? `; thu hút ${amount("NH09", figures.NH09)} tham gia` : "";
  return `${whole} đã tổ chức ${amount("NH01", figures.NH01)} Ngày hội${levels === "" ? "" : `, trong đó có ${levels}`}${turnout}.${reported} ${detail}`;
}

/** What the figures say of each of the five parts; "" where there is no figure for it. */
function figureSentences({ seasons: { figures } }: Facts): string[] {
  const leaders = joined([
    told("NH06", figures.NH06, "được lãnh đạo Đảng, Nhà nước dự"),
    told("NH07", figures.NH07, "được lãnh đạo tỉnh dự"),
    told("NH08", figures.NH08, "được lãnh đạo huyện dự"),
  ]);
  const pledges = told("NH15", figures.NH15, "giao ước thi đua");
  const awards = joined([
    told("NH12", figures.NH12, "“Bảo vệ an ninh Tổ quốc”"),
    told("NH13", figures.NH13, "của Bộ Công an"),
    told("NH14", figures.NH14, "của địa phương"),
  ]);
  const gifts = told("NH10", figures.NH10, "quà");
  return [
    "",
    [leaders && `Có ${leaders}.`, pledges && `Ký ${pledges}.`].filter(Boolean).join(" "),
    figures.NH16 ? `Ra mắt, nhân rộng ${amount("NH16", figures.NH16)} trong dịp Ngày hội.` : "",
    awards && `Tại các điểm đã trao ${awards}.`,
    gifts && `Tặng ${gifts}${figures.NH11 ? `, tổng trị giá ${amount("NH11", figures.NH11)}` : ""}.`,
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

/** A figure in a sentence, followed by what it is of; nothing where there is none. */
function told(code: FigureCode, value: number | null, words: string): string {
  return value ? `${amount(code, value)} ${words}` : "";
}

/** A figure with its unit as the catalogue lets a sentence say it; the appendix has it in full. */
function amount(code: FigureCode, value: number): string {
  return qualifiedText(entryOf(code), value);
}

/** "một, hai và ba", of those that say something. */
function joined(parts: string[]): string {
  const said = parts.filter((part) => part !== "");
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} và ${last}`;
}
