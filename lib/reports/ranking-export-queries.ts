import "server-only";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { isRatio } from "@/lib/core/indicator";
import { partPercent } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { chooseUnit } from "./asked-queries";
import { type BreakdownRow, breakdownBy } from "./breakdown-queries";
import { entryOf, type FigureEntry } from "./catalogue";
import { type Breakdown, firstFigure } from "./dashboard";
import { planOf } from "./dashboard-queries";
import { dashboardAddress } from "./dashboard-schema";
import { dividedNote, inexactBelow } from "./inexact";
import { getFigures } from "./queries";
import { coverageText, figureText, mapWord } from "./words";

/** More units than any unit ever had below it. */
const allOfThem = { size: 100_000, number: 1 };

const kinds = { count: "count", share: "decimal", money: "money" } as const;
const divisionWords = { province: "theo tỉnh, thành phố", district: "theo huyện", place: "theo xã" } as const;

/** The columns of the table on the dashboard, with their digits; a commune by itself has reported or has not. */
function columns(entry: FigureEntry, by: Breakdown["by"]): RowColumn<BreakdownRow>[] {
  return [
    { header: "Thứ", kind: "count", width: 6, of: (row) => row.rank },
    { header: "Mã", kind: "text", width: 8, of: (row) => row.unit.code },
    {
      header: { province: "Tỉnh, thành phố", district: "Huyện", place: "Đơn vị" }[by],
      kind: "text",
      width: 34,
      of: (row) => unitTitle(row.unit),
    },
    { header: `${entry.short} (${entry.unit})`, kind: kinds[entry.kind], width: 26, of: (row) => row.value },
    ...(isRatio(entry.of)
      ? []
      : [
          {
            header: `Chờ tiếp nhận (${entry.unit})`,
            kind: kinds[entry.kind],
            width: 26,
            of: (row: BreakdownRow) => row.provisional,
          },
        ]),
    by === "place"
      ? {
          header: "Đã báo cáo",
          kind: "text",
          width: 12,
          of: ({ coverage }) => (coverage.expected === 0 ? "–" : coverage.reported > 0 ? "Có" : "Chưa"),
        }
      : {
          header: "Xã đã báo cáo (%)",
          kind: "decimal",
          of: ({ coverage }) => partPercent(coverage.reported, coverage.expected),
        },
  ];
}

/** The units below one ranked by a figure, exactly as the dashboard shows them: its figure, its order, its communes or districts. */
export const figureRankingExport: ExportSource = {
  name: "figure-ranking",
  needs: "figure.view",
  async open(tx, actor, asked) {
    const address = dashboardAddress.parse(asked);
    const chosen = await chooseUnit(tx, actor, address);
    if (!chosen || chosen.unit.level === "commune") return null;
    const { unit, season, day, map } = chosen;
    const entry = entryOf(address.figure ?? firstFigure[unit.level]);
    const plan = { ...planOf(chosen, entry.code, address), page: allOfThem };
    const { rows, total } = await breakdownBy(tx, plan);
    const set = await getFigures(tx, unit, day, season);
    const note = inexactBelow(unit.level, entry, set) > 0 && dividedNote(unit.level, set);
    const about = {
      of: unitTitle(unit),
      title: `${entry.short} ${divisionWords[plan.by]} mùa ${season.year}`,
      filter: said(
        unitTitle(unit),
        `mùa ${season.year}`,
        mapWord(map).toLowerCase(),
        `${entry.code} – ${entry.label}`,
        plan.sort === "name" ? "xếp theo mã đơn vị" : "xếp từ cao xuống thấp",
      ),
      noun: "đơn vị",
      total,
      facts: () => [
        [unitTitle(unit), `${figureText(entry, set.figures[entry.code])} ${entry.unit}`] as const,
        ["Mức độ đầy đủ", coverageText(set.coverage)] as const,
        ...(note ? [["Lưu ý về địa giới", note] as const] : []),
      ],
    };
    return tableOf(about, columns(entry, plan.by), [rows]);
  },
};
