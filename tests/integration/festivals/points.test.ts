import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { correctFestival, deleteFestival, editFestival, planFestival } from "@/lib/festivals/points/commands";
import { getContent } from "@/lib/festivals/points/content-queries";
import { getFestival } from "@/lib/festivals/points/queries";
import {
  as,
  attendance,
  openScene,
  plan,
  refusalOf,
  type Scene,
  sheet,
  stateOf,
  writtenIn,
} from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe("planning a point", () => {
  test("an officer plans one for the own commune", async () => {
    const { id } = await as(scene.people.officer, (tx, actor) => planFestival(tx, actor, plan()));
    expect(await stateOf(scene, id)).toMatchObject({
      state: "draft",
      holder: scene.commune.id,
      enteredBy: scene.people.officer.userId,
    });
    const record = await as(scene.people.officer, (tx, actor) => getFestival(tx, actor, id, "2026-11-21"));
    expect(record?.decisions.map((line) => line.step)).toEqual(["create"]);
    expect(record?.chain.map((unit) => unit.level)).toEqual(["commune", "province", "nation"]);
  });

  test("a province officer plans one for a commune, by code or by any spelling of its name", async () => {
    const { provinceOfficer } = scene.people;
    const byCode = await as(provinceOfficer, (tx, actor) =>
      planFestival(tx, actor, plan({ unit: scene.sibling.code })),
    );
    const { rows } = await scene.owner.query("select unit_id from festival where id = $1", [byCode.id]);
    expect(rows[0]?.unit_id).toBe(scene.sibling.id);
    const typed = scene.sibling.name
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toUpperCase();
    const byName = await as(provinceOfficer, (tx, actor) => planFestival(tx, actor, plan({ unit: typed })));
    expect(byName.id).toBeTruthy();
  });

  test("without the permission, without a unit or for a foreign one it is refused and nothing is written", async () => {
    const before = await writtenIn(scene);
    const { partner, provinceOfficer, foreignProvinceOfficer } = scene.people;
    expect(await refusalOf(as(partner, (tx, actor) => planFestival(tx, actor, plan())))).toEqual([
      "not_permitted",
    ]);
    expect(await refusalOf(as(provinceOfficer, (tx, actor) => planFestival(tx, actor, plan())))).toEqual([
      "place_missing",
    ]);
    const foreign = as(foreignProvinceOfficer, (tx, actor) =>
      planFestival(tx, actor, plan({ unit: scene.commune.code })),
    );
    expect(await refusalOf(foreign)).toEqual(["place_unknown"]);
    expect(await writtenIn(scene)).toBe(before);
  });

  test("a commune that absorbed others plans for each of them in a reopened season", async () => {
    const planned = as(scene.people.officer, (tx, actor) =>
      planFestival(tx, actor, plan({ season: 2024, heldOn: "2024-08-01" })),
    );
    expect(await refusalOf(planned)).toEqual(["place_missing"]);
    const { rows } = await scene.owner.query(
      `select u.id, u.code from unit_reach r join unit u on u.id = r.unit_id
        where r.holder_id = $1 and r.whole and r.via = 'absorbed' and u.level = 'commune' order by u.code limit 1`,
      [scene.commune.id],
    );
    const { id } = await as(scene.people.officer, (tx, actor) =>
      planFestival(tx, actor, plan({ season: 2024, heldOn: "2024-08-01", unit: rows[0].code })),
    );
    const record = await as(scene.people.officer, (tx, actor) => getFestival(tx, actor, id, "2026-11-21"));
    expect(record?.unit.id).toBe(rows[0].id);
    expect(record?.chain.map((unit) => unit.level)).toEqual(["commune", "district", "province", "nation"]);
  });

  test.each([
    ["another year", { heldOn: "2025-08-02" }, "date_year"],
    ["far from the window", { heldOn: "2026-01-15" }, "date_far"],
    ["a district as host after its end", { hostLevel: "district" }, "district_host"],
  ])("refuses %s", async (_, change, code) => {
    const act = as(scene.people.officer, (tx, actor) => planFestival(tx, actor, plan(change)));
    expect(await refusalOf(act)).toContain(code);
  });
});

