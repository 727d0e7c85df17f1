import { describe, expect, test } from "vitest";
import { missing, warnings } from "@/lib/festivals/points/checks";
import type { Content } from "@/lib/festivals/points/content";
import { type CheckContext, impossible } from "@/lib/festivals/points/impossible";

const content: Content = {
  name: "Ngày hội thôn Đông",
  hostLevel: "residential",
  place: "Nhà văn hóa",
  heldOn: "2026-08-09",
  startsAt: "07:30",
  endsAt: "10:30",
  areaClass: "normal",
  areaTraits: [],
  pilotOf: "none",
  expectedLeaders: "",
  ceremony: ["flag_salute"],
  festivity: [],
  status: "held",
  statusReason: "",
  turnout: 200,
  delegates: 20,
  topTier: "commune",
  guests: [],
  gifts: [],
  pledges: [],
  models: [],
  awards: [],
  spentState: null,
  spentSocial: null,
  outreach: null,
  goodPractice: "",
  shortcomings: "",
  proposals: "",
};

const context: CheckContext = {
  year: 2026,
  startsOn: "2026-07-01",
  endsOn: "2026-08-19",
  today: "2026-11-21",
};
const guest = { fullName: "Trần Mẫu", jobTitle: "", organisation: "" };

test("an ordinary point has nothing wrong, nothing missing, nothing doubtful", () => {
  expect(impossible(content, context)).toEqual([]);
  expect(missing(content)).toEqual([]);
  expect(warnings(content, context)).toEqual([]);
});

const old = { year: 2024, startsOn: "2024-07-01", endsOn: "2024-08-19", today: "2026-11-21" };

describe("impossible values, each with its field", () => {
  test.each<[string, Partial<Content>, Partial<CheckContext>, string[]]>([
    ["hours:endsAt", { endsAt: "07:30" }, {}, ["endsAt"]],
    ["one hour alone is fine", { endsAt: null }, {}, []],
    ["delegates over turnout", { delegates: 201 }, {}, ["delegates"]],
    ["as many delegates as people", { delegates: 200 }, {}, []],
    ["postponed without a reason", { status: "postponed" }, {}, ["statusReason"]],
    ["cancelled with a reason", { status: "cancelled", statusReason: "bão" }, {}, []],
    [
      "a guest above the top tier names both",
      { guests: [{ ...guest, tier: "ministry" }] },
      {},
      ["guests.0.tier", "topTier"],
    ],
    ["a guest of the same tier", { guests: [{ ...guest, tier: "commune" }] }, {}, []],
    ["a district leader after 01/7/2025", { topTier: "district" }, {}, ["topTier"]],
    ["a district leader before", { topTier: "district", heldOn: "2024-08-01" }, old, []],
    [
      "a district guest after 01/7/2025",
      { topTier: "province", guests: [{ ...guest, tier: "district" }] },
      {},
      ["guests.0.tier"],
    ],
    [
      "a district award after 01/7/2025",
      {
        awards: [
          { authority: "district_committee", form: "commendation", recipient: "individual", count: 1 },
        ],
      },
      {},
      ["awards.0.authority"],
    ],
    ...(
      [
        ["commune_committee", "medal"],
        ["province_committee", "medal"],
        ["commune_committee", "merit_certificate"],
        ["province_police", "merit_certificate"],
        ["ministry", "commendation"],
        ["province_committee", "commendation"],
      ] as const
    ).map(([authority, form]): [string, Partial<Content>, Partial<CheckContext>, string[]] => [
      `${form} of ${authority}`,
      { awards: [{ authority, form, recipient: "collective", count: 5 }] },
      {},
      ["awards.0.form"],
    ]),
    [
      "what each may give",
      {
        awards: (
          [
            ["ministry", "medal"],
            ["ministry", "merit_certificate"],
            ["province_committee", "merit_certificate"],
            ["commune_committee", "commendation"],
            ["province_police", "commendation"],
            ["other", "commendation"],
          ] as const
        ).map(([authority, form]) => ({ authority, form, recipient: "collective", count: 1 })),
      },
      {},
      [],
    ],
    ["a district as host", { hostLevel: "district" }, {}, ["hostLevel"]],
    ["a pilot of a district", { pilotOf: "district" }, {}, ["pilotOf"]],
    ["another year", { heldOn: "2025-08-09" }, {}, ["heldOn"]],
    ["61 days before the window", { heldOn: "2026-05-01" }, {}, ["heldOn"]],
    ["60 days before the window", { heldOn: "2026-05-02" }, {}, []],
    ["60 days after the window", { heldOn: "2026-10-18" }, {}, []],
    ["61 days after the window", { heldOn: "2026-10-19" }, {}, ["heldOn"]],
    ["held in the future", { heldOn: "2026-08-09" }, { today: "2026-08-08" }, ["status"]],
    ["held today", { heldOn: "2026-08-09" }, { today: "2026-08-09" }, []],
    ["before the unit was", {}, { unitFrom: "2026-09-01" }, ["heldOn"]],
    ["on the day on which the unit ended", {}, { unitTo: "2026-08-09" }, ["heldOn"]],
  ])("%s", (_, change, about, paths) => {
    const issues = impossible({ ...content, ...change }, { ...context, ...about });
    expect(issues.map((issue) => issue.path)).toEqual(paths);
    expect(issues.every((issue) => issue.message.length > 20)).toBe(true);
  });

  test("a rule over two steps is told on the one that is saved, and only there", () => {
    const changed = { ...content, topTier: "district" as const };
    expect(impossible(changed, context, ["heldOn"]).map(({ path }) => path)).toEqual(["heldOn"]);
    expect(impossible(changed, context, ["topTier"]).map(({ path }) => path)).toEqual(["topTier"]);
    expect(impossible(changed, context, ["goodPractice"])).toEqual([]);
  });

  test("rules whose fields are not there are silent", () => {
    expect(impossible({ delegates: 9 }, null)).toEqual([]);
    expect(impossible({ delegates: 9, turnout: 8 }, null)).toHaveLength(1);
  });
});

