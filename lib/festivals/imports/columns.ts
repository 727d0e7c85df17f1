import { fold } from "@/lib/core/text";
import { type ContentKey, fieldWords } from "@/lib/festivals/points/content";
import {
  areaClassWords,
  areaTraitWords,
  ceremonyWords,
  festivalStatusWords,
  festivityWords,
  giftRecipientWords,
  hostLevelWords,
  leaderTierWords,
  pilotOfWords,
} from "@/lib/festivals/words";
import type { GiftRecipient } from "@/prisma/generated/enums";

/** What stands in a column, and so how a cell of it is read and written. */
export type ColumnKind =
  | "id"
  | "unit"
  | "text"
  | "long"
  | "whole"
  | "money"
  | "day"
  | "hour"
  | "choice"
  | "choices"
  | "lines";

export type GiftPart = { recipient: GiftRecipient; part: "count" | "value" };

/** A column of the file: of which field of a point, under which heading, and what to say about it to who fills it in. */
export type Column = {
  key: string;
  field: ContentKey | null;
  kind: ColumnKind;
  label: string;
  /** Other headings under which it is known too. */
  aliases?: readonly string[];
  note: string;
  required?: true;
  width: number;
  words?: Record<string, string>;
  gift?: GiftPart;
};

const several = 'Nhiều mục thì cách nhau bằng dấu ";".';

function column(field: ContentKey, kind: ColumnKind, width: number, more: Partial<Column> = {}): Column {
  return { key: field, field, kind, label: fieldWords[field], note: "", width, ...more };
}

const giftColumns: Column[] = (Object.keys(giftRecipientWords) as GiftRecipient[]).flatMap((recipient) => {
  const name = giftRecipientWords[recipient];
  const of = (part: GiftPart["part"]) => ({
    key: `gifts.${recipient}.${part}`,
    field: "gifts" as const,
    gift: { recipient, part },
  });
  return [
    {
      ...of("count"),
      kind: "whole" as const,
      label: `Quà – ${name} – số suất`,
      note: "Số suất, số nguyên. Không có thì để trống.",
      width: 14,
    },
    {
      ...of("value"),
      kind: "money" as const,
      label: `Quà – ${name} – giá trị (đồng)`,
      note: "Tổng giá trị bằng đồng của các suất ấy, ví dụ 12.500.000; không có giá trị thì ghi 0.",
      width: 18,
    },
  ];
});

