import { expect, type Page, test } from "../support/browser";
import { one, returnAgain, sendAgain, unlockReport } from "../support/browser-database";
import {
  acceptMany,
  acceptReport,
  addRow,
  expectState,
  giveBack,
  heading,
  lockReport,
  openReport,
  openWork,
  saveAndGoOn,
  signReport,
  take,
  writeReport,
} from "../support/browser-festival";
import { repostElsewhere } from "../support/browser-forms";

// The season that was opened again for corrections: the districts of then act, what the communes became does their work.
test.describe.configure({ mode: "serial", timeout: 400_000 });

const name = "Ngày hội thị trấn Thạch Hà";

async function figures(page: Page): Promise<Record<string, number>> {
  const answer = await page.request.get("/api/figures?season=2024&unit=42&map=then");
  expect(answer.status()).toBe(200);
  return (await answer.json()).figures;
}

/** The number of gifts in the one row that the point has, and on to the page of the check. */
async function correctGifts(page: Page, count: number): Promise<void> {
  await openWork(page, `Bổ sung kết quả: ${name}`);
  await expect(heading(page)).toContainText(name);
  await page.getByRole("link", { name: "Sửa Quà, giao ước, mô hình" }).click();
  const gift = page.getByRole("group", { name: "Dòng quà 1" });
  await gift.getByLabel("Số suất").fill(String(count));
  await saveAndGoOn(page);
  await expect(page).toHaveURL(/\/edit\/awards$/);
}

// A signed report holds everything below it: each walk begins with a draft, and leaves one to other tests.
test.afterAll(() => unlockReport("42", 2024));

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    let id = "";
    let before: Record<string, number> = {};

    test("the commune corrects what a commune that it absorbed left behind; the district of then passes it on", async ({
      desk,
    }) => {
      await unlockReport("42", 2024);
      id = await returnAgain(name, 2024);
      const province = await desk.as("hatinh.canbo", seat);
      before = await figures(province);

      const officer = await desk.as("thachha.canbo", seat);
      await correctGifts(officer, 21);
      await expect(officer.getByText(/Số suất quà không khớp|có 20 suất/).first()).toBeVisible();
      await officer.goto(`/festivals/${id}/edit/check`);
      await take(officer, "Trình Trưởng Công an cấp xã", "Đã trình");

      const chief = await desk.as("thachha.truong", seat);
      await openWork(chief, `Xác nhận và gửi: ${name}`);
      await take(chief, "Xác nhận và gửi", "Đã gửi đến Công an huyện Thạch Hà");

      const district = await desk.as("thachha.huyen", seat);
      await district.goto(`/festivals/${id}`);
      await expect(district.getByRole("button", { name: "Tiếp nhận", exact: true })).toHaveCount(0);
      if (!javaScript) {
        const { id: elsewhere } = await one<{ id: string }>(
          `select f.id from festival f join season s on s.id = f.season_id join unit c on c.id = f.unit_id
            where s.year = 2024 and c.code = '16681' order by f.id limit 1`,
        );
        expect(await repostElsewhere(district, elsewhere)).toBe(2);
      }
      const reason = "Danh sách ký nhận có 20 suất, hồ sơ ghi 21. Đề nghị sửa.";
      await giveBack(district, reason);

      await correctGifts(officer, 20);
      await expect(officer.getByText(reason).first()).toBeVisible();
      const award = await addRow(officer, "dòng khen thưởng", 3);
      await award.getByRole("button", { name: "Bỏ dòng khen thưởng này" }).click();
      await expect(award).toHaveCount(0);
      await officer.goto(`/festivals/${id}/edit/check`);
      await take(officer, "Trình Trưởng Công an cấp xã", "Đã trình");
      await chief.goto(`/festivals/${id}`);
      await take(chief, "Xác nhận và gửi", "Biên nhận số");

      await openWork(district, /Công an thị trấn Thạch Hà: .*chờ kiểm tra, chuyển tỉnh/);
      await district.goto(`/festivals/${id}`);
      await take(district, "Đồng ý, chuyển lên tỉnh", "Đã chuyển lên tỉnh");
      await chief.reload();
      await expect(chief.getByRole("button", { name: "Thu hồi" })).toHaveAttribute("aria-disabled", "true");
      await expect(
        chief.getByText("Cấp trên đã xem xét và chuyển tiếp nên không thu hồi được nữa"),
      ).toBeVisible();
    });

    test("the province accepts it and signs the report of the season, V05 accepts and locks", async ({
      desk,
    }) => {
      const officer = await desk.as("hatinh.canbo", seat);
      await officer.goto(`/festivals/${id}`);
      await take(officer, "Tiếp nhận", "Đã tiếp nhận");
      const now = await figures(officer);
      expect((now.NH01 ?? 0) - (before.NH01 ?? 0)).toBe(1);
      expect((now.NH10 ?? 0) - (before.NH10 ?? 0)).toBe(20);
      expect((now.NH08 ?? 0) - (before.NH08 ?? 0)).toBe(1);

      await sendAgain("42", 2024, 3);
      await openReport(officer, 2024, "Tỉnh Hà Tĩnh");
      await writeReport(officer, { number: "612/BC-CAT-PV05", day: "10/11/2026" });
      await take(officer, "Trình ký", "Đã trình ký");
      await acceptMany(await desk.as("hatinh.canbo2", seat), 2024);
      const leader = await desk.as("hatinh.lanhdao", seat);
      await openWork(leader, "Ký, gửi báo cáo kết quả 2024");
      await signReport(leader);
      await acceptReport(await desk.as("v05.chuyenvien", seat), 2024, "Hà Tĩnh");
      await lockReport(await desk.as("v05.quantri", seat), 2024, "Hà Tĩnh");

      const commune = await desk.as("thachha.canbo", seat);
      await commune.goto(`/festivals/${id}`);
      await expectState(commune, "Đã khóa");
      await expect(commune.getByRole("link", { name: "Sửa nội dung" })).toHaveCount(0);
    });
  });
}
