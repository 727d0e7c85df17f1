import type { ClientBase } from "pg";
import { between, fraction, hash, pick, sometimes, texts } from "./sql";
import { cancelledReasons, goodPractice, postponedReasons, proposals, shortcomings } from "./texts";

const ceremony = [
  "welcome_arts",
  "flag_salute",
  "introduction",
  "address",
  "discussion",
  "awards",
  "leader_speech",
  "reply",
  "pledge_signing",
];
const festivity = [
  "arts",
  "sports",
  "folk_games",
  "booths",
  "exhibition",
  "charity",
  "visits",
  "shared_meal",
];

/** Items of a programme, each with its own chance, in the order of the programme. */
function programme(type: string, items: readonly string[], chance: (item: string) => string): string {
  const chosen = items.map(
    (item, i) => `case when ${fraction("key", 100 + i)} < ${chance(item)} then '${item}' end`,
  );
  return `array_remove(array[${chosen.join(", ")}]::${type}[], null)`;
}

/** Forty programmes of either size; a ceremony hands over awards and signs pledges where there are any. */
const programmes = `
create temp table demo_programme on commit drop as
select large, awards, pledges, variant,
       ${programme("ceremony_item", ceremony, (item) => (item === "awards" ? "awards::int" : item === "pledge_signing" ? "pledges::int" : "case when large then 0.93 else 0.72 end"))} as ceremony,
       ${programme("festivity_item", festivity, () => "case when large then 0.55 else 0.34 end")} as festivity
  from unnest(array[true, false]) large, unnest(array[true, false]) awards, unnest(array[true, false]) pledges, generate_series(0, 39) variant,
       lateral (select large || ':' || variant as key) k`;

const hours = [
  "07:00-09:30",
  "07:30-10:00",
  "07:30-11:00",
  "08:00-10:30",
  "14:00-16:30",
  "19:00-21:30",
  "19:30-21:30",
];
const hour = pick(hours, "p.key", 81);

const large = "(p.host_level = 'commune')";
const border = [
  "02",
  "04",
  "08",
  "11",
  "12",
  "14",
  "15",
  "20",
  "22",
  "38",
  "40",
  "42",
  "44",
  "45",
  "46",
  "49",
  "51",
  "62",
  "64",
  "66",
  "67",
  "70",
  "72",
  "80",
  "89",
  "91",
];

