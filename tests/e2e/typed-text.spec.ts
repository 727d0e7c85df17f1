import { demoPassword, expect, type Page, someAddress, tag, test } from "../support/browser";
import { ask, one } from "../support/browser-database";
import { fillPlan, heading, planPoint, saveAndGoOn, summary } from "../support/browser-festival";

// What a person typed survives everything that can happen to a form.
test.describe.configure({ timeout: 300_000 });

const saveDraft = (page: Page) => page.getByRole("button", { name: "Lưu nháp" });

async function records(name: string): Promise<number> {
  const { count } = await one<{ count: number }>(
    "select count(*)::int as count from festival where name = $1",
    [name],
  );
  return count;
}

const made = "Ngày hội tổ dân phố Vạn Xuân ";
const planned = () => ({ name: `${made}${tag()}`, season: 2026, day: "16/08/2026" });

// What stays in somebody's queue is in the way of other journeys.
test.afterAll(async () => {
  await ask("delete from festival where name like $1", [`${made}%`]);
});

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };

    test("an error keeps every field as it was typed", async ({ desk }) => {
      const page = await desk.as("thanhvinh.canbo", seat);
      const point = planned();
      await page.goto("/festivals/new?season=2026");
      await fillPlan(page, { ...point, day: "31/02/2026" });
      await page.getByLabel("Giờ bắt đầu").fill("sáng sớm");
      await page.getByLabel("Phân loại địa bàn").selectOption({ label: "Phức tạp về ANTT" });
      await page.getByRole("checkbox", { name: "Vùng đồng bào tôn giáo" }).check();
      await page.getByLabel("Lãnh đạo dự kiến dự").fill("Chủ tịch UBND xã\n  Bí thư Đảng ủy");
      await saveAndGoOn(page);

      await expect(summary(page).getByRole("listitem")).toHaveCount(2);
      await expect(page.getByLabel("Mùa")).toHaveValue("2026");
      await expect(page.getByLabel("Tên điểm")).toHaveValue(point.name);
      await expect(page.getByLabel("Cấp tổ chức")).toHaveValue("residential");
      await expect(page.getByLabel("Địa điểm")).toHaveValue("Nhà văn hóa thôn");
      await expect(page.getByLabel("Ngày tổ chức")).toHaveValue("31/02/2026");
      await expect(page.getByLabel("Giờ bắt đầu")).toHaveValue("sáng sớm");
      await expect(page.getByLabel("Phân loại địa bàn")).toHaveValue("complex");
      await expect(page.getByRole("checkbox", { name: "Vùng đồng bào tôn giáo" })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: "Biên giới" })).not.toBeChecked();
      await expect(page.getByLabel("Lãnh đạo dự kiến dự")).toHaveValue("Chủ tịch UBND xã\n  Bí thư Đảng ủy");
      expect(await records(point.name)).toBe(0);
    });

    test("a session that an administrator ends in the middle of typing", async ({ desk }) => {
      const from = someAddress();
      const page = await desk.as("nghean.canbo", { ...seat, fresh: true, from });
      const point = { ...planned(), commune: "16681 – phường Thành Vinh" };
      await page.goto("/festivals/new?season=2026");
      await fillPlan(page, point);
      await page.getByLabel("Lãnh đạo dự kiến dự").fill("Chủ tịch UBND xã");

      const keeper = await desk.as("v05.quantri", seat);
      await keeper.goto("/admin/people?q=nghean.canbo");
      await keeper.getByRole("link", { name: "Hoàng Thế Vinh" }).click();
      const row = keeper.getByRole("row").filter({ hasText: from, has: keeper.getByRole("button") });
      await row.getByRole("button", { name: /^Kết thúc/ }).click();
      await expect(keeper.getByRole("status").filter({ hasText: "Đã kết thúc phiên" })).toBeVisible();

      await saveDraft(page).click();
      await expect(page.getByText("Phiên làm việc đã hết")).toBeVisible();
      expect(await records(point.name)).toBe(0);
      await page.getByLabel("Tên đăng nhập").fill("nghean.canbo");
      await page.getByLabel("Mật khẩu").fill(demoPassword);
      await page.getByRole("button", { name: "Đăng nhập" }).click();

      await expect(heading(page)).toHaveText("Thêm điểm tổ chức Ngày hội");
      await expect(
        page.getByText(/Nội dung đã nhập trước khi phiên làm việc hết hạn được giữ lại/),
      ).toBeVisible();
      await expect(page.getByLabel("Xã tổ chức")).toHaveValue(point.commune);
      await expect(page.getByLabel("Tên điểm")).toHaveValue(point.name);
      await expect(page.getByLabel("Ngày tổ chức")).toHaveValue(point.day);
      await expect(page.getByLabel("Lãnh đạo dự kiến dự")).toHaveValue("Chủ tịch UBND xã");
      await saveDraft(page).click();
      await expect(page.getByRole("status").filter({ hasText: "Đã lập điểm" })).toBeVisible();
      expect(await records(point.name)).toBe(1);
    });

    test("two people on one record: the second sees all three texts, chooses and loses nothing", async ({
      desk,
    }) => {
      const first = await desk.as("thanhvinh.canbo", seat);
      const second = await desk.as("thanhvinh.truong", seat);
      const id = await planPoint(first, planned());
      await first.goto(`/festivals/${id}/edit/evaluation`);
      await second.goto(`/festivals/${id}/edit/evaluation`);
      await first.getByLabel("Cách làm hay").fill("Mỗi chi hội một tiết mục.");
      await first.getByLabel("Số buổi tuyên truyền").fill("6");
      await first.getByLabel("Tồn tại, hạn chế, nguyên nhân").fill("Ít chỗ ngồi.");
      await saveDraft(first).click();
      await expect(first.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();

      await second.getByLabel("Cách làm hay").fill("Thi kéo co giữa các tổ liên gia.");
      await second.getByLabel("Tồn tại, hạn chế, nguyên nhân").fill("Mưa lúc bế mạc.");
      await second.getByLabel("Đề xuất, kiến nghị").fill("Gửi hướng dẫn sớm hơn.");
      await saveDraft(second).click();
      const conflict = second.getByRole("region", { name: "Hồ sơ vừa được người khác lưu" });
      await expect(conflict).toContainText(/Bản đã lưu là của \S+ .*, lúc \d\d:\d\d/);
      const field = (label: string) => conflict.getByRole("group", { name: new RegExp(`^${label}`) });
      await expect(field("Cách làm hay").getByRole("radio", { name: /^Của bạn/ })).not.toBeChecked();
      await expect(field("Cách làm hay")).toContainText("Bản gốc(để trống)");
      await expect(field("Cách làm hay")).toContainText("Thi kéo co giữa các tổ liên gia.");
      await expect(field("Cách làm hay")).toContainText("Mỗi chi hội một tiết mục.");
      await expect(field("Số buổi tuyên truyền").getByRole("radio", { checked: true })).toHaveAccessibleName(
        /^Của (?!bạn).*6$/,
      );
      await expect(field("Đề xuất, kiến nghị").getByRole("radio", { checked: true })).toHaveAccessibleName(
        /^Của bạn/,
      );
      await expect(second.getByLabel("Đề xuất, kiến nghị")).toHaveValue("Gửi hướng dẫn sớm hơn.");
      const stored = () =>
        one("select good_practice, shortcomings, proposals, outreach from festival where id = $1", [id]);
      const before = await stored();
      expect(before).toMatchObject({ good_practice: "Mỗi chi hội một tiết mục.", proposals: "" });

      // Without an answer nothing is saved; an answer given is kept while the other is asked for.
      await field("Cách làm hay")
        .getByRole("radio", { name: /^Của bạn/ })
        .check();
      await saveDraft(second).click();
      const missing = second.getByRole("region", { name: /còn mục phải chọn/ });
      await expect(missing.getByRole("link")).toHaveText([/^Tồn tại, hạn chế, nguyên nhân: cả hai/]);
      expect(await stored()).toEqual(before);
      await expect(field("Cách làm hay").getByRole("radio", { name: /^Của bạn/ })).toBeChecked();
      await field("Tồn tại, hạn chế, nguyên nhân")
        .getByRole("radio", { name: /^Của (?!bạn)/ })
        .check();
      await saveDraft(second).click();
      await expect(second.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
      expect(await stored()).toEqual({
        good_practice: "Thi kéo co giữa các tổ liên gia.",
        shortcomings: "Ít chỗ ngồi.",
        proposals: "Gửi hướng dẫn sớm hơn.",
        outreach: 6,
      });
    });

    test("two people in different fields of one form: both are kept, and it is said", async ({ desk }) => {
      const first = await desk.as("thanhvinh.canbo", seat);
      const second = await desk.as("thanhvinh.truong", seat);
      const id = await planPoint(first, planned());
      await first.goto(`/festivals/${id}/edit/evaluation`);
      await second.goto(`/festivals/${id}/edit/evaluation`);
      await first.getByLabel("Cách làm hay").fill("Mỗi chi hội một tiết mục.");
      await saveDraft(first).click();
      await expect(first.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
      await second.getByLabel("Đề xuất, kiến nghị").fill("Gửi hướng dẫn sớm hơn.");
      await saveDraft(second).click();
      await expect(second.getByText("Đã giữ phần của cả hai người")).toBeVisible();
      await expect(second.getByLabel("Cách làm hay")).toHaveValue("Mỗi chi hội một tiết mục.");
      await expect(second.getByLabel("Đề xuất, kiến nghị")).toHaveValue("Gửi hướng dẫn sớm hơn.");
    });

    test("two people on two steps of one record are not in each other's way", async ({ desk }) => {
      const first = await desk.as("thanhvinh.canbo", seat);
      const second = await desk.as("thanhvinh.truong", seat);
      const id = await planPoint(first, planned());
      await first.goto(`/festivals/${id}/edit/programme`);
      await second.goto(`/festivals/${id}/edit/evaluation`);
      await first.getByRole("checkbox", { name: "Lễ chào cờ" }).check();
      await saveDraft(first).click();
      await expect(first.getByText(/Đã lưu/)).toBeVisible();
      await second.getByLabel("Cách làm hay").fill("Thi kéo co.");
      await saveDraft(second).click();
      await expect(second.getByText(/Đã lưu/)).toBeVisible();
      expect(await one("select good_practice, ceremony::text from festival where id = $1", [id])).toEqual({
        good_practice: "Thi kéo co.",
        ceremony: "{flag_salute}",
      });
    });

    test("a double click and a form that is sent again make one record", async ({ desk }) => {
      const page = await desk.as("thanhvinh.canbo", seat);
      const point = planned();
      await page.goto("/festivals/new?season=2026");
      await fillPlan(page, point);
      // Not what the page saves by itself while one types.
      const sending = page.waitForRequest(
        (request) => request.method() === "POST" && new URL(request.url()).pathname === "/festivals/new",
      );
      await saveDraft(page).dblclick();
      const sent = await sending;
      await expect(page.getByRole("status").filter({ hasText: "Đã lập điểm" })).toBeVisible();
      const address = page.url();
      expect(await records(point.name)).toBe(1);

      const again = await page.request.post(sent.url(), {
        headers: await sent.allHeaders(),
        data: sent.postDataBuffer() ?? "",
        maxRedirects: 0,
      });
      const target = again.headers().location ?? again.headers()["x-action-redirect"] ?? "";
      expect(target).toContain(new URL(address).pathname);
      expect(await records(point.name)).toBe(1);
      const [line] = await ask<{ count: number }>(
        `select count(*)::int as count from decision d join festival f on f.id = d.record_id
          where f.name = $1 and d.step = 'create'`,
        [point.name],
      );
      expect(line?.count).toBe(1);
    });
  });
}

test("going back to a form shows a new one: what is filled in there is not taken for the first", async ({
  desk,
}) => {
  const page = await desk.as("thanhvinh.canbo");
  const [one, other] = [planned(), planned()];
  await page.goto("/festivals");
  await page.getByRole("link", { name: "Thêm điểm tổ chức" }).first().click();
  for (const point of [one, other]) {
    await expect(heading(page)).toHaveText("Thêm điểm tổ chức Ngày hội");
    await fillPlan(page, point);
    await saveDraft(page).click();
    await expect(heading(page)).toHaveText(point.name);
    await page.goBack();
  }
  expect([await records(one.name), await records(other.name)]).toEqual([1, 1]);
});
