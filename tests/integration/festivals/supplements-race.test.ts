import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { sendReport } from "@/lib/festivals/reports/commands";
import { sendSupplement } from "@/lib/festivals/supplements/commands";
import { as, refusalOf, stateOf } from "./points-scene";
import { reportWithoutMany } from "./supplements-scene";

const { on, sign, edit, bring, drafted } = reportWithoutMany();

describe("two at once", () => {
  /** Runs the first act, holds its transaction open while the others begin, and says which of them had to wait. */
  async function held(first: () => Promise<unknown>, release: () => void, others: Promise<unknown>[]) {
    const waiting = new Set(others);
    for (const other of others) other.catch(() => {}).finally(() => waiting.delete(other));
    await sleep(400);
    const waited = others.map((other) => waiting.has(other));
    release();
    await first();
    return waited;
  }

  const hold = () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    return { until, release: () => release() };
  };

  test("entering while the report is being signed: who is named goes on, who is counted does not", async () => {
    const { officer, siblingOfficer, provinceLeader } = on.scene.people;
    const named = await on.scene.point("draft");
    const sibling = await on.scene.point("draft", {}, on.scene.sibling);
    const { until, release } = hold();
    const signing = as(provinceLeader, async (tx, who) => {
      await sendReport(tx, who, { id: on.report, version: 1, acknowledged: "yes", reason: "Mưa lũ" });
      await until;
    });
    await sleep(500);
    const others = [edit(officer, named, 1), edit(siblingOfficer, sibling, 1)];
    expect(await held(() => signing, release, others)).toEqual([true, true]);
    await others[0];
    expect((await stateOf(on.scene, named))?.turnout).toBe(222);
    expect(await refusalOf(others[1] as Promise<unknown>)).toEqual(["report_signed"]);
  });

  test("entering while the supplement is being sent: too late once it is", async () => {
    const { officer, provinceLeader } = on.scene.people;
    await sign();
    await bring();
    const later = await on.scene.point("draft");
    const id = await drafted();
    const { until, release } = hold();
    const sending = as(provinceLeader, async (tx, who) => {
      await sendSupplement(tx, who, { id, version: 1 });
      await until;
    });
    await sleep(300);
    const entering = edit(officer, later, 1);
    expect(await held(() => sending, release, [entering])).toEqual([true]);
    expect(await refusalOf(entering)).toEqual(["report_signed"]);
  });
});
