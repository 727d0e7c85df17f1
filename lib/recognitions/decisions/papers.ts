import { type Day, formatDay, writtenDay } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { dotted, headName, type Paper, type PaperBlock } from "@/lib/core/paper";
import { kindWords, placeName, policeOf, unitTitle } from "@/lib/core/words";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { sampleSentence, subjectKindWords } from "@/lib/recognitions/words";
import { rankingRule } from "./ranking";
import type { DecisionLine, DecisionView } from "./view";
import { byPolice } from "./words";

const text = (words: string): PaperBlock => ({ kind: "paragraph", text: words });
const centred = (words: string): PaperBlock => ({ kind: "centred", text: words });
const basis = (words: string): PaperBlock => ({ kind: "basis", text: words });
const upper = (words: string) => words.toLocaleUpperCase("vi");

const longDay = (day: Day | null) => (day ? writtenDay(day) : "ngày …… tháng …… năm ……");

const place = ({ unit }: DecisionView) => (unit.level === "nation" ? "Hà Nội" : placeName(unit.name));

/** Who or what stands in a line: "Thôn Đông Hà", "Phường Thành Sen", and of the ward its police. */
export function lineName(
  { kind, name, unitKind, unitName }: Pick<DecisionLine, "kind" | "name" | "unitKind" | "unitName">,
  scheme?: { title: string },
): string {
  if (!unitSubjects.includes(kind)) return name;
  const unit = { kind: unitKind, name: unitName };
  return scheme && ofPolice(scheme) ? policeOf(unit) : unitTitle(unit);
}

/** A scheme that recognises the police of a unit, not the unit. */
const ofPolice = ({ title }: { title: string }) => title.startsWith("Công an ");

function counted({ lines, scheme }: Pick<DecisionView, "lines" | "scheme">): string {
  const kinds = new Map<string, number>();
  for (const { kind } of lines) {
    const plain = subjectKindWords[kind].toLocaleLowerCase("vi");
    const word = unitSubjects.includes(kind) && ofPolice(scheme) ? `Công an ${plain}` : plain;
    kinds.set(word, (kinds.get(word) ?? 0) + 1);
  }
  return [...kinds].map(([word, n]) => `${String(n).padStart(2, "0")} ${word}`).join(", ");
}

function list(view: DecisionView): Paper["appendix"] {
  const nation = view.unit.level === "nation";
  const classes = isClassed(view);
  // Of communes on the list of their province the name says everything.
  const where = nation || view.lines.some(({ kind }) => !unitSubjects.includes(kind));
  return {
    title: "DANH SÁCH",
    subject: `${view.scheme.title} năm ${view.year}`,
    notes: [
      `(Kèm theo Quyết định số ${view.number || "……"} ${longDay(view.decidedOn)} của ${view.issuer})`,
      `Xếp theo thứ tự: ${rankingRule.map((rule) => rule.charAt(0).toLocaleLowerCase("vi") + rule.slice(1)).join("; ")}.`,
    ],
    columns: [
      { header: "STT", align: "center", width: 14 },
      { header: "Tên", align: "start", width: where ? 92 : 146 },
      { header: "Loại", align: "start", width: 36 },
      ...(where
        ? [{ header: nation ? "Tỉnh, thành phố" : "Đơn vị", align: "start" as const, width: 54 }]
        : []),
      { header: view.lines[0]?.scoring === "met" ? "Tiêu chí đạt" : "Điểm", align: "center", width: 24 },
      { header: classes ? "Xếp loại" : "Ghi chú", align: "start", width: 32 },
    ],
    rows: view.lines.map((line, at) => [
      String(at + 1),
      lineName(line, view.scheme),
      subjectKindWords[line.kind],
      ...(where ? [nation ? line.province : unitTitle({ kind: line.unitKind, name: line.unitName })] : []),
      line.scoring === "met" ? String(line.met) : formatHundredths(line.total),
      line.classLabel,
    ]),
  };
}

