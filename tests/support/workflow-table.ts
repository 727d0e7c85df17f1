import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ChainKind, type Relation, type StepName, steps } from "@/lib/core/workflow";
import { RecordState, Role } from "@/prisma/generated/enums";

/** One cell of docs/workflow.md: a step that somebody in a role takes on a record in a state. */
export type Cell = { kind: ChainKind; relation: Relation; role: Role; from: RecordState; step: StepName };

export const states = Object.values(RecordState);
export const roles = Object.values(Role);

/** The tables of docs/workflow.md, as a person reads them. A word that is not known fails here. */
export function readWorkflowTable(): Cell[] {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "workflow.md"), "utf8");
  const cells: Cell[] = [];
  let kind: ChainKind | null = null;
  for (const line of text.split("\n")) {
    const head = /^## .*\((\w+)\)$/.exec(line);
    if (head) kind = oneOf(["festival", "plan", "report"] as const, head[1]);
    if (!kind || !line.startsWith("|") || /^\| (stands|-)/.test(line)) continue;
    const [relation, role, ...inStates] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    inStates.forEach((cell, at) => {
      if (cell === "–") return;
      for (const step of cell.split(", ")) {
        cells.push({
          kind: kind as ChainKind,
          relation: oneOf(["own", "above", "holder", "nation"] as const, relation),
          role: oneOf(roles, role),
          from: oneOf(states, states[at]),
          step: oneOf(Object.keys(steps) as StepName[], step),
        });
      }
    });
  }
  return cells;
}

function oneOf<const T extends string>(known: readonly T[], word: string | undefined): T {
  const found = known.find((one) => one === word);
  if (!found) throw new Error(`docs/workflow.md says ${word}, which is none of ${known.join(", ")}`);
  return found;
}

/** A record and somebody who stands to it in one way. Units: C a commune, D its sibling, P its province, Q another, N. */
export type Position = {
  name: string;
  kind: ChainKind;
  /** The record's unit. */
  of: "C" | "P";
  acting: "C" | "D" | "P" | "Q" | "N";
  holder: "C" | "P" | "N";
  begunBy: "C" | "P";
  /** What docs/workflow.md may allow there. */
  relations: Relation[];
};

const ofCommune = (kind: ChainKind): Position[] => [
  { name: "own", kind, of: "C", acting: "C", holder: "P", begunBy: "C", relations: ["own"] },
  { name: "above", kind, of: "C", acting: "P", holder: "C", begunBy: "P", relations: ["above"] },
  { name: "holder", kind, of: "C", acting: "P", holder: "P", begunBy: "C", relations: ["holder"] },
  { name: "nation", kind, of: "C", acting: "N", holder: "P", begunBy: "C", relations: ["nation"] },
  {
    name: "province without a part in it",
    kind,
    of: "C",
    acting: "P",
    holder: "C",
    begunBy: "C",
    relations: [],
  },
  { name: "sibling", kind, of: "C", acting: "D", holder: "P", begunBy: "C", relations: [] },
  { name: "another province", kind, of: "C", acting: "Q", holder: "P", begunBy: "C", relations: [] },
];

const ofProvince = (kind: ChainKind): Position[] => [
  { name: "own", kind, of: "P", acting: "P", holder: "N", begunBy: "P", relations: ["own"] },
  // The nation is always the nation as well.
  { name: "holder", kind, of: "P", acting: "N", holder: "N", begunBy: "P", relations: ["holder", "nation"] },
  { name: "nation", kind, of: "P", acting: "N", holder: "P", begunBy: "P", relations: ["nation"] },
  { name: "its commune", kind, of: "P", acting: "C", holder: "N", begunBy: "P", relations: [] },
  { name: "another province", kind, of: "P", acting: "Q", holder: "N", begunBy: "P", relations: [] },
];

export const positions: Position[] = [
  ...ofCommune("festival"),
  ...ofCommune("plan"),
  ...ofProvince("plan"),
  ...ofProvince("report"),
];

/** Every pair of states; the same twice only where a step passes on without changing the state. */
export const pairs: { from: RecordState; to: RecordState }[] = states.flatMap((from) =>
  states.flatMap((to) => (from !== to || from === "sent" ? [{ from, to }] : [])),
);

/** What the table says of somebody in a position. */
export function allowedBy(
  cells: Cell[],
  { kind, relations }: Position,
  role: Role,
  pair: (typeof pairs)[number],
): boolean {
  return cells.some(
    (cell) =>
      cell.kind === kind &&
      cell.role === role &&
      cell.from === pair.from &&
      steps[cell.step].to === pair.to &&
      relations.includes(cell.relation),
  );
}
