import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "../support/browser";
import { answerAll, appraiseBy, scoreAndSend, signDecision } from "../support/browser-appraisal";
import { ask, one } from "../support/browser-database";
import { openWork, take } from "../support/browser-festival";
import { clearApplications } from "../support/browser-recognitions";

test.describe.configure({ mode: "serial", timeout: 600_000 });

const year = new Date().getFullYear() - 1;
const ward = "16681";
const mine = `select a.id from application a join scheme m on m.id = a.scheme_id join unit u on u.id = a.unit_id
               where m.code = 'model_ward_police' and a.year = $2 and u.code = $1`;

/** The ward has no application of this year in the scheme, whatever was walked before. */
async function clear(): Promise<void> {
  await clearApplications(mine, [ward, year]);
}
test.beforeAll(clear);
test.afterAll(clear);

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

let address = "";
let certificate = "";

test("the ward registers, scores itself with evidence and sends", async ({ desk }) => {
  const officer = await desk.as("thanhvinh.canbo");
  await officer.goto("/recognitions/register");
  await officer.getByLabel("Chương trình").selectOption({ label: "Công an phường kiểu mẫu" });
  await officer.getByLabel("Năm", { exact: true }).selectOption({ label: `Năm ${year}` });
  await officer.getByRole("button", { name: "Lọc" }).click();
  await officer.getByRole("button", { name: "Đăng ký", exact: true }).click();
  await officer.getByRole("row").filter({ hasText: "Phường Thành Vinh" }).getByRole("link").first().click();
  await take(officer, "Bắt đầu xây dựng hồ sơ", "Đã bắt đầu xây dựng hồ sơ");
  address = new URL(officer.url()).pathname;

  await officer.goto(`${address}/all`);
  await answerAll(officer, "Chấm trên một trang");
  for (const box of await officer.getByLabel(/^Giải trình tiêu chí/).all())
    await box.fill("Theo hồ sơ lưu tại Công an phường.");
  await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
  await expect(officer.getByText("Đã chấm hết các tiêu chí")).toBeVisible();
  // What must be proved is proved by a page of the portal.
  await officer
    .getByRole("link", { name: /^1\.1 / })
    .first()
    .click();
  await officer.getByRole("button", { name: "Thêm minh chứng" }).click();
  await officer.getByLabel("Là gì").fill("Nghị quyết của Đảng ủy phường");
  await officer.getByLabel("Địa chỉ trang").fill(`/festivals?season=${year}`);
  await officer.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(officer).toHaveURL(/saved=/);
  await ask(
    `insert into answer_evidence (answer_id, application_id, unit_id, title, address)
     select n.id, n.application_id, n.unit_id, 'Hồ sơ lưu', '/festivals' from application_answer n join criterion c on c.id = n.criterion_id
      where n.application_id = $1 and c.evidence_required and not exists (select from answer_evidence e where e.answer_id = n.id)`,
    [address.split("/").at(-1)],
  );
  await officer.goto(`${address}/papers`);
  for (const [label, value] of [
    ["Phát ra", "500"],
    ["Thu về", "480"],
    ["Hài lòng", "470"],
  ] as const) {
    await officer.getByLabel(label).fill(value);
  }
  for (const [group, number] of [
    ["Ý kiến của Đảng ủy", "15/CV-ĐU"],
    ["Ý kiến của UBND", "120/UBND"],
  ] as const) {
    const box = officer.getByRole("group", { name: group });
    await box.getByLabel("Ý kiến").fill("Nhất trí.");
    await box.getByLabel("Số văn bản").fill(number);
    await box.getByLabel("Ngày").fill(`10/11/${year}`);
  }
  await officer.getByLabel("Nội dung báo cáo tự đánh giá").fill("Phường đã hoàn thành hai mươi tiêu chí.");
  await officer.getByRole("button", { name: "Lưu và về hồ sơ" }).click();
  const chief = await desk.as("thanhvinh.truong");
  await chief.goto(address);
  await take(chief, "Ký, gửi", "Đã gửi đến Công an tỉnh Nghệ An");
});

