import { type Figures, figureCodes } from "@/lib/reports/figures";
import type { SeasonReportFacts } from "@/lib/reports/papers/facts";

/** Every figure with a value of its own, so that a cell in the wrong place shows itself. */
export function someFigures(first: number): Figures {
  const figures = Object.fromEntries(figureCodes.map((code, at) => [code, first + at * 7])) as Figures;
  return { ...figures, NH05: first / 20, NH11: 34_900_000_000 + first };
}

/** Everything that the season report of a province says, with room to change a part of it. */
export function reportFacts(more: Partial<SeasonReportFacts> = {}): SeasonReportFacts {
  return {
    unit: { id: "019", code: "42", level: "province", kind: "province", name: "Hà Tĩnh" },
    above: null,
    season: { year: 2026, endsOn: "2026-08-19" },
    content: {
      number: "45/BC-CAT-PV05",
      issuedOn: "2026-09-05",
      signer: "Phó Giám đốc, Thượng tá Trần Văn Mẫu",
      leadership: "Đã tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch.\nĐã phân công từng phòng.",
      results:
        "1. Tuyên truyền: 1.200 buổi loa.\n2. Phần lễ:\nTrang nghiêm.\n3. Phần hội:\n4. Khen thưởng:\n5. An sinh xã hội:",
      strengths: "Nhân dân hưởng ứng.",
      shortcomings: "Một số nơi tổ chức muộn.",
      lessons: "Giao việc sớm.",
      proposals: "Bổ sung kinh phí.",
    },
    gathered: {},
    seasons: {
      figures: someFigures(1400),
      provisional: { ...someFigures(0), NH01: 3 },
      endsOn: "2026-08-19",
      tally: [
        { measure: "festival.awards", cell: "commune_committee/commendation/individual", amount: 90 },
        { measure: "festival.awards", cell: "province_committee/merit_certificate/collective", amount: 12 },
        // Of figures of their own.
        { measure: "festival.awards", cell: "ministry/medal/individual", amount: 4 },
        { measure: "festival.awards", cell: "other/commendation/individual", amount: 6 },
        { measure: "festival.models", cell: "launched", amount: 8 },
        { measure: "festival.models", cell: "replicated", amount: 5 },
        { measure: "festival.model_places", cell: "replicated", amount: 40 },
      ],
      before: {
        year: 2024,
        endsOn: "2024-08-19",
        figures: { ...someFigures(1300), NH08: null },
        tally: [
          { measure: "festival.awards", cell: "commune_committee/commendation/individual", amount: 100 },
          { measure: "festival.models", cell: "launched", amount: 8 },
          { measure: "festival.models", cell: "replicated", amount: 4 },
        ],
      },
      redrawn: null,
      coverage: { expected: 69, reported: 68, held: 60 },
      divided: 0,
    },
    missing: [{ title: "Xã Thạch Hà", reason: "Mưa lũ.", expectedOn: "2026-10-02" }],
    draft: false,
    corrected: null,
    asOf: "08:42, 21/11/2026",
    ...more,
  };
}
