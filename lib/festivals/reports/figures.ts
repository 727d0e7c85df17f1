import { type Amount, type Indicator, isRatio, type Measure, totalOf } from "@/lib/core/indicator";
import { formatDong, formatNumber, formatPercent } from "@/lib/core/numbers";
import { type FestivalFigure, indicatorOf, localAwards } from "@/lib/festivals/indicators";
import { festivalMeasures } from "@/lib/festivals/measures";
import { awardRecipientWords } from "@/lib/festivals/words";
import type { AwardAuthority, AwardRecipient } from "@/prisma/generated/enums";

/** Sums over the held and accepted points of one province and season. */
export type ReportFigures = {
  /** Communes of the season on this land, and those of them that held a point of their own level. */
  communes: number;
  heldCommunes: number;
  points: number;
  communePoints: number;
  residentialPoints: number;
  agencyPoints: number;
  partyState: number;
  provinceLeaders: number;
  districtLeaders: number;
  turnout: number | null;
  gifts: number;
  giftValue: bigint;
  medals: number;
  ministryMerits: number;
  otherAwards: number;
  /** What these are made of. */
  awardCounts: { authority: AwardAuthority; recipient: AwardRecipient; count: number }[];
  pledges: number;
  modelsLaunched: number;
  modelsReplicated: number;
};

/** The figures of a report, of what was counted of its land; which points belong to which is said by the catalogue. */
export function reportFiguresOf(
  amounts: readonly Amount[],
  coverage: { communes: number; heldCommunes: number },
): ReportFigures {
  const value = (code: FestivalFigure) => {
    const { of }: Indicator = indicatorOf(code);
    return isRatio(of) ? 0 : totalOf(amounts, of, partsOf(of.measure));
  };
  const models = (kind: string) =>
    totalOf(amounts, { measure: "festival.models", cells: [{ kind: [kind] }] }, partsOf("festival.models"));
  return {
    ...coverage,
    points: value("NH01"),
    communePoints: value("NH02"),
    residentialPoints: value("NH03"),
    agencyPoints: value("NH04"),
    partyState: value("NH06"),
    provinceLeaders: value("NH07"),
    districtLeaders: value("NH08"),
    // Nobody told how many came: nothing, not zero.
    turnout: amounts.some((row) => row.measure === "festival.turnout") ? value("NH09") : null,
    gifts: value("NH10"),
    giftValue: BigInt(value("NH11")),
    medals: value("NH12"),
    ministryMerits: value("NH13"),
    otherAwards: value("NH14"),
    awardCounts: localAwards
      .flatMap(({ authority: [authority], form: [form] }) =>
        awardRecipients.map((recipient) => ({
          authority,
          recipient,
          count: totalOf(
            amounts,
            {
              measure: "festival.awards",
              cells: [{ authority: [authority], form: [form], recipient: [recipient] }],
            },
            partsOf("festival.awards"),
          ),
        })),
      )
      .filter((row) => row.count > 0),
    pledges: value("NH15"),
    modelsLaunched: models("launched"),
    modelsReplicated: models("replicated"),
  };
}

const awardRecipients = ["collective", "individual"] as const satisfies readonly AwardRecipient[];

function partsOf(measure: string): Measure["parts"] {
  const found: Readonly<Record<string, Measure>> = festivalMeasures;
  return found[measure]?.parts ?? [];
}

/** The district level ended before the season of this year. */
const withoutDistricts = 2025;

export type FigureRow = {
  code: string;
  /** A share in percent; everything else is counted. */
  share?: true;
  /** Ended with the districts. */
  district?: true;
  label: string;
  unit: string;
  of: (figures: ReportFigures) => number | bigint | null;
};

/** A row says of itself what the catalogue says of its figure. */
function row(code: FestivalFigure, of: FigureRow["of"], label?: string): FigureRow {
  const entry: Indicator = indicatorOf(code);
  const [first = "", ...rest] = entry.label;
  return {
    code,
    label: label ?? (entry.part ? `– ${first.toLowerCase()}${rest.join("")}` : entry.label),
    unit: entry.unit,
    ...(entry.kind === "share" && { share: true }),
    ...(entry.until && { district: true }),
    of,
  };
}

