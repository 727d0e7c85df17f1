import { expect, test } from "../support/browser";
import { answerAll, appraiseBy, scoreAndSend, signDecision } from "../support/browser-appraisal";
import { ask } from "../support/browser-database";
import { take } from "../support/browser-festival";
import { clearApplications } from "../support/browser-recognitions";

test.describe.configure({ mode: "serial", timeout: 600_000 });

const year = new Date().getFullYear() - 1;
const commune = "18562";
const made = "Thôn An toàn thử";
/** The page of one application. */
const one = /\/applications\/[0-9a-f-]{36}$/;
const mine = `select a.id from application a join scheme m on m.id = a.scheme_id join unit u on u.id = a.unit_id left join subject s on s.id = a.subject_id
               where m.code = 'safe_area' and a.year = $2 and u.code = $1 and (s.id is null or s.name like '${made}%')`;

async function clear(): Promise<void> {
  await clearApplications(mine, [commune, year]);
  await ask("delete from subject where name like $1", [`${made}%`]);
}

/** What must be proved is proved by a page of the portal. */
const prove = (which: string, given: unknown[]) =>
  ask(
    `insert into answer_evidence (answer_id, application_id, unit_id, title, address)
     select n.id, n.application_id, n.unit_id, 'Hồ sơ lưu', '/festivals'
       from application_answer n join application a on a.id = n.application_id join criterion c on c.id = n.criterion_id
      where ${which} and c.evidence_required and not exists (select from answer_evidence e where e.answer_id = n.id)`,
    given,
  );

test.beforeAll(clear);
test.afterAll(clear);

