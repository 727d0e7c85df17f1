import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startGuarded } from "./guarded.mjs";
import { root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";
import { program } from "./run.mjs";

/** Fails early, with a sentence that helps, when somebody else listens on the port. */
export function checkPort(port, host) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on("error", (error) => fail(explain(error, port, host)));
    probe.listen(port, host, () => probe.close(done));
  });
}

function explain(error, port, host) {
  const advice = `dừng chương trình đó, hoặc chọn cổng khác: PORT=${port + 1} npm start`;
  if (error.code === "EADDRINUSE")
    return new PhaseError(`Cổng ${port} đang có chương trình khác dùng.`, { advice });
  if (error.code === "EACCES") {
    return new PhaseError(`Không được phép mở cổng ${port}.`, {
      advice: "chọn cổng từ 1024 trở lên: PORT=3000 npm start",
    });
  }
  return new PhaseError(`Không mở được cổng ${port} ở ${host}: ${error.message}`, {
    advice: "xem lại HOST và PORT.",
  });
}

/**
 * Left to itself, V8 lets garbage grow with the memory of the machine (to four times what is in use where there is much) before
 * it collects; the server is to stay as large as its work. So it collects when half as much again has come, and gives young
 * objects, which are most of a page, 32 MB before they count as old. Another Node may not know the words: then without.
 */
const heapArgs = ["--heap-growing-percent=50", "--max-semi-space-size=32"];
const knownHeapArgs = () =>
  spawnSync(process.execPath, [...heapArgs, "-e", "0"], { stdio: "ignore" }).status === 0 ? heapArgs : [];

/**
 * Starts the built application and waits until it says that it and its database work. Another folder and address of health are
 * for an application that is not the portal.
 */
export async function serve({ distDir, env, port, host, logFile, quiet = false, onStarted, ...other }) {
  const { folder = root, health = "/api/health", nodeArgs = [] } = other;
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, "a", 0o600);
  const begin = statSync(logFile).size;
  const [command, args] = program("next/dist/bin/next", "start", "-p", String(port), "-H", host);
  const server = startGuarded(command, [...knownHeapArgs(), ...nodeArgs, ...args], {
    cwd: folder,
    env: { ...env, NODE_ENV: "production", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" },
    stdout: log,
    stderr: "pipe",
  });
  onStarted?.(server);
  // Errors go to the file and to whoever watches.
  server.stderr.on("data", (chunk) => {
    writeSync(log, chunk);
    if (!quiet) process.stderr.write(chunk);
  });
  server.exited.then(() => closeSync(log));

  const failure = (message) => {
    const output = readFileSync(logFile).subarray(begin).toString("utf8");
    return new PhaseError(message, {
      output,
      advice: "xem nhật ký nêu dưới đây, sửa nguyên nhân rồi chạy lại.",
    });
  };
  let ended = false;
  server.exited.then(() => {
    ended = true;
  });
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    if (ended) throw failure("Máy chủ web dừng ngay khi khởi động.");
    const answer = await fetch(`${address}${health}`, { signal: AbortSignal.timeout(5000) }).catch(
      () => null,
    );
    if (answer?.status === 200) return server;
    if (Date.now() > deadline) {
      await server.stop();
      throw failure(
        `Máy chủ web không sẵn sàng sau 60 giây (${health}: ${answer?.status ?? "không trả lời"}).`,
      );
    }
  }
}
