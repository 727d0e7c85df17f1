import {
  type Cell,
  type CellKind,
  cleanText,
  isLikeFormula,
  kindOf,
  serialOfDay,
  serialOfInstant,
} from "./cells";
import { isDay } from "./dates";

/** The looks of a cell, by their place in styles.xml below. */
const looks = {
  head: 1,
  text: 2,
  guarded: 3,
  count: 4,
  decimal: 5,
  money: 6,
  day: 7,
  instant: 8,
  label: 9,
  value: 10,
  headOfNumbers: 11,
  factNumber: 12,
  wrapped: 13,
  guardedWrapped: 14,
} as const;

export type Look = keyof typeof looks;

/** More letters than a spreadsheet takes in one cell make it refuse the whole file. */
const longest = 32_767;
const cutMark = " … (còn nữa: xem tệp CSV)";

/** Text as one cell can hold it. */
export function cellText(value: string): string {
  const text = cleanText(value);
  if (text.length <= longest) return text;
  // Not between the two halves of a sign.
  return cleanText(text.slice(0, longest - cutMark.length)) + cutMark;
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text inside XML. Spreadsheets read _x0041_ as the letter of that number: an underscore that begins one is written so itself. */
export function xmlText(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

const written = (place: string, look: Look, value: number | bigint) =>
  `<c r="${place}" s="${looks[look]}"><v>${value}</v></c>`;

const textCell = (place: string, look: Look, value: string) =>
  `<c r="${place}" s="${looks[look]}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;

/** One cell. Text is always text: what begins with "=" is none that is carried out, also after somebody edited it. */
export function cellXml(place: string, column: CellKind, cell: Cell, look?: Look, wrap = false): string {
  const { kind, value } = kindOf(cell, column);
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "bigint") return written(place, look ?? lookOf(kind), value);
  if (typeof value === "number")
    return Number.isFinite(value) ? written(place, look ?? lookOf(kind), value) : "";
  if (value instanceof Date) return written(place, "instant", serialOfInstant(value));
  if (kind === "day" && isDay(value)) return written(place, "day", serialOfDay(value));
  return textCell(place, look ?? textLook(isLikeFormula(value), wrap), cellText(value));
}

function textLook(guarded: boolean, wrap: boolean): Look {
  if (guarded) return wrap ? "guardedWrapped" : "guarded";
  return wrap ? "wrapped" : "text";
}

/** A number among words (a year) is a count without its look. */
const lookOf = (kind: CellKind): Look => (kind === "text" || kind === "day" ? "text" : kind);

/** The head of a column stands where its cells do. */
export const headLook = (kind: CellKind): Look =>
  kind === "count" || kind === "decimal" || kind === "money" ? "headOfNumbers" : "head";

const font = '<name val="Times New Roman"/><family val="1"/>';
const plain = (id: number, more: string, alignment: string) =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"${more}><alignment ${alignment}/></xf>`;
const number = (id: number) => plain(id, "", 'vertical="top"');
// A little room before words: they stand to the left, numbers beside them to the right.
const words = (wrap: boolean) => `horizontal="left" vertical="top" indent="1"${wrap ? ' wrapText="1"' : ""}`;
const quoted = ' quotePrefix="1"';

/** How cells look: the places of `looks`, in their order. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="#,##0\\ [$₫-42A]"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="12"/>${font}</font><font><b/><sz val="12"/>${font}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1EC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF14573D"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="15"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="center" indent="1" wrapText="1"/></xf>${plain(49, "", words(false))}${plain(49, quoted, words(false))}${number(3)}${number(164)}${number(165)}${number(166)}${number(167)}<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center" wrapText="1"/></xf><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>${plain(49, "", words(true))}${plain(49, quoted, words(true))}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