describe("entering the result", () => {
  test("an officer saves a step; who entered it last is kept, rows keep their order", async () => {
    const id = await scene.point("draft", {
      status: "planned",
      turnout: null,
      delegates: null,
      top_tier: null,
    });
    await as(scene.people.chief, (tx, actor) =>
      editFestival(
        tx,
        actor,
        "attendance",
        attendance(id, 1, {
          turnout: 1250,
          topTier: "province",
          guests: [
            {
              tier: "province",
              fullName: "Trần Văn Mẫu",
              jobTitle: "Phó Chủ tịch",
              organisation: "UBND tỉnh",
            },
            { tier: "commune", fullName: "Lê Thị Ví Dụ", jobTitle: "Chủ tịch", organisation: "UBND xã" },
          ],
        }),
      ),
    );
    expect(await stateOf(scene, id)).toMatchObject({
      turnout: 1250,
      version: 2,
      enteredBy: scene.people.chief.userId,
    });
    const content = await as(scene.people.officer, (tx) => getContent(tx, id));
    expect(content?.guests.map((guest) => guest.fullName)).toEqual(["Trần Văn Mẫu", "Lê Thị Ví Dụ"]);
  });

  test("saving what is there already writes nothing", async () => {
    const id = await scene.point();
    const before = await writtenIn(scene);
    await as(scene.people.chief, (tx, actor) => editFestival(tx, actor, "attendance", attendance(id, 1)));
    expect(await writtenIn(scene)).toBe(before);
  });

  test("the whole sheet at once", async () => {
    const id = await scene.point();
    await as(scene.people.officer, (tx, actor) =>
      editFestival(
        tx,
        actor,
        "sheet",
        sheet(id, 1, {
          gifts: [{ recipient: "poor_household", count: 10, value: 5_000_000n }],
          pledges: [{ count: 3, parties: "các thôn" }],
          models: [{ name: "Tiếng kẻng an ninh", kind: "launched", places: 2 }],
          awards: [{ authority: "ministry", form: "medal", recipient: "individual", count: 2 }],
          spentState: 20_000_000n,
          goodPractice: "Loa thôn",
        }),
      ),
    );
    const content = await as(scene.people.officer, (tx) => getContent(tx, id));
    expect(content).toMatchObject({
      gifts: [{ count: 10, value: 5_000_000n }],
      pledges: [{ count: 3 }],
      models: [{ name: "Tiếng kẻng an ninh" }],
      awards: [{ form: "medal" }],
      spentState: 20_000_000n,
      goodPractice: "Loa thôn",
    });
  });

  test("refused without the permission and once it was sent; nothing is written", async () => {
    const draft = await scene.point();
    const sent = await scene.point("sent");
    const before = await writtenIn(scene);
    const edit = (id: string) => attendance(id, 1, { turnout: 999 });
    const { partner, officer, provinceLeader } = scene.people;
    for (const actor of [partner, provinceLeader]) {
      const act = as(actor, (tx, who) => editFestival(tx, who, "attendance", edit(draft)));
      expect(await refusalOf(act)).toContain("not_permitted");
    }
    const late = as(officer, (tx, actor) => editFestival(tx, actor, "attendance", edit(sent)));
    expect(await refusalOf(late)).toEqual(["wrong_state"]);
    expect(await writtenIn(scene)).toBe(before);
  });

  test("from a foreign unit it is not there: sibling commune, other province", async () => {
    const id = await scene.point();
    const before = await writtenIn(scene);
    const { siblingOfficer, foreignOfficer, foreignProvinceOfficer } = scene.people;
    for (const actor of [siblingOfficer, foreignOfficer, foreignProvinceOfficer]) {
      const act = as(actor, (tx, who) =>
        editFestival(tx, who, "attendance", attendance(id, 1, { turnout: 9 })),
      );
      await expect(act).rejects.toBeInstanceOf(NotThere);
      expect(await as(actor, (tx, who) => getFestival(tx, who, id, "2026-11-21"))).toBeNull();
    }
    expect(await writtenIn(scene)).toBe(before);
  });

  test("a rule over two steps is told on the step that is saved", async () => {
    const id = await scene.point("draft", { held_on: "2026-08-09", status: "planned" });
    const act = as(scene.people.officer, (tx, actor) =>
      editFestival(tx, actor, "attendance", attendance(id, 1, { topTier: "district" })),
    );
    const error = await act.catch((reason) => reason);
    expect(error.issues).toMatchObject([{ code: "district_tier", path: "topTier" }]);
  });

  test("a closed season is not written in", async () => {
    const id = await scene.point();
    await scene.owner.query("update season set state = 'locked' where id = $1", [scene.season]);
    const act = as(scene.people.officer, (tx, actor) =>
      editFestival(tx, actor, "attendance", attendance(id, 1, { turnout: 9 })),
    );
    expect(await refusalOf(act)).toEqual(["season_closed"]);
    await scene.owner.query("update season set state = 'open' where id = $1", [scene.season]);
  });
});

