import { fraction, hash, pick, texts } from "./sql";

/**
 * Invented people are made of parts. Given names and middle names of well-known leaders are left out, so that no
 * combination is the name of one of them.
 */
const families = [
  ...["Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Trần", "Lê", "Lê", "Phạm"],
  ...["Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đoàn", "Đinh"],
  ...[
    "Trịnh",
    "Hà",
    "Tạ",
    "Chu",
    "Cao",
    "Thái",
    "Lưu",
    "Phùng",
    "Quách",
    "Mạc",
    "Tống",
    "Kiều",
    "Thân",
    "Đậu",
  ],
] as const;

const highland = [
  ...["Nông", "Hoàng", "Lò", "Vi", "Lường", "Quàng", "Vàng", "Giàng", "Sùng", "Bàn", "Triệu", "Hà", "Bế"],
  ...["Ma", "Đàm", "Cà", "Lý", "Thào", "Nguyễn", "Trần"],
] as const;

const menMiddle = [
  ...[
    "Văn",
    "Văn",
    "Văn",
    "Đức",
    "Hữu",
    "Công",
    "Ngọc",
    "Thanh",
    "Duy",
    "Mạnh",
    "Tiến",
    "Anh",
    "Trọng",
    "Khắc",
  ],
  ...["Việt", "Hoàng", "Bá", "Thế", "Quý", "Sỹ"],
] as const;

const menGiven = [
  ...["An", "Bách", "Bằng", "Biên", "Công", "Cảnh", "Đại", "Đăng", "Đạt", "Đông", "Hậu", "Hòa"],
  ...["Hoàn", "Hội", "Kiên", "Khánh", "Khôi", "Lĩnh", "Lộc", "Luân", "Nam"],
  ...["Nhân", "Ninh", "Phong", "Phương", "Quân", "Quyết", "Sáng", "Sơn", "Tài", "Tân", "Thạch", "Thao"],
  ...["Thiện", "Thịnh", "Thuận", "Toàn", "Trường", "Tuyên", "Tường", "Vinh", "Vượng"],
] as const;

const womenMiddle = ["Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Minh", "Bích", "Hồng", "Diệu"] as const;

const womenGiven = [
  ...[
    "Ánh",
    "Bình",
    "Chi",
    "Cúc",
    "Dung",
    "Duyên",
    "Giang",
    "Hà",
    "Hạnh",
    "Hằng",
    "Hiền",
    "Hoa",
    "Hương",
    "Lan",
  ],
  ...["Lệ", "Liên", "Linh", "Loan", "Lương", "Lý", "My", "Nga", "Nhàn", "Nhung", "Oanh", "Phượng", "Quyên"],
  ...["Quỳnh", "Sen", "Tâm", "Thắm", "Thảo", "Thoa", "Thơm", "Trang", "Trinh", "Tuyết", "Uyên", "Vân", "Yến"],
] as const;

/** The name of an invented person; about one in four is a woman. `inHighland` is an SQL condition. */
export function personName(key: string, inHighland = "false"): string {
  const family = `case when ${inHighland} then ${pick(highland, key, 11)} else ${pick(families, key, 12)} end`;
  const given = (middle: readonly string[], last: readonly string[], purpose: number) =>
    `${pick(middle, key, purpose)} || ' ' || (${texts(last)})[(1 + ${hash(key, purpose + 1)} % ${last.length})::int]`;
  return `(${family} || ' ' || case when ${fraction(key, 13)} < 0.26 then ${given(womenMiddle, womenGiven, 14)} else ${given(menMiddle, menGiven, 16)} end)`;
}

/** Villages: two halves; numbered so that no name comes twice within a commune. */
export const villageFirst = [
  ...[
    "Tân",
    "Đông",
    "Nam",
    "Bắc",
    "Trung",
    "Phú",
    "An",
    "Hòa",
    "Bình",
    "Yên",
    "Thanh",
    "Hồng",
    "Long",
    "Xuân",
  ],
  ...["Kim", "Ngọc"],
] as const;
export const villageLast = [
  ...["Sơn", "Tiến", "Thịnh", "Phong", "Hải", "Giang", "Thành", "Lợi", "Hưng", "Quang", "Thượng", "Hạ", "Mỹ"],
  ...["Lộc"],
] as const;
