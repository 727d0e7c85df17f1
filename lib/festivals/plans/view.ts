import { type Day, formatDay } from "@/lib/core/dates";
import { formatDong, formatNumber } from "@/lib/core/numbers";
import type { ReceiptLine, ReceiptText } from "@/lib/core/receipt";
import type { Difference } from "@/lib/core/refusal";
import type { WorkflowRow } from "@/lib/core/workflow";
import type { SeasonOption, SeasonRow } from "@/lib/festivals/seasons/view";
import { hostLevelWords } from "@/lib/festivals/words";
import type {
  HostLevel,
  RecordState,
  Role,
  SeasonState,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";

/** A unit as it is named on the screen. */
export type UnitName = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

export type Pilot = { place: string; level: HostLevel; plannedOn: Day | null };

/** What a plan says. */
export type PlanContent = {
  number: string;
  issuedOn: Day | null;
  issuer: string;
  signer: string;
  communePoints: number | null;
  residentialPoints: number | null;
  agencyPoints: number | null;
  budgetState: bigint | null;
  budgetSocial: bigint | null;
  pilots: Pilot[];
  note: string;
};

export type PlanListRow = UnitName & {
  planId: string;
  provinceName: string | null;
  number: string;
  issuedOn: Day | null;
  communePoints: number | null;
  residentialPoints: number | null;
  agencyPoints: number | null;
  state: RecordState;
  sentAt: Date | null;
  /** The first sending that reached the unit above was after the deadline, or it is due and not sent. */
  late: boolean;
  /** Waits for a decision of the reader's unit. */
  mine: boolean;
};

export type PlanList = {
  season: SeasonRow;
  seasons: SeasonOption[];
  provinces: UnitName[];
  rows: PlanListRow[];
  total: number;
  planned: { commune: number; residential: number; agency: number };
};

export const plansPerPage = 50;

/** Points of one level: as planned, held and accepted, held and still on the way. */
export type PlannedAndHeld = {
  level: "commune" | "residential" | "agency";
  planned: number | null;
  held: number;
  provisional: number;
};

/** One line of a record's timeline. */
export type TimelineRow = {
  id: string;
  step: string;
  at: Date;
  note: string;
  actorName: string;
  actorRole: Role;
  actorUnitName: string;
};

/** What every page of a paper shows beside its content. */
export type PaperFlow = {
  workflow: WorkflowRow;
  unit: UnitName;
  season: SeasonRow & { state: SeasonState };
  enteredByName: string;
  createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
  acceptedAt: Date | null;
  chain: UnitName[];
  timeline: TimelineRow[];
  /** The latest first. */
  receipts: ReceiptLine[];
};

export type PlanPage = PaperFlow & { id: string; content: PlanContent; done: PlannedAndHeld[] };

/** A unit that has not sent its plan: none at all, or one that it still works on. */
export type MissingPlan = UnitName & {
  provinceName: string | null;
  planId: string | null;
  state: RecordState | null;
};

export type MissingPlans = {
  season: SeasonRow;
  seasons: SeasonOption[];
  rows: MissingPlan[];
  total: number;
  expected: number;
};

/** A unit for which the reader may draft a plan, and the plan if it has one. */
export type PlanUnit = UnitName & { planId: string | null };

const count = (value: number | null) => (value === null ? "" : formatNumber(value));
const dong = (value: bigint | null) => (value === null ? "" : formatDong(value));

type PlanField = { path: keyof PlanContent; label: string; of: (plan: PlanContent) => string };

/** How each field of a plan is read out; "" when nothing was entered. */
const planFields: PlanField[] = [
  { path: "number", label: "Số, ký hiệu", of: (plan) => plan.number },
  { path: "issuedOn", label: "Ngày ký", of: (plan) => (plan.issuedOn ? formatDay(plan.issuedOn) : "") },
  { path: "issuer", label: "Cơ quan ban hành", of: (plan) => plan.issuer },
  { path: "signer", label: "Người ký", of: (plan) => plan.signer },
  { path: "communePoints", label: "Điểm cấp xã", of: (plan) => count(plan.communePoints) },
  { path: "residentialPoints", label: "Điểm khu dân cư", of: (plan) => count(plan.residentialPoints) },
  {
    path: "agencyPoints",
    label: "Điểm cơ quan, doanh nghiệp, trường học",
    of: (plan) => count(plan.agencyPoints),
  },
  { path: "budgetState", label: "Ngân sách nhà nước", of: (plan) => dong(plan.budgetState) },
  { path: "budgetSocial", label: "Xã hội hóa", of: (plan) => dong(plan.budgetSocial) },
  {
    path: "pilots",
    label: "Điểm chỉ đạo",
    of: (plan) =>
      plan.pilots
        .map(
          (pilot) =>
            `${pilot.place}, ${hostLevelWords[pilot.level]}${pilot.plannedOn ? `, ${formatDay(pilot.plannedOn)}` : ""}`,
        )
        .join("\n"),
  },
  { path: "note", label: "Ghi chú", of: (plan) => plan.note },
];

/** What the receipt of a sent plan says of it. */
export function planReceipt(plan: PlanContent): ReceiptText {
  const facts = planFields
    .filter(({ path }) => path !== "note" && path !== "pilots")
    .map(({ label, of }) => ({ label, value: of(plan) }));
  return { title: "Kế hoạch tổ chức Ngày hội", facts: facts.filter(({ value }) => value !== "") };
}

/** What two people filled in differently, field by field. */
export function planDifferences(mine: PlanContent, theirs: PlanContent): Difference[] {
  return planFields
    .map(({ path, label, of }) => ({ path, label, mine: of(mine), theirs: of(theirs) }))
    .filter(({ mine: typed, theirs: stored }) => typed !== stored);
}
