import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RowTable } from "@/components/festivals/imports/row-table";
import type { ImportRowView } from "@/lib/festivals/imports/record";

const asked = {
  ...{ at: 6, title: "Ngày hội thôn 4", place: "Xã Sơn Hồng", outcome: "asked", targetId: null },
  questions: [{ cell: "N6", column: "Lượt người tham gia", shown: "1,407", answer: null }],
  ...{ issues: [], changes: [], warnings: [], gaps: [] },
} as unknown as ImportRowView;

describe("a row that is asked about", () => {
  test("points to the answers while there are any, and to the file to be mended after the writing", () => {
    const told = (written: boolean) => renderToStaticMarkup(<RowTable rows={[asked]} written={written} />);
    expect(told(false)).toContain("chưa trả lời ở mục Cần hỏi thì dòng này chưa ghi được");
    expect(told(true)).not.toContain("mục Cần hỏi");
    expect(told(true)).toContain("Ghi lại cho rõ trong tệp cần sửa");
  });
});
