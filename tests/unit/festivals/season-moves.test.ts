import { describe, expect, test } from "vitest";
import { movesOf, reopenText, seasonEditObstacles, takesRecords } from "@/lib/festivals/seasons/moves";
import { createSeasonInput, lockSeasonInput, reopenSeasonInput } from "@/lib/festivals/seasons/schema";
import { type StateCount, seasonReaders, unfinishedByLevel } from "@/lib/festivals/seasons/view";
import { differing } from "@/tests/support/differing";

describe("the life of a season", () => {
  test.each([
    ["draft", ["open"], false],
    ["open", ["lock"], true],
    ["locked", ["reopen"], false],
    ["reopened", ["lock"], true],
  ] as const)("%s leads to %j; takes records: %s", (state, moves, takes) => {
    expect(movesOf(state)).toEqual(moves);
    expect(takesRecords(state)).toBe(takes);
  });

  test("only a locked season cannot be changed", () => {
    expect(seasonEditObstacles("open")).toEqual([]);
    expect(seasonEditObstacles("locked").map((issue) => issue.code)).toEqual(["season_locked"]);
  });

  test("the limit of a reopening is told after its reason", () => {
    expect(reopenText("Bổ sung quà", "")).toBe("Bổ sung quà");
    expect(reopenText("Bổ sung quà", "Hà Tĩnh")).toBe("Bổ sung quà\nPhạm vi: Hà Tĩnh");
  });
});

const season = {
  year: "2026",
  theme: "Chung sức giữ bình yên",
  startsOn: "01/7/2026",
  endsOn: "19/8/2026",
  planDueOn: "15/6/2026",
  resultDueOn: "31/8/2026",
  reportDueOn: "15/9/2026",
};

const paths = (input: Record<string, unknown>) => {
  const result = createSeasonInput.safeParse({ ...season, ...input });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
};

describe("what a season may say", () => {
  test.each([
    [{}, []],
    [{ year: "hai nghìn" }, ["year"]],
    [{ theme: "  " }, ["theme"]],
    [{ startsOn: "30/12/2025" }, ["startsOn"]],
    [{ endsOn: "30/6/2026" }, ["endsOn"]],
    [{ resultDueOn: "14/6/2026" }, ["resultDueOn"]],
    [{ reportDueOn: "30/8/2026" }, ["reportDueOn"]],
    [{ documents: [{ number: "142/V05-P5", issuedOn: "05/5/2026", title: "Hướng dẫn" }] }, []],
    [
      { documents: [{ number: "số 142", issuedOn: "05/5/2026", title: "Hướng dẫn" }] },
      ["documents.0.number"],
    ],
    [
      { documents: [{ number: "", issuedOn: "", title: "Hướng dẫn" }] },
      ["documents.0.number", "documents.0.issuedOn"],
    ],
    [{ documents: [{ number: "", issuedOn: "", title: "" }] }, []],
  ])("%j is refused at %j", (input, expected) => {
    expect(paths(input)).toEqual(expected);
  });

  test("a lock wants its confirmation, a reopening its reason", () => {
    const id = "01890000-0000-7000-8000-000000000001";
    expect(lockSeasonInput.safeParse({ id, version: "1" }).success).toBe(false);
    expect(lockSeasonInput.safeParse({ id, version: "1", confirmed: "yes" }).success).toBe(true);
    expect(reopenSeasonInput.safeParse({ id, version: "1", reason: " " }).success).toBe(false);
    expect(reopenSeasonInput.parse({ id, version: "1", reason: "Đính chính" }).limit).toBe("");
  });
});

describe("what a lock would stop", () => {
  const row = (
    kind: StateCount["kind"],
    state: StateCount["state"],
    level: StateCount["level"],
    count: number,
  ) => ({
    kind,
    state,
    level,
    count,
  });

  test("unfinished records by level, finished ones left out", () => {
    expect(
      unfinishedByLevel([
        row("festival", "sent", "commune", 3),
        row("festival", "returned", "commune", 2),
        row("festival", "accepted", "commune", 90),
        row("plan", "draft", "commune", 4),
        row("report", "locked", "province", 30),
        row("report", "draft", "province", 1),
      ]),
    ).toEqual([
      { level: "province", festivals: 0, plans: 0, reports: 1 },
      { level: "commune", festivals: 5, plans: 4, reports: 0 },
    ]);
  });
});

test("two versions of a season differ in the fields that differ", () => {
  const base = createSeasonInput.parse(season);
  expect(differing(seasonReaders, base, base)).toEqual([]);
  expect(differing(seasonReaders, { ...base, reportDueOn: "2026-09-20" }, base)).toEqual([
    { path: "reportDueOn", label: "Hạn báo cáo của tỉnh", mine: "20/9/2026", theirs: "15/9/2026" },
  ]);
});
