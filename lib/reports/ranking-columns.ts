import type { Day } from "@/lib/core/dates";
import type { RowColumn } from "@/lib/core/export";
import { partPercent } from "@/lib/core/numbers";
import { stateWords, unitTitle } from "@/lib/core/words";
import type { UnitLevel } from "@/prisma/generated/enums";
import { standingOf } from "./discipline";
import type { RankedUnit, SeasonFacts } from "./overview";
import { disciplineWords } from "./words";

type Season = Pick<SeasonFacts, "resultDueOn" | "state">;

/** The columns of the units below one: provinces with their communes counted, communes with how they stand. */
export function rankingColumns(level: UnitLevel, season: Season, today: Day): RowColumn<RankedUnit>[] {
  const names: RowColumn<RankedUnit>[] = [
    { header: "Mã", kind: "text", width: 8, of: (row) => row.code },
    { header: "Đơn vị", kind: "text", width: 30, of: unitTitle },
  ];
  const amounts: RowColumn<RankedUnit>[] = [
    { header: "Điểm", kind: "count", of: (row) => row.points },
    { header: "Trong đó điểm cấp xã", kind: "count", of: (row) => row.communePoints },
    { header: "Lượt người", kind: "count", of: (row) => row.turnout },
    { header: "Điểm chờ tiếp nhận", kind: "count", of: (row) => row.waitingPoints },
  ];
  if (level === "nation") {
    return [
      ...names,
      { header: "Số xã", kind: "count", of: (row) => row.communes },
      ...amounts,
      { header: "Xã có tổ chức", kind: "count", of: (row) => row.held },
      { header: "Xã có tổ chức (%)", kind: "decimal", of: (row) => partPercent(row.held, row.communes) },
      { header: "Xã đã báo cáo", kind: "count", of: (row) => row.reported },
      { header: "Xã đã báo cáo (%)", kind: "decimal", of: (row) => partPercent(row.reported, row.communes) },
    ];
  }
  return [
    ...names,
    { header: "Thuộc huyện (mùa cũ)", kind: "text", of: (row) => row.districtName },
    { header: "Kết quả", kind: "text", width: 18, of: (row) => resultOf(row, season, today) },
    { header: "Gia hạn đến", kind: "day", of: (row) => row.until },
    {
      header: "Kế hoạch",
      kind: "text",
      width: 18,
      of: (row) => (row.level !== "commune" ? null : row.plan ? stateWords[row.plan] : "Chưa có"),
    },
    ...amounts,
  ];
}

/** How one stands with its results; of a district or a province that held points itself nothing is asked. */
function resultOf(row: RankedUnit, season: Season, today: Day): string {
  const standing = standingOf(row, season.resultDueOn, today, season.state === "locked");
  const first = standing.find((group) => group.count > 0);
  if (!first) return `Điểm cấp ${row.level === "district" ? "huyện" : "tỉnh"}`;
  return disciplineWords[first.discipline];
}
