import type { FigureCode } from "./figures";

export type FigureEntry = {
  code: FigureCode;
  /** As in the season report. */
  label: string;
  /** On a card, where the place is narrow. */
  short: string;
  unit: string;
  /** On a card, where the unit is long. */
  shortUnit?: string;
  kind: "count" | "share" | "money";
  /** What is counted, for those who must trust the number. */
  counts: string;
  /** A part of NH01, shown below it. */
  part?: true;
  /** Filters of the list of points that give exactly the rows counted. */
  filter: Record<string, string>;
};

/** The figures of the season report (domain §2.4). Every one counts points that were held and accepted or locked. */
export const catalogue: readonly FigureEntry[] = [
  {
    code: "NH01",
    label: "Tổng số điểm tổ chức Ngày hội",
    short: "Điểm tổ chức",
    unit: "điểm",
    kind: "count",
    counts:
      "Mọi điểm đã tổ chức, kết quả đã được tiếp nhận hoặc đã khóa. Điểm cấp huyện (đến 2024) chỉ tính ở dòng này.",
    filter: {},
  },
  {
    code: "NH02",
    label: "Điểm cấp xã, phường, thị trấn, đặc khu",
    short: "Điểm cấp xã",
    unit: "điểm",
    kind: "count",
    counts: "Điểm có cấp tổ chức là cấp xã.",
    part: true,
    filter: { host: "commune" },
  },
  {
    code: "NH03",
    label: "Điểm thôn, bản, tổ dân phố, khu dân cư",
    short: "Điểm khu dân cư",
    unit: "điểm",
    kind: "count",
    counts: "Điểm của thôn, tổ dân phố, khu dân cư và liên khu dân cư.",
    part: true,
    filter: { host: "residential,inter_residential" },
  },
  {
    code: "NH04",
    label: "Điểm cơ quan, doanh nghiệp, cơ sở giáo dục",
    short: "Điểm cơ quan, DN, CSGD",
    unit: "điểm",
    kind: "count",
    counts: "Điểm của cơ quan, doanh nghiệp và cơ sở giáo dục.",
    part: true,
    filter: { host: "agency,enterprise,school" },
  },
  {
    code: "NH05",
    label: "Tỷ lệ xã có tổ chức",
    short: "Xã có tổ chức",
    unit: "%",
    kind: "share",
    counts:
      "Số xã có ít nhất một điểm cấp xã, chia cho số xã của mùa. Theo địa giới hiện nay, xã là xã ngày nay đã nhận các xã đó.",
    filter: { host: "commune" },
  },
  {
    code: "NH06",
    label: "Điểm có lãnh đạo Đảng, Nhà nước dự",
    short: "Lãnh đạo Đảng, Nhà nước dự",
    unit: "điểm",
    kind: "count",
    counts: "Điểm có bậc đại biểu cao nhất là lãnh đạo Đảng, Nhà nước.",
    filter: { tier: "party_state" },
  },
  {
    code: "NH07",
    label: "Điểm có lãnh đạo tỉnh dự",
    short: "Lãnh đạo tỉnh dự",
    unit: "điểm",
    kind: "count",
    counts: "Điểm có bậc đại biểu cao nhất là lãnh đạo tỉnh.",
    filter: { tier: "province" },
  },
  {
    code: "NH08",
    label: "Điểm có lãnh đạo huyện dự (đến 2024)",
    short: "Lãnh đạo huyện dự",
    unit: "điểm",
    kind: "count",
    counts:
      "Điểm có bậc đại biểu cao nhất là lãnh đạo huyện. Từ mùa 2025 không còn cấp huyện nên không thu thập (–).",
    filter: { tier: "district" },
  },
  {
    code: "NH09",
    label: "Lượt người tham gia",
    short: "Lượt người tham gia",
    unit: "lượt người",
    shortUnit: "lượt",
    kind: "count",
    counts: "Cộng lượt người của các điểm, gồm cả đại biểu.",
    filter: { has: "turnout" },
  },
  {
    code: "NH10",
    label: "Suất quà đã tặng",
    short: "Quà đã tặng",
    unit: "suất",
    kind: "count",
    counts: "Cộng số suất quà tặng tại các điểm.",
    filter: { has: "gifts" },
  },
  {
    code: "NH11",
    label: "Tổng giá trị quà",
    short: "Giá trị quà",
    unit: "đồng",
    kind: "money",
    counts: "Cộng giá trị quà tặng tại các điểm.",
    filter: { has: "gifts" },
  },
  {
    code: "NH12",
    label: "Kỷ niệm chương “Bảo vệ an ninh Tổ quốc” trao dịp Ngày hội",
    short: "Kỷ niệm chương",
    unit: "kỷ niệm chương",
    shortUnit: "KNC",
    kind: "count",
    counts: "Kỷ niệm chương của Bộ Công an trao tại các điểm.",
    filter: { has: "medal" },
  },
  {
    code: "NH13",
    label: "Bằng khen của Bộ Công an",
    short: "Bằng khen Bộ Công an",
    unit: "bằng khen",
    kind: "count",
    counts: "Bằng khen của Bộ Công an trao tại các điểm.",
    filter: { has: "merit" },
  },
  {
    code: "NH14",
    label: "Bằng khen của UBND tỉnh; giấy khen của UBND xã, UBND huyện, Giám đốc Công an tỉnh",
    short: "Khen thưởng của địa phương",
    unit: "bằng khen, giấy khen",
    shortUnit: "BK, GK",
    kind: "count",
    counts: "Bằng khen của UBND tỉnh; giấy khen của UBND xã, UBND huyện (đến 2025) và Giám đốc Công an tỉnh.",
    filter: { has: "other_awards" },
  },
  {
    code: "NH15",
    label: "Giao ước thi đua được ký",
    short: "Giao ước đã ký",
    unit: "bản",
    kind: "count",
    counts: "Cộng số bản giao ước ký tại các điểm.",
    filter: { has: "pledges" },
  },
  {
    code: "NH16",
    label: "Mô hình ra mắt, nhân rộng dịp Ngày hội",
    short: "Mô hình",
    unit: "mô hình",
    kind: "count",
    counts: "Mô hình ra mắt mới và mô hình nhân rộng; số điểm của mô hình ở phần chi tiết.",
    filter: { has: "models" },
  },
];

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The entry of a code; every code has one. */
export function entryOf(code: FigureCode): FigureEntry {
  const entry = byCode.get(code);
  if (!entry) throw new Error(`no entry for ${code}`);
  return entry;
}
