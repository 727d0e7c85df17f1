import type { ClientBase } from "pg";
import { between, fraction, hash, shareOf } from "./sql";

const high = "('party_state', 'ministry', 'central', 'province')";

/** Hà Tĩnh's number of gifts was published, so it is a pot of its own. A gift there is worth 950.000 đồng on average. */
const pot = `case when r.province_code = '42' then 'hà tĩnh' else 'others' end`;
const haTinhAverage = 950_000;

/** Gifts: the count and the value of a season are shared out by weight, the value in steps of 100.000 đồng. */
const gifts = `
insert into festival_gift (id, festival_id, unit_id, recipient, count, value, position)
with chosen as (
  select r.key, r.id, r.unit_id, r.year, r.created_at, n, ${pot} as pot,
         (array['policy_family', 'poor_household', 'respected_person', 'exemplar', 'grassroots_force', 'other'])[(1 + (${hash("r.key", 201)} + n) % 6)::int]::gift_recipient as recipient,
         case r.top_tier when 'party_state' then 60 when 'ministry' then 40 when 'central' then 25 when 'province' then 18
           when 'province_police' then 12 when 'district' then 6 else case when r.host_level = 'commune' then 4 else 2 end end
           * ${between(6, 14, "r.key || n", 202)} as weight,
         (array[3, 5, 5, 7, 10, 10, 15, 20])[(1 + ${hash("r.key || n", 203)} % 8)::int] as price
    from demo_result r
   cross join lateral generate_series(1, case when r.top_tier in ${high} then 2 when r.host_level = 'commune' then 1 + (hashtextextended(r.key, 204) & 1)::int else 1 end) n
   where r.top_tier in ${high}
      or ${fraction("r.key", 205)} < case when r.province_code = '42' then case r.top_tier when 'district' then 0.3 else 0.012 end
           when r.top_tier = 'district' then 0.5 when r.host_level = 'commune' then 0.55 else 0.025 end
), counted as (
  select c.*, s.gifts, s.ha_tinh_gifts, s.gift_value,
         1 + ${shareOf("case pot when 'others' then s.gifts - s.ha_tinh_gifts else s.ha_tinh_gifts end - rows", "weight", "c.year, pot", 'key collate "C", n')} as count
    from (select c.*, count(*) over (partition by year, pot) as rows from chosen c) c join demo_season s on s.year = c.year
), priced as (
  select c.*, 100000 * ${shareOf(`case pot when 'others' then gift_value - ha_tinh_gifts * ${haTinhAverage}::bigint else ha_tinh_gifts * ${haTinhAverage}::bigint end / 100000`, "count * price", "year, pot", 'key collate "C", n')} as value
    from counted c
)
select pg_temp.demo_id(created_at, key || ':gift:' || n), id, unit_id, recipient, count, value, n - 1 from priced`;

/** A total of the season shared out over the points of one award; every chosen point gets at least one. */
function sharedAward(award: string, total: string, chance: string, purpose: number): string {
  return `
  select key, id, unit_id, created_at, '${award}' as award,
         (1 + ${shareOf(`${total} - rows`, "weight", "year", 'key collate "C"')})::int as count
    from (select r.*, s.medals, s.certificates, count(*) over (partition by r.year) as rows, ${between(1, 9, "r.key", purpose)} as weight
            from demo_result r join demo_season s on s.year = r.year
           where r.host_level = 'commune' and ${fraction("r.key", purpose + 1)} < ${chance}) x`;
}

function award(
  name: string,
  from: number,
  to: number,
  condition: string,
  chance: string,
  purpose: number,
): string {
  return `
  select key, id, unit_id, created_at, '${name}', ${between(from, to, "key", purpose)}
    from demo_result r where ${condition} and ${fraction("key", purpose + 1)} < ${chance}`;
}

/** Awards of the ministry are shared out of the season's total, the others follow the kind of point. */
const awards = `
insert into festival_award (id, festival_id, unit_id, authority, form, recipient, count, position)
with given as (${[
  sharedAward(
    "ministry medal individual",
    "medals",
    "case when r.top_tier in ('commune', 'province_police') then case when r.year < 2026 then 0.1 else 0.3 end when r.top_tier = 'district' then 0.4 else 0.5 end",
    211,
  ),
  sharedAward(
    "ministry merit_certificate individual",
    "certificates",
    "case when r.top_tier in ('party_state', 'ministry') then 0.4 when r.top_tier = 'province' then 0.1 else 0 end",
    213,
  ),
  award("province_committee merit_certificate collective", 1, 4, `top_tier in ${high}`, "0.6", 215),
  award("province_committee merit_certificate individual", 1, 6, `top_tier in ${high}`, "0.5", 217),
  award("province_police commendation collective", 1, 4, "host_level = 'commune'", "0.28", 219),
  award("province_police commendation individual", 1, 6, "host_level = 'commune'", "0.32", 221),
  award(
    "district_committee commendation individual",
    1,
    7,
    "year < 2025 and top_tier = 'district' and has_awards",
    "0.5",
    223,
  ),
  award(
    "commune_committee commendation collective",
    1,
    8,
    "host_level = 'commune' and has_awards",
    "1.1",
    225,
  ),
  award("commune_committee commendation individual", 1, 5, "has_awards", "1.1", 227),
].join("\n  union all")}
)
select pg_temp.demo_id(created_at, key || ':award:' || award), id, unit_id, split_part(award, ' ', 1)::award_authority,
       split_part(award, ' ', 2)::award_form, split_part(award, ' ', 3)::award_recipient, count,
       row_number() over (partition by id order by split_part(award, ' ', 1)::award_authority, award) - 1
  from given`;

export async function insertGiving(client: ClientBase): Promise<void> {
  await client.query(gifts);
  await client.query(awards);
}
