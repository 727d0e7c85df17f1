import type { ClientBase } from "pg";
import { inBulk } from "@/prisma/seed/demo/bulk";
import { villageFirst, villageLast } from "@/prisma/seed/demo/names";
import { fraction, hash, officeHour, pick, texts } from "@/prisma/seed/demo/sql";

/** Seasons, their states and their share of all points: the one that is open is the largest. */
const seasons: readonly [year: number, state: "locked" | "open", share: number][] = [
  ...[2017, 2018, 2019, 2020, 2021].map((year): [number, "locked", number] => [year, "locked", 0.06]),
  [2022, "locked", 0.08],
  [2023, "locked", 0.1],
  [2024, "locked", 0.1],
  [2025, "locked", 0.12],
  [2026, "open", 0.3],
];

const grounds = [
  "Nhà văn hóa",
  "Sân vận động",
  "Hội trường UBND",
  "Sân đình",
  "Trường Tiểu học",
  "Quảng trường",
];

/** Half of the open season is over; every tenth point waits for the province. */
const openState = `case when ${fraction("key", 7)} < 0.05 then 'draft' when ${fraction("key", 7)} < 0.07 then 'submitted'
  when ${fraction("key", 7)} < 0.09 then 'returned' when ${fraction("key", 7)} < 0.3 then 'sent' else 'accepted' end`;

const person = (of: string, unit: string) => `md5('${of}' || ${unit})::uuid`;

/** What a point's gifts, awards and models follow from: ids are new on every run. */
const pointKey = "name || place || held_on";

