import { expect, test } from "vitest";
import { paperDocx } from "@/lib/core/paper-docx";
import { certificateOf } from "@/lib/recognitions/decisions/certificate";
import { certificatesPdf } from "@/lib/recognitions/decisions/certificate-pdf";
import { decisionPaper, submissionPaper } from "@/lib/recognitions/decisions/papers";
import type { DecisionLine, DecisionView, RecognitionRow } from "@/lib/recognitions/decisions/view";
import { issuerOf, signerPostOf } from "@/lib/recognitions/decisions/words";

const line = (name: string, change: Partial<DecisionLine> = {}): DecisionLine => ({
  ...{ id: name, total: 9500, met: 20, satisfied: 9700, sentAt: null, unitCode: "18562", name, place: 1 },
  ...{ kind: "residential", unitId: "u", unitKind: "commune", unitName: "Thạch Hà", province: "Hà Tĩnh" },
  ...{ scoring: "met", class: "", classLabel: "", recognitionId: null, serial: null },
  ...change,
});
const view = (change: Partial<DecisionView> = {}): DecisionView => ({
  ...{ id: "d", version: 1, state: "draft", year: 2026, number: "", decidedOn: null, signerName: "" },
  unit: { id: "u", level: "commune", kind: "commune", name: "Thạch Hà" },
  scheme: {
    ...{
      id: "s",
      name: "An toàn về ANTT",
      shortName: "An toàn về ANTT",
      legalBasis: "Thông tư 124/2021/TT-BCA",
    },
    title: "Đạt tiêu chuẩn “An toàn về an ninh, trật tự”",
  },
  ...{
    issuer: "Ủy ban nhân dân xã Thạch Hà",
    signerPost: "Chủ tịch Ủy ban nhân dân xã Thạch Hà",
    validTo: null,
  },
  provinceName: "tỉnh Hà Tĩnh",
  ...{ enteredByName: "Dương Thị Thắm", sample: false, lines: [line("Thôn Bắc"), line("Thôn Nam")] },
  ...change,
});

test("a draft leaves open what is not known, and has the whole list", () => {
  const paper = decisionPaper(view());
  expect(paper).toMatchObject({
    mark: "Dự thảo, chưa ký",
    number: "Số: ……/QĐ-UBND",
    kind: "QUYẾT ĐỊNH",
    to: "",
  });
  expect(paper.signature).toMatchObject({ authority: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] });
  expect(paper.appendix?.rows).toHaveLength(2);
  expect(paper.appendix?.rows[0]?.slice(0, 4)).toEqual(["1", "Thôn Bắc", "Khu dân cư", "Xã Thạch Hà"]);
  expect(said(paper)).toContain(
    "Điều 1. Công nhận 02 khu dân cư đạt tiêu chuẩn “An toàn về an ninh, trật tự” năm 2026 (có danh sách kèm theo).",
  );
});

const said = ({ subject, blocks }: ReturnType<typeof decisionPaper>) =>
  [subject, ...blocks.map((block) => ("text" in block ? block.text : ""))].join("\n");
const titled = (title: string, change: Partial<DecisionView> = {}) =>
  view({ scheme: { ...view().scheme, title }, ...change });
const province = { id: "p", level: "province" as const, kind: "province" as const, name: "Hà Tĩnh" };

test("each scheme is granted in its own words", () => {
  const ward = line("Thành Sen", { kind: "ward", unitKind: "ward", unitName: "Thành Sen" });
  const police = said(
    decisionPaper(titled("Công an phường kiểu mẫu về an ninh, trật tự", { lines: [ward] })),
  );
  expect(police).toContain(
    "Về việc công nhận danh hiệu “Công an phường kiểu mẫu về an ninh, trật tự” năm 2026",
  );
  expect(police).toContain("Điều 1. Công nhận 01 Công an phường đạt danh hiệu “Công an phường kiểu mẫu");
  const classed = titled("Phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc", {
    lines: [line("Thôn Bắc", { class: "good", classLabel: "Khá" })],
  });
  expect(said(decisionPaper(classed))).toContain(
    "Công nhận kết quả phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc năm 2026 của 01 khu dân cư",
  );
  expect(said(submissionPaper(classed, "2026-11-20"))).toContain(
    "Về việc công nhận kết quả phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc năm 2026",
  );
});

