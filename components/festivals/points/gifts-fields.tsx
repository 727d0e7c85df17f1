import { RepeatRows } from "@/components/patterns/repeat-rows";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import type { Content } from "@/lib/festivals/points/content";
import type { EarlierFigures } from "@/lib/festivals/points/record";
import { giftRecipientWords, modelKindWords, optionsOf } from "@/lib/festivals/words";

/** Quà, giao ước, mô hình. */
export function GiftsFields({ content, earlier }: { content: Content; earlier: EarlierFigures | null }) {
  const before =
    earlier && earlier.gifts > 0
      ? ` Năm ${earlier.year} cả xã: ${formatNumber(earlier.gifts)} suất, ${formatMoney(earlier.giftValue)}.`
      : "";
  return (
    <>
      <RepeatRows
        group="gifts"
        legend="Quà tặng"
        hint={`Mỗi đối tượng một dòng; giá trị là tổng của cả dòng.${before}`}
        noun="dòng quà"
        empty="Chưa kê suất quà nào."
        max={60}
        fields={[
          {
            kind: "select",
            name: "recipient",
            label: "Tặng cho",
            required: true,
            empty: "Chọn đối tượng",
            options: optionsOf(giftRecipientWords),
          },
          { kind: "number", name: "count", label: "Số suất", unit: "suất", required: true },
          { kind: "money", name: "value", label: "Tổng giá trị", required: true },
        ]}
        rows={content.gifts.map((gift) => ({ ...gift, value: Number(gift.value) }))}
      />
      <RepeatRows
        group="pledges"
        legend="Giao ước thi đua"
        hint="Số bản giao ước được ký và ký giữa những ai."
        noun="giao ước"
        max={60}
        fields={[
          { kind: "number", name: "count", label: "Số bản", unit: "bản", required: true },
          { kind: "text", name: "parties", label: "Giữa", required: true },
        ]}
        rows={content.pledges}
      />
      <RepeatRows
        group="models"
        legend="Mô hình ra mắt, nhân rộng"
        hint="Số điểm là số nơi mô hình được áp dụng."
        noun="mô hình"
        max={60}
        fields={[
          { kind: "text", name: "name", label: "Tên mô hình", required: true },
          {
            kind: "select",
            name: "kind",
            label: "Loại",
            required: true,
            empty: "Chọn loại",
            options: optionsOf(modelKindWords),
          },
          { kind: "number", name: "places", label: "Số điểm", unit: "điểm", required: true },
        ]}
        rows={content.models}
      />
    </>
  );
}
