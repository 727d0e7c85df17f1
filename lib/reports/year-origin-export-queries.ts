import "server-only";
import type { Actor } from "@/lib/core/actor";
import { formatDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Asked, type RowColumn, tableOf } from "@/lib/core/export";
import { isRate } from "@/lib/core/indicator";
import { unitTitle } from "@/lib/core/words";
import { standingWords } from "@/lib/recognitions/decisions/words";
import { applicationStateWords, subjectKindWords } from "@/lib/recognitions/words";
import { yearEntryOf } from "./catalogue";
import { mapWord, registeredText } from "./words";
import { partUnit, type YearOrigin, type YearOriginPart, type YearOriginRecord } from "./year-origin";
import { getYearOrigin } from "./year-origin-queries";
import { yearOriginAddress } from "./year-schema";

/** More applications than any unit has. */
const allOfThem = 100_000;

/** "Con số này từ đâu" of a figure of a year: the units that it is the sum of, or the applications of one of them. */
export async function openYearOrigin(tx: Tx, actor: Actor, asked: Asked) {
  const origin = await getYearOrigin(tx, actor, { ...yearOriginAddress.parse(asked), page: 1 }, allOfThem);
  const { figure, records, parts } = origin;
  const entry = yearEntryOf(figure);
  const of = unitTitle(records?.of ?? origin.unit);
  const about = {
    of,
    title: `Con số này từ đâu: ${entry.short} năm ${origin.asked.year}`,
    filter: [
      of,
      `${figure} – ${entry.label}`,
      `năm ${origin.asked.year}`,
      mapWord(origin.asked.map).toLowerCase(),
    ],
    facts: () => (records ? [] : [["Mức độ đầy đủ", registeredText(origin.coverage)] as const]),
  };
  if (records)
    return tableOf({ ...about, noun: "hồ sơ", total: records.total }, recordColumns(origin), [records.rows]);
  const rows = parts?.rows ?? [];
  return tableOf({ ...about, noun: "đơn vị", total: rows.length }, partColumns(origin), [rows]);
}

function partColumns({ figure }: YearOrigin): RowColumn<YearOriginPart>[] {
  const rate = isRate(yearEntryOf(figure).of);
  return [
    { header: "Mã", kind: "text", width: 8, of: ({ unit }) => unit.code },
    { header: "Đơn vị", kind: "text", width: 34, of: ({ unit }) => unitTitle(unit) },
    { header: rate ? `Số ${partUnit(figure)} đạt` : "Đã quyết định", kind: "count", of: ({ part }) => part },
    rate
      ? { header: `Tổng số ${partUnit(figure)}`, kind: "count", of: ({ whole }) => whole }
      : { header: "Đang xét", kind: "count", of: ({ provisional }) => provisional },
    { header: "Hồ sơ", kind: "count", of: ({ records }) => records },
  ];
}

function recordColumns({ figure }: YearOrigin): RowColumn<YearOriginRecord>[] {
  return [
    { header: "Hồ sơ", kind: "text", width: 34, of: ({ name }) => name },
    { header: "Đối tượng", kind: "text", width: 16, of: ({ kind }) => subjectKindWords[kind] },
    { header: "Năm", kind: "text", width: 6, of: ({ year }) => String(year) },
    { header: "Trạng thái", kind: "text", width: 18, of: ({ state }) => applicationStateWords[state] },
    { header: `Góp vào ${figure}`, kind: "count", of: ({ part }) => part },
    { header: "Đang xét", kind: "count", of: ({ provisional }) => provisional },
    { header: "Số giấy công nhận", kind: "text", width: 18, of: ({ recognition }) => recognition?.serial },
    {
      header: "Hiệu lực",
      kind: "text",
      width: 22,
      of: ({ recognition: of }) =>
        of && `${standingWords[of.state]}${of.endedOn ? ` ${formatDay(of.endedOn)}` : ""}`,
    },
    { header: "Số quyết định", kind: "text", width: 18, of: ({ decision }) => decision?.number },
    { header: "Ngày quyết định", kind: "day", of: ({ decision }) => decision?.decidedOn },
    { header: "Cơ quan quyết định", kind: "text", width: 28, of: ({ decision }) => decision?.issuer },
  ];
}
