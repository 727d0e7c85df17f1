import { formatInstant } from "@/lib/core/dates";
import type { Receipt } from "@/lib/core/receipt";
import { signedBy } from "@/lib/core/words";

/** Biên nhận of one sending, for the screen and for paper. */
export function ReceiptPaper({ receipt }: { receipt: Receipt }) {
  const lines = [
    { label: "Hồ sơ", value: receipt.title },
    { label: "Đơn vị gửi", value: receipt.actorUnitName },
    { label: "Người gửi", value: signedBy(receipt) },
    { label: "Gửi đến", value: receipt.toUnitName },
    { label: "Thời điểm gửi", value: formatInstant(receipt.sentAt) },
  ];
  return (
    <article className="official mx-auto w-full max-w-[180mm] border border-line px-[8mm] py-[12mm] sm:px-[18mm] print:max-w-none print:border-0 print:p-0">
      <h2 className="text-center uppercase">Biên nhận gửi hồ sơ</h2>
      <p className="figures mt-1 text-center font-bold">Số {receipt.number}</p>
      <Facts lines={lines} />
      {receipt.facts.length > 0 && (
        <section className="mt-6">
          <h3>Nội dung khi gửi</h3>
          <Facts lines={receipt.facts} />
        </section>
      )}
      <p className="mt-6 text-[11pt] italic">
        Biên nhận ghi việc gửi hồ sơ trên cổng và số liệu tại thời điểm gửi; không thay cho việc tiếp nhận của{" "}
        {receipt.toUnitName}.
      </p>
    </article>
  );
}

function Facts({ lines }: { lines: { label: string; value: string }[] }) {
  return (
    <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
      {lines.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}:</dt>
          <dd className="font-bold whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
