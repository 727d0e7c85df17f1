import type { ClientBase } from "pg";
import { literal } from "./sql";

type Level = "nation" | "province" | "commune";

/** Invented people and office numbers: [unit, post, name, from, to, decision]. */
const posts: readonly (readonly [Level, string, string, string, string, string | null, string])[] = [
  ["nation", "VN", "contact", "Thân Thị Bích Lan", "2025-03-01", null, "112/QĐ-V05"],
  ["province", "42", "head", "Quách Trọng Biên", "2023-05-10", "2025-07-01", "3021/QĐ-BCA"],
  ["province", "42", "head", "Kiều Khắc Hoàn", "2025-07-01", null, "4410/QĐ-BCA"],
  ["province", "42", "deputy", "Tống Duy Luân", "2024-02-15", null, "1187/QĐ-BCA"],
  ["province", "42", "contact", "Đậu Thị Thu Thao", "2025-08-01", null, "231/QĐ-CAT-PX01"],
  ["commune", "18562", "head", "Mạc Tiến Sáng", "2025-07-01", "2026-03-01", "412/QĐ-CAT-PX01"],
  ["commune", "18562", "deputy", "Chu Công Ninh", "2025-07-01", null, "413/QĐ-CAT-PX01"],
  ["commune", "18562", "officer", "Lưu Thị Hồng Phương", "2026-03-01", null, "97/QĐ-CAT-PX01"],
  ["province", "40", "head", "Phùng Bá Thịnh", "2025-07-01", null, "4415/QĐ-BCA"],
];

const seats: readonly (readonly [Level, string, string, string, string, string, string | null])[] = [
  ["nation", "VN", "Cục V05, Bộ Công an", "069 2340 000", "v05.mau@bca.example.vn", "2025-03-01", null],
  [
    "province",
    "42",
    "Trụ sở mẫu, thành phố Hà Tĩnh",
    "0239 3000 001",
    "pv05.mau@hatinh.example.vn",
    "2024-01-01",
    "2025-07-01",
  ],
  [
    "province",
    "42",
    "Trụ sở mẫu, phường Thành Sen",
    "0239 3000 002",
    "pv05.mau@hatinh.example.vn",
    "2025-07-01",
    null,
  ],
  [
    "commune",
    "18562",
    "Trụ sở mẫu, xã Thạch Hà",
    "0239 3000 118",
    "thachha.mau@hatinh.example.vn",
    "2025-07-01",
    null,
  ],
  [
    "province",
    "40",
    "Trụ sở mẫu, phường Trường Vinh",
    "0238 3000 002",
    "pv05.mau@nghean.example.vn",
    "2025-07-01",
    null,
  ],
];

const day = (value: string | null) => (value === null ? "null" : `date ${literal(value)}`);
const keeper = "(select id, full_name from app_user where username = 'v05.quantri') k";
const unit = (level: Level, code: string) =>
  `(select id from unit where level = ${literal(level)} and code = ${literal(code)} and valid_to is null) u`;

/** Who is in post and where one calls, so that the pages of units are not empty. */
export async function insertProfiles(client: ClientBase): Promise<void> {
  for (const [level, code, post, name, from, to, number] of posts) {
    await client.query(`
      insert into unit_post (unit_id, post, full_name, valid_from, valid_to, decision_number, entered_by_id, entered_by_name)
      select u.id, ${literal(post)}, ${literal(name)}, ${day(from)}, ${day(to)}, ${literal(number)}, k.id, k.full_name
        from ${unit(level, code)}, ${keeper}`);
  }
  for (const [level, code, address, phone, email, from, to] of seats) {
    await client.query(`
      insert into unit_contact (unit_id, address, phone, email, valid_from, valid_to, entered_by_id, entered_by_name)
      select u.id, ${literal(address)}, ${literal(phone)}, ${literal(email)}, ${day(from)}, ${day(to)}, k.id, k.full_name
        from ${unit(level, code)}, ${keeper}`);
  }
}
