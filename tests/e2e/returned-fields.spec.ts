import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, tag, test } from "../support/browser";
import { ask, copyPoint } from "../support/browser-database";
import { expectState, giveBackForm, openWork, saveAndGoOn, summary, take } from "../support/browser-festival";

test.describe.configure({ mode: "serial", timeout: 300_000 });

// A name no other journey has: what is taken away at the end is by name.
const made = "Ngày hội thôn Cồn Sẻ ";

/** A signed report holds everything below it: one that another journey signs is waited for until it lies open again. */
async function untilUnsigned(provinceCode: string, year: number): Promise<void> {
  await expect
    .poll(
      () =>
        ask(
          `select r.id from festival_report r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
            where u.code = $1 and u.level = 'province' and s.year = $2 and r.state in ('sent', 'accepted', 'locked')`,
          [provinceCode, year],
        ),
      { timeout: 180_000, intervals: [1_000] },
    )
    .toEqual([]);
}

test.afterAll(async () => {
  await ask(
    "delete from kept_text using festival f where f.name like $1 and form_key like 'festival:' || f.id || ':%'",
    [`${made}%`],
  );
  await ask("delete from festival where name like $1", [`${made}%`]);
});

const reason = "Số liệu chưa khớp với ảnh gửi kèm.";
const count = "Đếm lại theo sổ của các tổ liên gia.";
const shortcoming = "Ghi ít nhất một tồn tại và nguyên nhân.";

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const changes = (page: Page) => page.locator("#changes");

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    const name = `${made}${tag()}`;
    let id = "";

    test("the province names two fields with a remark each", async ({ desk }) => {
      await untilUnsigned("40", 2026);
      id = await copyPoint("16681", "sent", name);
      const province = await desk.as("nghean.canbo", seat);
      await province.goto(`/festivals/${id}`);
      const form = giveBackForm(province);
      await form.locator("summary").click();
      await form.getByLabel("Lý do và nội dung cần bổ sung").fill(reason);
      await form.getByRole("button", { name: "Trả lại" }).click();
      await expect(summary(province)).toContainText("Đánh dấu ít nhất một mục cần sửa");

      await form.getByRole("checkbox", { name: /^Lượt người tham gia/ }).check();
      await form.getByRole("checkbox", { name: /^Tồn tại, hạn chế/ }).check();
      await form.getByLabel("Cần sửa gì ở mục Lượt người tham gia").fill(count);
      await form.getByRole("button", { name: "Trả lại" }).click();
      await expect(summary(province)).toContainText(
        "Tồn tại, hạn chế, nguyên nhân: ghi cần sửa gì ở mục này",
      );
      await expect(form.getByLabel("Cần sửa gì ở mục Lượt người tham gia")).toHaveValue(count);
      await form.getByLabel("Cần sửa gì ở mục Tồn tại, hạn chế, nguyên nhân").fill(shortcoming);
      if (javaScript) await clean(province);
      await form.getByRole("button", { name: "Trả lại" }).click();
      await expect(province.getByRole("status").filter({ hasText: "Đã trả lại" })).toBeVisible();
      await expectState(province, "Trả lại bổ sung");
    });

    test("the commune is led to what was asked for and to nothing else", async ({ desk }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await officer.goto(`/festivals/${id}`);
      await expect(officer.getByRole("link", { name: "Sửa Người tham dự" })).toBeVisible();
      await expect(officer.getByRole("link", { name: "Sửa Đánh giá" })).toBeVisible();
      await expect(officer.getByRole("link", { name: /^Sửa (Thông tin|Phần lễ|Quà|Khen)/ })).toHaveCount(0);
      await expect(officer.getByText("Không phải sửa", { exact: true })).toHaveCount(4);
      await expect(officer.getByText("Mở cùng vì đi liền với mục này: Số đại biểu")).toBeVisible();

      // The form begins where something is asked, and goes on from there to the next such step.
      await officer.getByRole("link", { name: "Sửa nội dung" }).click();
      await expect(officer).toHaveURL(/\/edit\/attendance$/);
      const steps = officer.getByRole("navigation", { name: "Các bước nhập điểm Ngày hội" });
      await expect(steps.getByRole("link")).toHaveText([
        /^Người tham dự/,
        /^Đánh giá/,
        /^Kiểm tra trước khi gửi/,
        /^Tất cả trên một trang/,
      ]);
      await expect(steps.getByRole("listitem").filter({ hasText: "không phải sửa" })).toHaveCount(4);
      await saveAndGoOn(officer);
      await expect(officer).toHaveURL(/\/edit\/evaluation$/);
      await saveAndGoOn(officer);
      await expect(officer).toHaveURL(/\/edit\/check$/);
      await expect(officer.getByRole("link", { name: /^Sửa / })).toHaveCount(2);

      // Whoever goes to a closed step all the same reads it, and finds the way back.
      await officer.goto(`/festivals/${id}/edit/gifts`);
      await expect(officer.getByRole("button", { name: "Lưu nháp" })).toHaveCount(0);
      await officer.getByRole("link", { name: "Đến mục được yêu cầu sửa" }).click();
      await expect(officer).toHaveURL(/\/edit\/attendance$/);
      if (javaScript) await clean(officer);
    });

    test("the commune finds each remark at its field, and the others only to be read", async ({ desk }) => {
      const officer = await desk.as("thanhvinh.canbo", seat);
      await openWork(officer, `Bổ sung kết quả: ${name}`);
      await officer.goto(`/festivals/${id}`);
      await officer.getByRole("link", { name: "Lượt người tham gia", exact: true }).click();
      await expect(officer).toHaveURL(/\/edit\/attendance#field-turnout$/);
      await expect(officer.getByText(`Cấp trên yêu cầu: ${count}`)).toBeVisible();
      await expect(officer.getByText("Cấp trên không yêu cầu sửa mục này.").first()).toBeVisible();
      // What cannot be put right without the field that was named opens along with it.
      await expect(officer.getByRole("textbox", { name: "Số đại biểu" })).toBeVisible();
      await expect(officer.getByText("Mở để sửa vì đi liền với mục Lượt người tham gia.")).toBeVisible();
      await expect(officer.getByRole("combobox", { name: "Đại biểu cấp cao nhất" })).toHaveCount(0);
      await expect(officer.getByRole("radio")).toHaveCount(0);
      await expect(officer.getByRole("button", { name: "Thêm đại biểu" })).toHaveCount(0);
      if (javaScript) await clean(officer);
      await officer.getByRole("textbox", { name: "Số đại biểu" }).fill("5");
      await officer.getByLabel("Lượt người tham gia").fill("61");
      await officer.getByRole("button", { name: "Lưu nháp" }).click();
      await expect(officer.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();

      await officer.goto(`/festivals/${id}/edit/all`);
      await expect(officer.getByRole("textbox", { name: "Tên điểm" })).toHaveCount(0);
      await expect(officer.getByLabel("Lượt người tham gia")).toHaveValue("61");
      // A field that the form does not offer is refused all the same.
      await officer.locator("input[type='hidden'][name='name']").evaluate((input: HTMLInputElement) => {
        input.value = "Tên khác";
      });
      await officer.getByRole("button", { name: "Lưu nháp" }).click();
      await expect(summary(officer)).toContainText("Tên điểm: cấp trên không yêu cầu sửa mục này");
      await officer.goto(`/festivals/${id}/edit/check`);
      await expect(changes(officer)).toContainText("đã sửa 1/2 mục được yêu cầu");
      await take(officer, "Trình Trưởng Công an cấp xã", "Đã trình");

      const chief = await desk.as("thanhvinh.truong", seat);
      await chief.goto(`/festivals/${id}`);
      await take(chief, "Xác nhận và gửi", "Biên nhận số");
    });

    test("the province sees field by field what changed and what did not, and accepts", async ({ desk }) => {
      const province = await desk.as("nghean.canbo", seat);
      await province.goto(`/festivals/${id}`);
      await expect(changes(province)).toContainText("Thay đổi kể từ lần trả lại");
      const turnout = changes(province).getByRole("row", { name: /Lượt người tham gia/ });
      await expect(turnout).toContainText("Đã sửa");
      await expect(turnout).toContainText("61");
      await expect(changes(province).getByRole("row", { name: /Tồn tại, hạn chế/ })).toContainText(
        "Chưa sửa",
      );
      await expect(changes(province).getByRole("row", { name: /Số đại biểu/ })).toContainText("Sửa thêm");
      const line = province.getByRole("listitem").filter({ hasText: reason });
      await expect(line.filter({ hasText: count }).first()).toBeVisible();
      if (javaScript) await clean(province);
      await take(province, "Tiếp nhận", "Đã tiếp nhận");
      await expect(changes(province)).toHaveCount(0);
    });
  });
}
