import { expect, type Page, tag, test } from "../support/browser";
import { ask, copyPoint } from "../support/browser-database";
import { heading, take } from "../support/browser-festival";
import { readCsv } from "../support/sheets";

// What a leader does with two minutes: any figure on the map, where it comes from, what it is beside another, kept for later.
test.describe.configure({ mode: "serial" });

const made = `Điểm khu dân cư ${tag()}`;
test.afterAll(async () => {
  await ask("delete from saved_view where name like $1", [`${made}%`]);
  await ask("delete from decision where record_id in (select id from festival where name like $1)", [
    `${made}%`,
  ]);
  await ask("delete from festival where name like $1", [`${made}%`]);
});

const menu = (page: Page, name: string) =>
  page.getByRole("main").locator("summary").filter({ hasText: name });
const part = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Phần của tổng quan" }).getByRole("link", { name });
const number = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

/** Chooses a figure for the map, as anybody does: with or without JavaScript. */
async function chooseFigure(page: Page, code: string): Promise<void> {
  await menu(page, "Chỉ tiêu:").click();
  await page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(`^${code} `) })
    .click();
  await expect(page).toHaveURL(new RegExp(`figure=${code}`));
}

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };

    test("any figure is on the map, and the table beside it says the same", async ({ desk }) => {
      const leader = await desk.as("bo.lanhdao", seat);
      await leader.goto("/reports?season=2026&map=now");
      await expect(leader.getByRole("heading", { name: "Xã có tổ chức, theo tỉnh" })).toBeVisible();
      await chooseFigure(leader, "NH03");
      await expect(leader.getByRole("heading", { name: "Điểm khu dân cư, theo tỉnh" })).toBeVisible();
      const table = leader.getByRole("table", { name: /^Điểm thôn, bản/ }).first();
      const rows = table.locator("tbody tr");
      await expect(rows).toHaveCount(34);
      const said = await leader
        .locator("figure svg a")
        .evaluateAll((areas) => areas.map((area) => area.getAttribute("aria-label") ?? ""));
      expect(said).toHaveLength(34);
      for (const row of await rows.all()) {
        const name = (await row.getByRole("rowheader").getByRole("link").textContent())?.trim();
        const value = (await row.getByRole("cell").first().textContent())?.trim();
        expect(
          said.some((one) => one.startsWith(`${name}: ${value} điểm`)),
          `${name} ${value}`,
        ).toBe(true);
      }
      await expect(leader.getByText("Hoàng Sa", { exact: true })).toBeVisible();
      await expect(leader.getByText("Trường Sa", { exact: true })).toBeVisible();
      await expect(leader.getByText(/thấp nhất/).first()).toBeVisible();
      await leader.getByText("Bảng số liệu của biểu đồ").click();
      const years = leader.getByRole("table", { name: /từng năm$/ });
      await expect(years.getByRole("rowheader", { name: "2022" })).toBeVisible();
      await menu(leader, "Tải về").first().click();
      await expect(leader.getByRole("link", { name: "Báo cáo: bản in, Word" })).toHaveAttribute(
        "href",
        /^\/reports\/document\?season=2026/,
      );
    });

    test("from a number to units, to records, to who decided, to every change", async ({ desk }) => {
      const leader = await desk.as("bo.lanhdao", seat);
      await leader.goto("/reports?season=2026&map=now&figure=NH03");
      await leader.getByRole("link", { name: "từ đâu? Điểm khu dân cư" }).click();
      await expect(heading(leader)).toContainText("Con số này từ đâu");
      await expect(
        leader.getByText(/Cộng 34 tỉnh, thành phố = [\d.]+ điểm, đúng bằng chỉ tiêu/),
      ).toBeVisible();
      await leader.getByRole("link", { name: "Tỉnh Hà Tĩnh" }).click();
      await expect(leader.getByText(/Cộng \d+ đơn vị = [\d.]+ điểm, đúng bằng chỉ tiêu/)).toBeVisible();
      const row = leader.getByRole("row").filter({ hasText: "Xã Thạch Hà" });
      const adds = number(await row.getByRole("cell").first().textContent());
      await row.getByRole("link").click();
      await expect(leader.getByText(/đúng bằng phần của Xã Thạch Hà/)).toBeVisible();
      const records = leader
        .getByRole("table")
        .locator("tbody tr")
        .filter({ hasText: /Đã tiếp nhận|Đã khóa/ });
      await expect(records).toHaveCount(adds);
      await expect(records.first()).toContainText(/Tiếp nhận/);
      await expect(records.first()).toContainText("Công an tỉnh Hà Tĩnh");
      const name = (await records.first().getByRole("rowheader").textContent()) ?? "";
      await records
        .first()
        .getByRole("link", { name: /Từng thay đổi/ })
        .click();
      await expect(leader).toHaveURL(/\/audit\/record\/festival\//);
      await expect(leader.getByRole("main")).toContainText(name.trim());
      await leader.goBack();
      await records.first().getByRole("rowheader").getByRole("link").click();
      await expect(heading(leader)).toHaveText(name.trim());
      await expect(leader.getByRole("heading", { name: "Quá trình xử lý" })).toBeVisible();
    });

    test("a number of reporting leads to exactly the communes that it counts", async ({ desk }) => {
      const leader = await desk.as("bo.lanhdao", seat);
      await leader.goto("/reports/discipline?season=2026&map=now&unit=42");
      for (const standing of ["Trả lại bổ sung", "Chờ tiếp nhận"]) {
        const badge = leader.getByRole("main").getByRole("link", { name: new RegExp(`^${standing} \\d`) });
        const count = number(await badge.textContent());
        expect(count).toBeGreaterThan(0);
        await badge.click();
        await expect(leader.getByRole("heading", { name: `${standing}: ${count} xã` })).toBeVisible();
        await expect(leader.getByRole("main").getByRole("table").locator("tbody tr")).toHaveCount(count);
        await leader.getByRole("link", { name: "Xem mọi tình trạng" }).click();
        await expect(leader.getByRole("heading", { name: "Theo đơn vị" })).toBeVisible();
      }
    });

    test("a figure that there is not is said, and so is a comparison with itself", async ({ desk }) => {
      const leader = await desk.as("bo.lanhdao", seat);
      await leader.goto("/reports?season=2026&figure=NH99");
      await expect(leader.getByText("Không có chỉ tiêu “NH99”")).toBeVisible();
      await leader.goto("/reports/compare?season=2026&with=season&year=2026");
      await expect(leader.getByText("Mùa 2026 không so với chính nó")).toBeVisible();
      const answer = await leader.request.get("/api/exports/figures?season=2026&format=pdf");
      expect(answer.status()).toBe(400);
      expect(await answer.text()).toContain("xlsx hoặc csv");
    });

    test("what is ranked is what is taken out: the figure, the districts, the comma", async ({ desk }) => {
      const leader = await desk.as("hatinh.lanhdao", seat);
      await leader.goto("/reports?season=2024&map=then&by=district&figure=NH11");
      await expect(leader.getByRole("heading", { name: "Xếp theo giá trị quà" })).toBeVisible();
      const link = leader.locator('a[href*="/api/exports/figure-ranking"][href*="format=csv"]');
      const file = readCsv(await (await leader.request.get((await link.getAttribute("href")) ?? "")).body());
      expect(file.head).toEqual([
        ...["Thứ", "Mã", "Huyện", "Giá trị quà (đồng)", "Chờ tiếp nhận (đồng)", "Xã đã báo cáo (%)"],
      ]);
      const first = leader
        .getByRole("table", { name: /^Tổng giá trị quà mùa/ })
        .locator("tbody tr")
        .first();
      expect(number(await first.getByRole("cell").first().textContent())).toBe(Number(file.rows[0]?.[3]));
      for (const row of file.rows) expect(row[5]).toMatch(/^\d+(,\d)?$/);
    });

    test("two seasons, two units, a unit and the mean are held against each other", async ({ desk }) => {
      const leader = await desk.as("bo.lanhdao", seat);
      await leader.goto("/reports?season=2026&map=now");
      await part(leader, "So sánh").click();
      await leader.getByLabel("Đơn vị", { exact: true }).selectOption({ label: "Tỉnh Hà Tĩnh" });
      await leader.getByLabel("Mùa để so").selectOption("2024");
      await leader.getByRole("button", { name: "So sánh" }).click();
      await expect(heading(leader)).toHaveText("So sánh: Mùa 2026 và mùa 2024");
      const first = leader.getByRole("row").filter({ hasText: "NH01" });
      await expect(first).toContainText(/(tăng|giảm) [\d,]+ %/);

      await leader.getByText("Đơn vị khác, cùng mùa").click();
      await leader.getByLabel("Đơn vị để so").selectOption({ label: "Tỉnh Nghệ An" });
      await leader.getByRole("button", { name: "So sánh" }).click();
      await expect(heading(leader)).toHaveText("So sánh: Hà Tĩnh và Nghệ An");
      await expect(leader.getByRole("row").filter({ hasText: "NH01" })).toContainText(/(cao|thấp) hơn/);

      await leader.getByText("Bình quân cả nước").click();
      await leader.getByRole("button", { name: "So sánh" }).click();
      await expect(heading(leader)).toHaveText("So sánh: Hà Tĩnh và bình quân một tỉnh");
      await expect(leader.getByRole("row").filter({ hasText: "NH09" })).toContainText(
        /(trên|dưới) bình quân/,
      );
    });

    test("a view is kept and shared; below it opens with one's own figures, elsewhere it is not there", async ({
      desk,
    }) => {
      const name = `${made} ${javaScript ? "JS" : "không JS"}`;
      const leader = await desk.as("hatinh.lanhdao", seat);
      await leader.goto("/reports?season=2026&map=now");
      await chooseFigure(leader, "NH03");
      await menu(leader, "Góc nhìn").click();
      await leader.getByRole("link", { name: "Lưu góc nhìn này" }).click();
      await leader.getByLabel("Tên góc nhìn").fill(name);
      await leader.getByLabel("Đơn vị tôi và cấp dưới").check();
      await leader.getByRole("button", { name: "Lưu góc nhìn" }).click();
      await expect(leader.getByText("Đã lưu góc nhìn")).toBeVisible();

      const commune = await desk.as("thachha.canbo", seat);
      await commune.goto("/reports/views");
      await commune.getByRole("link", { name, exact: true }).click();
      await expect(commune).toHaveURL(/figure=NH03/);
      await expect(commune.getByRole("main")).toContainText("Xã Thạch Hà");

      // The same of one commune: whoever may not ask for it sees their own.
      const named = `${made} một phường, ${javaScript ? "JS" : "không JS"}`;
      await leader.goto("/reports/views/new?address=/reports?season=2026%26unit=18118%26figure=NH11");
      await expect(leader.getByText(/mùa 2026 · phường Nam Hồng Lĩnh/)).toBeVisible();
      await leader.getByLabel("Tên góc nhìn").fill(named);
      await leader.getByLabel("Đơn vị tôi và cấp dưới").check();
      await leader.getByRole("button", { name: "Lưu góc nhìn" }).click();
      await expect(leader.getByText("Đã lưu góc nhìn")).toBeVisible();
      const neighbour = await desk.as("thachha.canbo", seat);
      await neighbour.goto("/reports/views");
      await neighbour.getByRole("link", { name: named, exact: true }).click();
      await expect(neighbour).toHaveURL(/figure=NH11/);
      await expect(heading(neighbour)).toContainText("Ngày hội");

      for (const other of ["nghean.canbo", "bo.lanhdao"]) {
        const page = await desk.as(other, seat);
        await page.goto("/reports/views");
        await expect(heading(page)).toHaveText("Góc nhìn đã lưu");
        await expect(page.getByText(name)).toHaveCount(0);
      }

      await leader.goto("/reports/views");
      await leader.getByRole("link", { name: `Đổi, chia sẻ ${name}` }).click();
      await expect(leader).toHaveURL(/\/reports\/views\/[0-9a-f-]{36}$/);
      const address = leader.url();
      await leader.getByLabel("Chỉ mình tôi").check();
      await leader.getByRole("button", { name: "Ghi thay đổi" }).click();
      await expect(leader.getByText("Đã ghi thay đổi")).toBeVisible();
      await commune.goto("/reports/views");
      await expect(commune.getByText(name)).toHaveCount(0);
      expect((await commune.request.get(address)).status()).toBe(404);

      await leader.goto(address);
      await leader.locator("summary").filter({ hasText: "Xóa góc nhìn" }).click();
      await leader.getByRole("button", { name: "Xóa góc nhìn" }).click();
      await expect(leader.getByText("Đã xóa góc nhìn")).toBeVisible();
    });
  });
}

