import { fieldId } from "@/components/patterns/field-id";
import { ReceiptList } from "@/components/patterns/receipt-list";
import { RemarkList } from "@/components/patterns/remark-list";
import { RouteSteps } from "@/components/patterns/route-steps";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { remarkLines, remarksOf } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import { type ContentKey, openedWith, stepOf } from "@/lib/festivals/points/content";
import { pointSections } from "@/lib/festivals/points/display";
import type { DecisionLine, FestivalRecord } from "@/lib/festivals/points/record";
import { routeOf } from "@/lib/festivals/points/route";

/** What the level above asked for when it returned the record; nothing for one that was not returned. */
export function askedCard(record: FestivalRecord, edits: boolean) {
  const asked = askedFor(record);
  if (!asked) return undefined;
  const { openFields } = record.review;
  const remarks = remarksOf(record.review, asked.id);
  const hrefOf = (path: string) =>
    edits ? `/festivals/${record.id}/edit/${stepOf(path as ContentKey)}#${fieldId(path)}` : undefined;
  return (
    <Card title={`${asked.actorUnitName} yêu cầu`} className="border-amber-line">
      <p className="whitespace-pre-line">{asked.note}</p>
      <RemarkList
        lines={remarkLines(pointSections, record.review, asked.id, hrefOf).map((line) => ({
          ...line,
          along: openedWith(openFields, remarks, line.path),
        }))}
      />
      {openFields.length > 0 && (
        <p className="mt-2 text-hint text-muted">Các mục khác giữ như đã gửi, không phải sửa.</p>
      )}
      <p className="mt-2 text-hint text-muted">
        {signedBy(asked)} · {formatInstant(asked.at)}
      </p>
    </Card>
  );
}

/** The return that the unit works on now. */
export function askedFor({ row, decisions }: FestivalRecord): DecisionLine | undefined {
  if (!["returned", "submitted", "draft"].includes(row.state)) return undefined;
  const last = decisions.findLast((line) => ["return", "accept", "forward"].includes(line.step));
  return last?.step === "return" ? last : undefined;
}

/** The way of the record, who entered it when, and the receipts of its sendings. */
export function RouteCard({ record }: { record: FestivalRecord }) {
  return (
    <Card title="Đường đi của hồ sơ">
      <RouteSteps steps={routeOf(record)} />
      <p className="mt-3 border-t border-line pt-2.5 text-hint text-muted">
        Người nhập: {record.enteredByName}
        <br />
        Cập nhật: {formatInstant(record.updatedAt)}
      </p>
      <ReceiptList receipts={record.receipts} />
    </Card>
  );
}
