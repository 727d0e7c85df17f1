import { spawn } from "node:child_process";

// The child runs in a session of its own, so that Ctrl-C in the terminal reaches only the launcher, which stops things
// in order. A small shell stands beside it and reads a pipe that the launcher holds: when the launcher is gone, however
// it went, the pipe ends and the shell stops the child. So a killed launcher leaves no server behind.
const guard = `
signal="$1"; shift
"$@" 3<&- & child=$!
{ cat <&3 >/dev/null; kill -s "$signal" "$child" 2>/dev/null; } & watcher=$!
wait "$child"; status=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$status"
`;

const alive = new Set();

/** Stops everything that runs, the last first: a server goes before the database that it uses. */
export async function stopAll() {
  for (const child of [...alive].reverse()) await child.stop();
}

export function killAll() {
  for (const child of alive) child.kill();
}

/**
 * Starts a long-running program that cannot outlive the launcher.
 * `signal` asks it to end; `stop()` sends that and, after `patience`, kills. `exited` tells the exit code.
 */
export function startGuarded(
  command,
  args,
  { signal = "TERM", stdout, stderr, env, cwd, uid, gid, patience = 15_000 } = {},
) {
  const shell = spawn("/bin/sh", ["-c", guard, "guard", signal, command, ...args], {
    cwd,
    env,
    uid,
    gid,
    detached: true,
    stdio: ["ignore", stdout ?? "inherit", stderr ?? "inherit", "pipe"],
  });
  const leash = shell.stdio[3];
  // The shell may be gone before the pipe is closed.
  leash.on("error", () => {});
  const exited = new Promise((resolve) => {
    shell.on("error", () => resolve(127));
    shell.on("exit", (code, name) => resolve(code ?? (name ? 128 : 1)));
  });
  exited.then(() => {
    leash.destroy();
    alive.delete(child);
  });

  const child = {
    pid: shell.pid,
    exited,
    stdout: shell.stdout,
    stderr: shell.stderr,
    async stop() {
      leash.end();
      const timer = setTimeout(() => killGroup(shell.pid, "SIGKILL"), patience);
      await exited;
      clearTimeout(timer);
    },
    kill() {
      killGroup(shell.pid, "SIGKILL");
    },
  };
  alive.add(child);
  return child;
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}
