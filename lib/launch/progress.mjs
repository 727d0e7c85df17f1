/** Seconds as Vietnamese writes them: "0,4 giây", "2 phút 05 giây". */
export function formatElapsed(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1).replace(".", ",")} giây`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} phút ${String(whole % 60).padStart(2, "0")} giây`;
}

/** Something failed in a way that can be told: what, the last lines of its output, and what to do. */
export class PhaseError extends Error {
  constructor(message, { output = "", advice = "" } = {}) {
    super(message);
    this.output = output;
    this.advice = advice;
  }
}

/** Shows a numbered line for each phase with the time that it took. */
export function showProgress(total) {
  const live = process.stdout.isTTY;
  let current = 0;
  return async function phase(title, work) {
    current += 1;
    const head = `[${current}/${total}] ${title} …`;
    const since = Date.now();
    const show = () => process.stdout.write(`\r${head} ${formatElapsed(Date.now() - since)}`);
    process.stdout.write(head);
    const timer = live ? setInterval(show, 1000) : undefined;
    try {
      const outcome = await work();
      const note = outcome?.note ? ` (${outcome.note})` : "";
      process.stdout.write(
        `${live ? "\r\u001b[K" : ""}${live ? head : ""} ${formatElapsed(Date.now() - since)}${note}\n`,
      );
      return outcome?.value;
    } catch (error) {
      process.stdout.write(" không xong\n");
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
}

/** Says in plain words what went wrong. */
export function tellFailure(error, logs) {
  const lines = [`\n✗ ${error.message}`];
  const output = (error.output ?? "").trim().split("\n").slice(-20).join("\n");
  if (output) lines.push("", "Những dòng cuối:", output.replaceAll(/^/gm, "  "));
  if (!(error instanceof PhaseError) && !error.output) lines.push("", String(error.stack));
  if (error.advice) lines.push("", `Cần làm: ${error.advice}`);
  if (logs) lines.push("", `Nhật ký đầy đủ: ${logs}`);
  console.error(lines.join("\n"));
}
