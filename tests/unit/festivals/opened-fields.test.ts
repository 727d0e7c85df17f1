import { describe, expect, test } from "vitest";
import { mendHref, stepHref } from "@/components/festivals/points/mend-href";
import { openedBy } from "@/lib/core/review";
import {
  alongWords,
  boundFields,
  firstStep,
  formStepNames,
  isStepOpen,
  openedWith,
  stepAfter,
} from "@/lib/festivals/points/content";

const named = (...paths: string[]) => paths.map((path) => ({ path, remark: "sửa" }));
const opened = (...paths: string[]) => openedBy({ remarks: named(...paths), whole: false }, boundFields);

describe("a point that was returned for some fields", () => {
  test("only the steps that have an open field are there to be changed", () => {
    const fields = opened("turnout", "shortcomings");
    expect(formStepNames.filter((step) => isStepOpen(fields, step))).toEqual(["attendance", "evaluation"]);
    expect(firstStep(fields)).toBe("attendance");
    expect(stepAfter("attendance", fields)).toBe("evaluation");
    expect(stepAfter("evaluation", fields)).toBe("check");
  });

  test("with no field named every step is open", () => {
    expect(formStepNames.every((step) => isStepOpen([], step))).toBe(true);
    expect([firstStep([]), stepAfter("general", [])]).toEqual(["general", "programme"]);
  });

  test("links lead to what is open and to nothing else", () => {
    const record = { id: "1", review: { openFields: opened("turnout"), remarks: [], baseline: null } };
    const issue = (path: string) => ({ path, code: "", message: "" });
    expect(stepHref(record, "attendance")).toBe("/festivals/1/edit/attendance");
    expect(stepHref(record, "gifts")).toBeUndefined();
    expect(mendHref(record, issue("turnout"))).toBe("/festivals/1/edit/attendance#field-turnout");
    expect(mendHref(record, issue("delegates"))).toBe("/festivals/1/edit/attendance#field-delegates");
    // On an open step, but not open itself.
    expect(mendHref(record, issue("guests.0.fullName"))).toBeUndefined();
    expect(mendHref(record, issue("proposals"))).toBeUndefined();
    expect(mendHref(record, issue(""))).toBeUndefined();
  });

  test("what is open only because it goes with a named field says with which", () => {
    const remarks = named("turnout", "topTier");
    const fields = opened("turnout", "topTier");
    expect(alongWords(fields, remarks)).toEqual({
      delegates: "Lượt người tham gia",
      guests: "Đại biểu cấp cao nhất",
    });
    expect(openedWith(fields, remarks, "turnout")).toBe("Số đại biểu");
    expect(openedWith(fields, named("turnout", "delegates"), "turnout")).toBe("");
    expect(alongWords(opened("status"), named("status")).place).toBe("Tình hình tổ chức");
  });
});
