import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The lines of postmaster.pid that matter, or null if there is no such file. */
export function readPidFile(folder) {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/**
 * Ends what a crashed run left on the data folder: a server that still runs, processes of a server whose head was killed,
 * and a pid file whose number now belongs to some other program (PostgreSQL would refuse to start because of it).
 */
export async function clearLeftovers(folder) {
  const file = readPidFile(folder);
  for (const [signal, seconds] of [
    ["SIGINT", 15],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ]) {
    const left = findServers(folder, file?.pid);
    if (left.length === 0) break;
    // The head of the server tells its own children; they only hear from us when it is gone.
    const heads = left.filter((pid) => pid === file?.pid);
    for (const pid of heads.length > 0 ? heads : left) send(pid, signal);
    for (let waited = 0; waited < seconds * 20 && findServers(folder, file?.pid).length > 0; waited++)
      await sleep(50);
  }
  if (findServers(folder, file?.pid).length > 0) {
    throw new Error(
      `Một máy chủ PostgreSQL cũ vẫn giữ ${folder} và không dừng được (tiến trình ${file?.pid}).`,
    );
  }
  rmSync(join(folder, "postmaster.pid"), { force: true });
}

/** Whether a server runs on this folder now. */
export function isRunning(folder) {
  const file = readPidFile(folder);
  return file !== null && findServers(folder, file.pid).includes(file.pid);
}

/** Every process of PostgreSQL works in its data folder; that is how it is known. */
function findServers(folder, pid) {
  const home = realpathSync(folder);
  if (existsSync("/proc/self/cwd")) {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && worksIn(name, home))
      .map(Number);
  }
  if (!pid) return [];
  try {
    const command = execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(folder) ? [pid] : [];
  } catch {
    return [];
  }
}

function worksIn(pid, home) {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== home) return false;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
