import { createHmac } from "node:crypto";
import pg from "pg";
import { PhaseError } from "./progress.mjs";

const roleName = "portal_app";

/**
 * The URL that the running application uses: APP_DATABASE_URL if somebody set it, else the same database as the owner's,
 * signed in as portal_app with a password that follows from the owner's. So nothing has to be kept.
 */
export function appUrlFor(ownerUrl) {
  if (process.env.APP_DATABASE_URL) return process.env.APP_DATABASE_URL;
  const url = new URL(ownerUrl);
  url.password = appPassword(url);
  url.username = roleName;
  return url.href;
}

/** Lets portal_app sign in with that password. Migrations make the role; they know no password. */
export async function ensureAppRole(ownerUrl) {
  if (process.env.APP_DATABASE_URL) return;
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    // Hexadecimal, so it can stand in a statement that takes no parameters.
    await client.query(`alter role ${roleName} login password '${appPassword(new URL(ownerUrl))}'`);
  } finally {
    await client.end();
  }
}

/** Makes the database that a URL names, if the server does not have it. */
export async function ensureDatabase(serverUrl, name) {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return withDatabase(serverUrl, name);
}

/** The same server, another database. */
export function withDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/**
 * The settings of the application's process. Empty and not missing: Next reads `.env` itself, and takes from it whatever
 * is not set, also the owner's connection.
 */
export function appEnvironment(env, ownerUrl) {
  return { ...env, DATABASE_URL: "", APP_DATABASE_URL: appUrlFor(ownerUrl) };
}

/** Everybody can work out what follows from an empty password, so nothing is made of one. */
function appPassword(ownerUrl) {
  if (ownerUrl.password === "") {
    throw new PhaseError("DATABASE_URL không có mật khẩu nên không suy ra được mật khẩu của portal_app.", {
      advice:
        "đặt mật khẩu cho vai trò portal_app rồi khai APP_DATABASE_URL (postgresql://portal_app:mật_khẩu@máy:cổng/cơ_sở_dữ_liệu).",
    });
  }
  return createHmac("sha256", decodeURIComponent(ownerUrl.password)).update(roleName).digest("hex");
}
