import { SubNav } from "@/components/patterns/sub-nav";

const parts = [
  { key: "account", href: "/account", label: "Thông tin" },
  { key: "delegations", href: "/account/delegations", label: "Ủy quyền" },
  { key: "sessions", href: "/account/sessions", label: "Phiên và lần đăng nhập" },
  { key: "password", href: "/account/password", label: "Đổi mật khẩu" },
] as const;

/** The parts of one's own account. */
export function AccountNav({ current }: { current: (typeof parts)[number]["key"] }) {
  return (
    <SubNav
      label="Tài khoản"
      items={parts.map(({ key, href, label }) => ({ href, label, current: key === current }))}
    />
  );
}
