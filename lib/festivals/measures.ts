import type { Measure } from "@/lib/core/indicator";
import {
  awardAuthorityWords,
  awardFormWords,
  awardRecipientWords,
  giftRecipientWords,
  hostLevelWords,
  leaderTierWords,
  modelKindWords,
} from "./words";

const host = { name: "host", label: "Cấp tổ chức", words: hostLevelWords };
const recipient = { name: "recipient", label: "Đối tượng nhận", words: giftRecipientWords };
const kind = { name: "kind", label: "Loại mô hình", words: modelKindWords };

/** What the points of Ngày hội are counted under: the branches of the view figure_fact. */
export const festivalMeasures = {
  "festival.points": {
    label: "Điểm tổ chức Ngày hội",
    unit: "điểm",
    parts: [host, { name: "tier", label: "Bậc đại biểu cao nhất", words: leaderTierWords }],
  },
  "festival.turnout": { label: "Lượt người tham gia", unit: "lượt người", parts: [host] },
  "festival.gifts": { label: "Suất quà", unit: "suất", parts: [recipient] },
  "festival.gift_value": { label: "Giá trị quà", unit: "đồng", parts: [recipient] },
  "festival.pledges": { label: "Giao ước thi đua", unit: "bản", parts: [] },
  "festival.models": { label: "Mô hình", unit: "mô hình", parts: [kind] },
  "festival.model_places": { label: "Số điểm của các mô hình", unit: "điểm", parts: [kind] },
  "festival.awards": {
    label: "Khen thưởng",
    unit: "lượt khen",
    parts: [
      { name: "authority", label: "Cấp khen", words: awardAuthorityWords },
      { name: "form", label: "Hình thức", words: awardFormWords },
      { name: "recipient", label: "Đối tượng", words: awardRecipientWords },
    ],
  },
  "festival.acceptance": {
    label: "Tiếp nhận kể từ lần gửi cuối",
    unit: "điểm, giây",
    parts: [{ name: "of", label: "Cộng gì", words: { points: "Số điểm", seconds: "Số giây chờ" } }],
  },
} as const satisfies Record<string, Measure>;
