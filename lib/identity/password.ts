import type { Issue } from "@/lib/core/refusal";
import { commonPasswords } from "./common-passwords";

/** Shortest and longest password; no rule about kinds of characters and none about age (NIST SP 800-63B). */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

const issue = (code: string, message: string): Issue => ({ path: "password", code, message });

/** What speaks against a password that somebody wants to use; an empty list means that it is good. */
export function passwordIssues(password: string, username: string): Issue[] {
  const letters = [...password.normalize("NFC")];
  if (letters.length < PASSWORD_MIN) {
    return [issue("password_short", `Dùng mật khẩu từ ${PASSWORD_MIN} ký tự trở lên, ví dụ một câu dễ nhớ.`)];
  }
  if (letters.length > PASSWORD_MAX) {
    return [issue("password_long", `Rút gọn mật khẩu còn tối đa ${PASSWORD_MAX} ký tự.`)];
  }
  const plain = unmarked(password);
  if (plain.includes(unmarked(username))) {
    return [issue("password_username", "Không dùng tên đăng nhập trong mật khẩu.")];
  }
  if (commonPasswords.has(plain) || new Set(letters).size < 4) {
    return [
      issue("password_common", "Mật khẩu này dễ đoán. Chọn một mật khẩu khác, ví dụ một câu chỉ bạn biết."),
    ];
  }
  return [];
}

function unmarked(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d");
}

// Without 0, O, 1, l, i: the password is read from a sheet of paper or heard on the telephone.
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password out of random bytes: four groups of four, about 79 bits. Bytes that would favour some letters are skipped. */
export function spellPassword(bytes: Uint8Array): string {
  const even = 256 - (256 % alphabet.length);
  const letters = [...bytes].filter((byte) => byte < even).map((byte) => alphabet[byte % alphabet.length]);
  if (letters.length < 16) throw new Error("too few random bytes");
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join("")).join("-");
}
