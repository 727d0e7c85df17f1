import { describe, expect, test } from "vitest";
import { Busy, Turnstile } from "@/lib/identity/turnstile";

const limits = { running: 2, waiting: 3, waitingPerAddress: 2 };

/** Work that goes on until it is told to end. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end: () => end(), work: () => ended };
}

describe("the turnstile", () => {
  test("lets a few through, a few wait, and refuses the rest at once", async () => {
    const turnstile = new Turnstile(limits);
    const { end, work } = held();
    const inside = ["a", "b", "c", "d", "e"].map((address) => turnstile.pass(address, work));
    await expect(turnstile.pass("f", work)).rejects.toBeInstanceOf(Busy);
    end();
    await Promise.all(inside);
    await expect(turnstile.pass("f", async () => "in")).resolves.toBe("in");
  });

  test("gives one address only some of the places to wait", async () => {
    const turnstile = new Turnstile(limits);
    const { end, work } = held();
    const inside = ["a", "a", "a", "a"].map((address) => turnstile.pass(address, work));
    await expect(turnstile.pass("a", work)).rejects.toBeInstanceOf(Busy);
    inside.push(turnstile.pass("b", work));
    end();
    await Promise.all(inside);
  });

  test("gives a place free when the work fails, and to the one who came first", async () => {
    const turnstile = new Turnstile({ ...limits, running: 1 });
    const entered: string[] = [];
    const { end, work } = held();
    const first = turnstile.pass("a", async () => {
      await work();
      throw new Error("broken");
    });
    const others = ["b", "c"].map((address) => turnstile.pass(address, async () => entered.push(address)));
    end();
    await expect(first).rejects.toThrow("broken");
    await Promise.all(others);
    expect(entered).toEqual(["b", "c"]);
  });
});
