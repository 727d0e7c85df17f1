import { z } from "zod";
import { isDay } from "@/lib/core/dates";
import { choice, day, id, optionalChoice, requiredText, rows, text, version } from "@/lib/core/fields";
import { SchemeOutcome, SchemePeriod, SubjectKind, UnitLevel } from "@/prisma/generated/enums";
import { assessmentWindows } from "./subjects";

/** "31/3" or "31/03" as month and day, or nothing. */
const yearDay = z
  .string()
  .default("")
  .transform((value, ctx) => {
    if (value.trim() === "") return null;
    const match = /^(\d{1,2})[/.-](\d{1,2})$/.exec(value.trim());
    const found = match && `${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}`;
    // A leap year has every day that a year can have.
    if (found && isDay(`2024-${found}`)) return found;
    ctx.addIssue({ code: "custom", message: "Nhập ngày và tháng, ví dụ 31/3." });
    return z.NEVER;
  });
const requiredYearDay = yearDay.transform((value, ctx) => {
  if (value !== null) return value;
  ctx.addIssue({ code: "custom", message: "Nhập ngày và tháng, ví dụ 31/3." });
  return z.NEVER;
});

const levels = Object.values(UnitLevel);
const subjectRow = z.object({
  kind: choice(Object.values(SubjectKind), "Chọn đối tượng."),
  decides: choice(levels, "Chọn cấp quyết định."),
  formerlyDecides: optionalChoice(levels, "Chọn cấp quyết định."),
  formerlyUntil: day(),
  window: choice(assessmentWindows, "Chọn năm xét."),
  registersFrom: requiredYearDay,
  registersTo: requiredYearDay,
  dueOn: yearDay,
});

export const saveSchemeInput = z
  .object({
    id: id.optional(),
    version: version.optional(),
    code: text(40),
    name: requiredText(300, "Nhập tên chương trình."),
    shortName: requiredText(80, "Nhập tên ngắn để dùng trong danh sách."),
    legalBasis: requiredText(500, "Nhập căn cứ: số, ngày của văn bản."),
    outcome: choice(Object.values(SchemeOutcome), "Chọn kết quả."),
    period: choice(Object.values(SchemePeriod), "Chọn công nhận theo năm hay còn đến khi hết hiệu lực."),
    certificateTitle: requiredText(300, "Nhập danh hiệu ghi trên giấy công nhận."),
    provincesAdd: z.literal("yes").optional().transform(Boolean),
    active: z.literal("yes").optional().transform(Boolean),
    subjects: rows(subjectRow, 8),
  })
  .superRefine((scheme, ctx) => {
    const say = (path: PropertyKey[], message: string) =>
      ctx.addIssue({ code: "custom", path: [...path], message });
    if (scheme.id === undefined && !/^[a-z][a-z_]{2,39}$/.test(scheme.code))
      say(["code"], "Nhập mã không dấu, chữ thường, ví dụ safe_area.");
    if (scheme.subjects.length === 0) say(["subjects"], "Thêm ít nhất một đối tượng.");
    const kinds = scheme.subjects.map((subject) => subject.kind);
    scheme.subjects.forEach((subject, at) => {
      if (kinds.indexOf(subject.kind) !== at) say(["subjects", at, "kind"], "Đối tượng này đã có ở trên.");
      if ((subject.formerlyDecides === null) !== (subject.formerlyUntil === null))
        say(
          ["subjects", at, "formerlyUntil"],
          "Điền cả cấp quyết định trước đây và đến ngày nào, hoặc bỏ trống cả hai.",
        );
      if (subject.registersTo < subject.registersFrom)
        say(["subjects", at, "registersTo"], "Ngày kết thúc đăng ký phải sau ngày bắt đầu.");
    });
  })
  .transform(({ subjects, ...rest }) => ({
    ...rest,
    subjects: subjects.map(({ formerlyDecides, formerlyUntil, ...subject }) => ({
      ...subject,
      formerly: formerlyDecides && formerlyUntil ? { decides: formerlyDecides, until: formerlyUntil } : null,
    })),
  }));

export type SaveSchemeInput = z.output<typeof saveSchemeInput>;
