import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser";
import { ask, copyPoint, one } from "../support/browser-database";
import { clearRecords, recordsFor } from "../support/browser-records";
import { pdfSaying, photo } from "../support/hostile-files";
import { word } from "../support/office-files";
import { largePdf } from "../support/pdf";

// Photos and papers of a point: handed in with and without JavaScript, over a line that breaks, read by those who may and
// by nobody else, reported, decided about.
test.describe.configure({ mode: "serial", timeout: 300_000 });

const name = `Ngày hội có ảnh ${Date.now()}`;
let point: string;
let acting: string;
test.beforeAll(async () => {
  point = await copyPoint("18562", "draft", name);
  const unit = await one<{ id: string }>("select unit_id as id from festival where id = $1", [point]);
  acting = unit.id;
});
test.afterAll(async () => {
  await clearRecords();
  await ask("delete from evidence_report where record_id = $1", [point]);
  await ask("delete from evidence_file where record_id = $1", [point]);
  await ask("delete from evidence_upload where record_id = $1", [point]);
  await ask("delete from festival where id = $1", [point]);
});

type Sent = { name: string; mimeType: string; buffer: Buffer };
const file = (called: string, buffer: Buffer): Sent => ({
  name: called,
  mimeType: "application/octet-stream",
  buffer,
});
const card = (page: Page) => page.locator("#minh-chung");
const form = (page: Page) => card(page).getByRole("form");
const rows = () =>
  ask<{ id: string; fileName: string }>(
    `select id, file_name as "fileName" from evidence_file where record_id = $1 order by added_at`,
    [point],
  );

async function send(page: Page, files: Sent[], { declared = true, caption = "" } = {}) {
  const input = form(page).getByLabel(/^Ảnh/);
  // The plain form takes one file; several once the page's script is there.
  if (files.length > 1) await expect(input).toHaveAttribute("multiple");
  await input.setInputFiles(files);
  if (declared)
    await form(page)
      .getByRole("checkbox", { name: /bí mật nhà nước/ })
      .check();
  if (caption)
    await form(page)
      .getByLabel(/^Chú thích/)
      .fill(caption);
  await form(page).getByRole("button", { name: "Tải lên" }).click();
}

test("without JavaScript: one file by the plain form, refusals in words", async ({ desk }) => {
  const page = await desk.as("thachha.canbo", { javaScript: false });
  await page.goto(`/festivals/${point}`);
  await send(page, [file("anh.jpg", await photo())], { declared: false });
  await expect(
    card(page)
      .getByText(/Đánh dấu xác nhận/)
      .first(),
  ).toBeVisible();
  await send(page, [file("anh.jpg", Buffer.from("MZ a program"))]);
  await expect(
    card(page)
      .getByText(/Tệp chương trình/)
      .first(),
  ).toBeVisible();
  await send(page, [file("bao-cao.docx", word(["TỐI MẬT"]))]);
  await expect(
    card(page)
      .getByText(/dấu độ mật/)
      .first(),
  ).toBeVisible();
  await send(page, [file("lon.pdf", Buffer.alloc(21 * 1024 * 1024, "%PDF-1.4"))]);
  await expect(
    card(page)
      .getByText(/lớn hơn 20 MB/)
      .first(),
  ).toBeVisible();
  expect(await rows()).toEqual([]);
  await send(page, [file("anh.jpg", await photo())], { caption: "Lễ ký giao ước" });
  await expect(page.getByRole("status").filter({ hasText: "Đã nhận tệp" })).toBeVisible();
  await expect(card(page).getByRole("link", { name: /Lễ ký giao ước/ })).toBeVisible();
});

test("with JavaScript: several at once, each with what became of it", async ({ desk }) => {
  const page = await desk.as("thachha.canbo");
  await page.goto(`/festivals/${point}`);
  await send(page, [
    file("bien-ban.pdf", pdfSaying("Bien ban")),
    file("ma-doc.docx", word(["a"], { "word/vbaProject.bin": "x" })),
    file("rong.pdf", Buffer.alloc(0)),
    file("toan-canh.png", await photo("#884422")),
  ]);
  const told = (called: string) =>
    card(page).getByRole("listitem").filter({ hasText: called }).getByRole("status");
  await expect(told("bien-ban.pdf")).toHaveText("Đã nhận.", { timeout: 60_000 });
  await expect(told("ma-doc.docx")).toHaveText(/macro/, { timeout: 60_000 });
  await expect(told("rong.pdf")).toHaveText(/Tệp rỗng/, { timeout: 60_000 });
  await expect(told("toan-canh.png")).toHaveText("Đã nhận.", { timeout: 60_000 });
  await expect(card(page).locator("img")).toHaveCount(2);
  await expect(card(page).getByRole("link", { name: /bien-ban.pdf/ })).toBeVisible();
});

