import { expect, type Page } from "./browser";

/** What a field of an answer takes so that it gives everything: read from its hint, as a person would. */
function bestOf(hint: string): string {
  const most = /Điểm từ 0 đến ([\d.,]+)/.exec(hint);
  if (most?.[1]) return most[1].replace(/[.,]$/, "");
  if (hint.includes("không quá")) return "0";
  return hint.includes("%") ? "100" : "9";
}

/** Answers everything that a form asks, each as well as can be: the first choice, or the most. */
export async function answerAll(
  page: Page,
  form: string,
  change: Record<string, string> = {},
): Promise<void> {
  const scope = page.getByRole("form", { name: form });
  const fields = await scope.evaluate((element) => {
    const seen = new Set<string>();
    const found: { name: string; value: string; type: string; hint: string }[] = [];
    for (const input of element.querySelectorAll<HTMLInputElement>(
      'input[name$="answer"], input[name$=".answer"]',
    )) {
      if (seen.has(input.name)) continue;
      seen.add(input.name);
      const hint = (input.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ");
      found.push({ name: input.name, value: input.value, type: input.type, hint });
    }
    return found;
  });
  expect(fields.length).toBeGreaterThan(0);
  for (const { name, value, type, hint } of fields) {
    const other = Object.entries(change).find(([part]) => name.includes(part))?.[1];
    if (type === "radio") await scope.locator(`input[name="${name}"][value="${other ?? value}"]`).check();
    else await scope.locator(`input[name="${name}"]`).fill(other ?? bestOf(hint));
  }
}

/** A member scores everything with the papers as what it rests on, and sends the sheet. */
export async function scoreAndSend(page: Page, change: Record<string, string> = {}): Promise<void> {
  await page.getByRole("button", { name: "Bắt đầu chấm" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Phiếu chấm");
  await answerAll(page, "Phiếu chấm", change);
  for (const box of await page.getByRole("checkbox", { name: "Văn bản, khảo sát, báo cáo của hồ sơ" }).all())
    await box.check();
  await page.getByRole("button", { name: "Gửi phiếu chấm" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã gửi phiếu chấm" })).toBeVisible();
}

/** Sets up a team with members, and gives them everything that waits; leads to the appraisal of one application. */
export async function appraiseBy(
  page: Page,
  of: { name: string; scheme: string; year: number; number: string; members: string[]; applicant: string },
): Promise<string> {
  await page.goto("/recognitions/appraisals/teams/new");
  await page.getByLabel("Tên Tổ").fill(of.name);
  await page.getByLabel("Chương trình").selectOption({ label: of.scheme });
  await page.getByLabel(/^Năm/).selectOption(String(of.year));
  await page.getByLabel("Số quyết định").fill(of.number);
  await page.getByLabel("Ngày quyết định").fill(`01/10/${of.year}`);
  await page.getByRole("button", { name: "Lập Tổ", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(of.name);
  for (const [at, member] of of.members.entries()) {
    await page.getByLabel("Tên đăng nhập của người được mời").fill(member);
    await page.getByRole("button", { name: "Mời vào Tổ" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Đã mời thành viên" })).toBeVisible();
    // The head of the table, and those who are in it.
    const rows = page.getByRole("table", { name: "Thành viên của Tổ" }).getByRole("row");
    await expect(rows).toHaveCount(at + 2);
  }
  await page.getByLabel("Số người chấm mỗi hồ sơ").fill(String(of.members.length));
  await page.getByRole("button", { name: "Phân công", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã phân công" })).toBeVisible();
  await page
    .getByRole("link", { name: new RegExp(of.applicant) })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thẩm định");
  return new URL(page.url()).pathname;
}

/** Records the draft of a decision as signed, and gives the address of the first certificate on its list. */
export async function signDecision(page: Page, number: string, year: number): Promise<string> {
  await page.getByLabel("Số, ký hiệu").fill(number);
  await page.getByLabel("Ngày ký").fill(`20/11/${year}`);
  await page.getByLabel("Họ tên người ký").fill("Nguyễn Văn Ký");
  await page.getByRole("button", { name: /^Ghi nhận và công nhận/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã ghi nhận quyết định" })).toBeVisible();
  const serial = page.getByRole("link", { name: /^\d{4}\.\d{2}\.\d{6}$/ }).first();
  return (await serial.getAttribute("href")) ?? "";
}
