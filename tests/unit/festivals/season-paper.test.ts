import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { allows } from "@/lib/core/permissions";
import { noReview } from "@/lib/core/review";
import { workCalendar } from "@/lib/core/working-days";
import { seasonDue } from "@/lib/festivals/deadlines/due";
import { askedFor, paperMoves, paperWhereNow, sendConsequence } from "@/lib/festivals/papers/paper";
import { paperRoute } from "@/lib/festivals/papers/route";
import type { PaperFlow, TimelineRow, UnitName } from "@/lib/festivals/plans/view";

const days = {
  planDueOn: "2026-06-30",
  provincePlanDueOn: null,
  resultDueOn: "2026-08-31",
  districtDueOn: null,
  reportDueOn: "2026-09-15",
};

const unit = (level: UnitName["level"], kind: UnitName["kind"], name: string): UnitName => ({
  id: name,
  code: "",
  level,
  kind,
  name,
});
const commune = unit("commune", "commune", "Thạch Hà");
const district = unit("district", "rural_district", "Thạch Hà huyện");
const province = unit("province", "province", "Hà Tĩnh");
const nation = unit("nation", "ministry", "VN");

const line = (step: string, at: string, note = ""): TimelineRow => ({
  id: `${step}${at}`,
  step,
  at: new Date(at),
  note,
  actorName: "Nguyễn Văn Mẫu",
  actorRole: "province_officer",
  actorUnitName: "Công an tỉnh Hà Tĩnh",
  delegatorName: null,
  delegationNumber: null,
});

function paper(change: Partial<PaperFlow["workflow"]> = {}, more: Partial<PaperFlow> = {}): PaperFlow {
  return {
    workflow: {
      id: "1",
      unitId: commune.id,
      unitLevel: "commune",
      state: "draft",
      holderUnitId: commune.id,
      holderLevel: "commune",
      holderClosed: false,
      received: false,
      enteredById: "a",
      editorIds: ["a"],
      createdByUnitId: null,
      reportSigned: false,
      sentById: null,
      version: 1,
      seasonState: "open",
      ...change,
    },
    unit: commune,
    season: {
      id: "s",
      year: 2026,
      state: "open",
      demo: false,
      theme: "",
      startsOn: "2026-07-01",
      endsOn: "2026-08-19",
      ...days,
      due: seasonDue(days, workCalendar([])),
      version: 1,
    },
    due: seasonDue(days, workCalendar([])).plan,
    enteredByName: "",
    createdAt: new Date(0),
    updatedAt: new Date(0),
    sentAt: null,
    receipts: [],
    review: noReview,
    acceptedAt: null,
    chain: [commune, province, nation],
    timeline: [],
    ...more,
  };
}

const actor = (role: Actor["role"], at: UnitName): Actor => ({
  userId: "b",
  sessionId: "",
  fullName: "",
  role,
  unit: at,
  actsFor: [at.id],
});

describe("who has a paper", () => {
  test.each([
    ["draft", commune.id, "Công an xã Thạch Hà"],
    ["sent", province.id, "Công an tỉnh Hà Tĩnh"],
    ["returned", commune.id, "Công an xã Thạch Hà"],
    ["accepted", province.id, "Công an tỉnh Hà Tĩnh"],
  ] as const)("%s", (state, holderUnitId, unit) => {
    const of = paper({ state, holderUnitId }, { timeline: [line("send", "2026-08-16T03:00:00Z")] });
    expect(paperWhereNow(of)).toBe(`đang ở: ${unit}, từ 16/8/2026`);
  });

  test("nobody once it is locked", () => {
    expect(paperWhereNow(paper({ state: "locked" }))).toBeUndefined();
  });
});

