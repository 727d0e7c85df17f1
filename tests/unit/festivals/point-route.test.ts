import { describe, expect, test } from "vitest";
import { allows } from "@/lib/core/permissions";
import { roleWords } from "@/lib/core/words";
import type { DecisionLine, FestivalRecord, UnitRef } from "@/lib/festivals/points/record";
import { routeOf } from "@/lib/festivals/points/route";
import type { RecordState, Role } from "@/prisma/generated/enums";

const unit = (level: UnitRef["level"], kind: UnitRef["kind"], name: string): UnitRef => ({
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

const line = (step: string, at: string, actorRole: Role = "commune_officer"): DecisionLine => ({
  id: step + at,
  step,
  at: new Date(at),
  note: "",
  actorName: "",
  actorRole,
  actorUnitName: actorRole === "province_officer" ? "Công an tỉnh Hà Tĩnh" : "Công an xã Thạch Hà",
  delegatorName: null,
  delegationNumber: null,
  toState: null,
});

type Of = { holder?: UnitRef; chain?: UnitRef[]; by?: UnitRef; sentAt?: string; decisions?: DecisionLine[] };

/** As much of a record as its way needs. */
function record(state: RecordState, of: Of = {}): FestivalRecord {
  const { holder = commune, chain = [commune, province, nation], by = commune, sentAt, decisions = [] } = of;
  return {
    row: { state, createdByUnitId: by.id },
    chain,
    holder,
    decisions,
    sentAt: sentAt ? new Date(sentAt) : null,
    due: { setOn: "2026-08-31", on: "2026-08-31", extended: false },
  } as unknown as FestivalRecord;
}

const way = (of: FestivalRecord) => routeOf(of).map(({ state, label, date }) => [state, label, date]);
const confirming = (of: FestivalRecord) => routeOf(of).find(({ key }) => key === "confirm");

const submitted = line("submit", "2026-08-14T03:00:00Z");
const sent = line("send", "2026-08-15T03:00:00Z", "commune_chief");

describe("the way of a point", () => {
  test("before it is sent the chief who confirms stands on it, with who that is", () => {
    expect(way(record("draft"))).toEqual([
      ["now", "Xã nhập kết quả", "hạn 31/8/2026"],
      ["ahead", "Xác nhận, gửi", undefined],
      ["ahead", "Tỉnh tiếp nhận", undefined],
      ["ahead", "Bộ tổng hợp, khóa", undefined],
    ]);
    expect(confirming(record("draft"))).toMatchObject({
      who: "Trưởng Công an cấp xã",
      unit: "Công an xã Thạch Hà",
    });
    expect(allows("commune_chief", "festival.send")).toBe(true);
  });

  test("it lies with the chief from the day on which it was submitted", () => {
    expect(way(record("submitted", { decisions: [submitted] })).slice(0, 3)).toEqual([
      ["done", "Xã nhập kết quả", "14/8"],
      ["now", "Xác nhận, gửi", "hạn 31/8/2026"],
      ["ahead", "Tỉnh tiếp nhận", undefined],
    ]);
  });

  test("sent in 2024: confirmed, with the district, the province ahead", () => {
    const of = record("sent", {
      holder: district,
      chain: [commune, district, province, nation],
      sentAt: "2026-08-15T03:00:00Z",
      decisions: [submitted, sent],
    });
    expect(way(of).map(([state, label]) => [state, label])).toEqual([
      ["done", "Xã nhập kết quả"],
      ["done", "Xác nhận, gửi"],
      ["now", "Huyện kiểm tra, chuyển"],
      ["ahead", "Tỉnh tiếp nhận"],
      ["ahead", "Bộ tổng hợp, khóa"],
    ]);
    expect(confirming(of)).toMatchObject({ date: "15/8", who: roleWords.commune_chief });
  });

  test("given back it has the whole way before it again, without the days of the first time", () => {
    const decisions = [submitted, sent, line("return", "2026-08-18T03:00:00Z", "province_officer")];
    expect(way(record("returned", { decisions, sentAt: "2026-08-15T03:00:00Z" }))).toEqual([
      ["done", "Xã gửi", "15/8"],
      ["returned", "Trả lại", "18/8"],
      ["now", "Xã bổ sung", "hạn 31/8/2026"],
      ["ahead", "Xác nhận, gửi", undefined],
      ["ahead", "Tỉnh tiếp nhận", undefined],
      ["ahead", "Bộ tổng hợp, khóa", undefined],
    ]);
  });

  test("begun by the province for a commune, its officer may confirm too; afterwards it is said who did", () => {
    expect(confirming(record("draft", { by: province }))?.who).toBe(
      "Trưởng Công an cấp xã hoặc Cán bộ phong trào Công an tỉnh nhập thay",
    );
    const by = line("send", "2026-08-15T03:00:00Z", "province_officer");
    expect(confirming(record("sent", { by: province, holder: province, decisions: [by] }))).toMatchObject({
      who: "Cán bộ phong trào Công an tỉnh",
      unit: "Công an tỉnh Hà Tĩnh",
    });
  });

  test.each([
    ["accepted", ["done", "done", "done", "ahead"]],
    ["locked", ["done", "done", "done", "done"]],
  ] as const)("%s", (state, expected) => {
    expect(way(record(state, { holder: province })).map(([at]) => at)).toEqual(expected);
  });
});