const statements = (points: number): string[] => [
  `insert into season (year, theme, starts_on, ends_on, plan_due_on, result_due_on, report_due_on, state)
   select year, 'Ngày hội Toàn dân bảo vệ an ninh Tổ quốc', make_date(year, 7, 1), make_date(year, 8, 31), make_date(year, 6, 30),
          make_date(year, 9, 5), make_date(year, 9, 20), state::season_state
     from (values ${seasons.map(([year, state]) => `(${year}, '${state}')`).join(", ")}) s (year, state)`,
  `create temp table bench_commune on commit drop as
   select s.id as season_id, s.year, s.state as season_state, s.starts_on, u.id, u.code, u.name as commune, coalesce(pp.id, p.id) as province_id,
          row_number() over (partition by s.id order by md5(u.code)) - 1 as nth, count(*) over (partition by s.id) as communes
     from season s
     join unit u on u.level = 'commune' and u.valid_from <= s.ends_on and coalesce(u.valid_to, 'infinity') > s.ends_on
     join unit p on p.id = u.parent_id
     left join unit pp on pp.id = p.parent_id and pp.level = 'province'`,
  "analyze bench_commune",
  ...seasons.map(
    ([year, state, share]) => `
   insert into festival (unit_id, season_id, name, search_key, host_level, place, held_on, starts_at, ends_at, status, turnout,
     delegates, top_tier, state, holder_unit_id, editor_ids, created_by_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at,
     accepted_by_id, accepted_at)
   select id, season_id, name, fold(name || ' ' || place), host_level::host_level, place, held_on, '07:30', '10:30',
          case when state = 'draft' then 'planned' else 'held' end::festival_status, case when state <> 'draft' then turnout end, 20,
          'commune', state::record_state, case when state in ('sent', 'accepted', 'locked') then province_id else id end,
          array[officer], id, officer, 'Cán bộ Công an xã', case when state not in ('draft', 'submitted') then ${person("chief", "code")} end,
          case when state not in ('draft', 'submitted') then at end,
          case when state in ('accepted', 'locked') then ${person("province", "province_id::text")} end,
          case when state in ('accepted', 'locked') then at + interval '1 day' end
     from (
       select p.*, ${officeHour("held_on", "key", 5)} as at, ${person("officer", "code")} as officer,
              ${state === "open" ? openState : "'locked'"} as state, 80 + ${hash("key", 4)} % 400 as turnout
         from (
           select c.*, i, k.key, c.starts_on + (${hash("k.key", 3)} % 62)::int as held_on,
                  'Ngày hội Toàn dân bảo vệ ANTQ ' || (array['thôn ', 'tổ dân phố ', 'bản ', 'khu phố '])[(1 + ${hash("k.key", 1)} % 4)::int]
                    || ${pick(villageFirst, "k.key", 2)} || ' ' || ${pick(villageLast, "k.key", 6)} as name,
                  ${pick(grounds, "k.key", 8)} || ' xã ' || c.commune as place,
                  (${texts(["commune", "residential", "residential", "residential", "school", "agency"])})[1 + (i / c.communes) % 6] as host_level
             from (select i, i % (select count(*) from bench_commune where year = ${year}) as nth, ${year} || ':' || i as key
                     from generate_series(0, ${Math.round(points * share) - 1}) i) k
             join bench_commune c on c.year = ${year} and c.nth = k.nth
         ) p
     ) d`,
  ),
  `insert into festival_gift (festival_id, unit_id, recipient, count, value)
   select id, unit_id, 'policy_family', 5 + ${hash(pointKey, 1)} % 20, 500000 * (5 + ${hash(pointKey, 1)} % 20)
     from festival where status = 'held' and ${fraction(pointKey, 11)} < 0.3`,
  `insert into festival_award (festival_id, unit_id, recipient, authority, form, count)
   select id, unit_id, 'collective', 'commune_committee', 'commendation', 1 + ${hash(pointKey, 2)} % 4
     from festival where status = 'held' and ${fraction(pointKey, 12)} < 0.2`,
  `insert into festival_model (festival_id, unit_id, name, kind)
   select id, unit_id, 'Tổ liên gia tự quản về an ninh trật tự', 'launched'
     from festival where status = 'held' and ${fraction(pointKey, 13)} < 0.05`,
  `insert into festival_plan (unit_id, season_id, number, issued_on, issuer, signer, commune_points, residential_points, agency_points, state,
     holder_unit_id, editor_ids, created_by_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at)
   select id, season_id, (1 + nth % 300) || '/KH-UBND', starts_on - 20, 'UBND xã ' || commune, 'Chủ tịch UBND', 1, 5, 1, 'accepted', province_id,
          array[${person("officer", "code")}], id, ${person("officer", "code")}, 'Cán bộ Công an xã', ${person("chief", "code")}, starts_on - 18,
          ${person("province", "province_id::text")}, starts_on - 15
     from bench_commune where case when year >= 2024 then nth % 20 <> 0 else nth % 10 = 0 end`,
  `insert into festival_report (unit_id, season_id, number, issued_on, signer, state, holder_unit_id, editor_ids, created_by_unit_id,
     entered_by_id, entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at)
   select province_id, season_id, (40 + row_number() over ()) || '/BC-CAT', make_date(year, 9, 18), 'Giám đốc Công an tỉnh', 'locked',
          (select id from unit where level = 'nation'), array[${person("reporter", "province_id::text")}], province_id,
          ${person("reporter", "province_id::text")}, 'Cán bộ Công an tỉnh', ${person("leader", "province_id::text")}, make_date(year, 9, 18),
          ${person("v05", "'VN'")}, make_date(year, 9, 20)
     from (select distinct season_id, year, season_state, province_id from bench_commune where season_state = 'locked') r`,
];

/**
 * Fills an empty country with as many points as asked for, over ten seasons, spread over the communes of their time, with
 * gifts, awards, models, plans and reports. The same rows on every run. Needs the units and an owner's connection; the
 * caller holds the transaction.
 */
export async function fillCountry(client: ClientBase, points: number, more: string[] = []): Promise<void> {
  await client.query(
    "set local timezone = 'Asia/Ho_Chi_Minh'; set local work_mem = '96MB'; set local maintenance_work_mem = '256MB'; set local jit = off; set local enable_nestloop = off; set local enable_mergejoin = off",
  );
  const timed = (_name: string, work: () => Promise<void>) => work();
  await inBulk(client, timed, async () => {
    for (const statement of [...statements(points), ...more]) await client.query(statement);
  });
}
