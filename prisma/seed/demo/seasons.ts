import type { ClientBase } from "pg";

/** What happens to a province's season report, and with it to the points of the province. */
export type Fate = "locked" | "accepted" | "sent" | "returned" | "submitted" | "draft" | "none";

export type SeasonSpec = {
  year: number;
  theme: string;
  startsOn: string;
  endsOn: string;
  planDueOn: string;
  resultDueOn: string;
  reportDueOn: string;
  state: "open" | "locked" | "reopened";
  reopenReason: string;
  /** The provinces whose report is not what `otherwise` says, by code. */
  fates: Partial<Record<Fate, readonly string[]>>;
  otherwise: Fate;
  /** Wanted numbers of points that were held, before postponed and cancelled ones. */
  points: { commune: number; residential: number; agency: number };
  /** Provinces of which the number of points is known from what was published. */
  known: Record<string, { commune: number; residential: number; agency: number }>;
  /** Points with leaders of Party and State, and what was given and handed over. */
  partyState: number;
  gifts: number;
  giftValue: number;
  haTinhGifts: number;
  haTinhTurnout: number | null;
  medals: number;
  certificates: number;
  documents: readonly { number: string; issuedOn: string; title: string }[];
};

const decision521 = {
  number: "521/2005/QĐ-TTg",
  issuedOn: "2005-06-13",
  title: "Quyết định lấy ngày 19/8 hằng năm là Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
};

function guidance(number: string, issuedOn: string, year: number) {
  return { number, issuedOn, title: `(mẫu) Hướng dẫn tổ chức Ngày hội toàn dân bảo vệ ANTQ năm ${year}` };
}

/**
 * 2022 adds up to what the sources publish: 5.813 points of communes, 28 with leaders of Party and State, 35.000 gifts
 * of 34,9 tỷ, 4.346 medals, 165 certificates; Hà Tĩnh 1.407 points, 84.000 people, 412 gifts; Thái Nguyên 76 and 117.
 * What nobody published (how Hà Tĩnh's points divide, the other provinces, 2024 and 2026) is invented.
 */
export const seasons: readonly SeasonSpec[] = [
  {
    year: 2022,
    theme: "(mẫu) Toàn dân tích cực tham gia bảo vệ an ninh Tổ quốc",
    startsOn: "2022-06-15",
    endsOn: "2022-08-19",
    planDueOn: "2022-06-30",
    resultDueOn: "2022-08-31",
    reportDueOn: "2022-09-15",
    state: "locked",
    reopenReason: "",
    fates: {},
    otherwise: "locked",
    points: { commune: 5813, residential: 40_600, agency: 2_600 },
    known: {
      "42": { commune: 190, residential: 1_180, agency: 37 },
      "19": { commune: 76, residential: 117, agency: 9 },
    },
    partyState: 28,
    gifts: 35_000,
    giftValue: 34_900_000_000,
    haTinhGifts: 412,
    haTinhTurnout: 84_000,
    medals: 4_346,
    certificates: 165,
    documents: [decision521, guidance("1204/HD-BCA-V05", "2022-05-10", 2022)],
  },
  {
    year: 2024,
    theme: "(mẫu) Phát huy vai trò của Nhân dân trong xây dựng nền an ninh nhân dân",
    startsOn: "2024-07-01",
    endsOn: "2024-08-19",
    planDueOn: "2024-06-30",
    resultDueOn: "2024-08-31",
    reportDueOn: "2024-09-15",
    state: "reopened",
    reopenReason:
      "Đính chính số liệu trước khi lập chuỗi so sánh 2022–2026: còn hồ sơ chưa tiếp nhận tại huyện Thạch Hà cũ, báo cáo của Hà Tĩnh chưa ký (mẫu).",
    fates: { draft: ["42"], accepted: ["40", "11", "25", "34", "51", "62", "70", "83", "95"] },
    otherwise: "locked",
    points: { commune: 6_090, residential: 42_500, agency: 2_780 },
    known: { "42": { commune: 188, residential: 1_214, agency: 41 } },
    partyState: 30,
    gifts: 36_700,
    giftValue: 37_200_000_000,
    haTinhGifts: 431,
    haTinhTurnout: null,
    medals: 4_517,
    certificates: 172,
    documents: [decision521, guidance("1311/HD-BCA-V05", "2024-05-14", 2024)],
  },
  {
    year: 2026,
    theme: "(mẫu) Kỷ niệm 21 năm Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
    startsOn: "2026-07-01",
    endsOn: "2026-08-19",
    planDueOn: "2026-06-30",
    resultDueOn: "2026-08-31",
    reportDueOn: "2026-09-15",
    state: "open",
    reopenReason: "",
    fates: {
      locked: ["01", "04", "08", "12", "14", "20", "22", "24", "46", "48", "56", "68", "75", "86"],
      sent: ["31", "66", "92"],
      returned: ["52", "91"],
      submitted: ["40"],
      draft: ["42"],
      none: ["96"],
    },
    otherwise: "accepted",
    points: { commune: 3_090, residential: 41_000, agency: 2_600 },
    known: {},
    partyState: 31,
    gifts: 36_240,
    giftValue: 38_900_000_000,
    haTinhGifts: 446,
    haTinhTurnout: null,
    medals: 4_402,
    certificates: 181,
    documents: [
      decision521,
      {
        number: "09-CT/TW",
        issuedOn: "2011-12-01",
        title: "Chỉ thị về tăng cường sự lãnh đạo của Đảng đối với phong trào toàn dân bảo vệ ANTQ",
      },
      {
        number: "44-KL/TW",
        issuedOn: "2019-01-22",
        title: "Kết luận về tiếp tục thực hiện Chỉ thị 09-CT/TW",
      },
      guidance("1187/HD-BCA-V05", "2026-05-12", 2026),
    ],
  },
];

