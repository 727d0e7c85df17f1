import type { RecordState, UnitKind, UnitLevel } from "@/prisma/generated/enums";

/** Records whose way is measured. */
export const waitingKinds = ["festival", "plan", "report"] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** States in which somebody must act; a locked record waits for nobody. */
export const waitingStates = [
  "draft",
  "submitted",
  "sent",
  "returned",
  "accepted",
] as const satisfies readonly RecordState[];
export type WaitingState = (typeof waitingStates)[number];

/** How long records stayed, in seconds: of those that went on, and of those still there. */
export type Stay = {
  finished: number;
  median: number | null;
  p90: number | null;
  open: number;
  longest: number | null;
};

/** Records in one state at one level. */
export type StateStay = Stay & { state: WaitingState; level: UnitLevel };

/** Records in the chosen state with one unit, or with the units of one province. */
export type UnitStay = Stay & { id: string; code: string; kind: UnitKind; name: string };

export const waitingKindWords: Record<WaitingKind, string> = {
  festival: "Điểm Ngày hội",
  plan: "Kế hoạch",
  report: "Báo cáo tỉnh",
};

/** What a record waits for in a state, and with whom. */
export function waitsFor(state: WaitingState, level: UnitLevel): string {
  switch (state) {
    case "draft":
      return level === "province" ? "Tỉnh soạn" : "Xã nhập";
    case "submitted":
      return level === "province" ? "Lãnh đạo tỉnh ký" : "Trưởng Công an cấp xã xác nhận";
    case "returned":
      return level === "province" ? "Tỉnh bổ sung" : "Xã bổ sung";
    case "sent":
      if (level === "nation") return "Bộ tiếp nhận";
      return level === "district" ? "Huyện kiểm tra, chuyển" : "Tỉnh tiếp nhận";
    case "accepted":
      return "Chờ Bộ khóa";
  }
}