test("the province returns one criterion; it is put right and sent again", async ({ desk }) => {
  const province = await desk.as("nghean.canbo");
  await province.goto(address);
  const form = province.getByRole("form", { name: "Trả lại bổ sung" });
  await form.locator("summary").click();
  await form.getByLabel("Lý do và nội dung cần bổ sung").fill("Bổ sung một tiêu chí.");
  await form.getByRole("checkbox", { name: /^2\.1 / }).check();
  await form.getByLabel(/^Cần sửa gì ở mục 2\.1 /).fill("Nêu rõ biên chế theo kế hoạch.");
  await form.getByRole("button", { name: "Trả lại", exact: true }).click();
  await expect(province.getByText("Đã trả lại đơn vị")).toBeVisible();
  const officer = await desk.as("thanhvinh.canbo");
  await officer.goto(address);
  await officer
    .getByRole("link", { name: /^2\.1 / })
    .last()
    .click();
  await officer.getByLabel("Giải trình").fill("Biên chế kế hoạch 24, hiện có 24.");
  await officer.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(officer).toHaveURL(/saved=/);
  const chief = await desk.as("thanhvinh.truong");
  await chief.goto(address);
  await take(chief, "Ký, gửi", "Đã gửi đến Công an tỉnh Nghệ An");
});

test("three members of three units score for themselves; the province agrees and the leader signs it up", async ({
  desk,
}) => {
  const province = await desk.as("nghean.canbo");
  const members = ["hatinh.canbo", "hatinh.canbo2", "v05.chuyenvien"];
  const appraisal = await appraiseBy(province, {
    ...{ name: "Tổ thẩm định tỉnh (thử)", scheme: "Công an phường kiểu mẫu", year, number: "12/QĐ-CAT" },
    ...{ members, applicant: "Phường Thành Vinh" },
  });
  await expect(province.getByText("Điểm của các thành viên chưa mở")).toBeVisible();
  await clean(province);
  const criterion = await one<{ id: string }>(
    "select c.id from criterion c join application a on a.set_id = c.set_id where a.id = $1 and c.code = '2.1'",
    [address.split("/").at(-1)],
  );
  for (const [at, member] of members.entries()) {
    const page = await desk.as(member);
    await openWork(page, /^Chấm thẩm định .*Thành Vinh/);
    if (at === 0) await clean(page);
    await scoreAndSend(page, at === 0 ? { [criterion.id]: "85" } : {});
    // Until the last has sent, nobody is shown what another gave.
    if (at < 2) await expect(page.getByText("Điểm của các thành viên chưa mở")).toBeVisible();
    else await expect(page.getByText("Phải thảo luận")).toBeVisible();
  }
  await province.goto(appraisal);
  await expect(province.getByText("Phải thảo luận")).toBeVisible();
  await clean(province);
  await answerAll(province, "Thống nhất điểm");
  await province.getByRole("button", { name: "Chốt kết quả thẩm định" }).click();
  await expect(province.getByText("ghi nội dung thống nhất trước khi chốt điểm").first()).toBeVisible();
  await province.getByLabel("Nội dung thảo luận tiêu chí 2.1").fill("Đối chiếu quyết định biên chế: đủ.");
  await province.getByRole("button", { name: "Chốt kết quả thẩm định" }).click();
  await expect(province.getByRole("status").filter({ hasText: "Đã chốt kết quả thẩm định" })).toBeVisible();
  await clean(province);
  await province.goto(address);
  await take(province, "Thẩm định đạt", "Đã ghi nhận đạt cấp tỉnh");
  const leader = await desk.as("nghean.lanhdao");
  await leader.goto(address);
  await take(leader, "Ký tờ trình lên Bộ", "Đã ký tờ trình, chuyển lên Bộ");
});

