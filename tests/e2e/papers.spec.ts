import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Download } from "@playwright/test";
import { expect, type Page, test } from "../support/browser";
import { ask, one } from "../support/browser-database";
import { largePdf, pdf } from "../support/pdf";
import { readWord } from "../support/word-file";

// The paper of a report: out as Word, back as a signed PDF, read again by those who may and by nobody else.
test.describe.configure({ mode: "serial", timeout: 300_000 });

type State = {
  id: string;
  state: string;
  holder: string;
  sentBy: string;
  sentAt: Date;
  acceptedBy: string;
  acceptedAt: Date;
};
let before: State;

/** Nghệ An's report of 2024, which no other journey touches, lies with its leader. */
test.beforeAll(async () => {
  before = await one<State>(
    `select r.id, r.state, r.holder_unit_id as holder, r.sent_by_id as "sentBy", r.sent_at as "sentAt",
            r.accepted_by_id as "acceptedBy", r.accepted_at as "acceptedAt"
       from festival_report r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      where u.code = '40' and u.level = 'province' and s.year = 2024`,
  );
  await ask(
    `update festival_report set state = 'submitted', holder_unit_id = unit_id, sent_by_id = null, sent_at = null,
            accepted_by_id = null, accepted_at = null where id = $1`,
    [before.id],
  );
});
test.afterAll(async () => {
  await ask("delete from signed_paper where report_id = $1", [before.id]);
  const { id, state, holder, sentBy, sentAt, acceptedBy, acceptedAt } = before;
  await ask(
    `update festival_report set state = $2::record_state, holder_unit_id = $3, sent_by_id = $4, sent_at = $5,
            accepted_by_id = $6, accepted_at = $7 where id = $1`,
    [id, state, holder, sentBy, sentAt, acceptedBy, acceptedAt],
  );
});

const pageOf = () => `/festivals/reports/${before.id}`;
const bytesOf = async (download: Download) => readFileSync(await download.path());
const card = (page: Page) => page.locator("#ban-ky");

async function downloaded(page: Page, link: string | RegExp): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    card(page)
      .getByRole("link", { name: link, exact: typeof link === "string" })
      .click(),
  ]);
  return download;
}

async function attach(page: Page, file: { name: string; content: Buffer }, declared = true): Promise<void> {
  const form = card(page).getByRole("form");
  await form
    .getByLabel(/^Bản (đã ký|ký thay)/)
    .setInputFiles({ name: file.name, mimeType: "application/pdf", buffer: file.content });
  if (declared) await form.getByRole("checkbox", { name: "không thuộc danh mục bí mật" }).check();
  await form.getByRole("button", { name: /bản ký$/ }).click();
}

