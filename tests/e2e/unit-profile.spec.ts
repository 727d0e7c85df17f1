import { expect, test } from "../support/browser";
import { ask, one } from "../support/browser-database";

const unitId = (code: string, level: string) =>
  one<{ id: string }>("select id from unit where code = $1 and level = $2::unit_level and valid_to is null", [
    code,
    level,
  ]).then(({ id }) => id);

test("a head is appointed, ended, put right; each stays to be read; without JavaScript too", async ({
  desk,
}) => {
  const id = await unitId("18568", "commune");
  for (const [javaScript, name] of [
    [true, "Tạ Văn Lúa"],
    [false, "Tạ Thị Mì"],
  ] as const) {
    const page = await desk.as("hatinh.quantri", { javaScript });
    await page.goto(`/units/${id}`);
    await page.getByRole("link", { name: "Thêm người" }).click();
    await page
      .getByRole("combobox", { name: "Chức vụ" })
      .selectOption({ label: "Cán bộ phụ trách phong trào" });
    await page.getByRole("textbox", { name: "Họ và tên" }).fill(name);
    await page.getByLabel("Từ ngày").fill("01/03/2026");
    await page.getByLabel("Số quyết định").fill("15/QĐ-CAT-PX01");
    await page.getByRole("button", { name: "Ghi người giữ chức vụ" }).click();
    const line = page.getByRole("listitem").filter({ hasText: name }).first();
    await expect(line).toContainText("từ 01/3/2026 đến nay (quyết định 15/QĐ-CAT-PX01)");

    await line.getByRole("link", { name: "Đính chính" }).click();
    await page.getByRole("textbox", { name: "Họ và tên" }).fill(`${name} Hai`);
    await page.getByLabel("Lý do đính chính").fill("Ghi thiếu tên");
    await page.getByRole("button", { name: "Ghi đính chính" }).click();
    const right = page
      .getByRole("listitem")
      .filter({ hasText: `${name} Hai` })
      .first();
    await expect(right).toContainText("Đính chính: Ghi thiếu tên");

    await right.getByRole("link", { name: "Kết thúc" }).click();
    await page.getByLabel("Thôi giữ chức vụ từ ngày").fill("01/09/2026");
    await page.getByRole("button", { name: "Kết thúc nhiệm kỳ" }).click();
    await page
      .getByText(/^Trước đây/)
      .first()
      .click();
    await expect(
      page
        .getByRole("listitem")
        .filter({ hasText: `${name} Hai` })
        .first(),
    ).toContainText("đến hết 31/8/2026");
  }
  // The commune reads it, and cannot write it.
  const reader = await desk.as("thachha.canbo");
  await reader.goto(`/units/${await unitId("42", "province")}`);
  await expect(reader.getByText("Kiều Khắc Hoàn")).toBeVisible();
  await expect(reader.getByRole("link", { name: "Thêm người" })).toHaveCount(0);
  const stranger = await desk.as("nghean.canbo");
  await stranger.goto(`/units/${id}`);
  await expect(stranger.getByText("Tạ Văn Lúa")).toHaveCount(0);
});

test("groups: many units at once, one group of a set, a filter of the list", async ({ desk }) => {
  const page = await desk.as("v05.quantri");
  await page.goto("/units/groups");
  await page.getByRole("link", { name: "Gán đơn vị vào Biên giới đất liền" }).click();
  await page.getByLabel("Theo danh sách mã").fill("18562 18568");
  await page.getByLabel("Văn bản căn cứ").fill("01/QĐ-V05");
  await page.getByRole("button", { name: "Gán vào nhóm" }).click();
  await expect(page.getByText("Thêm mới 2, chuyển từ nhóm khác 0, đã có sẵn 0.")).toBeVisible();

  await page.goto("/units/groups");
  await page.getByRole("link", { name: "Gán đơn vị vào Biên giới biển" }).click();
  await page.getByLabel("Theo danh sách mã").fill("18562");
  await page.getByLabel("Văn bản căn cứ").fill("01/QĐ-V05");
  await page.getByRole("button", { name: "Gán vào nhóm" }).click();
  await expect(page.getByText(/đang ở nhóm khác của bộ này/).first()).toBeVisible();

  const reader = await desk.as("thachha.canbo");
  await reader.goto("/units");
  await reader.getByLabel("Nhóm").selectOption({ label: "Biên giới đất liền" });
  await reader.getByRole("button", { name: /^(Lọc|Tìm)/ }).click();
  await expect(reader.getByText("2 đơn vị tìm thấy")).toBeVisible();
  await reader.getByRole("link", { name: "Xã Thạch Hà", exact: true }).click();
  await expect(reader.getByText("Biên giới: ")).toBeVisible();
  await ask("delete from unit_group_member where legal_basis = '01/QĐ-V05'");
});
