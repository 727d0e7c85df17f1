import { describe, expect, test } from "vitest";
import type { PaperBlock } from "@/lib/core/paper";
import { catalogue } from "@/lib/reports/catalogue";
import { gatherRemarks, type RemarkRow, withRemarks } from "@/lib/reports/papers/remarks";
import { resultParts, summarySentence } from "@/lib/reports/papers/results";
import { seasonReport } from "@/lib/reports/papers/season-report";
import { reportFacts } from "@/tests/support/season-report";

const textOf = (blocks: PaperBlock[]) => blocks.map((block) => ("text" in block ? block.text : block.kind));

describe("section II", () => {
  const facts = { seasons: reportFacts().seasons };

  test("what was written goes to the part whose title stands above it, after what the figures say", () => {
    const { before, parts } = resultParts(
      facts,
      "Mở đầu.\n1. Tuyên truyền: 1.200 buổi.\nThêm.\n2) phần lễ\nTrang nghiêm.\n4. Khen thưởng – kịp thời",
    );
    expect(before).toEqual(["Mở đầu."]);
    expect(parts.map(({ written }) => written)).toEqual([
      ["1.200 buổi.", "Thêm."],
      ["Trang nghiêm."],
      [],
      ["kịp thời"],
      [],
    ]);
    expect(parts.map(({ figures }) => figures)).toEqual([
      "",
      "Có 1.435 điểm được lãnh đạo Đảng, Nhà nước dự, 1.442 điểm được lãnh đạo tỉnh dự và 1.449 điểm được lãnh đạo huyện dự. Ký 1.498 bản giao ước thi đua.",
      "Ra mắt, nhân rộng 1.505 mô hình trong dịp Ngày hội.",
      "Tại các điểm đã trao 1.477 kỷ niệm chương “Bảo vệ an ninh Tổ quốc”, 1.484 bằng khen của Bộ Công an và 1.491 bằng khen, giấy khen của địa phương.",
      "Tặng gần 1.500 suất quà, tổng trị giá gần 35 tỷ đồng.",
    ]);
  });

  test("an own numbering is no title of ours, and NFD is read like NFC", () => {
    const own = "1. Ngày 05/8 tổ chức tại Thạch Hà\n2. Ngày 06/8 tổ chức tại Cẩm Xuyên";
    expect(resultParts(facts, own).before).toEqual(own.split("\n"));
    expect(resultParts(facts, "5. An sinh xã hội: tặng quà".normalize("NFD")).parts[4]?.written).toEqual([
      "tặng quà",
    ]);
  });

  test("opens with what was held, rounded as the catalogue lets it; a level that held nothing is not named", () => {
    const { seasons } = facts;
    const opening = (figures: Partial<typeof seasons.figures>, single = false) =>
      summarySentence(
        { seasons: { ...seasons, figures: { ...seasons.figures, ...figures } } },
        "Toàn tỉnh",
        single,
      );
    expect(opening({ NH01: 1158, NH02: 49, NH03: 1038, NH04: 71, NH09: 72_056 })).toBe(
      "Toàn tỉnh đã tổ chức 1.158 điểm Ngày hội, trong đó có 49 điểm cấp xã, 1.038 điểm khu dân cư và 71 điểm của cơ quan, doanh nghiệp, cơ sở giáo dục; thu hút trên 72.000 lượt người tham gia. Có 68/69 đơn vị cấp xã đã báo cáo (98,6 %). Số liệu chi tiết tại Phụ lục.",
    );
    expect(opening({ NH01: 7, NH02: 1, NH03: 6, NH04: 0, NH09: 970 }, true)).toBe(
      "Toàn tỉnh đã tổ chức 7 điểm Ngày hội, trong đó có 1 điểm cấp xã và 6 điểm khu dân cư; thu hút 970 lượt người tham gia. Số liệu chi tiết tại Phụ lục.",
    );
    expect(opening({ NH01: 0 }, true)).toBe(
      "Toàn tỉnh chưa có điểm Ngày hội nào được tiếp nhận kết quả. Số liệu chi tiết tại Phụ lục.",
    );
  });

  test.each([0, 3, 1234])(
    "no sentence of figures begins with a number or tells of nothing (%i of each)",
    (value) => {
      const figures = Object.fromEntries(
        catalogue.map(({ code }) => [code, value]),
      ) as typeof facts.seasons.figures;
      const seasons = { ...facts.seasons, figures };
      const told = [
        summarySentence({ seasons }, "Toàn xã", false),
        ...resultParts({ seasons }, "").parts.map(({ figures }) => figures),
      ].flatMap((text) => text.split(/(?<=\.) /));
      for (const sentence of told) expect(sentence).not.toMatch(/^\d|(^|[ (])0 \p{L}/u);
    },
  );

  test("a figure of nothing is not told", () => {
    const none = Object.fromEntries(catalogue.map(({ code }) => [code, 0])) as typeof facts.seasons.figures;
    const { parts } = resultParts({ seasons: { ...facts.seasons, figures: none } }, "");
    expect(parts.map(({ figures }) => figures)).toEqual(["", "", "", "", ""]);
  });
});

describe("who issues it", () => {
  const province = { id: "p", code: "42", level: "province", kind: "province", name: "Hà Tĩnh" } as const;
  const empty = { ...reportFacts().content, number: "", issuedOn: null, signer: "" };

  test("a commune to its province, signed by its chief", () => {
    const paper = seasonReport(
      reportFacts({
        draft: true,
        content: empty,
        unit: { id: "c", code: "18562", level: "commune", kind: "ward", name: "Thành Sen" },
        above: province,
      }),
    );
    expect(paper).toMatchObject({
      mark: "Dự thảo, chưa ký",
      parent: "CÔNG AN TỈNH HÀ TĨNH",
      issuer: "CÔNG AN PHƯỜNG THÀNH SEN",
      number: "Số: ……/BC-……",
      placeAndDay: "Thành Sen, ngày …… tháng …… năm ……",
      to: "Công an tỉnh Hà Tĩnh",
      recipients: ["- Như trên;", "- UBND phường (để báo cáo);", "- Lưu: VT."],
    });
    expect(paper.signature.authority).toEqual(["TRƯỞNG CÔNG AN PHƯỜNG"]);
    // Its own coverage is one of one.
    expect(
      paper.blocks.some((block) => block.kind === "paragraph" && /đơn vị cấp xã đã báo cáo/.test(block.text)),
    ).toBe(false);
  });

  test("V05 to the leaders of the ministry, from Hà Nội", () => {
    const paper = seasonReport(
      reportFacts({
        content: { ...empty, issuedOn: "2026-11-10" },
        unit: { id: "n", code: "VN", level: "nation", kind: "ministry", name: "Bộ Công an" },
      }),
    );
    expect(paper).toMatchObject({
      parent: "BỘ CÔNG AN",
      issuer: "CỤC XÂY DỰNG PHONG TRÀO BẢO VỆ AN NINH TỔ QUỐC",
      placeAndDay: "Hà Nội, ngày 10 tháng 11 năm 2026",
    });
    expect(textOf(paper.blocks)).toContainEqual(expect.stringMatching(/^Toàn quốc đã tổ chức 1\.400 điểm/));
    expect(paper.appendix?.subject).toBe("Số liệu tổ chức Ngày hội năm 2026 của toàn quốc");
  });

  test("a signed report is no draft, names whom it goes without, and says what was corrected", () => {
    const paper = seasonReport(
      reportFacts({ corrected: { points: 2, last: new Date("2026-10-01T02:00:00Z") } }),
    );
    expect(paper.mark).toBeNull();
    expect(paper.signature.notes).toEqual([]);
    expect(textOf(paper.blocks)).toContain(
      "Còn thiếu 1 đơn vị cấp xã chưa có trong báo cáo này: Xã Thạch Hà: Mưa lũ, dự kiến bổ sung 02/10/2026.",
    );
    expect(paper.remarks[0]).toMatch(/đính chính sau khi ký.*2 điểm/);
  });
});

describe("what the units below wrote", () => {
  const row = (more: Partial<RemarkRow>): RemarkRow => ({
    ...{ path: "lessons", text: "Giao việc sớm", kind: "commune", name: "Thạch Hà", point: null },
    ...{ sources: 1, total: 1 },
    ...more,
  });

  test("stands in its part, with who said it and how many said the same", () => {
    const parts = gatherRemarks([
      row({ sources: 4, total: 9 }),
      row({ path: "proposals", text: " Thêm kinh phí ", point: "Ngày hội thôn Rào", sources: 2 }),
    ]);
    expect(parts.lessons).toEqual({
      items: [{ text: "Giao việc sớm", from: "Xã Thạch Hà và 3 đơn vị khác" }],
      total: 9,
    });
    expect(parts.proposals?.items).toEqual([
      { text: "Thêm kinh phí", from: "Ngày hội thôn Rào và 1 điểm khác" },
    ]);
    const { blocks } = seasonReport(reportFacts({ draft: true, gathered: parts }));
    const block = blocks.find((one) => one.kind === "gathered");
    expect(block).toMatchObject({ items: parts.lessons?.items, note: "Còn 8 ý kiến nữa, xem ở từng hồ sơ." });
    expect(blocks.indexOf(block as PaperBlock)).toBeGreaterThan(
      textOf(blocks).indexOf("3. Bài học, cách làm hay"),
    );
    expect(blocks.indexOf(block as PaperBlock)).toBeLessThan(
      textOf(blocks).indexOf("IV. Đề xuất, kiến nghị"),
    );
  });

  test("is put below what was written, once, as far as there is room", () => {
    const gathered = {
      items: [
        { text: "Một\nhai", from: "Xã A" },
        { text: "Ba", from: "Xã B" },
      ],
      total: 2,
    };
    const once = withRemarks("Đã có.\n", gathered, 20_000);
    expect(once).toBe("Đã có.\n- Một hai (Xã A)\n- Ba (Xã B)");
    expect(withRemarks(once, gathered, 20_000)).toBe(once);
    expect(withRemarks("", gathered, 20_000)).toBe("- Một hai (Xã A)\n- Ba (Xã B)");
    expect(withRemarks("Đã có.", gathered, 25)).toBe("Đã có.\n- Một hai (Xã A)");
    expect(withRemarks("Đã có.", undefined, 25)).toBe("Đã có.");
  });
});