for (const javaScript of [true, false]) {
  test.describe(javaScript ? "with JavaScript" : "without JavaScript", () => {
    const seat = { javaScript };
    const remark = `bản ${javaScript ? "một" : "hai"}`;
    const signed = Buffer.from(pdf(remark));

    test("the report comes as Word, with the figures of its page", async ({ desk }) => {
      const page = await desk.as("nghean.lanhdao", seat);
      await page.goto(pageOf());
      const download = await downloaded(page, "Tải Word");
      expect(download.suggestedFilename()).toBe("Báo cáo kết quả Ngày hội 2024 – Tỉnh Nghệ An.docx");
      const { tables, paragraphs } = readWord(await bytesOf(download));
      const points = tables.at(-1)?.rows.find(([, label]) => label === "Tổng số điểm tổ chức Ngày hội");
      const shown = page.getByRole("row", { name: /Tổng số điểm tổ chức Ngày hội/ }).getByRole("cell");
      // The page on which it is signed says what the paper carries: unit, both seasons, the difference, the note.
      expect(await shown.allTextContents()).toEqual(points?.slice(2));
      expect(paragraphs.some(({ style }) => style === "Gathered")).toBe(false);
      const gathered = readWord(await bytesOf(await downloaded(page, "Tải Word kèm ý kiến các điểm")));
      expect(gathered.paragraphs.some(({ style }) => style === "Gathered")).toBe(true);
    });

    test("what is no signed paper is refused with a sentence; nothing is kept", async ({ desk }) => {
      const page = await desk.as("nghean.lanhdao", seat);
      await page.goto(pageOf());
      const count = () => ask("select id from signed_paper where report_id = $1", [before.id]);
      const had = (await count()).length;
      const refused = (text: RegExp) => expect(card(page).getByText(text).first()).toBeVisible();
      await attach(page, { name: "a.pdf", content: Buffer.from("<html>") });
      await refused(/không phải PDF/);
      await attach(page, { name: "TỐI MẬT.pdf", content: signed });
      await refused(/độ mật/);
      await attach(page, { name: "a.pdf", content: signed }, false);
      await refused(/Đánh dấu xác nhận/);
      await attach(page, { name: "a.pdf", content: Buffer.alloc(21 * 1024 * 1024, "%PDF-1.4") });
      await refused(/lớn hơn 20 MB/);
      await card(page)
        .getByRole("form")
        .getByRole("button", { name: /bản ký$/ })
        .click();
      await expect(
        card(page)
          .getByText(/Đánh dấu xác nhận|Chọn tệp PDF/)
          .first(),
      ).toBeVisible();
      expect(await count()).toHaveLength(had);
    });

    test("the signed PDF is attached with its hash and comes back byte for byte", async ({ desk }) => {
      const page = await desk.as("nghean.lanhdao", seat);
      await page.goto(pageOf());
      await attach(page, { name: `Báo cáo đã ký, ${remark}.pdf`, content: signed });
      await expect(page.getByRole("status").filter({ hasText: "Đã đính kèm bản ký" })).toBeVisible();
      const hash = createHash("sha256").update(signed).digest("hex");
      await expect(card(page).getByText(hash)).toBeVisible();
      const download = await downloaded(page, `Báo cáo đã ký, ${remark}.pdf`);
      expect(download.suggestedFilename()).toBe(`Báo cáo đã ký, ${remark}.pdf`);
      expect((await bytesOf(download)).equals(signed)).toBe(true);
      if (!javaScript) await expect(card(page).getByText("1 bản trước, đã được thay")).toBeVisible();

      // V05 reads it as well, and attaches nothing.
      const v05 = await desk.as("v05.chuyenvien", seat);
      await v05.goto(pageOf());
      await expect(card(v05).getByText(hash)).toBeVisible();
      await expect(card(v05).getByRole("form")).toHaveCount(0);
    });

    test("another province finds nothing: no Word, no signed paper, nothing to attach to", async ({
      desk,
    }) => {
      const page = await desk.as("hatinh.lanhdao", seat);
      const paper = await one<{ id: string }>("select id from signed_paper where report_id = $1 limit 1", [
        before.id,
      ]);
      for (const address of ["", "/word", "/word?gather=1", "/document", `/signed/${paper.id}`]) {
        const answer = await page.request.get(`${pageOf()}${address}`);
        expect(answer.status(), address).toBe(404);
        expect(await answer.text()).not.toContain("Nghệ An");
      }
      const unit = await page.request.get("/reports/document/word?season=2024&unit=40");
      expect(unit.status()).toBe(404);
      const acting = await one<{ id: string }>(
        "select id from unit where code = '42' and level = 'province' and valid_to is null",
      );
      const sent = await page.request.post("/api/uploads/signed-paper", {
        headers: { "sec-fetch-site": "same-origin" },
        multipart: {
          actingUnit: acting.id,
          id: before.id,
          unclassified: "yes",
          file: { name: "a.pdf", mimeType: "application/pdf", buffer: signed },
        },
        maxRedirects: 0,
      });
      expect(sent.status()).toBe(404);
    });
  });
}

