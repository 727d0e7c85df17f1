import { z } from "zod";
import { dayOf } from "@/lib/core/dates";
import * as field from "@/lib/core/fields";
import { applicationIssue } from "./words";

/** A record of the portal as people paste it: the whole address or only its path. */
const address = z
  .string({ error: "Dán địa chỉ trang trong Cổng." })
  .transform((value) => value.trim().replace(/^https?:\/\/[^/]+/i, ""))
  .pipe(
    z
      .string()
      .max(500, "Địa chỉ quá dài.")
      .regex(
        /^\/(festivals|recognitions|reports|units|receipts)(\/[\w/-]*)?([?#][^\s]*)?$/,
        "Dán địa chỉ của một trang trong Cổng, ví dụ /festivals?season=2026.",
      ),
  );

const link = z.object({ title: field.requiredText(200, "Ghi minh chứng là gì."), address });

/** What is typed at one criterion. How its answer is read, the criterion says. */
export const saveAnswerInput = z.object({
  ...field.editing,
  criterion: field.id,
  answer: field.text(40),
  notApplicable: z.literal("yes").optional().catch(undefined),
  explanation: field.text(4_000),
  links: field.rows(link, 20),
  intent: z.string().max(40).default(""),
});
export type SaveAnswerInput = z.output<typeof saveAnswerInput>;

/** Records of the unit brought to a criterion, each as "<kind>:<id>". */
export const chooseRecordsInput = z.object({
  id: field.id,
  criterion: field.id,
  records: z.array(z.string().max(60)).max(100).default([]),
});
export type ChooseRecordsInput = z.output<typeof chooseRecordsInput>;

export const dropRecordInput = z.object({ id: field.id, criterion: field.id, evidence: field.id });
export type DropRecordInput = z.output<typeof dropRecordInput>;

/** Every criterion of an application on one sheet, by the id of its row. */
export const saveSheetInput = z.object({
  id: field.id,
  original: field.editing.original,
  answers: z
    .record(
      z.uuid(),
      z.object({
        answer: field.text(40),
        notApplicable: z.literal("yes").optional().catch(undefined),
        explanation: field.text(4_000),
      }),
    )
    .default({}),
  intent: z.string().max(40).default(""),
});
export type SaveSheetInput = z.output<typeof saveSheetInput>;

/** The day of a paper that is there. */
const pastDay = () =>
  field
    .day()
    .refine(
      (of) => of === null || of <= dayOf(new Date()),
      "Ngày của văn bản không sau hôm nay; sửa theo văn bản.",
    );
const forms = () => field.whole(0, 10_000_000, "500");

export const savePapersInput = z
  .object({
    ...field.editing,
    registrationNumber: field.documentNumber(),
    surveyIssued: forms(),
    surveyCollected: forms(),
    surveySatisfied: forms(),
    partyOpinion: field.text(4_000),
    partyNumber: field.documentNumber(),
    partyDay: pastDay(),
    committeeOpinion: field.text(4_000),
    committeeNumber: field.documentNumber(),
    committeeDay: pastDay(),
    report: field.text(20_000),
    intent: z.string().max(40).default(""),
  })
  .superRefine(({ surveyIssued: issued, surveyCollected: collected, surveySatisfied: satisfied }, ctx) => {
    const say = (path: string, code: Parameters<typeof applicationIssue>[0]) =>
      ctx.addIssue({ code: "custom", path: [path], message: applicationIssue(code).message });
    if ((collected !== null && issued === null) || (satisfied !== null && collected === null)) {
      say("surveyIssued", "survey_order");
    } else if (collected !== null && issued !== null && collected > issued)
      say("surveyCollected", "collected_more");
    else if (satisfied !== null && collected !== null && satisfied > collected)
      say("surveySatisfied", "satisfied_more");
  });
export type SavePapersInput = z.output<typeof savePapersInput>;

export const moveInput = z.object({ id: field.id, version: field.version, note: field.text(2_000) });
export type MoveInput = z.output<typeof moveInput>;

export const withdrawInput = z.object({
  id: field.id,
  version: field.version,
  note: field.requiredText(2_000, "Ghi lý do rút đăng ký."),
});

export const refuseInput = z.object({
  id: field.id,
  version: field.version,
  note: field.requiredText(2_000, "Ghi lý do không đạt."),
});
export type RefuseInput = z.output<typeof refuseInput>;

/** A return: which criteria, with a remark each, or expressly all of them. Which there are, the application says. */
export const returnInput = z
  .object({
    id: field.id,
    version: field.version,
    note: field.requiredText(4_000, "Ghi lý do và nội dung cần bổ sung."),
    fields: z.array(field.id).max(300).default([]),
    remark: z.record(z.uuid(), field.text(1_000)).default({}),
    whole: z.literal("yes").optional().catch(undefined),
  })
  .transform(({ fields, remark, whole, ...rest }) => {
    const written = Object.entries(remark).flatMap(([path, said]) => (said ? [path] : []));
    const paths = [...new Set([...fields, ...written])];
    return {
      ...rest,
      whole: whole === "yes",
      remarks: paths.map((path) => ({ path, remark: remark[path] ?? "" })),
    };
  });
export type ReturnInput = z.output<typeof returnInput>;

/** Many applications at once; the button says which step. */
export const manyInput = z.object({
  ids: z.array(field.id).max(1_000).default([]),
  intent: z.enum(["begin", "alike", "send"], { error: "Chọn việc cần làm." }),
  /** The application after which the others are scored. */
  from: z.uuid().optional().catch(undefined),
});
export type ManyInput = z.output<typeof manyInput>;

/** The same for who appraises. */
export const judgeManyInput = z.object({
  ids: z.array(field.id).max(1_000).default([]),
  intent: z.enum(["propose", "pass"], { error: "Chọn việc cần làm." }),
});
export type JudgeManyInput = z.output<typeof judgeManyInput>;
