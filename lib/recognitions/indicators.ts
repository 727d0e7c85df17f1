import type { Sum, YearIndicator } from "@/lib/core/indicator";
import type { schemeCodeWords } from "./measures";

type Scheme = keyof typeof schemeCodeWords;

const wards = ["ward"] as const;
const rural = ["commune"] as const;
const urban = ["ward", "township"] as const;
const communes = ["commune", "ward", "township", "special_zone"] as const;

const registered = (scheme: Scheme, kind?: readonly string[]): Sum => ({
  measure: "recognition.registered",
  cells: [{ scheme: [scheme], ...(kind && { kind }) }],
});
const recognised = (scheme: Scheme, kind?: readonly string[]): Sum => ({
  measure: "recognition.outcome",
  cells: [{ scheme: [scheme], outcome: ["recognised"], ...(kind && { kind }) }],
});
const classed = (as: string): Sum => ({
  measure: "recognition.outcome",
  cells: [{ scheme: ["movement_class"], class: [as] }],
});
const allClassed: Sum = { measure: "recognition.outcome", cells: [{ scheme: ["movement_class"] }] };
const criteria = (part: "met" | "asked"): Sum => ({
  measure: "recognition.criteria",
  cells: [{ scheme: ["exemplary_commune"], part: [part] }],
});
const ofRegistered = (scheme: Scheme, kind?: readonly string[]) => ({
  of: registered(scheme, kind),
  words: "số đăng ký",
});

const base = {
  kind: "count",
  scheme: "model_ward_police",
  unit: "phường",
  window: "police",
  filter: {},
} as const;
const safe = { kind: "count", scheme: "safe_area", filter: {} } as const;
const class_ = {
  kind: "count",
  scheme: "movement_class",
  unit: "đối tượng",
  window: "agency_safety",
  filter: {},
  sample: true,
  against: { of: allClassed, words: "số đã phân loại" },
} as const;
const place = { kind: "count", unit: "xã", window: "calendar", filter: {} } as const;

/**
 * The figures of recognition (domain §14.2), by year. An application counts where its unit lies, in the year that it was
 * registered for, whatever the scheme's own days of that year are.
 */