describe("what is missing before sending", () => {
  test.each<[string, Partial<Content>, string[]]>([
    ["planned", { status: "planned" }, ["status"]],
    ["held without turnout", { turnout: null }, ["turnout"]],
    ["held without the top tier", { topTier: null }, ["topTier"]],
    ["held nowhere", { place: "" }, ["place"]],
    [
      "cancelled needs no figures",
      { status: "cancelled", statusReason: "bão", turnout: null, topTier: null },
      [],
    ],
  ])("%s", (_, change, paths) => {
    expect(missing({ ...content, ...change }).map(({ path }) => path)).toEqual(paths);
  });
});

describe("what deserves a second look", () => {
  const gift = (count: number, value: bigint) => ({ gifts: [{ recipient: "other" as const, count, value }] });
  test.each<[string, Partial<Content>, Partial<CheckContext>, string[]]>([
    ["49.999 đ a gift", gift(1, 49_999n), {}, ["average_gift"]],
    ["50.000 đ a gift", gift(1, 50_000n), {}, []],
    ["5.000.000 đ a gift", gift(1, 5_000_000n), {}, []],
    ["5.000.001 đ a gift", gift(1, 5_000_001n), {}, ["average_gift"]],
    ["outside the window", { heldOn: "2026-08-20" }, {}, ["outside_window"]],
    [
      "a second point at commune level",
      { hostLevel: "commune" },
      { otherCommunePoint: "Cấp xã" },
      ["second_commune_point"],
    ],
    ["five times the usual turnout", { turnout: 1001 }, { usualTurnout: 200 }, ["unusual_turnout"]],
    ["a minister nobody named", { topTier: "ministry" }, {}, ["guest_unnamed"]],
    ["no programme", { ceremony: [] }, {}, ["no_programme"]],
    ["awards announced, none counted", { ceremony: ["awards"] }, {}, ["no_awards"]],
    ["pledges signed, none counted", { ceremony: ["pledge_signing"] }, {}, ["no_pledges"]],
    ["figures of a point that was not held", { status: "postponed", statusReason: "bão" }, {}, ["not_held"]],
  ])("%s", (_, change, about, codes) => {
    expect(warnings({ ...content, ...change }, { ...context, ...about }).map(({ code }) => code)).toEqual(
      codes,
    );
  });
});
