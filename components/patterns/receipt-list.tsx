import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import type { ReceiptLine } from "@/lib/core/receipt";

/** The receipts of a record, the latest first; nothing for one that was never sent. */
export function ReceiptList({ receipts }: { receipts: ReceiptLine[] }) {
  if (receipts.length === 0) return null;
  return (
    <section className="mt-3 border-t border-line pt-2.5" aria-label="Biên nhận">
      <p className="text-hint text-muted">Biên nhận</p>
      <ul className="grid gap-1 phone:gap-0">
        {receipts.map(({ id, number, sentAt }) => (
          <li key={id} className="text-hint">
            <Link href={`/receipts/${id}`} className="text-link figures phone:inline-block phone:py-3">
              {number}
            </Link>{" "}
            <span className="text-muted">{formatInstant(sentAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** After a sending: the number that it got, and the way to the paper. */
export function SentReceipt({ receipt }: { receipt: ReceiptLine | undefined }) {
  if (!receipt) return null;
  return (
    <>
      Biên nhận số <strong className="figures">{receipt.number}</strong>, gửi lúc{" "}
      {formatInstant(receipt.sentAt)}.{" "}
      <Link href={`/receipts/${receipt.id}`} className="text-link">
        Xem và in biên nhận
      </Link>
      .
    </>
  );
}
