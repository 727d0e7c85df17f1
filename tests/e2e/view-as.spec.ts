import { expect, type Page, tag, test } from "../support/browser";
import { ask, copyPoint, one, traceOf } from "../support/browser-database";
import { fillPlan, heading, saveAndGoOn, summary } from "../support/browser-festival";
import { clearRecords, recordsFor } from "../support/browser-records";
import { addressesOf, opens, screens } from "../support/browser-routes";

test.describe.configure({ timeout: 400_000 });
test.afterAll(clearRecords);

const idOf = (username: string) =>
  one<{ id: string }>("select id from app_user where username = $1", [username]).then(({ id }) => id);

const bar = (page: Page) => page.getByRole("region", { name: "Đang xem như người khác" });

/** Opens a person's page and begins to look with their eyes. */
async function viewAs(page: Page, username: string, reason: string): Promise<void> {
  await page.goto(`/admin/people/${await idOf(username)}`);
  const form = page.getByRole("form", { name: "Xem như" });
  await form.locator("summary").click();
  await form.getByLabel("Lý do").fill(reason);
  await form.getByRole("button", { name: "Bắt đầu xem" }).click();
  await expect(heading(page)).toHaveText("Việc của tôi");
}

const stop = (page: Page) => bar(page).getByRole("button", { name: "Thôi xem" }).click();

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    test("an administrator looks with an officer's eyes, changes nothing, and is seen to have looked", async ({
      desk,
    }) => {
      const reason = `Không thấy điểm đã gửi, phản ánh ${tag()}`;
      const admin = await desk.as("hatinh.quantri", { javaScript, fresh: true });
      await viewAs(admin, "thachha.canbo", reason);
      await expect(bar(admin)).toContainText("Trần Bá Luân đang xem như Dương Thị Thắm");
      await expect(admin.getByRole("banner")).toContainText("Công an xã Thạch Hà");
      await expect(admin.getByRole("link", { name: "Người dùng" })).toHaveCount(0);
      expect((await admin.request.get("/admin/people")).status()).toBe(404);
      expect((await admin.request.get("/api/figures?season=2026&unit=18562&map=now")).status()).toBe(200);
      expect((await admin.request.get("/api/figures?season=2026&unit=42&map=now")).status()).toBe(404);

      // A file would bear the name of somebody who did not take it out.
      expect((await admin.request.get("/api/exports/points?season=2026")).status()).toBe(403);

      // What is private stays so.
      for (const address of [
        "/account",
        "/account/sessions",
        "/account/password",
        "/account/unit",
        "/account/delegations",
        "/exports",
      ]) {
        await admin.goto(address);
        await expect(heading(admin)).toHaveText("Đang xem như Dương Thị Thắm");
        await expect(bar(admin)).toBeVisible();
      }

      // Nothing is written, and the page says why.
      const name = `Ngày hội thôn Chỉ Xem ${tag()}`;
      await admin.goto("/festivals/new?season=2026");
      await fillPlan(admin, { name, season: 2026, day: "16/8/2026" });
      await saveAndGoOn(admin);
      await expect(summary(admin)).toContainText("Bạn đang xem như Dương Thị Thắm, chỉ đọc");
      expect(await ask("select id from festival where name = $1", [name])).toEqual([]);

      await stop(admin);
      await expect(heading(admin)).toHaveText("Dương Thị Thắm");
      await expect(bar(admin)).toHaveCount(0);
      await admin.goto("/admin/viewings");
      const line = admin.getByRole("row").filter({ hasText: reason });
      await expect(line).toContainText("Trần Bá Luân");
      await expect(line).not.toContainText("đang xem");

      const officer = await desk.as("thachha.canbo", { javaScript });
      await officer.goto("/account");
      await expect(officer.getByRole("row").filter({ hasText: reason })).toContainText("Trần Bá Luân");
    });

    test("half an hour later it is over, and the administrator is told before going on", async ({ desk }) => {
      const admin = await desk.as("hatinh.quantri", { javaScript, fresh: true });
      // As if it had begun 31 minutes ago in this very session: what is on record cannot be moved.
      await ask(`
        insert into view_as (unit_id, viewer_id, viewer_name, viewer_unit_id, session_id, viewed_id, viewed_name,
                             assignment_id, role, reason, started_at, expires_at)
        select p.unit_id, v.id, v.full_name, v.unit_id,
               (select id from user_session where user_id = v.id and ended_at is null order by created_at desc limit 1),
               p.id, p.full_name, a.id, a.role, 'Thử', now() - interval '31 minutes', now() - interval '1 minute'
          from app_user v, app_user p join role_assignment a on a.user_id = p.id
         where v.username = 'hatinh.quantri' and p.username = 'thachha.canbo'`);
      await admin.goto("/festivals");
      await expect(heading(admin)).toHaveText("Đã hết lượt xem như Dương Thị Thắm");
      await admin.getByRole("button", { name: "Trở lại tài khoản của tôi" }).click();
      await expect(heading(admin)).toHaveText("Dương Thị Thắm");
      await admin.goto("/admin/people");
      await expect(heading(admin)).toHaveText("Người dùng");
    });
  });
}

