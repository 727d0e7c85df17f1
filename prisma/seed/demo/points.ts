import type { ClientBase } from "pg";
import { villageFirst, villageLast } from "./names";
import { between, foldAll, fraction, hash, officeHour, pick, shareOf, texts } from "./sql";

/** A village's name: two halves counted through with a step that has no common divisor with their number. */
function village(key: string, n: string): string {
  const all = villageFirst.length * villageLast.length;
  const index = `((${hash(key, 31)} + ${n} * 37) % ${all})::int`;
  return `(${texts(villageFirst)})[1 + ${index} / ${villageLast.length}] || ' ' || (${texts(villageLast)})[1 + ${index} % ${villageLast.length}]`;
}

/** The nth settlement of a commune, as people call it where they live. */
export function settlement(n: string): string {
  return `case
  when c.kind in ('ward', 'township') then case when c.south then 'khu phố ' else 'tổ dân phố ' end || ${n}
  when c.province_name in ('Nghệ An', 'Thái Nguyên') then 'xóm ' || ${village("c.code", n)}
  when c.province_code >= '70' then 'ấp ' || ${village("c.code", n)}
  when c.highland then 'bản ' || ${village("c.code", n)}
  else 'thôn ' || ${village("c.code", n)} end`;
}

export const agencies = [
  "Trạm Y tế",
  "Quỹ tín dụng nhân dân",
  "Bưu điện văn hóa",
  "Trung tâm Y tế khu vực",
  "Chi cục Thuế khu vực",
];
export const enterprises = [
  "Công ty may",
  "Hợp tác xã nông nghiệp",
  "Công ty chế biến gỗ",
  "Hợp tác xã dịch vụ",
  "Công ty vật liệu xây dựng",
  "Nhà máy nước",
];
export const schools = [
  "Trường THCS",
  "Trường Tiểu học",
  "Trường THPT",
  "Trường Mầm non",
  "Trung tâm GDNN - GDTX",
];
const grounds = [
  "Trung tâm văn hóa",
  "Sân vận động",
  "Hội trường UBND",
  "Sân UBND",
  "Nhà văn hóa",
  "Quảng trường trung tâm",
];

/**
 * Which gatherings there were: a slot for each, then its day, its state and who moved it when. The part after the
 * year and the commune's code in `key` says which: c own, r residential, a agency, x did not take place.
 */
const statements = `
create temp table demo_slot on commit drop as
select year, unit_id, 'commune'::host_level as host_level, 0 as n, year || ':' || code || ':c' as key, false as off
  from demo_commune where holds_own
union all
select year, unit_id, case when ${fraction("year || code || n", 32)} < 0.04 then 'inter_residential' else 'residential' end::host_level, n::int, year || ':' || code || ':r' || n, false
  from demo_commune cross join lateral generate_series(1, residential) n where residential > 0
union all
select year, unit_id, (array['agency', 'enterprise', 'school', 'school'])[(1 + ${hash("year || code || n", 33)} % 4)::int]::host_level, n::int, year || ':' || code || ':a' || n, false
  from demo_commune cross join lateral generate_series(1, agency) n where agency > 0
union all
select year, unit_id, case when not holds_own and ${fraction("year || code", 34)} < 0.5 then 'commune' else 'residential' end::host_level, 90, year || ':' || code || ':x', true
  from demo_commune
 where turn not in ('missing', 'told', 'late') and ${fraction("year || code", 35)} < case when province_code = '42' then 0.02 when year = 2026 then 0.03 else 0.008 end;

create temp table demo_point on commit drop as
with placed as (
  select s.key, s.year, s.host_level, s.n, s.off, c.unit_id, c.code, c.kind, c.title, c.name as commune_name, c.district_id, c.district_title, c.district_acts,
         c.province_id, c.province_code, c.province_name, c.province_title, c.fate, c.turn, c.highland, c.south,
         e.id as season_id, e.starts_on, e.ends_on,
         e.ends_on - floor((e.ends_on - e.starts_on) * power(${fraction("s.key", 36)}, 1.9))::int as day,
         case s.host_level
           when 'commune' then c.title
           when 'residential' then ${settlement("s.n")}
           when 'inter_residential' then 'liên ' || ${settlement("s.n")} || ' và ' || ${settlement("(case when c.kind in ('ward', 'township') then s.n + 1 else s.n + 60 end)")}
           when 'agency' then ${pick(agencies, "s.key", 37)} || ' ' || c.name
           when 'enterprise' then ${pick(enterprises, "s.key", 38)} || ' ' || c.name
           else ${pick(schools, "s.key", 39)} || ' ' || c.name
         end as host
    from demo_slot s
    join demo_commune c on c.year = s.year and c.unit_id = s.unit_id
    join demo_season e on e.year = s.year
), dated as (
  select p.*,
         case when off then (case when ${fraction("key", 41)} < 0.5 then 'postponed' else 'cancelled' end)
              when turn = 'late' and ${fraction("key", 42)} < 0.6 then 'planned' else 'held' end::festival_status as status,
         case when code = '00013' and year = 2022 and host_level = 'commune' then '2022-08-17'
              when extract(isodow from day) < 6 and ${fraction("key", 43)} < 0.55 then least(day + (6 - extract(isodow from day)::int) + ${between(0, 1, "key", 44)}, ends_on)
              else day end as held_on,
         ${fraction("year || code", 48)} < 0.03 as late,
         (case
           when turn = 'late' then case when ${fraction("key", 45)} < 0.1 and ${fraction("key", 42)} >= 0.6 then 'submitted' else 'draft' end
           when turn = 'waiting' and (host_level = 'commune' or ${fraction("key", 45)} < 0.5) then 'sent'
           when turn = 'at_district' and (host_level = 'commune' or ${fraction("key", 45)} < 0.5) then 'sent'
           when turn = 'returned' and (host_level = 'commune' or n = 1) then 'returned'
           when year = 2024 and fate = 'accepted' and host_level = 'residential' and ${fraction("key", 45)} < 0.002 then 'returned'
           when fate = 'locked' then 'locked' else 'accepted' end)::record_state as state
    from placed p
), moved as (
  select d.*, year = 2024 and state = 'returned' as reopened,
         ${officeHour("(held_on - 6 - (hashtextextended(key, 51) & 7)::int)", "key", 52)} as created_at,
         ${officeHour("(held_on + 1 + (hashtextextended(key, 53) & 3)::int + case when late then 12 else 0 end)", "key", 54)} as first_sent_at,
         not off and not late and state in ('accepted', 'locked') and ${fraction("key", 55)} < 0.03 as was_returned
    from dated d
), passed as (
  select m.*, first_sent_at + make_interval(days => ${between(1, 4, "key", 56)}, mins => ${between(5, 95, "key", 63)}) as first_seen_at
    from moved m
), answered as (
  select p.*, case when was_returned then first_seen_at + make_interval(days => ${between(1, 5, "key", 57)}, mins => ${between(-90, 60, "key", 64)}) else first_sent_at end as sent_at
    from passed p
)
select a.*, pg_temp.demo_id(created_at, key) as id,
       case when district_acts and state not in ('draft', 'submitted') and not (turn = 'at_district' and state = 'sent')
            then sent_at + make_interval(days => ${between(1, 3, "key", 58)}, mins => ${between(-45, 75, "key", 65)}) end as forwarded_at,
       case when state in ('accepted', 'locked') or reopened
            then sent_at + make_interval(days => case when late then 4 else ${between(4, 9, "key", 59)} end, mins => ${between(-100, 60, "key", 66)}) end as accepted_at,
       ${between(0, 1, "key", 60)} as seat,
       case when host_level = 'commune' then ${pick(grounds, "key", 61)}
            when host_level in ('residential', 'inter_residential') then 'Nhà văn hóa' else '' end as ground
  from answered a;`;

