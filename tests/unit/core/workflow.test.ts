import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { availableSteps, editObstacles, obstacles, type WorkflowRow } from "@/lib/core/workflow";
import type { RecordState, Role, UnitLevel } from "@/prisma/generated/enums";

const states: RecordState[] = ["draft", "submitted", "sent", "returned", "accepted", "locked"];

const levelOf = (role: Role): UnitLevel =>
  role.startsWith("ministry") ? "nation" : (role.split("_")[0] as UnitLevel);

function actor(role: Role, unitId: string, userId = "checker"): Actor {
  const level = levelOf(role);
  return {
    userId,
    sessionId: "s",
    fullName: "Người thử",
    role,
    unit: { id: unitId, code: "00", level, kind: "province", name: "Thử" },
    actsFor: [unitId],
  };
}

/** A point of commune C, in province P; it lies with P once it was sent. */
function point(state: RecordState, change: Partial<WorkflowRow> = {}): WorkflowRow {
  const away = state === "sent" || state === "accepted";
  return {
    id: "r",
    unitId: "C",
    unitLevel: "commune",
    state,
    holderUnitId: away ? "P" : null,
    holderLevel: away ? "province" : null,
    holderClosed: false,
    received: false,
    enteredById: "writer",
    editorIds: ["writer"],
    createdByUnitId: "C",
    sentById: away ? "sender" : null,
    version: 1,
    seasonState: "open",
    reportSigned: false,
    ...change,
  };
}

/**
 * Who can do what with a point, state by state: rows are people (role @ unit; C the point's commune, D another commune,
 * P its province, Q another province, N the nation), columns are states, cells the steps that work.
 */
const table = `
                     draft          submitted      sent            returned       accepted  locked
commune_officer@C    submit         handBack       recall          submit         -         -
commune_chief@C      submit,send    handBack,send  recall          submit,send    -         -
commune_officer@D    -              -              -               -              -         -
commune_chief@D      -              -              -               -              -         -
province_admin@P     -              -              -               -              -         -
province_officer@P   -              -              accept,return   -              return    -
province_leader@P    -              -              accept,return   -              return    -
province_officer@Q   -              -              -               -              -         -
province_leader@Q    -              -              -               -              -         -
ministry_admin@N     -              -              -               -              lock      -
ministry_officer@N   -              -              -               -              -         -
ministry_leader@N    -              -              -               -              -         -
partner@C            -              -              -               -              -         -
appraiser@P          -              -              -               -              -         -
`;

describe("the steps of a point", () => {
  const rows = table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/));

  test.each(rows)("%s", (who, ...cells) => {
    const [role, unit] = (who ?? "").split("@") as [Role, string];
    const person = role === "partner" || role === "appraiser" ? withLevel(role, unit) : actor(role, unit);
    states.forEach((state, index) => {
      const expected = cells[index] === "-" ? [] : (cells[index]?.split(",") ?? []);
      expect(availableSteps("festival", point(state), person).sort(), `${who} on ${state}`).toEqual(
        expected.sort(),
      );
    });
  });
});

// A province of another tree never gets such a row: row security keeps it away (tests/integration/core/scope.test.ts).

function withLevel(role: Role, unit: string): Actor {
  const level: UnitLevel = unit === "C" ? "commune" : "province";
  return {
    ...actor("commune_officer", unit),
    role,
    unit: { id: unit, code: "00", level, kind: "commune", name: "Thử" },
  };
}

