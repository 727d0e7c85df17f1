import { describe, expect, test } from "vitest";
import { paperIssues, planWarnings } from "@/lib/festivals/plans/checks";
import { acceptedNote, acceptPlansInput, createPlanInput, planFilter } from "@/lib/festivals/plans/schema";
import { type PlanContent, planReaders } from "@/lib/festivals/plans/view";
import { differing } from "@/tests/support/differing";

const signed = { number: "122/KH-UBND", issuedOn: "2026-06-10", signer: "Trần Văn Mẫu" };

describe("what a paper needs to be sent", () => {
  test.each([
    [signed, []],
    [{ ...signed, number: "" }, ["number"]],
    [{ ...signed, issuedOn: null }, ["issuedOn"]],
    [{ ...signed, issuedOn: "2026-11-22" }, ["issuedOn"]],
    [{ ...signed, issuedOn: "2026-11-21" }, []],
    [{ ...signed, signer: "" }, ["signer"]],
    [{ number: "", issuedOn: null, signer: "" }, ["number", "issuedOn", "signer"]],
  ])("%j lacks %j", (paper, expected) => {
    expect(paperIssues(paper, "2026-11-21").map((issue) => issue.path)).toEqual(expected);
  });
});

describe("what looks unusual in a plan", () => {
  const window = { startsOn: "2026-07-01", endsOn: "2026-08-19" };
  const plan = { communePoints: 1, residentialPoints: null, agencyPoints: null, pilots: [] };

  test.each([
    [plan, []],
    [{ ...plan, communePoints: null }, ["communePoints"]],
    [{ ...plan, communePoints: 0 }, ["communePoints"]],
    [{ ...plan, pilots: [{ place: "Thôn Nam", plannedOn: "2026-06-30" }] }, ["pilots.0.plannedOn"]],
    [{ ...plan, pilots: [{ place: "Thôn Nam", plannedOn: null }] }, []],
  ])("%j: %j", (value, expected) => {
    expect(planWarnings(value, window).map((issue) => issue.path)).toEqual(expected);
  });
});

const ids = {
  unitId: "01890000-0000-4000-8000-000000000001",
  seasonId: "01890000-0000-4000-8000-000000000002",
};

const paths = (input: Record<string, unknown>) => {
  const result = createPlanInput.safeParse({ ...ids, ...input });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
};

describe("what a plan may say", () => {
  test.each([
    [{}, []],
    [{ number: "122/KH-UBND" }, []],
    [{ number: "kế hoạch 122" }, ["number"]],
    [{ communePoints: "1.407" }, []],
    [{ communePoints: "-1" }, ["communePoints"]],
    [{ communePoints: "1,5" }, ["communePoints"]],
    [{ budgetState: "35.000.000" }, []],
    [{ budgetSocial: "ba triệu" }, ["budgetSocial"]],
    [{ issuedOn: "31/02/2026" }, ["issuedOn"]],
    [{ pilots: [{ place: "Thôn Nam", level: "residential", plannedOn: "9/8/2026" }] }, []],
    [{ pilots: [{ place: "", level: "hamlet", plannedOn: "" }] }, ["pilots.0.place", "pilots.0.level"]],
  ])("%j is refused at %j", (input, expected) => {
    expect(paths(input)).toEqual(expected);
  });
});

test("an address of the list that makes no sense is as if it were empty", () => {
  expect(
    planFilter.parse({ season: "x", unit: "42; drop", level: "moon", state: "lost", page: "-1", sort: "?" }),
  ).toEqual({
    season: "",
    unit: "",
    q: "",
    level: "",
    state: "",
    sort: "unit",
    dir: "asc",
    page: 1,
  });
});

test("two versions of a plan differ in the fields that differ, as people read them", () => {
  const {
    unitId: _unit,
    seasonId: _season,
    ...base
  } = createPlanInput.parse({ ...ids, residentialPoints: "12" });
  const mine: PlanContent = {
    ...base,
    residentialPoints: 1407,
    budgetState: 5_000_000n,
    pilots: [{ place: "Thôn Nam", level: "residential", plannedOn: "2026-08-09" }],
  };
  expect(differing(planReaders, base, base)).toEqual([]);
  expect(differing(planReaders, mine, base)).toEqual([
    { path: "residentialPoints", label: "Điểm khu dân cư", mine: "1.407", theirs: "12" },
    { path: "budgetState", label: "Ngân sách nhà nước", mine: "5.000.000", theirs: "" },
    {
      path: "pilots",
      label: "Điểm chỉ đạo",
      mine: "Thôn Nam, Thôn, tổ dân phố, khu dân cư, 09/8/2026",
      theirs: "",
    },
  ]);
});

describe("accepting many", () => {
  test("nothing ticked is said in words", () => {
    for (const ids of [undefined, []]) {
      expect(acceptPlansInput.safeParse({ ids }).error?.issues[0]?.message).toBe(
        "Chọn ít nhất một kế hoạch trong danh sách.",
      );
    }
  });

  test("the way back stays inside the list", () => {
    const until = "2026-11-21T01:42:00.000Z";
    const ids = ["01890000-0000-4000-8000-000000000001"];
    expect(acceptPlansInput.parse({ ids, until, back: "https://elsewhere.vn" }).back).toBe(
      "/festivals/plans",
    );
    expect(acceptPlansInput.parse({ ids, until, back: "/festivals/plans?season=2026" }).back).toBe(
      "/festivals/plans?season=2026",
    );
  });

  test.each([
    [{}, null],
    [{ accepted: "x", left: "1" }, null],
    [{ accepted: "2", left: "0" }, "Đã tiếp nhận 2 kế hoạch."],
  ])("%j is told as %s", (params, said) => {
    expect(acceptedNote(params)).toBe(said);
  });
});
