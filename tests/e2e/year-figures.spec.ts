import { expect, tag, test } from "../support/browser";
import { ask } from "../support/browser-database";

// Figures counted by year: what the country means to reach, and where a number comes from.
const paper = `KH ${tag()}`;
test.afterAll(async () => {
  await ask("delete from recognition_target where paper = $1", [paper]);
});

for (const javaScript of [true, false]) {
  const how = javaScript ? "with JavaScript" : "without JavaScript";

  test(`a national share leads down to the ward, its recognition and the decision, ${how}`, async ({
    desk,
  }) => {
    const leader = await desk.as("bo.lanhdao", { javaScript });
    await leader.goto("/reports/recognitions?year=2026&map=now&figure=KM04");
    await leader.getByRole("main").getByRole("link", { name: "Con số này từ đâu" }).click();
    await expect(leader.getByRole("heading", { level: 1 })).toContainText("Con số này từ đâu:");
    await expect(leader.getByText(/Cộng 34 tỉnh, thành phố = .*đúng bằng chỉ tiêu/)).toBeVisible();
    const first = () => leader.getByRole("table").locator("tbody tr").first();
    await first().getByRole("link").click();
    await expect(leader).toHaveURL(/unit=\d{2}/);
    await expect(leader.getByText(/Cộng .* đúng bằng chỉ tiêu/)).toBeVisible();
    await first().getByRole("link").click();
    await expect(leader).toHaveURL(/of=/);
    await first()
      .getByRole("link", { name: /^Số \d{4}\./ })
      .click();
    await expect(leader).toHaveURL(/\/recognitions\/recognised\//);
    await leader.goBack();
    await first().getByRole("link", { name: "/QĐ" }).click();
    await expect(leader).toHaveURL(/\/recognitions\/decisions\//);
  });
}

test("V05 sets what the country means to reach; the province reads it beside its own, without its numbers", async ({
  desk,
}) => {
  const v05 = await desk.as("v05.quantri");
  await v05.goto("/recognitions/targets?scheme=civil_urban");
  await expect(v05.getByText("còn hiệu lực vào cuối năm đó")).toBeVisible();
  await v05.getByLabel("Đến năm").fill("2029");
  await v05.getByLabel("Tỷ lệ đơn vị được công nhận (%)").fill("45,5");
  await v05.getByLabel("Theo văn bản").fill(paper);
  await v05.getByRole("button", { name: "Lưu chỉ tiêu" }).click();
  await expect(v05.getByText("Đã lưu chỉ tiêu")).toBeVisible();
  const row = v05.getByRole("row").filter({ hasText: paper });
  await expect(row).toContainText("Cả nước");
  await expect(row).toContainText("chưa tỉnh nào đặt chỉ tiêu đến năm này");
  await expect(row).toContainText("còn 3 năm");

  const province = await desk.as("hatinh.canbo");
  await province.goto("/recognitions/targets?scheme=civil_urban");
  await expect(province.getByText(`Chỉ tiêu cả nước: 45,5 % đến 2029, theo ${paper}`)).toBeVisible();
  await expect(province.getByText("Cả nước", { exact: true })).toHaveCount(0);

  await row.getByRole("button", { name: "Bỏ" }).click();
  await expect(v05.getByRole("row").filter({ hasText: paper })).toHaveCount(0);
});

test("a scheme of every year says so, and its editor asks", async ({ desk }) => {
  const v05 = await desk.as("v05.quantri");
  await v05.goto("/recognitions/schemes");
  await v05.getByRole("link", { name: "An toàn về ANTT", exact: true }).click();
  await expect(
    v05.getByText("Xét lại mỗi năm. Chỉ tiêu đếm đơn vị được công nhận trong năm đó."),
  ).toBeVisible();
  await v05.getByRole("link", { name: "Sửa chương trình" }).click();
  await expect(v05.getByRole("radio", { name: "Xét lại mỗi năm" })).toBeChecked();
});
