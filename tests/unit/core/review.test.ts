import { describe, expect, test } from "vitest";
import { returnForm } from "@/lib/core/return-input";
import {
  type Baseline,
  changesSince,
  isClosed,
  keepClosed,
  openedAlong,
  openedBy,
  type Review,
} from "@/lib/core/review";

type Content = { name: string; count: number; note: string };

const readers = [
  { path: "name" as const, label: "Tên", read: (content: Content) => content.name },
  { path: "count" as const, label: "Số", read: (content: Content) => String(content.count) },
  { path: "note" as const, label: "Ghi chú", read: (content: Content) => content.note },
];
const content: Content = { name: "A", count: 1, note: "một\nhai" };
const id = "00000000-0000-4000-8000-000000000001";

describe("which fields a return opens", () => {
  test.each([
    ["those named", ["name"], false, ["name"]],
    ["with those bound to them, each once", ["name", "count"], false, ["name", "count", "note"]],
    ["all, where that was said", ["name"], true, []],
    ["all, where none was named", [], false, []],
  ])("%s", (_, paths, whole, opened) => {
    const remarks = paths.map((path) => ({ path, remark: "x" }));
    expect(openedBy({ remarks, whole }, { count: ["note", "name"] })).toEqual(opened);
  });

  test("none opened is all open", () => {
    expect([isClosed([], "name"), isClosed(["name"], "name"), isClosed(["count"], "name")]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("closed fields", () => {
  test("stay as they are stored; line ends are no change, anything else is told", () => {
    const next = { name: "B", count: 1, note: "một\r\nhai" };
    const kept = keepClosed(readers, ["count"], content, next);
    expect(kept.content).toEqual(content);
    expect(kept.issues.map(({ path, code }) => [path, code])).toEqual([["name", "field_closed"]]);
  });

  test("open ones are taken over", () => {
    expect(keepClosed(readers, [], content, { ...content, name: "B" })).toEqual({
      content: { ...content, name: "B" },
      issues: [],
    });
  });
});

test("changes: what was asked for or is different, in the order of the form", () => {
  const baseline: Baseline = {
    decisionId: "d",
    step: "return",
    at: new Date(),
    actorName: "",
    actorRole: "province_officer",
    actorUnitName: "",
    fields: { name: "A", count: "1", note: "" },
  };
  const remarks = [
    { decisionId: "earlier", path: "name", remark: "cũ" },
    { decisionId: "d", path: "count", remark: "đếm lại" },
  ];
  const review: Review = { openFields: [], baseline, remarks };
  const sections = [{ title: "", readers }];
  expect(
    changesSince(sections, review, content).map(({ path, changed, remark }) => [path, changed, remark]),
  ).toEqual([
    ["count", false, "đếm lại"],
    ["note", true, undefined],
  ]);
  expect(changesSince(sections, { ...review, baseline: null }, content)).toEqual([]);
});

test("what opened without being named, each with the named fields that it goes with", () => {
  const bound = { count: ["note", "name"], name: ["note"] };
  const remarks = [
    { path: "count", remark: "đếm lại" },
    { path: "name", remark: "sửa tên" },
  ];
  const opened = openedBy({ remarks, whole: false }, bound);
  expect(openedAlong(opened, remarks, bound)).toEqual({ note: ["count", "name"] });
  expect(openedAlong([], [], bound)).toEqual({});
  // Of an earlier return that is not shown any more.
  expect(openedAlong(opened, [], bound)).toEqual({});
});

describe("the form of a return", () => {
  const form = returnForm({ name: "Tên", count: "Số" }, "Ghi lý do.");
  const said = (more: object) => form.safeParse({ id, version: "3", note: "Xem lại", ...more });
  const paths = (more: object) => said(more).error?.issues.map((issue) => issue.path.join("."));

  test("ticked fields with their remarks; a remark without its tick is meant all the same", () => {
    expect(
      said({ fields: ["name"], remark: { name: " sửa tên ", count: "đếm lại", other: "" } }).data,
    ).toEqual({
      id,
      version: 3,
      note: "Xem lại",
      remarks: [
        { path: "name", remark: "sửa tên" },
        { path: "count", remark: "đếm lại" },
      ],
      whole: false,
    });
  });

  test("at least one field, or the whole record", () => {
    expect(paths({})).toEqual(["fields"]);
    expect(paths({ whole: "no" })).toEqual(["fields"]);
    expect(said({ whole: "yes" }).data).toMatchObject({ remarks: [], whole: true });
  });

  test("a remark at each field, a reason in general, and no field that there is not", () => {
    expect(paths({ fields: ["name"], remark: { name: " " } })).toEqual(["remark.name"]);
    expect(paths({ fields: ["name"], note: " " })).toEqual(["note", "remark.name"]);
    expect(paths({ fields: ["__proto__"], remark: { constructor: "x" } })).toEqual(["fields", "fields"]);
  });
});