/** Highest tier of leaders and the number of people, of the points that have a result. */
const results = `
create temp table demo_result on commit drop as
with ranked as (
  select p.key, p.id, p.unit_id, p.year, p.host_level, p.province_id, p.province_code, p.province_title, p.held_on, p.state, p.created_at, p.commune_name, p.title, p.district_title, p.highland,
         p.year = 2022 and p.province_code = '42' as published,
         row_number() over (partition by p.year, p.province_id order by
           p.code <> '00013' or p.host_level <> 'commune',
           ${fraction("p.key", 71)} + case when p.host_level = 'commune' then 0 else 0.6 end, p.key collate "C") as rank
    from demo_point p where p.status = 'held'
), province as (
  select p.year, p.province_id, row_number() over (partition by p.year order by p.code <> '01', p.code = '42', p.h) <= s.party_state as party_state, p.h
    from demo_province p join demo_season s on s.year = p.year
), tiered as (
  select r.*, (case
      when not published and v.party_state and rank = 1 then 'party_state'
      when not published and rank = 2 and v.h % 100 < 45 then 'ministry'
      when not published and rank = 3 and v.h % 90 < 30 then 'central'
      when rank <= case when published then 15 else 8 + v.h % 14 end then 'province'
      when not published and rank <= 8 + v.h % 14 + v.h % 7 then 'province_police'
      when published and rank <= 224 then 'district'
      when not published and r.year < 2025 and ${fraction("key", 72)} < case host_level when 'commune' then 0.42 when 'residential' then 0.03 else 0.05 end then 'district'
      else 'commune' end)::leader_tier as top_tier
    from ranked r join province v on v.year = r.year and v.province_id = r.province_id
), raw as (
  select t.*, s.ha_tinh_turnout, count(*) over (partition by t.year, t.province_id) as points,
         (case
           when top_tier in ('party_state', 'ministry') then ${between(450, 1200, "key", 74)}
           when top_tier in ('central', 'province') then ${between(220, 600, "key", 74)}
           when host_level = 'commune' then ${between(110, 380, "key", 74)}
           when host_level in ('residential', 'inter_residential') then ${between(42, 128, "key", 74)}
           else ${between(60, 240, "key", 74)} end) as people
    from tiered t join demo_season s on s.year = t.year
), counted as (
  select r.*, case when province_code = '42'
      then 18 + ${shareOf("coalesce(ha_tinh_turnout, points * 62) - 18 * points", "people", "year, province_id", 'key collate "C"')}
      else people end::int as turnout
    from raw r
)
select c.*, least(turnout, case when host_level = 'commune' then 14 + (turnout * ${between(6, 14, "key", 75)}) / 100 else 3 + ${between(0, 9, "key", 75)} end) as delegates,
       ${fraction("key", 76)} < case host_level when 'commune' then 0.8 else 0.15 end as has_awards,
       ${fraction("key", 77)} < case host_level when 'commune' then 0.75 else 0.22 end as has_pledges
  from counted c;`;

export async function drawPoints(client: ClientBase): Promise<void> {
  await client.query(statements);
  await foldAll(client, "select distinct host from demo_point union select distinct ground from demo_point");
  await client.query(results);
  await client.query("analyze demo_point, demo_result");
}