describe("the way of a plan", () => {
  const states = (of: PaperFlow) => paperRoute("plan", of).map((stop) => [stop.state, stop.label, stop.date]);

  test.each([
    [
      "draft",
      [
        ["now", "Lập", "hạn 30/6/2026"],
        ["ahead", "Ký, gửi", undefined],
        ["ahead", "Tiếp nhận", undefined],
      ],
    ],
    [
      "submitted",
      [
        ["done", "Lập", "09/6/2026"],
        ["now", "Ký, gửi", "hạn 30/6/2026"],
        ["ahead", "Tiếp nhận", undefined],
      ],
    ],
  ] as const)("%s", (state, expected) => {
    const timeline = state === "submitted" ? [line("submit", "2026-06-09T03:00:00Z")] : [];
    expect(states(paper({ state }, { timeline })).slice(0, -1)).toEqual(expected);
  });

  test("sent in 2024: the district holds it, the province is ahead", () => {
    const sent = paper(
      { state: "sent", holderUnitId: district.id },
      { chain: [commune, district, province, nation], sentAt: new Date("2026-06-10T03:00:00Z") },
    );
    expect(states(sent)).toEqual([
      ["done", "Lập", undefined],
      ["done", "Ký, gửi", "10/6/2026"],
      ["now", "Kiểm tra, chuyển lên", undefined],
      ["ahead", "Tiếp nhận", undefined],
      ["ahead", "V05 khóa cùng báo cáo tỉnh", undefined],
    ]);
  });

  test("returned, and locked", () => {
    const back = paper(
      { state: "returned" },
      {
        timeline: [
          line("return", "2026-06-12T03:00:00Z", "Sửa ngày"),
          line("submit", "2026-06-09T03:00:00Z"),
        ],
      },
    );
    expect(states(back).slice(0, 3)).toEqual([
      ["returned", "Trả lại", "12/6/2026"],
      ["now", "Bổ sung", "hạn 30/6/2026"],
      ["ahead", "Ký, gửi", undefined],
    ]);
    expect(askedFor(back)?.note).toBe("Sửa ngày");
    const locked = paper(
      { state: "locked", holderUnitId: province.id },
      { timeline: [line("lock", "2026-10-01T03:00:00Z"), line("accept", "2026-07-02T03:00:00Z")] },
    );
    expect(states(locked).map(([state]) => state)).toEqual(["done", "done", "done", "done"]);
    expect(askedFor(locked)).toBeUndefined();
  });

  test("who signs is said beforehand, and afterwards who did", () => {
    const sign = (of: PaperFlow, kind: "plan" | "report" = "plan") =>
      paperRoute(kind, of).find(({ key }) => key === "sign");
    expect(sign(paper())).toMatchObject({ who: "Trưởng Công an cấp xã", unit: "Công an xã Thạch Hà" });
    const report = paper({ unitLevel: "province" }, { unit: province, chain: [province, nation] });
    expect(sign(report, "report")).toMatchObject({ who: "Lãnh đạo Công an tỉnh", state: "ahead" });
    const sent = paper(
      { state: "sent", holderUnitId: province.id },
      { timeline: [{ ...line("send", "2026-06-10T03:00:00Z"), actorRole: "commune_chief" }] },
    );
    expect(sign(sent)).toMatchObject({ who: "Trưởng Công an cấp xã", state: "done" });
    expect([allows("commune_chief", "plan.send"), allows("province_leader", "report.send")]).toEqual([
      true,
      true,
    ]);
  });

  test("what was laid before the chief and taken back again has no day", () => {
    const timeline = [line("handBack", "2026-06-11T03:00:00Z"), line("submit", "2026-06-09T03:00:00Z")];
    const sent = paper({ state: "sent", holderUnitId: province.id }, { timeline });
    expect(states(sent)[0]).toEqual(["done", "Lập", undefined]);
  });
});

describe("the buttons of a plan", () => {
  const missing = [{ path: "number", code: "number_missing", message: "Nhập số" }];
  const names = (of: PaperFlow, who: Actor) => paperMoves("plan", of, who, []).map((move) => move.name);

  test.each([
    ["draft", "commune_officer", commune, ["submit"]],
    ["draft", "commune_chief", commune, ["send"]],
    ["submitted", "commune_officer", commune, ["handBack"]],
    ["submitted", "commune_chief", commune, ["send", "handBack"]],
    ["sent", "commune_officer", commune, ["recall"]],
    ["sent", "province_officer", province, ["accept", "return"]],
    ["draft", "province_officer", province, []],
    ["sent", "ministry_officer", nation, []],
    ["accepted", "province_officer", province, ["return"]],
    ["locked", "province_officer", province, []],
  ] as const)("%s, %s: %j", (state, role, at, expected) => {
    const holderUnitId = state === "sent" || state === "accepted" ? province.id : commune.id;
    expect(names(paper({ state, holderUnitId }), actor(role, at))).toEqual(expected);
  });

  test("what still misses is told at the sending only; a closed season is told, not hidden", () => {
    const chief = actor("commune_chief", commune);
    expect(paperMoves("plan", paper(), chief, missing)[0]?.issues).toEqual(missing);
    const closed = paperMoves("plan", paper({ seasonState: "locked" }), chief, []);
    expect(closed[0]?.issues.map((issue) => issue.code)).toEqual(["season_closed"]);
  });

  test("what sending does names the unit that gets it", () => {
    expect(sendConsequence("plan", paper())).toBe(
      "Kế hoạch được gửi tới Công an tỉnh Hà Tĩnh. Thu hồi được cho đến khi Công an tỉnh Hà Tĩnh xử lý.",
    );
  });
});