/** Writes the seasons with their documents. `demo_season` carries what the later steps ask of a season. */
export async function insertSeasons(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table demo_season (
      id uuid, year int, theme text, starts_on date, ends_on date, plan_due_on date, result_due_on date,
      report_due_on date, state text, reopen_reason text, party_state int, gifts int, gift_value bigint,
      ha_tinh_gifts int, ha_tinh_turnout int, medals int, certificates int, commune int, residential int, agency int
    ) on commit drop`);
  await client.query(
    `insert into demo_season
     select (jsonb_populate_record(null::demo_season, row)).* from jsonb_array_elements($1::jsonb) as row`,
    [JSON.stringify(seasons.map(toRow))],
  );
  await client.query(`
    update demo_season set id = pg_temp.demo_id(starts_on - interval '60 days', 'season:' || year);
    insert into season (id, year, theme, starts_on, ends_on, plan_due_on, result_due_on, report_due_on, state, reopen_reason, demo)
    select id, year, theme, starts_on, ends_on, plan_due_on, result_due_on, report_due_on, state::season_state, reopen_reason, true
      from demo_season`);
  await client.query(
    `insert into season_document (id, season_id, number, issued_on, title, position)
     select pg_temp.demo_id(s.starts_on, 'document:' || d.year || ':' || d.position), s.id, d.number, d.issued_on, d.title, d.position
       from jsonb_to_recordset($1) as d (year int, position int, number text, issued_on date, title text)
       join demo_season s on s.year = d.year`,
    [JSON.stringify(seasons.flatMap(documentRows))],
  );
}

function documentRows({ year, documents }: SeasonSpec) {
  return documents.map(({ number, issuedOn, title }, position) => ({
    ...{ year, position, number, title },
    issued_on: issuedOn,
  }));
}

function toRow(season: SeasonSpec): Record<string, string | number | null> {
  return {
    ...{
      year: season.year,
      theme: season.theme,
      state: season.state,
      gifts: season.gifts,
      medals: season.medals,
    },
    ...{ starts_on: season.startsOn, ends_on: season.endsOn, plan_due_on: season.planDueOn },
    ...{ result_due_on: season.resultDueOn, report_due_on: season.reportDueOn },
    ...{ reopen_reason: season.reopenReason, party_state: season.partyState, gift_value: season.giftValue },
    ...{ ha_tinh_gifts: season.haTinhGifts, ha_tinh_turnout: season.haTinhTurnout },
    ...{ certificates: season.certificates, ...season.points },
  };
}
