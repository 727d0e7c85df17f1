import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { changesToShow } from "@/lib/recognitions/applications/display";
import {
  handBackApplication,
  recallApplication,
  returnApplication,
  withdrawApplication,
} from "@/lib/recognitions/applications/flow-commands";
import {
  answer,
  begun,
  fill,
  fillPapers,
  recordFor,
  refusal,
  register,
  send,
  today,
} from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const moved = async (actor: Scene["people"]["officer"], id: string, note = "") => ({
  id,
  version: (await recordFor(actor, id)).row.version,
  note,
});

describe("the way of an application", () => {
  test("from registration to sending, returned at one criterion and sent again", async () => {
    const { wardOfficer, wardChief, provinceOfficer } = scene.people;
    const id = await begun(scene, wardOfficer);
    expect((await recordFor(wardOfficer, id)).set?.id).toBe(scene.set.id);
    // What is missing is said, all of it, and nothing has moved.
    expect(await refusal(send(wardChief, id))).toEqual([
      ...["answer_missing", "answer_missing", "answer_missing", "answer_missing"],
      ...[
        "partyOpinion_missing",
        "partyNumber_missing",
        "committeeOpinion_missing",
        "committeeNumber_missing",
      ],
      "report_missing",
    ]);
    await fill(wardOfficer, id);
    const filled = await recordFor(wardOfficer, id);
    expect(filled.score).toMatchObject({ total: 950, met: true });
    const stored = await scene.owner.query(
      "select self_total, self_met, editor_ids from application where id = $1",
      [id],
    );
    expect(stored.rows).toEqual([{ self_total: 950, self_met: 4, editor_ids: [wardOfficer.userId] }]);

    await send(wardChief, id);
    const sent = await recordFor(provinceOfficer, id);
    expect(sent.row).toMatchObject({ state: "sent", stage: "province", holderUnitId: scene.province.id });
    expect(sent.receipts).toHaveLength(1);
    expect(await refusal(answer(wardOfficer, id, "met", { answer: "no" }))).toEqual(["wrong_state"]);

    const criterion = scene.set.criteria.percent as string;
    const order = {
      note: "Xem lại.",
      whole: false,
      remarks: [{ path: criterion, remark: "Tính lại tỷ lệ." }],
    };
    await as(provinceOfficer, async (tx) =>
      returnApplication(tx, provinceOfficer, { ...(await moved(provinceOfficer, id)), ...order }, today),
    );
    const back = await recordFor(wardOfficer, id);
    expect(back.row.state).toBe("returned");
    expect(back.openCriteria).toEqual([criterion]);
    expect(await refusal(answer(wardOfficer, id, "met", { answer: "no" }))).toEqual(["criterion_closed"]);
    await answer(wardOfficer, id, "percent", { answer: "69", explanation: "Đã tính lại." });
    await send(wardChief, id);
    const again = await recordFor(provinceOfficer, id);
    expect(changesToShow(again)).toEqual([
      expect.objectContaining({
        before: "71,25 %",
        after: "69 %\nGiải trình: Đã tính lại.",
        remark: "Tính lại tỷ lệ.",
      }),
    ]);
    expect(again.decisions.map(({ step }) => step)).toEqual(["register", "begin", "send", "return", "send"]);
  });

  test("handed back by the chief, what was not reopened stays closed", async () => {
    const { wardOfficer, wardChief, provinceOfficer } = scene.people;
    const id = await begun(scene, wardOfficer, {
      itself: true,
      year: 2027,
      registeredOn: "2026-02-10",
    }).catch(() => "");
    expect(id).toBe("");
    const second = await begun(scene, wardOfficer, { itself: true, year: 2025, registeredOn: "2025-12-10" });
    await fill(wardOfficer, second);
    await send(wardChief, second);
    const open = scene.set.criteria.grade as string;
    await as(provinceOfficer, async (tx) =>
      returnApplication(
        tx,
        provinceOfficer,
        {
          ...(await moved(provinceOfficer, second, "Bổ sung.")),
          whole: false,
          remarks: [{ path: open, remark: "Sửa." }],
        },
        today,
      ),
    );
    await send(wardChief, second);
    await as(wardOfficer, async (tx) => recallApplication(tx, wardOfficer, await moved(wardOfficer, second)));
    expect(await refusal(answer(wardOfficer, second, "met", { answer: "no" }))).toEqual(["criterion_closed"]);
    await answer(wardOfficer, second, "grade", { answer: "poor" });
  });

  test("withdrawn with a reason, it may be registered anew", async () => {
    const { officer } = scene.people;
    const id = await begun(scene, officer);
    expect(
      await refusal(as(officer, async (tx) => withdrawApplication(tx, officer, await moved(officer, id)))),
    ).toEqual(["not_permitted"]);
    const { chief } = scene.people;
    expect(
      await refusal(as(chief, async (tx) => withdrawApplication(tx, chief, await moved(chief, id)))),
    ).toEqual(["reason_missing"]);
    await as(chief, async (tx) =>
      withdrawApplication(tx, chief, await moved(chief, id, "Chưa đủ điều kiện.")),
    );
    expect((await register(scene, officer, { itself: true })).rows).toEqual([
      expect.objectContaining({ done: true }),
    ]);
  });

  test("only its own commune writes, others see nothing of it", async () => {
    const { officer, siblingOfficer, provinceOfficer, foreignOfficer, partner } = {
      ...scene.people,
      partner: null,
    };
    void partner;
    const { rows } = await register(scene, officer, { itself: true, year: 2024, registeredOn: "2024-02-10" });
    const id = rows[0]?.id as string;
    const { beginApplication } = await import("@/lib/recognitions/applications/flow-commands");
    const version = (await recordFor(officer, id)).row.version;
    for (const [actor, outcome] of [
      [siblingOfficer, NotThere],
      [foreignOfficer, NotThere],
    ] as const) {
      await expect(
        as(actor, (tx) => beginApplication(tx, actor, { id, version, note: "" }, today)),
      ).rejects.toBeInstanceOf(outcome);
    }
    expect(
      await refusal(
        as(provinceOfficer, (tx) => beginApplication(tx, provinceOfficer, { id, version, note: "" }, today)),
      ),
    ).toEqual(["not_permitted", "not_yours"]);
    await expect(fillPapers(siblingOfficer, id)).rejects.toThrow("not there");
  });

  test("the chief hands back what waits for the signature", async () => {
    const { wardOfficer, wardChief } = scene.people;
    const id = await begun(scene, wardOfficer, { itself: true, year: 2024, registeredOn: "2024-02-10" });
    await fill(wardOfficer, id);
    const { finishApplication } = await import("@/lib/recognitions/applications/flow-commands");
    await as(wardOfficer, async (tx) =>
      finishApplication(tx, wardOfficer, await moved(wardOfficer, id), today),
    );
    expect((await recordFor(wardOfficer, id)).row.state).toBe("self_scored");
    await as(wardChief, async (tx) => handBackApplication(tx, wardChief, await moved(wardChief, id)));
    expect((await recordFor(wardOfficer, id)).row.state).toBe("building");
  });
});
