import { type Day, formatInstant, writtenDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { kindWords, placeName } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";
import type { Corrections } from "./view";

type Unit = { kind: UnitKind; name: string };

/** The usual shape of the number of a province's report; the field takes others (not every province has a PV05). */
export const reportNumberPattern = "…/BC-CAT-PV05";

/** "Hà Tĩnh, ngày 05 tháng 9 năm 2026": days below 10 and months 1 and 2 get a zero, other months none (NĐ 30/2020). */
export function placeAndDay(unit: Unit, day: Day | null): string {
  const place = placeName(unit.name);
  if (day === null) return `${place}, ngày …… tháng …… năm ……`;
  return `${place}, ${writtenDay(day)}`;
}

/** "CÔNG AN TỈNH HÀ TĨNH": upper case keeps its marks. */
export function issuingBody(unit: Unit): string {
  return `Công an ${kindWords[unit.kind]} ${unit.name}`.toLocaleUpperCase("vi");
}

/**
 * The end of a document from what was typed as signer: "Phó Giám đốc, Thượng tá Nguyễn Văn Mẫu" signs
 * "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"; a name alone is signed without a line of authority.
 */
export function signature(signer: string): { authority: string[]; name: string } {
  // Nobody yet: the place of the chief stays free.
  if (signer.trim() === "") return { authority: ["GIÁM ĐỐC"], name: "" };
  const comma = signer.indexOf(",");
  if (comma < 0) return { authority: [], name: signer.trim() };
  const title = signer.slice(0, comma).trim();
  const name = signer.slice(comma + 1).trim();
  const upper = title.toLocaleUpperCase("vi");
  const chief = /^PHÓ\s+(.+)$/u.exec(upper)?.[1];
  return { authority: chief ? [`KT. ${chief}`, upper] : [upper], name };
}

/** A written part as paragraphs, one for each line that says something. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The number as it stands on the paper: room for it while there is none. */
export function numberLine(number: string): string {
  return `Số: ${number === "" ? "……/BC-CAT-PV05" : number}`;
}

/** Said wherever the figures of a signed report are shown after a correction. */
export function correctedSentence({ points, last }: Corrections): string {
  return `Số liệu đã được Bộ Công an đính chính sau khi ký báo cáo: ${formatNumber(points)} điểm, lần cuối lúc ${formatInstant(last)}. Số liệu khi ký xem ở quá trình xử lý của từng điểm.`;
}

/** A sentence that somebody typed, as a part of another one: without its full stop. */
export function clause(sentence: string): string {
  return sentence.trim().replace(/[.;,]+$/, "");
}
