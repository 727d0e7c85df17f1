import { expect, type Page, tag, test } from "../support/browser";
import { ask } from "../support/browser-database";

// Units change by decision: looked through, applied, undone; the mapping of a decree; what a province asks for. Every
// day lies far ahead, so that the units of today stay what the other journeys find.
test.describe.configure({ timeout: 300_000 });

const made = "Thử cây đơn vị ";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test.afterAll(async () => {
  const mine = "select id from unit_change where note like $1";
  await ask(`delete from unit_change_step where change_id in (${mine})`, [`${made}%`]);
  await ask("delete from unit_change where note like $1", [`${made}%`]);
});

async function fillPaper(page: Page, note: string, day = "01/01/2090") {
  await page.getByLabel("Có hiệu lực từ ngày").fill(day);
  await page.getByLabel("Số, ký hiệu").fill(`${Math.floor(Math.random() * 90_000) + 1000}/NQ-UBTVQH16`);
  await page.getByLabel("Ngày ban hành").fill("01/12/2026");
  await page.getByLabel("Trích yếu").fill("Nghị quyết thử");
  await page.getByLabel(/Ghi chú|Lý do đề nghị/).fill(note);
}

/** Opens the panel of an act; without JavaScript it is a native disclosure. */
async function openAct(page: Page, name: string) {
  await page.locator("summary").filter({ hasText: name }).click();
}

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    const code = javaScript ? "99971" : "99972";

    test("two communes are merged from a later day, and the mistake is undone", async ({ desk }) => {
      const page = await desk.as("v05.quantri", seat);
      const note = `${made}${tag()}`;
      await page.goto("/units/changes/new");
      await page.getByRole("radio", { name: /Nhập đơn vị/ }).check();
      await page.getByLabel("Ở", { exact: true }).selectOption("20");
      await button(page, "Tiếp tục").click();
      await expect(heading(page)).toHaveText("Nhập đơn vị");

      await page.getByRole("group", { name: "Đơn vị 1" }).getByLabel("Đơn vị").selectOption({ index: 3 });
      await button(page, "Lập dự thảo và xem trước").click();
      await expect(page.getByRole("alert").or(page.locator("[data-outcome]")).first()).toContainText(
        "Nhập ngày có hiệu lực",
      );
      await page.getByRole("group", { name: "Đơn vị 2" }).getByLabel("Đơn vị").selectOption({ index: 4 });
      const old =
        (await page
          .getByRole("group", { name: "Đơn vị 2" })
          .getByRole("combobox")
          .locator("option:checked")
          .textContent()) ?? "";
      await page.getByLabel("Mã đơn vị mới").fill(code);
      await page.getByLabel("Tên đơn vị mới").fill(`Hợp Nhất ${code}`);
      await page.getByLabel("Loại đơn vị mới").selectOption("commune");
      await fillPaper(page, note);
      await button(page, "Lập dự thảo và xem trước").click();

      await expect(page.getByText("Chưa có gì thay đổi trong cây đơn vị")).toBeVisible();
      await expect(page.getByText("2 đơn vị kết thúc, 1 đơn vị bắt đầu").first()).toBeVisible();
      await openAct(page, "Áp dụng");
      await button(page, "Áp dụng").click();
      await expect(page.getByText("Đánh dấu xác nhận đã đọc").first()).toBeVisible();
      await page.getByRole("checkbox", { name: /Tôi đã đọc/ }).check();
      await button(page, "Áp dụng").click();
      await expect(page.getByText("Đã áp dụng thay đổi")).toBeVisible();
      const address = page.url().replace(/\?.*/, "");

      // Not there today; there for who asks what comes.
      await page.goto(`/units?q=${code}`);
      await expect(page.getByText("Không có đơn vị nào khớp")).toBeVisible();
      await page.goto(`/units?q=${code}&life=coming`);
      await page
        .getByRole("link", { name: `Xã Hợp Nhất ${code}` })
        .first()
        .click();
      await expect(page.getByText("Đơn vị chưa có hiệu lực")).toBeVisible();
      await expect(page.getByRole("link", { name: "Nhập đơn vị" })).toBeVisible();
      await page.goto(`/units?q=${old.split(" – ")[1]}`);
      await page
        .getByRole("link", { name: old.split(" – ")[0] })
        .first()
        .click();
      await expect(page.getByText("Đơn vị sắp kết thúc")).toBeVisible();

      await page.goto(address);
      await openAct(page, "Hoàn tác");
      await button(page, "Hoàn tác").click();
      await expect(page.getByText("Ghi lý do hoàn tác").first()).toBeVisible();
      await page.getByLabel("Lý do hoàn tác").fill("Ghi nhầm đơn vị");
      await button(page, "Hoàn tác").click();
      await expect(page.getByText("cây đơn vị trở lại như trước")).toBeVisible();
      await page.goto(`/units?q=${code}&life=all`);
      await expect(page.getByText("Không có đơn vị nào khớp")).toBeVisible();
    });

    test("a bad file is told line by line, the corrected one takes its place", async ({ desk }) => {
      const page = await desk.as("v05.quantri", seat);
      const file = (text: string) => ({
        name: "bang.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`\uFEFF${text}`),
      });
      const head = "Mã cũ;Phạm vi;Mã mới;Tên mới;Loại mới";
      await page.goto("/units/changes/import");
      await fillPaper(page, `${made}${tag()}`);
      await page.getByLabel("Tệp ánh xạ").setInputFiles({
        name: "b.xlsx",
        mimeType: "application/zip",
        buffer: Buffer.from("PK\u0003\u0004"),
      });
      await button(page, "Nạp tệp và xem trước").click();
      await expect(page.getByText("Bản này đọc tệp CSV hoặc TSV").first()).toBeVisible();
      await expect(page.getByLabel("Trích yếu")).toHaveValue("Nghị quyết thử");

      await page
        .getByLabel("Tệp ánh xạ")
        .setInputFiles(file(`${head}\n88888;toàn bộ;18562;;\n18562;một phần;18568;;\n`));
      await button(page, "Nạp tệp và xem trước").click();
      await expect(page.getByText("2 chỗ phải sửa")).toBeVisible();
      await expect(page.getByText("Không có đơn vị nào mang mã 88888")).toBeVisible();
      await expect(page.getByText("Áp dụng", { exact: true })).toHaveCount(0);
      const list = await page.request.get(`${page.url().replace(/\?.*/, "")}/conflicts`);
      expect(await list.text()).toContain("2;88888;18562;");

      await page.getByLabel("Tệp ánh xạ").setInputFiles(file(`${head}\n18562;toàn bộ;18568;;\n`));
      await button(page, "Nạp tệp và xem trước").click();
      await expect(page.getByText("1 đơn vị kết thúc").first()).toBeVisible();
      await openAct(page, "Bỏ dự thảo");
      await button(page, "Bỏ dự thảo").click();
      await expect(page.getByText("Đã bỏ dự thảo")).toBeVisible();
    });

    test("a province asks, V05 answers with a reason, and a neighbour sees nothing", async ({ desk }) => {
      const province = await desk.as("hatinh.quantri", seat);
      await province.goto("/units/changes/new?kind=rename");
      await province.getByRole("combobox", { name: "Đơn vị (bắt buộc)" }).selectOption({ index: 12 });
      await province.getByLabel("Tên từ ngày hiệu lực").fill("Tên Đề Nghị");
      await province.getByLabel("Loại từ ngày hiệu lực").selectOption("ward");
      await fillPaper(province, `${made}${tag()}`);
      await button(province, "Gửi đề nghị").click();
      await expect(province.getByText("Đã gửi đề nghị tới V05")).toBeVisible();
      const address = new URL(province.url()).pathname;

      const neighbour = await desk.as("nghean.lanhdao", seat);
      expect((await neighbour.goto(address))?.status()).toBe(404);

      const ministry = await desk.as("v05.quantri", seat);
      await ministry.goto(address);
      await openAct(ministry, "Không chấp nhận");
      await ministry.getByLabel("Lý do", { exact: false }).last().fill("Chưa đủ hồ sơ trình");
      await button(ministry, "Không chấp nhận").click();
      await expect(ministry.getByText("Đã trả lời không chấp nhận")).toBeVisible();
      await province.goto(address);
      await expect(province.getByText("Chưa đủ hồ sơ trình")).toBeVisible();
    });
  });
}
