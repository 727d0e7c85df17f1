import "server-only";
import type { CellKind } from "@/lib/core/cells";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { awardAuthorityWords, awardFormWords, awardRecipientWords } from "@/lib/festivals/words";
import { catalogue, type FigureEntry } from "./catalogue";
import { changeOf, changeSentence, isComparable } from "./change";
import type { Breakdown } from "./figures";
import { dividedNote } from "./inexact";
import type { FiguresPage } from "./overview";
import { getFiguresPage } from "./page-queries";
import { mapDay } from "./queries";
import { rankingColumns } from "./ranking-columns";
import { rankUnits } from "./ranking-queries";
import { reportAddress } from "./schema";
import { windowText } from "./window";
import { coverageText, mapWord } from "./words";

/** Of whom, on which map, how complete: what is said of every table of figures. */
function aboutOf({ unit, asked, set, season }: FiguresPage) {
  const note = dividedNote(unit.level, set);
  return {
    of: unitTitle(unit),
    filter: [unitTitle(unit), `mùa ${season.year}`, mapWord(asked.map).toLowerCase()],
    facts: () => [
      ["Mức độ đầy đủ", coverageText(set.coverage)] as const,
      ...(note ? [["Lưu ý về địa giới", note] as const] : []),
    ],
  };
}

const kinds: Record<FigureEntry["kind"], CellKind> = { count: "count", share: "decimal", money: "money" };

function figureColumns({ set, asked }: FiguresPage): RowColumn<FigureEntry>[] {
  const { before, figures, provisional } = set;
  const value = (entry: FigureEntry, of: number | null) => ({ kind: kinds[entry.kind], value: of });
  const compared = before && [
    {
      header: `Mùa ${before.year}`,
      kind: "count" as const,
      width: 20,
      of: (entry: FigureEntry) => value(entry, before.figures[entry.code]),
    },
    {
      header: `So với ${before.year}`,
      kind: "text" as const,
      width: 26,
      wrap: true as const,
      of: (entry: FigureEntry) => {
        if (!isComparable(entry.code, set.redrawn)) return "không so sánh được";
        const change = changeOf(entry, figures[entry.code], before.figures[entry.code], before.year);
        return change && changeSentence(change);
      },
    },
  ];
  return [
    { header: "Mã", kind: "text", width: 8, of: (entry) => entry.code },
    { header: "Chỉ tiêu", kind: "text", width: 48, wrap: true, of: (entry) => entry.label },
    { header: "Đơn vị tính", kind: "text", width: 16, wrap: true, of: (entry) => entry.unit },
    {
      header: `Mùa ${asked.season}`,
      kind: "count",
      width: 20,
      of: (entry) => value(entry, figures[entry.code]),
    },
    ...(compared ?? []),
    {
      header: "Chờ tiếp nhận",
      kind: "count",
      width: 18,
      of: (entry) => value(entry, provisional[entry.code]),
    },
  ];
}

/** All figures of a unit as a file. */
export const figureExport: ExportSource = {
  name: "figures",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getFiguresPage(tx, actor, reportAddress.parse(asked));
    if (!page) return null;
    const title = `Số liệu Ngày hội ${page.season.year}`;
    const about = { ...aboutOf(page), title, noun: "chỉ tiêu", total: catalogue.length };
    // What each counts would make the table too wide for a sheet of paper: it stands with the rest of what is said.
    const counts = catalogue.map(
      (entry) =>
        [
          `Cách tính ${entry.code}`,
          `${entry.counts} Kỳ số liệu: ${windowText(entry, page.season)}.`,
        ] as const,
    );
    return tableOf({ ...about, facts: () => [...about.facts(), ...counts] }, figureColumns(page), [
      catalogue,
    ]);
  },
};

type Part = { code: string; label: string; count: number };

function partsOf({ NH14, NH16 }: Breakdown): Part[] {
  return [
    ...NH14.map(({ authority, form, recipient, count }) => ({
      code: "NH14",
      label: `${awardFormWords[form]} của ${awardAuthorityWords[authority]}, ${awardRecipientWords[recipient].toLowerCase()}`,
      count,
    })),
    { code: "NH16", label: "Mô hình ra mắt mới", count: NH16.launched },
    { code: "NH16", label: "Mô hình nhân rộng", count: NH16.replicated },
    { code: "NH16", label: "Số điểm của các mô hình", count: NH16.places },
  ];
}

const parts: readonly RowColumn<Part>[] = [
  { header: "Mã", kind: "text", width: 8, of: (part) => part.code },
  { header: "Thành phần", kind: "text", width: 60, of: (part) => part.label },
  { header: "Số lượng", kind: "count", of: (part) => part.count },
];

/** What NH14 and NH16 are made of, as a file. */
export const breakdownExport: ExportSource = {
  name: "breakdown",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const page = await getFiguresPage(tx, actor, reportAddress.parse(asked));
    if (!page) return null;
    const rows = partsOf(page.set.breakdown);
    const title = `Thành phần NH14, NH16 mùa ${page.season.year}`;
    return tableOf({ ...aboutOf(page), title, noun: "thành phần", total: rows.length }, parts, [rows]);
  },
};

/** The units below one, ranked as on its page, all of them. */
export const rankingExport: ExportSource = {
  name: "ranking",
  needs: "figure.view",
  async open(tx, actor, asked, now) {
    const page = await getFiguresPage(tx, actor, reportAddress.parse(asked));
    if (!page?.below) return null;
    const { unit, season, below } = page;
    const day = mapDay(page.asked.map, season);
    const { rows, total } = await rankUnits(tx, {
      ...{ unit, day, rowsDay: day, season },
      by: unit.level === "nation" ? "province" : "place",
      sort: { key: below.sort, descending: below.descending },
      page: { size: Math.max(below.total, 1), number: 1 },
    });
    const about = {
      ...aboutOf(page),
      title: `${unit.level === "nation" ? "Các tỉnh, thành phố" : "Các đơn vị cấp xã"} mùa ${season.year}`,
      noun: "đơn vị",
      total,
    };
    return tableOf(about, rankingColumns(unit.level, season, dayOf(now)), [rows]);
  },
};