test("a large paper is not cut on its way, and is given out as a file only", async ({ desk }) => {
  const page = await desk.as("nghean.lanhdao");
  await page.goto(pageOf());
  const content = largePdf("lớn", 15_000_000);
  await attach(page, { name: "Bản lớn.pdf", content });
  await expect(page.getByRole("status").filter({ hasText: "Đã đính kèm bản ký" })).toBeVisible();
  const link = card(page).getByRole("link", { name: "Bản lớn.pdf" });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect(answer.headers()["content-disposition"]).toBe(
    "attachment; filename=\"Ban lon.pdf\"; filename*=UTF-8''B%E1%BA%A3n%20l%E1%BB%9Bn.pdf",
  );
  expect((await answer.body()).equals(content)).toBe(true);
});

test("a paper that acts is refused in words, and nothing of it is kept", async ({ desk }) => {
  const page = await desk.as("nghean.lanhdao");
  await page.goto(pageOf());
  const papers = () =>
    one<{ n: number }>("select count(*)::int as n from signed_paper where report_id = $1", [before.id]);
  const had = await papers();
  const acting = pdf("x").replace("/Pages 2 0 R", "/Pages 2 0 R/OpenAction<</S/JavaScript/JS(a())>>");
  await attach(page, { name: "Bản ký.pdf", content: Buffer.from(acting) });
  await expect(
    card(page)
      .getByText(/thành phần tự chạy/)
      .first(),
  ).toBeVisible();
  expect(await papers()).toEqual(had);
});

test("a form from another site is not listened to, and nobody without a session is", async ({
  desk,
  request,
}) => {
  const page = await desk.as("nghean.lanhdao");
  const multipart = {
    id: before.id,
    file: { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf("x")) },
  };
  const foreign = await page.request.post("/api/uploads/signed-paper", {
    headers: { "sec-fetch-site": "cross-site" },
    multipart,
  });
  expect(foreign.status()).toBe(403);
  const nobody = await request.post("/api/uploads/signed-paper", { multipart, maxRedirects: 0 });
  expect([nobody.status(), nobody.headers().location]).toEqual([303, "/sign-in?reason=expired"]);
});

test("a locked report takes no more; what it has is still read", async ({ desk }) => {
  await ask(
    `update festival_report set state = 'locked', sent_by_id = gen_random_uuid(), sent_at = now(),
            accepted_by_id = gen_random_uuid(), accepted_at = now() where id = $1`,
    [before.id],
  );
  const page = await desk.as("nghean.lanhdao");
  await page.goto(pageOf());
  await expect(card(page).getByRole("form")).toHaveCount(0);
  await expect(card(page).getByRole("link", { name: "Tải Word", exact: true })).toBeVisible();
  await downloaded(page, "Bản lớn.pdf");
});

test("a commune takes its own season as Word; the writer of a report takes in what the points say", async ({
  desk,
}) => {
  const chief = await desk.as("thachha.truong");
  await chief.goto("/reports/figures?season=2026");
  await chief.getByRole("link", { name: "Bản in, Word" }).click();
  await expect(chief.getByRole("heading", { level: 1 })).toContainText("Báo cáo kết quả Ngày hội 2026");
  await expect(chief.getByText("CÔNG AN XÃ THẠCH HÀ", { exact: true })).toBeVisible();
  const [download] = await Promise.all([
    chief.waitForEvent("download"),
    chief.getByRole("link", { name: "Tải Word" }).click(),
  ]);
  const { tables } = readWord(await bytesOf(download));
  expect(tables[0]?.rows[0]?.[0]).toContain("CÔNG AN XÃ THẠCH HÀ");

  await ask(
    "update festival_report set state = 'draft', sent_by_id = null, accepted_by_id = null where id = $1",
    [before.id],
  );
  const officer = await desk.as("nghean.canbo");
  await officer.goto(`${pageOf()}/edit`);
  await officer.getByRole("link", { name: "Lấy vào mục III.3. Bài học, cách làm hay" }).click();
  await expect(officer.getByText("chưa lưu. Sửa lại rồi bấm Lưu báo cáo")).toBeVisible();
  await expect(officer.getByLabel("III.3. Bài học, cách làm hay")).toHaveValue(/\n- .+ \(.+\)/);
});