export const recognitionIndicators = [
  {
    ...base,
    code: "KM01",
    label: "Công an phường đăng ký xây dựng kiểu mẫu",
    short: "CA phường đăng ký",
    counts: "Hồ sơ đăng ký của năm, trừ hồ sơ đã rút.",
    of: registered("model_ward_police"),
  },
  {
    ...base,
    code: "KM02",
    label: "Công an phường đạt cấp tỉnh",
    short: "CA phường đạt cấp tỉnh",
    counts:
      "Hồ sơ Công an tỉnh đã thẩm định đạt, gồm cả hồ sơ đang ở Bộ và đã được quyết định. Chờ: hồ sơ tỉnh đang thẩm định.",
    of: { measure: "recognition.passed", cells: [{ scheme: ["model_ward_police"] }] },
    against: ofRegistered("model_ward_police"),
    sample: true,
  },
  {
    ...base,
    code: "KM03",
    label: "Công an phường được công nhận kiểu mẫu",
    short: "CA phường được công nhận",
    counts:
      "Hồ sơ được Bộ trưởng quyết định công nhận cho năm. Thu hồi về sau không làm giảm số của năm. Chờ: hồ sơ đã đề nghị công nhận.",
    of: recognised("model_ward_police"),
    against: ofRegistered("model_ward_police"),
    filter: { state: "recognised" },
  },
  {
    ...base,
    code: "KM04",
    label: "Tỷ lệ phường có Công an phường kiểu mẫu",
    short: "Phường có CA kiểu mẫu",
    kind: "share",
    unit: "%",
    counts:
      "Phường được công nhận cho năm đó hoặc trước đó, còn hiệu lực vào ngày cuối năm, chia cho tổng số phường ngày đó. Công nhận của phường đã sáp nhập chỉ tính khi đã có quyết định chuyển tiếp.",
    of: { part: { holding: "model_ward_police" }, of: { communes: wards } },
  },
  {
    ...base,
    code: "KM05",
    label: "Lũy kế Công an phường được công nhận kiểu mẫu",
    short: "CA phường, lũy kế",
    counts: "Công nhận lần đầu từ trước đến hết năm; công nhận lại của cùng một phường không tính thêm.",
    of: { measure: "recognition.first", cells: [{ scheme: ["model_ward_police"] }] },
    everSince: true,
  },
  {
    ...base,
    scheme: "exemplary_commune",
    unit: "xã",
    code: "XH01",
    label: "Xã, phường đăng ký xây dựng điển hình",
    short: "Xã điển hình đăng ký",
    counts: "Hồ sơ đăng ký của năm, trừ hồ sơ đã rút.",
    of: registered("exemplary_commune"),
    against: { of: { communes }, words: "số xã, phường" },
  },
  {
    ...base,
    scheme: "exemplary_commune",
    code: "XH02",
    label: "Tỷ lệ tiêu chí xã điển hình đạt (trên 34 tiêu chí)",
    short: "Tiêu chí đạt/34",
    kind: "share",
    unit: "%",
    counts:
      "Tổng số tiêu chí đạt chia cho tổng số tiêu chí được xét của các hồ sơ đã có kết quả; 28/34 là 82,4 %. Chờ: theo tự chấm.",
    of: { part: criteria("met"), of: criteria("asked") },
    sample: true,
  },
  {
    ...base,
    scheme: "exemplary_commune",
    unit: "xã",
    code: "XH03",
    label: "Xã, phường được công nhận điển hình",
    short: "Xã điển hình công nhận",
    counts: "Hồ sơ được quyết định công nhận cho năm. Chờ: hồ sơ đã đề nghị công nhận.",
    of: recognised("exemplary_commune"),
    against: ofRegistered("exemplary_commune"),
    filter: { state: "recognised" },
  },
  ...safety("AT01", "AT02", ["residential"], "khu dân cư", "Khu dân cư", "residential_safety"),
  ...safety("AT03", "AT04", communes, "xã", "Xã, phường", "agency_safety"),
  ...safety("AT05", "AT06", ["agency"], "cơ quan", "Cơ quan", "agency_safety"),
  ...safety("AT07", "AT08", ["enterprise"], "doanh nghiệp", "Doanh nghiệp", "agency_safety"),
  ...safety("AT09", "AT10", ["school"], "cơ sở giáo dục", "Cơ sở giáo dục", "agency_safety"),
  {
    ...class_,
    code: "PL01",
    label: "Phong trào xếp loại Xuất sắc",
    short: "Loại Xuất sắc",
    counts: "Khu dân cư, xã, cơ quan, doanh nghiệp, cơ sở giáo dục được xếp loại Xuất sắc.",
    of: classed("excellent"),
  },
  {
    ...class_,
    code: "PL02",
    label: "Phong trào xếp loại Khá",
    short: "Loại Khá",
    counts: "Đối tượng được xếp loại Khá.",
    of: classed("good"),
  },
  {
    ...class_,
    code: "PL03",
    label: "Phong trào xếp loại Trung bình",
    short: "Loại Trung bình",
    counts: "Đối tượng được xếp loại Trung bình, gồm cả khi bị khống chế vì chưa đạt An toàn về ANTT.",
    of: classed("average"),
  },
  {
    ...class_,
    code: "PL04",
    label: "Phong trào xếp loại Yếu",
    short: "Loại Yếu",
    counts: "Đối tượng được xếp loại Yếu; mỗi nơi phải có kế hoạch củng cố.",
    of: classed("weak"),
  },
  {
    ...place,
    scheme: "rural_security",
    code: "NT01",
    label: "Xã đạt tiêu chí an ninh, trật tự nông thôn mới",
    short: "Xã đạt tiêu chí ANTT NTM",
    counts: "Xã được xác nhận đạt cho năm (tiêu chí 19.2 của giai đoạn 2021–2025).",
    of: recognised("rural_security"),
    against: { of: { communes: rural }, words: "số xã" },
    filter: { state: "recognised" },
  },
  {
    ...place,
    scheme: "rural_security",
    code: "NT02",
    label: "Xã rớt tiêu chí an ninh, trật tự nông thôn mới",
    short: "Xã rớt tiêu chí ANTT NTM",
    counts:
      "Xã đã được xác nhận đạt, khi kiểm tra lại trong năm không còn giữ chuẩn; nguyên nhân ở từng công nhận.",
    of: { measure: "recognition.afterwards", cells: [{ scheme: ["rural_security"], what: ["lost"] }] },
  },
  {
    ...place,
    scheme: "civil_urban",
    unit: "phường",
    code: "NT03",
    label: "Phường, thị trấn đạt tiêu chí 4 đô thị văn minh",
    short: "Phường đạt tiêu chí 4",
    counts: "Phường, thị trấn được xác nhận đạt tiêu chí an ninh, trật tự đô thị cho năm.",
    of: recognised("civil_urban"),
    against: { of: { communes: urban }, words: "số phường, thị trấn" },
    filter: { state: "recognised" },
  },
] as const satisfies readonly YearIndicator[];

export type RecognitionFigure = (typeof recognitionIndicators)[number]["code"];

/** Đăng ký and đạt "An toàn về ANTT" of one kind of subject (TT 124/2021). */
function safety<const A extends string, const B extends string>(
  first: A,
  second: B,
  kinds: readonly string[],
  unit: string,
  name: string,
  window: "residential_safety" | "agency_safety",
) {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    {
      ...{ ...safe, unit, window, code: first, short: `${name} đăng ký` },
      label: `${name} đăng ký “An toàn về an ninh, trật tự”`,
      counts: `Hồ sơ đăng ký của ${small} cho năm, trừ hồ sơ đã rút.`,
      of: registered("safe_area", kinds),
    },
    {
      ...{ ...safe, unit, window, code: second, short: `${name} an toàn` },
      label: `${name} đạt “An toàn về an ninh, trật tự”`,
      counts: `Hồ sơ của ${small} được quyết định công nhận cho năm. Chờ: hồ sơ đã đề nghị công nhận.`,
      of: recognised("safe_area", kinds),
      against: ofRegistered("safe_area", kinds),
      filter: { state: "recognised" },
    },
  ] as const;
}