const isClassed = ({ lines }: Pick<DecisionView, "lines">) => lines.some((line) => line.class !== "");

const remarks = ({ sample }: DecisionView) => (sample ? [`${sampleSentence}.`] : []);

/** What a decision grants, in the words of its scheme: "công nhận … đạt tiêu chuẩn …", "xác nhận … đạt tiêu chí …", a class, or a title. */
export function grantOf(view: Pick<DecisionView, "scheme" | "year" | "lines">): {
  subject: string;
  article: string;
} {
  const { title } = view.scheme;
  const whom = counted(view);
  const tail = title.charAt(0).toLocaleLowerCase("vi") + title.slice(1);
  if (isClassed(view)) {
    return {
      subject: `công nhận kết quả ${tail} năm ${view.year}`,
      article: `Công nhận kết quả ${tail} năm ${view.year} của ${whom}`,
    };
  }
  if (title.startsWith("Đạt ")) {
    const what = title.slice("Đạt ".length);
    return {
      subject: `công nhận đạt ${what} năm ${view.year}`,
      article: `Công nhận ${whom} đạt ${what} năm ${view.year}`,
    };
  }
  if (title.startsWith("Xác nhận đạt ")) {
    const what = title.slice("Xác nhận đạt ".length);
    return {
      subject: `xác nhận đạt ${what} năm ${view.year}`,
      article: `Xác nhận ${whom} đạt ${what} năm ${view.year}`,
    };
  }
  return {
    subject: `công nhận danh hiệu “${title}” năm ${view.year}`,
    article: `Công nhận ${whom} đạt danh hiệu “${title}” năm ${view.year}`,
  };
}

/** The office of a province's or a district's police whose work the movement is, and who heads it. */
const officeOf = ({ unit }: DecisionView) =>
  unit.level === "province"
    ? { name: "Phòng Xây dựng phong trào bảo vệ an ninh Tổ quốc", head: "Trưởng phòng", letters: "PV05" }
    : { name: "Đội Xây dựng phong trào bảo vệ an ninh Tổ quốc", head: "Đội trưởng", letters: "XDPT" };

/** "Trưởng phòng Xây dựng phong trào…". */
const officeHead = (view: DecisionView) =>
  `${officeOf(view).head} ${officeOf(view).name.replace(/^\S+ /u, "")}`;

const department = "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc";

/** The police of the unit, who put the list before whoever decides: their name, their head, and whose police is above them. */
function policeFor({ unit, provinceName }: DecisionView) {
  if (unit.level === "nation") {
    return { name: department, head: `Cục trưởng ${department}`, post: "CỤC TRƯỞNG", above: "BỘ CÔNG AN" };
  }
  const name = policeOf(unit);
  if (unit.level === "province") {
    return { name, head: `Giám đốc ${name}`, post: "GIÁM ĐỐC", above: "BỘ CÔNG AN" };
  }
  return {
    ...{ name, head: `Trưởng ${name}`, post: `TRƯỞNG CÔNG AN ${upper(kindWords[unit.kind])}` },
    above: upper(`Công an ${provinceName}`),
  };
}

/** Who signs, above the name: the head of who issues it, or a deputy for the head (NĐ 30/2020, Phụ lục I). */
function authorityOf(view: DecisionView): string[] {
  const { signerPost, unit } = view;
  if (signerPost === "") return [dotted];
  const deputy = /^(thứ trưởng|phó )/iu.exec(signerPost.trim());
  if (unit.level === "nation") return deputy ? ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"] : ["BỘ TRƯỞNG"];
  if (byPolice(view.issuer)) {
    const { post } = policeFor(view);
    return deputy ? [`KT. ${post}`, upper(`Phó ${post}`)] : [post];
  }
  return deputy
    ? ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    : ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"];
}

