import { ReceiptList } from "@/components/patterns/receipt-list";
import { RouteSteps } from "@/components/patterns/route-steps";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import { routeOf } from "@/lib/recognitions/applications/route";

/** The way of an application, who entered it, and the receipts of its sendings. */
export function ApplicationAside({ record }: { record: ApplicationRecord }) {
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
