import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { attachObstacles, attachSignedInput, inspectPdf, signedIssue } from "@/lib/festivals/reports/signed";
import { pdf } from "@/tests/support/pdf";

describe("what a signed paper is", () => {
  const look = (content: string, name = "a.pdf") => {
    const bytes = Buffer.from(content, "latin1");
    return inspectPdf({ name, head: bytes.subarray(0, 2_048), tail: bytes.subarray(-2_048) });
  };
  test.each([
    [pdf("x"), null],
    ["%PDF-2.0\n…%%EOF\n", null],
    ["", "not_pdf"],
    ["<html>%PDF-1.7 %%EOF", "not_pdf"],
    ["PK\u0003\u0004 %PDF-1.7 %%EOF", "not_pdf"],
    ["%PDF-x.y %%EOF", "not_pdf"],
    ["%PDF-1.7 and then the line broke", "pdf_cut"],
  ])("%j: %s", (content, wrong) => {
    expect(look(content)).toBe(wrong);
  });

  test.each([
    ["Báo cáo 45.pdf", null],
    ["Quy chế bảo mật.pdf", null],
    ["MẬT ONG.pdf", "secret_name"],
    ["45-BC-MẬT.pdf", "secret_name"],
    ["bc_tối mật.pdf", "secret_name"],
    ["Tuyệt_mật.pdf".normalize("NFD"), "secret_name"],
  ])("a file called %j: %s", (name, wrong) => {
    expect(look(pdf("x"), name)).toBe(wrong);
  });
});

describe("who attaches it, and when", () => {
  const leader = { role: "province_leader", actsFor: ["p"] } as unknown as Actor;
  const row = { state: "draft", unitId: "p", seasonState: "open" } as const;
  test.each([
    [{}, leader, 0, []],
    [{ state: "submitted" as const }, leader, 3, []],
    [{ state: "returned" as const }, leader, 3, []],
    [{ state: "sent" as const }, leader, 3, []],
    [{ state: "sent" as const }, leader, 20, ["too_many"]],
    [{ state: "accepted" as const }, leader, 0, []],
    [{ state: "accepted" as const }, leader, 1, ["accepted"]],
    [{ state: "locked" as const }, leader, 0, ["locked"]],
    [{ seasonState: "locked" as const }, leader, 0, ["season_closed"]],
    [{ unitId: "other" }, leader, 0, ["not_yours"]],
    [{}, { ...leader, role: "province_officer" } as Actor, 0, ["not_permitted"]],
    [{}, { ...leader, role: "ministry_admin" } as Actor, 0, ["not_permitted"]],
  ])("%j with %j and %s attached: %j", (more, actor, attached, expected) => {
    expect(attachObstacles({ ...row, ...more }, actor as Actor, attached as number)).toEqual(expected);
  });

  test("the declaration is asked for; what is refused has a sentence of its own at its field", () => {
    const id = "019a0000-0000-7000-8000-000000000001";
    expect(attachSignedInput.safeParse({ id, unclassified: "yes" }).success).toBe(true);
    const { error } = attachSignedInput.safeParse({ id });
    expect(error?.issues[0]?.message).toBe("secret_not_declared");
    expect(signedIssue("secret_not_declared").path).toBe("unclassified");
    expect(signedIssue("file_too_large").message).toContain("20 MB");
    expect(signedIssue("<script>").code).toBe("failed");
    expect(signedIssue("toString").code).toBe("failed");
  });
});