test("a line that breaks costs one piece", async ({ desk }) => {
  const page = await desk.as("thachha.canbo");
  await page.goto(`/festivals/${point}`);
  const offsets: number[] = [];
  let broken = 0;
  await page.route("**/api/uploads/evidence/*", async (route) => {
    const offset = route.request().headers()["upload-offset"];
    if (route.request().method() === "PATCH") offsets.push(Number(offset));
    if (offsets.length === 3 && broken++ < 1) return route.abort("connectionreset");
    return route.continue();
  });
  const content = largePdf("dài", 2_000_000);
  await send(page, [file("dai.pdf", content)]);
  const told = card(page).getByRole("listitem").filter({ hasText: "dai.pdf" }).getByRole("status");
  await expect(told).toHaveText("Đã nhận.", { timeout: 60_000 });
  expect(broken).toBeGreaterThan(0);
  // Nothing was sent from the beginning again.
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  const [kept] = await ask<{ id: string }>(
    "select id from evidence_file where record_id = $1 and file_name = 'dai.pdf'",
    [point],
  );
  const answer = await page.request.get(`/evidence/${kept?.id}/file`);
  expect((await answer.body()).equals(content)).toBe(true);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
  expect(answer.headers()["content-disposition"]).toContain('attachment; filename="dai.pdf"');
});

test("nothing outside the scope by its address, nothing of somebody else's on its way", async ({
  desk,
  request,
}) => {
  const owner = await desk.as("thachha.canbo");
  const begun = await owner.request.post("/api/uploads/evidence", {
    headers: { "sec-fetch-site": "same-origin" },
    data: {
      kind: "festival",
      record: point,
      unclassified: "yes",
      actingUnit: acting,
      name: "dang-gui.pdf",
      bytes: 100,
    },
  });
  expect(begun.status()).toBe(201);
  const { id } = (await begun.json()) as { id: string };
  const foreign = await desk.as("nghean.canbo");
  const headers = { "sec-fetch-site": "same-origin" };
  for (const one of await rows()) {
    for (const wanted of ["file", "view", "thumb"]) {
      const address = `/evidence/${one.id}/${wanted}`;
      expect((await foreign.request.get(address)).status(), address).toBe(404);
      const nobody = await request.get(address, { maxRedirects: 0 });
      expect([302, 303, 307], address).toContain(nobody.status());
    }
    expect((await foreign.request.get(`/evidence/${one.id}`)).status()).toBe(404);
  }
  expect((await foreign.request.head(`/api/uploads/evidence/${id}`, { headers })).status()).toBe(404);
  const piece = {
    headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    data: Buffer.from("x"),
  };
  expect((await foreign.request.patch(`/api/uploads/evidence/${id}`, piece)).status()).toBe(404);
  // From another site, even with the sender's own session.
  const cross = { ...piece, headers: { ...piece.headers, "sec-fetch-site": "cross-site" } };
  expect((await owner.request.patch(`/api/uploads/evidence/${id}`, cross)).status()).toBe(403);
  // At another place than where it ended, and more than was announced.
  const wrong = { ...piece, headers: { ...piece.headers, "upload-offset": "7" } };
  expect((await owner.request.patch(`/api/uploads/evidence/${id}`, wrong)).status()).toBe(409);
  const more = { ...piece, data: Buffer.alloc(101) };
  expect((await owner.request.patch(`/api/uploads/evidence/${id}`, more)).status()).toBe(413);
  expect((await owner.request.post(`/api/uploads/evidence/${id}`, { headers })).status()).toBe(409);
  for (const address of ["/evidence/../../etc/passwd/file", `/evidence/${"a".repeat(64)}/file`])
    expect((await owner.request.get(address)).status(), address).toBe(404);
});

