import { z } from "zod";
import * as field from "@/lib/core/fields";
import type { Drawn } from "@/lib/core/merge";
import { returnForm } from "@/lib/core/return-input";
import {
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

import { type Content, type ContentKey, type FormStep, fieldWords, formSteps } from "./content";
import { impossible } from "./impossible";

const codes = <T extends string>(list: Record<string, T>) => Object.values(list) as readonly T[];
const person = 200;
const line = 300;
const essay = 6_000;

/** Đồng that must be there. */
const amount = field.money().transform((value, ctx) => {
  if (value !== null) return value;
  ctx.addIssue({
    code: "custom",
    message: "Nhập tổng giá trị bằng đồng, ví dụ 35.000.000; không có giá trị thì ghi 0.",
  });
  return z.NEVER;
});

const count = (example: string) => field.requiredWhole(1, 1_000_000, example);

const guest = z.object({
  tier: field.choice(codes(LeaderTier), "Chọn bậc của đại biểu."),
  fullName: field.requiredText(person, "Ghi họ và tên đại biểu."),
  jobTitle: field.text(person),
  organisation: field.text(person),
});
const gift = z.object({
  recipient: field.choice(codes(GiftRecipient), "Chọn đối tượng nhận quà."),
  count: count("25"),
  value: amount,
});
const pledge = z.object({
  count: count("4"),
  parties: field.requiredText(line, "Ghi giữa những ai, ví dụ: các thôn với Công an xã."),
});
const model = z.object({
  name: field.requiredText(line, "Ghi tên mô hình."),
  kind: field.choice(codes(ModelKind), "Chọn ra mắt mới hay nhân rộng."),
  places: count("3"),
});
const award = z.object({
  authority: field.choice(codes(AwardAuthority), "Chọn cấp khen thưởng."),
  form: field.choice(codes(AwardForm), "Chọn hình thức khen thưởng."),
  recipient: field.choice(codes(AwardRecipient), "Chọn tập thể hay cá nhân."),
  count: count("2"),
});

/** What a form may say about each field of a point; a file says the same. */
export const contentShape = {
  name: field.requiredText(line, "Ghi tên điểm, ví dụ: Ngày hội thôn Nam Thượng."),
  hostLevel: field.choice(codes(HostLevel), "Chọn cấp tổ chức."),
  place: field.text(line),
  heldOn: field.requiredDay("Nhập ngày tổ chức, ví dụ 09/08/2026."),
  startsAt: field.hour(),
  endsAt: field.hour(),
  areaClass: field.choice(codes(AreaClass), "Chọn phân loại địa bàn."),
  areaTraits: field.choices(codes(AreaTrait)),
  pilotOf: field.choice(codes(PilotOf), "Chọn có phải điểm chỉ đạo không."),
  expectedLeaders: field.text(1_000),
  ceremony: field.choices(codes(CeremonyItem)),
  festivity: field.choices(codes(FestivityItem)),
  status: field.choice(codes(FestivalStatus), "Chọn tình hình tổ chức."),
  statusReason: field.text(1_000),
  turnout: field.whole(1, 5_000_000, "1.250"),
  delegates: field.whole(0, 100_000, "24"),
  topTier: field.optionalChoice(codes(LeaderTier), "Chọn bậc trong danh sách."),
  guests: field.rows(guest),
  gifts: field.rows(gift),
  pledges: field.rows(pledge),
  models: field.rows(model),
  awards: field.rows(award),
  spentState: field.money(),
  spentSocial: field.money(),
  outreach: field.whole(0, 100_000, "6"),
  goodPractice: field.text(essay),
  shortcomings: field.text(essay),
  proposals: field.text(essay),
} satisfies { [K in ContentKey]: z.ZodType<Content[K]> };

type Shape = typeof contentShape;

/** Sentences of the kinds of field say how to write, not where: the summary of errors needs the field's name too. */
function nameFields(issues: z.core.$ZodRawIssue[]): void {
  issues.forEach((issue, at) => {
    const [key, row] = issue.path ?? [];
    if (typeof key !== "string" || !(key in fieldWords) || typeof issue.message !== "string") return;
    if (!/^(Nhập số nguyên|Nhập giờ|Nhập ngày theo|Không có ngày|Nhập tổng|Số quá lớn)/.test(issue.message))
      return;
    const line = typeof row === "number" ? `, dòng ${row + 1}` : "";
    const message = `${fieldWords[key as ContentKey]}${line}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
    issues[at] = { ...issue, message };
  });
}

/**
 * Values that no point can have are refused with the field named, before anything is asked of the database. Asked
 * beside the errors of single fields, so that a person sees everything that is wrong at once.
 */
const possible = (value: Partial<Content>, ctx: z.core.$RefinementCtx) => {
  nameFields(ctx.issues);
  const failed = new Set(ctx.issues.map((issue) => issue.path?.[0]));
  const sound = Object.fromEntries(Object.entries(value).filter(([key]) => !failed.has(key)));
  for (const { path, message } of impossible(sound, null)) {
    ctx.addIssue({
      code: "custom",
      message,
      path: path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    });
  }
};
const always = { when: () => true };

function pickShape<K extends ContentKey>(keys: readonly K[]): Pick<Shape, K> {
  return Object.fromEntries(keys.map((key) => [key, contentShape[key]])) as Pick<Shape, K>;
}

const intent = z.string().default("");

const editing = { ...field.editing, intent };

function stepInput<S extends FormStep>(step: S) {
  const keys = formSteps[step].keys as readonly (typeof formSteps)[S]["keys"][number][];
  return z
    .object({ ...pickShape(keys), ...editing })
    .superRefine((value, ctx) => possible(value as Partial<Content>, ctx), always);
}

export const generalInput = stepInput("general");
export const programmeInput = stepInput("programme");
export const attendanceInput = stepInput("attendance");
export const giftsInput = stepInput("gifts");
export const awardsInput = stepInput("awards");
export const evaluationInput = stepInput("evaluation");

/** The whole point on one sheet. */
export const sheetInput = z.object({ ...contentShape, ...editing }).superRefine(possible, always);

/** V05 corrects a locked point: the whole sheet and a reason. */
export const correctInput = z
  .object({
    ...contentShape,
    ...editing,
    reason: field.requiredText(2_000, "Ghi lý do đính chính và căn cứ, ví dụ số văn bản của Công an tỉnh."),
  })
  .superRefine(possible, always);

/** A new point. The unit is a code or a name; empty is the unit that one acts for. */
export const planInput = z
  .object({
    ...pickShape(formSteps.general.keys),
    season: z.coerce.number({ error: "Chọn mùa." }).int().min(2005, "Chọn mùa.").max(2100, "Chọn mùa."),
    unit: field.text(person),
    intent,
  })
  .superRefine((value, ctx) => possible(value, ctx), always);

/** A step of the flow on one record, as it was when the page was shown. */
export const moveInput = z.object({ id: field.id, version: field.version });

export const returnInput = returnForm(
  fieldWords,
  "Ghi lý do trả lại và cần bổ sung những gì, để đơn vị biết cách sửa.",
);

export const deleteInput = moveInput;

/** Points of an earlier season to be begun again in this one. */
export const cloneInput = z.object({
  season: z.coerce.number({ error: "Chọn mùa." }).int().min(2005, "Chọn mùa.").max(2100, "Chọn mùa."),
  ids: z.array(field.id).max(500).default([]),
});

/** Accept many: the chosen ones, or all that a filter finds and that were sent before the page was shown. */
export const acceptManyInput = z.object({
  ids: z.array(field.id).max(5_000).default([]),
  all: z.literal("yes").optional(),
  query: z.string().max(2_000).default(""),
  until: z.iso.datetime({ error: "Mở lại trang để lấy danh sách mới." }),
});

export type PlanInput = z.output<typeof planInput>;
export type SheetInput = z.output<typeof sheetInput>;
export type CorrectInput = z.output<typeof correctInput>;
export type CloneInput = z.output<typeof cloneInput>;
export type MoveInput = z.output<typeof moveInput>;
export type AcceptManyInput = z.output<typeof acceptManyInput>;

/** What any saving of a point's form brings: some fields of the content, and which record they are for. */
export type EditInput = Partial<Content> & Drawn & { id: string; intent: string };