test("what the police confirm goes out under their own name, with their own offices", () => {
  const title = "Xác nhận đạt tiêu chí an ninh, trật tự nông thôn mới";
  expect(issuerOf(province, title)).toBe("Công an tỉnh Hà Tĩnh");
  expect(issuerOf(province, "Đạt tiêu chuẩn")).toBe("Ủy ban nhân dân tỉnh Hà Tĩnh");
  const of = titled(title, {
    unit: province,
    issuer: issuerOf(province, title),
    signerPost: signerPostOf(province, title),
  });
  expect(decisionPaper(of)).toMatchObject({
    ...{ parent: "BỘ CÔNG AN", issuer: "CÔNG AN TỈNH\u00a0HÀ\u00a0TĨNH", number: "Số: ……/QĐ-CA" },
    ...{ subject: "Về việc xác nhận đạt tiêu chí an ninh, trật tự nông thôn mới năm 2026" },
    signature: { authority: ["GIÁM ĐỐC"] },
  });
  expect(said(decisionPaper(of))).toContain("Điều 1. Xác nhận 02 khu dân cư đạt tiêu chí an ninh");
});

test("every level names its own head; a deputy signs for the head", () => {
  const committee = "Ủy ban nhân dân tỉnh Hà Tĩnh";
  const of = view({ unit: province, issuer: committee, signerPost: `Phó Chủ tịch ${committee}` });
  expect(said(decisionPaper(of))).toContain("Theo đề nghị của Giám đốc Công an tỉnh Hà Tĩnh.");
  expect(decisionPaper(of).signature.authority).toEqual([
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
  ]);
  const district = { id: "h", level: "district" as const, kind: "rural_district" as const, name: "Thạch Hà" };
  expect(submissionPaper(view({ unit: district }), "2024-12-20")).toMatchObject({
    ...{ parent: "CÔNG AN TỈNH HÀ TĨNH", issuer: "CÔNG AN HUYỆN\u00a0THẠCH\u00a0HÀ" },
    signature: { authority: ["TRƯỞNG CÔNG AN HUYỆN"] },
  });
  expect(submissionPaper(view(), "2026-11-20").parent).toBe("CÔNG AN TỈNH HÀ TĨNH");
});

test("a list says where its lines are, unless each is a commune of the province that decides; classes are not met or missed", () => {
  const commune = line("Thạch Hà", { kind: "commune" });
  const of = titled("Phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc", {
    ...{ unit: province, issuer: "Ủy ban nhân dân tỉnh Hà Tĩnh" },
    lines: [{ ...commune, class: "good", classLabel: "Khá" }],
  });
  const paper = decisionPaper(of);
  const headers = paper.appendix?.columns.map(({ header }) => header);
  expect(headers).toEqual(["STT", "Tên", "Loại", "Tiêu chí đạt", "Xếp loại"]);
  expect(paper.appendix?.rows[0]).toEqual(["1", "Xã Thạch Hà", "Xã", "20", "Khá"]);
  const width = (all: typeof paper) => all.appendix?.columns.reduce((sum, one) => sum + one.width, 0);
  expect(width(paper)).toBe(width(decisionPaper(view())));
  expect(said(submissionPaper(of, "2026-11-20"))).toContain("Kết quả có 01 xã được xếp loại.");
  // The name of the province is not torn at the head; who decides stands in the middle, what it rests on in italics.
  expect(paper.issuer).toBe("ỦY BAN NHÂN DÂN TỈNH\u00a0HÀ\u00a0TĨNH");
  expect(paper.blocks.slice(0, 4).map(({ kind }) => kind)).toEqual(["centred", "basis", "basis", "centred"]);
});

