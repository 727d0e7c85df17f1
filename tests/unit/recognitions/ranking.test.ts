import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeFrom, codeLength, codeText, readCode } from "@/lib/recognitions/decisions/code";
import { type Ranked, rank } from "@/lib/recognitions/decisions/ranking";
import { standingOf } from "@/lib/recognitions/decisions/words";

const row = (id: string, change: Partial<Ranked> = {}): Ranked => ({
  ...{ id, total: 9000, met: 20, satisfied: 9500, unitCode: "18001", name: id },
  sentAt: new Date("2026-11-20T01:00:00Z"),
  ...change,
});
const order = (rows: Ranked[]) => rank(rows).map(({ id, place }) => `${place} ${id}`);

describe("the written rule of ties", () => {
  test("total, then criteria met, then satisfaction, then who sent first, then the code", () => {
    const later = new Date("2026-11-21T01:00:00Z");
    expect(
      order([
        row("code", { unitCode: "18009" }),
        row("late", { sentAt: later }),
        row("liked", { satisfied: 9600 }),
        row("best", { total: 9100 }),
        row("met", { met: 21 }),
        row("first"),
      ]),
    ).toEqual(["1 best", "2 met", "3 liked", "4 first", "4 code", "4 late"]);
  });

  test("the same list in any order comes out the same, places never fall", () => {
    const some = fc.array(
      fc.record({
        ...{ id: fc.uuid(), total: fc.integer({ min: 0, max: 3 }), met: fc.integer({ min: 0, max: 2 }) },
        satisfied: fc.option(fc.integer({ min: 0, max: 2 })),
        sentAt: fc.option(fc.date({ noInvalidDate: true })),
        unitCode: fc.constantFrom("1", "2"),
        name: fc.constantFrom("An", "Ân"),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, fc.integer(), (rows, turn) => {
        const unique = [...new Map(rows.map((one) => [one.id, one])).values()];
        const ranked = rank(unique);
        const turned = [...unique].sort((a, b) => (a.id < b.id ? -1 : 1) * (turn % 2 === 0 ? 1 : -1));
        expect(rank(turned)).toEqual(ranked);
        const places = ranked.map(({ place }) => place);
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }),
    );
  });
});

describe("codes of certificates", () => {
  test("130 bits, read back as people copy them", () => {
    const code = codeFrom(new Uint8Array(codeLength).map((_, at) => at * 7));
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(readCode(codeText(code).toUpperCase())).toBe(code);
    expect(readCode(` ${code} `)).toBe(code);
    expect(readCode(code.slice(1))).toBeNull();
    expect(readCode(`${code.slice(1)}u`)).toBeNull();
    expect(() => codeFrom(new Uint8Array(25))).toThrow();
  });
  test("every byte tells five bits, evenly", () => {
    const seen = new Set(
      Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array(26).fill(byte))[0]),
    );
    expect(seen.size).toBe(32);
  });
});

test("a recognition stands by its day", () => {
  const valid = { state: "valid" as const, validTo: null, unitValidTo: null, decidedAfterMerger: false };
  expect(standingOf(valid, "2026-11-22")).toBe("valid");
  expect(standingOf({ ...valid, validTo: "2026-11-22" }, "2026-11-22")).toBe("expired");
  expect(standingOf({ ...valid, unitValidTo: "2026-11-22" }, "2026-11-22")).toBe("pending");
  expect(standingOf({ ...valid, unitValidTo: "2026-11-22", decidedAfterMerger: true }, "2026-11-22")).toBe(
    "valid",
  );
  expect(standingOf({ ...valid, state: "withdrawn", validTo: "2026-01-01" }, "2026-11-22")).toBe("withdrawn");
});
