import { readFile } from "node:fs/promises";
import { type CellValue, openXlsx, readXlsx, saveXlsx } from "hucre/xlsx";
import { expect, type Page, tag, test } from "../support/browser";
import { ask } from "../support/browser-database";

// A province hands in a file: template, filled in, preview, questions, writing, the rest as a corrected file, mended and
// written; the same file again changes nothing. With JavaScript and without.
test.describe.configure({ timeout: 300_000 });

const made = "Ngày hội từ tệp ";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test.afterAll(async () => {
  const mine = "(select id from festival where name like $1)";
  for (const part of ["guest", "gift", "pledge", "model", "award"])
    await ask(`delete from festival_${part} where festival_id in ${mine}`, [`${made}%`]);
  await ask("delete from festival where name like $1", [`${made}%`]);
  const files = "(select id from festival_import where file_name like 'tep-thu-%')";
  await ask(`delete from festival_import_row where import_id in ${files}`, []);
  await ask("delete from festival_import where file_name like 'tep-thu-%'", []);
});

/** Takes a file by the link that offers it. */
async function download(page: Page, name: string | RegExp): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return new Uint8Array(await readFile(await file.path()));
}

type Cells = Record<string, CellValue>;

/** Fills rows into a workbook under its own headings, the way a spreadsheet program would, and keeps everything else. */
async function fill(bytes: Uint8Array, rows: Cells[]): Promise<Buffer> {
  const book = await openXlsx(bytes);
  const sheet = book.sheets[0];
  const headings = (sheet?.rows[0] ?? []).map((one) => String(one ?? "").replace(/ \*$/, ""));
  if (!sheet) throw new Error("no sheet");
  for (const [nth, cells] of rows.entries()) {
    sheet.rows[nth + 1] = headings.map((label, at) => cells[label] ?? sheet.rows[nth + 1]?.[at] ?? null);
  }
  sheet.cells?.clear();
  return Buffer.from(await saveXlsx(book));
}

async function handIn(page: Page, name: string, buffer: Buffer) {
  await page.goto("/festivals/import?season=2026");
  await page.getByLabel("Tệp Excel").setInputFiles({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });
  await button(page, "Tải lên và xem trước").click();
  await expect(heading(page)).toHaveText(name);
}

