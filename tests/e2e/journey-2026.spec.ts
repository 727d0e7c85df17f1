import { expect, type Page, tag, test } from "../support/browser";
import { sendAgain, unlockReport } from "../support/browser-database";
import {
  acceptMany,
  acceptReport,
  addRow,
  enterShortResult,
  expectState,
  fillAttendance,
  giveBack,
  heading,
  lockReport,
  openReport,
  openWork,
  planPoint,
  saveAndGoOn,
  signReport,
  summary,
  take,
  writeReport,
} from "../support/browser-festival";

test.describe.configure({ mode: "serial", timeout: 400_000 });

const turnout = 213;
const gifts = 12;

/** The figures of a unit as a program reads them. */
async function figures(page: Page, unit: string): Promise<Record<string, number>> {
  const answer = await page.request.get(`/api/figures?season=2026&unit=${unit}&map=then`);
  expect(answer.status()).toBe(200);
  return (await answer.json()).figures;
}

/** The result of a point, step by step, with a slip on the way; ends on the page that checks everything. */
async function enterResult(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "Lễ chào cờ" }).check();
  await page.getByRole("checkbox", { name: "Ký kết giao ước thi đua" }).check();
  await page.getByRole("checkbox", { name: "Thể dục, thể thao" }).check();
  await saveAndGoOn(page);

  await expect(page).toHaveURL(/\/edit\/attendance$/);
  await fillAttendance(page, { turnout: "hai trăm" });
  const guest = await addRow(page, "đại biểu", 1);
  await guest.getByLabel("Họ và tên").fill("Nguyễn Thị Bảo An");
  await guest.getByLabel("Chức vụ").fill("Chủ tịch UBND xã");
  await guest.getByLabel("Bậc").selectOption({ label: "Lãnh đạo xã" });
  await saveAndGoOn(page);
  await expect(summary(page)).toContainText(/nhập số nguyên từ 1 trở lên/i);
  await expect(page.getByLabel("Lượt người tham gia")).toHaveValue("hai trăm");
  await expect(page.getByLabel("Số đại biểu")).toHaveValue("12");
  await expect(guest.getByLabel("Họ và tên")).toHaveValue("Nguyễn Thị Bảo An");
  await expect(guest.getByLabel("Bậc")).toHaveValue("commune");
  await page.getByLabel("Lượt người tham gia").fill(String(turnout));
  await saveAndGoOn(page);

  await expect(page).toHaveURL(/\/edit\/gifts$/);
  const gift = await addRow(page, "dòng quà", 1);
  await gift.getByLabel("Tặng cho").selectOption({ label: "Gia đình chính sách" });
  await gift.getByLabel("Số suất").fill(String(gifts));
  await gift.getByLabel("Tổng giá trị").fill("6.000.000");
  const pledge = await addRow(page, "giao ước", 1);
  await pledge.getByLabel("Số bản").fill("3");
  await pledge.getByLabel("Giữa").fill("Các tổ liên gia với Ban công tác Mặt trận");
  const model = await addRow(page, "mô hình", 1);
  await model.getByLabel("Tên mô hình").fill("Tiếng kẻng an ninh");
  await model.getByLabel("Loại").selectOption({ label: "Ra mắt mới" });
  await model.getByLabel("Số điểm").fill("1");
  await saveAndGoOn(page);

  await expect(page).toHaveURL(/\/edit\/awards$/);
  const award = await addRow(page, "dòng khen thưởng", 1);
  await award.getByLabel("Hình thức").selectOption({ label: "Giấy khen" });
  await award.getByLabel("Của", { exact: false }).selectOption({ label: "UBND xã" });
  await award.getByLabel("Cho", { exact: false }).selectOption({ label: "Cá nhân" });
  await award.getByLabel("Số lượng").fill("2");
  await page.getByLabel("Kinh phí từ ngân sách").fill("8.500.000");
  await saveAndGoOn(page);

  await expect(page).toHaveURL(/\/edit\/evaluation$/);
  await page.getByLabel("Số buổi tuyên truyền").fill("4");
  await page.getByLabel("Cách làm hay").fill("Mỗi chi hội phụ trách một tiết mục.");
  await page.getByLabel("Tồn tại, hạn chế").fill("Thanh niên đi làm xa nhiều.");
  await saveAndGoOn(page);

  await expect(page).toHaveURL(/\/edit\/check$/);
  await expect(page.getByRole("heading", { name: "Kiểm tra trước khi gửi" })).toBeVisible();
  await expect(page.getByText("Nguyễn Thị Bảo An, Chủ tịch UBND xã, Lãnh đạo xã")).toBeVisible();
  await expect(page.getByText("Gia đình chính sách: 12 suất, 6 triệu đồng")).toBeVisible();
}

