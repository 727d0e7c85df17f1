import { describe, expect, test } from "vitest";
import { entryOf } from "@/lib/reports/catalogue";
import { headlineText } from "@/lib/reports/headline";
import { dividedNote, inexactBelow, inexactIn } from "@/lib/reports/inexact";

const [points, share] = [entryOf("NH01"), entryOf("NH05")];
const inside = { divided: 441, crossing: 0 };
const across = { divided: 441, crossing: 3 };

describe("what a divided commune makes inexact is told there and nowhere else", () => {
  test.each([
    ["nation", points, across, 0],
    ["nation", share, inside, 441],
    ["province", points, inside, 0],
    ["province", points, across, 3],
    ["province", share, inside, 441],
    ["commune", points, { divided: 1, crossing: 0 }, 1],
    ["commune", points, { divided: 0, crossing: 0 }, 0],
  ] as const)("%s, %o, %o: %d", (level, entry, divided, count) => {
    expect(inexactIn(level, entry, divided)).toBe(count);
  });

  test("below the nation are provinces, below a province communes", () => {
    expect(inexactBelow("nation", points, inside)).toBe(0);
    expect(inexactBelow("nation", points, across)).toBe(3);
    expect(inexactBelow("province", points, inside)).toBe(441);
  });

  test("the note says that sums stand", () => {
    expect(dividedNote("nation", { divided: 0, crossing: 0 })).toBeNull();
    expect(dividedNote("nation", inside)).toContain("Tổng toàn quốc không vì thế mà thay đổi");
    expect(dividedNote("province", inside)).toContain("Tổng của tỉnh không vì thế mà thay đổi");
    expect(dividedNote("province", across)).toContain("3 xã trong số đó có phần nay thuộc tỉnh khác");
    expect(dividedNote("commune", { divided: 1, crossing: 0 })).toContain("gần đúng");
  });
});

describe("a season in one sentence", () => {
  const none = { NH01: 0, NH09: 0, NH10: 0, NH11: 0, NH12: 0, NH13: 0 };
  const say = (figures: Record<string, number>) =>
    headlineText({ kind: "ministry", name: "Bộ Công an" }, 2022, { ...none, ...figures } as Parameters<
      typeof headlineText
    >[2]);

  test("as the sources say it: in full what was counted, with its qualifier what was rounded", () => {
    expect(
      say({ NH01: 5_813, NH09: 84_120, NH10: 35_010, NH11: 34_900_000_000, NH12: 4_346, NH13: 165 }),
    ).toEqual({
      text: "Mùa 2022, toàn quốc có 5.813 điểm tổ chức Ngày hội, trên 84.000 lượt người tham gia; tặng trên 35.000 suất quà trị giá gần 35 tỷ đồng; trao 4.346 kỷ niệm chương và 165 bằng khen của Bộ Công an.",
      rounded: true,
    });
  });

  test("what there was none of is left out, and of nothing there is no sentence", () => {
    expect(say({ NH01: 3, NH13: 1 })).toEqual({
      text: "Mùa 2022, toàn quốc có 3 điểm tổ chức Ngày hội; trao 1 bằng khen của Bộ Công an.",
      rounded: false,
    });
    expect(say({})).toBeNull();
  });
});
