import { demoPassword, expect, type Page, signIn, someAddress, tag, test } from "../support/browser";
import { heading, summary } from "../support/browser-festival";

test.describe.configure({ timeout: 300_000 });

const failed = /Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa/;
const ownPassword = "gió mùa đông bắc 2026";

/** A new account at xã Thạch Hà; ends on the page of the person. */
async function openAccount(keeper: Page, username: string): Promise<void> {
  await keeper.goto("/admin/people/new");
  await keeper.getByLabel("Họ và tên").fill("Nguyễn Thử Nghiệm");
  await keeper.getByLabel("Tên đăng nhập").fill(username);
  await keeper.getByLabel("Tại đơn vị").selectOption({ label: "Xã Thạch Hà" });
  await keeper.getByLabel("Vai trò", { exact: true }).selectOption({ label: "Cán bộ Công an cấp xã" });
  await keeper.getByLabel("Số quyết định").fill("15/QĐ-CAT-PX01");
  await keeper.getByRole("button", { name: "Tạo tài khoản" }).click();
  await expect(keeper.getByRole("status").filter({ hasText: "Đã tạo tài khoản" })).toBeVisible();
}

/** The first password of a person, as the administrator reads it from the screen. */
async function firstPassword(keeper: Page): Promise<string> {
  const form = keeper.getByRole("form", { name: "Cấp mật khẩu tạm" });
  await form.locator("summary").click();
  await form.getByRole("button", { name: "Cấp mật khẩu tạm" }).click();
  const issued = keeper.getByRole("region", { name: /^Mật khẩu tạm của/ });
  await expect(issued).toContainText("Chỉ hiện một lần này");
  const password = await issued.getByRole("paragraph").first().textContent();
  expect(password?.length).toBeGreaterThanOrEqual(10);
  return password ?? "";
}

async function changeFirstPassword(page: Page): Promise<void> {
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill(ownPassword);
  await page.getByLabel("Nhập lại mật khẩu mới").fill(ownPassword);
  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã đổi mật khẩu" })).toBeVisible();
}

/** An account with a password of its own. */
async function newPerson(keeper: Page, stranger: Page): Promise<string> {
  const username = `thu.${tag()}`;
  await openAccount(keeper, username);
  const password = await firstPassword(keeper);
  await stranger.goto("/sign-in");
  await signIn(stranger, username, password);
  await changeFirstPassword(stranger);
  return username;
}

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    test("a first password must be changed before anything else", async ({ desk }) => {
      const keeper = await desk.as("hatinh.quantri", { javaScript });
      const username = `thu.${tag()}`;
      await openAccount(keeper, username);
      const password = await firstPassword(keeper);
      await keeper.reload();
      await expect(keeper.getByText(password)).toHaveCount(0);

      const page = await desk.stranger({ javaScript, from: someAddress() });
      await page.goto("/sign-in?next=%2Ffestivals");
      await signIn(page, username, password);
      await expect(heading(page)).toHaveText("Đặt mật khẩu của riêng bạn");
      for (const path of ["/", "/festivals", "/account", "/account/sessions"]) {
        await page.goto(path);
        await expect(heading(page)).toHaveText("Đặt mật khẩu của riêng bạn");
      }
      expect((await page.request.get("/api/figures?season=2022&unit=VN&map=then")).status()).toBe(401);
      await page.getByLabel("Mật khẩu mới", { exact: true }).fill("ngắn");
      await page.getByLabel("Nhập lại mật khẩu mới").fill("khác");
      await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
      await expect(summary(page)).toBeVisible();
      await expect(page.getByLabel("Mật khẩu mới", { exact: true })).toHaveValue("");
      await changeFirstPassword(page);
      // The frame with the menu is there at once, not only after the next loading.
      await page
        .getByRole("banner")
        .getByRole("link", { name: /Công an xã Thạch Hà/ })
        .click();
      await expect(heading(page)).toHaveText("Chọn đơn vị làm việc");
    });
  });
}

test("every failed sign-in reads the same; five lock the account, an administrator opens it at once", async ({
  desk,
}) => {
  const keeper = await desk.as("hatinh.quantri");
  const page = await desk.stranger({ from: someAddress() });
  const username = await newPerson(keeper, page);
  await page.context().clearCookies();

  const said = async (name: string, password: string) => {
    await page.goto("/sign-in");
    await signIn(page, name, password);
    await expect(summary(page)).toContainText(failed);
    await expect(page.getByLabel("Tên đăng nhập")).toHaveValue(name);
    await expect(page.getByLabel("Mật khẩu")).toHaveValue("");
    return summary(page).textContent();
  };
  const unknown = await said(`khong.co.${tag()}`, "mật khẩu bất kỳ");
  for (let attempt = 1; attempt <= 5; attempt++)
    expect(await said(username, "sai mật khẩu rồi")).toBe(unknown);
  expect(await said(username, ownPassword)).toBe(unknown);

  await keeper.goto(`/admin/people?q=${username}`);
  const row = keeper.getByRole("row").filter({ hasText: username });
  await expect(row).toContainText("Đang tạm khóa");
  await row.getByRole("link").click();
  await expect(keeper.getByText("Sai mật khẩu").first()).toBeVisible();
  await keeper.getByRole("button", { name: "Mở khóa ngay" }).click();
  await expect(keeper.getByRole("status").filter({ hasText: "Đã mở khóa tài khoản" })).toBeVisible();
  await page.goto("/sign-in");
  await signIn(page, username, ownPassword);
  await expect(heading(page)).toHaveText("Việc của tôi");

  await keeper.goto(`/admin/sign-ins?q=${username}`);
  await expect(keeper.getByRole("row").filter({ hasText: "Đang tạm khóa" })).toHaveCount(1);
  await expect(keeper.getByRole("row").filter({ hasText: "Sai mật khẩu" })).toHaveCount(5);
});

