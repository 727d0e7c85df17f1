import { readFile } from "node:fs/promises";
import { expect, type Page, tag, test } from "../support/browser";

// V05 makes a scheme and its criteria: written, tried out, published, cloned, compared, taken out as a file and handed in
// again. A commune reads what is in force and nothing else. With JavaScript and without.
test.describe.configure({ timeout: 300_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole("link", { name, exact: typeof name === "string" });

async function makeScheme(page: Page, name: string, code: string) {
  await page.goto("/recognitions/schemes");
  await link(page, "Thêm chương trình").click();
  await expect(heading(page)).toHaveText("Thêm chương trình công nhận");
  await page.getByLabel(/^Tên chương trình/).fill(`${name} (đầy đủ)`);
  await page.getByLabel(/^Tên ngắn/).fill(name);
  await page.getByLabel(/^Mã/).fill(code);
  await page.getByLabel(/^Căn cứ/).fill("Quyết định 1/QĐ-BCA");
  await page.getByLabel(/^Danh hiệu/).fill("Danh hiệu thử");
  await button(page, /Thêm đối tượng/).click();
  const row = page.getByRole("group", { name: "Đối tượng 1" });
  await row.getByLabel(/^Đối tượng/).selectOption("Xã");
  await row.getByLabel(/^Cấp quyết định/).selectOption("Cấp tỉnh");
  await row.getByLabel(/^Năm xét/).selectOption({ index: 1 });
  await row.getByLabel(/^Đăng ký từ/).fill("1/1");
  await row.getByLabel(/^Đăng ký đến/).fill("31/3");
  await button(page, "Lưu chương trình").click();
  await expect(page.getByText("Đã lưu chương trình")).toBeVisible();
}

async function writeHead(page: Page, more: { from: string; number: string }) {
  await link(page, "Sửa thông tin bộ tiêu chí").click();
  await page.getByLabel(/^Số, ký hiệu văn bản/).fill(more.number);
  await page.getByLabel(/^Ngày ban hành/).fill("05/01/2026");
  await page.getByLabel(/^Cơ quan ban hành/).fill("Bộ Công an");
  await page.getByLabel(/^Hiệu lực từ ngày/).fill(more.from);
  await page.getByRole("checkbox", { name: "Xã" }).check();
  await page.getByRole("radio", { name: /^Chấm điểm/ }).check();
  await page.getByLabel(/^Nguồn/).fill("Văn bản thử");
  await button(page, "Lưu").click();
  await expect(heading(page)).toHaveText(/^Sửa: /);
}

for (const javaScript of [true, false]) {
  test(`criteria from nothing to in force, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const page = await desk.as("v05.quantri", { javaScript });
    const mark = tag();
    const name = `Chương trình thử ${mark}`;
    await makeScheme(
      page,
      name,
      `test_${[...mark].map((sign) => String.fromCharCode(97 + (sign.charCodeAt(0) % 26))).join("")}`,
    );
    const schemeAddress = page.url().replace(/\?.*/, "");

    await button(page, "Lập bộ tiêu chí trống").click();
    await expect(heading(page)).toHaveText(/^Sửa: Bộ tiêu chí/);
    await expect(page.getByText(/Còn \d+ điểm cần sửa/)).toBeVisible();
    await writeHead(page, { number: "7/QĐ-BCA", from: "10/01/2026" });

    await link(page, "Thêm nhóm tiêu chí").click();
    await page.getByLabel(/^Tên nhóm/).fill("Lãnh đạo, chỉ đạo");
    await button(page, "Lưu nhóm").click();
    await link(page, "Thêm tiêu chí vào nhóm I").click();
    await page.getByLabel(/^Điểm tối đa/).fill("4.5");
    await page.getByLabel(/^Nội dung/).fill("Có nghị quyết trong quý I");
    await button(page, "Lưu tiêu chí").click();
    // A point is not guessed at; nothing of what was typed is lost.
    await expect(page.getByText(/phần lẻ sau dấu phẩy/).first()).toBeVisible();
    await expect(page.getByLabel(/^Nội dung/)).toHaveValue("Có nghị quyết trong quý I");
    await page.getByLabel(/^Điểm tối đa/).fill("4,5");
    await page.getByRole("checkbox", { name: /^Bắt buộc \(★\)/ }).check();
    await button(page, "Lưu tiêu chí").click();

    await link(page, "Thêm tiêu chí vào nhóm I").click();
    await link(page, "Tỷ lệ %").click();
    // A field that only this kind has: the form is the new one.
    await page.getByLabel(/^Đạt khi từ/).fill("90");
    await page.getByLabel(/^Nội dung/).fill("Tỷ lệ hộ đăng ký");
    await page.getByLabel(/^Điểm tối đa/).fill("5,5");
    for (const [nth, [at, given]] of [
      ["80", "2"],
      ["90", "5,5"],
    ].entries()) {
      await button(page, /Thêm ngưỡng/).click();
      const row = page.getByRole("group", { name: `Ngưỡng ${nth + 1}` });
      await row.getByLabel(/^Từ/).fill(at ?? "");
      await row.getByLabel(/^Được/).fill(given ?? "");
    }
    await button(page, "Lưu tiêu chí").click();
    await button(page, "Đưa tiêu chí 1.2 lên").click();
    await expect(page.locator("li[id^=c-]").first()).toContainText("Tỷ lệ hộ đăng ký");

    await link(page, "Sửa điều kiện đạt").click();
    await page.getByLabel(/^Tổng điểm từ/).fill("9");
    await page.getByRole("checkbox", { name: "Mọi tiêu chí áp dụng đều đạt" }).uncheck();
    await button(page, "Lưu").click();
    await expect(page.getByText("Dự thảo đã đủ để ban hành")).toBeVisible();
    await expect(page.getByText("Tổng từ 9 điểm trở lên")).toBeVisible();

    // As whoever applies sees it: tried, with the reason of each deduction, and kept nowhere.
    await link(page, "Xem như đơn vị").click();
    await page.getByLabel("Tỷ lệ hộ đăng ký").fill("85");
    await page.getByLabel("Có nghị quyết trong quý I").selectOption("Đạt");
    await button(page, "Thử chấm").click();
    await expect(page.getByText("Chưa đạt: 6,5/10 điểm")).toBeVisible();
    await expect(page.getByText("Trong ngưỡng 80 %; ngưỡng tiếp theo 90 % (mất 3,5)")).toBeVisible();
    await page.getByLabel("Tỷ lệ hộ đăng ký").fill("95,5");
    await button(page, "Thử chấm").click();
    await expect(page.getByText("Đạt: 10/10 điểm")).toBeVisible();

    const setAddress = page.url().replace(/\/preview.*/, "");
    await page.goto(setAddress);
    const chief = await desk.as("thachha.truong", { javaScript });
    expect((await chief.request.get(setAddress)).status()).toBe(404);
    await page.locator("summary", { hasText: "Ban hành" }).click();
    await button(page, "Ban hành").click();
    await expect(page.getByText("Đã ban hành bộ tiêu chí")).toBeVisible();
    await expect(link(page, "Sửa dự thảo")).toHaveCount(0);
    await chief.goto(setAddress);
    await expect(chief.getByText("Tỷ lệ hộ đăng ký")).toBeVisible();
    await expect(button(chief, /Lập phiên bản mới/)).toHaveCount(0);

    // The next edition is a copy; the one before ends on the day on which it begins.
    await button(page, "Lập phiên bản mới từ bộ này").click();
    await expect(page.getByText("Phiên bản 2").first()).toBeVisible();
    await writeHead(page, { number: "8/QĐ-BCA", from: "10/01/2027" });
    await link(page, "Sửa tiêu chí 1.1").click();
    await page.getByLabel(/^Nội dung/).fill("Có nghị quyết và kế hoạch trong quý I");
    await button(page, "Lưu tiêu chí").click();
    await page.goto(schemeAddress);
    await button(page, "So sánh").click();
    await expect(heading(page)).toHaveText("So sánh phiên bản 1 và 2");
    await expect(page.getByText("sửa 1, giữ nguyên 1 tiêu chí")).toBeVisible();
    await page.goto(schemeAddress);
    await page
      .getByRole("row", { name: /Phiên bản 2/ })
      .getByRole("link")
      .click();
    await page.locator("summary", { hasText: "Ban hành" }).click();
    await page.getByRole("checkbox", { name: /Kết thúc phiên bản 1/ }).check();
    await button(page, "Ban hành").click();
    await expect(page.getByText("Đã ban hành bộ tiêu chí")).toBeVisible();

    // Out as a file, mended with a fault, refused with its place, and in again.
    const [file] = await Promise.all([page.waitForEvent("download"), link(page, "Xuất tệp").click()]);
    const text = await readFile(await file.path(), "utf8");
    await page.goto(schemeAddress);
    await link(page, "Nhập từ tệp").click();
    const hand = async (content: string) => {
      await page.getByLabel(/^Tệp bộ tiêu chí/).setInputFiles({
        name: "bo-tieu-chi.json",
        mimeType: "application/json",
        buffer: Buffer.from(content),
      });
      await button(page, "Nhập thành dự thảo").click();
    };
    await hand(text.replace('"kind": "percent"', '"kind": "phần trăm"'));
    await expect(page.getByText(/kind: phải là một trong/).first()).toBeVisible();
    await hand(text);
    await expect(heading(page)).toHaveText(/^Sửa: /);
    await expect(page.getByText("Phiên bản 3").first()).toBeVisible();
    await expect(page.getByText("Có nghị quyết và kế hoạch trong quý I")).toBeVisible();
    await link(page, "Xong, xem lại và ban hành").click();
    await page.locator("summary", { hasText: "Xóa dự thảo" }).click();
    await button(page, "Xóa dự thảo").click();
    await expect(page.getByText("Đã xóa dự thảo")).toBeVisible();
  });
}

test("a province adds criteria of its own, which its communes read", async ({ desk }) => {
  const page = await desk.as("hatinh.quantri");
  await page.goto("/recognitions/schemes");
  await link(page, "An toàn về ANTT").click();
  await expect(button(page, "Lập tiêu chí bổ sung của tỉnh")).toBeVisible();
  await expect(link(page, "Sửa chương trình")).toHaveCount(0);
  await page
    .getByRole("row", { name: /Bổ sung 2 của Tỉnh Hà Tĩnh/ })
    .getByRole("link")
    .click();
  await expect(page.getByText("Tỷ lệ hộ gia đình cài ứng dụng")).toBeVisible();
  await expect(link(page, "Sửa dự thảo")).toBeVisible();
  const chief = await desk.as("thachha.truong");
  await chief.goto("/recognitions/schemes");
  await link(chief, "An toàn về ANTT").click();
  await expect(chief.getByRole("row", { name: /Bổ sung 1 của Tỉnh Hà Tĩnh/ })).toBeVisible();
  await expect(chief.getByRole("row", { name: /Bổ sung 2/ })).toHaveCount(0);
});
