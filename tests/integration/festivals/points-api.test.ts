import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/festivals/route";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Visitor } from "@/lib/core/session";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import type { FestivalRow } from "@/lib/festivals/points/record";
import { as, openScene, type Scene } from "./points-scene";

const signedIn: { now: Visitor } = { now: { kind: "nobody" } };
vi.mock("@/lib/core/session", async (original) => ({
  ...(await original<typeof import("@/lib/core/session")>()),
  visitor: async () => signedIn.now,
}));

const points = 130;
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const { foreignCommune, foreignProvince, sibling } = scene;
  for (let n = 0; n < points - 2; n++)
    await scene.point(n % 3 === 0 ? "sent" : "accepted", {
      name: `Ngày hội thôn ${n}`,
      held_on: `2026-08-${String(1 + (n % 28)).padStart(2, "0")}`,
    });
  await scene.point("sent", { name: "Ngày hội Phố Thủy", turnout: 300 }, sibling);
  await scene.point("draft", { name: "Ngày hội bản Hạ" }, sibling);
  await scene.point("sent", { name: "Tỉnh khác", holder_unit_id: foreignProvince.id }, foreignCommune);
});
afterAll(() => scene.close());

type Answer = {
  count: number;
  size: number;
  page: number;
  festivals: (Omit<FestivalRow, "giftValue" | "sentAt"> & { giftValue: number; sentAt: string | null })[];
  error: string;
  parameter: string;
  issues: { parameter: string; reason: string }[];
};

async function ask(actor: Actor | null, query: string): Promise<{ status: number } & Answer> {
  signedIn.now = actor ? { kind: "actor", actor } : { kind: "nobody" };
  const answer = await GET(new Request(`http://portal.invalid/api/festivals?${query}`));
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return { status: answer.status, ...((await answer.json()) as Answer) };
}

const names = ({ festivals }: Answer) => festivals.map(({ name }) => name);

describe("the list of points as JSON", () => {
  test.each([
    "season=2026",
    "season=2026&page=2",
    "season=2026&sort=-turnout,name",
    "season=2026&sort=unit",
    "season=2026&sort=-gifts",
    "season=2026&state=sent&late=1",
    "season=2026&q=pho thuy",
    "season=2026&unit=42&map=now",
    "season=2026&state=returned",
  ])("answers what the page shows, with the exact number: %s", async (query) => {
    const officer = scene.people.provinceOfficer;
    const filter = readFilter(Object.fromEntries(new URLSearchParams(query)));
    const page = await as(officer, (tx) => listFestivals(tx, filter, dayOf(new Date())));
    const found = await ask(officer, `${query}&size=50`);
    expect(found).toMatchObject({ status: 200, count: page.totals.count, page: filter.page, size: 50 });
    expect(found.festivals).toEqual(
      page.rows.map(({ giftValue, sentAt, ...row }) => ({
        ...row,
        giftValue: Number(giftValue),
        sentAt: sentAt?.toISOString() ?? null,
      })),
    );
  });

  test("only what is in scope is there, and is counted", async () => {
    const { provinceOfficer, foreignProvinceOfficer, officer, v05 } = scene.people;
    expect((await ask(provinceOfficer, "season=2026")).count).toBe(points);
    const foreign = await ask(foreignProvinceOfficer, "season=2026");
    expect([foreign.count, names(foreign)]).toEqual([1, ["Tỉnh khác"]]);
    expect(await ask(foreignProvinceOfficer, "season=2026&unit=42")).toMatchObject({
      status: 200,
      count: 0,
      festivals: [],
    });
    expect((await ask(officer, "season=2026")).count).toBe(points - 2);
    expect((await ask(v05, "season=2026")).count).toBe(points + 1);
  });

  test("pages do not overlap and leave nothing out; behind the last one the number is still exact", async () => {
    const officer = scene.people.provinceOfficer;
    const seen = new Set<string>();
    for (let page = 1; page <= 4; page++) {
      const { count, festivals } = await ask(officer, `season=2026&size=40&page=${page}`);
      expect(count).toBe(points);
      for (const { id } of festivals) seen.add(id);
    }
    expect(seen.size).toBe(points);
    expect(await ask(officer, "season=2026&size=40&page=5")).toMatchObject({ count: points, festivals: [] });
  });

  test("a size is 25 where none is said and 100 at most, and the answer says which", async () => {
    const officer = scene.people.provinceOfficer;
    const sizes = async (query: string) => {
      const { size, festivals } = await ask(officer, query);
      return [size, festivals.length];
    };
    expect(await sizes("season=2026")).toEqual([25, 25]);
    expect(await sizes("season=2026&size=7")).toEqual([7, 7]);
    expect(await sizes("season=2026&size=5000")).toEqual([100, 100]);
  });

  test.each([
    ["", "season", "Thiếu tham số season"],
    ["season=26", "season", "bốn chữ số"],
    ["season=2026&season=2025", "season", "nhiều lần"],
    ["season=2031", "season", "Không có mùa Ngày hội năm 2031"],
    ["season=2026&size=0", "size", "số nguyên từ 1"],
    ["season=2026&size=-1", "size", "số nguyên từ 1"],
    ["season=2026&page=x", "page", "số nguyên từ 1"],
    ["season=2026&page=999999", "page", "lớn nhất là 100000"],
    ["season=2026&state=sent,moon", "state", "chỉ nhận: draft,"],
    ["season=2026&sort=id", "sort", "chỉ nhận: held_on, -held_on"],
    ["season=2026&map=later", "map", "then, now"],
    ["season=2026&states=sent", "states", "Không có tham số states"],
    [`season=2026&q=${"x".repeat(101)}`, "q", "100 ký tự"],
  ])("refuses %j with a word about %s", async (query, parameter, reason) => {
    const found = await ask(scene.people.provinceOfficer, query);
    expect(found).toMatchObject({ status: 400, parameter });
    expect(found.error).toContain(reason);
    expect(found.issues[0]).toEqual({ parameter, reason: found.error });
  });

  test("whoever is not signed in, or whose role does not see points, is told so and nothing else", async () => {
    expect(await ask(null, "season=2026")).toEqual({
      status: 401,
      error: "Đăng nhập để xem danh sách điểm.",
    });
    const clerk = { ...scene.people.provinceOfficer, role: "nobody" as Actor["role"] };
    expect((await ask(clerk, "season=2026")).status).toBe(403);
  });
});
