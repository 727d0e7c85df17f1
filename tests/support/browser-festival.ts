import { expect, idIn, type Page } from "./browser";

/** What people do with a point, as they do it: by what stands on the screen. */

export type PlannedPoint = { name: string; season: number; day: string; commune?: string };

export const saveAndGoOn = (page: Page) => page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** The summary of everything that is in the way. */
export const summary = (page: Page) => page.getByRole("region", { name: /chỗ cần sửa|Chưa thực hiện được/ });

export async function fillPlan(page: Page, point: PlannedPoint): Promise<void> {
  await page.getByLabel("Mùa").selectOption({ label: `Ngày hội ${point.season}` });
  if (point.commune) await page.getByLabel("Xã tổ chức").fill(point.commune);
  await page.getByLabel("Tên điểm").fill(point.name);
  await page.getByLabel("Cấp tổ chức").selectOption({ label: "Thôn, tổ dân phố, khu dân cư" });
  await page.getByLabel("Địa điểm").fill("Nhà văn hóa thôn");
  await page.getByLabel("Ngày tổ chức").fill(point.day);
}

/** Plans a point and stays on the second step of its form. Gives the id of the record. */
export async function planPoint(page: Page, point: PlannedPoint): Promise<string> {
  await page.goto(`/festivals/new?season=${point.season}`);
  await fillPlan(page, point);
  await saveAndGoOn(page);
  await expect(page).toHaveURL(/\/edit\/programme$/);
  return idIn(page);
}

export type Attendance = { turnout: string; delegates?: string };

export async function fillAttendance(page: Page, { turnout, delegates = "12" }: Attendance): Promise<void> {
  await page.getByRole("radio", { name: /^Đã tổ chức/ }).check();
  await page.getByLabel("Lượt người tham gia").fill(turnout);
  await page.getByLabel("Số đại biểu").fill(delegates);
  await page.getByLabel("Đại biểu cấp cao nhất").selectOption({ label: "Lãnh đạo xã" });
}

/** Adds a row to a list of the form; the row comes from the server. */
export async function addRow(page: Page, noun: string, number: number) {
  await page.getByRole("button", { name: `Thêm ${noun}` }).click();
  const row = page.getByRole("group", { name: new RegExp(`^${noun} ${number}$`, "i") });
  await expect(row).toBeVisible();
  return row;
}

/** The least that a result needs, from the step of attendance to the page of the check. */
export async function enterShortResult(page: Page, id: string, attendance: Attendance): Promise<void> {
  await page.goto(`/festivals/${id}/edit/attendance`);
  await fillAttendance(page, attendance);
  await saveAndGoOn(page);
  await expect(page).toHaveURL(/\/edit\/gifts$/);
  await page.goto(`/festivals/${id}/edit/check`);
}

/** A step on the page of a record, and what the page says then. */
export async function take(page: Page, button: string, says: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: says })).toBeVisible();
}

/** Opens a line of "Việc của tôi", on whichever of its pages it stands. */
export async function openWork(page: Page, line: string | RegExp): Promise<void> {
  const link = page.getByRole("main").getByRole("link", { name: line }).first();
  for (let at = 1; at <= 9; at++) {
    await page.goto(at === 1 ? "/" : `/?page=${at}`);
    if ((await link.count()) > 0) break;
  }
  await link.click();
}

export const giveBackForm = (page: Page) => page.getByRole("form", { name: /^Trả lại/ });

