import { DescriptionList } from "@/components/patterns/description-list";
import { formatInstant } from "@/lib/core/dates";
import { policeOf, roleWords } from "@/lib/core/words";
import { delegationState } from "@/lib/identity/delegations/delegable";
import type { DelegationRow } from "@/lib/identity/delegations/view";
import { delegationStateHints } from "@/lib/identity/delegations/words";
import { termOf } from "./delegation-table";
import { DelegationTag } from "./delegation-tag";

/** One delegation as it stands on record, for the screen and for paper. */
export function DelegationSheet({ row, today }: { row: DelegationRow; today: string }) {
  const state = delegationState(row, today);
  return (
    <DescriptionList
      items={[
        { key: "number", label: "Số, ký hiệu văn bản", value: row.documentNumber },
        { key: "from", label: "Người ủy quyền", value: row.fromName },
        { key: "role", label: "Vai trò được thực hiện thay", value: roleWords[row.role] },
        { key: "unit", label: "Tại đơn vị", value: policeOf(row.unit) },
        { key: "to", label: "Người được ủy quyền", value: row.toName },
        { key: "term", label: "Thời hạn", value: termOf(row) },
        { key: "scope", label: "Nội dung ủy quyền", value: row.scope || "Mọi việc của vai trò" },
        {
          key: "state",
          label: "Hiệu lực",
          value: <DelegationTag state={state} />,
          note: delegationStateHints[state],
        },
        ...(row.revokedAt
          ? [
              {
                key: "revoked",
                label: "Thu hồi",
                value: `${formatInstant(row.revokedAt)}${row.revokedByName ? `, ${row.revokedByName}` : ""}`,
              },
            ]
          : []),
        {
          key: "written",
          label: "Ghi vào cổng",
          value: `${formatInstant(row.createdAt)}, ${row.createdByName}`,
        },
      ]}
    />
  );
}
