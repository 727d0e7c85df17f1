import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const file = join(root, "prisma", "seed", "accounts.json");

/** The demonstration accounts as a table, or an empty string where there are none. */
export function describeAccounts() {
  if (!existsSync(file)) return "";
  const { defaultPassword, accounts } = JSON.parse(readFileSync(file, "utf8"));
  const head = ["Tên đăng nhập", "Họ tên", "Vai trò", "Đơn vị"];
  const rows = [
    head,
    ...accounts.map(({ username, fullName, roleName, role, unit }) => [
      username,
      fullName,
      roleName ?? role,
      unit,
    ]),
  ];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, i) => String(cell ?? "").padEnd(widths[i])).join("  ")}`.trimEnd(),
  );
  lines.splice(1, 0, `  ${widths.map((width) => "─".repeat(width)).join("  ")}`);
  const password = process.env.DEMO_PASSWORD || defaultPassword;
  return `Tài khoản mẫu (mật khẩu chung: ${password})\n\n${lines.join("\n")}`;
}