/** Gives a record back, with the reason that the unit will read. */
export async function giveBack(page: Page, reason: string): Promise<void> {
  const form = giveBackForm(page);
  await form.locator("summary").click();
  await form.getByRole("checkbox", { name: "Mở lại toàn bộ hồ sơ" }).check();
  await form.getByLabel("Lý do và nội dung cần bổ sung").fill(reason);
  await form.getByRole("button", { name: "Trả lại" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã trả lại" })).toBeVisible();
}

/** The state of the record on the screen. */
export async function expectState(page: Page, state: string): Promise<void> {
  await expect(page.locator("header").filter({ has: heading(page) })).toContainText(state);
}

/** A province's report out of the list of reports. */
export async function openReport(page: Page, year: number, unit: string): Promise<void> {
  await page.goto(`/festivals/reports?season=${year}`);
  await page.getByRole("link", { name: unit, exact: true }).click();
  // The list is headed by the same words: only the address tells that the report is there.
  await expect(page).toHaveURL(/\/festivals\/reports\/[0-9a-f-]{36}/);
  await expect(heading(page)).toContainText(`Báo cáo kết quả Ngày hội ${year}`);
}

/** What the officer writes, saved as a draft. */
export async function writeReport(page: Page, report: { number: string; day: string }): Promise<void> {
  await page.getByRole("link", { name: "Sửa nội dung" }).click();
  await page.getByLabel("Số, ký hiệu").fill(report.number);
  await page.getByLabel("Ngày ký").fill(report.day);
  await page.getByLabel("Người ký").fill("Phó Giám đốc, Thượng tá Lê Duy Quyết");
  await page.getByLabel("III.1. Ưu điểm").fill("Các xã tổ chức gọn, đúng hướng dẫn.");
  await take(page, "Lưu báo cáo", "Đã lưu báo cáo");
}

/** First the points that are ticked, then all that still wait. */
export async function acceptMany(page: Page, year: number): Promise<void> {
  await page.goto(`/festivals?season=${year}&state=sent`);
  const boxes = page.getByRole("checkbox", { name: /^Chọn (?!tất cả)/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Tiếp nhận các điểm đã chọn" }).click();
  await expect(page.getByRole("heading", { name: "Sẽ tiếp nhận 2 điểm" })).toBeVisible();
  await take(page, "Tiếp nhận", "Đã tiếp nhận 2 điểm");

  await page.getByRole("link", { name: "Các điểm còn chờ" }).click();
  await page.goto(`/festivals?season=${year}&state=sent`);
  await page.getByRole("link", { name: "Tiếp nhận tất cả điểm khớp bộ lọc" }).click();
  await take(page, "Tiếp nhận", /Đã tiếp nhận \d+ điểm/);
  await page.goto(`/festivals?season=${year}&state=sent`);
  await expect(page.getByText("Không có điểm nào khớp bộ lọc")).toBeVisible();
}

/** The leader signs; communes that sent nothing must have been seen first. */
export async function signReport(page: Page): Promise<void> {
  await expect(heading(page)).toContainText("Báo cáo kết quả Ngày hội");
  await page.reload();
  const form = page.getByRole("form", { name: "Ký và gửi" });
  await form.locator("summary").click();
  const silent = form.getByRole("checkbox", { name: /Tôi đã xem danh sách/ });
  const asked = (await silent.count()) > 0;
  if (asked) {
    await form.getByRole("button", { name: "Ký và gửi" }).click();
    await expect(summary(page)).toContainText("đơn vị cấp xã chưa gửi điểm nào");
    await silent.check();
    const why = form.getByLabel(/^Lý do chung/);
    if ((await why.count()) > 0) await why.fill("Tổ chức bù vào tháng 10");
  }
  await form.getByRole("button", { name: "Ký và gửi" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã ký và gửi báo cáo" })).toBeVisible();
}

export async function acceptReport(page: Page, year: number, province: string): Promise<void> {
  await openReport(page, year, `Tỉnh ${province}`);
  await take(page, "Tiếp nhận", "Đã tiếp nhận báo cáo");
}

export async function lockReport(page: Page, year: number, province: string): Promise<void> {
  await openReport(page, year, `Tỉnh ${province}`);
  const form = page.getByRole("form", { name: "Khóa báo cáo" });
  await form.locator("summary").click();
  await form.getByRole("button", { name: "Khóa", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã khóa báo cáo" })).toBeVisible();
}
