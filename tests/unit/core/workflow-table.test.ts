import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { availableSteps, type ChainKind, steps, type WorkflowRow, workflowRules } from "@/lib/core/workflow";
import type { RecordState, Role, UnitLevel } from "@/prisma/generated/enums";
import {
  allowedBy,
  type Position,
  pairs,
  positions,
  readWorkflowTable,
  roles,
} from "@/tests/support/workflow-table";

const levels: Record<string, UnitLevel> = {
  C: "commune",
  D: "commune",
  P: "province",
  Q: "province",
  N: "nation",
};
const levelOf = (unit: string): UnitLevel => levels[unit] ?? "commune";

function row({ of, holder, begunBy }: Position, state: RecordState): WorkflowRow {
  return {
    id: "r",
    unitId: of,
    unitLevel: levelOf(of),
    state,
    holderUnitId: holder,
    holderLevel: levelOf(holder),
    holderClosed: false,
    received: false,
    enteredById: "writer",
    editorIds: ["writer"],
    createdByUnitId: begunBy,
    sentById: "sender",
    version: 1,
    seasonState: "open",
    reportSigned: false,
  };
}

function person({ acting }: Position, role: Role): Actor {
  return {
    userId: "checker",
    sessionId: "s",
    fullName: "Người thử",
    role,
    unit: { id: acting, code: "00", level: levelOf(acting), kind: "province", name: "Thử" },
    actsFor: [acting],
  };
}

const table = readWorkflowTable();

test("the table that people read has every rule of the code, and no other", () => {
  const line = (rule: { kind: ChainKind; relation: string; role: string; from: string; step: string }) =>
    [rule.kind, rule.relation, rule.role, rule.from, rule.step].join(" ");
  expect(table.map(line).sort()).toEqual(workflowRules().map(line).sort());
  expect(table.length).toBeGreaterThan(90);
});

describe("every role in every position over every pair of states does what the table says", () => {
  test.each(positions)("$kind of $of: $name", (position) => {
    const wrong: string[] = [];
    for (const role of roles) {
      for (const pair of pairs) {
        const found = availableSteps(position.kind, row(position, pair.from), person(position, role));
        const moves = found.some((step) => steps[step].to === pair.to);
        if (moves !== allowedBy(table, position, role, pair)) {
          wrong.push(`${role}: ${pair.from} -> ${pair.to} ${moves ? "works" : "is refused"}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