describe("what the table cannot show", () => {
  const codes = (issues: { code: string }[]) => issues.map((issue) => issue.code);

  test("nobody accepts what they entered or sent", () => {
    expect(
      codes(obstacles("accept", "festival", point("sent"), actor("province_officer", "P", "writer"))),
    ).toEqual(["four_eyes"]);
    expect(
      codes(obstacles("accept", "festival", point("sent"), actor("province_leader", "P", "sender"))),
    ).toEqual(["four_eyes"]);
  });

  test("nor what they changed before somebody else did", () => {
    const row = point("sent", { editorIds: ["first", "second", "writer"] });
    for (const who of ["first", "second", "writer"]) {
      expect(codes(obstacles("accept", "festival", row, actor("province_officer", "P", who)))).toEqual([
        "four_eyes",
      ]);
    }
    expect(obstacles("accept", "festival", row, actor("province_officer", "P", "third"))).toEqual([]);
  });

  test("what the province began for the commune it finishes and sends; the commune may too", () => {
    const officer = actor("province_officer", "P");
    for (const state of ["draft", "returned"] as const) {
      const row = point(state, { createdByUnitId: "P" });
      expect(availableSteps("festival", row, officer).sort()).toEqual(["send", "submit"]);
      expect(editObstacles("festival", row, officer)).toEqual([]);
      expect(availableSteps("festival", row, actor("province_officer", "Q"))).toEqual([]);
      expect(availableSteps("festival", row, actor("commune_chief", "C")).sort()).toEqual(["send", "submit"]);
    }
    expect(codes(editObstacles("festival", point("draft"), officer))).toEqual(["not_yours"]);
  });

  test("what a signed report counts stands still for all but the nation", () => {
    const held = { reportSigned: true };
    const people = [
      actor("commune_chief", "C"),
      actor("province_officer", "P"),
      actor("province_leader", "P"),
    ];
    for (const state of states) {
      for (const who of people) expect(availableSteps("festival", point(state, held), who)).toEqual([]);
    }
    expect(codes(editObstacles("festival", point("draft", held), actor("commune_officer", "C")))).toEqual([
      "report_signed",
    ]);
    expect(availableSteps("festival", point("accepted", held), actor("ministry_admin", "N"))).toEqual([
      "lock",
    ]);
    expect(editObstacles("festival", point("locked", held), actor("ministry_admin", "N"))).toEqual([]);
  });

  test("a district passes on and returns, it does not accept", () => {
    const row = point("sent", { holderUnitId: "H", holderLevel: "district" });
    expect(availableSteps("festival", row, actor("district_officer", "H"))).toEqual(["forward", "return"]);
  });

  test("where the district is closed the province acts in its place", () => {
    const row = point("sent", { holderUnitId: "H", holderLevel: "district", holderClosed: true });
    expect(availableSteps("festival", row, actor("province_officer", "P")).sort()).toEqual([
      "accept",
      "return",
    ]);
    expect(
      availableSteps("festival", { ...row, holderClosed: false }, actor("province_officer", "P")),
    ).toEqual([]);
  });

  test("what a unit above has passed on cannot be recalled", () => {
    expect(
      codes(obstacles("recall", "festival", point("sent", { received: true }), actor("commune_chief", "C"))),
    ).toEqual(["received"]);
  });

  test("a season that is not open rests, except for the nation's lock", () => {
    const row = point("draft", { seasonState: "locked" });
    expect(codes(obstacles("send", "festival", row, actor("commune_chief", "C")))).toEqual(["season_closed"]);
    expect(codes(editObstacles("festival", row, actor("commune_chief", "C")))).toEqual(["season_closed"]);
    const accepted = point("accepted", { seasonState: "locked" });
    expect(availableSteps("festival", accepted, actor("ministry_admin", "N"))).toEqual(["lock"]);
  });

  test("a reopened season can be written again", () => {
    expect(
      editObstacles("festival", point("draft", { seasonState: "reopened" }), actor("commune_officer", "C")),
    ).toEqual([]);
  });

  test("a locked point is corrected by the ministry's administrator only", () => {
    expect(editObstacles("festival", point("locked"), actor("ministry_admin", "N"))).toEqual([]);
    expect(codes(editObstacles("festival", point("locked"), actor("province_officer", "P")))).toEqual([
      "locked",
    ]);
    expect(codes(editObstacles("festival", point("locked"), actor("ministry_officer", "N")))).toEqual([
      "locked",
    ]);
  });

  test("a province signs its own report and the nation decides about it", () => {
    const report = point("sent", {
      unitId: "P",
      unitLevel: "province",
      holderUnitId: "N",
      holderLevel: "nation",
    });
    expect(availableSteps("report", report, actor("ministry_officer", "N")).sort()).toEqual([
      "accept",
      "return",
    ]);
    const draft = point("draft", { unitId: "P", unitLevel: "province" });
    expect(availableSteps("report", draft, actor("province_officer", "P"))).toEqual(["submit"]);
    expect(availableSteps("report", draft, actor("province_leader", "P"))).toEqual(["send"]);
    const submitted = { ...draft, state: "submitted" as const };
    expect(availableSteps("report", submitted, actor("province_leader", "P")).sort()).toEqual([
      "handBack",
      "send",
    ]);
    expect(availableSteps("report", report, actor("province_leader", "P"))).toEqual(["recall"]);
  });
});