/** The decision, to be worked on and signed: draft until its number and day are known. */
export function decisionPaper(view: DecisionView): Paper {
  const { scheme, year, unit } = view;
  const nation = unit.level === "nation";
  const police = policeFor(view);
  const own = byPolice(view.issuer);
  const { subject, article } = grantOf(view);
  const carriers = nation
    ? `${police.head}, Giám đốc Công an các tỉnh, thành phố`
    : own
      ? `Chánh Văn phòng, ${officeHead(view)}`
      : `Chánh Văn phòng, ${police.head}`;
  return {
    title: `Quyết định công nhận ${scheme.shortName} ${year}`,
    mark: view.state === "draft" ? "Dự thảo, chưa ký" : null,
    parent: own && !nation ? police.above : "",
    issuer: headName(view.issuer),
    number: `Số: ${view.number || (nation ? "……/QĐ-BCA" : own ? "……/QĐ-CA" : "……/QĐ-UBND")}`,
    placeAndDay: `${place(view)}, ${longDay(view.decidedOn)}`,
    kind: "QUYẾT ĐỊNH",
    subject: `Về việc ${subject}`,
    to: "",
    blocks: [
      centred(nation ? "BỘ TRƯỞNG BỘ CÔNG AN" : own ? upper(police.head) : upper(view.issuer)),
      basis(`Căn cứ ${scheme.legalBasis};`),
      basis(`Theo đề nghị của ${own && !nation ? officeHead(view) : police.head}.`),
      centred("QUYẾT ĐỊNH:"),
      text(`Điều 1. ${article} (có danh sách kèm theo).`),
      text("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
      text(
        `Điều 3. ${carriers}, thủ trưởng các đơn vị có liên quan và các đơn vị có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`,
      ),
    ],
    recipients: ["- Như Điều 3;", nation ? "- Lưu: VT, V05." : "- Lưu: VT."],
    signature: { authority: authorityOf(view), notes: ["(Chữ ký, dấu)"], name: view.signerName || dotted },
    remarks: remarks(view),
    appendix: list(view),
  };
}

/** The tờ trình with which the police put the list before who decides. */
export function submissionPaper(view: DecisionView, today: Day): Paper {
  const { scheme, year, unit } = view;
  const nation = unit.level === "nation";
  const police = policeFor(view);
  const own = byPolice(view.issuer) && !nation;
  const { subject, article } = grantOf(view);
  const from = own ? officeOf(view).name : police.name;
  const to = nation ? "đồng chí Bộ trưởng" : own ? `đồng chí ${police.head}` : view.issuer;
  return {
    title: `Tờ trình công nhận ${scheme.shortName} ${year}`,
    mark: "Dự thảo, chưa ký",
    parent: own ? upper(police.name) : police.above,
    issuer: headName(from),
    number: nation ? "Số: ……/TTr-V05" : own ? `Số: ……/TTr-${officeOf(view).letters}` : "Số: ……/TTr-CA",
    placeAndDay: `${place(view)}, ${longDay(today)}`,
    kind: "TỜ TRÌNH",
    subject: `Về việc ${subject}`,
    to: nation ? "Bộ trưởng Bộ Công an" : own ? police.head : view.issuer,
    blocks: [
      basis(`Căn cứ ${scheme.legalBasis};`),
      text(
        `${from} đã tổ chức xét, thẩm định hồ sơ đăng ký năm ${year}. Kết quả có ${counted(view)} ${isClassed(view) ? "được xếp loại" : "đủ điều kiện"}.`,
      ),
      text(
        `${from} trình ${to} xem xét, quyết định ${article.charAt(0).toLocaleLowerCase("vi")}${article.slice(1)} (có dự thảo Quyết định và danh sách kèm theo).`,
      ),
      text(`Kính trình ${to} xem xét, quyết định.`),
    ],
    recipients: ["- Như trên;", "- Lưu: VT."],
    signature: {
      authority: [own ? upper(officeOf(view).head) : police.post],
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
