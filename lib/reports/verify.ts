import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Ask } from "@/lib/core/verify";
import { unitTitle } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";
import { measures } from "./catalogue";

/** Which of the kept numbers it is: of a unit, how a unit stands, of a track, where a unit lies, of a province's places. */
export type FaultKind = "sum" | "standing" | "track_sum" | "track" | "coverage";

export type FigureFault = {
  fault: FaultKind;
  unit: { code: string; kind: UnitKind; name: string } | null;
  trackId: string | null;
  year: number | null;
  /** Of a year, not of a season. */
  yearly?: boolean;
  measure: string;
  cell: string;
  /** What is kept; null where the row is missing. */
  final: number | null;
  provisional: number | null;
  /** What the records give; null where there is nothing to count. */
  trueFinal: number | null;
  trueProvisional: number | null;
};

/** Enough to act on. */
export const namedAtMost = 200;

/** Counts everything anew from the records, and names each kept number that differs, with how many there are in all. */
export async function figureFaults(ask: Ask): Promise<{ faults: FigureFault[]; total: number }> {
  const rows = await ask<FigureFault & { total: number }>(`
    select f.fault, case when u.id is not null then json_build_object('code', u.code, 'kind', u.kind, 'name', u.name) end as unit,
           f.track_id as "trackId", coalesce(s.year, y.year) as year, y.year is not null as yearly, f.measure, f.cell, f.final::float8 as final, f.provisional::float8 as provisional,
           f.true_final::float8 as "trueFinal", f.true_provisional::float8 as "trueProvisional", (count(*) over ())::int as total
      from figure_faults() f
      left join unit u on u.id = f.unit_id
      left join season s on s.id = f.season_id
      left join figure_year y on y.id = f.season_id
     order by coalesce(s.year, y.year), u.code collate "C", f.fault, f.measure, f.cell, f.track_id
     limit ${namedAtMost}`);
  return { faults: rows.map(({ total, ...fault }) => fault), total: rows[0]?.total ?? 0 };
}

const standingWords: Record<string, string> = {
  points: "điểm đã tiếp nhận",
  commune_points: "điểm cấp xã đã tiếp nhận",
  turnout: "lượt người",
  sent: "điểm chờ tiếp nhận",
  returned: "bị trả lại",
  reported: "đã báo cáo",
  last_sent_at: "lần gửi cuối",
  places: "đơn vị có mặt",
  communes: "đơn vị cấp xã",
  held: "xã có tổ chức",
  waiting: "xã chờ tiếp nhận",
  done: "xã đã xong",
  divided: "xã bị chia",
};

/** "Mùa 2022, xã Thạch Hà (18562), Suất quà [other]: đang ghi 5, đếm lại là 7". */
export function faultText(fault: FigureFault): string {
  const where = [
    fault.year === null ? null : `${fault.yearly ? "Năm" : "Mùa"} ${fault.year}`,
    fault.unit && `${unitTitle(fault.unit)} (${fault.unit.code})`,
    fault.unit ? null : fault.trackId && `nhóm đơn vị ${fault.trackId}`,
  ].filter(Boolean);
  if (fault.fault === "track") return `${where.join(", ")}: đường đi qua các tỉnh ghi sai`;
  if (fault.measure === "standing.last_sent_at")
    return `${where.join(", ")}, ${measureWord(fault.measure)}: đang ghi ${instant(fault.final)}, đếm lại là ${instant(fault.trueFinal)}`;
  const cell = fault.cell === "" ? "" : ` [${fault.cell}]`;
  return `${where.join(", ")}, ${measureWord(fault.measure)}${cell}: ${said(fault)}`;
}

const instant = (milliseconds: number | null) =>
  milliseconds === null ? "không có" : formatInstant(new Date(milliseconds));

function measureWord(measure: string): string {
  const [domain, name = ""] = measure.split(".");
  if (domain === "standing") return `tình hình: ${standingWords[name] ?? name}`;
  if (domain === "coverage") return `mức bao phủ của tỉnh: ${standingWords[name] ?? name}`;
  return `${measures[measure]?.label ?? measure} (${measure})`;
}

function said({ final, provisional, trueFinal, trueProvisional }: FigureFault): string {
  const kept = final === null && provisional === null ? "không có dòng nào" : both(final, provisional);
  const counted =
    trueFinal === null && trueProvisional === null ? "không có hồ sơ nào" : both(trueFinal, trueProvisional);
  return `đang ghi ${kept}, đếm lại là ${counted}`;
}

function both(final: number | null, provisional: number | null): string {
  const sent = provisional ? `, và ${formatNumber(provisional)} chờ tiếp nhận` : "";
  return `${formatNumber(final ?? 0)}${sent}`;
}
