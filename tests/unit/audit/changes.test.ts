import { expect, test } from "vitest";
import { changesOf, recordOf, referencesOf, rowTitle } from "@/lib/audit/changes";
import { asWhat, changesInShort, filterInWords } from "@/lib/audit/display";
import { actsOf, type Entry } from "@/lib/audit/entry";
import { auditFilter } from "@/lib/audit/schema";
import { formatSeal, parseSeal } from "@/lib/audit/seal";
import { actWord, tableWords } from "@/lib/audit/words";

const unit = "018f0000-0000-7000-8000-000000000001";
const names = new Map([[unit, "Xã Thạch Hà"]]);
const point = {
  id: "p",
  unit_id: unit,
  name: "Thôn Nam Thượng",
  host_level: "residential",
  held_on: "2026-08-09",
  ceremony: ["flag_salute"],
  turnout: null,
  spent_state: null,
  received: false,
  version: 1,
  state: "draft",
  entered_by_id: "x",
};
const change = (after: object) => ({
  tableName: "festival",
  rowId: "p",
  operation: "update",
  before: point,
  after: { ...point, ...after },
});

test("a change says each field before and after, as the form says it", () => {
  const changes = changesOf(
    change({
      host_level: "school",
      held_on: "2026-08-19",
      ceremony: ["flag_salute", "awards"],
      turnout: 1250,
      spent_state: 35_000_000,
      received: true,
      state: "sent",
      version: 2,
      entered_by_id: "y",
    }),
    names,
  );
  expect(changes).toEqual([
    { label: "Trạng thái", before: "Nháp", after: "Chờ tiếp nhận" },
    { label: "Cấp trên đã chuyển tiếp", before: "Không", after: "Có" },
    { label: "Cấp tổ chức", before: "Thôn, tổ dân phố, khu dân cư", after: "Cơ sở giáo dục" },
    { label: "Ngày tổ chức", before: "09/8/2026", after: "19/8/2026" },
    {
      label: "Phần lễ",
      before: "Lễ chào cờ",
      after: "Lễ chào cờ; Công bố quyết định và trao khen thưởng",
    },
    { label: "Lượt người tham gia", before: "", after: "1.250" },
    { label: "Kinh phí từ ngân sách", before: "", after: "35.000.000 đồng" },
  ]);
  expect(changesInShort(changes)).toBe("Trạng thái, Cấp trên đã chuyển tiếp, Cấp tổ chức và 4 mục khác");
});

test("what was added is told whole, what was removed as it was, what is empty not at all", () => {
  const added = changesOf({ ...change({}), operation: "insert", before: null }, names);
  expect(added.map(({ label }) => label)).toContain("Tên điểm");
  expect(added.map(({ label }) => label)).not.toContain("Lượt người tham gia");
  expect(added.every(({ before }) => before === "")).toBe(true);
  const removed = changesOf({ ...change({}), operation: "delete", after: null }, names);
  expect(removed.every(({ after }) => after === "")).toBe(true);
});

test("a column without words is told under its own name, not hidden", () => {
  expect(changesOf(change({ new_column: "x" }), names)).toEqual([
    { label: "new_column", before: "", after: "x" },
  ]);
});

test("a reference that the reader may not see is said to be so, and is asked for by its kind", () => {
  const [first] = changesOf(change({ holder_unit_id: "018f0000-0000-7000-8000-000000000002" }), names);
  expect(first).toEqual({ label: "Đang ở", before: "", after: "ngoài phạm vi của bạn" });
  const wanted = referencesOf([change({ holder_unit_id: "018f0000-0000-7000-8000-000000000002" })]);
  expect([...(wanted.get("unit") ?? [])]).toEqual([unit, "018f0000-0000-7000-8000-000000000002"]);
});

test("a row is named, and leads to the record that it belongs to", () => {
  expect(rowTitle(change({}), names)).toBe("Điểm Ngày hội: Thôn Nam Thượng");
  expect(recordOf(change({}))).toEqual({ kind: "festival", id: "p" });
  const gift = { festival_id: "p", recipient: "other" };
  const part = { tableName: "festival_gift", rowId: "g", operation: "insert", before: null, after: gift };
  expect(recordOf(part)).toEqual({ kind: "festival", id: "p" });
  expect(rowTitle(part, names)).toBe("Quà tặng: Đối tượng khác");
  expect(recordOf({ ...part, tableName: "legal_act" })).toBeNull();
  const remark = { record_kind: "plan", record_id: "q" };
  expect(recordOf({ ...part, tableName: "return_remark", after: remark })).toEqual({ kind: "plan", id: "q" });
});

test("a line about a whole load, which is no row, is read as well", () => {
  for (const tableName of Object.keys(tableWords)) {
    const load = { tableName, rowId: "", operation: "insert", before: null, after: { units: 3 } };
    expect(rowTitle(load, names), tableName).toMatch(/^\p{Lu}/u);
    expect(changesOf(load, names)).toContainEqual({ label: "units", before: "", after: "3" });
    expect(recordOf(load)).toBeNull();
  }
});

const entry = (more: Partial<Entry>) => ({ id: "1", at: new Date(0), transaction: "7", ...more }) as Entry;

test("entries of one transaction are one act", () => {
  const acts = actsOf([
    entry({ id: "3" }),
    entry({ id: "2" }),
    entry({ id: "1", transaction: "6" }),
    entry({ id: "0", transaction: null }),
  ]);
  expect(acts.map(({ entries }) => entries.map(({ id }) => id))).toEqual([["3", "2"], ["1"], ["0"]]);
});

test("as what: role, unit, and under whose delegation", () => {
  const acting = entry({
    actorRole: "province_officer",
    actingUnit: { kind: "province", name: "Hà Tĩnh" },
    delegationId: "d",
    delegation: { number: "12/QĐ-CAT", fromName: "Lê Thị B" },
  });
  expect(asWhat(acting)).toBe(
    "Cán bộ phong trào Công an tỉnh, Công an tỉnh Hà Tĩnh, theo ủy quyền của Lê Thị B, văn bản 12/QĐ-CAT",
  );
  expect(asWhat({ ...acting, delegation: null })).toMatch(/, theo ủy quyền$/);
});

test("acts are told in words, a console session under the name it signed in with", () => {
  expect(actWord("review.accept")).toBe("Tiếp nhận");
  expect(actWord("console:postgres")).toBe("Thao tác thẳng trên cơ sở dữ liệu (postgres)");
});

test("a filter that cannot be read is left out, and is told in words", () => {
  const filter = auditFilter.parse({
    table: "x",
    act: "nothing",
    from: "31/02/2026",
    page: "-1",
    person: "1",
  });
  expect(filter).toMatchObject({
    table: undefined,
    act: undefined,
    from: undefined,
    page: 1,
    person: undefined,
  });
  expect(filterInWords(auditFilter.parse({ unit: "42", table: "festival", from: "01/08/2026" }))).toBe(
    "đơn vị: 42; hồ sơ: Điểm Ngày hội; từ 01/8/2026",
  );
});

test("a seal is read as it was printed", () => {
  const seal = { code: "42", seq: 12_345n, hash: "3F2A9C01AB34CD56EF789012" };
  expect(formatSeal(seal)).toBe("42-12345-3F2A-9C01-AB34-CD56-EF78-9012");
  expect(parseSeal(formatSeal(seal))).toEqual(seal);
  expect(parseSeal(formatSeal({ ...seal, seq: null }))).toEqual({ ...seal, seq: null });
  expect(parseSeal("42-12345-3F2A")).toBeNull();
});
