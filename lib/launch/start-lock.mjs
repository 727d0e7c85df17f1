import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder, root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";

const file = join(dataFolder, "start.lock");

/** Lets one `npm start` work on the data folder at a time. What a crashed one left never blocks: it is cleared away. */
export async function takeLock(content) {
  const other = read();
  if (other && isOurs(other.pid)) {
    throw new PhaseError(`npm start đang chạy rồi (tiến trình ${other.pid}) ở ${other.address}.`, {
      advice: "dùng bản đang chạy, hoặc dừng nó bằng Ctrl-C ở cửa sổ của nó.",
    });
  }
  if (other?.server) await endGroup(other.server);
  write(content);
}

/** Notes the process group of the server, so that the next start can end it if it is still there. */
export function noteServer(server) {
  write({ ...read(), server });
}

export function releaseLock() {
  if (read()?.pid === process.pid) rmSync(file, { force: true });
}

function write(content) {
  writeFileSync(file, JSON.stringify({ ...content, pid: process.pid }), { mode: 0o600 });
}

function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Missing, or cut short by a crash.
    return null;
  }
}

/** A number alone proves nothing: after a restart of the machine it may belong to any program. */
function isOurs(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    return worksHere(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("start.mjs");
  } catch {
    return false;
  }
}

function worksHere(pid) {
  return readlinkSync(`/proc/${pid}/cwd`) === root;
}

async function endGroup(group) {
  for (const [signal, patience] of [
    ["SIGTERM", 5000],
    ["SIGKILL", 2000],
  ]) {
    for (let waited = 0; membersOf(group).length > 0 && waited < patience; waited += 50) {
      if (waited === 0) for (const pid of membersOf(group)) process.kill(pid, signal);
      await sleep(50);
    }
  }
}

function membersOf(group) {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        // After the name in brackets: state, parent, group.
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) === group && worksHere(pid);
      } catch {
        return false;
      }
    });
}