test("who has two units chooses one and then acts for it", async ({ desk }) => {
  const page = await desk.stranger({ from: someAddress() });
  await page.goto("/sign-in?next=%2Ffestivals%3Fseason%3D2026");
  await signIn(page, "kiemnhiem.canbo");
  await expect(heading(page)).toHaveText("Chọn đơn vị làm việc");
  await page.getByRole("button", { name: "Làm việc tại đơn vị này" }).click();
  await expect(summary(page)).toContainText("Chọn một đơn vị trong danh sách");
  await page.getByRole("radio", { name: "Công an xã Mai Phụ" }).check();
  await page.getByRole("button", { name: "Làm việc tại đơn vị này" }).click();
  await expect(page).toHaveURL(/\/festivals\?season=2026$/);
  await expect(page.getByRole("banner").getByRole("link", { name: /Công an xã Mai Phụ/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: "xã Lộc Hà" })).toHaveCount(0);

  await page
    .getByRole("banner")
    .getByRole("link", { name: /Công an xã Mai Phụ/ })
    .click();
  await page.getByRole("radio", { name: "Công an xã Lộc Hà" }).check();
  await page.getByRole("button", { name: "Làm việc tại đơn vị này" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: /Công an xã Lộc Hà/ })).toBeVisible();
});

test("sessions are listed, another one is ended at once, signing out ends one's own", async ({ desk }) => {
  const keeper = await desk.as("hatinh.quantri");
  const [here, there] = [someAddress(), someAddress()];
  const page = await desk.stranger({ from: here });
  const username = await newPerson(keeper, page);
  const other = await desk.stranger({ from: there });
  await other.goto("/sign-in");
  await signIn(other, username, ownPassword);
  await expect(heading(other)).toHaveText("Việc của tôi");

  await page.goto("/account/sessions");
  await expect(page.getByText("2 phiên đang mở")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: there, has: page.getByRole("button") });
  await row.getByRole("button", { name: /^Kết thúc/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã kết thúc phiên" })).toBeVisible();
  await other.goto("/festivals");
  await expect(heading(other)).toHaveText("Đăng nhập");
  await signIn(other, username, ownPassword);
  await expect(other).toHaveURL(/\/festivals$/);

  const cookies = await page.context().cookies();
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page.getByText("Đã đăng xuất")).toBeVisible();
  expect((await page.context().cookies()).filter(({ name }) => /session/.test(name))).toEqual([]);
  // The cookie of before opens nothing any more: its session is over, not only forgotten.
  await page.context().addCookies(cookies);
  await page.goto("/");
  await expect(heading(page)).toHaveText("Đăng nhập");
});

test("after the sign-in one stays on this site", async ({ desk }) => {
  const page = await desk.stranger({ from: someAddress() });
  await page.goto(`/sign-in?next=${encodeURIComponent("//evil.example/festivals")}`);
  await signIn(page, "thachha.ubnd");
  await expect(heading(page)).toHaveText("Việc của tôi");
  await page.goto(`/sign-in?next=${encodeURIComponent("https://evil.example/")}`);
  await expect(heading(page)).toHaveText("Việc của tôi");
});

test("cookies and headers keep the session and the page to themselves", async ({ desk, baseURL }) => {
  const page = await desk.stranger({ from: someAddress() });
  await page.goto("/sign-in");
  await signIn(page, "thachha.ubnd", demoPassword);
  await expect(heading(page)).toHaveText("Việc của tôi");
  const secure = baseURL?.startsWith("https:") ?? false;
  const cookies = await page.context().cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: "Lax", secure });
  }

  const nonces = new Set<string>();
  for (const path of ["/", "/festivals", "/festivals/khong-co", "/sign-in", "/help", "/api/health"]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']{16,})'/.exec(policy)?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    nonces.add(nonce);
    expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
    for (const rule of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy, path).toContain(rule);
    }
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["x-powered-by"], path).toBeUndefined();
    for (const [script] of (await answer.text()).matchAll(/<script\b[^>]*>/g)) {
      expect(script, path).toContain(`nonce="${nonce}"`);
    }
  }
  expect(nonces.size).toBe(6);
});
