import { randomInt } from "node:crypto";
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { Client } from "pg";
import { hashPassword } from "../identity/hash";

// Without 0/O, 1/l/I: it is read from a screen and typed once.
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
const usernamePattern = /^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/;

/** Makes the one account that a new portal begins with: a ministry administrator at the unit of the nation. */
async function createAdmin(client: Client): Promise<void> {
  await client.query("begin");
  // Two consoles at once must not make two administrators.
  await client.query("select pg_advisory_xact_lock(hashtext('admin:create'))");
  const existing = await client.query<{ username: string }>(
    `select u.username from role_assignment a join app_user u on u.id = a.user_id
      where a.role = 'ministry_admin' and (a.valid_to is null or a.valid_to > today_in_vietnam()) limit 1`,
  );
  const found = existing.rows[0];
  if (found) {
    return refuse(
      `Đã có quản trị cấp Bộ (${found.username}). Lệnh này chỉ tạo người đầu tiên; hãy đăng nhập và tạo tài khoản ở màn hình quản trị.`,
    );
  }
  const nation = await client.query<{ id: string }>(
    "select id from unit where code = 'VN' and level = 'nation' and valid_to is null",
  );
  const unitId = nation.rows[0]?.id;
  if (!unitId) return refuse("Chưa có đơn vị nào trong cơ sở dữ liệu: hãy chạy npm start một lần trước.");

  const { username, fullName } = await askWho();
  if (!usernamePattern.test(username)) {
    return refuse("Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số và dấu chấm, ví dụ v05.quantri.");
  }
  if (fullName.length < 2) return refuse("Thiếu họ tên.");
  const taken = await client.query("select from app_user where username = $1", [username]);
  if (taken.rowCount) return refuse(`Tên đăng nhập ${username} đã có người dùng.`);

  const password = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join("");
  await client.query("select set_config('app.action', 'admin.create', true)");
  const user = await client.query<{ id: string }>(
    "insert into app_user (unit_id, username, full_name, job_title) values ($1, $2, $3, 'Quản trị hệ thống') returning id",
    [unitId, username, fullName],
  );
  const userId = user.rows[0]?.id;
  await client.query("insert into credential (user_id, password_hash, must_change) values ($1, $2, true)", [
    userId,
    await hashPassword(password),
  ]);
  await client.query(
    `insert into role_assignment (user_id, unit_id, role, valid_from)
     values ($1, $2, 'ministry_admin', today_in_vietnam())`,
    [userId, unitId],
  );
  await client.query("commit");
  console.log(
    `\nĐã tạo quản trị viên đầu tiên.\n\n  Tên đăng nhập: ${username}\n  Mật khẩu:      ${password}\n`,
  );
  console.log("Mật khẩu chỉ hiện một lần này và phải đổi ở lần đăng nhập đầu tiên.");
}

async function askWho(): Promise<{ username: string; fullName: string }> {
  let username = process.env.ADMIN_USERNAME ?? "";
  let fullName = process.env.ADMIN_FULL_NAME ?? "";
  if (stdin.isTTY && !(username && fullName)) {
    const terminal = createInterface({ input: stdin, output: stdout });
    username ||= await terminal.question("Tên đăng nhập (ví dụ v05.quantri): ");
    fullName ||= await terminal.question("Họ và tên: ");
    terminal.close();
  }
  return { username: username.trim().toLowerCase(), fullName: fullName.trim().normalize("NFC") };
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

const client = new Client(process.env.DATABASE_URL);
await client.connect();
try {
  // Whatever did not reach its commit is undone with the connection.
  await createAdmin(client);
} finally {
  await client.end();
}
