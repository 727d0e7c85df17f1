import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Begun, Keeper, type Message, type Send, type Told } from "@/components/patterns/keeper";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Answer = Awaited<ReturnType<Send>>;
const kept: Answer = { kind: "kept", at: "08:42", tab: null };

/** A form and a server in the hand: what is typed, what arrives and when, what is told. */
function desk(begun: Begun = "stored", drawn: Record<string, string> = { name: "", text: "" }) {
  let fields: Record<string, string> = { ...drawn };
  const arrived: (Message & { at: number; last: boolean })[] = [];
  const told: Told[] = [];
  const answers: Answer[] = [];
  const keeper = new Keeper(
    () => ({ ...fields }),
    async (message, last) => {
      arrived.push({ ...message, at: Date.now(), last });
      return answers.shift() ?? kept;
    },
    (one) => told.push(one),
    begun,
  );
  return {
    keeper,
    arrived,
    told,
    answers,
    type(name: string, value: string) {
      fields = { ...fields, [name]: value };
      keeper.touched();
    },
    drop(name: string) {
      const { [name]: _, ...rest } = fields;
      fields = rest;
      keeper.touched();
    },
  };
}

test("nothing is sent before somebody types", async () => {
  const { arrived, keeper } = desk();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived).toEqual([]);
  expect(keeper.safe).toBe(true);
});

test("what is typed goes within a second of the last keystroke, all of it first, then what changed", async () => {
  const { arrived, keeper, type, drop } = desk();
  type("name", "Thôn Đông");
  expect(keeper.safe).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(arrived).toMatchObject([{ whole: true, set: { name: "Thôn Đông", text: "" } }]);
  expect(keeper.safe).toBe(true);
  type("text", "a");
  await vi.advanceTimersByTimeAsync(1_000);
  drop("name");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(arrived.slice(1)).toMatchObject([
    { whole: false, set: { text: "a" }, gone: [] },
    { whole: false, set: {}, gone: ["name"] },
  ]);
  expect(arrived.map(({ seq }) => seq)).toEqual([...arrived.map(({ seq }) => seq)].sort());
});

test("who types on without a pause is never more than two seconds ahead of what was sent", async () => {
  const { arrived, type } = desk();
  const begun = Date.now();
  for (let letters = 1; letters <= 200; letters++) {
    type("text", "a".repeat(letters));
    await vi.advanceTimersByTimeAsync(50);
  }
  const times = [begun, ...arrived.map(({ at }) => at), Date.now()];
  const longest = Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
  expect(longest).toBeLessThan(2_000);
});

test("a failure is told and tried again until it works; what was typed meanwhile goes too", async () => {
  const { arrived, answers, told, type, keeper } = desk();
  answers.push("failed", "signed-out", "failed");
  type("name", "a");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)).toEqual({ kind: "retrying" });
  await vi.advanceTimersByTimeAsync(2_500);
  expect(told.at(-1)).toEqual({ kind: "signed-out" });
  type("text", "b");
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told.at(-1)).toEqual(kept);
  expect(arrived.at(-1)).toMatchObject({ whole: true, set: { name: "a", text: "b" } });
  expect(keeper.safe).toBe(true);
});

test("where the server has nothing of it any more, everything is sent", async () => {
  const { arrived, answers, type } = desk();
  type("name", "a");
  await vi.advanceTimersByTimeAsync(1_000);
  answers.push({ kind: "whole" });
  type("text", "b");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(arrived.at(-1)).toMatchObject({ whole: true, set: { name: "a", text: "b" } });
});

test("typed back to what is stored, it says so; text kept from earlier is never taken for that", async () => {
  const stored = desk("stored");
  stored.type("name", "a");
  await vi.advanceTimersByTimeAsync(1_000);
  stored.type("name", "");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stored.arrived.at(-1)).toMatchObject({ same: true });
  const earlier = desk("kept", { name: "nhập dở" });
  earlier.type("name", "khác");
  await vi.advanceTimersByTimeAsync(1_000);
  earlier.type("name", "nhập dở");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(earlier.arrived.at(-1)).toMatchObject({ same: false, set: { name: "nhập dở" } });
});

test("text that came back with an answer and was never kept goes by itself", async () => {
  const { arrived, keeper } = desk("typed", { name: "a" });
  expect(keeper.safe).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(arrived).toMatchObject([{ whole: true, set: { name: "a" } }]);
});

test("when the page goes, what was not sent goes with it; while the form itself is sent, nothing does", async () => {
  const leaving = desk();
  leaving.type("name", "a");
  leaving.keeper.flush(true);
  expect(leaving.arrived).toMatchObject([{ last: true, set: { name: "a" } }]);
  const sending = desk();
  sending.type("name", "a");
  sending.keeper.stop();
  sending.keeper.flush(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sending.arrived).toEqual([]);
});

test("a showing that was sent is told nothing and sends nothing more by itself", async () => {
  const { arrived, answers, told, type } = desk();
  answers.push({ kind: "sent" });
  type("name", "a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(arrived).toHaveLength(1);
  expect(told).toEqual([]);
});
