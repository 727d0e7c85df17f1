import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { root } from "./paths.mjs";

/**
 * PostgreSQL refuses to run as root. Says as whom it runs when the launcher does: the owner of the data folder if there is
 * one already, else the owner of the repository, else `postgres` or `nobody`. The system's list of users is not touched.
 * Null for an ordinary user, who runs it as themselves.
 */
export function chooseAccount(folder) {
  if (process.getuid() !== 0) return null;
  const known = readAccounts();
  const owner = existsSync(folder) ? statSync(folder) : { uid: 0 };
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const home = statSync(root);
  if (home.uid !== 0 && known.some(({ uid }) => uid === home.uid)) return { uid: home.uid, gid: home.gid };
  const account =
    known.find(({ name }) => name === "postgres") ?? known.find(({ name }) => name === "nobody");
  if (!account)
    throw new Error(
      "PostgreSQL không chạy bằng root. Hãy tạo người dùng hệ thống tên postgres: useradd -r postgres",
    );
  return { uid: account.uid, gid: account.gid };
}

/**
 * How to call a program as that account. Where a folder on the way is closed to it (a clone under /root), the program keeps
 * one capability of root, to pass through folders; it still is not root for PostgreSQL. (Without the secure bit, access(2)
 * would take the capability away again.)
 */
export function runAs(account, program, folder) {
  if (!account) return { prefix: [], options: {} };
  const { uid, gid } = account;
  const reach = ["-c", 'cd "$1" && "$2" --version', "reach", folder, program];
  const cwd = "/";
  if (spawnSync("/bin/sh", reach, { uid, gid, cwd }).status === 0)
    return { prefix: [], options: { uid, gid, cwd } };
  const capability = [
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    "--securebits=+no_setuid_fixup",
  ];
  const prefix = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...capability];
  if (spawnSync(prefix[0], [...prefix.slice(1), "/bin/sh", ...reach], { cwd }).status === 0)
    return { prefix, options: { cwd } };
  throw new Error(
    `Người dùng hệ thống số ${uid}, người chạy PostgreSQL, không vào được ${dirname(folder)}. ` +
      "Hãy chạy bằng người dùng thường, hoặc đặt thư mục dự án ở nơi mọi người đọc được (ví dụ /srv), hoặc đặt DATABASE_URL.",
  );
}

function readAccounts() {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length > 3)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