describe("correcting a locked point", () => {
  const reason = { reason: "Công văn 12/CAT-PV05: đếm lại" };

  test("V05 corrects with a reason; who entered and who accepted stay", async () => {
    const id = await scene.point("locked");
    const before = await stateOf(scene, id);
    await as(scene.people.v05, (tx, actor) =>
      correctFestival(tx, actor, { ...sheet(id, 1, { turnout: 250 }), ...reason }),
    );
    expect(await stateOf(scene, id)).toMatchObject({
      state: "locked",
      turnout: 250,
      enteredBy: before?.enteredBy,
      acceptedBy: before?.acceptedBy,
    });
    const record = await as(scene.people.v05, (tx, actor) => getFestival(tx, actor, id, "2026-11-21"));
    expect(record?.decisions.at(-1)).toMatchObject({ step: "correct", note: reason.reason });
  });

  test("nobody else does, by code and by the database", async () => {
    const id = await scene.point("locked");
    const before = await writtenIn(scene);
    for (const actor of [scene.people.provinceOfficer, scene.people.officer]) {
      const act = as(actor, (tx, who) =>
        correctFestival(tx, who, { ...sheet(id, 1, { turnout: 1 }), ...reason }),
      );
      expect(await refusalOf(act)).toEqual(["locked"]);
    }
    const raw = as(
      scene.people.provinceOfficer,
      (tx) => tx.$executeRaw`
      update festival set turnout = 1 where id = ${id}::uuid`,
    );
    await expect(raw).rejects.toThrow(/corrected by the ministry/);
    expect(await writtenIn(scene)).toBe(before);
  });

  test("a correction is for locked points only, and a locked point is changed by a correction only", async () => {
    const draft = await scene.point();
    const locked = await scene.point("locked");
    const before = await writtenIn(scene);
    const onDraft = as(scene.people.officer, (tx, who) =>
      correctFestival(tx, who, { ...sheet(draft, 1, { turnout: 9 }), ...reason }),
    );
    expect(await refusalOf(onDraft)).toEqual(["wrong_state"]);
    const silent = as(scene.people.v05, (tx, who) =>
      editFestival(tx, who, "sheet", sheet(locked, 1, { turnout: 9 })),
    );
    expect(await refusalOf(silent)).toEqual(["locked"]);
    expect(await writtenIn(scene)).toBe(before);
  });

  test("a foreign locked point is not there", async () => {
    const id = await scene.point("locked");
    const act = as(scene.people.foreignProvinceOfficer, (tx, who) =>
      correctFestival(tx, who, { ...sheet(id, 1), ...reason }),
    );
    await expect(act).rejects.toBeInstanceOf(NotThere);
  });
});

describe("deleting a draft", () => {
  test("the unit deletes its own draft with its rows; the trail keeps it", async () => {
    const id = await scene.point();
    await as(scene.people.officer, (tx, actor) =>
      editFestival(tx, actor, "sheet", sheet(id, 1, { pledges: [{ count: 1, parties: "các thôn" }] })),
    );
    await as(scene.people.officer, (tx, actor) => deleteFestival(tx, actor, { id, version: 2 }));
    expect(await stateOf(scene, id)).toBeUndefined();
    const { rows } = await scene.owner.query(
      "select operation from audit_entry where row_id = $1 order by id desc limit 1",
      [id],
    );
    expect(rows[0]?.operation).toBe("delete");
  });

  test("refused: once sent, without the permission, a commune's own draft by the province; foreign is not there", async () => {
    const draft = await scene.point();
    const recalled = await scene.point("draft", { sent_at: "2026-08-20T01:00:00Z" });
    const sent = await scene.point("sent");
    const before = await writtenIn(scene);
    const { officer, partner, provinceOfficer, foreignOfficer } = scene.people;
    const attempt = (actor: typeof officer, id: string) =>
      as(actor, (tx, who) => deleteFestival(tx, who, { id, version: 1 }));
    expect(await refusalOf(attempt(officer, recalled))).toEqual(["not_deletable"]);
    expect(await refusalOf(attempt(officer, sent))).toEqual(["wrong_state"]);
    expect(await refusalOf(attempt(partner, draft))).toEqual(["not_permitted"]);
    expect(await refusalOf(attempt(provinceOfficer, draft))).toEqual(["not_yours"]);
    expect(await refusalOf(attempt(scene.people.chief, draft))).toEqual(["not_creator"]);
    await expect(attempt(foreignOfficer, draft)).rejects.toBeInstanceOf(NotThere);
    expect(await writtenIn(scene)).toBe(before);
  });
});
