import { ReceiptList } from "@/components/patterns/receipt-list";
import { RouteSteps } from "@/components/patterns/route-steps";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { signedBy } from "@/lib/core/words";
import { askedFor, paperRoute } from "@/lib/festivals/papers/paper";
import type { PaperFlow } from "@/lib/festivals/plans/view";

/** What the unit above asked for when it returned a paper; nothing for one that was not returned. */
export function PaperAsked({ paper }: { paper: PaperFlow }) {
  const asked = askedFor(paper);
  if (!asked) return null;
  return (
    <Card title={`${asked.actorUnitName} yêu cầu`} className="border-amber-line">
      <p className="whitespace-pre-line">{asked.note}</p>
      <p className="mt-2 text-hint text-muted">
        {signedBy(asked)} · {formatInstant(asked.at)}
      </p>
    </Card>
  );
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
