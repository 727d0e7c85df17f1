import { expect, type Page, test } from "../support/browser";
import { ask, one } from "../support/browser-database";
import { heading, take } from "../support/browser-festival";

// What the sources publish of 2022 comes out of the rows; changing a row changes it.
test.describe.configure({ mode: "serial" });

type Answer = {
  unit: string;
  season: number;
  map: string;
  figures: Record<string, number | null>;
  coverage: { reported: number; expected: number };
  asOf: string;
};

const address = (unit: string, map = "then", season = 2022) =>
  `/api/figures?season=${season}&unit=${unit}&map=${map}`;

async function get(page: Page, unit: string, map = "then"): Promise<Answer> {
  const answer = await page.request.get(address(unit, map));
  expect(answer.status(), address(unit, map)).toBe(200);
  expect(answer.headers()["content-type"]).toContain("application/json");
  return answer.json();
}

test("the published figures of 2022, from the nation and two provinces", async ({ desk }) => {
  const page = await desk.as("bo.lanhdao");
  const nation = await get(page, "VN");
  expect(nation).toMatchObject({ unit: "VN", season: 2022, map: "then" });
  expect(nation.figures).toMatchObject({
    ...{ NH02: 5813, NH06: 28, NH10: 35_000, NH11: 34_900_000_000, NH12: 4346, NH13: 165 },
  });
  expect(Object.keys(nation.figures)).toHaveLength(16);
  expect(nation.coverage.expected).toBeGreaterThan(10_000);
  expect(nation.coverage.reported).toBeLessThanOrEqual(nation.coverage.expected);
  expect(Date.parse(nation.asOf)).toBeLessThanOrEqual(Date.now());

  expect((await get(page, "42")).figures).toMatchObject({
    ...{ NH01: 1407, NH07: 15, NH08: 209, NH09: 84_000, NH10: 412 },
  });
  expect((await get(page, "19")).figures).toMatchObject({ NH02: 76, NH03: 117 });
});

test("a merged province is the sum of those that it absorbed; the nation is the same on both maps", async ({
  desk,
}) => {
  const page = await desk.as("bo.lanhdao");
  const [bacNinh, bacGiang, now] = [
    await get(page, "27"),
    await get(page, "24"),
    await get(page, "24", "now"),
  ];
  for (const [code, value] of Object.entries(now.figures)) {
    if (code === "NH05") continue;
    expect(value, code).toBe((bacNinh.figures[code] ?? 0) + (bacGiang.figures[code] ?? 0));
  }
  expect(now.figures.NH01).toBeGreaterThan(0);
  expect((await page.request.get(address("27", "now"))).status()).toBe(404);
  const { NH05: _then, ...then } = (await get(page, "VN")).figures;
  const { NH05: _now, ...today } = (await get(page, "VN", "now")).figures;
  expect(today).toEqual(then);
});

test("the dashboards show the same numbers", async ({ desk }) => {
  const minister = await desk.as("bo.lanhdao");
  await minister.goto("/reports?season=2022&map=then");
  const main = minister.getByRole("main");
  for (const number of ["5.813", "35.000", "gần 35 tỷ đồng", "34.900.000.000 đồng"])
    await expect(main).toContainText(number);
  await expect(card(minister, "Lãnh đạo Đảng, Nhà nước dự")).toContainText("28");

  await minister.goto("/reports/figures?season=2022&unit=VN&map=then");
  for (const [code, value] of [
    ["NH02", "5.813"],
    ["NH06", "28"],
    ["NH10", "35.000"],
    ["NH11", "34.900.000.000"],
    ["NH12", "4.346"],
    ["NH13", "165"],
  ] as const) {
    await expect(line(minister, code).getByText(value, { exact: true }).first()).toBeVisible();
  }

  const leader = await desk.as("hatinh.lanhdao");
  await leader.goto("/reports?season=2022&map=then");
  for (const number of ["1.407", "84.000", "412"])
    await expect(leader.getByRole("main")).toContainText(number);
  await leader.goto("/reports/figures?season=2022&map=then");
  await expect(heading(leader)).toContainText("Tỉnh Hà Tĩnh");
  await expect(line(leader, "NH07").getByText("15", { exact: true }).first()).toBeVisible();
  await expect(line(leader, "NH08").getByText("209", { exact: true }).first()).toBeVisible();
});

const line = (page: Page, code: string) => page.getByRole("row").filter({ hasText: code }).first();
const card = (page: Page, label: string) =>
  page
    .getByRole("main")
    .locator("div")
    .filter({ has: page.getByRole("link", { name: label, exact: true }) })
    .last();

