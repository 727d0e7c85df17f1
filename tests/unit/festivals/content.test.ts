import { expect, test } from "vitest";
import { merge } from "@/lib/core/merge";
import { fieldWords, formSteps, stepAfter, stepOf } from "@/lib/festivals/points/content";
import { contentMark, readersOf } from "@/lib/festivals/points/display";
import { filterQuery, readFilter, sortedBy } from "@/lib/festivals/points/filter";

test("every field stands on exactly one step", () => {
  const placed = Object.values(formSteps).flatMap((step): readonly string[] => step.keys);
  expect(placed.toSorted()).toEqual(Object.keys(fieldWords).toSorted());
  expect(stepOf("gifts")).toBe("gifts");
  expect(stepAfter("general")).toBe("programme");
  expect(stepAfter("evaluation")).toBe("check");
});

test("a mark changes with what it stands for and with nothing else", () => {
  const one = { ceremony: ["awards"], festivity: [], name: "a", spentState: 5n } as never;
  expect(contentMark(["ceremony"], one)).toBe(
    contentMark(["ceremony"], { ...(one as object), name: "b" } as never),
  );
  expect(contentMark(["spentState"], one)).not.toBe(contentMark(["spentState"], { spentState: 6n } as never));
});

test("what differs is told in the words of the form, to the đồng", () => {
  const gift = (value: bigint) => ({ recipient: "other", count: 2, value }) as const;
  const theirs = { turnout: 300, gifts: [gift(1_000_000n)] } as never;
  const sides = { original: {}, mine: { turnout: 400, gifts: [gift(1_000_001n)] }, theirs };
  expect(merge(readersOf(["turnout", "gifts"]), sides, {}).differences).toMatchObject([
    { path: "turnout", label: "Lượt người tham gia", mine: "400", theirs: "300" },
    {
      path: "gifts",
      label: "Quà tặng",
      mine: "Đối tượng khác: 2 suất, 1.000.001 đồng",
      theirs: "Đối tượng khác: 2 suất, 1.000.000 đồng",
    },
  ]);
});

test("a filter survives the address; what nobody knows is left out", () => {
  const address =
    "season=2026&unit=H%C3%A0+T%C4%A9nh&host=commune%2Cresidential&state=sent&late=1&q=th%C3%B4n&sort=-turnout%2Cname&page=3";
  expect(filterQuery(readFilter(Object.fromEntries(new URLSearchParams(address))))).toBe(address);
  expect(
    filterQuery(readFilter({ season: "x", page: "-1", sort: "drop table", tier: ["moon"], q: undefined })),
  ).toBe("");
});

test("a click on a column sorts by it, a second one turns it round", () => {
  const once = sortedBy([], "turnout");
  expect(once).toEqual([{ key: "turnout", descending: true }]);
  expect(sortedBy(once, "turnout")[0]).toEqual({ key: "turnout", descending: false });
  expect(sortedBy(once, "name").map(({ key }) => key)).toEqual(["name", "turnout"]);
});
