import type { Chosen } from "./asked-queries";
import type { FigureCode } from "./catalogue";
import type { Coverage } from "./figures";
import type { RecordRow } from "./origin-queries";
import type { NamedUnit } from "./overview";

/** Who moved a record, in one line. */
export type OriginDecision = {
  id: string;
  recordId: string;
  step: string;
  at: Date;
  actorName: string;
  actorUnitName: string;
};

/** A unit and what it adds: a province of the nation, or a unit of the season with records of its own. */
export type OriginPart = {
  unit: NamedUnit;
  final: number | null;
  provisional: number | null;
  /** How many records; not counted for a whole province. */
  records: number | null;
  coverage: Coverage | null;
};

export type OriginRecord = RecordRow & { decisions: OriginDecision[] };

/** "Con số này từ đâu": a figure, and the units or records that it is the sum of. */
export type Origin = Chosen & {
  figure: FigureCode;
  value: number | null;
  provisional: number | null;
  coverage: Coverage;
  divided: number;
  asOf: Date;
  /** Provinces of the nation; or units of the season's time. */
  parts: { by: "province" | "unit"; rows: OriginPart[] } | null;
  /** The records of one unit of the season's time. */
  records: {
    of: NamedUnit;
    rows: OriginRecord[];
    total: number;
    page: number;
    size: number;
    final: number;
    provisional: number;
  } | null;
};

/** What the parts give together, beside the figure that they should give. */
export function sumOfParts(parts: readonly Pick<OriginPart, "final" | "provisional">[]) {
  return {
    final: parts.reduce((sum, part) => sum + (part.final ?? 0), 0),
    provisional: parts.reduce((sum, part) => sum + (part.provisional ?? 0), 0),
  };
}
