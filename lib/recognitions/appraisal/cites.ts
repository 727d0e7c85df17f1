import { formatDay } from "@/lib/core/dates";
import { factText } from "@/lib/recognitions/applications/facts";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { AppraisalView, Citable } from "./view";
import { noteKindWords } from "./words";

/** Everything that a score of a criterion may rest on: what its answer brings, what the portal knew, papers, visits. */
export function citablesOf(view: AppraisalView, leaf: LeafCriterion): Citable[] {
  const { record } = view;
  const said = record.answers[leaf.key];
  const all: Citable[] = [...(view.evidence[record.criterionIds[leaf.key] ?? ""] ?? [])];
  if (said?.frozen) all.push({ code: "fact", label: `Số liệu của Cổng lúc gửi: ${factText(said.frozen)}` });
  if (said?.explanation) all.push({ code: "explanation", label: "Giải trình của đơn vị" });
  all.push({ code: "papers", label: "Văn bản, khảo sát, báo cáo của hồ sơ" });
  for (const note of view.notes) {
    all.push({ code: `note:${note.id}`, label: `${noteKindWords[note.kind]} ${formatDay(note.heldOn)}` });
  }
  return all;
}
