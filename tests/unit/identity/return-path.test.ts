import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { returnPath } from "@/lib/identity/return-path";
import { cleanUsername } from "@/lib/identity/username";

describe("the way back after sign-in", () => {
  test.each([
    ["/festivals?season=2026&kept=abc", "/festivals?season=2026&kept=abc"],
    ["/units/1#line", "/units/1#line"],
    ["", "/"],
    [undefined, "/"],
    [["/a", "/b"], "/"],
    ["https://evil.example", "/"],
    ["units", "/"],
    ["//evil.example", "/"],
    ["//evil.example/units", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["/a/..//evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?next=/sign-in", "/"],
    ["/api/figures", "/"],
  ])("%j leads to %s", (wanted, expected) => {
    expect(returnPath(wanted)).toBe(expected);
  });

  test("never leads to another site", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("/", "\\", ".", "a", ":", "@", "?", "#", "\t", "\n", "%", "2", "f"),
        }),
        (wanted) => {
          expect(new URL(returnPath(`/${wanted}`), "https://portal.example").origin).toBe(
            "https://portal.example",
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a user name as it is kept", () => {
  test.each([
    ["  HaTinh.CanBo ", "hatinh.canbo"],
    ["hàtĩnh.cánbộ", "hatinh.canbo"],
    ["đ\u0000a", "da"],
    ["a".repeat(80), "a".repeat(64)],
  ])("%j", (typed, kept) => {
    expect(cleanUsername(typed)).toBe(kept);
  });
});
