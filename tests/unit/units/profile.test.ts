import { describe, expect, test } from "vitest";
import { outsideLife } from "@/lib/units/profile/term";
import { splitByTime, termInWords, withHead } from "@/lib/units/profile/view";
import { accountTitle } from "@/lib/units/profile/words";

describe("a term inside the life of its unit", () => {
  const running = { validFrom: "2025-07-01", validTo: null };
  const ending = { validFrom: "2025-07-01", validTo: "2026-10-01" };
  test.each([
    ["from the first day", "2025-07-01", null, running, null],
    ["a day too early", "2025-06-30", null, running, "before_unit"],
    ["open in a unit that ends", "2025-07-01", null, ending, null],
    ["to the very end", "2026-09-30", "2026-10-01", ending, null],
    ["a day too long", "2025-07-01", "2026-10-02", ending, "after_unit"],
    ["from the day after", "2026-10-01", null, ending, "begins_after_unit"],
  ] as const)("%s", (_, validFrom, validTo, life, code) => {
    expect(outsideLife({ validFrom, validTo }, life)?.code ?? null).toBe(code);
  });
});

describe("one head at a time on the screen", () => {
  const today = "2026-11-22";
  const row = (validFrom: string, validTo: string | null, putRight = false) => ({
    validFrom,
    validTo,
    putRight,
  });

  test("who comes is apart from who is there; a term that never was is past", () => {
    const now = row("2025-07-01", "2026-12-01");
    const coming = row("2026-12-01", null);
    const never = row("2027-01-01", "2026-12-01");
    const wrong = row("2025-07-01", null, true);
    expect(splitByTime([now, coming, never, wrong], today)).toEqual({
      now: [now],
      coming: [coming],
      past: [never, wrong],
    });
    expect(termInWords(never, today)).toContain("không có hiệu lực");
  });

  const chief = { role: "commune_chief" } as const;
  const officer = { role: "commune_officer" } as const;
  test.each([
    ["nobody recorded", [chief, officer], [], [true, true]],
    ["a head recorded", [chief], [{ post: "head" as const }], [false]],
    ["a deputy recorded", [chief], [{ post: "deputy" as const }], [true]],
    ["two accounts", [chief, chief], [], [false, false]],
  ])("the account of a chief, %s", (_, accounts, posts, asHead) => {
    const shown = withHead(accounts, posts);
    expect(shown.map((one) => one.asHead)).toEqual(asHead);
    const titles = shown.map((one) => accountTitle(one.role, one.asHead));
    expect(
      titles.filter((title) => title.startsWith("Trưởng")).length +
        posts.filter(({ post }) => post === "head").length,
    ).toBeLessThanOrEqual(1);
  });
});
