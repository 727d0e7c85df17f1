import { describe, expect, test } from "vitest";
import { attachment, fileHeaders, safeFileName } from "@/lib/core/attachment";

describe("the name of a download", () => {
  test.each([
    ["Báo cáo số 45 – Hà Tĩnh.pdf", "Báo cáo số 45 – Hà Tĩnh.pdf"],
    ["a/b\\c:d*e?.pdf", "a b c d e.pdf"],
    ['x"; filename="evil.html', "x filename= evil.html"],
    ["..", "tep"],
    [" . ", "tep"],
    [".pdf", "pdf"],
    ["a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"],
    ["fdp.exe\u202efdp", "fdp.exefdp"],
    [`${"á".repeat(400)}.pdf`, `${"á".repeat(150)}.pdf`],
    ["Hà Tĩnh.pdf".normalize("NFD"), "Hà Tĩnh.pdf"],
  ])("%j is kept as %j", (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  test("is told in Vietnamese, and in plain letters for those that cannot", () => {
    expect(attachment("Đề xuất 100% (số 1).pdf")).toBe(
      "attachment; filename=\"De xuat 100_ (so 1).pdf\"; filename*=UTF-8''%C4%90%E1%BB%81%20xu%E1%BA%A5t%20100%25%20%28s%E1%BB%91%201%29.pdf",
    );
  });

  test("nothing that is typed leaves its place in the header", () => {
    for (const name of ['a"b', "a'b", "a\nb", "a;b", "a\u0000b", "👮\ud800.pdf", "%41"]) {
      expect(attachment(name)).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9%._~=-]+$/,
      );
    }
  });

  test("a file is saved and never opened as a page", () => {
    expect(fileHeaders({ name: "a.pdf", type: "application/pdf" })).toMatchObject({
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    });
  });
});
