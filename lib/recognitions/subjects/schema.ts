import { z } from "zod";
import * as field from "@/lib/core/fields";
import type { FieldReader } from "@/lib/core/merge";
import { formatNumber } from "@/lib/core/numbers";
import { registeredSubjects } from "@/lib/recognitions/schemes/subjects";
import type { SubjectKind, UnitLevel } from "@/prisma/generated/enums";
import { managedWords } from "./words";

const kind = field.choice(registeredSubjects, "Chọn loại đối tượng.");
const managedBy = field.choice(["commune", "province"] as const, "Chọn cấp quản lý.");
const fields = {
  name: field.requiredText(200, "Ghi tên, ví dụ Thôn Đông Hà."),
  size: field.whole(0, 1_000_000, "120"),
  people: field.whole(0, 1_000_000, "480"),
  managedBy,
  startedOn: field.day(),
};

export const addSubjectInput = z.object({ kind, ...fields });
export type AddSubjectInput = z.output<typeof addSubjectInput>;

export const addManyInput = z.object({
  kind,
  managedBy,
  lines: field.requiredText(60_000, "Dán danh sách, mỗi dòng một đối tượng."),
});
export type AddManyInput = z.output<typeof addManyInput>;

export const editSubjectInput = z.object({ ...field.editing, ...fields });
export type EditSubjectInput = z.output<typeof editSubjectInput>;

export const endSubjectInput = z.object({
  id: field.id,
  version: field.version,
  endedOn: field.requiredDay("Nhập ngày thôi hoạt động, ví dụ 01/07/2026."),
});
export type EndSubjectInput = z.output<typeof endSubjectInput>;

export const takeOverInput = z.object({ from: field.id });
export type TakeOverInput = z.output<typeof takeOverInput>;

/** What of a subject is typed. */
export type SubjectContent = {
  name: string;
  size: number | null;
  people: number | null;
  managedBy: UnitLevel;
  startedOn: string | null;
};

export const subjectReaders: readonly FieldReader<SubjectContent>[] = [
  { path: "name", label: "Tên", read: ({ name }) => name },
  { path: "size", label: "Quy mô", read: ({ size }) => (size === null ? "" : formatNumber(size)) },
  { path: "people", label: "Nhân khẩu", read: ({ people }) => (people === null ? "" : formatNumber(people)) },
  { path: "managedBy", label: "Cấp quản lý", read: ({ managedBy: by }) => managedWords[by] ?? by },
  { path: "startedOn", label: "Từ ngày", read: ({ startedOn }) => startedOn ?? "" },
];

export const subjectKinds: readonly SubjectKind[] = registeredSubjects;
