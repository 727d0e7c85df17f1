import { expect, type Page, tag, test } from "../support/browser";
import { one } from "../support/browser-database";
import { heading, planPoint } from "../support/browser-festival";

// The trail as people read it: what was changed in the words of the form, found, taken out, and checked.
const name = `Ngày hội thôn Nhật Ký ${tag()}`;
const point = { name, season: 2026, day: "12/08/2026" };

const cellsOf = (page: Page, label: string) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: label, exact: true }) })
    .first();

test("what an officer changes is read in the history of the point, before and after", async ({ desk }) => {
  const officer = await desk.as("thachha.canbo");
  const id = await planPoint(officer, point);
  await officer.goto(`/festivals/${id}/edit/general`);
  await officer.getByLabel("Địa điểm").fill("Sân bóng thôn");
  await officer.getByRole("button", { name: "Lưu và tiếp tục" }).click();
  await expect(officer).toHaveURL(/\/edit\/programme$/);

  await officer.goto(`/festivals/${id}`);
  await officer.getByRole("link", { name: "Lịch sử thay đổi" }).click();
  await expect(heading(officer)).toHaveText(`Lịch sử thay đổi · Điểm Ngày hội: ${name}`);
  await expect(cellsOf(officer, "Địa điểm")).toContainText("Nhà văn hóa thôn");
  await expect(cellsOf(officer, "Địa điểm")).toContainText("Sân bóng thôn");
  await expect(officer.getByText(/Mã niêm phong: 42-X-/)).toBeVisible();

  // An officer reads the history of their record, not the trail.
  expect((await officer.request.get("/audit")).status()).toBe(404);
  expect((await officer.request.get("/api/exports/audit")).status()).toBe(404);
  const stranger = await desk.as("nghean.lanhdao");
  expect((await stranger.request.get(`/audit/record/festival/${id}`)).status()).toBe(404);
});

for (const javaScript of [true, false]) {
  test(`a leader finds it by record and unit ${javaScript ? "with" : "without"} JavaScript, and takes it out`, async ({
    desk,
  }) => {
    const leader = await desk.as("hatinh.lanhdao", { javaScript });
    await leader.goto("/audit");
    await leader.getByLabel("Đơn vị (tên hoặc mã)").fill("18562");
    await leader.getByLabel("Hồ sơ").selectOption({ label: "Điểm Ngày hội" });
    await leader.getByRole("button", { name: "Lọc", exact: true }).click();
    await expect(leader).toHaveURL(/table=festival/);
    await leader
      .getByRole("link", { name: /^Điểm Ngày hội: / })
      .first()
      .click();
    await expect(leader.getByRole("heading", { name: "Nội dung thay đổi" })).toBeVisible();
    await expect(leader.getByText(/xã Thạch Hà/i).first()).toBeVisible();

    const file = await leader.request.get("/api/exports/audit?unit=18562&table=festival&format=csv");
    expect(file.headers()["content-disposition"]).toMatch(
      /attachment; filename="Nhat ky thay doi - .*\.csv"; filename\*=UTF-8''Nh%E1%BA%ADt/,
    );
    const text = await file.text();
    expect(text).toMatch(/;Điểm Ngày hội: [^;]+;Xã Thạch Hà;/);
    expect(text).toContain("# Bộ lọc: đơn vị: 18562; hồ sơ: Điểm Ngày hội");
    expect(text).toMatch(/# Mã niêm phong: 42-\d+-/);
  });

  test(`the ministry's administrator checks the trail ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const admin = await desk.as("v05.quantri", { javaScript });
    await admin.goto("/audit");
    await admin.getByRole("link", { name: "Kiểm tra nhật ký" }).click();
    const { seal } = await one<{ seal: string }>(
      "select '42-X-' || rtrim(regexp_replace(upper(left(encode(hash, 'hex'), 24)), '(.{4})', '\\1-', 'g'), '-') as seal from audit_head h join unit u on u.id = h.chain_id where u.code = '42'",
    );
    await admin.getByLabel(/Mã niêm phong/).fill(seal);
    await admin.getByRole("button", { name: "Kiểm tra toàn bộ nhật ký" }).click();
    await expect(admin.getByText(/Nhật ký nguyên vẹn: .* Mã niêm phong khớp mục/)).toBeVisible();
    await admin.getByLabel(/Mã niêm phong/).fill("42-1-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
    await admin.getByRole("button", { name: "Kiểm tra toàn bộ nhật ký" }).click();
    await expect(admin.getByText(/Chuỗi không còn mục của mã này/).first()).toBeVisible();
  });
}
