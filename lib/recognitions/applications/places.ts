import type { Issue } from "@/lib/core/refusal";
import { criterionLabel } from "./display";
import type { ApplicationRecord } from "./record";
import { leafById } from "./tasks";

type Of = Pick<ApplicationRecord, "id" | "document" | "criterionIds">;

/** The page of a criterion, or of the papers, of an application. */
export const criterionHref = (id: string, criterion: string) =>
  `/recognitions/applications/${id}/criteria/${criterion}`;
export const papersHref = (id: string) => `/recognitions/applications/${id}/papers`;

export const sheetHref = (id: string) => `/recognitions/applications/${id}/all`;

/** Where an issue is mended. */
export function mendHref({ id, criterionIds }: Of, { path }: Issue): string | undefined {
  const [part, key] = [path.slice(0, path.indexOf(".")), path.slice(path.indexOf(".") + 1)];
  if (part === "papers") return `${papersHref(id)}#field-${key}`;
  const criterion = part === "criteria" ? criterionIds[key] : undefined;
  return criterion && criterionHref(id, criterion);
}

/** What was typed into the forms of an application and never saved. */
export function keptParts(
  record: Of,
  unsaved: readonly { key: string; at: string }[],
): { href: string; label: string; at: string }[] {
  return unsaved.flatMap(({ key, at }) => {
    const part = key.split(":")[2] ?? "";
    if (part === "papers") return [{ href: papersHref(record.id), label: "Văn bản, khảo sát, báo cáo", at }];
    if (part === "all") return [{ href: sheetHref(record.id), label: "Chấm trên một trang", at }];
    const leaf = leafById(record, part);
    return leaf ? [{ href: criterionHref(record.id, part), label: criterionLabel(leaf), at }] : [];
  });
}