test("the ministry appraises without anybody of the province, and decides", async ({ desk }) => {
  const v05 = await desk.as("v05.chuyenvien");
  const team = {
    name: "Tổ thẩm định Bộ (thử)",
    scheme: "Công an phường kiểu mẫu",
    year,
    number: "30/QĐ-BCA",
  };
  // Somebody of Nghệ An cannot be given the ward of Nghệ An.
  await expect(
    appraiseBy(v05, { ...team, members: ["nghean.canbo", "hatinh.canbo"], applicant: "Phường Thành Vinh" }),
  ).rejects.toThrow();
  await expect(v05.getByText(/ở cấp Bộ tỉnh không tự thẩm định hồ sơ của mình/).first()).toBeVisible();
  const members = ["hatinh.canbo", "hatinh.canbo2", "v05.quantri"];
  const appraisal = await appraiseBy(v05, { ...team, members, applicant: "Phường Thành Vinh" });
  for (const member of members) {
    const page = await desk.as(member);
    await page.goto(appraisal);
    await scoreAndSend(page);
  }
  await v05.goto(appraisal);
  await v05.getByRole("button", { name: "Chốt kết quả thẩm định" }).click();
  await expect(v05.getByRole("status").filter({ hasText: "Đã chốt kết quả thẩm định" })).toBeVisible();
  await v05.goto(address);
  await take(v05, "Đề nghị công nhận", "Đã đề nghị công nhận");
  await v05.goto("/recognitions/decisions");
  await clean(v05);
  await v05.getByRole("button", { name: `Lập dự thảo quyết định Công an phường kiểu mẫu ${year}` }).click();
  await expect(v05.getByRole("status").filter({ hasText: "Đã lập dự thảo" })).toBeVisible();
  const decision = new URL(v05.url()).pathname;
  for (const paper of ["decision", "submission"]) {
    const answer = await v05.request.get(`${decision}/word?paper=${paper}`);
    expect(answer.headers()["content-type"]).toContain("wordprocessingml");
  }
  const minister = await desk.as("bo.lanhdao");
  await minister.goto(decision);
  await clean(minister);
  certificate = await signDecision(minister, "2878/QĐ-BCA", year);
  await clean(minister);
  const pdf = await minister.request.get(`${certificate}/certificate`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

for (const javaScript of [true, false]) {
  test(`anybody checks the certificate, ${javaScript ? "with" : "without"} JavaScript`, async ({ desk }) => {
    const { code } = await one<{ code: string }>("select code from recognition where id = $1", [
      certificate.split("/").at(-1),
    ]);
    const stranger = await desk.stranger({ javaScript });
    await stranger.goto(`/verify/${code}`);
    await expect(stranger.getByText("Còn hiệu lực")).toBeVisible();
    await expect(stranger.getByText("Phường Thành Vinh")).toBeVisible();
    await expect(stranger.getByText("2878/QĐ-BCA")).toBeVisible();
    if (javaScript) await clean(stranger);
    await stranger.getByLabel("Mã in bên cạnh ô vuông trên giấy").fill(`${code.slice(1)}0`);
    await stranger.getByRole("button", { name: "Kiểm tra" }).click();
    await expect(stranger.getByText("Không tìm thấy giấy công nhận với mã này")).toBeVisible();
  });
}

test("withdrawn, the public page says so", async ({ desk }) => {
  const minister = await desk.as("bo.lanhdao");
  await minister.goto(certificate);
  await clean(minister);
  const form = minister.getByRole("form", { name: "Thu hồi công nhận" });
  await form.locator("summary").click();
  await form.getByLabel("Số quyết định thu hồi").fill("3001/QĐ-BCA");
  await form.getByLabel("Ngày thu hồi").fill(`21/11/${year}`);
  await form.getByLabel("Lý do thu hồi").fill("Để xảy ra vụ việc phức tạp.");
  await form.getByRole("button", { name: "Thu hồi", exact: true }).click();
  await expect(minister.getByRole("status").filter({ hasText: "Đã thu hồi" })).toBeVisible();
  const { code } = await one<{ code: string }>("select code from recognition where id = $1", [
    certificate.split("/").at(-1),
  ]);
  const stranger = await desk.stranger();
  await stranger.goto(`/verify/${code}`);
  await expect(stranger.getByText("Đã bị thu hồi, không còn hiệu lực")).toBeVisible();
});
