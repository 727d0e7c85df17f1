import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claim, finish } from "@/lib/core/submission";
import { policeOf } from "@/lib/core/words";
import { acceptFestivals } from "@/lib/festivals/points/bulk-commands";
import { outcomesOf, unnamed } from "@/lib/festivals/points/bulk-outcome";
import { getBulkResult, previewAccept } from "@/lib/festivals/points/bulk-queries";
import { planFestival } from "@/lib/festivals/points/commands";
import { as, openScene, plan, randomUUID, type Scene, stateOf, writtenIn } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const many = (change: object = {}) => ({
  ids: [],
  all: "yes" as const,
  query: "season=2026",
  until: new Date().toISOString(),
  ...change,
});

/** Sent points of the commune, written by the owner in one statement. */
async function sendMany(count: number, by: string = randomUUID()) {
  await scene.owner.query(
    `insert into festival (unit_id, season_id, name, host_level, place, held_on, status, turnout, top_tier, state,
                           holder_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at)
     select $1, $2, 'Điểm ' || n, 'residential', 'Nhà văn hóa', '2026-08-05', 'held', 100, 'commune', 'sent',
            $3, $4, 'thử', gen_random_uuid(), now()
       from generate_series(1, $5) n`,
    [scene.commune.id, scene.season, scene.province.id, by, count],
  );
}

const counted = async (state: string) =>
  Number(
    (await scene.owner.query("select count(*) from festival where state = $1::record_state", [state])).rows[0]
      .count,
  );

describe("accepting many", () => {
  test("1.200 rows in one go within seconds, and a second time without harm", async () => {
    const { provinceOfficer } = scene.people;
    await sendMany(1200);
    await sendMany(3, provinceOfficer.userId);
    const preview = await as(provinceOfficer, (tx, who) => previewAccept(tx, who, many()));
    expect([preview.accepted, preview.refused.length]).toEqual([1200, 3]);

    const start = performance.now();
    const { resultId } = await as(provinceOfficer, (tx, who) => acceptFestivals(tx, who, many()));
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(await counted("accepted")).toBe(1200);
    const result = await as(provinceOfficer, (tx) => getBulkResult(tx, resultId));
    expect(result?.accepted).toBe(1200);
    expect(result?.refused).toHaveLength(3);
    expect(result?.refused[0]?.why).toContain("Cần một người khác");
    expect(result?.acceptedRows).toHaveLength(1200);
    const { rows } = await scene.owner.query("select count(*) from decision where step = 'accept'");
    expect(Number(rows[0].count)).toBe(1200);

    const again = await as(provinceOfficer, (tx, who) => acceptFestivals(tx, who, many()));
    expect((await as(provinceOfficer, (tx) => getBulkResult(tx, again.resultId)))?.accepted).toBe(0);
    expect(await counted("accepted")).toBe(1200);
  });

  test("each row by itself: a draft, a foreign one and a missing one stay, with the reason", async () => {
    const { provinceOfficer2 } = scene.people;
    const sent = await scene.point("sent");
    const draft = await scene.point("draft");
    const foreign = await scene.point(
      "sent",
      { holder_unit_id: scene.foreignProvince.id },
      scene.foreignCommune,
    );
    const ids = [sent, draft, foreign, randomUUID()];
    const { resultId } = await as(provinceOfficer2, (tx, who) =>
      acceptFestivals(tx, who, many({ ids, all: undefined })),
    );
    const result = await as(provinceOfficer2, (tx) => getBulkResult(tx, resultId));
    expect(result?.accepted).toBe(1);
    expect(result?.refused.map((row) => row.name).sort()).toEqual(["2 điểm", "Ngày hội thử"]);
    expect(result?.acceptedRows).toEqual([{ id: sent, name: "Ngày hội thử", unit: policeOf(scene.commune) }]);
    expect((await stateOf(scene, foreign))?.state).toBe("sent");
    expect(await as(scene.people.provinceOfficer, (tx) => getBulkResult(tx, resultId))).toBeNull();
  });

  test("the result names each accepted point as it was called then, by unit", async () => {
    const { provinceOfficer2, provinceOfficer } = scene.people;
    const there = await scene.point("sent", { name: "Ngày hội thôn Tây" }, scene.sibling);
    const tenth = await scene.point("sent", { name: "Ngày hội thôn 10" });
    const second = await scene.point("sent", { name: "Ngày hội thôn 2" });
    const ids = [there, tenth, second];
    const { resultId } = await as(provinceOfficer2, (tx, who) =>
      acceptFestivals(tx, who, many({ ids, all: undefined })),
    );
    await scene.owner.query("update festival set name = 'Tên mới' where id = any($1)", [ids]);
    const result = await as(provinceOfficer2, (tx) => getBulkResult(tx, resultId));
    const units = [scene.commune, scene.sibling].sort((a, b) => a.code.localeCompare(b.code)).map(policeOf);
    const named = result?.acceptedRows ?? [];
    expect([...new Set(named.map(({ unit }) => unit))]).toEqual(units);
    expect(named.filter(({ unit }) => unit === policeOf(scene.commune))).toEqual([
      { id: second, name: "Ngày hội thôn 2", unit: policeOf(scene.commune) },
      { id: tenth, name: "Ngày hội thôn 10", unit: policeOf(scene.commune) },
    ]);
    expect(await as(provinceOfficer, (tx) => getBulkResult(tx, resultId))).toBeNull();
  });

  test("a result that was kept as a number alone can still be read", async () => {
    const { provinceOfficer2 } = scene.people;
    const { rows } = await scene.owner.query<{ id: string }>(
      `insert into submission (id, actor_id, action, result)
       values (gen_random_uuid(), $1, 'review.accept.result', '{"accepted": 7, "refused": []}') returning id`,
      [provinceOfficer2.userId],
    );
    const result = await as(provinceOfficer2, (tx) => getBulkResult(tx, rows[0]?.id ?? ""));
    expect(result).toMatchObject({ accepted: 7, refused: [] });
    expect([result && outcomesOf(result), result && unnamed(result)]).toEqual([[], 7]);
  });

  test("without the permission, from a foreign province, or sent after the page was shown: nothing", async () => {
    const id = await scene.point("sent");
    const { chief, partner, foreignProvinceOfficer, provinceOfficer } = scene.people;
    const before = await writtenIn(scene);
    for (const actor of [chief, partner, foreignProvinceOfficer]) {
      await as(actor, (tx, who) => acceptFestivals(tx, who, many({ ids: [id], all: undefined })));
    }
    await as(provinceOfficer, (tx, who) =>
      acceptFestivals(tx, who, many({ until: "2026-01-01T00:00:00.000Z" })),
    );
    expect((await stateOf(scene, id))?.state).toBe("sent");
    expect(await writtenIn(scene)).toBe(before);
  });
});

