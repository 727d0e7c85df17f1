import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listEntries } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { inScope } from "@/lib/core/db";
import { cancelExport } from "@/lib/exports/commands";
import { preparedAll } from "@/lib/exports/prepare-commands";
import { getExport, listExports } from "@/lib/exports/queries";
import { standingOf } from "@/lib/exports/view";
import * as lists from "@/lib/festivals/points/list-queries";
import { createActor } from "@/tests/support/actors";
import { readCsv, readWorkbook } from "@/tests/support/sheets";
import { as } from "../festivals/points-scene";
import { ask, begun, fileOf, type LongScene, many, openLong } from "./long-scene";
import { taken } from "./scene";

vi.mock("@/lib/festivals/points/list-queries", async (load) => ({ ...(await load<typeof lists>()) }));

let scene: LongScene;
beforeAll(async () => {
  scene = await openLong();
});
afterAll(() => scene.close());
beforeEach(() => scene.clear());

const rowOf = (id: string) => scene.rowOf(id);
const pieces = (id: string) => scene.pieces(id);

let letGo = () => {};
// Also where a test fails: what it held must not hold the next.
afterEach(() => {
  letGo();
  vi.restoreAllMocks();
});

/** Holds the reading of the list before its first row, or after its first portion, until it is let go. */
function held(where: "before" | "after" = "after") {
  const gate = new Promise<void>((done) => {
    letGo = done;
  });
  const read = { portions: 0 };
  const real = lists.allFestivals;
  vi.spyOn(lists, "allFestivals").mockImplementation(async (...args) => {
    const list = await real(...args);
    async function* portions() {
      if (where === "before") await gate;
      for await (const rows of list.portions) {
        read.portions += 1;
        yield rows;
        await gate;
      }
    }
    return { ...list, portions: portions() };
  });
  return read;
}

describe("a long list", () => {
  test.each(["xlsx", "csv"] as const)(
    "is prepared whole as %s, with its hash, and fetched in pieces",
    async (format) => {
      const { provinceOfficer } = scene.people;
      const id = await begun(provinceOfficer, format);
      await preparedAll();
      const file = await fileOf(provinceOfficer, id);
      const row = await rowOf(id);
      expect(row).toMatchObject({
        state: "ready",
        total: many,
        done: many,
        format,
        source: "points",
        fetched: 1,
      });
      expect(row.sha256).toBe(createHash("sha256").update(file).digest("hex"));
      expect(row.expires_at.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
      const turnouts =
        format === "xlsx"
          ? (await readWorkbook(file)).rows.map((cells) => cells[8])
          : readCsv(file).rows.map((cells) => Number(cells[8]));
      expect(turnouts).toEqual(Array.from({ length: many }, (_, at) => at + 1));
    },
  );

  test("is one moment of the list: what is written meanwhile is not half in it", async () => {
    const { provinceOfficer } = scene.people;
    held("before");
    const id = await begun(provinceOfficer, "csv");
    await expect.poll(async () => (await rowOf(id)).state).toBe("preparing");
    await sleep(200);
    const late = await scene.point("sent", { name: "Điểm sau", turnout: 1_000_000 }, scene.sibling);
    letGo();
    await preparedAll();
    const { rows, facts } = readCsv(await fileOf(provinceOfficer, id));
    expect(rows).toHaveLength(many);
    expect(facts.get("Số điểm")).toBe(String(many));
    expect(rows.map(([name]) => name)).not.toContain("Điểm sau");
    await scene.owner.query("delete from festival where id = $1", [late]);
  });

  test("a short one is handed over at once and put on record with its hash", async () => {
    const { provinceOfficer } = scene.people;
    const { body } = await taken(provinceOfficer, "points", "season=2026&q=1999");
    const { rows } = await scene.owner.query("select * from export");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      state: "given",
      total: 1,
      done: 1,
      filter: "mùa 2026; từ tìm: 1999",
      query: "season=2026&q=1999",
    });
    expect(rows[0].sha256).toBe(createHash("sha256").update(body).digest("hex"));
  });

  test("what is taken out is in the trail: who, what, which filter, how many, and every fetching", async () => {
    const { provinceOfficer } = scene.people;
    const leader = await createActor(scene.owner, "province_leader", scene.province);
    await taken(provinceOfficer, "points", "season=2026&q=1999");
    const id = await begun(provinceOfficer);
    await preparedAll();
    await fileOf(provinceOfficer, id);
    const { rows } = await as(leader, (tx) =>
      listEntries(tx, leader, auditFilter.parse({ table: "export" })),
    );
    const mine = rows.filter((row) => row.rowId === id).reverse();
    expect(mine.map(({ operation, after }) => [operation, after?.state, after?.fetched])).toEqual([
      ["insert", "queued", 0],
      ["update", "preparing", 0],
      ["update", "ready", 0],
      ["update", "ready", 1],
    ]);
    expect(
      mine.every(
        ({ actorName, action }) => actorName === provinceOfficer.fullName && action === "export.take",
      ),
    ).toBe(true);
    expect(rows.some(({ after }) => after?.filter === "mùa 2026; từ tìm: 1999" && after?.total === 1)).toBe(
      true,
    );
  });
});

