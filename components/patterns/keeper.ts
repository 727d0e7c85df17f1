import type { KeepAnswer } from "@/lib/core/kept";
import type { FormState } from "@/lib/core/refusal";

type Values = FormState["values"];

/** What the form says about its keeping. */
export type Told =
  | { kind: "nothing" | "retrying" | "signed-out" | "other" | "too-large" }
  | { kind: "kept"; at: string; tab: string | null };

/** What the form showed first: the record, text that the server has kept, or text that it has not. */
export type Begun = "stored" | "kept" | "typed";

/** One message; answered, or the reason why there was no answer. */
export type Message = { seq: number; whole: boolean; set: Values; gone: string[]; same: boolean };
export type Send = (message: Message, last: boolean) => Promise<KeepAnswer | "signed-out" | "failed">;

/** After the last keystroke, and at the latest while one types on: with the way to the server still under two seconds. */
const pauseMs = 600;
const longestMs = 1_300;
const retryMs = [2_000, 4_000, 8_000, 15_000];

/**
 * Sends what is typed, one message at a time, each with what differs from the last one that was answered, so that a long
 * text is not sent again with every word. Knows nothing of React.
 */
export class Keeper {
  #drawn: Values;
  #begun: Begun;
  #acknowledged: Values | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #sending = false;
  #failures = 0;
  #seq = Date.now();
  #over = false;

  constructor(
    private readonly read: () => Values,
    private readonly send: Send,
    private readonly tell: (told: Told) => void,
    begun: Begun,
  ) {
    this.#drawn = read();
    this.#begun = begun;
    if (begun === "typed") this.touched();
  }

  /** Nothing typed is unkept. */
  get safe(): boolean {
    const kept = this.#acknowledged ?? (this.#begun === "typed" ? null : this.#drawn);
    return kept !== null && same(this.read(), kept);
  }

  /** Something was typed. */
  touched(): void {
    this.#over = false;
    const now = Date.now();
    if (this.#since === 0) this.#since = now;
    this.#plan(Math.min(pauseMs, Math.max(0, this.#since + longestMs - now)));
  }

  /** Sends now what was not sent. `last` is when the page goes: the message must outlive it. */
  flush(last = false): void {
    if (this.#over || this.safe) return;
    if (this.#sending && !last) return;
    void this.#deliver(last);
  }

  /** The form shows what is stored again. */
  reset(): void {
    this.stop();
    this.#drawn = this.read();
    this.#begun = "stored";
    this.#acknowledged = null;
    this.tell({ kind: "nothing" });
  }

  /** The form is being sent: what it says is on its way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#since = 0;
    this.#over = true;
  }

  #plan(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay);
  }

  async #deliver(last: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#since = 0;
    this.#sending = true;
    const values = this.read();
    this.#seq = Math.max(this.#seq + 1, Date.now());
    const stored = this.#begun === "stored" && same(values, this.#drawn);
    const message = { seq: this.#seq, ...(stored ? nothing : change(values, this.#acknowledged)) };
    const answer = await this.send(message, last);
    this.#sending = false;
    this.#hear(answer, values);
  }

  #hear(answer: Awaited<ReturnType<Send>>, values: Values): void {
    if (answer === "failed" || answer === "signed-out") {
      this.tell({ kind: answer === "failed" ? "retrying" : "signed-out" });
      if (!this.#over) this.#plan(retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 0);
      this.#failures += 1;
      return;
    }
    this.#failures = 0;
    switch (answer.kind) {
      case "kept":
        this.#acknowledged = values;
        if (!this.#over) this.tell(answer);
        if (!this.#over && !this.safe) this.touched();
        return;
      case "whole":
        this.#acknowledged = null;
        if (!this.#over) this.#plan(0);
        return;
      case "other":
        this.tell({ kind: "other" });
        if (!this.#over) this.#plan(retryMs[3] ?? 0);
        return;
      case "too-large":
        this.tell({ kind: "too-large" });
        return;
      case "sent":
        this.#over = true;
    }
  }
}

const nothing: Omit<Message, "seq"> = { whole: false, set: {}, gone: [], same: true };

/** What a message says: everything the first time, then what is different. */
function change(values: Values, before: Values | null): Omit<Message, "seq"> {
  if (!before) return { whole: true, set: values, gone: [], same: false };
  const set = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => String(before[name]) !== String(value) || !(name in before),
    ),
  );
  return { whole: false, set, gone: Object.keys(before).filter((name) => !(name in values)), same: false };
}

function same(one: Values, other: Values): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
