import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import { type CountryTarget, provincesTogether, type TargetRow } from "@/lib/recognitions/targets/distance";

/** Below a target of the country: what the provinces mean to reach together, and whether it is enough. */
export function Together({ row, rows }: { row: TargetRow; rows: readonly TargetRow[] }) {
  if (row.unitLevel !== "nation") return null;
  const { provinces, needed, beyond } = provincesTogether(row, rows);
  const gap =
    beyond === 0
      ? "bằng chỉ tiêu cả nước"
      : `${beyond > 0 ? "vượt" : "thiếu"} ${formatNumber(Math.abs(beyond))} so với chỉ tiêu cả nước`;
  return (
    <span className="block text-hint font-normal text-muted">
      {provinces === 0
        ? "chưa tỉnh nào đặt chỉ tiêu đến năm này"
        : `${formatNumber(provinces)} tỉnh đã đặt cộng lại ${formatNumber(needed)} đơn vị, ${gap}`}
    </span>
  );
}

/** What the country asks, for those who see only their own part of it. */
export function CountryTargets({ targets }: { targets: readonly CountryTarget[] }) {
  if (targets.length === 0) return null;
  return (
    <p className="px-4 py-3 text-hint text-muted">
      Chỉ tiêu cả nước:{" "}
      {targets
        .map(({ year, percent, paper }) =>
          [`${formatHundredths(percent)} % đến ${year}`, paper].filter(Boolean).join(", theo "),
        )
        .join("; ")}
      .
    </p>
  );
}