// A signed report holds everything below it: each walk begins with a draft, and leaves one to other tests.
test.afterAll(() => unlockReport("42", 2026));

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const name = `Ngày hội thôn Nam Thượng ${tag()}`;
    const seat = { javaScript };
    let id = "";

    test("a commune plans a point, enters its result and sends it", async ({ desk }) => {
      await unlockReport("42", 2026);
      const officer = await desk.as("thachha.canbo", seat);
      await officer.goto("/");
      await officer.getByRole("link", { name: "Thêm điểm tổ chức" }).click();
      await expect(heading(officer)).toHaveText("Thêm điểm tổ chức Ngày hội");
      await expect(officer.getByText("Không soạn thảo, lưu giữ, trao đổi bí mật nhà nước")).toBeVisible();
      id = await planPoint(officer, { name, season: 2026, day: "15/8/2026" });
      await enterResult(officer);
      await take(officer, "Trình Trưởng Công an cấp xã", "Đã trình Trưởng Công an cấp xã");
      await expectState(officer, "Chờ xác nhận");

      const chief = await desk.as("thachha.truong", seat);
      await openWork(chief, `Xác nhận và gửi: ${name}`);
      await take(chief, "Xác nhận và gửi", "Đã gửi đến Công an tỉnh Hà Tĩnh");
      await expect(chief.getByRole("status")).toContainText(/Biên nhận số 2026\.42\.\d{7}/);
      await chief.getByRole("link", { name: "Xem và in biên nhận" }).click();
      await expect(chief.getByRole("article")).toContainText(`Kết quả điểm Ngày hội: ${name}`);
    });

    test("the province returns it with a reason, the commune corrects it", async ({ desk }) => {
      const reason = "Lượt người tham gia chênh lớn so với ảnh gửi kèm. Đề nghị đếm lại.";
      const province = await desk.as("hatinh.canbo", seat);
      await province.goto(`/festivals/${id}`);
      await giveBack(province, reason);
      await expectState(province, "Trả lại bổ sung");

      const officer = await desk.as("thachha.canbo", seat);
      await openWork(officer, `Bổ sung kết quả: ${name}`);
      await expect(officer.getByText(reason).first()).toBeVisible();
      await officer.goto(`/festivals/${id}/edit/attendance`);
      await expect(officer.getByText(reason).first()).toBeVisible();
      await officer.getByLabel("Lượt người tham gia").fill(String(turnout - 3));
      await officer.getByRole("button", { name: "Lưu nháp" }).click();
      await expect(officer.getByText(/Đã lưu \d\d:\d\d/)).toBeVisible();
      await officer.goto(`/festivals/${id}/edit/check`);
      await take(officer, "Trình Trưởng Công an cấp xã", "Đã trình");

      const chief = await desk.as("thachha.truong", seat);
      await chief.goto(`/festivals/${id}`);
      await take(chief, "Xác nhận và gửi", "Biên nhận số");
    });

    test("accepted by the province, it is one more in every figure up to the nation, and found from there", async ({
      desk,
    }) => {
      const minister = await desk.as("bo.lanhdao", seat);
      const before = { VN: await figures(minister, "VN"), "42": await figures(minister, "42") };
      await minister.goto("/reports?season=2026&map=then");
      await expect(heading(minister)).toContainText("2026");

      const province = await desk.as("hatinh.canbo2", seat);
      await openWork(province, /Công an xã Thạch Hà: .*chờ tiếp nhận/);
      await province.goto(`/festivals/${id}`);
      await take(province, "Tiếp nhận", "Đã tiếp nhận");

      for (const unit of ["VN", "42"] as const) {
        const now = await figures(minister, unit);
        const grown = Object.fromEntries(
          Object.entries(now).map(([code, value]) => [code, value - (before[unit][code] ?? 0)]),
        );
        expect(grown, unit).toMatchObject({
          ...{ NH01: 1, NH02: 0, NH03: 1, NH04: 0, NH06: 0, NH09: turnout - 3 },
          ...{ NH10: gifts, NH11: 6_000_000, NH12: 0, NH14: 2, NH15: 3, NH16: 1 },
        });
      }

      await minister.reload();
      await minister.getByRole("table").getByRole("link", { name: "Hà Tĩnh", exact: true }).first().click();
      await expect(heading(minister)).toContainText("Tỉnh Hà Tĩnh");
      await minister.getByRole("link", { name: "Bảng đủ chỉ tiêu" }).click();
      await expect(heading(minister)).toContainText("Số liệu Ngày hội 2026: Tỉnh Hà Tĩnh");
      await minister.getByRole("link", { name: "Xã Thạch Hà", exact: true }).click();
      await expect(heading(minister)).toContainText("Xã Thạch Hà");
      await minister.getByRole("link", { name: "Xem các điểm của NH03" }).click();
      await minister.getByRole("link", { name }).click();
      await expect(heading(minister)).toHaveText(name);
      await expect(minister.getByText("Người nhập: Dương Thị Thắm")).toBeVisible();
      await expectState(minister, "Đã tiếp nhận");
    });

    test("the province accepts what waits and signs its report; accepted and locked by V05, only V05 corrects", async ({
      desk,
    }) => {
      await sendAgain("42", 2026, 3);
      const officer = await desk.as("hatinh.canbo", seat);
      await openReport(officer, 2026, "Tỉnh Hà Tĩnh");
      await writeReport(officer, { number: "451/BC-CAT-PV05", day: "20/9/2026" });
      await take(officer, "Trình ký", "Đã trình ký");

      const leader = await desk.as("hatinh.lanhdao", seat);
      await openWork(leader, "Ký, gửi báo cáo kết quả 2026");
      await expect(leader.getByText(/Còn \d+ điểm chờ tiếp nhận/).first()).toBeVisible();
      await expect(leader.getByRole("button", { name: "Ký và gửi" })).toHaveAttribute(
        "aria-disabled",
        "true",
      );

      await acceptMany(await desk.as("hatinh.canbo2", seat), 2026);
      await signReport(leader);
      await acceptReport(await desk.as("v05.chuyenvien", seat), 2026, "Hà Tĩnh");

      const keeper = await desk.as("v05.quantri", seat);
      await lockReport(keeper, 2026, "Hà Tĩnh");

      const commune = await desk.as("thachha.canbo", seat);
      await commune.goto(`/festivals/${id}/edit/attendance`);
      await expect(commune).toHaveURL(new RegExp(`/festivals/${id}$`));
      await expectState(commune, "Đã khóa");
      await expect(commune.getByRole("link", { name: /Sửa|Đính chính/ })).toHaveCount(0);
      await expect(commune.getByRole("heading", { name: "Bước tiếp theo" })).toHaveCount(0);

      const before = await figures(keeper, "VN");
      await keeper.goto(`/festivals/${id}`);
      await keeper.getByRole("link", { name: "Đính chính" }).click();
      await keeper.getByLabel("Lượt người tham gia").fill(String(turnout - 10));
      await keeper.getByRole("button", { name: "Lưu đính chính" }).click();
      await expect(summary(keeper)).toContainText(/ghi lý do đính chính/i);
      await expect(keeper.getByLabel("Lượt người tham gia")).toHaveValue(String(turnout - 10));
      const reason = "Theo Công văn 88/CAT-PV05: đếm trùng bảy đại biểu.";
      await keeper.getByLabel("Lý do đính chính").fill(reason);
      await take(keeper, "Lưu đính chính", "Đã lưu đính chính");
      await expectState(keeper, "Đã khóa");
      expect((await figures(keeper, "VN")).NH09).toBe((before.NH09 ?? 0) - 7);

      await commune.reload();
      const line = commune.getByRole("listitem").filter({ hasText: "Đính chính" });
      await expect(line).toContainText(reason);
      await expect(line).toContainText("Vũ Hoàng Kiên (Quản trị V05)");
    });
  });
}