test("a commune recognises forty residential areas in bulk, becomes safe itself, and the province recognises it", async ({
  desk,
}) => {
  const officer = await desk.as("thachha.canbo");
  await officer.goto("/recognitions/subjects/many");
  const lines = Array.from({ length: 40 }, (_, at) => `${made} ${String(at + 1).padStart(2, "0")}; 120; 480`);
  await officer.getByLabel("Danh sách").fill(lines.join("\n"));
  await officer.getByRole("button", { name: "Thêm vào danh sách" }).click();
  await expect(officer.getByText("Đã thêm 40 đối tượng")).toBeVisible();
  await officer.goto("/recognitions/register");
  await officer.getByLabel("Chương trình").selectOption({ label: "An toàn về ANTT" });
  await officer.getByLabel("Năm", { exact: true }).selectOption({ label: `Năm ${year}` });
  await officer.getByRole("button", { name: "Lọc" }).click();
  for (const box of await officer.getByRole("checkbox", { name: new RegExp(made) }).all()) await box.check();
  await officer.getByRole("button", { name: "Đăng ký", exact: true }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Kết quả đăng ký");

  const list = `/recognitions/applications?year=${year}&scheme=safe_area&kind=residential&q=${encodeURIComponent(made)}`;
  const many = async (state: string, button: string, { model = "", count = 40 } = {}) => {
    await officer.goto(`${list}&state=${state}`);
    await officer.getByRole("checkbox", { name: "Chọn tất cả trên trang này" }).check();
    if (model) await officer.getByLabel("Hồ sơ mẫu").selectOption({ label: model });
    await officer.getByRole("button", { name: button }).click();
    await expect(officer.getByRole("status").filter({ hasText: `${count} đối tượng` })).toBeVisible({
      timeout: 120_000,
    });
  };
  await many("registered", "Bắt đầu tự chấm");
  // One is scored criterion by criterion, the others after it.
  await officer.goto(`${list}&state=building`);
  await officer.getByRole("link", { name: `${made} 01` }).click();
  await officer.waitForURL(one);
  const first = new URL(officer.url()).pathname;
  await officer.goto(`${first}/all`);
  await answerAll(officer, "Chấm trên một trang");
  for (const box of await officer.getByLabel(/^Giải trình tiêu chí/).all())
    await box.fill("Theo biên bản họp khu dân cư.");
  await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
  await expect(officer.getByText("Đã chấm hết các tiêu chí")).toBeVisible();
  await many("building", "Chấm theo hồ sơ mẫu", { model: `${made} 01`, count: 39 });
  await prove(`a.id in (${mine})`, [commune, year]);
  await many("building", "Gửi các hồ sơ đã chọn");
  await many("sent", "Đề nghị công nhận các hồ sơ đã chọn");

  await officer.goto("/recognitions/decisions");
  await officer.getByRole("button", { name: `Lập dự thảo quyết định An toàn về ANTT ${year}` }).click();
  await expect(officer.getByText("40 trong danh sách")).toBeVisible();
  const decision = new URL(officer.url()).pathname;
  const chief = await desk.as("thachha.truong");
  await chief.goto(decision);
  await signDecision(chief, "145/QĐ-UBND", year);
  const pdf = await chief.request.get(`${decision}/certificates`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");

  // The commune itself: the portal knows that all its areas are safe.
  await officer.goto(`/recognitions/applications?year=${year}&scheme=safe_area&kind=unit`);
  await officer.getByRole("link", { name: "Xã Thạch Hà", exact: true }).click();
  await officer.waitForURL(one);
  const address = new URL(officer.url()).pathname;
  await take(officer, "Bắt đầu xây dựng hồ sơ", "Đã bắt đầu xây dựng hồ sơ");
  await officer.goto(`${address}/all`);
  await answerAll(officer, "Chấm trên một trang");
  for (const box of await officer.getByLabel(/^Giải trình tiêu chí/).all()) await box.fill("Theo hồ sơ lưu.");
  await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
  await expect(officer.getByText("Đã chấm hết các tiêu chí")).toBeVisible();
  await officer
    .getByRole("link", { name: /được công nhận/ })
    .first()
    .click();
  await expect(officer.getByText("Cổng ghi nhận").first()).toContainText("%");
  await officer.goto(`${address}/papers`);
  for (const [group, number] of [
    ["Ý kiến của Đảng ủy", "15/CV-ĐU"],
    ["Ý kiến của UBND", "120/UBND"],
  ] as const) {
    const box = officer.getByRole("group", { name: group });
    await box.getByLabel("Ý kiến").fill("Nhất trí.");
    await box.getByLabel("Số văn bản").fill(number);
    await box.getByLabel("Ngày").fill(`16/11/${year}`);
  }
  await officer.getByLabel("Nội dung báo cáo tự đánh giá").fill("Xã đã đạt bốn tiêu chí.");
  await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
  await expect(officer.getByText("Đã lưu văn bản, khảo sát, báo cáo")).toBeVisible();
  await prove("a.id = $1", [address.split("/").at(-1)]);
  await chief.goto(address);
  await take(chief, "Ký, gửi", "Đã gửi đến Công an tỉnh Hà Tĩnh");

  const province = await desk.as("hatinh.canbo");
  const members = ["hatinh.canbo2", "nghean.canbo"];
  const appraisal = await appraiseBy(province, {
    ...{ name: "Tổ thẩm định An toàn về ANTT (thử)", scheme: "An toàn về ANTT", year, number: "15/QĐ-CAT" },
    ...{ members, applicant: "Xã Thạch Hà" },
  });
  for (const member of members) {
    const page = await desk.as(member);
    await page.goto(appraisal);
    await scoreAndSend(page);
  }
  await province.goto(appraisal);
  await province.getByRole("button", { name: "Chốt kết quả thẩm định" }).click();
  await expect(province.getByRole("status").filter({ hasText: "Đã chốt kết quả thẩm định" })).toBeVisible();
  await province.goto(address);
  await take(province, "Đề nghị công nhận", "Đã đề nghị công nhận");
  await province.goto("/recognitions/decisions");
  await province.getByRole("button", { name: `Lập dự thảo quyết định An toàn về ANTT ${year}` }).click();
  await expect(province.getByRole("status").filter({ hasText: "Đã lập dự thảo" })).toBeVisible();
  const second = new URL(province.url()).pathname;
  const leader = await desk.as("hatinh.lanhdao");
  await leader.goto(second);
  await signDecision(leader, "2450/QĐ-UBND", year);
  await officer.goto(address);
  await expect(officer.getByText("Đã công nhận").first()).toBeVisible();
});
