import { expect, type Page, tag, test } from "../support/browser";
import { ask, one, unlockReport } from "../support/browser-database";
import {
  enterShortResult,
  heading,
  openReport,
  openWork,
  planPoint,
  signReport,
  take,
} from "../support/browser-festival";

test.describe.configure({ mode: "serial", timeout: 400_000 });

const clearExtensions = () => ask("delete from extension where reason like 'Thử:%'").then(() => undefined);

/** Nghệ An's report lies with its leader again, and the points of these tests are gone. */
async function resetReport(): Promise<void> {
  await unlockReport("40", 2026);
  await ask("delete from festival where name like 'Ngày hội bù thử %'");
  await ask(
    `update festival_report r set state = 'submitted' from unit u, season s
      where u.id = r.unit_id and s.id = r.season_id and u.code = '40' and s.year = 2026`,
  );
}

/** Opens a folded act and sends it with what it asks for. */
async function act(
  page: Page,
  form: string,
  fill: (area: ReturnType<Page["getByRole"]>) => Promise<void>,
  button: string,
) {
  const area = page.getByRole("form", { name: form });
  await area.locator("summary").first().click();
  await fill(area);
  await area.getByRole("button", { name: button, exact: true }).click();
}

test.afterAll(async () => {
  await clearExtensions();
  await resetReport();
});

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    const mark = tag();

    test("a commune asks for more time, the province grants it, and it counts at once", async ({ desk }) => {
      await clearExtensions();
      const officer = await desk.as("thachha.canbo", seat);
      await officer.goto("/festivals/extensions/new?season=2026");
      await officer.getByRole("radio", { name: /Nộp kết quả các điểm/ }).check();
      await officer.getByLabel("Xin gia hạn đến").fill("1/6/2026");
      await officer.getByLabel("Lý do").fill(`Thử: ${mark}`);
      await officer.getByRole("button", { name: "Gửi đề nghị" }).click();
      await expect(officer.getByText("Chọn ngày từ hôm nay trở đi").first()).toBeVisible();
      // 02/01/2027 is a Saturday.
      await officer.getByLabel("Xin gia hạn đến").fill("2/1/2027");
      await take(officer, "Gửi đề nghị", "Đã gửi đề nghị gia hạn");
      await expect(officer.getByText("04/1/2027").first()).toBeVisible();
      const address = officer.url();

      const province = await desk.as("hatinh.canbo", seat);
      await openWork(province, /Công an xã Thạch Hà xin gia hạn nộp kết quả/);
      await act(
        province,
        "Đồng ý gia hạn",
        (form) => form.getByLabel("Ghi chú").fill("Đồng ý"),
        "Đồng ý gia hạn",
      );
      await expect(
        province.getByRole("status").filter({ hasText: "Đã gia hạn, có hiệu lực ngay" }),
      ).toBeVisible();

      await officer.goto("/");
      await expect(officer.getByText(/Được gia hạn nộp kết quả các điểm đến 04\/1\/2027/)).toBeVisible();
      const neighbour = await desk.as("nghean.canbo", seat);
      const answer = await neighbour.goto(new URL(address).pathname);
      expect(answer?.status()).toBe(404);
    });

    test("the province gives more time to many at once for one storm", async ({ desk }) => {
      const province = await desk.as("hatinh.canbo", seat);
      await province.goto("/festivals/extensions/grant?season=2026&what=result");
      await province.getByRole("textbox", { name: /^Gia hạn đến/ }).fill("5/1/2027");
      await province.getByLabel("Lý do chung").fill(`Thử: bão ${mark}`);
      const boxes = province.getByRole("group", { name: "Các đơn vị được gia hạn" }).getByRole("checkbox");
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await take(province, "Gia hạn cho các đơn vị đã chọn", "Đã gia hạn cho 2 đơn vị");
      await expect(province.getByRole("main")).toContainText(`Thử: bão ${mark}`);
    });

    // Walked in integration tests; its walk in a browser has not been seen to its end yet.
    test.fixme("a province signs with named exceptions; a supplement closes one", async ({ desk }) => {
      await resetReport();
      const officer = await desk.as("nghean.canbo", seat);
      const leader = await desk.as("nghean.lanhdao", seat);
      const v05 = await desk.as("v05.chuyenvien", seat);
      await openReport(leader, 2026, "Tỉnh Nghệ An");
      await signReport(leader);
      await expect(leader.getByText(/còn thiếu \d+ xã/i).first()).toBeVisible();

      await openReport(v05, 2026, "Tỉnh Nghệ An");
      await expect(v05.getByRole("heading", { name: /Còn thiếu \d+ xã/ })).toBeVisible();
      await v05.getByRole("link", { name: "Bản in" }).click();
      await expect(v05.getByRole("article")).toContainText(/Còn thiếu \d+ đơn vị cấp xã/);
      await openReport(v05, 2026, "Tỉnh Nghệ An");
      await take(v05, "Tiếp nhận", "Đã tiếp nhận báo cáo");

      const missing = await one<{ code: string; name: string }>(
        `select u.code, u.name from report_exception e join unit u on u.id = e.missing_unit_id join unit p on p.id = e.unit_id
          where p.code = '40' and e.supplement_id is null
            and not exists (select from festival f where f.unit_id = u.id and f.state = 'sent') order by u.code limit 1`,
      );
      const name = `Ngày hội bù thử ${mark}`;
      const id = await planPoint(officer, { name, season: 2026, day: "15/8/2026", commune: missing.code });
      await enterShortResult(officer, id, { turnout: "120" });
      const sending = officer.getByRole("form", { name: /Xác nhận và gửi/ });
      await sending.locator("summary").first().click();
      await sending.getByRole("button", { name: "Xác nhận và gửi", exact: true }).click();
      await expect(officer.getByText("Chờ tiếp nhận").first()).toBeVisible();
      await leader.goto(`/festivals/${id}`);
      await take(leader, "Tiếp nhận", "Đã tiếp nhận");

      await openReport(officer, 2026, "Tỉnh Nghệ An");
      await officer.getByRole("link", { name: "Lập bổ sung báo cáo" }).click();
      await officer.getByLabel("Số, ký hiệu").fill("61/BC-CAT-PV05");
      await officer.getByLabel("Ngày ký").fill("2/10/2026");
      await officer.getByLabel("Người ký").fill("Phó Giám đốc, Thượng tá Mẫu");
      await take(officer, "Lưu bổ sung báo cáo", "Đã lập bản nháp bổ sung báo cáo");
      const paper = new URL(officer.url()).pathname;
      await leader.goto(paper);
      await expect(heading(leader)).toContainText("Bổ sung báo cáo số 61/BC-CAT-PV05");
      await act(leader, "Bước tiếp theo", async () => {}, "Ký và gửi");
      await expect(leader.getByRole("status").filter({ hasText: "Đã ký và gửi bổ sung" })).toBeVisible();
      await v05.goto(paper);
      const accept = v05.getByRole("form", { name: "Bước tiếp theo" }).first();
      await accept.locator("summary").click();
      await accept.getByRole("button", { name: "Tiếp nhận", exact: true }).click();
      await expect(v05.getByRole("status").filter({ hasText: "Đã tiếp nhận bổ sung" })).toBeVisible();
      await openReport(v05, 2026, "Tỉnh Nghệ An");
      await expect(
        v05.getByRole("row", { name: new RegExp(missing.name) }).getByText("Đã bổ sung"),
      ).toBeVisible();
    });
  });
}
