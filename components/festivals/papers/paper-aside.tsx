import { ChangeList } from "@/components/patterns/change-list";
import { fieldId } from "@/components/patterns/field-id";
import { ReceiptList } from "@/components/patterns/receipt-list";
import { RemarkList } from "@/components/patterns/remark-list";
import { RouteSteps } from "@/components/patterns/route-steps";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { changesToShow, type FieldSection, remarkLines } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import { askedFor } from "@/lib/festivals/papers/paper";
import { paperRoute } from "@/lib/festivals/papers/route";
import type { PaperFlow } from "@/lib/festivals/plans/view";

type PaperAskedProps<C> = {
  paper: PaperFlow;
  sections: readonly FieldSection<C>[];
  /** The page of the form; "" on that page itself, nothing for those who may not change it. */
  editHref?: string;
};

/** What the unit above asked for when it returned a paper; nothing for one that was not returned. */
export function PaperAsked<C>({ paper, sections, editHref }: PaperAskedProps<C>) {
  const asked = askedFor(paper);
  if (!asked) return null;
  return (
    <Card title={`${asked.actorUnitName} yêu cầu`} className="border-amber-line">
      <p className="whitespace-pre-line">{asked.note}</p>
      <RemarkList
        lines={remarkLines(sections, paper.review, asked.id, (path) =>
          editHref === undefined ? undefined : `${editHref}#${fieldId(path)}`,
        )}
      />
      <p className="mt-2 text-hint text-muted">
        {signedBy(asked)} · {formatInstant(asked.at)}
      </p>
    </Card>
  );
}

/** What became of the fields since the last return; nothing where there is nothing to compare. */
export function PaperChanges<C>({ paper, sections, content }: PaperAskedProps<C> & { content: C }) {
  const changes = changesToShow(paper.workflow.state, paper.review, sections, content);
  return changes && paper.review.baseline ? (
    <ChangeList baseline={paper.review.baseline} changes={changes} />
  ) : null;
}

/** The way of a plan or report, and who entered it when. */
export function PaperRoute({ kind, paper }: { kind: "plan" | "report"; paper: PaperFlow }) {
  return (
    <Card title="Đường đi của hồ sơ">
      <RouteSteps steps={paperRoute(kind, paper)} />
      <p className="mt-3 border-t border-line pt-2.5 text-hint text-muted">
        Người nhập: {paper.enteredByName}
        <br />
        Cập nhật: {formatInstant(paper.updatedAt)}
      </p>
      <ReceiptList receipts={paper.receipts} />
    </Card>
  );
}
