import type { Issue } from "@/lib/core/refusal";
import { missing } from "@/lib/festivals/points/checks";
import type { Content, ContentKey } from "@/lib/festivals/points/content";
import { at, remarkOf } from "./fields";
import type { CellRemark, ReadRow } from "./reading";
import { cellSentences } from "./words";

/** Among what a check of the form warns of: left out, not suspicious. */
export const isGap = ({ code }: Issue): boolean => code === "no_programme";

/** What the file has no column for was not forgotten in a row of it. */
export function ofColumns(read: ReadRow, issues: readonly Issue[]): Issue[] {
  return issues.filter(({ path }) => (path.split(".")[0] as ContentKey) in read.places);
}

/** What is asked about is neither missing nor suspicious yet. */
export function notAsked(read: ReadRow, told: readonly CellRemark[]): CellRemark[] {
  return told.filter(({ cell }) => !read.questions.some((question) => question.cell === cell));
}

/** What a point still lacks before it can be sent, or should tell: in a file of drafts it is nothing to look at twice. */
export function gapsOf(read: ReadRow, content: Content, warned: readonly Issue[]): CellRemark[] {
  const incomplete = content.status === "planned" ? [] : missing(content);
  return notAsked(read, [
    ...incomplete.map(({ path }) => at(read, path as ContentKey, cellSentences.incomplete())),
    ...ofColumns(read, warned)
      .filter(isGap)
      .map((issue) => remarkOf(read, content, issue)),
  ]);
}