test("a reason is needed; nobody looks with the eyes of those who stand as high", async ({ desk }) => {
  const admin = await desk.as("hatinh.quantri", { fresh: true });
  await admin.goto(`/admin/people/${await idOf("thachha.truong")}`);
  const form = admin.getByRole("form", { name: "Xem như" });
  await form.locator("summary").click();
  await form.getByRole("button", { name: "Bắt đầu xem" }).click();
  await expect(summary(admin)).toContainText("Ghi lý do");
  const ministry = await desk.as("v05.quantri");
  await ministry.goto(`/admin/people/${await idOf("bo.lanhdao")}`);
  await expect(heading(ministry)).toHaveText("Đặng Trường Thịnh");
  await expect(ministry.getByRole("form", { name: "Xem như" })).toHaveCount(0);
});

/** A view that somebody keeps, a member's sheet, what became of one's own act on many: nobody else's, whosever eyes are lent. */
const personal = ["view", "sheet", "outcome"];

test("every page of the viewed person opens, and every form of it is refused", async ({ desk }) => {
  const page = await desk.as("v05.quantri", { javaScript: false, fresh: true });
  const { own } = await recordsFor("thachha.truong");
  await viewAs(page, "thachha.truong", "Kiểm tra các màn hình");
  const point = await copyPoint("18562", "submitted", `Ngày hội thôn Rào Trổ ${tag()}`);
  const before = await traceOf(point);
  for (const screen of screens.filter((one) => opens(one, "thachha.truong"))) {
    for (const address of addressesOf(screen, own)) {
      const answer = await page.request.get(address);
      expect(answer.status(), address).toBe(personal.includes(screen.kind ?? "") ? 404 : 200);
      if (answer.status() === 404) continue;
      // What is public belongs to nobody.
      if (!["/help", "/sign-in", "/verify", "/verify/[code]"].includes(screen.route))
        expect(await answer.text(), address).toContain("đang xem như");
    }
  }
  for (const address of [
    `/festivals/${point}`,
    `/festivals/${point}/edit/all`,
    "/festivals/new?season=2026",
  ]) {
    await page.goto(address);
    const forms = await page
      .locator("main form[method='POST' i]:not([action^='/api/'])")
      .evaluateAll((found) =>
        (found as HTMLFormElement[]).map((form) =>
          [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string"),
        ),
      );
    expect(forms.length, address).toBeGreaterThan(0);
    for (const fields of forms) {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      const answer = await page.request.post(page.url(), {
        multipart: form,
        headers: { origin: new URL(page.url()).origin },
        maxRedirects: 0,
      });
      expect(answer.status(), address).toBe(403);
    }
  }
  expect(await traceOf(point)).toEqual(before);
  await page.goto("/");
  await stop(page);
  await expect(heading(page)).toHaveText("Hồ Mạnh Tường");
});
