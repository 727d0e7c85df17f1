import { describe, expect, test } from "vitest";
import { secretCaption, secretLine, secretName } from "@/lib/core/secret-marks";

describe("marks of secrecy in names", () => {
  test.each([
    "Tối mật.pdf",
    "bao cao TUYET MAT.docx",
    "toi-mat-2026.pdf",
    "12_MẬT.pdf",
    "Báo cáo (Mật).pdf".replace("Mật", "MẬT"),
    "tuyệt_mật.pdf",
    "Tối mật.pdf".normalize("NFD"),
    "TUYÖT MËT.doc",
    "TOI MAT ke hoach.pdf",
    "toimat.pdf",
    "Kế hoạch (Mật).pdf",
    "Kế hoạch_Mật.docx",
    "mật - danh sách.xlsx",
    "T.Ố.I M.Ậ.T.pdf",
  ])("%s bears one", (name) => expect(secretName(name)).toBe(true));

  test.each([
    "Bảo mật thông tin.pdf",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf",
    "Mật độ dân cư.xlsx",
    "toi mat tran to quoc.jpg",
    "Mật ong rừng.jpg",
    "anh Mat tran.jpg",
    "di toi mat bang moi.jpg",
    "Quy chế bảo_mật.docx",
    "bí-mật.txt",
    "Nuôi ong lấy mật.jpg",
    "Mat khau.pdf",
  ])("%s bears none", (name) => expect(secretName(name)).toBe(false));
});

describe("marks of secrecy in texts", () => {
  test.each([
    "CÔNG AN TỈNH\nMẬT\nSố: 12",
    "  [ Tối mật ]  ",
    "T U Y Ệ T   M Ậ T",
    "Độ mật: Mật",
    "BỘ CÔNG AN    TUYỆT MẬT    Số 5",
    "CÔNG AN TỈNH\tMẬT",
    "MËT",
    "TOÁI MAÄT",
    "MẬT".normalize("NFD"),
  ])("%j bears one", (text) => expect(secretLine(text)).not.toBeNull());

  test.each([
    "Tuyên truyền bảo vệ bí mật nhà nước",
    "danh mục bí mật nhà nước độ Tuyệt mật, độ Tối mật, độ Mật",
    "BAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT",
    "GIỮ GÌN BÍ MẬT QUÂN SỰ",
    "Mật độ dân số 120 người",
    "Nuôi ong lấy mật",
    "",
  ])("%j bears none", (text) => expect(secretLine(text)).toBeNull());
});

test("what is written beside a file is held to both", () => {
  for (const marked of ["Công văn TỐI MẬT của tỉnh", "Mật", "Tuyệt mật"])
    expect(secretCaption(marked)).toBe(true);
  for (const plain of ["Tuyên truyền bảo vệ bí mật nhà nước", "Lễ ký giao ước", ""])
    expect(secretCaption(plain)).toBe(false);
});
