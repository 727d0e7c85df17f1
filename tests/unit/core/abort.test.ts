import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { forgetAbortedStacks } from "@/lib/core/abort";

/** What a page drawn beside another one carries, and whether the aborted controller of the other still reaches it. */
async function neighbour(controller: AbortController): Promise<WeakRef<object>> {
  const store = new AsyncLocalStorage<object>();
  return new Promise((done) => {
    let ref: WeakRef<object>;
    setImmediate(() => controller.abort(new Error("done")));
    store.run({ page: "x".repeat(1000) }, () => {
      setImmediate(() => {
        ref = new WeakRef(store.getStore() ?? {});
      });
    });
    setImmediate(() => done(ref));
  });
}

test("what was drawn beside a page ends with it, though the reason of the page's abort is kept", async () => {
  forgetAbortedStacks();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const controller = new AbortController();
  const ref = await neighbour(controller);
  await new Promise((done) => setTimeout(done, 10));
  collect();
  expect(ref.deref()).toBeUndefined();
  expect((controller.signal.reason as Error).stack).toContain("done");
});
