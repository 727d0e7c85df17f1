import { expect, type Page, tag, test } from "../support/browser";
import { ask, one } from "../support/browser-database";
import {
  enterShortResult,
  heading,
  openReport,
  openWork,
  planPoint,
  signReport,
  take,
} from "../support/browser-festival";
import { borrowReport, lendPassword, takePasswordBack } from "../support/browser-lent";

test.describe.configure({ mode: "serial", timeout: 400_000 });

const clearExtensions = () => ask("delete from extension where reason like 'Thử:%'").then(() => undefined);

/** Thanh Hóa: no other journey works there, so that none waits for another's report. */
const home = "38";
const [officerName, leaderName] = ["t38.canbo", "t38.lanhdao"];
let giveBack = async () => {};

/** What these tests made in Thanh Hóa is gone. */
async function clearProvince(): Promise<void> {
  await giveBack();
  giveBack = async () => {};
  await ask("delete from festival where name like 'Ngày hội bù thử %'");
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

/** Why one commune is missing; with JavaScript it is kept while it is typed, and the report says so. */
async function nameOne(page: Page, javaScript: boolean): Promise<void> {
  const report = page.url();
  await page.getByRole("link", { name: "Ghi lý do từng đơn vị" }).click();
  const reason = page.getByRole("textbox", { name: "Lý do", exact: true }).first();
  await reason.fill("Nhà văn hóa đang sửa");
  if (javaScript) {
    await expect(page.getByText(/^Đã tự lưu lúc \d\d:\d\d$/)).toBeVisible();
    await page.goto(report);
    await page.getByRole("link", { name: "Lý do của các đơn vị còn thiếu" }).click();
    await expect(page.getByText(/Nội dung bạn nhập dở lúc .* đã được giữ lại/)).toBeVisible();
    await expect(reason).toHaveValue("Nhà văn hóa đang sửa");
  }
  await take(page, "Lưu lý do", "Đã lưu lý do của các đơn vị còn thiếu");
}

/** A commune of Thanh Hóa that has sent nothing, and its officer. */
let commune = { name: "", officer: "" };

test.beforeAll(async () => {
  commune = await one(
    `select concat(case u.kind when 'ward' then 'phường ' else 'xã ' end, u.name) as name, concat('x', u.code, '.canbo') as officer
       from unit u join unit p on p.id = u.parent_id join app_user a on a.username = concat('x', u.code, '.canbo')
      where p.code = $1 and u.level = 'commune' and u.valid_to is null
        and not exists (select from festival f join season s on s.id = f.season_id
                         where f.unit_id = u.id and s.year = 2026 and f.state in ('sent', 'accepted', 'locked'))
      order by u.code desc limit 1`,
    [home],
  );
  await lendPassword([officerName, leaderName, commune.officer]);
});
test.afterAll(async () => {
  await clearExtensions();
  await clearProvince();
  await takePasswordBack([officerName, leaderName, commune.officer]);
});

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    const mark = tag();

    test("a commune asks for more time, the province grants it, and it counts at once", async ({ desk }) => {
      await clearExtensions();
      const officer = await desk.as(commune.officer, seat);
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

      const province = await desk.as(officerName, seat);
      await openWork(province, `Công an ${commune.name} xin gia hạn nộp kết quả`);
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
      const above = await desk.as(officerName, seat);
      await above.goto("/festivals/extensions/grant?season=2026&what=result");
      await above.getByRole("textbox", { name: /^Gia hạn đến/ }).fill("5/1/2027");
      await above.getByLabel("Lý do chung").fill(`Thử: bão ${mark}`);
      const boxes = above.getByRole("group", { name: "Các đơn vị được gia hạn" }).getByRole("checkbox");
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      if (javaScript) await expect(above.getByText("Đã chọn 2 đơn vị")).toBeVisible();
      await take(above, "Gia hạn", "Đã gia hạn cho 2 đơn vị");
      await expect(above.getByRole("main")).toContainText(`Thử: bão ${mark}`);
    });

    test("the province gives more time to all that have not sent, by one choice", async ({ desk }) => {
      const above = await desk.as(officerName, seat);
      await above.goto("/festivals/extensions/grant?season=2026&what=result");
      const all = above.getByRole("radio", { name: /^Tất cả đơn vị chưa gửi: \d+ đơn vị/ });
      const said = (await above.locator("label", { has: all }).textContent())?.match(/: (\d+) đơn vị/)?.[1];
      await all.check();
      await expect(above.getByRole("group", { name: "Các đơn vị được gia hạn" })).toBeHidden();
      await above.getByRole("textbox", { name: /^Gia hạn đến/ }).fill("5/1/2027");
      await above.getByLabel("Lý do chung").fill(`Thử: lũ ${mark}`);
      await take(above, "Gia hạn", `Đã gia hạn cho ${said} đơn vị`);
      const { count, sent } = await one<{ count: number; sent: number }>(
        `select count(*)::int as count,
                count(*) filter (where exists (select from festival f where f.unit_id = x.unit_id and f.season_id = x.season_id)
                  and not exists (select from festival f where f.unit_id = x.unit_id and f.season_id = x.season_id
                                    and f.state in ('draft', 'submitted', 'returned')))::int as sent
           from extension x where x.reason = $1`,
        [`Thử: lũ ${mark}`],
      );
      expect({ count, sent }).toEqual({ count: Number(said), sent: 0 });
    });

    test("a province signs with named exceptions; a supplement closes one", async ({ desk }) => {
      await clearProvince();
      giveBack = await borrowReport(home, 2026);
      const officer = await desk.as(officerName, seat);
      const leader = await desk.as(leaderName, seat);
      const v05 = await desk.as("v05.chuyenvien", seat);
      await openReport(officer, 2026, "Tỉnh Thanh Hóa");
      await nameOne(officer, javaScript);
      await take(officer, "Trình ký", "Đã trình ký");
      await openReport(leader, 2026, "Tỉnh Thanh Hóa");
      await signReport(leader);
      await expect(leader.getByText(/còn thiếu \d+ xã/i).first()).toBeVisible();

      await openReport(v05, 2026, "Tỉnh Thanh Hóa");
      await expect(v05.getByRole("heading", { name: /Còn thiếu \d+ xã/ })).toBeVisible();
      await v05.getByRole("link", { name: "Bản in" }).click();
      await expect(v05.getByRole("article")).toContainText(/Còn thiếu \d+ đơn vị cấp xã/);
      await openReport(v05, 2026, "Tỉnh Thanh Hóa");
      await take(v05, "Tiếp nhận", "Đã tiếp nhận báo cáo");

      await openReport(officer, 2026, "Tỉnh Thanh Hóa");
      await officer.getByRole("link", { name: "Lập bổ sung báo cáo" }).click();
      await officer.getByLabel("Số, ký hiệu").fill("61/BC-CAT-PV05");
      await officer.getByLabel("Ngày ký").fill("2/10/2026");
      await officer.getByLabel("Người ký").fill("Phó Giám đốc, Thượng tá Mẫu");
      await take(officer, "Lưu bổ sung báo cáo", "Đã lập bản nháp bổ sung báo cáo");
      const paper = new URL(officer.url()).pathname;
      await leader.goto(paper);
      await expect(heading(leader)).toContainText("Bổ sung báo cáo số 61/BC-CAT-PV05");
      await expect(leader.getByText("Chưa ký và gửi được: chưa có đơn vị nào để bổ sung")).toBeVisible();
      await expect(leader.getByRole("button", { name: "Ký và gửi" })).toHaveCount(0);
      // The officer has the form of the same paper open.
      if (javaScript) await expect(leader.getByText(/đang sửa, từ \d\d:\d\d/)).toBeVisible();

      const missing = await one<{ code: string; name: string }>(
        `select u.code, u.name from report_exception e join unit u on u.id = e.missing_unit_id join unit p on p.id = e.unit_id
          where p.code = '38' and e.supplement_id is null
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

      await leader.goto(paper);
      await act(leader, "Bước tiếp theo", async () => {}, "Ký và gửi");
      await expect(leader.getByRole("status").filter({ hasText: "Đã ký và gửi bổ sung" })).toBeVisible();
      await v05.goto(paper);
      const accept = v05.getByRole("form", { name: "Bước tiếp theo" }).first();
      await accept.locator("summary").click();
      await accept.getByRole("button", { name: "Tiếp nhận", exact: true }).click();
      await expect(v05.getByRole("status").filter({ hasText: "Đã tiếp nhận bổ sung" })).toBeVisible();
      await openReport(v05, 2026, "Tỉnh Thanh Hóa");
      await expect(
        v05.getByRole("row", { name: new RegExp(missing.name) }).getByText("Đã bổ sung"),
      ).toBeVisible();
    });
  });
}
