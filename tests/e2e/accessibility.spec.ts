import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { accountOf, expect, type Page, test } from "../support/browser";
import { copyPoint } from "../support/browser-database";
import { giveBackForm, heading, saveAndGoOn, summary } from "../support/browser-festival";
import { clearRecords, madeName, type Records, recordsFor } from "../support/browser-records";
import { addressesOf, opens, roleAccounts, type Screen, screens } from "../support/browser-routes";

test.describe.configure({ timeout: 600_000 });
test.afterAll(clearRecords);

const widths = [1440, 390] as const;
const heightOf = { 1440: 900, 390: 844 } as const;

/** Everything that axe finds against WCAG 2.2 A and AA on what is shown now, at both widths. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: heightOf[width] });
    // No frames here: without a second page for the results it is twice as quick.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ["violations"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
    );
    expect.soft(found, `${name} at ${width}`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(wider, `${name} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

/** Each screen is looked at by the first of these that opens it. */
const readers = ["thanhvinh.canbo", "nghean.canbo", "v05.quantri", "hatinh.quantri", "bo.lanhdao"];
const readerOf = (screen: Screen) => readers.find((username) => opens(screen, username));

/** What has other tables and pictures for each level is looked at by one reader of each. */
const levels = ["thanhvinh.canbo", "nghean.canbo", "bo.lanhdao"];
const madeForLevels = ({ route }: Screen) =>
  /^\/(reports(?!\/views)|festivals\/import|festivals\/reports)(\/|$)/.test(route) || route === "/";

/** The addresses that a reader looks at: of a screen that another one looks at whole, the first. */
function addressesFor(username: string, screen: Screen, own: Records["own"]): string[] {
  if (readerOf(screen) === username) return addressesOf(screen, own);
  const again = levels.includes(username) && opens(screen, username) && madeForLevels(screen);
  return again ? addressesOf(screen, own).slice(0, 1) : [];
}

for (const username of readers) {
  test(`screens of ${username} (${accountOf(username).role})`, async ({ desk }) => {
    const { own } = await recordsFor(username);
    const page = await desk.as(username);
    for (const screen of screens.filter(({ route }) => route !== "/sign-in")) {
      for (const address of addressesFor(username, screen, own)) {
        await page.goto(address);
        await expect(heading(page)).toBeVisible();
        await expectAccessible(page, address);
      }
    }
  });
}

test("no screen is left out", () => {
  expect(screens.filter((screen) => !readerOf(screen)).map(({ route }) => route)).toEqual([]);
});

test("entry pages, what is not there, and the district", async ({ desk }) => {
  const stranger = await desk.stranger();
  for (const address of ["/sign-in", "/sign-in?reason=expired", "/help", "/verify?code=khong-co"]) {
    await stranger.goto(address);
    await expectAccessible(stranger, address);
  }
  const district = await desk.as("thachha.huyen");
  for (const address of ["/", "/reports", "/festivals/khong-co"]) {
    await district.goto(address);
    await expectAccessible(district, address);
  }
});

test("what answers a form: errors, a conflict, an open confirmation, an open menu", async ({ desk }) => {
  const page = await desk.as("thanhvinh.canbo");
  await page.goto("/festivals/new?season=2026");
  await saveAndGoOn(page);
  await expect(summary(page)).toBeVisible();
  await expectAccessible(page, "errors");

  const id = await copyPoint("16681", "draft", madeName());
  const second = await desk.as("thanhvinh.truong");
  for (const one of [page, second]) await one.goto(`/festivals/${id}/edit/evaluation`);
  for (const [one, text] of [
    [page, "Thi kéo co."],
    [second, "Thi hát."],
  ] as const) {
    await one.getByLabel("Cách làm hay").fill(text);
    await one.getByRole("button", { name: "Lưu nháp" }).click();
    await expect(one.getByText(/Đã lưu \d\d:\d\d|Hồ sơ vừa được người khác lưu/).first()).toBeVisible();
  }
  await expectAccessible(second, "conflict");

  await page.goto(`/festivals/${id}/edit/gifts`);
  await page.getByRole("button", { name: "Thêm giao ước" }).click();
  await expectAccessible(page, "a row that was added");

  const province = await desk.as("nghean.canbo");
  await province.goto(`/festivals/${await copyPoint("16681", "sent", madeName())}`);
  await giveBackForm(province).locator("summary").click();
  await expectAccessible(province, "confirmation");
  await province.setViewportSize({ width: 1440, height: 900 });
  await province.getByRole("banner").locator("summary").last().click();
  await expectAccessible(province, "menu");
});

test("the keyboard: past the menu to the content, to the errors, to the field", async ({ desk }) => {
  for (const javaScript of [true, false]) {
    const page = await desk.as("thachha.canbo", { javaScript });
    await page.goto("/festivals/new?season=2026");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Tới nội dung" });
    await expect(skip).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();

    await page.goto("/festivals/new?season=2024");
    await page.getByLabel("Ngày tổ chức").fill("hôm qua");
    await page.getByLabel("Tên điểm").press("Enter");
    await expect(summary(page)).toBeFocused();
    await summary(page)
      .getByRole("link", { name: /theo dạng ngày/i })
      .press("Enter");
    await expect(page.getByLabel("Ngày tổ chức")).toBeFocused();
    await expect(page.getByLabel("Ngày tổ chức")).toHaveValue("hôm qua");
    await expect(page.getByLabel("Ngày tổ chức")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Ngày tổ chức")).toHaveAccessibleDescription(/ví dụ/);
  }
});

test("the keyboard: rows are added and dropped where one is", async ({ desk }) => {
  const page = await desk.as("thanhvinh.canbo");
  const id = await copyPoint("16681", "draft", madeName());
  await page.goto(`/festivals/${id}/edit/gifts`);
  await page.getByRole("button", { name: "Thêm giao ước" }).press("Enter");
  const row = page.getByRole("group", { name: "Giao ước 1" });
  await expect(row.getByLabel("Số bản")).toBeFocused();
  await row.getByRole("button", { name: "Bỏ giao ước này" }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Thêm giao ước" })).toBeFocused();
});

// SCREENSHOTS=1 npm test -- e2e accessibility: every screen of every role, at both widths, to be looked at by people.
for (const username of roleAccounts) {
  test(`pictures of ${username}`, async ({ desk }) => {
    test.skip(process.env.SCREENSHOTS !== "1", "only when pictures are asked for");
    const folder = join(import.meta.dirname, "..", ".output", "screens", username);
    mkdirSync(folder, { recursive: true });
    const { own }: Records = await recordsFor(username);
    const page = await desk.as(username);
    for (const screen of screens.filter((one) => opens(one, username))) {
      for (const address of addressesOf(screen, own)) {
        await page.goto(address);
        const name = address.replace(/[0-9a-f-]{36}/, "id").replaceAll(/[^a-z0-9]+/gi, "-");
        for (const width of widths) {
          await page.setViewportSize({ width, height: heightOf[width] });
          await page.screenshot({ path: join(folder, `${name || "-"}-${width}.png`), fullPage: true });
        }
      }
    }
  });
}
