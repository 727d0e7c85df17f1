import { formatDong, formatNumber, formatPercent } from "@/lib/core/numbers";
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

/** The rows of the appendix, in the order of the catalogue (domain §2.4). */
export const figureRows: readonly FigureRow[] = [
  { code: "NH01", label: "Tổng số điểm tổ chức Ngày hội", unit: "điểm", of: (f) => f.points },
  { code: "NH02", label: "– điểm cấp xã, phường, đặc khu", unit: "điểm", of: (f) => f.communePoints },
  {
    code: "NH03",
    label: "– điểm thôn, tổ dân phố, khu dân cư",
    unit: "điểm",
    of: (f) => f.residentialPoints,
  },
  {
    code: "NH04",
    label: "– điểm cơ quan, doanh nghiệp, cơ sở giáo dục",
    unit: "điểm",
    of: (f) => f.agencyPoints,
  },
  {
    code: "NH05",
    share: true,
    label: "Tỷ lệ xã, phường, đặc khu có tổ chức",
    unit: "%",
    of: (f) => (f.communes === 0 ? null : Math.round((f.heldCommunes * 1000) / f.communes) / 10),
  },
  { code: "NH06", label: "Điểm có lãnh đạo Đảng, Nhà nước dự", unit: "điểm", of: (f) => f.partyState },
  { code: "NH07", label: "Điểm có lãnh đạo tỉnh dự", unit: "điểm", of: (f) => f.provinceLeaders },
  {
    code: "NH08",
    district: true,
    label: "Điểm có lãnh đạo huyện dự (đến 2024)",
    unit: "điểm",
    of: (f) => f.districtLeaders,
  },
  { code: "NH09", label: "Lượt người tham gia", unit: "lượt người", of: (f) => f.turnout },
  { code: "NH10", label: "Suất quà đã tặng", unit: "suất", of: (f) => f.gifts },
  { code: "NH11", label: "Tổng giá trị quà", unit: "đồng", of: (f) => f.giftValue },
  {
    code: "NH12",
    label: "Kỷ niệm chương “Bảo vệ an ninh Tổ quốc”",
    unit: "kỷ niệm chương",
    of: (f) => f.medals,
  },
  { code: "NH13", label: "Bằng khen của Bộ Công an", unit: "bằng khen", of: (f) => f.ministryMerits },
  {
    code: "NH14",
    label: "Bằng khen, giấy khen của UBND và Giám đốc Công an tỉnh",
    unit: "lượt khen",
    of: (f) => f.otherAwards,
  },
  ...localAwardRows(),
  { code: "NH15", label: "Giao ước thi đua được ký", unit: "bản", of: (f) => f.pledges },
  { code: "NH16", label: "Mô hình ra mắt", unit: "mô hình", of: (f) => f.modelsLaunched },
  { code: "NH16", label: "Mô hình nhân rộng", unit: "mô hình", of: (f) => f.modelsReplicated },
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
      unit: "lượt khen",
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
