import { killAll, stopAll } from "./guarded.mjs";
import { tellFailure } from "./progress.mjs";

/**
 * Stops everything that was started, in the reverse order, when the launcher is asked to end. Asked a second time, it kills.
 * `lastly` runs at the very end, in either case. `code` is what being asked to end means for the caller: 0 for a server.
 */
export function handleStop(lastly, code = 0) {
  let stopping;
  let askedAt = 0;

  async function stop(status) {
    stopping ??= stopAll();
    await stopping;
    await lastly();
    process.exit(status);
  }

  async function ask() {
    const again = stopping !== undefined;
    // npm hands Ctrl-C on to us although the terminal has sent it already: that is one wish, not two.
    if (again && Date.now() - askedAt < 1000) return;
    askedAt = Date.now();
    if (!again) {
      console.log("\nĐang dừng … (Ctrl-C lần nữa để buộc dừng)");
      await stop(code);
    } else {
      killAll();
      await lastly();
      process.exit(130);
    }
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, ask);
  process.on("uncaughtException", (error) => {
    tellFailure(error);
    stop(1);
  });
  // The terminal may be gone already.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  return { stop, isStopping: () => stopping !== undefined };
}
