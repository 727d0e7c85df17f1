import type { Day } from "@/lib/core/dates";
import { type FieldRemark, isClosed, openedAlong } from "@/lib/core/review";
import type {
  AreaClass,
  AreaTrait,
  AwardAuthority,
  AwardForm,
  AwardRecipient,
  CeremonyItem,
  FestivalStatus,
  FestivityItem,
  GiftRecipient,
  HostLevel,
  LeaderTier,
  ModelKind,
  PilotOf,
} from "@/prisma/generated/enums";

export type Guest = { tier: LeaderTier; fullName: string; jobTitle: string; organisation: string };
export type Gift = { recipient: GiftRecipient; count: number; value: bigint };
export type Pledge = { count: number; parties: string };
export type Model = { name: string; kind: ModelKind; places: number };
export type Award = { authority: AwardAuthority; form: AwardForm; recipient: AwardRecipient; count: number };

/** Everything that people enter about a point, from plan to result. */
export type Content = {
  name: string;
  hostLevel: HostLevel;
  place: string;
  heldOn: Day;
  startsAt: string | null;
  endsAt: string | null;
  areaClass: AreaClass;
  areaTraits: AreaTrait[];
  pilotOf: PilotOf;
  expectedLeaders: string;
  ceremony: CeremonyItem[];
  festivity: FestivityItem[];
  status: FestivalStatus;
  statusReason: string;
  turnout: number | null;
  delegates: number | null;
  topTier: LeaderTier | null;
  guests: Guest[];
  gifts: Gift[];
  pledges: Pledge[];
  models: Model[];
  awards: Award[];
  spentState: bigint | null;
  spentSocial: bigint | null;
  outreach: number | null;
  goodPractice: string;
  shortcomings: string;
  proposals: string;
};

export type ContentKey = keyof Content;

/** The steps of the form, in order; the same keys make up the address of a step. */
export const formSteps = {
  general: {
    title: "Thông tin chung",
    keys: [
      "name",
      "hostLevel",
      "place",
      "heldOn",
      "startsAt",
      "endsAt",
      "areaClass",
      "areaTraits",
      "pilotOf",
      "expectedLeaders",
    ],
  },
  programme: { title: "Phần lễ, phần hội", keys: ["ceremony", "festivity"] },
  attendance: {
    title: "Người tham dự",
    keys: ["status", "statusReason", "turnout", "delegates", "topTier", "guests"],
  },
  gifts: { title: "Quà, giao ước, mô hình", keys: ["gifts", "pledges", "models"] },
  awards: { title: "Khen thưởng, kinh phí", keys: ["awards", "spentState", "spentSocial"] },
  evaluation: { title: "Đánh giá", keys: ["outreach", "goodPractice", "shortcomings", "proposals"] },
} as const satisfies Record<string, { title: string; keys: readonly ContentKey[] }>;

export type FormStep = keyof typeof formSteps;

export const formStepNames = Object.keys(formSteps) as FormStep[];

/** Every field, in the order of the form. */
export const contentKeys = formStepNames.flatMap((step): readonly ContentKey[] => formSteps[step].keys);

/** The step on which a field stands. */
export function stepOf(key: ContentKey): FormStep {
  const found = formStepNames.find((name) => (formSteps[name].keys as readonly ContentKey[]).includes(key));
  if (!found) throw new Error(`No step has the field ${key}`);
  return found;
}

/** True for a step with something to be changed on it: after a return that named fields not every one has. */
export function isStepOpen(openFields: readonly string[], step: FormStep): boolean {
  return formSteps[step].keys.some((key) => !isClosed(openFields, key));
}

/** Where the form begins: with the first step that has something to be changed. */
export function firstStep(openFields: readonly string[]): FormStep {
  return formStepNames.find((step) => isStepOpen(openFields, step)) ?? "general";
}

/** Where to go after a step was saved: the next open one, and at the end the page that checks everything. */
export function stepAfter(step: FormStep, openFields: readonly string[] = []): FormStep | "check" {
  const later = formStepNames.slice(formStepNames.indexOf(step) + 1);
  return later.find((next) => isStepOpen(openFields, next)) ?? "check";
}

