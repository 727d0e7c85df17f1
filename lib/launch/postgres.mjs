import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startGuarded } from "./guarded.mjs";
import { chooseAccount, runAs } from "./postgres-account.mjs";
import { findBinaries } from "./postgres-binaries.mjs";
import { clearLeftovers, isRunning, readPidFile } from "./postgres-leftovers.mjs";

/** The owner of everything on a server of ours; a superuser, so that migrations may make extensions and roles. */
export const ownerName = "portal_owner";

// Kept inside the data folder: one is of no use without the other.
const passwordName = "owner-password";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  password_encryption: "scram-sha-256",
  shared_buffers: "256MB",
  work_mem: "32MB",
  maintenance_work_mem: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "100",
};

// For data that nobody will miss: no waiting for the disk.
const throwawaySettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  // Far from UTC and not on the hour: what leans on the server's zone shows itself.
  timezone: "Asia/Kathmandu",
};

/**
 * Starts PostgreSQL on a data folder, which it makes when it is not there yet, and on a free port of this machine only.
 * Answers { url, port, stop() }; `url` names the database `postgres`.
 */
export async function startPostgres({ folder: given, logFile, throwaway = false }) {
  const folder = resolve(given);
  const { postgres, initdb } = findBinaries();
  const account = chooseAccount(folder);
  mkdirSync(dirname(folder), { recursive: true });
  const as = runAs(account, postgres, dirname(folder));
  if (existsSync(join(folder, "PG_VERSION"))) {
    checkVersion(folder, postgres);
    await clearLeftovers(folder);
  } else {
    initialise({ folder, initdb, account, as });
  }

  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const options = { ...settings, ...(throwaway ? throwawaySettings : {}), port };
    const args = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const log = openSync(logFile, "w", 0o600);
    const [command, ...rest] = [...as.prefix, postgres, "-D", folder, ...args];
    const server = startGuarded(command, rest, {
      ...as.options,
      cwd: "/",
      stdout: log,
      stderr: log,
      signal: "INT",
      env: environment(),
    });
    closeSync(log);
    if (await becomesReady(server, folder)) {
      return { url: urlOf(folder, port), port, exited: server.exited, stop: server.stop, kill: server.kill };
    }
    const output = readFileSync(logFile, "utf8");
    // Somebody took the port between our look and the start; or a process of the old server is on its way out.
    if (
      attempt === 5 ||
      !/Address already in use|in use by another process|shared memory block/.test(output)
    ) {
      throw Object.assign(new Error("PostgreSQL không khởi động được."), { output });
    }
    await sleep(500);
  }
}

/** The URL of a server that runs on the folder already, or null. */
export function findRunning(folder) {
  return isRunning(folder) ? urlOf(folder, readPidFile(folder).port) : null;
}

function urlOf(folder, port) {
  const password = readFileSync(join(folder, passwordName), "utf8").trim();
  return `postgresql://${ownerName}:${password}@127.0.0.1:${port}/postgres`;
}

async function becomesReady(server, folder) {
  let alive = true;
  server.exited.then(() => {
    alive = false;
  });
  // Recovery after a crash may take a while; the server says so itself by staying alive.
  while (alive) {
    if (readPidFile(folder)?.ready) return true;
    await sleep(20);
  }
  return false;
}

function initialise({ folder, initdb, account, as }) {
  // Made beside its place and then moved, so that a crash in the middle leaves no half of a data folder.
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const secret = mkdtempSync(join(tmpdir(), "portal-"));
  const passwordFile = join(secret, passwordName);
  writeFileSync(passwordFile, `${randomBytes(24).toString("hex")}\n`, { mode: 0o600 });
  if (account) for (const path of [fresh, secret, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const names = [
      `--pgdata=${fresh}`,
      `--username=${ownerName}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
    ];
    // Order and case by Unicode, whatever the machine's language; Vietnamese order is asked for by name ("vi-VN-x-icu").
    const words = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const [command, ...args] = [...as.prefix, initdb, ...names, ...words, "--no-instructions"];
    const done = spawnSync(command, args, { ...as.options, encoding: "utf8", env: environment() });
    if (done.status !== 0) {
      const output = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error ?? ""}`;
      throw Object.assign(new Error("Không tạo được thư mục dữ liệu PostgreSQL."), { output });
    }
    copyFileSync(passwordFile, join(fresh, passwordName));
    if (account) chownSync(join(fresh, passwordName), account.uid, account.gid);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    chmodSync(folder, 0o700);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

function checkVersion(folder, postgres) {
  const made = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  const here = /\d+/.exec(spawnSync(postgres, ["--version"], { encoding: "utf8" }).stdout)?.[0];
  if (made === here) return;
  throw new Error(
    `Dữ liệu ở ${folder} thuộc PostgreSQL ${made}, còn bản đóng gói là ${here}. ` +
      "Hãy xem mục nâng cấp trong docs/operations.md (pg_dump bằng bản cũ, nạp lại vào bản mới).",
  );
}

/** Messages that we read must be in English. */
function environment() {
  return { ...process.env, LC_ALL: "C", LC_MESSAGES: "C", TZ: "UTC" };
}

/** A port that is free at this moment. */
export function findFreePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