/** The rows of the appendix, in the order of the catalogue (domain §2.4). */
export const figureRows: readonly FigureRow[] = [
  row("NH01", (f) => f.points),
  row("NH02", (f) => f.communePoints),
  row("NH03", (f) => f.residentialPoints),
  row("NH04", (f) => f.agencyPoints),
  row("NH05", (f) => (f.communes === 0 ? null : Math.round((f.heldCommunes * 1000) / f.communes) / 10)),
  row("NH06", (f) => f.partyState),
  row("NH07", (f) => f.provinceLeaders),
  row("NH08", (f) => f.districtLeaders),
  row("NH09", (f) => f.turnout),
  row("NH10", (f) => f.gifts),
  row("NH11", (f) => f.giftValue),
  row("NH12", (f) => f.medals),
  row("NH13", (f) => f.ministryMerits),
  row("NH14", (f) => f.otherAwards),
  ...localAwardRows(),
  row("NH15", (f) => f.pledges),
  row("NH16", (f) => f.modelsLaunched, "Mô hình ra mắt"),
  row("NH16", (f) => f.modelsReplicated, "Mô hình nhân rộng"),
];

/** The rows that a season of a year has; leaders and awards of districts are counted as long as there were any. */
export function figureRowsOf(year: number): readonly FigureRow[] {
  return year < withoutDistricts ? figureRows : figureRows.filter((row) => !row.district);
}

/** NH14 by who gave it and to whom. */
function localAwardRows(): FigureRow[] {
  const authorities: { authority: AwardAuthority; label: string; district?: true }[] = [
    { authority: "province_committee", label: "bằng khen của UBND tỉnh" },
    { authority: "district_committee", label: "giấy khen của UBND huyện (đến 30/6/2025)", district: true },
    { authority: "commune_committee", label: "giấy khen của UBND xã" },
    { authority: "province_police", label: "giấy khen của Giám đốc Công an tỉnh" },
  ];
  return authorities.flatMap(({ authority, label, district }) =>
    (["collective", "individual"] as const).map((recipient) => ({
      code: "NH14",
      district,
      label: `– ${label}, ${awardRecipientWords[recipient].toLowerCase()}`,
      unit: indicatorOf("NH14").unit,
      of: (f: ReportFigures) =>
        f.awardCounts
          .filter((row) => row.authority === authority && row.recipient === recipient)
          .reduce((sum, row) => sum + row.count, 0),
    })),
  );
}

/** Why a number of two seasons cannot be held against each other; null where the map stayed as it was. */
export function mapNote(
  now: { communes: number },
  before: { year: number; communes: number } | null,
): string | null {
  if (before === null || before.communes === now.communes) return null;
  return `Năm ${before.year} trên địa bàn có ${formatNumber(before.communes)} đơn vị cấp xã, nay có ${formatNumber(now.communes)}; số điểm hai năm không so sánh trực tiếp được.`;
}

/** A figure as a table of a document shows it. */
export function figureText(value: number | bigint | null): string {
  return typeof value === "bigint" ? formatDong(value) : formatNumber(value);
}

/** What a row says of one season. */
export function rowText(row: FigureRow, figures: ReportFigures | undefined): string {
  const value = figures ? row.of(figures) : null;
  return row.share && typeof value === "number" ? formatPercent(value) : figureText(value);
}

/** How a row changed; a share by points of percent. */
export function rowChange(row: FigureRow, now: ReportFigures, before: ReportFigures | undefined): string {
  const [value, earlier] = [row.of(now), before ? row.of(before) : null];
  if (!row.share) return changeText(value, earlier);
  // A share of other communes is another share: the note above the table says how many there were.
  if (before && before.communes !== now.communes) return "–";
  if (typeof value !== "number" || typeof earlier !== "number") return "–";
  const size = formatPercent(Math.abs(value - earlier));
  if (size === formatPercent(0)) return "0";
  return `${value > earlier ? "+" : "−"}${size} điểm %`;
}

/** The change against the season before: "+120 (+9,3 %)", "–" where one of them was not collected. */
export function changeText(now: number | bigint | null, before: number | bigint | null | undefined): string {
  if (now === null || before === null || before === undefined) return "–";
  const difference = BigInt(now) - BigInt(before);
  if (difference === 0n) return "0";
  const sign = difference > 0n ? "+" : "−";
  const size = difference > 0n ? difference : -difference;
  const share =
    before === 0 || before === 0n
      ? ""
      : ` (${sign}${formatPercent((Number(size) / Number(before)) * 100)} %)`;
  return `${sign}${formatDong(size)}${share}`;
}