export const fieldWords: Record<ContentKey, string> = {
  name: "Tên điểm",
  hostLevel: "Cấp tổ chức",
  place: "Địa điểm",
  heldOn: "Ngày tổ chức",
  startsAt: "Giờ bắt đầu",
  endsAt: "Giờ kết thúc",
  areaClass: "Phân loại địa bàn",
  areaTraits: "Đặc điểm địa bàn",
  pilotOf: "Điểm chỉ đạo",
  expectedLeaders: "Lãnh đạo dự kiến dự",
  ceremony: "Phần lễ",
  festivity: "Phần hội",
  status: "Tình hình tổ chức",
  statusReason: "Lý do hoãn, hủy",
  turnout: "Lượt người tham gia",
  delegates: "Số đại biểu",
  topTier: "Đại biểu cấp cao nhất",
  guests: "Đại biểu chính",
  gifts: "Quà tặng",
  pledges: "Giao ước thi đua",
  models: "Mô hình",
  awards: "Khen thưởng trao tại điểm",
  spentState: "Kinh phí từ ngân sách",
  spentSocial: "Kinh phí xã hội hóa",
  outreach: "Số buổi tuyên truyền",
  goodPractice: "Cách làm hay",
  shortcomings: "Tồn tại, hạn chế, nguyên nhân",
  proposals: "Đề xuất, kiến nghị",
};

/** Fields that cannot be put right without others (impossible.ts, checks.ts): a return that names one opens these too. */
export const boundFields: Partial<Record<ContentKey, readonly ContentKey[]>> = {
  startsAt: ["endsAt"],
  endsAt: ["startsAt"],
  status: ["statusReason", "place", "turnout", "delegates", "topTier", "guests"],
  statusReason: ["status"],
  turnout: ["delegates"],
  delegates: ["turnout"],
  topTier: ["guests"],
  guests: ["topTier"],
};

/** For each field that opened along with a named one, which those are, as the form calls them. */
export function alongWords(
  openFields: readonly string[],
  remarks: readonly FieldRemark[],
): Partial<Record<string, string>> {
  const along = openedAlong(openFields, remarks, boundFields);
  return Object.fromEntries(
    Object.entries(along).map(([path, named]) => [
      path,
      named.map((one) => fieldWords[one as ContentKey]).join(", "),
    ]),
  );
}

/** The fields that opened along with a named one, as the form calls them. */
export function openedWith(
  openFields: readonly string[],
  remarks: readonly FieldRemark[],
  path: string,
): string {
  const along = openedAlong(openFields, remarks, boundFields);
  return contentKeys
    .filter((key) => along[key]?.includes(path))
    .map((key) => fieldWords[key])
    .join(", ");
}

/** Sums that screens and checks need of the rows of a point. */
export function totals(content: Pick<Content, "gifts" | "pledges" | "models" | "awards">) {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    gifts: sum(content.gifts.map((gift) => gift.count)),
    giftValue: content.gifts.reduce((all, gift) => all + gift.value, 0n),
    pledges: sum(content.pledges.map((pledge) => pledge.count)),
    models: content.models.length,
    awards: sum(content.awards.map((award) => award.count)),
  };
}

/** Something of the result was entered, so the step is not empty. */
export function isFilled(step: FormStep, content: Content): boolean {
  if (step === "general") return true;
  if (step === "attendance") return content.status !== "planned";
  return (formSteps[step].keys as readonly ContentKey[]).some((key) => {
    const value = content[key];
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
  });
}

/** The forms of a point that hold something typed and not saved, as links of its page. */
export function keptParts(id: string, unsaved: { key: string; at: string }[]) {
  return unsaved.map(({ key, at }) => {
    const form = key.split(":")[2] ?? "";
    const step = formStepNames.find((name) => name === form);
    return {
      href: `/festivals/${id}/edit/${step ?? "all"}`,
      label: step ? formSteps[step].title : form === "correct" ? "Đính chính" : "Toàn bộ điểm",
      at,
    };
  });
}
