import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { Tag, type TagTone } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import { roleWords, unitTitle } from "@/lib/core/words";
import { type AccountState, accountStateWords } from "@/lib/identity/words";
import type { Role, UnitKind } from "@/prisma/generated/enums";

export type PersonLine = {
  id: string;
  username: string;
  fullName: string;
  jobTitle: string;
  unit: { kind: UnitKind; name: string };
  roles: Role[];
  state: AccountState;
  lastSignIn: Date | null;
};

const tones: Record<AccountState, TagTone> = {
  active: "green",
  first_password: "blue",
  locked: "red",
  disabled: "grey",
};

/** The state of an account: a word on a tint. */
export function AccountTag({ state }: { state: AccountState }) {
  return <Tag tone={tones[state]}>{accountStateWords[state]}</Tag>;
}

/** The people of an administrator, one line each. */
export function PeopleTable({ people, empty }: { people: PersonLine[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Người dùng"
      rows={people}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "name",
          header: "Họ và tên",
          cell: (row) => (
            <Link href={`/admin/people/${row.id}`} className="text-link">
              {row.fullName}
            </Link>
          ),
        },
        { key: "username", header: "Tên đăng nhập", cell: (row) => row.username, phone: "line" },
        { key: "title", header: "Chức vụ", cell: (row) => row.jobTitle || "–", phone: "hidden" },
        { key: "unit", header: "Đơn vị", cell: (row) => unitTitle(row.unit), phone: "line" },
        {
          key: "roles",
          header: "Vai trò",
          cell: (row) => row.roles.map((role) => roleWords[role]).join("; ") || "Chưa có",
          phone: "hidden",
        },
        {
          key: "state",
          header: "Trạng thái",
          cell: (row) => <AccountTag state={row.state} />,
          phone: "aside",
        },
        {
          key: "last",
          header: "Đăng nhập gần nhất",
          cell: (row) => (row.lastSignIn ? formatInstant(row.lastSignIn) : "Chưa lần nào"),
          phone: "hidden",
        },
      ]}
    />
  );
}