test("a report hides at once; an administrator decides", async ({ desk }) => {
  const officer = await desk.as("thachha.canbo");
  const [first] = await rows();
  await officer.goto(`/evidence/${first?.id}`);
  const [download] = await Promise.all([
    officer.waitForEvent("download"),
    officer.getByRole("link", { name: "Tải về" }).click(),
  ]);
  expect(readFileSync(await download.path()).includes("Exif")).toBe(false);
  await officer.getByText("Báo cáo tệp này").click();
  await officer.getByRole("radio", { name: /đời tư/ }).check();
  await officer.getByRole("button", { name: "Gửi báo cáo và ẩn tệp" }).click();
  await expect(card(officer).getByText(/Đang ẩn/)).toBeVisible();
  expect((await officer.request.get(`/evidence/${first?.id}/file`)).status()).toBe(404);

  const admin = await desk.as("hatinh.quantri", { javaScript: false });
  await admin.goto("/admin/evidence");
  const listed = admin.getByRole("listitem").filter({ hasText: "anh.jpg" }).last();
  await expect(listed).toBeVisible();
  expect((await admin.request.get(`/evidence/${first?.id}/file`)).status()).toBe(200);
  await listed.getByText("Quyết định", { exact: true }).click();
  await listed.getByRole("radio", { name: "Gỡ bỏ" }).check();
  await listed.getByLabel(/^Lý do của quyết định/).fill("Ảnh có người không liên quan.");
  await listed.getByRole("button", { name: "Ghi quyết định" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "gỡ bỏ" })).toBeVisible();
  expect((await admin.request.get(`/evidence/${first?.id}/file`)).status()).toBe(404);
  await officer.goto(`/festivals/${point}`);
  await expect(card(officer).getByText(/Đã gỡ bỏ/)).toBeVisible();
});

test("a mark in the name is heard before a byte is sent, and stays on record", async ({ desk }) => {
  const officer = await desk.as("thachha.canbo");
  const say = (more: object) =>
    officer.request.post("/api/uploads/evidence", {
      headers: { "sec-fetch-site": "same-origin" },
      data: {
        ...{ kind: "festival", record: point, unclassified: "yes", actingUnit: acting },
        ...{ name: "a.pdf", bytes: 100, ...more },
      },
    });
  for (const [more, status, code] of [
    [{ name: "Báo cáo TUYỆT MẬT.pdf" }, 422, "secret_name"],
    [{ caption: "Công văn Tối mật" }, 422, "secret_caption"],
    [{ unclassified: undefined }, 422, "secret_not_declared"],
    [{ bytes: 20 * 1024 * 1024 + 1 }, 422, "file_too_large"],
    [{ bytes: 0 }, 422, "file_empty"],
    [{ caption: "x".repeat(20_000) }, 422, "form_unreadable"],
    [{ kind: "season" }, 422, "not_there"],
    [{ actingUnit: "" }, 409, "other_unit"],
  ] as const) {
    const answer = await say(more);
    expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  }
  const kept = await ask<{ refusal: string }>(
    "select refusal from evidence_upload where record_id = $1 and refusal like 'secret%' order by begun_at desc limit 2",
    [point],
  );
  expect(kept.map(({ refusal }) => refusal)).toEqual(["secret_caption", "secret_name"]);
});

for (const javaScript of [true, false]) {
  test(`a criterion takes files, ${javaScript ? "with" : "without"} JavaScript`, async ({ desk }) => {
    const { own } = await recordsFor("thachha.canbo");
    const officer = await desk.as("thachha.canbo", { javaScript });
    await officer.goto(`/recognitions/applications/${own.criterion}`);
    const called = `minh-chung-${javaScript}.pdf`;
    await send(officer, [file(called, pdfSaying(called))], { caption: `Kế hoạch ${javaScript}` });
    const link = card(officer).getByRole("link", { name: `Kế hoạch ${javaScript}` });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await link.click();
    await expect(officer.getByRole("heading", { level: 1 })).toHaveText(`Kế hoạch ${javaScript}`);
    await officer.getByText("Xóa tệp", { exact: true }).click();
    await officer.getByRole("button", { name: "Xóa", exact: true }).click();
    await expect(officer.getByRole("status").filter({ hasText: "Đã xóa tệp" })).toBeVisible();
    await expect(card(officer).getByText("Chưa có ảnh, tài liệu nào")).toBeVisible();
    await ask("delete from evidence_upload where record_id = $1", [own.application]);
  });
}
