import { type Day, formatDay, writtenDay } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import { dotted, headName, type Paper, type PaperBlock } from "@/lib/core/paper";
import { kindWords, policeOf } from "@/lib/core/words";
import { leavesOf } from "@/lib/recognitions/criteria/document";
import { sampleSentence } from "@/lib/recognitions/words";
import { answerWords, contentWords, emptyAnswer } from "./answers";
import { applicantName, scoreText } from "./display";
import { satisfiedShare } from "./papers";
import type { ApplicationRecord } from "./record";
import { failureWords } from "./words";

const heading = (text: string): PaperBlock => ({ kind: "heading", level: 1, text });
const text = (words: string): PaperBlock => ({ kind: "paragraph", text: words });

/** The self-assessment report of an application, from what is stored: to be worked on and signed (domain §3.5, §5.3). */
export function selfAssessmentPaper(record: ApplicationRecord, today: Day): Paper {
  const { unit, scheme, year, row, kind } = record;
  const whole = kindWords[unit.kind];
  const name = applicantName(record);
  return {
    title: `Báo cáo tự đánh giá ${scheme.shortName} ${year} – ${name}`,
    mark: ["building", "registered", "returned", "self_scored"].includes(row.state)
      ? "Dự thảo, chưa ký"
      : null,
    parent: record.subject
      ? `UBND ${whole.toLocaleUpperCase("vi")} ${unit.name.toLocaleUpperCase("vi")}`
      : `CÔNG AN ${record.province.toLocaleUpperCase("vi")}`,
    issuer: headName(record.subject ? name : policeOf(unit)),
    number: "Số: ……/BC-……",
    placeAndDay: `${unit.name}, ${writtenDay(today)}`,
    kind: "BÁO CÁO",
    subject: record.set
      ? `Kết quả tự đánh giá theo ${lower(record.set.name)} năm ${year}`
      : `Kết quả tự đánh giá ${scheme.shortName} năm ${year}`,
    // Whoever decides in the end: it goes to the province first.
    to: record.subject ? `Ủy ban nhân dân ${whole} ${unit.name}` : `Công an ${record.province}`,
    blocks: [
      heading("I. Đăng ký và căn cứ"),
      text(registration(record)),
      heading("II. Kết quả thực hiện"),
      ...written(record.papers.report),
      heading("III. Kết quả tự chấm"),
      text(result(record)),
      ...(record.document && record.score
        ? record.score.failedBecause.map((failure) =>
            text(`- ${record.document ? failureWords(record.document, failure) : ""}`),
          )
        : []),
      ...opinions(record),
    ],
    recipients: ["- Như trên;", "- Lưu: VT."],
    signature: {
      authority: [
        record.subject
          ? kind === "residential"
            ? "TRƯỞNG KHU DÂN CƯ"
            : "THỦ TRƯỞNG ĐƠN VỊ"
          : `TRƯỞNG CÔNG AN ${whole.toLocaleUpperCase("vi")}`,
      ],
      notes: ["(Chữ ký, dấu)"],
      name: dotted,
    },
    remarks: record.set?.sample ? [`${sampleSentence}.`] : [],
    appendix: appendix(record, name),
  };
}

function registration({ registeredOn, papers, scheme, set }: ApplicationRecord): string {
  const number = papers.registrationNumber ? ` tại văn bản số ${papers.registrationNumber}` : "";
  const by = set ? ` Chấm theo ${set.name}, phiên bản ${set.edition}.` : "";
  return `Đơn vị đăng ký ngày ${formatDay(registeredOn)}${number}. Căn cứ: ${scheme.legalBasis}.${by}`;
}

function written(report: string): PaperBlock[] {
  const paragraphs = report
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return paragraphs.length === 0 ? [{ kind: "blank" }] : paragraphs.map(text);
}

function result(record: ApplicationRecord): string {
  const { document, score } = record;
  if (!document || !score) return "Chưa tự chấm.";
  const found = document.classes.find(({ code }) => code === score.class);
  const said = score.met ? "đủ điều kiện đề nghị công nhận" : "chưa đủ điều kiện";
  return `Kết quả tự chấm: ${scoreText(record)}; ${said}.${found ? ` Tự xếp loại: ${found.label}.` : ""}`;
}

function opinions({ papers }: ApplicationRecord): PaperBlock[] {
  const share = satisfiedShare(papers);
  const lines: string[] = [];
  const paper = (number: string, day: Day | null) =>
    number === "" ? "" : ` (văn bản số ${number}${day ? ` ngày ${formatDay(day)}` : ""})`;
  if (share !== null) {
    lines.push(
      `Lấy ý kiến Nhân dân: phát ra ${formatNumber(papers.surveyIssued)} phiếu, thu về ${formatNumber(papers.surveyCollected)} phiếu, hài lòng ${formatNumber(papers.surveySatisfied)} phiếu (${formatHundredths(share)} %).`,
    );
  }
  if (papers.partyOpinion)
    lines.push(`Ý kiến của Đảng ủy${paper(papers.partyNumber, papers.partyDay)}: ${papers.partyOpinion}`);
  if (papers.committeeOpinion) {
    lines.push(
      `Ý kiến của UBND${paper(papers.committeeNumber, papers.committeeDay)}: ${papers.committeeOpinion}`,
    );
  }
  return lines.length === 0
    ? []
    : [heading("IV. Ý kiến của Nhân dân, cấp ủy, chính quyền"), ...lines.map(text)];
}

/** Every criterion with what is said and what it gives. */
function appendix(record: ApplicationRecord, name: string): Paper["appendix"] {
  const { document, score, answers } = record;
  if (!document || !score) return null;
  const byPoints = document.scoring === "points";
  const scores = new Map(score.criteria.flatMap((one) => [one, ...one.parts]).map((one) => [one.key, one]));
  return {
    title: "PHỤ LỤC",
    subject: `Bảng tự chấm từng tiêu chí của ${name}`,
    notes: [],
    columns: [
      { header: "Mã", align: "center", width: 14 },
      { header: "Tiêu chí", align: "start", width: 98 },
      { header: "Tự chấm", align: "center", width: 26 },
      { header: byPoints ? "Điểm" : "Đạt", align: "center", width: 24 },
      { header: "Giải trình, minh chứng", align: "start", width: 90 },
    ],
    rows: document.groups.flatMap(({ criteria }) =>
      criteria.flatMap(leavesOf).map((leaf) => {
        const said = answers[leaf.key];
        const got = scores.get(leaf.key);
        const points = `${formatHundredths(got?.points ?? 0)}/${formatHundredths(got?.max ?? 0)}`;
        const why = contentWords(leaf, { ...(said ?? emptyAnswer), answer: null }, said);
        return [
          leaf.code,
          leaf.text,
          answerWords(leaf, said?.answer ?? null) || "–",
          byPoints ? points : got?.met ? "Đạt" : "Chưa đạt",
          why,
        ];
      }),
    ),
  };
}

const lower = (name: string) => `${name.charAt(0).toLocaleLowerCase("vi")}${name.slice(1)}`;
