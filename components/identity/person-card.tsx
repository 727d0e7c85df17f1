import { DescriptionList } from "@/components/patterns/description-list";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import type { AccountState } from "@/lib/identity/words";
import type { UnitKind } from "@/prisma/generated/enums";
import { AccountTag } from "./people-table";

type PersonCardProps = {
  person: {
    fullName: string;
    jobTitle: string;
    username: string;
    unit: { kind: UnitKind; name: string };
    state: AccountState;
    lockedUntil: Date | null;
    passwordSince: Date | null;
    createdAt: Date;
  };
  createdOn: string;
};

/** An account to be read. */
export function PersonCard({ person, createdOn }: PersonCardProps) {
  return (
    <DescriptionList
      dense
      items={[
        { key: "name", label: "Họ và tên", value: person.fullName },
        { key: "title", label: "Chức vụ", value: person.jobTitle },
        { key: "username", label: "Tên đăng nhập", value: person.username },
        { key: "unit", label: "Đơn vị giữ tài khoản", value: unitTitle(person.unit) },
        {
          key: "state",
          label: "Trạng thái",
          value: <AccountTag state={person.state} />,
          note: person.lockedUntil ? `tự mở lúc ${formatInstant(person.lockedUntil)}` : undefined,
        },
        {
          key: "password",
          label: "Mật khẩu",
          value: person.passwordSince ? `đặt lúc ${formatInstant(person.passwordSince)}` : "chưa cấp",
        },
        { key: "created", label: "Tạo ngày", value: formatDay(createdOn) },
      ]}
    />
  );
}
