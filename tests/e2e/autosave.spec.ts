import type { BrowserContext } from "@playwright/test";
import { accountOf, expect, type Page, signIn, someAddress, tag, test } from "../support/browser";
import { ask, copyPoint, one } from "../support/browser-database";
import { addRow, fillPlan, heading } from "../support/browser-festival";

// What is typed survives the tab, the session and the machine; who else is there is seen.
test.describe.configure({ timeout: 240_000 });

const made = "Ngày hội xóm Đông Thành ";
const officer = "thachha.canbo";
const chief = "thachha.truong";
const draft = () => copyPoint(accountOf(officer).unitCode, "draft", `${made}${tag()}`);
const saveDraft = (page: Page) => page.getByRole("button", { name: "Lưu nháp" });
const kept = (page: Page) => page.getByText(/^Đã tự lưu lúc \d\d:\d\d$/);
const restored = (page: Page) => page.getByText(/Nội dung bạn nhập dở lúc \d\d:\d\d, .* đã được giữ lại/);
const rowsOf = (id: string) => ask("select * from kept_text where form_key like $1", [`festival:${id}:%`]);

/** A browser of its own, as on another desk. */
const elsewhere = () => ({ fresh: true, from: someAddress() });

/** The tab dies: nothing of it runs any more. */
async function kill(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  await Promise.race([devtools.send("Page.crash").catch(() => undefined), crashed]);
  await crashed;
}

test.afterAll(async () => {
  const mine = "(select id from festival where name like $1)";
  for (const part of ["guest", "gift", "pledge", "model", "award"])
    await ask(`delete from festival_${part} where festival_id in ${mine}`, [`${made}%`]);
  await ask(
    "delete from kept_text using festival f where f.name like $1 and form_key like 'festival:' || f.id || ':%'",
    [`${made}%`],
  );
  await ask("delete from festival where name like $1", [`${made}%`]);
});

