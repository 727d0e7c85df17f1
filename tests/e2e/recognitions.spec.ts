import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "../support/browser";
import { ask } from "../support/browser-database";
import { take } from "../support/browser-festival";
import { clearApplications } from "../support/browser-recognitions";

test.describe.configure({ mode: "serial", timeout: 300_000 });

const year = new Date().getFullYear() - 1;
const ward = "16681";

/** The ward has no application of this year in the scheme, whatever was walked before. */
async function clear(): Promise<void> {
  const mine = `select a.id from application a join scheme m on m.id = a.scheme_id join unit u on u.id = a.unit_id
                 where m.code = 'civil_urban' and a.year = $2 and u.code = $1`;
  await clearApplications(mine, [ward, year]);
}

async function clean(page: Page): Promise<void> {
  // A button half under the head of the page would count as too small to hit.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const next = (page: Page) => page.getByRole("button", { name: "Lưu, sang tiêu chí còn thiếu" }).click();

/** Brings what the ward was recognised for to the criterion, two at first, then takes one of them away again. */
async function proveByRecord(officer: Page, javaScript: boolean): Promise<void> {
  await officer.getByRole("link", { name: "Chọn hồ sơ của đơn vị" }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Chọn hồ sơ làm minh chứng");
  if (javaScript) await clean(officer);
  await officer.getByLabel("Loại", { exact: true }).selectOption({ label: "Công nhận" });
  await officer.getByRole("searchbox", { name: "Tìm", exact: true }).fill("thanh vinh");
  await officer.getByRole("button", { name: "Lọc", exact: true }).click();
  await expect(officer.getByText("1–2 trong 2 hồ sơ")).toBeVisible();
  const ticks = officer.getByRole("checkbox", { name: /Công nhận: Phường Thành Vinh/ });
  await ticks.nth(0).check();
  await ticks.nth(1).check();
  await officer.getByRole("button", { name: "Dùng làm minh chứng" }).click();
  await expect(officer.getByText("Đã dùng hồ sơ của đơn vị làm minh chứng")).toBeVisible();
  const card = officer.locator("#own-records");
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await card.getByRole("button", { name: /^Bỏ / }).first().click();
  await expect(officer.getByText("Đã bỏ hồ sơ khỏi tiêu chí")).toBeVisible();
  await expect(card.getByRole("listitem")).toHaveCount(1);
  expect(await card.getByRole("link", { name: /^Phường Thành Vinh: / }).getAttribute("href")).toMatch(
    /^\/recognitions\/recognised\/[0-9a-f-]{36}$/,
  );
  if (javaScript) await clean(officer);
}

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    let address = "";
    test.beforeAll(clear);
    test.afterAll(clear);

    test("the ward registers itself, late, and begins", async ({ desk }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await officer.goto("/recognitions/register");
      await officer.getByLabel("Chương trình").selectOption({ label: "Đô thị văn minh, tiêu chí 4" });
      await officer.getByLabel("Năm", { exact: true }).selectOption({ label: `Năm ${year}` });
      await officer.getByRole("button", { name: "Lọc" }).click();
      await expect(officer.getByRole("checkbox", { name: /chính đơn vị/ })).toBeChecked();
      if (javaScript) await clean(officer);
      await officer.getByRole("button", { name: "Đăng ký", exact: true }).click();
      await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Kết quả đăng ký");
      const row = officer.getByRole("row").filter({ hasText: "Phường Thành Vinh" });
      await expect(row).toContainText("Đã đăng ký");
      await expect(row).toContainText("Đăng ký sau hạn");
      await row.getByRole("link", { name: "Phường Thành Vinh" }).click();
      await expect(officer.getByText("Đăng ký muộn")).toBeVisible();
      await take(officer, "Bắt đầu xây dựng hồ sơ", "Đã bắt đầu xây dựng hồ sơ");
      address = new URL(officer.url()).pathname;
      if (javaScript) await clean(officer);
    });

    test("the officer scores criterion by criterion; the score follows what is chosen", async ({ desk }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await officer.goto(address);
      await expect(officer.getByText("chưa chấm")).toHaveCount(6);
      await officer.getByRole("link", { name: /^1 Không để xảy ra hoạt động/ }).click();
      for (let at = 1; at <= 6; at++) {
        await expect(officer.getByRole("heading", { level: 1 })).toContainText(`Tiêu chí ${at}`);
        if (at === 3) await proveByRecord(officer, javaScript);
        await officer.getByRole("radio", { name: "Đạt", exact: true }).check();
        if (javaScript)
          await expect(officer.getByRole("status").filter({ hasText: "Tiêu chí này" })).toContainText("đạt");
        if (at === 5) {
          await expect(officer.getByText("Cổng ghi nhận")).toBeVisible();
          await officer.getByRole("link", { name: "Dùng số này: Chưa đạt" }).click();
          await expect(officer.getByRole("radio", { name: "Chưa đạt" })).toBeChecked();
          if (javaScript)
            await expect(officer.getByRole("status").filter({ hasText: "Tiêu chí này" })).toContainText(
              "chưa đạt",
            );
          await officer.getByRole("radio", { name: "Đạt", exact: true }).check();
          await officer.getByLabel("Giải trình").fill("Mô hình ra mắt ngoài Ngày hội.");
          await officer.getByRole("button", { name: "Thêm minh chứng" }).click();
          await officer.getByLabel("Là gì").fill("Các điểm Ngày hội của phường");
          await officer.getByLabel("Địa chỉ trang").fill("không phải địa chỉ");
          await next(officer);
          await expect(officer.getByText("Dán địa chỉ của một trang trong Cổng").first()).toBeVisible();
          await officer.getByLabel("Địa chỉ trang").fill(`/festivals?season=${year}`);
          if (javaScript) await clean(officer);
        }
        if (at === 6) await officer.getByLabel("Giải trình").fill("Chưa có cơ quan nào đăng ký.");
        await next(officer);
      }
      await expect(officer.getByText("Đã chấm hết các tiêu chí")).toBeVisible();
      await expect(officer.getByText("6/6 tiêu chí đạt").first()).toBeVisible();
    });

    test("it cannot be handed to the chief before the papers are there, and then is", async ({ desk }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await officer.goto(address);
      await officer.getByRole("link", { name: "Ghi ý kiến của Đảng ủy." }).click();
      await officer.getByRole("group", { name: "Ý kiến của Đảng ủy" }).getByLabel("Ý kiến").fill("Nhất trí.");
      await officer
        .getByRole("group", { name: "Ý kiến của Đảng ủy" })
        .getByLabel("Số văn bản")
        .fill("15/CV-ĐU");
      await officer
        .getByRole("group", { name: "Ý kiến của Đảng ủy" })
        .getByLabel("Ngày")
        .fill(`10/11/${year}`);
      await officer.getByRole("group", { name: "Ý kiến của UBND" }).getByLabel("Ý kiến").fill("Nhất trí.");
      await officer.getByRole("group", { name: "Ý kiến của UBND" }).getByLabel("Số văn bản").fill("120/UBND");
      await officer.getByRole("group", { name: "Ý kiến của UBND" }).getByLabel("Ngày").fill(`11/11/${year}`);
      await officer.getByLabel("Nội dung báo cáo tự đánh giá").fill("Phường đã hoàn thành sáu nội dung.");
      if (javaScript) await clean(officer);
      await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
      await take(officer, "Tự chấm xong, trình ký", "Đã trình Trưởng Công an cấp xã");
      const answer = await officer.request.get(`${address}/word`);
      expect(answer.headers()["content-type"]).toContain("wordprocessingml");
    });

    test("the chief sends, the province returns one criterion with a remark", async ({ desk }) => {
      const chief = await desk.as("thanhvinh.truong", seat);
      await chief.goto(address);
      await take(chief, "Ký, gửi", "Đã gửi đến Công an tỉnh Nghệ An");
      await expect(chief.getByText("Biên nhận số")).toBeVisible();

      const province = await desk.as("nghean.canbo", seat);
      await province.goto(address);
      const form = province.getByRole("form", { name: "Trả lại bổ sung" });
      await form.locator("summary").click();
      await form.getByLabel("Lý do và nội dung cần bổ sung").fill("Xem lại một tiêu chí.");
      await form.getByRole("checkbox", { name: /^3 Tội phạm/ }).check();
      await form.getByRole("button", { name: "Trả lại", exact: true }).click();
      await expect(province.getByText("ghi cần sửa gì ở tiêu chí này").first()).toBeVisible();
      await form.getByLabel(/^Cần sửa gì ở mục 3 /).fill("Nêu số liệu so với năm trước.");
      if (javaScript) await clean(province);
      await form.getByRole("button", { name: "Trả lại", exact: true }).click();
      await expect(province.getByText("Đã trả lại đơn vị")).toBeVisible();
    });

    test("the officer changes that criterion and no other; the province sees what is different", async ({
      desk,
    }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await officer.goto(address);
      await expect(officer.getByText("Các tiêu chí khác giữ như đã gửi")).toBeVisible();
      await officer
        .getByRole("link", { name: /^1 Không để xảy ra/ })
        .first()
        .click();
      await expect(officer.getByRole("button", { name: "Lưu", exact: true })).toHaveCount(0);
      await officer.goto(address);
      await officer
        .getByRole("link", { name: /^3 Tội phạm/ })
        .last()
        .click();
      await expect(officer.getByText("Nêu số liệu so với năm trước.").first()).toBeVisible();
      await officer.getByLabel("Giải trình").fill("Giảm 12 % so với năm trước.");
      await officer.getByRole("button", { name: "Lưu", exact: true }).click();
      await expect(officer).toHaveURL(/saved=/);
      await officer.goto(address);
      await take(officer, "Tự chấm xong, trình ký", "Đã trình Trưởng Công an cấp xã");
      const chief = await desk.as("thanhvinh.truong", seat);
      await chief.goto(address);
      await take(chief, "Ký, gửi", "Đã gửi đến Công an tỉnh Nghệ An");

      const province = await desk.as("nghean.canbo", seat);
      await province.goto(address);
      const changes = province.locator("#changes");
      await expect(changes).toContainText("đã sửa 1/1 mục được yêu cầu");
      await expect(changes).toContainText("Giải trình: Giảm 12 % so với năm trước.");
      if (javaScript) await clean(province);
    });
  });
}

test("a commune pastes its register and finds it again", async ({ desk }) => {
  const officer = await desk.as("thanhvinh.canbo");
  const name = `Khối thử ${Date.now()}`;
  try {
    await officer.goto("/recognitions/subjects/many");
    await officer.getByLabel("Danh sách").fill(`${name} A; 120; 480\n${name} B; 95; nhiều`);
    await officer.getByRole("button", { name: "Thêm vào danh sách" }).click();
    await expect(officer.getByText("Dòng 2: quy mô và nhân khẩu là số nguyên").first()).toBeVisible();
    await officer.getByLabel("Danh sách").fill(`${name} A; 120; 480\n${name} B; 95; 371`);
    await officer.getByRole("button", { name: "Thêm vào danh sách" }).click();
    await expect(officer.getByText("Đã thêm 2 đối tượng")).toBeVisible();
    await officer.goto(`/recognitions/subjects?q=${encodeURIComponent(name)}`);
    await expect(officer.getByRole("link", { name: `${name} A` })).toBeVisible();
    await clean(officer);
  } finally {
    await ask("delete from subject where name like $1", [`${name}%`]);
  }
});