/** Every column of the file, in the order of the template. */
export const columns: readonly Column[] = [
  {
    key: "unit",
    field: null,
    kind: "unit",
    label: "Xã, phường, đặc khu",
    aliases: ["Xã", "Xã phường", "Xã phường thị trấn", "Đơn vị", "Mã xã", "Xã tổ chức", "Đơn vị tổ chức"],
    note: "Chọn trong danh sách. Dán từ tệp khác thì mã 5 số hoặc tên xã cũng được nhận.",
    required: true,
    width: 28,
  },
  column("name", "text", 34, {
    aliases: ["Tên điểm tổ chức", "Điểm tổ chức"],
    note: "Ví dụ: Ngày hội thôn Nam Thượng.",
    required: true,
  }),
  column("hostLevel", "choice", 26, { note: "Chọn trong danh sách.", required: true, words: hostLevelWords }),
  column("heldOn", "day", 14, {
    aliases: ["Ngày", "Thời gian tổ chức", "Ngày tháng tổ chức"],
    note: "Ngày/tháng/năm, ví dụ 09/08/2026; năm ghi đủ bốn chữ số.",
    required: true,
  }),
  column("startsAt", "hour", 11, { note: "Ví dụ 07:30." }),
  column("endsAt", "hour", 11, { note: "Ví dụ 10:30." }),
  column("place", "text", 28, {
    aliases: ["Địa điểm tổ chức", "Nơi tổ chức"],
    note: "Ví dụ: Nhà văn hóa thôn.",
  }),
  column("areaClass", "choice", 20, { note: "Để trống là Bình thường.", words: areaClassWords }),
  column("areaTraits", "choices", 26, { note: several, words: areaTraitWords }),
  column("pilotOf", "choice", 24, { note: "Để trống là Không phải điểm chỉ đạo.", words: pilotOfWords }),
  column("expectedLeaders", "long", 28),
  column("status", "choice", 16, { note: "Để trống là Dự kiến.", words: festivalStatusWords }),
  column("statusReason", "long", 26, { note: "Cần khi hoãn hoặc hủy." }),
  column("turnout", "whole", 14, {
    aliases: ["Số người tham gia", "Lượt người", "Số lượt người tham gia"],
    note: "Số nguyên, đã gồm đại biểu.",
  }),
  column("delegates", "whole", 12, { aliases: ["Đại biểu"], note: "Số nguyên." }),
  column("topTier", "choice", 26, { note: "Bậc cao nhất trong số đại biểu dự.", words: leaderTierWords }),
  column("guests", "lines", 40, {
    note: "Mỗi người một dòng (Alt+Enter): bậc; họ và tên; chức vụ; cơ quan. Ví dụ: Lãnh đạo tỉnh; Nguyễn Văn An; Phó Chủ tịch; UBND tỉnh.",
  }),
  column("ceremony", "choices", 30, { note: several, words: ceremonyWords }),
  column("festivity", "choices", 30, { note: several, words: festivityWords }),
  ...giftColumns,
  column("pledges", "lines", 34, {
    note: "Mỗi loại một dòng: số bản; giữa ai với ai. Ví dụ: 4; các thôn với Công an xã.",
  }),
  column("models", "lines", 34, {
    note: "Mỗi mô hình một dòng: tên; Ra mắt mới hoặc Nhân rộng; số nơi. Ví dụ: Tiếng kẻng an ninh; Ra mắt mới; 3.",
  }),
  column("awards", "lines", 40, {
    note: "Mỗi loại một dòng: cấp khen; hình thức; Tập thể hoặc Cá nhân; số lượng. Ví dụ: UBND tỉnh; Bằng khen; Cá nhân; 2.",
  }),
  column("spentState", "money", 18, { note: "Đồng, số nguyên, ví dụ 15.000.000." }),
  column("spentSocial", "money", 18, { note: "Đồng, số nguyên, ví dụ 20.000.000." }),
  column("outreach", "whole", 12, { note: "Số buổi trước và trong ngày hội." }),
  column("goodPractice", "long", 40),
  column("shortcomings", "long", 40),
  column("proposals", "long", 40),
  {
    key: "id",
    field: null,
    kind: "id",
    label: "Mã điểm",
    note: "Cổng ghi sẵn cho điểm đã có, để lần sau nhận ra đúng điểm ấy. Không sửa; điểm mới để trống.",
    width: 38,
  },
];

/** The sheets of our files: the table, what to know about it, and the lists of its drop-downs. */
export const tableSheet = "Điểm Ngày hội";
export const guideSheet = "Hướng dẫn";
export const listSheet = "Danh mục";

/** The column of the corrected file that says what is wrong; never read. */
export const reasonLabel = "Cần sửa";

const byHeading = new Map(
  columns.flatMap((one) =>
    [one.label, ...(one.aliases ?? [])].map((heading) => [fold(heading), one] as const),
  ),
);

/** The column that a heading names; "*" and the like beside it do not matter. */
export function columnNamed(heading: string): Column | undefined {
  return byHeading.get(fold(heading.replace(/\(bắt buộc\)/i, "")));
}

/** What the reader of files looks for. */
export const wanted = { headings: [...byHeading.keys()], atLeast: 3 };

export function columnOf(key: string): Column {
  const found = columns.find((one) => one.key === key);
  if (!found) throw new Error(`No column ${key}`);
  return found;
}