test("a tab that is killed two seconds after the last keystroke has lost nothing, on another machine too", async ({
  desk,
}) => {
  const id = await draft();
  const page = await desk.as(officer, elsewhere());
  await page.goto(`/festivals/${id}/edit/attendance`);
  const guest = await addRow(page, "đại biểu", 1);
  await guest.getByLabel("Họ và tên").pressSequentially("Trần Văn Mẫu", { delay: 30 });
  await page.getByLabel("Số đại biểu").fill("37");
  await page.getByLabel("Lượt người tham gia").fill("");
  await page.getByLabel("Lượt người tham gia").pressSequentially("1250", { delay: 80 });
  await page.waitForTimeout(2_000);
  await kill(page);

  const again = await desk.as(officer, elsewhere());
  await again.goto(`/festivals/${id}/edit/attendance`);
  await expect(restored(again)).toBeVisible();
  await expect(again.getByLabel("Lượt người tham gia")).toHaveValue("1250");
  await expect(again.getByLabel("Số đại biểu")).toHaveValue("37");
  await expect(
    again.getByRole("group", { name: "Đại biểu 1", exact: true }).getByLabel("Họ và tên"),
  ).toHaveValue("Trần Văn Mẫu");
  await again.getByRole("link", { name: "Nhập tiếp" }).click();
  await again
    .getByRole("group", { name: "Đại biểu 1", exact: true })
    .getByRole("combobox")
    .selectOption({ label: "Lãnh đạo xã" });
  await saveDraft(again).click();
  await expect(again.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
  expect(await one("select turnout, delegates from festival where id = $1", [id])).toEqual({
    turnout: 1250,
    delegates: 37,
  });
  expect(await rowsOf(id)).toEqual([]);
  await again.reload();
  await expect(restored(again)).toHaveCount(0);
});

test("while one types on without a pause it is never more than two seconds behind", async ({ desk }) => {
  const id = await draft();
  const page = await desk.as(officer, elsewhere());
  await page.goto(`/festivals/${id}/edit/evaluation`);
  const text = "Mỗi chi hội một tiết mục, mỗi xóm một đội thi. ".repeat(3);
  await page.getByLabel("Cách làm hay").pressSequentially(text, { delay: 40 });
  const [row] = await rowsOf(id);
  // Twenty-five letters a second: what is kept is at most two seconds shorter.
  const fields = row?.fields as { goodPractice: string };
  expect(fields.goodPractice.length).toBeGreaterThan(text.length - 60);
  await page.close();
});

for (const javaScript of [true, false]) {
  test(`what was typed survives a sign-out and can be dropped, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const id = await draft();
    const page = await desk.as(officer, elsewhere());
    await page.goto(`/festivals/${id}/edit/evaluation`);
    await page.getByLabel("Cách làm hay").fill("Thi kéo co giữa các xóm.");
    await expect(kept(page)).toBeVisible();
    await page.getByLabel("Đề xuất, kiến nghị").fill("Gửi hướng dẫn sớm hơn.");
    // Straight from the field to the way out.
    await page
      .locator("summary")
      .filter({ hasText: accountOf(officer).fullName })
      .click();
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await expect(heading(page)).toHaveText(/Đăng nhập/);

    const again = await desk.as(officer, { ...elsewhere(), javaScript });
    await again.goto(`/festivals/${id}`);
    await expect(again.getByText("Bạn có nội dung nhập dở chưa lưu vào hồ sơ này")).toBeVisible();
    await again.getByRole("listitem").getByRole("link", { name: "Đánh giá", exact: true }).first().click();
    await expect(restored(again)).toBeVisible();
    await expect(again.getByLabel("Cách làm hay")).toHaveValue("Thi kéo co giữa các xóm.");
    await expect(again.getByLabel("Đề xuất, kiến nghị")).toHaveValue("Gửi hướng dẫn sớm hơn.");
    await again.getByRole("button", { name: "Bỏ phần nhập dở" }).click();
    await expect(again.getByLabel("Đề xuất, kiến nghị")).toHaveValue("");
    await expect(restored(again)).toHaveCount(0);
    expect(await rowsOf(id)).toEqual([]);
    await again.goto(`/festivals/${id}/edit/evaluation`);
    await expect(again.getByLabel("Cách làm hay")).toHaveValue("");
  });

  test(`kept text comes into a record that was saved meanwhile by choice, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const id = await draft();
    const page = await desk.as(officer, elsewhere());
    await page.goto(`/festivals/${id}/edit/evaluation`);
    await page.getByLabel("Cách làm hay").fill("Thi kéo co giữa các xóm.");
    await page.getByLabel("Đề xuất, kiến nghị").fill("Gửi hướng dẫn sớm hơn.");
    await expect
      .poll(async () => (await rowsOf(id))[0]?.fields)
      .toMatchObject({ proposals: "Gửi hướng dẫn sớm hơn." });
    await kill(page);
    const boss = await desk.as(chief, { javaScript });
    await boss.goto(`/festivals/${id}/edit/evaluation`);
    await boss.getByLabel("Cách làm hay").fill("Mỗi chi hội một tiết mục.");
    await saveDraft(boss).click();
    await expect(boss.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();

    const again = await desk.as(officer, { ...elsewhere(), javaScript });
    await again.goto(`/festivals/${id}/edit/evaluation`);
    await expect(again.getByText("Từ lúc đó hồ sơ đã có người lưu.")).toBeVisible();
    await saveDraft(again).click();
    const conflict = again.getByRole("region", { name: "Hồ sơ vừa được người khác lưu" });
    await expect(conflict).toContainText(`Bản đã lưu là của ${accountOf(chief).fullName}, lúc`);
    await conflict
      .getByRole("radio", { name: new RegExp(`^Của ${accountOf(chief).fullName}`) })
      .first()
      .check();
    await saveDraft(again).click();
    await expect(again.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
    expect(await one("select good_practice, proposals from festival where id = $1", [id])).toEqual({
      good_practice: "Mỗi chi hội một tiết mục.",
      proposals: "Gửi hướng dẫn sớm hơn.",
    });
    expect(await rowsOf(id)).toEqual([]);
  });
}

test("a new record that has no id yet is kept too, and is not offered again once it is made", async ({
  desk,
}) => {
  const name = `${made}${tag()}`;
  const page = await desk.as(chief, elsewhere());
  await page.goto("/festivals/new?season=2026");
  await fillPlan(page, { name, season: 2026, day: "16/08/2026" });
  await page.waitForTimeout(2_000);
  await kill(page);
  const again = await desk.as(chief, elsewhere());
  await again.goto("/festivals/new?season=2026");
  await expect(restored(again)).toBeVisible();
  await expect(again.getByLabel("Tên điểm")).toHaveValue(name);
  await expect(again.getByLabel("Ngày tổ chức")).toHaveValue("16/08/2026");
  await saveDraft(again).click();
  await expect(heading(again)).toHaveText(name);
  await again.goto("/festivals/new?season=2026");
  await expect(again.getByLabel("Tên điểm")).toHaveValue("");
});

test("what is typed before the page's script is ready is kept as well", async ({ desk }) => {
  const id = await draft();
  const page = await desk.as(officer, elsewhere());
  let ready = () => {};
  const scripts = new Promise<void>((resolve) => {
    ready = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`/festivals/${id}/edit/evaluation`, { waitUntil: "commit" });
  await page.getByLabel("Cách làm hay").fill("Nhanh tay.");
  ready();
  await expect(kept(page)).toBeVisible();
  expect((await rowsOf(id))[0]?.fields).toMatchObject({ goodPractice: "Nhanh tay." });
});

test("without a session, and without a network, it says so, loses nothing and goes on by itself", async ({
  desk,
}) => {
  const id = await draft();
  const page = await desk.as(officer, elsewhere());
  await page.goto(`/festivals/${id}/edit/evaluation`);
  const field = page.getByLabel("Cách làm hay");
  await field.fill("Một.");
  await expect(kept(page)).toBeVisible();

  await page.context().setOffline(true);
  await field.fill("Một. Hai.");
  await expect(page.getByText("Chưa lưu được – sẽ thử lại")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Chưa lưu được – sẽ thử lại")).toBeHidden();
  await expect.poll(async () => (await rowsOf(id))[0]?.fields).toMatchObject({ goodPractice: "Một. Hai." });

  await ask(
    `update user_session set ended_at = now() where ended_at is null
        and user_id = (select id from app_user where username = $1)
        and id = (select id from user_session where user_id = (select id from app_user where username = $1)
                   order by created_at desc limit 1)`,
    [officer],
  );
  await field.fill("Một. Hai. Ba.");
  await expect(page.getByText("Phiên đăng nhập đã hết, chưa tự lưu được")).toBeVisible();
  await expect(field).toHaveValue("Một. Hai. Ba.");
  const other = await page.context().newPage();
  await other.goto("/sign-in");
  await signIn(other, officer);
  await expect(heading(other)).toHaveText("Việc của tôi");
  await page.bringToFront();
  await expect(page.getByText("Phiên đăng nhập đã hết, chưa tự lưu được")).toBeHidden({ timeout: 30_000 });
  await expect
    .poll(async () => (await rowsOf(id))[0]?.fields)
    .toMatchObject({ goodPractice: "Một. Hai. Ba." });
  await saveDraft(page).click();
  await expect(page.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
});

test("the same form in two tabs: the later keystroke is kept, and the other tab is told", async ({
  desk,
}) => {
  const id = await draft();
  const page = await desk.as(officer, elsewhere());
  const open = async (context: BrowserContext) => {
    const tab = await context.newPage();
    await tab.goto(`/festivals/${id}/edit/evaluation`);
    return tab;
  };
  const [one_, two] = [await open(page.context()), await open(page.context())];
  await one_.getByLabel("Cách làm hay").fill("Ở thẻ một.");
  await expect(kept(one_)).toBeVisible();
  await two.getByLabel("Cách làm hay").fill("Ở thẻ hai.");
  await expect(one_.getByText("Biểu mẫu này cũng đang mở ở thẻ hoặc máy khác")).toBeVisible();
  await expect.poll(async () => (await rowsOf(id))[0]?.fields).toMatchObject({ goodPractice: "Ở thẻ hai." });
  await expect(one_.getByLabel("Cách làm hay")).toHaveValue("Ở thẻ một.");
});

test("who else is on the record shows, also without JavaScript, and goes when they go", async ({ desk }) => {
  const id = await draft();
  const typing = await desk.as(officer, elsewhere());
  await typing.goto(`/festivals/${id}/edit/evaluation`);
  const line = new RegExp(
    `${accountOf(officer).fullName} \\(Công an xã Thạch Hà\\) đang sửa, từ \\d\\d:\\d\\d`,
  );
  const plain = await desk.as(chief, { javaScript: false });
  await expect(async () => {
    await plain.goto(`/festivals/${id}`);
    await expect(plain.getByText(line)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const boss = await desk.as(chief);
  await boss.goto(`/festivals/${id}`);
  await expect(boss.getByText(line)).toBeVisible();
  await expect(typing.getByText(new RegExp(`${accountOf(chief).fullName} .* đang xem`))).toBeVisible();
  await typing.goto("/");
  await expect(boss.getByText(line)).toBeHidden();
});

test("the two addresses behind it tell strangers nothing and write nothing for them", async ({ desk }) => {
  const id = await draft();
  const beat = { kind: "festival", id, mode: "editing" };
  const nobody = await desk.stranger();
  const foreign = await desk.as("nghean.canbo", elsewhere());
  await foreign.goto("/");
  const post = (page: Page, path: string, data: object, headers = {}) =>
    page.request.post(path, { data, headers, maxRedirects: 0 });
  expect((await post(nobody, "/api/presence", beat)).status()).toBe(401);
  expect((await post(nobody, "/api/drafts", {})).status()).toBe(401);
  const answer = await post(foreign, "/api/presence", beat);
  expect(answer.status()).toBe(404);
  const missing = await post(foreign, "/api/presence", {
    ...beat,
    id: "01a2009c-6269-72c4-89bd-3ba99d11a14b",
  });
  expect([missing.status(), await missing.text()]).toEqual([404, await answer.text()]);
  expect((await post(foreign, "/api/presence", { ...beat, kind: "x" })).status()).toBe(400);
  expect((await post(foreign, "/api/presence", beat, { "sec-fetch-site": "cross-site" })).status()).toBe(403);
  expect(await ask("select * from presence where record_id = $1", [id])).toEqual([]);
});
