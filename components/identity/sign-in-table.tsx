import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Tag } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import { browserWords, outcomeWords } from "@/lib/identity/words";
import type { SignInOutcome } from "@/prisma/generated/enums";

export type AttemptRow = { id: string; at: Date; outcome: SignInOutcome; address: string; userAgent: string };

/** How an attempt ended: a word, and a tint that agrees with it. */
export function OutcomeTag({ outcome }: { outcome: SignInOutcome }) {
  const tone =
    outcome === "success" ? "green" : outcome === "locked" || outcome === "throttled" ? "red" : "amber";
  return <Tag tone={tone}>{outcomeWords[outcome]}</Tag>;
}

/** The last attempts to sign in to one account. */
export function SignInTable({ signIns }: { signIns: AttemptRow[] }) {
  return (
    <DataTable
      caption="Các lần đăng nhập gần đây"
      bare
      rows={signIns}
      rowKey={(row) => row.id}
      empty={<EmptyState bare title="Chưa có lần đăng nhập nào" />}
      columns={[
        { key: "at", header: "Thời điểm", cell: (row) => formatInstant(row.at) },
        {
          key: "outcome",
          header: "Kết quả",
          cell: (row) => <OutcomeTag outcome={row.outcome} />,
          phone: "aside",
        },
        { key: "address", header: "Địa chỉ", cell: (row) => row.address, phone: "line" },
        { key: "browser", header: "Trình duyệt", cell: (row) => browserWords(row.userAgent), phone: "line" },
      ]}
    />
  );
}