test("the way from a figure leads to as many rows as it counts", async ({ desk }) => {
  const leader = await desk.as("hatinh.lanhdao");
  await leader.goto("/reports/figures?season=2022&map=then");
  for (const [code, rows] of [
    ["NH01", "1.407"],
    ["NH07", "15"],
    ["NH08", "209"],
  ] as const) {
    await leader.goto("/reports/figures?season=2022&map=then");
    await leader.getByRole("link", { name: `Xem các điểm của ${code}` }).click();
    await expect(leader.getByText(`Tổng ${rows} điểm`).first()).toBeVisible();
  }
});

test("a wrong question is refused with the reason, a stranger and a foreign unit get nothing", async ({
  desk,
}) => {
  const page = await desk.as("hatinh.canbo");
  const wrong: [query: string, parameter: string][] = [
    ["unit=42&map=then", "season"],
    ["season=abc&unit=42&map=then", "season"],
    ["season=2019&unit=42&map=then", "season"],
    ["season=2022&map=then", "unit"],
    ["season=2022&unit=H%C3%A0&map=then", "unit"],
    ["season=2022&unit=42", "map"],
    ["season=2022&unit=42&map=later", "map"],
  ];
  for (const [query, parameter] of wrong) {
    const answer = await page.request.get(`/api/figures?${query}`);
    expect(answer.status(), query).toBe(400);
    const body = await answer.json();
    expect(body.parameter, query).toBe(parameter);
    expect(body.error, query).toMatch(/\p{L}{3}/u);
  }
  for (const foreign of ["VN", "40", "99", "16681"]) {
    const answer = await page.request.get(address(foreign, "now"));
    expect(answer.status(), foreign).toBe(404);
    expect(await answer.json()).toEqual({ error: "Không tìm thấy đơn vị." });
  }
  const commune = await desk.as("thachha.canbo");
  expect((await commune.request.get(address("42"))).status()).toBe(404);
  expect((await commune.request.get(address("18562", "now", 2026))).status()).toBe(200);

  const stranger = await desk.stranger();
  const refused = await stranger.request.get(address("VN"));
  expect(refused.status()).toBe(401);
  expect(Object.keys(await refused.json())).toEqual(["error"]);
  const health = await stranger.request.get("/api/health");
  expect([health.status(), await health.json()]).toEqual([200, { ok: true, database: true }]);
});

test.describe("one row", () => {
  let row = { id: "", turnout: 0 };

  test.beforeAll(async () => {
    row = await one<{ id: string; turnout: number }>(
      `select f.id, f.turnout from festival f join season s on s.id = f.season_id
         join unit c on c.id = f.unit_id join unit d on d.id = c.parent_id join unit p on p.id = d.parent_id
        where s.year = 2022 and p.code = '42' and f.status = 'held' and f.state = 'locked' order by f.id limit 1`,
    );
  });

  // However the test ends, the figures of 2022 are those that were published.
  test.afterAll(async () => {
    await ask("update festival set turnout = $2 where id = $1 and turnout <> $2", [row.id, row.turnout]);
  });

  test("corrected by V05 changes the figures by exactly that, and back", async ({ desk }) => {
    const keeper = await desk.as("v05.quantri");
    const correct = async (turnout: number, reason: string) => {
      await keeper.goto(`/festivals/${row.id}`);
      await keeper.getByRole("link", { name: "Đính chính" }).click();
      await keeper.getByLabel("Lượt người tham gia").fill(String(turnout));
      await keeper.getByLabel("Lý do đính chính").fill(reason);
      await take(keeper, "Lưu đính chính", "Đã lưu đính chính");
    };
    const before = {
      VN: await get(keeper, "VN"),
      "42": await get(keeper, "42"),
      now: await get(keeper, "42", "now"),
    };
    await correct(row.turnout + 137, "Theo báo cáo giấy đã lưu.");
    for (const [unit, map, was] of [
      ["VN", "then", before.VN],
      ["42", "then", before["42"]],
      ["42", "now", before.now],
    ] as const) {
      const { figures } = await get(keeper, unit, map);
      expect(figures, `${unit} ${map}`).toEqual({ ...was.figures, NH09: (was.figures.NH09 ?? 0) + 137 });
    }
    await keeper.goto("/reports/figures?season=2022&unit=42&map=then");
    await expect(line(keeper, "NH09")).toContainText("84.137");

    await correct(row.turnout, "Đính chính trước ghi nhầm điểm.");
    expect((await get(keeper, "42")).figures).toEqual(before["42"].figures);
    await expect(
      keeper.getByRole("listitem").filter({ hasText: "Theo báo cáo giấy đã lưu." }).first(),
    ).toBeVisible();
  });
});
