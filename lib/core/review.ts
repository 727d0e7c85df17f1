import type { RecordState, Role } from "@/prisma/generated/enums";
import { type FieldReader, type Original, originalOf } from "./merge";
import type { Issue } from "./refusal";

/** Fields of a record that stand together in its form, for reading them out and for naming them in a return. */
export type FieldSection<C> = { title: string; readers: readonly FieldReader<C>[] };

/** What a return asks for at one field. */
export type FieldRemark = { path: string; remark: string };

/** A remark with the return that it belongs to. */
export type Remark = FieldRemark & { decisionId: string };

/** The fields as somebody read them when they decided: path to words. */
export type Baseline = {
  decisionId: string;
  step: string;
  at: Date;
  actorName: string;
  actorRole: Role;
  actorUnitName: string;
  fields: Original;
};

/** What a checker asked for, and what they had read when they did. */
export type Review = {
  /** The fields that may be changed; none named means all of them. */
  openFields: readonly string[];
  /** Of all returns, the earliest first. */
  remarks: Remark[];
  /** The last decision that kept what the fields said; null before the first. */
  baseline: Baseline | null;
};

export const noReview: Review = { openFields: [], remarks: [], baseline: null };

/** True for a field that the last return did not name. */
export function isClosed(openFields: readonly string[], path: string): boolean {
  return openFields.length > 0 && !openFields.includes(path);
}

/**
 * What a return opens: the fields that it names, and those that cannot be put right without them. Nothing where the
 * whole record is open again.
 */
export function openedBy(
  { remarks, whole }: { remarks: readonly FieldRemark[]; whole: boolean },
  bound: Partial<Record<string, readonly string[]>> = {},
): string[] {
  if (whole) return [];
  return [...new Set(remarks.flatMap(({ path }) => [path, ...(bound[path] ?? [])]))];
}

/** The fields that are open without having been named, each with those named that it goes with. */
export function openedAlong(
  openFields: readonly string[],
  remarks: readonly FieldRemark[],
  bound: Partial<Record<string, readonly string[]>>,
): Record<string, string[]> {
  const named = remarks.map(({ path }) => path);
  const along = openFields.filter((path) => !named.includes(path));
  return Object.fromEntries(
    along
      .map((path) => [path, named.filter((one) => bound[one]?.includes(path))] as const)
      .filter(([, others]) => others.length > 0),
  );
}

/** The content to be written, with every closed field as it is stored, and an issue for each that was changed all the same. */
export function keepClosed<C extends object>(
  readers: readonly FieldReader<C>[],
  openFields: readonly string[],
  stored: C,
  next: C,
): { content: C; issues: Issue[] } {
  const closed = readers.filter(({ path }) => isClosed(openFields, path));
  const [before, after] = [originalOf(closed, stored), originalOf(closed, next)];
  const content = { ...next };
  const issues: Issue[] = [];
  for (const { path, label } of closed) {
    content[path] = stored[path];
    if (before[path] === after[path]) continue;
    issues.push({
      path,
      code: "field_closed",
      message: `${label}: cấp trên không yêu cầu sửa mục này nên giữ như đã gửi. Mở lại biểu mẫu để xem các mục được sửa.`,
    });
  }
  return { content, issues };
}

/** One field between a decision and now. */
export type FieldChange = {
  path: string;
  label: string;
  before: string;
  after: string;
  changed: boolean;
  /** What was asked for at this field by that decision. */
  remark?: string;
};

/** What became of the fields since a decision: those that it named, in the order of the form, and those that changed. */
export function changesSince<C>(
  sections: readonly FieldSection<C>[],
  { baseline, remarks }: Review,
  content: C,
): FieldChange[] {
  if (!baseline) return [];
  const asked = remarks.filter(({ decisionId }) => decisionId === baseline.decisionId);
  return sections.flatMap(({ readers }) => {
    const now = originalOf(readers, content);
    return readers.flatMap(({ path, label }): FieldChange[] => {
      // A field that did not exist when the decision was taken was empty.
      const [before, after] = [baseline.fields[path] ?? "", now[path] ?? ""];
      const remark = asked.find((one) => one.path === path)?.remark;
      const changed = before !== after;
      return changed || remark !== undefined ? [{ path, label, before, after, changed, remark }] : [];
    });
  });
}

/** The remarks of one return. */
export function remarksOf(review: Review, decisionId: string): FieldRemark[] {
  return review.remarks.filter((one) => one.decisionId === decisionId);
}

/** A field as somebody who returns the record sees it: what it is called and what it says now. */
export type NamedField = { path: string; label: string; words: string };

/** The fields that a return may name, section by section. */
export function namedFields<C>(
  sections: readonly FieldSection<C>[],
  content: C,
): { title: string; fields: NamedField[] }[] {
  return sections.map(({ title, readers }) => ({
    title,
    fields: readers.map(({ path, label, read }) => ({ path, label, words: read(content) })),
  }));
}

/** What a page shows of the changes since the last decision; null where there is nothing to compare or to tell yet. */
export function changesToShow<C>(
  state: RecordState,
  review: Review,
  sections: readonly FieldSection<C>[],
  content: C,
): FieldChange[] | null {
  const step = review.baseline?.step;
  if (state === "locked") return step === "correct" ? changesSince(sections, review, content) : null;
  if (step !== "return" || state === "accepted") return null;
  const changes = changesSince(sections, review, content);
  const working = state === "draft" || state === "returned";
  return working && !changes.some(({ changed }) => changed) ? null : changes;
}

/** The remarks of one return with the names of their fields, and where each is changed. */
export function remarkLines<C>(
  sections: readonly FieldSection<C>[],
  review: Review,
  decisionId: string,
  hrefOf: (path: string) => string | undefined = () => undefined,
): { path: string; label: string; remark: string; href?: string }[] {
  const said = remarksOf(review, decisionId);
  return sections.flatMap(({ readers }) =>
    readers.flatMap(({ path, label }) => {
      const remark = said.find((one) => one.path === path)?.remark;
      return remark === undefined ? [] : [{ path, label, remark, href: hrefOf(path) }];
    }),
  );
}
