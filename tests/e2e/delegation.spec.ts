import { expect, type Page, tag, test } from "../support/browser";
import { ask, copyPoint } from "../support/browser-database";
import { heading, summary, take } from "../support/browser-festival";

test.describe.configure({ timeout: 300_000 });

const made = "Ngày hội thôn Khe Bưởi ";
const scope = "Thử ủy quyền bằng trình duyệt.";

test.afterAll(async () => {
  await ask("delete from festival where name like $1", [`${made}%`]);
  await ask("delete from delegation where scope = $1", [scope]);
});

/** "22/11/2026", so many days from today. */
function typedDay(ahead: number): string {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh" }).format(at);
}

async function fillPaper(page: Page, to: RegExp, number: string): Promise<void> {
  const form = page.getByRole("form", { name: "Ủy quyền", exact: true });
  const name = await form.getByRole("option", { name: to }).textContent();
  await form.getByLabel("Người được ủy quyền").selectOption({ label: name ?? "" });
  await form.getByLabel("Số văn bản ủy quyền").fill(number);
  await form.getByLabel("Từ ngày").fill(typedDay(0));
  await form.getByLabel("Đến hết ngày").fill(typedDay(7));
  await form.getByLabel("Nội dung ủy quyền").fill(scope);
}

const write = (page: Page) => page.getByRole("button", { name: "Ghi ủy quyền" }).click();

async function takeBack(page: Page, number: string): Promise<void> {
  await page.getByRole("link", { name: `Thu hồi ủy quyền ${number}` }).click();
  const form = page.getByRole("form", { name: `Thu hồi ủy quyền ${number}` });
  await form.getByRole("button", { name: "Thu hồi ủy quyền" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã thu hồi ủy quyền" })).toBeVisible();
}

async function choose(page: Page, name: RegExp): Promise<void> {
  await page.goto("/account/unit");
  await page.getByRole("radio", { name }).check();
  await page.getByRole("button", { name: "Làm việc tại đơn vị này" }).click();
  await expect(heading(page)).toHaveText("Việc của tôi");
}

const bar = (page: Page) => page.getByRole("region", { name: "Đang làm việc theo ủy quyền" });

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    test("a leader delegates by paper, the delegate acts, the leader takes it back", async ({ desk }) => {
      const number = `${10 + Math.floor(Math.random() * 9_000)}/GUQ-CAT`;
      const leader = await desk.as("hatinh.lanhdao", { javaScript });
      await leader.goto("/account/delegations");
      await fillPaper(leader, /^Phan Thị Nhàn/, "không có số");
      await write(leader);
      await expect(summary(leader)).toContainText("Nhập số, ký hiệu như trên văn bản");
      await fillPaper(leader, /^Phan Thị Nhàn/, number);
      await write(leader);
      await expect(heading(leader)).toHaveText(`Ủy quyền số ${number}`);
      await expect(leader.getByRole("main")).toContainText("Đang hiệu lực");

      const delegate = await desk.as("hatinh.canbo", { javaScript, fresh: true });
      await expect(bar(delegate)).toHaveCount(0);
      await choose(delegate, /theo ủy quyền của Lê Duy Quyết/);
      await expect(bar(delegate)).toContainText(`Lê Duy Quyết (Lãnh đạo Công an tỉnh), số ${number}`);
      // It is not passed on: there is no form, and what was given shows.
      await delegate.goto("/account/delegations");
      await expect(delegate.getByRole("link", { name: number })).toBeVisible();
      await expect(delegate.getByRole("button", { name: "Ghi ủy quyền" })).toHaveCount(0);

      await leader.goto("/account/delegations");
      await takeBack(leader, number);
      await delegate.goto("/festivals");
      await expect(heading(delegate)).toHaveText("Chọn đơn vị làm việc");
      await expect(delegate.getByText("Vai trò đã chọn không còn hiệu lực")).toBeVisible();
      await expect(delegate.getByRole("radio", { name: /theo ủy quyền/ })).toHaveCount(0);
    });

    test("what was accepted under it says so in the timeline", async ({ desk }) => {
      const id = await copyPoint("16681", "sent", `${made}${tag()}`);
      const delegate = await desk.as("nghean.canbo", { javaScript, fresh: true });
      await choose(delegate, /theo ủy quyền của Cao Tiến Phong/);
      await delegate.goto(`/festivals/${id}`);
      await take(delegate, "Tiếp nhận", "Đã tiếp nhận");
      const signed = "Lãnh đạo Công an tỉnh, theo ủy quyền của Cao Tiến Phong – số 21/GUQ-CAT-PV05";
      await expect(delegate.getByRole("main")).toContainText(`Hoàng Thế Vinh (${signed})`);
      const chief = await desk.as("thanhvinh.truong", { javaScript });
      await chief.goto(`/festivals/${id}`);
      await expect(chief.getByRole("main")).toContainText(signed);
    });

    test("an administrator writes it by the paper and takes it back", async ({ desk }) => {
      const number = `${10 + Math.floor(Math.random() * 9_000)}/GUQ-CAX`;
      const [person] = await ask<{ id: string }>("select id from app_user where username = 'thachha.truong'");
      const admin = await desk.as("hatinh.quantri", { javaScript });
      await admin.goto(`/admin/people/${person?.id}`);
      await fillPaper(admin, /^Dương Thị Thắm/, number);
      await write(admin);
      await expect(admin.getByRole("status").filter({ hasText: "Đã ghi ủy quyền" })).toBeVisible();
      await admin.getByRole("link", { name: number, exact: true }).click();
      await expect(heading(admin)).toHaveText(`Ủy quyền số ${number}`);
      await admin.goto(`/admin/people/${person?.id}`);
      await takeBack(admin, number);
    });

    test("a form drawn for oneself is refused once one acts for another", async ({ desk }) => {
      const id = await copyPoint("16681", "sent", `${made}${tag()}`);
      const delegate = await desk.as("nghean.canbo", { javaScript, fresh: true });
      await delegate.goto(`/festivals/${id}`);
      const second = await delegate.context().newPage();
      await choose(second, /theo ủy quyền của Cao Tiến Phong/);
      await delegate.getByRole("button", { name: "Tiếp nhận", exact: true }).click();
      await expect(
        delegate.getByText("Biểu mẫu này mở khi bạn làm việc cho đơn vị hoặc với vai trò khác"),
      ).toBeVisible();
      const [row] = await ask("select state from festival where id = $1", [id]);
      expect(row).toEqual({ state: "sent" });
    });
  });
}
