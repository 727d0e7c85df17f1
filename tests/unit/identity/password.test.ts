import { describe, expect, test } from "vitest";
import { commonPasswords } from "@/lib/identity/common-passwords";
import { decoyHash, hashPassword, verifyPassword } from "@/lib/identity/hash";
import { PASSWORD_MIN, passwordIssues, spellPassword } from "@/lib/identity/password";

const codes = (password: string, username = "hatinh.canbo") =>
  passwordIssues(password, username).map((issue) => issue.code);

describe("what a password must be", () => {
  test.each([
    ["nine letters", "abcd efgh", ["password_short"]],
    ["ten letters, no digit, no capital", "ruộng xa nhà", []],
    ["letters are counted, not bytes", "đđưưươơơăâ", []],
    ["129 letters", "ab12".repeat(33).slice(0, 129), ["password_long"]],
    ["the user name", "hatinh.canbo", ["password_username"]],
    ["the user name with something after it", "HaTinh.CanBo2026", ["password_username"]],
    ["a common one", "matkhau123", ["password_common"]],
    ["a common one with capitals and marks", "Mậtkhẩu123", ["password_common"]],
    ["one letter many times", "aaaaaaaaaaaa", ["password_common"]],
    ["three letters in turns", "abcabcabcabc", ["password_common"]],
  ])("%s", (_, password, expected) => {
    expect(codes(password)).toEqual(expected);
  });

  test("no entry of the common ones is too short to matter", () => {
    expect([...commonPasswords].filter((word) => word.length < PASSWORD_MIN)).toEqual([]);
  });
});

describe("a first password", () => {
  test("is long enough, readable, and passes the rule", () => {
    const password = spellPassword(crypto.getRandomValues(new Uint8Array(64)));
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(codes(password)).toEqual([]);
  });

  test("drops the bytes that would favour some letters", () => {
    expect(() => spellPassword(new Uint8Array(64).fill(255))).toThrow();
  });
});

describe("how a password is kept", () => {
  test("argon2id, 19 MiB, two passes, one lane; the decoy costs the same", async () => {
    const head = "$argon2id$v=19$m=19456,t=2,p=1$";
    expect((await hashPassword("bờ ao sau vườn")).startsWith(head)).toBe(true);
    expect(decoyHash.startsWith(head)).toBe(true);
  });

  test("two spellings of one Vietnamese letter are one password", async () => {
    const kept = await hashPassword("hoà bình 1975".normalize("NFD"));
    expect(await verifyPassword(kept, "hoà bình 1975".normalize("NFC"))).toBe(true);
    expect(await verifyPassword(kept, "hoà bình 1976")).toBe(false);
  });
});
