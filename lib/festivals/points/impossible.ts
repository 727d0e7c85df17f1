import { type Day, daysBetween, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { awardAuthorityWords, awardFormWords, leaderTierWords } from "@/lib/festivals/words";
import type { AwardAuthority, AwardForm, LeaderTier } from "@/prisma/generated/enums";
import type { Content, ContentKey } from "./content";

/** First day without district police, and without districts (domain §8.1). */
export const noDistrictPolice: Day = "2025-03-01";
export const noDistricts: Day = "2025-07-01";

/** A point may lie this many days outside the season's window; further away the date is a slip. */
const daysAround = 60;

const tierOrder: readonly LeaderTier[] = [
  "party_state",
  "ministry",
  "central",
  "province",
  "province_police",
  "district",
  "commune",
];

/** True when one tier stands above another. */
export function isHigher(a: LeaderTier, b: LeaderTier): boolean {
  return tierOrder.indexOf(a) < tierOrder.indexOf(b);
}

/** What the rules must know beside the content itself. */
export type CheckContext = {
  year: number;
  startsOn: Day;
  endsOn: Day;
  today: Day;
  /** The days between which the unit existed. */
  unitFrom?: Day;
  unitTo?: Day | null;
  /** Another point at commune level of the same commune and season. */
  otherCommunePoint?: string | null;
  /** Mean turnout of the points of this commune in the season before. */
  usualTurnout?: number | null;
};

type Found = { path: string; message: string };
type Rule = { code: string; needs: readonly ContentKey[]; find: (content: Content) => Found[] };
type DatedRule = Omit<Rule, "find"> & { find: (content: Content, context: CheckContext) => Found[] };

const when = (wrong: boolean, path: string, message: string): Found[] => (wrong ? [{ path, message }] : []);

/** Who can give which form: the Minister the medal, committees and police what the law leaves to them (domain §4.5). */
const givenBy: Record<AwardForm, readonly AwardAuthority[]> = {
  medal: ["ministry", "other"],
  merit_certificate: ["ministry", "province_committee", "other"],
  commendation: ["district_committee", "commune_committee", "province_police", "other"],
};

/** Values that no point can have, whatever the season. A rule is asked only when all that it needs is there. */
const rules: readonly Rule[] = [
  {
    code: "hours",
    needs: ["startsAt", "endsAt"],
    find: ({ startsAt, endsAt }) =>
      when(
        startsAt !== null && endsAt !== null && endsAt <= startsAt,
        "endsAt",
        "Giờ kết thúc phải sau giờ bắt đầu. Sửa một trong hai.",
      ),
  },
  {
    code: "status_reason",
    needs: ["status", "statusReason"],
    find: ({ status, statusReason }) =>
      when(
        (status === "postponed" || status === "cancelled") && statusReason === "",
        "statusReason",
        "Ghi lý do hoãn hoặc hủy, ví dụ: mưa bão, lùi sang tháng 9.",
      ),
  },
  {
    code: "delegates",
    needs: ["delegates", "turnout"],
    find: ({ delegates, turnout }) =>
      when(
        delegates !== null && turnout !== null && delegates > turnout,
        "delegates",
        `Số đại biểu (${formatNumber(delegates)}) không thể nhiều hơn lượt người tham gia (${formatNumber(turnout)}), vì lượt người đã gồm đại biểu.`,
      ),
  },
  {
    code: "guest_tier",
    needs: ["guests", "topTier"],
    find: ({ guests, topTier }) => {
      if (topTier === null) return [];
      const above = guests.flatMap((guest, row) => (isHigher(guest.tier, topTier) ? [{ guest, row }] : []));
      if (above.length === 0) return [];
      return [
        ...above.map(({ guest, row }) => ({
          path: `guests.${row}.tier`,
          message: `Bậc của ${guest.fullName} (${leaderTierWords[guest.tier]}) cao hơn mục "Đại biểu cấp cao nhất" (${leaderTierWords[topTier]}). Sửa một trong hai mục.`,
        })),
        {
          path: "topTier",
          message: `Đại biểu cấp cao nhất đang thấp hơn bậc của đại biểu đã kê ở mục "Đại biểu chính".`,
        },
      ];
    },
  },
  {
    code: "district_tier",
    needs: ["topTier", "heldOn"],
    find: ({ topTier, heldOn }) =>
      when(
        topTier === "district" && heldOn >= noDistricts,
        "topTier",
        `Ngày ${formatDay(heldOn)} không còn cấp huyện. Chọn bậc khác ở "Đại biểu cấp cao nhất" hoặc sửa ngày tổ chức.`,
      ),
  },
  {
    code: "district_guest",
    needs: ["guests", "heldOn"],
    find: ({ guests, heldOn }) =>
      heldOn < noDistricts
        ? []
        : guests.flatMap((guest, row) =>
            when(
              guest.tier === "district",
              `guests.${row}.tier`,
              `Ngày ${formatDay(heldOn)} không còn cấp huyện. Chọn bậc khác cho ${guest.fullName}.`,
            ),
          ),
  },
  {
    code: "district_award",
    needs: ["awards", "heldOn"],
    find: ({ awards, heldOn }) =>
      heldOn < noDistricts
        ? []
        : awards.flatMap((award, row) =>
            when(
              award.authority === "district_committee",
              `awards.${row}.authority`,
              `Ngày ${formatDay(heldOn)} không còn cấp huyện. Chọn cấp khác thay cho "${awardAuthorityWords.district_committee}".`,
            ),
          ),
  },
  {
    code: "award_form",
    needs: ["awards"],
    find: ({ awards }) =>
      awards.flatMap((award, row) =>
        when(
          !givenBy[award.form].includes(award.authority),
          `awards.${row}.form`,
          `${awardAuthorityWords[award.authority]} không tặng ${awardFormWords[award.form].toLowerCase()}. Chọn lại hình thức hoặc cấp khen thưởng.`,
        ),
      ),
  },
  {
    code: "district_host",
    needs: ["hostLevel", "heldOn"],
    find: ({ hostLevel, heldOn }) =>
      when(
        hostLevel === "district" && heldOn >= noDistrictPolice,
        "hostLevel",
        `Ngày ${formatDay(heldOn)} không còn Công an cấp huyện. Chọn cấp tổ chức khác hoặc sửa ngày.`,
      ),
  },
  {
    code: "district_pilot",
    needs: ["pilotOf", "heldOn"],
    find: ({ pilotOf, heldOn }) =>
      when(
        pilotOf === "district" && heldOn >= noDistricts,
        "pilotOf",
        `Ngày ${formatDay(heldOn)} không còn cấp huyện. Chọn cấp chỉ đạo khác hoặc sửa ngày.`,
      ),
  },
];

/** Values that no point of this season can have today. */
const datedRules: readonly DatedRule[] = [
  {
    code: "date_year",
    needs: ["heldOn"],
    find: ({ heldOn }, { year }) =>
      when(
        Number(heldOn.slice(0, 4)) !== year,
        "heldOn",
        `Ngày tổ chức phải trong năm ${year} của mùa này. Kiểm tra lại năm.`,
      ),
  },
  {
    code: "date_far",
    needs: ["heldOn"],
    find: ({ heldOn }, { year, startsOn, endsOn }) =>
      when(
        Number(heldOn.slice(0, 4)) === year &&
          (daysBetween(heldOn, startsOn) > daysAround || daysBetween(endsOn, heldOn) > daysAround),
        "heldOn",
        `Ngày tổ chức cách mùa (${formatDay(startsOn)} – ${formatDay(endsOn)}) hơn ${daysAround} ngày. Kiểm tra lại ngày và tháng.`,
      ),
  },
  {
    code: "unit_alive",
    needs: ["heldOn"],
    find: ({ heldOn }, { unitFrom, unitTo }) =>
      when(
        Boolean((unitFrom && heldOn < unitFrom) || (unitTo && heldOn >= unitTo)),
        "heldOn",
        `Ngày ${formatDay(heldOn)} đơn vị này chưa thành lập hoặc đã kết thúc hoạt động. Kiểm tra ngày, hoặc lập điểm cho đơn vị có vào ngày đó.`,
      ),
  },
  {
    code: "held_future",
    needs: ["status", "heldOn"],
    find: ({ status, heldOn }, { today }) =>
      when(
        status === "held" && heldOn > today,
        "status",
        `Ngày tổ chức ${formatDay(heldOn)} chưa đến, chưa chọn được "Đã tổ chức".`,
      ),
  },
];

/** Every impossible value in what is there; rules whose fields are missing are silent. */
export function impossible(
  content: Partial<Content>,
  context: CheckContext | null,
  touched?: readonly ContentKey[],
): Issue[] {
  const issues: Issue[] = [];
  const ask = (rule: Rule | DatedRule) => {
    if (!rule.needs.every((key) => key in content)) return;
    const mine = touched ? rule.needs.filter((key) => touched.includes(key)) : rule.needs;
    if (mine.length === 0) return;
    for (const { path, message } of rule.find(content as Content, context as CheckContext)) {
      const key = path.split(".")[0] as ContentKey;
      // A rule over two steps is told on the step that is being saved.
      const here = !touched || touched.includes(key);
      issues.push({ path: here ? path : (mine[0] ?? path), code: rule.code, message });
    }
  };
  rules.forEach(ask);
  if (context) datedRules.forEach(ask);
  return issues;
}
