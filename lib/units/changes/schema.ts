import { z } from "zod";
import {
  choice,
  day,
  documentNumber,
  id,
  requiredDay,
  requiredText,
  rows,
  text,
  version,
} from "@/lib/core/fields";
import type { UnitKind } from "@/prisma/generated/enums";
import { linesOfFile } from "./file";
import type { ChangeLine } from "./line";
import { fileProblemWords } from "./words";

const head = {
  effectiveOn: requiredDay("Nhập ngày có hiệu lực, ví dụ 01/01/2027."),
  actNumber: documentNumber(),
  actIssuedOn: day(),
  actTitle: text(300),
  note: text(1000),
};

const kinds = [
  "commune",
  "ward",
  "special_zone",
  "province",
  "municipality",
] as const satisfies readonly UnitKind[];
const unitKind = choice(kinds, "Chọn loại đơn vị.");
const existing = (ask: string) => z.string({ error: ask }).regex(/^\d{2}$|^\d{5}$/, ask);
const newCode = (ask: string) =>
  z
    .string({ error: ask })
    .trim()
    .regex(/^\d{2}$|^\d{5}$/, ask);
const codeAsk = "Nhập mã: 5 chữ số cho xã, 2 chữ số cho tỉnh.";
const name = requiredText(100, "Nhập tên, không kèm loại; ví dụ Thạch Hà.").transform((typed) =>
  typed.replace(/\s+/g, " "),
);
const parent = z
  .string()
  .regex(/^(\d{2})?$/)
  .default("");

const line = (at: number, given: Partial<ChangeLine>): ChangeLine => ({
  at,
  from: "",
  to: "",
  extent: "whole",
  main: false,
  name: "",
  kind: null,
  parent: "",
  ...given,
});

const open = z
  .object({ kind: z.literal("open"), ...head, code: newCode(codeAsk), name, unitKind, parent })
  .transform(({ code, unitKind: of, ...rest }) => ({
    ...rest,
    lines: [line(1, { to: code, name: rest.name, kind: of, parent: rest.parent })],
  }));

const close = z
  .object({
    kind: z.literal("close"),
    ...head,
    unit: existing("Chọn đơn vị kết thúc."),
    successor: existing("Chọn đơn vị kế tục."),
  })
  .refine(({ unit, successor }) => unit !== successor, { path: ["successor"], message: "Chọn đơn vị khác." })
  .transform((input) => ({ ...input, lines: [line(1, { from: input.unit, to: input.successor })] }));

const rename = z
  .object({ kind: z.literal("rename"), ...head, unit: existing("Chọn đơn vị đổi tên."), name, unitKind })
  .transform((input) => ({
    ...input,
    lines: [line(1, { from: input.unit, to: input.unit, name: input.name, kind: input.unitKind })],
  }));

const move = z
  .object({
    kind: z.literal("move"),
    ...head,
    unit: existing("Chọn đơn vị chuyển đi."),
    above: existing("Chọn tỉnh, thành phố nhận."),
    code: z
      .string()
      .trim()
      .regex(/^(\d{5})?$/, "Nhập mã 5 chữ số, hoặc để trống để giữ mã cũ.")
      .default(""),
  })
  .transform((input) => ({
    ...input,
    lines: [line(1, { from: input.unit, to: input.code || input.unit, parent: input.above })],
  }));

const merge = z
  .object({
    kind: z.literal("merge"),
    ...head,
    units: rows(z.object({ unit: existing("Chọn đơn vị.") })),
    into: z.string().default(""),
    code: z.string().trim().default(""),
    name: text(100),
    unitKind: z.union([z.literal("").transform(() => null), unitKind]).default(null),
    parent,
  })
  .superRefine(({ units, into, code, name: typed, unitKind: of }, ctx) => {
    const say = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    const codes = new Set(units.map(({ unit }) => unit));
    if (codes.size < units.length) say("units", "Một đơn vị được chọn hai lần.");
    if (units.length < (into === "" ? 2 : 1)) say("units", "Chọn các đơn vị nhập vào nhau.");
    if (into !== "") {
      if (codes.has(into))
        say("into", "Đơn vị nhận đã nằm trong danh sách nhập. Để trống nếu lập đơn vị mới.");
      return;
    }
    if (!/^\d{2}$|^\d{5}$/.test(code)) say("code", codeAsk);
    if (typed === "") say("name", "Nhập tên của đơn vị mới, không kèm loại.");
    if (of === null) say("unitKind", "Chọn loại của đơn vị mới.");
  })
  .transform((input) => ({
    ...input,
    lines: input.units.map(({ unit }, index) =>
      input.into !== ""
        ? line(index + 1, { from: unit, to: input.into })
        : line(index + 1, {
            from: unit,
            to: input.code,
            name: input.name,
            kind: input.unitKind,
            parent: input.parent,
          }),
    ),
  }));

