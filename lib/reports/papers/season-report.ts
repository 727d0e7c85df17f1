import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Paper, PaperBlock } from "@/lib/core/paper";
import { unitTitle } from "@/lib/core/words";
import { clause, correctedSentence, paragraphs } from "@/lib/festivals/reports/document";
import type { ReportSection } from "@/lib/festivals/reports/view";
import { coverageText, dividedText } from "@/lib/reports/words";
import { appendixCells, appendixColumns, appendixRows } from "./appendix";
import type { MissingUnit, SeasonReportFacts } from "./facts";
import { issuerOf, numberOf, placeOf, signatureOf } from "./issuer";
import { resultParts, summarySentence } from "./results";

/** What a season's report is called. */
export function reportSubject(year: number): string {
  return `Kết quả tổ chức “Ngày hội toàn dân bảo vệ an ninh Tổ quốc” năm ${year}`;
}

/** The season report of a unit: head, sections I to IV, signature and appendix (domain §2.6, §9.1, §9.5). */
export function seasonReport(facts: SeasonReportFacts): Paper {
  const { unit, season, content, draft, corrected } = facts;
  const issuer = issuerOf(unit, facts.above);
  return {
    title: `Báo cáo kết quả Ngày hội ${season.year} – ${unitTitle(unit)}`,
    mark: draft ? "Dự thảo, chưa ký" : null,
    parent: issuer.parent,
    issuer: issuer.issuer,
    number: numberOf(content.number, issuer),
    placeAndDay: placeOf(unit, content.issuedOn),
    kind: "BÁO CÁO",
    subject: reportSubject(season.year),
    to: issuer.to,
    blocks: blocksOf(facts, issuer.whole),
    recipients: issuer.recipients,
    signature: signatureOf(content.signer, issuer, draft),
    remarks: corrected ? [correctedSentence(corrected)] : [],
    appendix: {
      title: "PHỤ LỤC",
      subject: `Số liệu tổ chức Ngày hội năm ${season.year} của ${lower(unitTitle(unit))}`,
      notes: appendixNotes(facts),
      columns: appendixColumns,
      rows: appendixRows(facts.seasons).map(appendixCells),
    },
  };
}

function blocksOf(facts: SeasonReportFacts, whole: string): PaperBlock[] {
  const written = (path: ReportSection): PaperBlock[] => section(facts, path);
  return [
    heading(1, "I. Công tác lãnh đạo, chỉ đạo, tham mưu"),
    ...written("leadership"),
    heading(1, "II. Kết quả tổ chức"),
    ...results(facts, whole),
    heading(1, "III. Đánh giá"),
    heading(2, "1. Ưu điểm"),
    ...written("strengths"),
    heading(2, "2. Tồn tại, hạn chế, nguyên nhân"),
    ...written("shortcomings"),
    heading(2, "3. Bài học, cách làm hay"),
    ...written("lessons"),
    heading(1, "IV. Đề xuất, kiến nghị"),
    ...written("proposals"),
  ];
}

function results(facts: SeasonReportFacts, whole: string): PaperBlock[] {
  const { before, parts } = resultParts(facts, facts.content.results);
  const missing = missingSentence(facts.missing);
  return [
    text(summarySentence(facts, whole, facts.unit.level === "commune")),
    ...(missing === "" ? [] : [text(missing)]),
    ...before.map(text),
    ...parts.flatMap(({ title, figures, written }): PaperBlock[] => {
      const said = [...(figures === "" ? [] : [figures]), ...written].map(text);
      return [heading(2, title), ...(said.length === 0 ? [{ kind: "blank" } as const] : said)];
    }),
    ...gathered(facts, "results"),
  ];
}

/** A written part, room for it where nothing was written, and below it what the units below say. */
function section(facts: SeasonReportFacts, path: ReportSection): PaperBlock[] {
  const lines = paragraphs(facts.content[path]).map(text);
  return [...(lines.length === 0 ? [{ kind: "blank" } as const] : lines), ...gathered(facts, path)];
}

function gathered({ gathered: parts, unit }: SeasonReportFacts, path: ReportSection): PaperBlock[] {
  const found = parts[path];
  if (!found || found.items.length === 0) return [];
  const rest = found.total - found.items.length;
  return [
    {
      kind: "gathered",
      title: `Tổng hợp ${formatNumber(found.total)} ý kiến ${unit.level === "nation" ? "trong báo cáo của các tỉnh" : "ghi tại các điểm"}, để biên tập trước khi ký:`,
      items: found.items,
      note: rest > 0 ? `Còn ${formatNumber(rest)} ý kiến nữa, xem ở từng hồ sơ.` : "",
    },
  ];
}

/** The communes that it goes without, each with its reason. */
function missingSentence(missing: readonly MissingUnit[]): string {
  if (missing.length === 0) return "";
  const told = missing.map(
    ({ title, reason, expectedOn }) =>
      `${title}: ${clause(reason)}${expectedOn ? `, dự kiến bổ sung ${formatDay(expectedOn)}` : ""}`,
  );
  return `Còn thiếu ${formatNumber(missing.length)} đơn vị cấp xã chưa có trong báo cáo này: ${told.join("; ")}.`;
}

/** What is said above the appendix: how complete, how fresh, beside what. */
export function appendixNotes({
  seasons,
  asOf,
  unit,
}: Pick<SeasonReportFacts, "seasons" | "asOf" | "unit">): string[] {
  const { coverage, before, divided } = seasons;
  const complete = unit.level === "commune" ? "" : `${coverageText(coverage)}; `;
  return [
    `(${complete}số liệu đến ${asOf})`,
    before ? `Cùng kỳ: mùa Ngày hội năm ${before.year}, trên cùng địa bàn.` : "Chưa có mùa trước để so sánh.",
    ...(divided > 0 ? [dividedText(divided)] : []),
  ];
}

const heading = (level: 1 | 2, words: string): PaperBlock => ({ kind: "heading", level, text: words });
const text = (words: string): PaperBlock => ({ kind: "paragraph", text: words });
const lower = (title: string) => `${title.charAt(0).toLocaleLowerCase("vi")}${title.slice(1)}`;
