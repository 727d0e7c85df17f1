import { expect, test } from "vitest";
import { paperDocx } from "@/lib/core/paper-docx";
import { certificateOf } from "@/lib/recognitions/decisions/certificate";
import { certificatesPdf } from "@/lib/recognitions/decisions/certificate-pdf";
import { decisionPaper, submissionPaper } from "@/lib/recognitions/decisions/papers";
import type { DecisionLine, DecisionView, RecognitionRow } from "@/lib/recognitions/decisions/view";

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
  expect(JSON.stringify(paper.blocks)).toContain("Điều 1. Công nhận 02 khu dân cư đạt");
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
      class: "",
    },
    ...{ schemeTitle: "Công an phường kiểu mẫu", year: 2026, number: "2878/QĐ-BCA", decidedOn: "2026-04-22" },
    ...{
      issuer: "Bộ Công an",
      signerName: "Nguyễn Văn Ký",
      signerPost: "Bộ trưởng Bộ Công an",
      deciderLevel: "nation",
    },
    ...{ deciderName: "VN", serial: "2026.01.000012", code: "0123456789abcdefghjkmnpqrs", sample: true },
  } as RecognitionRow;
  const certificate = certificateOf(row, "https://cong.example/");
  expect(certificate).toMatchObject({
    ...{ heading: "GIẤY CHỨNG NHẬN", name: "Công an phường Thành Vinh", where: "Nghệ An" },
    ...{
      decision: "Theo Quyết định số 2878/QĐ-BCA ngày 22 tháng 4 năm 2026 của Bộ Công an",
      serial: "Số hiệu: 2026.01.000012",
    },
    ...{
      address: "https://cong.example/verify/0123456789abcdefghjkmnpqrs",
      remark: "Chấm theo bộ tiêu chí mẫu",
    },
  });
  const file = await certificatesPdf({ title: "Giấy", author: "Bộ Công an" }, [certificate, certificate]);
  const text = Buffer.from(file).toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2);
  // Set in a face with all Vietnamese letters, which goes with the file.
  expect(text).toContain("FontFile2");
  expect(text).toMatch(/\+Tinos/);
}, 60_000);
