import AxeBuilder from "@axe-core/playwright";
import { accountOf, expect, type Page, someAddress, tag, test } from "../support/browser";
import { ask, copyPoint, one } from "../support/browser-database";
import { clearRecognitions, recognitionsOf } from "../support/browser-recognitions";

// What a member of a team types into a sheet survives the tab and the line; two windows of theirs do not write over each other.
test.describe.configure({ timeout: 240_000 });

const made = "Xóm chấm thử ";
const member = "thachha.truong";
const applications = `select a.id from application a join subject s on s.id = a.subject_id where s.name like '${made}%'`;
const save = (page: Page) => page.getByRole("button", { name: "Lưu", exact: true });
const saved = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d/);
const remark = (page: Page, at: number) => page.getByLabel(/^Nhận xét /).nth(at);
const elsewhere = () => ({ fresh: true, from: someAddress() });
const inSheet = (appraisal: string) =>
  ask<{ remark: string }>(
    `select m.remark from member_score m join score_sheet s on s.id = m.sheet_id where s.appraisal_id = $1 and m.remark <> '' order by m.remark`,
    [appraisal],
  ).then((rows) => rows.map((row) => row.remark));

/** An appraisal of a subject of Thạch Hà with an empty sheet of the member. */
async function sheet(): Promise<{ appraisal: string; address: string; keptUnder: string }> {
  const name = `${made}${tag()}`;
  const point = await copyPoint(accountOf(member).unitCode, "draft", name);
  const { appraisal } = await recognitionsOf(point, name, member);
  const { id } = await one<{ id: string }>("select id from score_sheet where appraisal_id = $1", [appraisal]);
  return { appraisal, address: `/recognitions/appraisals/${appraisal}/sheet`, keptUnder: `sheet:${id}` };
}

test.afterAll(async () => {
  await ask("delete from kept_text where form_key like 'sheet:%'");
  await clearRecognitions(applications, []);
  await ask(`delete from application where id in (${applications})`);
  await ask("delete from subject where name like $1", [`${made}%`]);
  await ask("delete from festival where name like $1", [`${made}%`]);
});

test("what is typed is kept by itself and told; a broken line loses nothing, another machine shows it", async ({
  desk,
}) => {
  const { appraisal, address, keptUnder } = await sheet();
  const page = await desk.as(member, elsewhere());
  await page.goto(address);
  await remark(page, 0).fill("Biên bản họp xóm đầy đủ.");
  await expect(page.getByText(/^Đã tự lưu lúc \d\d:\d\d$/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.context().setOffline(true);
  await remark(page, 1).fill("Đã đối chiếu danh sách hộ.");
  await expect(page.getByText("Chưa lưu được – sẽ thử lại")).toBeVisible();
  await page.context().setOffline(false);
  await expect
    .poll(
      async () => JSON.stringify(await ask("select fields from kept_text where form_key = $1", [keptUnder])),
      {
        timeout: 60_000,
      },
    )
    .toContain("Đã đối chiếu danh sách hộ.");
  // Kept for the writer, but not in the sheet yet.
  expect(await inSheet(appraisal)).toEqual([]);
  await page.close();

  const again = await desk.as(member, elsewhere());
  await again.goto(`/recognitions/appraisals/${appraisal}`);
  await expect(again.getByText("Bạn có nội dung nhập dở chưa lưu vào hồ sơ này")).toBeVisible();
  await again.getByRole("link", { name: "Phiếu chấm", exact: true }).click();
  await expect(again.getByText(/Nội dung bạn nhập dở lúc/)).toBeVisible();
  await expect(remark(again, 1)).toHaveValue("Đã đối chiếu danh sách hộ.");
  await save(again).click();
  await expect(saved(again)).toBeVisible();
  expect(await inSheet(appraisal)).toEqual(["Biên bản họp xóm đầy đủ.", "Đã đối chiếu danh sách hộ."]);
  expect(await ask("select 1 from kept_text where form_key = $1", [keptUnder])).toEqual([]);
});

for (const javaScript of [true, false]) {
  test(`two windows of one member: each part is kept, what both changed is asked about, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const { appraisal, address } = await sheet();
    const first = await desk.as(member, { ...elsewhere(), javaScript });
    const second = await desk.as(member, { ...elsewhere(), javaScript });
    await first.goto(address);
    await second.goto(address);
    await remark(first, 0).fill("Cửa sổ một.");
    await save(first).click();
    await expect(saved(first)).toBeVisible();
    await remark(second, 1).fill("Cửa sổ hai.");
    await save(second).click();
    await expect(second.getByText("Đã giữ phần nhập ở cả hai cửa sổ")).toBeVisible();
    await expect(remark(second, 0)).toHaveValue("Cửa sổ một.");
    expect(await inSheet(appraisal)).toEqual(["Cửa sổ hai.", "Cửa sổ một."]);

    await remark(first, 1).fill("Viết lại ở cửa sổ một.");
    await save(first).click();
    const clash = first.getByRole("region", { name: "Hồ sơ vừa được người khác lưu" });
    await expect(clash).toContainText("chính bạn ở cửa sổ khác");
    await clash
      .getByRole("radio", { name: /^Của bạn/ })
      .first()
      .check();
    await save(first).click();
    await expect(clash).toHaveCount(0);
    await expect.poll(() => inSheet(appraisal)).toEqual(["Cửa sổ một.", "Viết lại ở cửa sổ một."]);
  });
}
