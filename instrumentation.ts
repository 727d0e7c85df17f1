/** Next calls this once, before the server takes its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { forgetAbortedStacks } = await import("./lib/core/abort");
    forgetAbortedStacks();
    const { watchAnswers } = await import("./lib/core/answer");
    watchAnswers();
  }
}