/** Writes the points, each with the people who entered, sent and accepted it. */
const insert = `
insert into festival (
  id, unit_id, season_id, name, search_key, host_level, place, held_on, starts_at, ends_at, area_class, area_traits, pilot_of,
  ceremony, festivity, expected_leaders, status, status_reason, turnout, delegates, top_tier, outreach, spent_state,
  spent_social, good_practice, shortcomings, proposals, state, holder_unit_id, received, version, editor_ids, created_by_unit_id, entered_by_id,
  entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at, created_at, updated_at)
select p.id, p.unit_id, p.season_id, 'Ngày hội ' || p.host, 
  'ngai hoi ' || concat_ws(' ', h.folded, nullif(w.folded, ''), h.folded), p.host_level, trim(p.ground || ' ' || p.host), p.held_on,
  left(${hour}, 5), right(${hour}, 5),
  (array['normal','normal','normal','normal','normal','normal','normal','normal','key','key','complex','strategic'])[(1 + ${hash("p.code", 82)} % 12)::int]::area_class,
  array_remove(array[
    case when p.province_code = any(${texts(border)}) and ${fraction("p.code", 83)} < 0.12 then 'border' end,
    case when p.kind = 'special_zone' then 'island' end,
    case when p.highland and ${fraction("p.code", 84)} < 0.6 then 'ethnic_minority' end,
    case when ${fraction("p.code", 85)} < 0.07 then 'religious' end]::area_trait[], null),
  (case
    when ${large} and r.top_tier in ('party_state', 'ministry') then 'ministry'
    when ${large} and r.top_tier in ('central', 'province') and ${fraction("p.key", 86)} < 0.5 then 'province'
    when ${large} and p.district_acts and ${fraction("p.key", 86)} < 0.08 then 'district'
    when not ${large} and p.host_level = 'residential' and p.n = 1 and ${fraction("p.key", 86)} < 0.4 then 'commune'
    else 'none' end)::pilot_of,
  g.ceremony, g.festivity,
  case r.top_tier when 'party_state' then 'Lãnh đạo Đảng, Nhà nước; lãnh đạo Bộ Công an; Thường trực Tỉnh ủy'
    when 'ministry' then 'Lãnh đạo Bộ Công an; lãnh đạo UBND và Công an tỉnh'
    when 'province' then 'Lãnh đạo UBND tỉnh, Công an tỉnh' when 'district' then 'Lãnh đạo UBND, Công an huyện'
    else case when ${large} then 'Thường trực Đảng ủy, UBND ' || p.title else '' end end,
  p.status,
  case p.status when 'postponed' then ${pick(postponedReasons, "p.key", 87)} when 'cancelled' then ${pick(cancelledReasons, "p.key", 87)} else '' end,
  r.turnout, r.delegates, r.top_tier,
  case when r.key is not null then case when ${large} then ${between(2, 18, "p.key", 88)} else ${between(0, 4, "p.key", 88)} end end,
  case when r.key is not null then case when ${large} then ${between(70, 420, "p.key", 89)} * 100000::bigint else ${between(0, 25, "p.key", 89)} * 100000::bigint end end,
  case when r.key is not null then case when ${large} then ${between(0, 380, "p.key", 90)} * 100000::bigint else ${between(5, 60, "p.key", 90)} * 100000::bigint end end,
  case when r.key is null then '' when ${large} then ${sometimes("0.85", goodPractice, "p.key", 91)} else ${sometimes("0.22", goodPractice, "p.key", 91)} end,
  case when r.key is null then '' when ${large} then ${sometimes("0.6", shortcomings, "p.key", 92)} else ${sometimes("0.12", shortcomings, "p.key", 92)} end,
  case when r.key is null then '' when ${large} then ${sometimes("0.4", proposals, "p.key", 93)} else ${sometimes("0.04", proposals, "p.key", 93)} end,
  p.state,
  case when p.state in ('draft', 'submitted', 'returned') then p.unit_id
       when p.turn = 'at_district' and p.state = 'sent' then p.district_id else p.province_id end,
  p.forwarded_at is not null and p.state <> 'returned',
  (case p.state when 'draft' then 1 when 'submitted' then 2 when 'sent' then 2 when 'returned' then 3 when 'accepted' then 3 else 4 end)
    + case when p.forwarded_at is not null then 1 else 0 end + case when p.was_returned then 2 else 0 end + case when p.reopened then 1 else 0 end,
  array[o.user_id], p.unit_id, o.user_id, o.full_name,
  case when p.state not in ('draft', 'submitted') then c.user_id end, case when p.state not in ('draft', 'submitted') then p.sent_at end,
  case when p.state in ('accepted', 'locked') then a.user_id end, case when p.state in ('accepted', 'locked') then p.accepted_at end,
  p.created_at,
  coalesce(case when p.state in ('accepted', 'locked') then p.accepted_at end, case when p.state not in ('draft', 'submitted') then p.sent_at end, p.created_at + interval '2 days')
 from demo_point p
 join demo_staff o on o.unit_id = p.unit_id and o.role = 'commune_officer' and o.seat = 0
 join demo_staff c on c.unit_id = p.unit_id and c.role = 'commune_chief' and c.seat = 0
 join demo_staff a on a.unit_id = p.province_id and a.role = 'province_officer' and a.seat = p.seat % a.seats
 join demo_fold h on h.value = p.host
 join demo_fold w on w.value = p.ground
 left join demo_result r on r.key = p.key
 join demo_programme g on g.large = ${large} and g.awards = coalesce(r.has_awards, false) and g.pledges = coalesce(r.has_pledges, false)
  and g.variant = ${hash("p.key", 94)} % 40`;

export async function insertFestivals(client: ClientBase): Promise<void> {
  await client.query(programmes);
  await client.query(insert);
}
