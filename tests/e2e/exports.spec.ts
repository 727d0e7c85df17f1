import { readFileSync } from "node:fs";
import { expect, idIn, type Page, test } from "../support/browser";
import { ask, one } from "../support/browser-database";
import { readCsv, readWorkbook } from "../support/sheets";

test.afterAll(async () => {
  // What other tests took out for themselves has names of its own.
  const mine = "title like 'Điểm tổ chức Ngày hội%'";
  await ask(`delete from export_piece where export_id in (select id from export where ${mine})`);
  await ask(`delete from export where ${mine}`);
});

/** Opens "Tải về" and takes the file that a click on a line of it gives. */
async function take(page: Page, line: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByText("Tải về", { exact: true }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: line }).first().click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with" : "without";

  test(`a list is taken out as it is filtered, ${how} JavaScript`, async ({ desk }) => {
    const page = await desk.as("hatinh.canbo", { javaScript });
    await page.goto("/festivals?season=2026&state=accepted%2Clocked&sort=-turnout");
    const names = await page.getByRole("table").locator("tbody th a").allTextContents();
    expect(names.length).toBeGreaterThan(3);
    const excel = await take(page, /^Excel/);
    expect(excel.name).toMatch(/^Điểm tổ chức Ngày hội 2026 - Tỉnh Hà Tĩnh - .*\.xlsx$/);
    const { rows, facts } = await readWorkbook(excel.bytes);
    expect(rows.slice(0, names.length).map(([name]) => name)).toEqual(names);
    expect(facts.get("Bộ lọc")).toBe(
      "mùa 2026; trạng thái: Đã tiếp nhận, Đã khóa; xếp theo lượt người giảm dần",
    );
    expect(facts.get("Người xuất")).toMatch(/, Công an tỉnh Hà Tĩnh$/);
    expect(facts.get("Số điểm")).toBe(rows.length);

    await page.goto("/festivals?season=2026&state=accepted%2Clocked&sort=-turnout");
    const csv = readCsv((await take(page, /^CSV/)).bytes);
    expect(csv.marked).toBe(true);
    expect(csv.rows).toHaveLength(rows.length);
    // What was taken out is on its maker's list, with its filter.
    await page.goto("/exports");
    const line = page.getByRole("row", { name: /Điểm tổ chức Ngày hội 2026/ }).first();
    await expect(line).toContainText("trạng thái: Đã tiếp nhận, Đã khóa");
    await expect(line).toContainText("Đã tải");
  });

  test(`a long list is prepared, and fetched when it is whole, ${how} JavaScript`, async ({ desk }) => {
    const page = await desk.as("v05.quantri", { javaScript });
    const { year, count } = await one<{ year: number; count: number }>(
      `select s.year, count(*)::int as count from festival f join season s on s.id = f.season_id
        where f.host_level = 'commune' group by 1 having count(*) between 3200 and 14000 order by 2 limit 1`,
    );
    await page.goto(`/festivals?season=${year}&host=commune`);
    await page.getByText("Tải về", { exact: true }).first().click();
    await page.getByRole("link", { name: /^CSV/ }).first().click();
    await expect(page).toHaveURL(/\/exports\/[0-9a-f-]{36}$/);
    const id = idIn(page);
    const whole = page.getByRole("link", { name: "Tải tệp" });
    if (javaScript) await expect(whole).toBeVisible({ timeout: 120_000 });
    else {
      // By hand: the page is asked for again until the file is there.
      await expect(async () => {
        const again = page.getByRole("link", { name: "Xem lại tiến độ" });
        if (await again.isVisible()) await again.click();
        await expect(whole).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 120_000 });
    }
    const [download] = await Promise.all([page.waitForEvent("download"), whole.click()]);
    const { rows, facts } = readCsv(readFileSync(await download.path()));
    expect(rows).toHaveLength(count);
    expect(facts.get("Số điểm")).toBe(String(count));
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const stranger = await desk.as("v05.chuyenvien");
    expect((await stranger.request.get(`/api/exports/file/${id}`)).status()).toBe(404);
    expect((await stranger.goto(`/exports/${id}`))?.status()).toBe(404);
  });
}

test("a file that is being prepared can be cancelled", async ({ desk }) => {
  const page = await desk.as("v05.quantri");
  const user = await one<{ id: string; unit: string }>(
    "select a.id, r.unit_id as unit from app_user a join role_assignment r on r.user_id = a.id where a.username = 'v05.quantri'",
  );
  // As if another process prepared it: it stays where it is until somebody cancels it.
  const { id } = await one<{ id: string }>(
    `insert into export (unit_id, user_id, taken_by, source, query, format, title, filter, noun, state, total, done, file_name, seen_at)
     values ($1, $2, 'x', 'points', 'season=2022', 'csv', 'Điểm tổ chức Ngày hội 2022', '', 'điểm', 'preparing', 90000, 41000, 'x.csv', now() + interval '1 hour')
     returning id`,
    [user.unit, user.id],
  );
  await page.goto(`/exports/${id}`);
  await expect(page.getByText("41.000/90.000 điểm (45,6 %)")).toBeVisible();
  await ask("update export set done = 82000 where id = $1", [id]);
  await expect(page.getByText("82.000/90.000 điểm")).toBeVisible();
  await page.getByRole("button", { name: "Hủy" }).click();
  await expect(page.getByText("Đã hủy, không có tệp nào được giữ lại")).toBeVisible();
  expect((await one<{ state: string }>("select state from export where id = $1", [id])).state).toBe(
    "cancelled",
  );
});

test("nobody takes out a list that they may not read, nor from another site's page", async ({ desk }) => {
  const page = await desk.as("thachha.canbo");
  for (const name of ["people", "sign-ins", "audit", "unit-changes", "khong-co"])
    expect((await page.request.get(`/api/exports/${name}`)).status(), name).toBe(404);
  const other = await page.request.get("/api/exports/points?season=2026", {
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(other.status()).toBe(403);
  const own = await page.request.get("/api/exports/points?season=2026&format=csv");
  expect(own.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  expect(own.headers()["content-disposition"]).toContain("filename*=UTF-8''%C4%90i%E1%BB%83m");
});
