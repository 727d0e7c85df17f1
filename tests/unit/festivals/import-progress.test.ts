import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { ImportProgress } from "@/components/festivals/imports/import-progress";
import type { ImportRecord } from "@/lib/festivals/imports/record";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const shown = (state: ImportRecord["state"], done: number, total: number | null) =>
  renderToStaticMarkup(
    createElement(ImportProgress, { record: { id: "1", state, done, total } as ImportRecord }),
  );

describe("how far an import is", () => {
  test("while its rows are written they are counted", () => {
    const html = shown("committing", 2_000, 20_000);
    expect(html).toContain("Đang ghi các điểm");
    expect(html).toContain("2.000/20.000 dòng (10 %)");
  });

  test("with all rows written and not yet in force it says what it is doing, and not that it is whole", () => {
    const html = shown("committing", 20_000, 20_000);
    expect(html).toContain("Đã ghi đủ 20.000 dòng, đang nối nhật ký và kết thúc");
    expect(html).toContain("Chưa điểm nào có hiệu lực");
    expect(html).not.toContain("100 %");
  });

  test("a file that is read has its last step, too", () => {
    expect(shown("reading", 300, null)).toContain("Đang đọc và kiểm tra từng dòng");
    expect(shown("reading", 0, 300)).toContain("0/300 dòng (0 %)");
    const html = shown("reading", 300, 300);
    expect(html).toContain("Đã kiểm tra đủ 300 dòng, đang lập bản xem trước");
    expect(html).not.toContain("100 %");
  });
});