const split = z
  .object({
    kind: z.literal("split"),
    ...head,
    unit: existing("Chọn đơn vị được chia."),
    parts: rows(
      z.object({
        code: newCode(codeAsk),
        name: text(100),
        kind: z.union([z.literal("").transform(() => null), unitKind]).default(null),
      }),
    ),
    parent,
  })
  .refine(({ parts }) => parts.length >= 2, { path: ["parts"], message: "Nhập ít nhất hai phần." })
  .transform((input) => ({
    ...input,
    lines: input.parts.map((part, index) =>
      line(index + 1, {
        from: input.unit,
        to: part.code,
        extent: "part",
        main: index === 0,
        name: part.name,
        kind: part.kind,
        // A part that goes to a living unit says nothing of it.
        parent: part.name === "" ? "" : input.parent,
      }),
    ),
  }));

/** A change by a form: each kind asks for little, and all become lines. */
export const formChangeInput = z.discriminatedUnion("kind", [open, close, rename, move, merge, split]);

/** The text of a file; the door of files has read it, or says why it could not. */
const fileLines = z
  .string({ error: fileProblemWords.missing })
  .min(1, fileProblemWords.missing)
  .transform((content, ctx) => {
    const unreadable = /^problem:(\w+)$/.exec(content)?.[1] as keyof typeof fileProblemWords | undefined;
    const read = unreadable ? { problem: unreadable } : linesOfFile(content);
    if ("lines" in read) return read.lines;
    ctx.addIssue({ code: "custom", message: fileProblemWords[read.problem] ?? fileProblemWords.missing });
    return z.NEVER;
  });

/** A change by the mapping of a decree. */
export const fileChangeInput = z
  .object({ ...head, file: fileLines })
  .transform(({ file, ...rest }) => ({ ...rest, kind: "mapping" as const, lines: file }));

/** A corrected file in the place of an earlier one. */
export const replaceFileInput = z
  .object({ id, version, file: fileLines })
  .transform(({ file, ...rest }) => ({ ...rest, lines: file }));

/** What every kind comes to. */
export type ChangeInput = {
  kind: "open" | "close" | "rename" | "move" | "merge" | "split" | "mapping";
  effectiveOn: string;
  actNumber: string;
  actIssuedOn: string | null;
  actTitle: string;
  note: string;
  lines: ChangeLine[];
};

export const moveInput = z.object({ id, version });
export const refuseInput = z.object({ id, version, note: requiredText(1000, "Ghi lý do để tỉnh biết.") });
export const undoInput = z.object({ id, version, note: requiredText(1000, "Ghi lý do hoàn tác.") });
export const editHeadInput = z.object({ id, version, ...head });
export const applyInput = z.object({
  id,
  version,
  confirmed: choice(["yes"], "Đánh dấu xác nhận đã đọc những gì thay đổi này chạm tới."),
});

export type MoveInput = z.output<typeof moveInput>;
export type NotedInput = z.output<typeof undoInput>;
export type EditHeadInput = z.output<typeof editHeadInput>;

const states = ["requested", "draft", "refused", "withdrawn", "discarded", "applied", "undone"] as const;
export const formKinds = ["open", "close", "rename", "move", "merge", "split"] as const;

/** What the address of the list may say. */
export const changeFilter = z.object({
  state: z.enum(states).or(z.literal("")).catch(""),
  kind: z
    .enum([...formKinds, "mapping"])
    .or(z.literal(""))
    .catch(""),
  unit: z.uuid().or(z.literal("")).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ChangeFilter = z.output<typeof changeFilter>;

/** What the address of a new change may say: which kind, within which province ("VN": provinces themselves). */
export const newChangeAddress = z.object({
  kind: z.enum(formKinds).optional().catch(undefined),
  in: z
    .string()
    .regex(/^\d{2}$|^VN$/)
    .optional()
    .catch(undefined),
  unit: z
    .string()
    .regex(/^\d{2}$|^\d{5}$/)
    .optional()
    .catch(undefined),
});
