import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FestivalFilter } from "@/components/festivals/points/festival-filter";
import { parts, readFilter } from "@/lib/festivals/points/filter";

const shown = (params: Record<string, string>) =>
  renderToStaticMarkup(
    createElement(FestivalFilter, {
      filter: readFilter(params),
      seasons: [{ id: "1", year: 2026 }] as never,
      oneUnit: false,
    }),
  );
/** What is chosen, in the order of the fields. */
const chosen = (html: string) =>
  [...html.matchAll(/<option[^>]* selected=""[^>]*>([^<]*)</g)]
    .map(([, words]) => words)
    .filter((words) => words !== "Tất cả");

describe("the filter of the list of points", () => {
  test.each(parts)("a list asked for its %s says so in a field that can be changed", (part) => {
    const html = shown({ season: "2026", has: part });
    expect(html).not.toMatch(/type="hidden" name="has"/);
    expect(html).toMatch(/<select[^>]*name="has"/);
    expect(chosen(html)).toHaveLength(2);
  });

  test("also where a link asks for several parts at once", () => {
    const html = shown({ season: "2026", has: "medal,merit" });
    expect(chosen(html)).toEqual(["Năm 2026", "Có Kỷ niệm chương, Có Bằng khen của Bộ"]);
    expect(chosen(shown({ season: "2026" }))).toEqual(["Năm 2026"]);
  });
});
