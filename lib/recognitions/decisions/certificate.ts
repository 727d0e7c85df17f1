import { writtenDay } from "@/lib/core/dates";
import { motto, stateTitle } from "@/lib/core/paper";
import { kindWords, placeName, unitTitle } from "@/lib/core/words";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { codeText } from "./code";
import { lineName } from "./papers";
import type { RecognitionRow } from "./view";
import { byPolice } from "./words";

/** A certificate as lines, in the order in which they stand; drawn by certificate-pdf. */
export type Certificate = {
  stateTitle: string;
  motto: string;
  issuer: string;
  heading: string;
  name: string;
  where: string;
  achieved: string;
  year: string;
  decision: string;
  placeAndDay: string;
  post: string;
  signer: string;
  serial: string;
  address: string;
  codeLine: string;
  remark: string;
  /** Across the sheet where it holds no more; empty where it does. */
  mark: string;
};

const markWords = {
  withdrawn: "ĐÃ THU HỒI",
  lost: "KHÔNG CÒN HIỆU LỰC",
  ended: "KHÔNG CÒN HIỆU LỰC",
  expired: "HẾT THỜI HẠN",
} as const;

function headingOf({ deciderLevel, issuer }: RecognitionRow): string {
  if (deciderLevel === "nation") return "GIẤY CHỨNG NHẬN";
  return byPolice(issuer) ? "GIẤY XÁC NHẬN" : "GIẤY CÔNG NHẬN";
}

/** "Đạt tiêu chuẩn …", "Đạt danh hiệu “…”", or the class. */
function achievedBy({ schemeTitle, class: found }: RecognitionRow): string {
  if (found !== "") return `${schemeTitle}: xếp loại ${found}`;
  return /^(đạt|xác nhận) /iu.test(schemeTitle) ? schemeTitle : `Đạt danh hiệu “${schemeTitle}”`;
}

/** "Xã Thạch Hà, tỉnh Hà Tĩnh"; of a commune itself the province alone. */
function whereOf({ kind, unitKind, unitName, province, provinceKind }: RecognitionRow): string {
  const above = provinceKind ? `${kindWords[provinceKind]} ${province}` : "";
  const places = unitSubjects.includes(kind)
    ? [above]
    : [unitTitle({ kind: unitKind, name: unitName }), above];
  const said = places.filter(Boolean).join(", ");
  return said.charAt(0).toLocaleUpperCase("vi") + said.slice(1);
}

/** The lines of a certificate; `origin` is where anybody can ask whether it holds. */
export function certificateOf(of: RecognitionRow, origin: string): Certificate {
  const spoken = writtenDay(of.decidedOn);
  return {
    stateTitle,
    motto,
    issuer: of.issuer.toLocaleUpperCase("vi"),
    heading: headingOf(of),
    name: lineName(of, { title: of.schemeTitle }),
    where: whereOf(of),
    achieved: achievedBy(of),
    year: `Năm ${of.year}`,
    decision: `Theo Quyết định số ${of.number} ${spoken} của ${of.issuer}`,
    placeAndDay: `${of.deciderLevel === "nation" ? "Hà Nội" : placeName(of.deciderName)}, ${spoken}`,
    post: of.signerPost.toLocaleUpperCase("vi"),
    signer: of.signerName,
    serial: `Số hiệu: ${of.serial}`,
    address: `${origin.replace(/\/$/, "")}/verify/${of.code}`,
    codeLine: codeText(of.code),
    remark: of.sample ? "Chấm theo bộ tiêu chí mẫu" : "",
    mark: of.standing === "valid" || of.standing === "pending" ? "" : markWords[of.standing],
  };
}