describe("while it is prepared", () => {
  test("its maker sees how far it is and can cancel; nothing of it is kept", async () => {
    const { provinceOfficer } = scene.people;
    const read = held();
    const id = await begun(provinceOfficer, "csv");
    await expect.poll(async () => (await rowOf(id)).done, { timeout: 8_000 }).toBeGreaterThan(0);
    const row = await as(provinceOfficer, (tx) => getExport(tx, id));
    expect(row && standingOf(row, new Date())).toBe("running");
    expect(row?.done).toBeLessThan(many);
    await inScope(provinceOfficer, { action: "export.take" }, (tx) =>
      cancelExport(tx, provinceOfficer, { id }),
    );
    await sleep(1_500);
    letGo();
    await preparedAll();
    // It is heard before the list is read to its end.
    expect(read.portions).toBeLessThan(3);
    expect((await rowOf(id)).state).toBe("cancelled");
    await expect(fileOf(provinceOfficer, id)).rejects.toThrow("not there");
    await begun(provinceOfficer);
    await preparedAll();
    expect(await pieces(id)).toBe(0);
  });

  test("another file of theirs waits for its turn; a fourth is not begun", async () => {
    const { provinceOfficer } = scene.people;
    const logged = vi.spyOn(console, "error");
    held();
    const ids = [await begun(provinceOfficer), await begun(provinceOfficer), await begun(provinceOfficer)];
    expect((await ask(provinceOfficer)).kind).toBe("too-many");
    const states = await Promise.all(ids.slice(1).map(async (id) => (await rowOf(id)).state));
    expect(states).toEqual(["queued", "queued"]);
    // One that is cancelled while it waits is never begun.
    await inScope(provinceOfficer, { action: "export.take" }, (tx) =>
      cancelExport(tx, provinceOfficer, { id: ids[1] ?? "" }),
    );
    letGo();
    await preparedAll();
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).state))).toEqual([
      "ready",
      "cancelled",
      "ready",
    ]);
    expect(logged).not.toHaveBeenCalled();
  });

  test("what goes wrong is told with an id of the log, and nothing can be fetched", async () => {
    const { provinceOfficer } = scene.people;
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const real = lists.allFestivals;
    const spy = vi.spyOn(lists, "allFestivals");
    spy.mockImplementationOnce(real).mockImplementationOnce(async (...args) => {
      const list = await real(...args);
      // biome-ignore lint/correctness/useYield: it breaks before its first row.
      async function* portions(): AsyncGenerator<never> {
        throw new Error("the database went away");
      }
      return { ...list, portions: portions() };
    });
    const id = await begun(provinceOfficer);
    await preparedAll();
    spy.mockRestore();
    const row = await rowOf(id);
    expect(row.state).toBe("failed");
    expect(logged.mock.calls.flat().join()).toContain(row.error_id);
    logged.mockRestore();
    await expect(fileOf(provinceOfficer, id)).rejects.toThrow("not there");
  });

  test("one that nobody prepares any more is told as interrupted and does not count as under way", async () => {
    const { provinceOfficer } = scene.people;
    const id = await begun(provinceOfficer);
    await preparedAll();
    for (const nth of [1, 2, 3])
      await scene.owner.query(
        `insert into export (unit_id, user_id, taken_by, source, query, format, title, filter, noun, state, total, file_name, seen_at)
         select unit_id, user_id, taken_by, source, query, format, title || $2, filter, noun, 'preparing', total, file_name, now() - interval '2 minutes'
           from export where id = $1`,
        [id, String(nth)],
      );
    const rows = await as(provinceOfficer, (tx) => listExports(tx));
    expect(rows.map((row) => standingOf(row, new Date())).sort()).toEqual([
      "interrupted",
      "interrupted",
      "interrupted",
      "ready",
    ]);
    expect((await ask(provinceOfficer)).kind).toBe("preparing");
    await preparedAll();
  });
});