test("who entered and sent for a commune does not accept it: a second person must", async ({ desk }) => {
  await unlockReport("42", 2026);
  const name = `Ngày hội thôn Nam Thượng ${tag()}`;
  const first = await desk.as("hatinh.canbo");
  const id = await planPoint(first, { name, season: 2026, day: "16/8/2026", commune: "18583" });
  await enterShortResult(first, id, { turnout: "77" });
  const form = first.getByRole("form", { name: /Xác nhận và gửi/ });
  await form.locator("summary").click();
  await form.getByRole("button", { name: "Xác nhận và gửi" }).click();
  await expect(first.getByRole("status").filter({ hasText: "Biên nhận số" })).toBeVisible();
  await first.goto(`/festivals/${id}`);
  await expect(first.getByRole("button", { name: "Tiếp nhận", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(first.getByText("Người nhập, sửa hoặc gửi không tự tiếp nhận")).toBeVisible();
  await first.goto(`/festivals/accept?id=${id}`);
  await expect(first.getByRole("row").filter({ hasText: name })).toContainText("không tự tiếp nhận");
  await expect(first.getByRole("button", { name: "Tiếp nhận", exact: true })).toHaveCount(0);

  const second = await desk.as("hatinh.canbo2");
  await second.goto(`/festivals/${id}`);
  await take(second, "Tiếp nhận", "Đã tiếp nhận");
  await expect(second.getByText("Người nhập: Phan Thị Nhàn")).toBeVisible();
});
