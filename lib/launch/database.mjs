import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";
import { runScript } from "./run.mjs";

/** Sees that a server named by DATABASE_URL answers and is new enough. */
export async function checkServer(url) {
  const { default: pg } = await import("pg");
  const advice =
    "kiểm tra DATABASE_URL (dạng postgresql://người_dùng:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu) và máy chủ PostgreSQL.";
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  let found;
  try {
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, rolsuper or (rolbypassrls and rolcreaterole) as able
         from pg_roles where rolname = current_user`,
    );
    found = rows[0];
  } catch (error) {
    throw new PhaseError("Không kết nối được cơ sở dữ liệu.", { output: error.message, advice });
  } finally {
    await client.end().catch(() => {});
  }
  if (found.version < 150_000) {
    throw new PhaseError("Cần PostgreSQL 15 trở lên.", { advice: "nâng cấp máy chủ PostgreSQL." });
  }
  if (!found.able) {
    throw new PhaseError("Người dùng trong DATABASE_URL không đủ quyền.", {
      advice: `chạy trên máy chủ, bằng quản trị cơ sở dữ liệu: ALTER ROLE "${decodeURIComponent(new URL(url).username)}" CREATEROLE BYPASSRLS`,
    });
  }
}

/** Brings the database to the state of this release, and lets the application's role sign in. */
export async function migrate({ url, env, logFile }) {
  const done = await runScript("lib/launch/migrate.ts", {
    env,
    logFile,
    failure: "Không áp dụng được thay đổi cấu trúc cơ sở dữ liệu.",
    advice: "đọc lỗi nêu ở trên. Không có gì bị ghi dở: mỗi migration là một giao dịch.",
  });
  const { ensureAppRole } = await import("./app-role.mjs");
  await ensureAppRole(url);
  const count = done.output.split("\n").filter((line) => /^\d{4,}_/.test(line)).length;
  return { note: count > 0 ? `${count} thay đổi` : "đã mới nhất" };
}

/** Runs one of the seeds, if this release has it. All of them may run again and again. */
export async function seed(name, { env, logFile }) {
  const file = `prisma/seed/${name}.ts`;
  if (!existsSync(join(root, file))) return { note: "không có" };
  const failure = "Không nạp được dữ liệu.";
  await runScript(file, {
    env,
    logFile,
    failure,
    advice: "đọc lỗi nêu ở trên rồi chạy lại; việc nạp sẽ tiếp tục từ đầu.",
  });
}

/** Whether anybody can sign in at all. */
export async function hasAccounts(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query("select exists (select from app_user) as found")).rows[0].found;
  } finally {
    await client.end();
  }
}
