import { expect, test } from "../support/browser";
import { copyPoint, one } from "../support/browser-database";
import { clearRecords, madeName } from "../support/browser-records";
import { roleAccounts } from "../support/browser-routes";

test.afterAll(clearRecords);

const focusedText = "document.activeElement?.textContent ?? ''";

test("from the sign-in to the act with the keyboard alone", async ({ desk }) => {
  const name = madeName();
  const id = await copyPoint("16681", "sent", name);
  const page = await desk.as("nghean.canbo");
  await page.goto("/");
  const list = page.getByRole("list", { name: "Việc chờ bạn, quá hạn trước" });
  await expect(page.getByText("chuyển việc")).toBeVisible();
  await page.keyboard.press("j");
  await expect(list.getByRole("link").first()).toBeFocused();
  // The line of the ward: down to it, and open.
  for (let step = 0; step < 60; step++) {
    if (/Thành Vinh.*tiếp nhận/.test(await page.evaluate<string>(focusedText))) break;
    await page.keyboard.press(step % 2 === 0 ? "ArrowDown" : "j");
  }
  expect(await page.evaluate<string>(focusedText)).toMatch(/Thành Vinh.*tiếp nhận/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/festivals[?/]/);
  // And the record itself: the button that accepts is reached with Tab and pressed with Enter.
  await page.goto(`/festivals/${id}`);
  await page.getByRole("button", { name: "Tiếp nhận", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await one<{ state: string }>("select state from festival where id = $1", [id])).state)
    .toBe("accepted");
});

test("letters can be turned off, arrows and Tab stay", async ({ desk }) => {
  const page = await desk.as("hatinh.canbo2");
  await page.goto("/");
  const first = page.getByRole("list", { name: "Việc chờ bạn, quá hạn trước" }).getByRole("link").first();
  await page.getByRole("button", { name: "Tắt phím j, k" }).click();
  await page.keyboard.press("j");
  await expect(first).not.toBeFocused();
  await first.focus();
  await page.keyboard.press("ArrowUp");
  await expect(first).toBeFocused();
  await page.getByRole("button", { name: "Bật phím j, k" }).click();
  // In a field a letter is a letter.
  await page.getByRole("combobox", { name: "Tìm trong toàn cổng" }).fill("");
  await page.keyboard.type("jk");
  await expect(page.getByRole("combobox", { name: "Tìm trong toàn cổng" })).toHaveValue("jk");
});

test("without JavaScript: the list, two clicks to the act, and the search", async ({ desk }) => {
  const name = madeName();
  const id = await copyPoint("18562", "submitted", name);
  const page = await desk.as("thachha.truong", { javaScript: false });
  await page.goto("/");
  await expect(page.getByText("chuyển việc")).toHaveCount(0);
  await page.getByRole("link", { name: `Xác nhận và gửi: ${name}` }).click();
  await expect(page).toHaveURL(new RegExp(`/festivals/${id}/edit/check`));
  await page.getByRole("combobox", { name: "Tìm trong toàn cổng" }).fill(name);
  await page.getByRole("combobox", { name: "Tìm trong toàn cổng" }).press("Enter");
  await expect(page.getByRole("list", { name: "Điểm Ngày hội khớp" }).getByRole("link")).toHaveText(name);
});

test("Ctrl K, a few letters in any spelling, an arrow, Enter", async ({ desk }) => {
  const name = madeName();
  const id = await copyPoint("18562", "accepted", name);
  const typed = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const page = await desk.as("thachha.canbo");
  await page.goto("/units");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(typed);
  const option = page.getByRole("option", { name: new RegExp(name) });
  await expect(option).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/festivals/${id}$`));

  // Somebody else is told neither the name nor that there is one.
  const stranger = await desk.as("nghean.canbo");
  const told = await stranger.request.get(`/api/search?q=${encodeURIComponent(name)}`);
  expect([told.status(), await told.json()]).toEqual([200, []]);
  const nobody = await (await desk.stranger()).request.get(`/api/search?q=${encodeURIComponent(name)}`);
  expect(nobody.status()).toBe(401);
});

for (const username of roleAccounts) {
  test(`the number in the menu is the list's: ${username}`, async ({ desk }) => {
    const page = await desk.as(username);
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Việc của tôi");
    const items = page.getByRole("list", { name: "Việc chờ bạn, quá hạn trước" }).getByRole("listitem");
    if ((await items.count()) === 0) {
      await expect(page.getByText("Không còn việc nào chờ bạn")).toBeVisible();
      return;
    }
    const said = (await page.locator("h1 + p").textContent()) ?? "";
    const number = Number((/([\d.]+) việc/.exec(said)?.[1] ?? "").replaceAll(".", ""));
    expect(await items.count()).toBe(Math.min(number, 20));
  });
}
