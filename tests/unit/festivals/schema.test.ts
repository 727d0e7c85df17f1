import { describe, expect, test } from "vitest";
import { unflatten } from "@/lib/core/form";
import {
  acceptManyInput,
  attendanceInput,
  giftsInput,
  planInput,
  returnInput,
  sheetInput,
} from "@/lib/festivals/points/schema";

const id = "01a2009c-6269-72c4-89bd-3ba99d11a14b";

/** A whole sheet as a browser sends it. */
const typed: Record<string, string | string[]> = {
  id,
  version: "3",
  original: "{}",
  name: "  Ngày hội thôn Đông ",
  hostLevel: "residential",
  place: "Nhà văn hóa",
  heldOn: "9/8/2026",
  startsAt: "7h30",
  endsAt: "10:30",
  areaClass: "normal",
  "areaTraits[]": ["island", "border"],
  pilotOf: "none",
  status: "held",
  turnout: "1.250",
  delegates: "24",
  topTier: "province",
  "guests.0.fullName": "Trần Mẫu",
  "guests.0.tier": "province",
  "guests.1.fullName": "",
  "guests.1.tier": "",
  "guests.rows": "2",
  "gifts.0.recipient": "poor_household",
  "gifts.0.count": "10",
  "gifts.0.value": "5.000.000",
  spentState: "20 000 000",
};

const parse = (change: Record<string, string | string[]> = {}) =>
  sheetInput.safeParse(unflatten({ ...typed, ...change }));

test("reads what a browser sends", () => {
  const { data, error } = parse();
  expect(error?.issues).toBeUndefined();
  expect(data).toMatchObject({
    name: "Ngày hội thôn Đông",
    heldOn: "2026-08-09",
    startsAt: "07:30",
    areaTraits: ["border", "island"],
    turnout: 1250,
    guests: [{ fullName: "Trần Mẫu", tier: "province", jobTitle: "", organisation: "" }],
    gifts: [{ count: 10, value: 5_000_000n }],
    spentState: 20_000_000n,
    awards: [],
    version: 3,
  });
});

describe("what the database refuses by a check is refused here first, with the field named", () => {
  test.each<[string, Record<string, string>, string]>([
    ["no name", { name: " " }, "name"],
    ["turnout 0", { turnout: "0" }, "turnout"],
    ["turnout in words", { turnout: "hai trăm" }, "turnout"],
    ["turnout 1,5", { turnout: "1,5" }, "turnout"],
    ["turnout beyond an integer", { turnout: "9999999999" }, "turnout"],
    ["delegates below 0", { delegates: "-1" }, "delegates"],
    ["delegates over turnout", { delegates: "1.251" }, "delegates"],
    ["outreach below 0", { outreach: "-2" }, "outreach"],
    ["money below 0", { spentSocial: "-5" }, "spentSocial"],
    ["hours that are none", { startsAt: "25:00" }, "startsAt"],
    ["end before start", { endsAt: "07:00" }, "endsAt"],
    ["postponed without a reason", { status: "postponed" }, "statusReason"],
    ["a gift of 0", { "gifts.0.count": "0" }, "gifts.0.count"],
    ["a gift without a value", { "gifts.0.value": "" }, "gifts.0.value"],
    ["a pledge of 0", { "pledges.0.count": "0", "pledges.0.parties": "các thôn" }, "pledges.0.count"],
    [
      "a model in 0 places",
      { "models.0.name": "A", "models.0.kind": "launched", "models.0.places": "0" },
      "models.0.places",
    ],
    [
      "an award of 0",
      {
        "awards.0.authority": "ministry",
        "awards.0.form": "medal",
        "awards.0.recipient": "individual",
        "awards.0.count": "0",
      },
      "awards.0.count",
    ],
    ["a host that nobody knows", { hostLevel: "moon" }, "hostLevel"],
    ["a day that is none", { heldOn: "31/02/2026" }, "heldOn"],
    ["a guest without a name", { "guests.1.tier": "commune" }, "guests.1.fullName"],
    ["a guest above the top tier", { topTier: "commune" }, "guests.0.tier"],
  ])("%s", (_, change, path) => {
    const { success, error } = parse(change);
    expect(success).toBe(false);
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });
});

test("everything that is wrong is told at once, each with its field's name", () => {
  const { error } = parse({ turnout: "hai trăm", topTier: "commune", "gifts.0.count": "không" });
  const told = error?.issues.map((issue) => [issue.path.join("."), issue.message.slice(0, 22)]);
  expect(told?.map(([path]) => path)).toEqual(["turnout", "gifts.0.count", "guests.0.tier", "topTier"]);
  expect(told?.[0]?.[1]).toBe("Lượt người tham gia: n");
  expect(told?.[1]?.[1]).toBe("Quà tặng, dòng 1: nhập");
});

test("a step reads its own fields only", () => {
  const gifts = giftsInput.parse(unflatten({ ...typed, name: "" }));
  expect(Object.keys(gifts).sort()).toEqual([
    "gifts",
    "id",
    "intent",
    "models",
    "original",
    "pledges",
    "version",
  ]);
  expect(attendanceInput.safeParse(unflatten({ ...typed, topTier: "" })).data?.topTier).toBeNull();
});

test("a new point needs a season, a name, a level and a day", () => {
  const { error } = planInput.safeParse(unflatten({ areaClass: "normal", pilotOf: "none" }));
  expect(error?.issues.map((issue) => issue.path.join(".")).sort()).toEqual([
    "heldOn",
    "hostLevel",
    "name",
    "season",
  ]);
});

test("returning wants a reason; accepting many wants to know since when", () => {
  expect(returnInput.safeParse({ id, version: "1", note: " " }).error?.issues[0]?.path).toEqual(["note"]);
  expect(acceptManyInput.safeParse({ "ids[]": [id] }).success).toBe(false);
  expect(acceptManyInput.safeParse({ ids: [id], until: "2026-11-21T01:00:00.000Z" }).success).toBe(true);
});
