import "server-only";
import { dayOf, formatDay } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { isRatio } from "@/lib/core/indicator";
import { stateWords, unitTitle } from "@/lib/core/words";
import { stepWords } from "@/lib/festivals/words";
import { catalogue, entryOf } from "./catalogue";
import { type ChangeLine, changeActWords } from "./changes";
import { type ChangesPage, getChanges } from "./changes-page-queries";
import { listChanges } from "./changes-queries";
import { comparisonTitle, dividedOf } from "./compare";
import { compareColumns, figureKinds } from "./compare-columns";
import { getComparison } from "./compare-queries";
import { changesAddress, compareAddress, originAddress } from "./dashboard-schema";
import { dividedNote } from "./inexact";
import { type Origin, type OriginPart, type OriginRecord, originNote } from "./origin";
import { getOrigin } from "./origin-page-queries";
import { coverageText, mapFact, mapWord } from "./words";
import { openYearOrigin } from "./year-origin-export-queries";
import { asksYear } from "./year-schema";

/** More records than a unit has of its own. */
const allOfThem = 100_000;
/** Acts are many: they are fetched in portions. */
const portion = 10_000;

/** Two sets of figures beside each other, as a file. */
export const compareExport: ExportSource = {
  name: "compare",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getComparison(tx, actor, compareAddress.parse(asked));
    if (!page) return null;
    const { unit, season, sides } = page;
    const note = dividedNote(unit.level, dividedOf(sides));
    const about = {
      of: unitTitle(unit),
      title: comparisonTitle(sides),
      filter: [unitTitle(unit), `mùa ${season.year}`, mapWord(page.asked.map).toLowerCase()],
      noun: "chỉ tiêu",
      total: catalogue.length,
      facts: () => [
        ...sides.flatMap(({ name, coverage }) =>
          coverage ? [[`Mức độ đầy đủ: ${name}`, coverageText(coverage)] as const] : [],
        ),
        ...(note ? [["Lưu ý về địa giới", note] as const] : []),
      ],
    };
    return tableOf(about, compareColumns(page), [catalogue]);
  },
};

const changes: readonly RowColumn<ChangeLine>[] = [
  { header: "Điểm", kind: "text", width: 40, of: (row) => row.name },
  { header: "Việc", kind: "text", width: 14, of: (row) => changeActWords[row.act] },
  { header: "Mã đơn vị", kind: "text", width: 10, of: (row) => row.unit.code },
  { header: "Đơn vị", kind: "text", width: 30, of: (row) => unitTitle(row.unit) },
  { header: "Lúc", kind: "instant", of: (row) => row.at },
  { header: "Ai", kind: "text", width: 26, of: (row) => row.actorName },
  { header: "Đơn vị của người làm", kind: "text", width: 34, of: (row) => row.actorUnitName },
  { header: "Ghi chú", kind: "text", width: 50, of: (row) => row.note },
];

/** What was done to points since a day, act by act, as a file. */
export const recentExport: ExportSource = {
  name: "recent",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getChanges(tx, actor, { ...changesAddress.parse(asked), page: 1 });
    if (!page) return null;
    async function* portions(found: ChangesPage) {
      for (let number = 1; (number - 1) * portion < found.lines.total; number += 1)
        yield (await listChanges(tx, { ...found, page: { size: portion, number } })).rows;
    }
    const about = {
      of: unitTitle(page.unit),
      title: "Thay đổi gần đây",
      filter: said(
        unitTitle(page.unit),
        mapFact(page.map, page.season),
        `từ 00:00 ngày ${formatDay(page.since)}`,
        page.act && `việc: ${changeActWords[page.act]}`,
      ),
      noun: "việc",
      total: page.lines.total,
    };
    return tableOf(about, changes, portions(page));
  },
};

function partColumns(origin: Origin): RowColumn<OriginPart>[] {
  const { kind, of } = entryOf(origin.figure);
  const shares = isRatio(of) && origin.parts?.by === "province";
  const number = isRatio(of) ? "count" : figureKinds[kind];
  return [
    { header: "Mã", kind: "text", width: 8, of: (row) => row.unit.code },
    { header: "Đơn vị", kind: "text", width: 34, of: (row) => unitTitle(row.unit) },
    { header: shares ? "Xã có tổ chức" : "Đã tiếp nhận", kind: number, of: (row) => row.final },
    shares
      ? { header: "Số xã", kind: "count", of: (row) => row.coverage?.expected }
      : { header: "Chờ tiếp nhận", kind: number, of: (row) => row.provisional },
    { header: "Hồ sơ", kind: "count", of: (row) => row.records },
  ];
}

function recordColumns(origin: Origin): RowColumn<OriginRecord>[] {
  const { kind, of } = entryOf(origin.figure);
  return [
    { header: "Hồ sơ", kind: "text", width: 40, of: (row) => row.name },
    {
      header: `Góp vào ${origin.figure}`,
      kind: isRatio(of) ? "count" : figureKinds[kind],
      of: (row) => row.amount,
    },
    { header: "Trạng thái", kind: "text", width: 18, of: (row) => stateWords[row.state] },
    { header: "Bản", kind: "count", of: (row) => row.version },
    { header: "Tiếp nhận lúc", kind: "instant", of: (row) => row.acceptedAt },
    {
      header: "Ai đã quyết định",
      kind: "text",
      width: 70,
      of: (row) =>
        row.decisions
          .map(
            ({ step, at, actorName, actorUnitName }) =>
              `${stepWords[step] ?? step} ${formatDay(dayOf(at))}, ${actorName} (${actorUnitName})`,
          )
          .join("\n"),
    },
  ];
}

/** "Con số này từ đâu" as a file: the units that a figure is the sum of, or the records of one of them. */
export const originExport: ExportSource = {
  name: "origin",
  needs: "figure.view",
  async open(tx, actor, asked) {
    if (asksYear(asked)) return openYearOrigin(tx, actor, asked);
    const origin = await getOrigin(tx, actor, { ...originAddress.parse(asked), page: 1 }, allOfThem);
    if (!origin) return null;
    const { unit, season, figure, records, parts } = origin;
    const note = originNote(origin);
    const about = {
      of: unitTitle(records?.of ?? unit),
      title: `Con số này từ đâu: ${entryOf(figure).short} mùa ${season.year}`,
      filter: [
        unitTitle(records?.of ?? unit),
        `${figure} – ${entryOf(figure).label}`,
        `mùa ${season.year}`,
        mapWord(origin.asked.map).toLowerCase(),
      ],
      facts: () => [
        // Of the records of one unit the coverage of all would be another's.
        ...(records ? [] : [["Mức độ đầy đủ", coverageText(origin.coverage)] as const]),
        ...(note ? [["Lưu ý về địa giới", note] as const] : []),
      ],
    };
    if (records)
      return tableOf({ ...about, noun: "hồ sơ", total: records.total }, recordColumns(origin), [
        records.rows,
      ]);
    const rows = parts?.rows ?? [];
    return tableOf({ ...about, noun: "đơn vị", total: rows.length }, partColumns(origin), [rows]);
  },
};
