import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { sendReport } from "@/lib/festivals/reports/commands";
import { sendSupplement } from "@/lib/festivals/supplements/commands";
import { untilSomebodyWaits } from "@/tests/support/waiting";
import { as, refusalOf, stateOf } from "./points-scene";
import { reportWithoutMany } from "./supplements-scene";

const { on, sign, edit, bring, drafted } = reportWithoutMany();

type Work = (tx: Tx, who: Actor) => Promise<unknown>;

describe("two at once", () => {
  /** The first act is done and its transaction held open; the others begin, wait for it, and only then it commits. */
  async function inTheWay(
    who: Actor,
    first: Work,
    others: () => Promise<unknown>[],
  ): Promise<Promise<unknown>[]> {
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let reached = () => {};
    const done = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const acting = as(who, async (tx, actor) => {
      await first(tx, actor);
      reached();
      await held;
    });
    await Promise.race([done, acting]);
    const waiting = others();
    for (const other of waiting) other.catch(() => {});
    await untilSomebodyWaits(on.scene.owner, waiting.length);
    commit();
    await acting;
    return waiting;
  }

  test("entering while the report is being signed: who is named goes on, who is counted does not", async () => {
    const { officer, siblingOfficer, provinceLeader } = on.scene.people;
    const named = await on.scene.point("draft");
    const sibling = await on.scene.point("draft", {}, on.scene.sibling);
    const others = await inTheWay(
      provinceLeader,
      (tx, who) => sendReport(tx, who, { id: on.report, version: 1, acknowledged: "yes", reason: "Mưa lũ" }),
      () => [edit(officer, named, 1), edit(siblingOfficer, sibling, 1)],
    );
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
    const [entering] = await inTheWay(
      provinceLeader,
      (tx, who) => sendSupplement(tx, who, { id, version: 1 }),
      () => [edit(officer, later, 1)],
    );
    expect(await refusalOf(entering as Promise<unknown>)).toEqual(["report_signed"]);
  });
});