test("a ticked point that was sent again since the page was shown is left alone, with the reason", async () => {
  const { provinceOfficer } = scene.people;
  const until = new Date().toISOString();
  const id = await scene.point("sent", { sent_at: new Date(Date.now() + 60_000) });
  const input = many({ ids: [id], all: undefined, until });
  const preview = await as(provinceOfficer, (tx, who) => previewAccept(tx, who, input));
  expect(preview).toMatchObject({ accepted: 0, refused: [{ id }] });
  const { resultId } = await as(provinceOfficer, (tx, who) => acceptFestivals(tx, who, input));
  const result = await as(provinceOfficer, (tx) => getBulkResult(tx, resultId));
  expect(result?.refused[0]?.why).toContain("sau khi bạn mở trang");
  expect((await stateOf(scene, id))?.state).toBe("sent");
});

describe("a form that is sent twice", () => {
  test("the second waits for the first and finds its address: one record", async () => {
    const { officer } = scene.people;
    const form = randomUUID();
    const sending = { id: form, action: "festival.enter", values: {}, intent: "" };
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let claimed = () => {};
    const firstClaimed = new Promise<void>((done) => {
      claimed = done;
    });
    const send = (hold: boolean) =>
      as(officer, async (tx, who) => {
        const earlier = await claim(tx, who, sending);
        if (earlier.kind === "done") return earlier.address;
        const { id } = await planFestival(tx, who, plan({ name: "Gửi hai lần" }));
        await finish(tx, form, `/festivals/${id}`);
        if (hold) {
          claimed();
          await held;
        }
        return `/festivals/${id}`;
      });
    const first = send(true);
    await firstClaimed;
    let secondDone = false;
    const second = send(false).then((address) => {
      secondDone = true;
      return address;
    });
    await new Promise((done) => setTimeout(done, 300));
    expect(secondDone).toBe(false);
    release();
    expect(await second).toBe(await first);
    const { rows } = await scene.owner.query("select count(*) from festival where name = 'Gửi hai lần'");
    expect(Number(rows[0].count)).toBe(1);
  });

  test("two people accept the same points at once: each point once", async () => {
    await sendMany(40);
    const { provinceOfficer, provinceOfficer2 } = scene.people;
    const until = new Date().toISOString();
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let ready = () => {};
    const firstDone = new Promise<void>((done) => {
      ready = done;
    });
    const first = as(provinceOfficer, async (tx, who) => {
      const result = await acceptFestivals(tx, who, many({ until }));
      ready();
      await held;
      return result;
    });
    await firstDone;
    const second = as(provinceOfficer2, (tx, who) => acceptFestivals(tx, who, many({ until })));
    await new Promise((done) => setTimeout(done, 300));
    release();
    await first;
    const result = await as(provinceOfficer2, async (tx) => getBulkResult(tx, (await second).resultId));
    expect(result?.accepted).toBeLessThan(40);
    const { rows } = await scene.owner.query(
      `select max(n) as most from (select count(*) as n from decision where step = 'accept' group by record_id) d`,
    );
    expect(Number(rows[0].most)).toBe(1);
  });
});
