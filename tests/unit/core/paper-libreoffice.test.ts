import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { paperDocx } from "@/lib/core/paper-docx";
import { seasonReport } from "@/lib/reports/papers/season-report";
import { reportFacts } from "@/tests/support/season-report";

const has = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
const missing = ["soffice", "pdftotext"].filter((command) => !has(command));
const why = missing.length === 0 ? "" : ` (left out: no ${missing.join(", no ")} on this machine)`;

const folder = mkdtempSync(join(tmpdir(), "portal-word-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function toPdf(name: string): string[] {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const run = spawnSync(
    "soffice",
    [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, `${name}.docx`)],
    {
      timeout: 120_000,
    },
  );
  expect(run.status, String(run.stderr)).toBe(0);
  const text = spawnSync("pdftotext", ["-layout", join(folder, `${name}.pdf`), "-"], {
    encoding: "utf8",
  }).stdout;
  return text.split("\f").slice(0, -1);
}

describe.skipIf(missing.length > 0)(`LibreOffice opens the Word file${why}`, () => {
  test("and lays it out as an official paper", { timeout: 150_000 }, async () => {
    const long = Array.from({ length: 60 }, (_, at) => `Đoạn ${at}: ${"nội dung ".repeat(20)}`).join("\n");
    const facts = reportFacts({ content: { ...reportFacts().content, strengths: long } });
    writeFileSync(join(folder, "report.docx"), await paperDocx(seasonReport(facts)));
    const pages = toPdf("report");
    expect(pages.length).toBeGreaterThan(4);
    // No number on the first page, the others count on.
    expect(pages[0]?.trimStart()).toMatch(/^BỘ CÔNG AN\s+CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    for (const [at, page] of pages.entries()) {
      if (at > 0) expect(page.trimStart().split("\n")[0]?.trim()).toBe(String(at + 1));
    }
    const last = pages.filter((page) => /STT\s+Nội dung/.test(page));
    expect(last.length).toBeGreaterThanOrEqual(1);
    expect(last[0]).toMatch(
      /1\s+Tổng số điểm tổ chức Ngày hội\s+điểm\s+1\.400\s+1\.300\s+\+100\s+\+7,7\s+3 chờ tiếp nhận/,
    );
    expect(readFileSync(join(folder, "report.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
