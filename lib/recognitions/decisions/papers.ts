import { type Day, formatDay } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { dotted, type Paper, type PaperBlock } from "@/lib/core/paper";
import { kindWords, policeOf, unitTitle } from "@/lib/core/words";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { sampleSentence, subjectKindWords } from "@/lib/recognitions/words";
import { rankingRule } from "./ranking";
import type { DecisionLine, DecisionView } from "./view";

const text = (words: string): PaperBlock => ({ kind: "paragraph", text: words });
const upper = (words: string) => words.toLocaleUpperCase("vi");

/** "ngày 05 tháng 02 năm 2026": days below ten and the first two months with a nought (NĐ 30/2020, Phụ lục I). */
function longDay(day: Day | null): string {
  if (!day) return "ngày …… tháng …… năm ……";
  const [year = "", month = "", date = ""] = day.split("-");
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

const place = ({ unit }: DecisionView) => (unit.level === "nation" ? "Hà Nội" : unit.name);

/** Who or what stands in a line: "Thôn Đông Hà", "Phường Thành Sen", and of the ward its police. */
export function lineName(
  { kind, name, unitKind, unitName }: Pick<DecisionLine, "kind" | "name" | "unitKind" | "unitName">,
  scheme?: { title: string },
): string {
  if (!unitSubjects.includes(kind)) return name;
  const unit = { kind: unitKind, name: unitName };
  return scheme?.title.startsWith("Công an") ? policeOf(unit) : unitTitle(unit);
}

function counted({ lines }: DecisionView): string {
  const kinds = new Map<string, number>();
  for (const { kind } of lines) {
    const word = subjectKindWords[kind].toLocaleLowerCase("vi");
    kinds.set(word, (kinds.get(word) ?? 0) + 1);
  }
  return [...kinds].map(([word, n]) => `${String(n).padStart(2, "0")} ${word}`).join(", ");
}

function list(view: DecisionView): Paper["appendix"] {
  const nation = view.unit.level === "nation";
  const classes = view.lines.some((line) => line.class !== "");
  return {
    title: "DANH SÁCH",
    subject: `${view.scheme.title} năm ${view.year}`,
    notes: [
      `(Kèm theo Quyết định số ${view.number || "……"} ${longDay(view.decidedOn)} của ${view.issuer})`,
      `Xếp theo thứ tự: ${rankingRule.map((rule) => rule.charAt(0).toLocaleLowerCase("vi") + rule.slice(1)).join("; ")}.`,
    ],
    columns: [
      { header: "STT", align: "center", width: 14 },
      { header: "Tên", align: "start", width: 92 },
      { header: "Loại", align: "start", width: 36 },
      { header: nation ? "Tỉnh, thành phố" : "Đơn vị", align: "start", width: 54 },
      { header: view.lines[0]?.scoring === "met" ? "Tiêu chí đạt" : "Điểm", align: "center", width: 24 },
      { header: classes ? "Xếp loại" : "Ghi chú", align: "start", width: 32 },
    ],
    rows: view.lines.map((line, at) => [
      String(at + 1),
      lineName(line, view.scheme),
      subjectKindWords[line.kind],
      nation ? line.province : unitTitle({ kind: line.unitKind, name: line.unitName }),
      line.scoring === "met" ? String(line.met) : formatHundredths(line.total),
      line.classLabel,
    ]),
  };
}

const remarks = ({ sample }: DecisionView) => (sample ? [`${sampleSentence}.`] : []);

/** The decision, to be worked on and signed: draft until its number and day are known. */
export function decisionPaper(view: DecisionView): Paper {
  const { scheme, year, unit } = view;
  const upperIssuer = upper(view.issuer);
  const authority =
    view.signerPost === ""
      ? [dotted]
      : unit.level === "nation"
        ? ["BỘ TRƯỞNG"]
        : ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"];
  return {
    title: `Quyết định công nhận ${scheme.shortName} ${year}`,
    mark: view.state === "draft" ? "Dự thảo, chưa ký" : null,
    parent: "",
    issuer: upperIssuer,
    number: `Số: ${view.number || (unit.level === "nation" ? "……/QĐ-BCA" : "……/QĐ-UBND")}`,
    placeAndDay: `${place(view)}, ${longDay(view.decidedOn)}`,
    kind: "QUYẾT ĐỊNH",
    subject: `Về việc công nhận ${scheme.title.charAt(0).toLocaleLowerCase("vi")}${scheme.title.slice(1)} năm ${year}`,
    to: "",
    blocks: [
      {
        kind: "heading",
        level: 1,
        text: unit.level === "nation" ? "BỘ TRƯỞNG BỘ CÔNG AN" : `CHỦ TỊCH ${upperIssuer}`,
      },
      text(`Căn cứ ${scheme.legalBasis};`),
      text(
        `Theo đề nghị của ${unit.level === "nation" ? "Cục trưởng Cục Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc" : `Trưởng ${policeOf(unit)}`}.`,
      ),
      { kind: "heading", level: 1, text: "QUYẾT ĐỊNH:" },
      text(`Điều 1. Công nhận ${counted(view)} đạt “${scheme.title}” năm ${year} (có danh sách kèm theo).`),
      text("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
      text(
        `Điều 3. ${unit.level === "nation" ? "Cục trưởng Cục Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc, Giám đốc Công an các tỉnh, thành phố" : `Chánh Văn phòng, Trưởng ${policeOf(unit)}`}, thủ trưởng các đơn vị có liên quan và các đơn vị có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`,
      ),
    ],
    recipients: ["- Như Điều 3;", unit.level === "nation" ? "- Lưu: VT, V05." : "- Lưu: VT."],
    signature: { authority, notes: ["(Chữ ký, dấu)"], name: view.signerName || dotted },
    remarks: remarks(view),
    appendix: list(view),
  };
}

/** The tờ trình with which the police put the list before who decides. */
export function submissionPaper(view: DecisionView, today: Day): Paper {
  const { scheme, year, unit } = view;
  const nation = unit.level === "nation";
  const from = nation ? "Cục Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc" : policeOf(unit);
  return {
    title: `Tờ trình công nhận ${scheme.shortName} ${year}`,
    mark: "Dự thảo, chưa ký",
    parent: nation ? "BỘ CÔNG AN" : unit.level === "commune" ? "CÔNG AN TỈNH, THÀNH PHỐ" : "BỘ CÔNG AN",
    issuer: upper(from),
    number: nation ? "Số: ……/TTr-V05" : "Số: ……/TTr-CA",
    placeAndDay: `${place(view)}, ${longDay(today)}`,
    kind: "TỜ TRÌNH",
    subject: `Về việc công nhận ${scheme.shortName} năm ${year}`,
    to: nation ? "Bộ trưởng Bộ Công an" : view.issuer,
    blocks: [
      text(`Căn cứ ${scheme.legalBasis};`),
      text(
        `${from} đã tổ chức xét, thẩm định hồ sơ đăng ký năm ${year}. Kết quả có ${counted(view)} đủ điều kiện công nhận.`,
      ),
      text(
        `${from} trình ${nation ? "đồng chí Bộ trưởng" : view.issuer} xem xét, quyết định công nhận ${counted(view)} đạt “${scheme.title}” năm ${year} (có dự thảo Quyết định và danh sách kèm theo).`,
      ),
      text(`Kính trình ${nation ? "đồng chí Bộ trưởng" : view.issuer} xem xét, quyết định.`),
    ],
    recipients: ["- Như trên;", "- Lưu: VT."],
    signature: {
      authority: [
        nation
          ? "CỤC TRƯỞNG"
          : unit.level === "commune"
            ? `TRƯỞNG CÔNG AN ${upper(kindWords[unit.kind])}`
            : "GIÁM ĐỐC",
      ],
      notes: ["(Chữ ký, dấu)"],
      name: dotted,
    },
    remarks: remarks(view),
    appendix: list(view),
  };
}

/** What the file of the decision says of its day, for a line of the page. */
export const decisionLine = ({
  number,
  decidedOn,
  issuer,
}: Pick<DecisionView, "number" | "decidedOn" | "issuer">) =>
  `Quyết định số ${number}${decidedOn ? ` ngày ${formatDay(decidedOn)}` : ""} của ${issuer}`;