test("signed, it says its number and day; of the minister it is another head", () => {
  const signed = decisionPaper(
    view({ state: "signed", number: "45/QĐ-UBND", decidedOn: "2026-02-05", signerName: "Nguyễn Văn Ký" }),
  );
  expect(signed).toMatchObject({
    mark: null,
    number: "Số: 45/QĐ-UBND",
    placeAndDay: "Thạch Hà, ngày 05 tháng 02 năm 2026",
  });
  const city = { id: "c", level: "province" as const, kind: "municipality" as const, name: "Hồ Chí Minh" };
  expect(decisionPaper(view({ unit: city, decidedOn: "2026-04-22" })).placeAndDay).toBe(
    "Thành phố Hồ Chí Minh, ngày 22 tháng 4 năm 2026",
  );
  const nation = { id: "n", level: "nation" as const, kind: "ministry" as const, name: "Bộ Công an" };
  const of = view({ unit: nation, issuer: "Bộ Công an", decidedOn: "2026-04-22", sample: true });
  expect(decisionPaper(of)).toMatchObject({
    placeAndDay: "Hà Nội, ngày 22 tháng 4 năm 2026",
    signature: { authority: ["BỘ TRƯỞNG"] },
  });
  expect(decisionPaper(of).remarks[0]).toContain("Bộ tiêu chí mẫu");
  expect(submissionPaper(of, "2026-04-01")).toMatchObject({ kind: "TỜ TRÌNH", to: "Bộ trưởng Bộ Công an" });
});

test("both become Word files", async () => {
  for (const paper of [decisionPaper(view()), submissionPaper(view(), "2026-11-20")]) {
    expect(Buffer.from((await paperDocx(paper)).subarray(0, 2)).toString()).toBe("PK");
  }
}, 60_000);

test("a certificate says whom, for what, by which decision, and where anybody asks whether it holds", async () => {
  const row = {
    ...{
      kind: "ward",
      unitKind: "ward",
      unitName: "Thành Vinh",
      name: "Thành Vinh",
      province: "Nghệ An",
      provinceKind: "province",
      class: "",
    },
    ...{ schemeTitle: "Công an phường kiểu mẫu", year: 2026, number: "2878/QĐ-BCA", decidedOn: "2026-04-22" },
    ...{
      issuer: "Bộ Công an",
      signerName: "Nguyễn Văn Ký",
      signerPost: "Bộ trưởng Bộ Công an",
      deciderLevel: "nation",
    },
    standing: "valid",
    ...{ deciderName: "VN", serial: "2026.01.000012", code: "0123456789abcdefghjkmnpqrs", sample: true },
  } as RecognitionRow;
  const certificate = certificateOf(row, "https://cong.example/");
  expect(certificate).toMatchObject({
    ...{ heading: "GIẤY CHỨNG NHẬN", name: "Công an phường Thành Vinh", where: "Tỉnh Nghệ An" },
    achieved: "Đạt danh hiệu “Công an phường kiểu mẫu”",
    ...{
      decision: "Theo Quyết định số 2878/QĐ-BCA ngày 22 tháng 4 năm 2026 của Bộ Công an",
      serial: "Số hiệu: 2026.01.000012",
    },
    ...{
      address: "https://cong.example/verify/0123456789abcdefghjkmnpqrs",
      remark: "Chấm theo bộ tiêu chí mẫu",
    },
  });
  const area = { ...row, kind: "residential", name: "Khối 1" } as RecognitionRow;
  expect(certificateOf(area, "https://cong.example/").where).toBe("Phường Thành Vinh, tỉnh Nghệ An");
  expect(certificate.mark).toBe("");
  // What was taken back is never printed as if it held.
  const taken = certificateOf({ ...row, standing: "withdrawn" }, "https://cong.example/");
  expect(taken.mark).toBe("ĐÃ THU HỒI");
  const marked = await certificatesPdf({ title: "Giấy", author: "Bộ Công an" }, [taken]);
  const plain = await certificatesPdf({ title: "Giấy", author: "Bộ Công an" }, [certificate]);
  expect(marked.length).toBeGreaterThan(plain.length);
  const file = await certificatesPdf({ title: "Giấy", author: "Bộ Công an" }, [certificate, certificate]);
  const text = Buffer.from(file).toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
  // Set in a face with all Vietnamese letters, which goes with the file.
  expect(text).toContain("FontFile2");
  expect(text).toMatch(/\+Tinos/);
}, 60_000);
