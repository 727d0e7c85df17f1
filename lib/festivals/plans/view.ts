import { type Day, formatDay } from "@/lib/core/dates";
import type { FieldReader } from "@/lib/core/merge";
import { formatDong, formatNumber } from "@/lib/core/numbers";
import type { ReceiptLine, ReceiptText } from "@/lib/core/receipt";
import type { FieldSection, Review } from "@/lib/core/review";
import type { WorkflowRow } from "@/lib/core/workflow";
import type { Due } from "@/lib/festivals/deadlines/due";
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
  /** By how many working days it was sent after its day, or is due and not sent; null in time. */
  lateDays: number | null;
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
  /** In whose name, and by which paper, where it was done under a delegation. */
  delegatorName: string | null;
  delegationNumber: string | null;
};

/** What every page of a paper shows beside its content. */
export type PaperFlow = {
  workflow: WorkflowRow;
  unit: UnitName;
  season: SeasonRow & { state: SeasonState };
  /** By when its unit must have sent it, with what was granted. */
  due: Due;
  enteredByName: string;
  createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
  acceptedAt: Date | null;
  chain: UnitName[];
  timeline: TimelineRow[];
  /** The latest first. */
  receipts: ReceiptLine[];
  /** What a checker asked for, and what changed since. */
  review: Review;
};

export type PlanPage = PaperFlow & { id: string; content: PlanContent; done: PlannedAndHeld[] };

/** A unit that has not sent its plan: none at all, or one that it still works on. */
export type MissingPlan = UnitName & {
  provinceName: string | null;
  planId: string | null;
  state: RecordState | null;
  /** By when it must be sent, and how many working days ago that was; null while there is time. */
  dueOn: Day;
  lateDays: number | null;
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

/** The fields of a plan, for putting together what two people entered. */
export const planReaders: FieldReader<PlanContent>[] = [
  { path: "number", label: "Số, ký hiệu", read: (plan) => plan.number },
  { path: "issuedOn", label: "Ngày ký", read: (plan) => (plan.issuedOn ? formatDay(plan.issuedOn) : "") },
  { path: "issuer", label: "Cơ quan ban hành", read: (plan) => plan.issuer },
  { path: "signer", label: "Người ký", read: (plan) => plan.signer },
  { path: "communePoints", label: "Điểm cấp xã", read: (plan) => count(plan.communePoints) },
  { path: "residentialPoints", label: "Điểm khu dân cư", read: (plan) => count(plan.residentialPoints) },
  {
    path: "agencyPoints",
    label: "Điểm cơ quan, doanh nghiệp, trường học",
    read: (plan) => count(plan.agencyPoints),
  },
  { path: "budgetState", label: "Ngân sách nhà nước", read: (plan) => dong(plan.budgetState) },
  { path: "budgetSocial", label: "Xã hội hóa", read: (plan) => dong(plan.budgetSocial) },
  {
    path: "pilots",
    label: "Điểm chỉ đạo",
    read: (plan) =>
      plan.pilots
        .map(
          (pilot) =>
            `${pilot.place}, ${hostLevelWords[pilot.level]}${pilot.plannedOn ? `, ${formatDay(pilot.plannedOn)}` : ""}`,
        )
        .join("\n"),
  },
  { path: "note", label: "Ghi chú", read: (plan) => plan.note },
];

const readers = (paths: readonly (keyof PlanContent)[]) =>
  planReaders.filter(({ path }) => paths.includes(path));

/** The fields of a plan by the parts of its form: what a return may name, and what is compared with it later. */
export const planSections: readonly FieldSection<PlanContent>[] = [
  { title: "Văn bản kế hoạch", readers: readers(["number", "issuedOn", "issuer", "signer"]) },
  {
    title: "Số điểm dự kiến",
    readers: readers(["communePoints", "residentialPoints", "agencyPoints", "pilots"]),
  },
  { title: "Kinh phí, ghi chú", readers: readers(["budgetState", "budgetSocial", "note"]) },
];

/** What the receipt of a sent plan says of it. */
export function planReceipt(plan: PlanContent): ReceiptText {
  const facts = planReaders
    .filter(({ path }) => path !== "note" && path !== "pilots")
    .map(({ label, read }) => ({ label, value: read(plan) }));
  return { title: "Kế hoạch tổ chức Ngày hội", facts: facts.filter(({ value }) => value !== "") };
}
