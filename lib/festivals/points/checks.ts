import { formatDay } from "@/lib/core/dates";
import { formatDong, formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { giftRecipientWords, leaderTierWords } from "@/lib/festivals/words";
import type { Content, ContentKey } from "./content";
import type { CheckContext } from "./impossible";

/** Average value of one gift that is believable (domain §2.4). */
const giftLow = 50_000;
const giftHigh = 5_000_000;

/** What is still missing before the result of a point can be sent. */
export function missing(content: Content): Issue[] {
  const issues: Issue[] = [];
  const need = (wrong: boolean, path: ContentKey, message: string) => {
    if (wrong) issues.push({ path, code: "missing", message });
  };
  need(
    content.status === "planned",
    "status",
    'Chọn "Đã tổ chức", "Hoãn" hoặc "Hủy" ở mục Tình hình tổ chức: chỉ gửi được khi đã có kết quả.',
  );
  if (content.status === "held") {
    need(content.place === "", "place", "Ghi địa điểm tổ chức.");
    need(content.turnout === null, "turnout", "Nhập lượt người tham gia.");
    need(content.topTier === null, "topTier", "Chọn bậc của đại biểu cấp cao nhất.");
  }
  return issues;
}

/** What is believable only after a second look. Nobody is stopped by it. */
export function warnings(content: Content, context: CheckContext): Issue[] {
  const found: Issue[] = [];
  const warn = (wrong: boolean, path: string, code: string, message: string) => {
    if (wrong) found.push({ path, code, message });
  };
  const { heldOn, status, turnout, topTier } = content;
  warn(
    heldOn < context.startsOn || heldOn > context.endsOn,
    "heldOn",
    "outside_window",
    `Ngày tổ chức nằm ngoài thời gian của mùa (${formatDay(context.startsOn)} – ${formatDay(context.endsOn)}).`,
  );
  warn(
    content.hostLevel === "commune" && Boolean(context.otherCommunePoint),
    "hostLevel",
    "second_commune_point",
    `Mùa này đã có điểm cấp xã khác: ${context.otherCommunePoint}. Mỗi xã thường chỉ có một điểm cấp xã; kiểm tra cấp tổ chức.`,
  );
  content.gifts.forEach((gift, row) => {
    const average = Number(gift.value) / gift.count;
    warn(
      average < giftLow || average > giftHigh,
      `gifts.${row}.value`,
      "average_gift",
      `Quà cho "${giftRecipientWords[gift.recipient]}" bình quân ${formatDong(Math.round(average))} đồng một suất, ngoài mức thường gặp 50.000 – 5.000.000 đồng. Kiểm tra số suất và giá trị.`,
    );
  });
  if (status !== "held") {
    warn(
      turnout !== null,
      "turnout",
      "not_held",
      "Điểm không tổ chức nên số người, quà đã nhập không được tính.",
    );
    return found;
  }
  const usual = context.usualTurnout ?? null;
  warn(
    turnout !== null && usual !== null && (turnout > usual * 5 || turnout * 5 < usual),
    "turnout",
    "unusual_turnout",
    `Lượt người tham gia (${formatNumber(turnout)}) khác nhiều so với trung bình các điểm của xã mùa trước (${formatNumber(usual)}).`,
  );
  warn(
    topTier !== null &&
      ["party_state", "ministry", "central"].includes(topTier) &&
      !content.guests.some((guest) => guest.tier === topTier),
    "guests",
    "guest_unnamed",
    `Có ${topTier ? leaderTierWords[topTier] : ""} dự nhưng chưa kê họ tên ở mục "Đại biểu chính".`,
  );
  warn(
    content.ceremony.length + content.festivity.length === 0,
    "ceremony",
    "no_programme",
    "Chưa đánh dấu nội dung nào của phần lễ, phần hội.",
  );
  warn(
    content.ceremony.includes("awards") && content.awards.length === 0,
    "awards",
    "no_awards",
    "Phần lễ có trao khen thưởng nhưng chưa kê số khen thưởng.",
  );
  warn(
    content.ceremony.includes("pledge_signing") && content.pledges.length === 0,
    "pledges",
    "no_pledges",
    "Phần lễ có ký giao ước nhưng chưa kê số giao ước.",
  );
  return found;
}
