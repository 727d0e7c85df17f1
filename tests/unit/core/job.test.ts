import { expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { jobsDone, jobsUnderWay, type Line, runJob } from "@/lib/core/job";

const actor = { userId: "a", unit: { code: "42" } } as Actor;
const told: string[] = [];

function begin(line: Line, name: string, until: Promise<void> = Promise.resolve()) {
  return runJob(actor, {
    line,
    permission: "festival.enter",
    work: async () => {
      await until;
      told.push(name);
    },
    failed: async () => {
      throw new Error("nothing here fails");
    },
  });
}

test("work of one line waits for its turn, that of the other line does not wait for it", async () => {
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  begin("export", "first file out", held);
  begin("export", "second file out");
  await begin("import", "file in");
  expect(told).toEqual(["file in"]);
  expect([jobsUnderWay("export"), jobsUnderWay("import")]).toEqual([2, 0]);
  letGo();
  await jobsDone("export");
  expect(told).toEqual(["file in", "first file out", "second file out"]);
});