test("what was accepted this moment stands in the dashboard of the nation and among what changed", async ({
  desk,
}) => {
  const leader = await desk.as("bo.lanhdao");
  const accepted = async () => {
    await leader.goto("/reports/changes?act=accepted");
    return number(
      await leader
        .getByRole("link", { name: /^Tiếp nhận/ })
        .first()
        .textContent(),
    );
  };
  const total = async () => {
    await leader.goto("/reports?season=2026&map=now&figure=NH01");
    return number(await leader.getByRole("table").first().locator("tfoot td").first().textContent());
  };
  const [before, points] = [await accepted(), await total()];
  const name = `${made} mới tiếp nhận`;
  const id = await copyPoint("18562", "sent", name);
  const officer = await desk.as("hatinh.canbo2");
  await officer.goto(`/festivals/${id}`);
  await take(officer, "Tiếp nhận", "Đã tiếp nhận");
  expect(await total()).toBe(points + 1);
  expect(await accepted()).toBe(before + 1);
  await leader.getByRole("link", { name, exact: true }).click();
  await expect(heading(leader)).toHaveText(name);
});

test("on a phone nothing is wider than the screen, and on paper the dashboard is whole", async ({ desk }) => {
  const page = await desk.as("bo.lanhdao", { viewport: { width: 390, height: 844 } });
  for (const address of [
    "/reports",
    "/reports/compare?unit=42&with=unit&other=40",
    "/reports/origin?figure=NH09",
  ]) {
    await page.goto(address);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, address).toBeLessThanOrEqual(0);
    // Letters of a chart are as large as they are drawn, times what its picture is scaled by.
    const letters = await page.locator("main svg text:visible").evaluateAll((texts) =>
      texts.map((text) => {
        const scale = (text as SVGTextElement).getScreenCTM()?.d ?? 0;
        return { said: text.textContent, size: Number.parseFloat(getComputedStyle(text).fontSize) * scale };
      }),
    );
    expect(
      letters.filter(({ size }) => size < 11),
      address,
    ).toEqual([]);
  }
  // A card says what asks for an act: 34 provinces with all they have were ten screens more.
  await page.goto("/reports/discipline?season=2026");
  const card = page
    .getByRole("table", { name: /^Kỷ luật báo cáo của các tỉnh/ })
    .locator("tbody tr")
    .first();
  await expect(card.locator('[data-label="Quá hạn"]')).toBeVisible();
  await expect(card.locator('[data-label="Đúng hạn"]')).toBeHidden();
  await page.goto("/reports");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("table", { name: /, từng năm$/ })).toBeVisible();
  await expect(page.getByText("Bảng số liệu của biểu đồ").first()).toBeHidden();
  await expect(page.getByText("từ đâu?").first()).toBeHidden();
  await expect(page.getByRole("table", { name: /34 đơn vị$/ }).locator("tbody tr")).toHaveCount(34);
  await expect(page.getByRole("navigation").first()).toBeHidden();
  // What only leads on says nothing on paper.
  for (const words of ["Xếp theo mã", "Thời gian từng bước", /^(Mọi báo cáo tỉnh|\d+ tỉnh chưa xong)$/]) {
    await expect(page.getByText(words, { exact: true }).first()).toBeAttached();
    await expect(page.getByText(words, { exact: true }).first()).toBeHidden();
  }
});

