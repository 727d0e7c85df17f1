import type { UnitLevel } from "@/prisma/generated/enums";

/** Levels of the tree as people say them. */
export const levelWords: Record<UnitLevel, string> = {
  nation: "Trung ương",
  province: "Cấp tỉnh",
  district: "Cấp huyện",
  commune: "Cấp xã",
};

/** The first day of our records of units: what was before is not known here. */
export const recordBegins = "2000-01-01";