for (const javaScript of [true, false]) {
  test(`a province writes points from a file, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const page = await desk.as("hatinh.canbo", { javaScript });
    const [mark, name] = [tag(), `tep-thu-${tag()}.xlsx`];
    const point = (nth: number) => `${made}${mark} ${nth}`;

    await page.goto("/festivals?season=2026");
    await page.getByRole("link", { name: "Nhập từ Excel" }).click();
    await expect(heading(page)).toHaveText("Nhập điểm từ Excel");
    const template = await download(page, "Tải tệp mẫu trống");
    const lists = (await readXlsx(template)).sheets.find((sheet) => sheet.name === "Danh mục");
    const communes = (lists?.rows ?? []).flatMap((row) => (typeof row[0] === "string" ? [row[0]] : []));
    expect(communes.length).toBeGreaterThan(60);
    const row = (nth: number, more: Cells = {}): Cells => ({
      "Xã, phường, đặc khu": communes[nth] ?? "",
      "Tên điểm": point(nth),
      "Cấp tổ chức": "Thôn, tổ dân phố, khu dân cư",
      "Ngày tổ chức": "09/08/2026",
      "Địa điểm": "Nhà văn hóa thôn",
      "Tình hình tổ chức": "Đã tổ chức",
      "Lượt người tham gia": 1000 + nth,
      "Đại biểu cấp cao nhất": "Lãnh đạo xã",
      ...more,
    });
    const rows = [
      row(1),
      row(2),
      row(3, { "Lượt người tham gia": "1,407" }),
      row(4, { "Ngày tổ chức": "9/8/26" }),
    ];
    const filled = await fill(template, rows);

    await handIn(page, name, filled);
    await expect(page.getByText("4 dòng: 2 mới, 0 thay đổi, 0 không đổi, 1 sai, 1 cần hỏi")).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(/D5.*thiếu năm đủ bốn chữ số/).first()).toBeVisible();

    await page.getByRole("radio", { name: /Dấu ngăn cách hàng nghìn/ }).check();
    await button(page, "Trả lời và kiểm tra lại").click();
    await expect(page.getByText("4 dòng: 3 mới, 0 thay đổi, 0 không đổi, 1 sai, 0 cần hỏi")).toBeVisible({
      timeout: 60_000,
    });

    await button(page, "Chỉ ghi 3 dòng đúng").click();
    await expect(page.getByText(/Đã ghi 3 dòng/)).toBeVisible({ timeout: 60_000 });
    const corrected = await download(page, "Tải tệp 1 dòng cần sửa");
    const [left] = (await readXlsx(corrected)).sheets;
    expect(left?.rows[0]?.at(-1)).toBe("Cần sửa");
    expect(left?.rows[1]?.at(-1)).toContain("thiếu năm đủ bốn chữ số");
    expect(left?.rows[1]).toContain(point(4));

    const mended = await fill(corrected, [{ "Ngày tổ chức": "09/08/2026" }]);
    await handIn(page, `tep-thu-${mark}.xlsx`, mended);
    await expect(page.getByText("1 dòng: 1 mới")).toBeVisible({ timeout: 60_000 });
    await button(page, "Ghi tất cả 1 dòng").click();
    await expect(page.getByText(/Đã ghi 1 dòng/)).toBeVisible({ timeout: 60_000 });

    // The list shows the points, and its totals count them.
    await page.getByRole("link", { name: "Xem danh sách điểm" }).click();
    await page.goto(`/festivals?season=2026&q=${mark}`);
    await expect(page.getByText("4 điểm").first()).toBeVisible();
    await expect(page.locator("tfoot")).toContainText("4.414");
    await page.getByRole("link", { name: point(3) }).click();
    await expect(page.getByText(`Nhập từ tệp "${name}", dòng 4.`)).toBeVisible();

    // The very same file: nothing to write. Points that were written say the same; the one with the short year is wrong as it was.
    await handIn(
      page,
      name,
      await fill(template, [row(1), row(2), row(3, { "Lượt người tham gia": 1407 }), row(4)]),
    );
    await expect(page.getByText("4 dòng: 0 mới, 0 thay đổi, 4 không đổi, 0 sai, 0 cần hỏi")).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText("Mọi dòng trong tệp giống hệt số liệu trên cổng.")).toBeVisible();
    await page.locator("summary").filter({ hasText: "Bỏ tệp này" }).click();
    await button(page, "Bỏ tệp").last().click();
    await expect(page.getByText("Đã bỏ tệp, chưa ghi gì")).toBeVisible();
  });

  test(`what is no file of points is told, ${javaScript ? "with" : "without"} JavaScript`, async ({
    desk,
  }) => {
    const page = await desk.as("hatinh.canbo", { javaScript });
    await page.goto("/festivals/import?season=2026");
    await button(page, "Tải lên và xem trước").click();
    await expect(page.getByText("Chọn tệp Excel (.xlsx) đã điền.")).toBeVisible();

    await handIn(page, `tep-thu-${tag()}.xlsx`, Buffer.from("Xã;Tên điểm\r\n"));
    await expect(page.getByText(/Đây là tệp văn bản \(CSV\)/)).toBeVisible({ timeout: 60_000 });

    await page.goto("/festivals/import?season=2026");
    await page.getByLabel("Tệp Excel").setInputFiles({
      name: "lon.xlsx",
      mimeType: "application/zip",
      buffer: Buffer.alloc(11 * 1024 * 1024, "PK\u0003\u0004"),
    });
    await button(page, "Tải lên và xem trước").click();
    await expect(page.getByText("Tệp lớn hơn 10 MB")).toBeVisible({ timeout: 60_000 });
  });
}

test("a file of 100 MB is refused before it is read", async ({ desk, baseURL }) => {
  const page = await desk.as("hatinh.canbo");
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const megabyte = new Uint8Array(1024 * 1024);
  const opening = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n';
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === 101) return controller.close();
      controller.enqueue(sent === 0 ? Buffer.from(opening) : megabyte);
      sent += 1;
    },
  });
  const answer = await fetch(`${baseURL}/festivals/import/upload`, {
    method: "POST",
    headers: {
      cookie: cookies,
      "content-type": "multipart/form-data; boundary=x",
      "sec-fetch-site": "same-origin",
    },
    body,
    redirect: "manual",
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(/problem=too_large/);
});

test("a file from another site, or by nobody, is not taken", async ({ desk, baseURL }) => {
  const page = await desk.as("hatinh.canbo");
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const send = (headers: Record<string, string>) => {
    const form = new FormData();
    form.set("file", new Blob(["x"]), "a.xlsx");
    return fetch(`${baseURL}/festivals/import/upload`, {
      method: "POST",
      headers,
      body: form,
      redirect: "manual",
    });
  };
  expect((await send({ cookie: cookies, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await send({})).headers.get("location")).toMatch(/^\/sign-in/);
});