test("a table that goes on says so on paper, and where the rest is", async ({ desk }) => {
  const page = await desk.as("bo.lanhdao");
  await page.emulateMedia({ media: "print" });
  for (const address of ["/reports?season=2026&unit=42", "/reports/figures?season=2026&unit=42"]) {
    await page.goto(address);
    const said = page
      .getByRole("main")
      .getByText(/^1–50 trong \d+ đơn vị; đủ cả danh sách: “Tải về” trên Cổng\.$/);
    await expect(said, address).toBeVisible();
    // In a grid the browser would print it over the last rows of a table of several sheets.
    await expect(page.locator(".grid:has(.data-table):visible").first(), address).toHaveCSS(
      "display",
      "block",
    );
  }
  await expect(page.getByRole("columnheader", { name: "Nguồn" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(page.getByText("đủ cả danh sách")).toBeHidden();
  await expect(page.getByRole("columnheader", { name: "Nguồn" })).toBeVisible();
});

test("every page of figures offers to be kept, and every number of a tile leads on", async ({ desk }) => {
  const page = await desk.as("bo.lanhdao");
  for (const address of [
    "/reports/compare?unit=42&with=unit&other=40",
    "/reports/discipline?season=2026",
    "/reports/figures?season=2026",
    "/reports/origin?figure=NH09",
    "/reports/changes",
    "/reports/waiting?season=2026",
  ]) {
    await page.goto(address);
    await menu(page, "Góc nhìn").click();
    await page.getByRole("main").getByRole("link", { name: "Lưu góc nhìn này" }).click();
    await expect(page.getByRole("button", { name: "Lưu góc nhìn" })).toBeVisible();
  }
  await page.goto("/reports?season=2026&unit=42");
  const merit = page.getByRole("link", { name: /bằng khen Bộ Công an$/ });
  const said = number(await merit.textContent());
  await merit.click();
  await expect(page).toHaveURL(/has=merit/);
  const list = page.getByRole("table", { name: "Các điểm tổ chức Ngày hội" });
  await expect(list.getByRole("columnheader", { name: "Bằng khen của Bộ" })).toBeVisible();
  await expect(list.locator("tfoot")).toContainText(said.toLocaleString("vi-VN"));
});
