import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { Chosen } from "./asked-queries";
import { entryOf, type FigureCode } from "./catalogue";
import type { Coverage } from "./figures";
import { type Divided, dividedNote, inexactIn } from "./inexact";
import type { RecordRow } from "./origin-queries";
import type { NamedUnit } from "./overview";
import { coverageText, figureText, mapWord, unitName } from "./words";

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
export type Origin = Chosen &
  Divided & {
    figure: FigureCode;
    value: number | null;
    provisional: number | null;
    coverage: Coverage;
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

/**
 * What the page says first: whose number it is, and the number. Where records of one unit are shown it is that unit's part,
 * and the whole is named as the whole of the other unit.
 */
export function saidOf(origin: Origin): { number: string; facts: (string | false)[] } {
  const { figure, season, unit, value, provisional, records, asked } = origin;
  const entry = entryOf(figure);
  const [title, year, map] = [
    `${figure} – ${entry.label}`,
    `mùa ${season.year}`,
    mapWord(asked.map).toLowerCase(),
  ];
  const waiting = (count: number | null, of: string) => !!count && `thêm ${of} chờ tiếp nhận`;
  const inFigure = (count: number | null) => `${figureText(entry, count)} ${entry.unit}`;
  if (!records) {
    return {
      number: inFigure(value),
      facts: [
        title,
        unitTitle(unit),
        year,
        coverageText(origin.coverage),
        map,
        waiting(provisional, inFigure(provisional)),
      ],
    };
  }
  // Of one unit there is no share: its points of the commune's level are what the share is told by.
  const part = (count: number) =>
    isRatio(entry.of) ? `${formatNumber(count)} điểm cấp xã` : inFigure(count);
  return {
    number: part(records.final),
    facts: [
      title,
      unitTitle(records.of),
      year,
      records.of.id !== unit.id && `trong ${inFigure(value)} của ${unitName(unit)}`,
      map,
      waiting(records.provisional, part(records.provisional)),
    ],
  };
}

/** What divided communes mean for this figure; null where it is exact. The records of a unit of then are its own. */
export function originNote(origin: Origin): string | null {
  if (origin.records && origin.records.of.id !== origin.unit.id) return null;
  const inexact = inexactIn(origin.unit.level, entryOf(origin.figure), origin);
  return inexact > 0 ? dividedNote(origin.unit.level, origin) : null;
}
