import type { UnitKind } from "@/prisma/generated/enums";

/** How a province stands to what it means to reach. */
export type TargetRow = {
  id: string;
  version: number;
  unitId: string;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  year: number;
  /** Hundredths of a percent. */
  percent: number;
  paper: string;
  /** Units of these kinds in the province today, how many of them are registered this year and recognised in any. */
  units: number;
  registered: number;
  recognised: number;
};

/** How many units a target asks for, and how many are still to come. */
export function distanceTo({
  units,
  recognised,
  percent,
}: Pick<TargetRow, "units" | "recognised" | "percent">): {
  needed: number;
  left: number;
} {
  const needed = Math.ceil((units * percent) / 10_000);
  return { needed, left: Math.max(needed - recognised, 0) };
}
