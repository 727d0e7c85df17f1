import type { ClientBase } from "pg";
import { personName } from "./names";
import { between, fraction, hash, officeHour, pick } from "./sql";

const highlights = [
  "Phần lễ gọn, phần hội gắn với sinh hoạt của Nhân dân; nhiều nơi tổ chức buổi tối để người lao động tham dự.",
  "Cấp ủy, chính quyền các cấp trực tiếp dự và nghe ý kiến của Nhân dân tại khu dân cư.",
  "Các mô hình tự quản được ra mắt có địa chỉ, có người phụ trách, có cam kết duy trì.",
  "Công tác an sinh được chú trọng, quà tặng đến đúng gia đình chính sách và hộ khó khăn.",
];
const weaknesses = [
  "Một số xã gửi kết quả chậm, số liệu phải đối chiếu nhiều lần.",
  "Nội dung diễn văn ở vài nơi còn chung chung, chưa gắn tình hình của địa bàn.",
  "Kinh phí chủ yếu do xã hội hóa, chưa đều giữa các xã.",
  "Chưa có nhiều cơ quan, doanh nghiệp tổ chức thành điểm riêng.",
];
const wishes = [
  "Đề nghị Bộ hướng dẫn sớm nội dung và mẫu báo cáo, tránh thay đổi giữa mùa.",
  "Đề nghị tăng chỉ tiêu kỷ niệm chương cho người có uy tín ở cơ sở.",
  "Đề nghị có tài liệu tuyên truyền bằng tiếng dân tộc.",
];

/** Plans of provinces and communes, with number, date and signer, sent up the chain of the first day of the season. */
const plans = `
create temp table demo_plan on commit drop as
with planned as (
  select s.year, s.id as season_id, s.year || ':plan:' || c.code as key, c.unit_id, c.title, c.province_id, c.fate,
         c.district_id, c.district_title, c.district_acts, s.plan_due_on, 'commune' as level,
         case when c.holds_own or c.turn = 'told' then 1 else 0 end as commune_points, coalesce(c.residential, 9) as residential_points, coalesce(c.agency, 1) as agency_points,
         case when c.turn = 'told' then 'accepted'
              when s.year < 2026 or c.fate in ('locked', 'accepted', 'sent', 'submitted') then 'accepted'
              when x.f < 0.03 then 'draft' when x.f < 0.06 then 'returned' when x.f < 0.14 then 'sent' else 'accepted' end as stand
    from demo_commune c join demo_season s on s.year = c.year
   cross join lateral (select ${fraction("s.year || ':plan:' || c.code", 301)} as f) x
   where c.turn <> 'missing' or x.f > 0.5
  union all
  select s.year, s.id, s.year || ':plan:' || p.code, p.province_id, p.title, n.id, p.fate, null, null, false, s.plan_due_on, 'province',
         q.commune, q.residential, q.agency, case when p.fate = 'none' then 'sent' else 'accepted' end
    from demo_province p join demo_season s on s.year = p.year join demo_quota q on q.year = p.year and q.province_id = p.province_id
    join unit n on n.level = 'nation'
), dated as (
  select p.*, case when level = 'province' then plan_due_on - 30 + ${between(0, 18, "key", 302)} else plan_due_on - 16 + ${between(0, 15, "key", 302)} + case when ${fraction("key", 303)} < 0.05 then 9 else 0 end end as issued_on
    from planned p
)
select d.*, case when stand = 'accepted' and fate = 'locked' then 'locked' else stand end::record_state as state,
       ${officeHour("(issued_on - 5)", "key", 304)} as created_at, ${officeHour("issued_on", "key", 305)} as sent_at,
       case when district_acts and stand not in ('draft') then ${officeHour("issued_on", "key", 305)} + interval '1 day 13 minutes' end as forwarded_at,
       ${officeHour("issued_on", "key", 305)} + make_interval(days => ${between(2, 8, "key", 306)}, mins => 19) as answered_at,
       pg_temp.demo_id(${officeHour("(issued_on - 5)", "key", 304)}, key) as id
  from dated d;

insert into festival_plan (id, unit_id, season_id, number, issued_on, issuer, signer, commune_points, residential_points, agency_points,
  budget_state, budget_social, note, state, holder_unit_id, received, version, editor_ids, created_by_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at,
  accepted_by_id, accepted_at, created_at, updated_at)
select p.id, p.unit_id, p.season_id,
       case when p.state = 'draft' then '' else ${between(18, 260, "p.key", 311)} || case when ${fraction("p.key", 312)} < 0.12 then '/KH-BCĐ' else '/KH-UBND' end end,
       case when p.state <> 'draft' then p.issued_on end,
       case when ${fraction("p.key", 312)} < 0.12 then 'Ban Chỉ đạo 138 ' else 'UBND ' end || p.title,
       case when p.state = 'draft' then '' else ${personName("p.key")} end,
       p.commune_points, greatest(0, p.residential_points + ${between(-1, 2, "p.key", 313)}), p.agency_points,
       case p.level when 'province' then ${between(30, 95, "p.key", 314)} * 10000000::bigint else ${between(15, 60, "p.key", 314)} * 1000000::bigint end,
       case p.level when 'province' then ${between(10, 80, "p.key", 315)} * 10000000::bigint else ${between(5, 70, "p.key", 315)} * 1000000::bigint end,
       '', p.state,
       case when p.state in ('draft', 'returned') then p.unit_id when p.state = 'sent' and p.district_acts then p.district_id else p.province_id end,
       p.forwarded_at is not null and p.state <> 'returned',
       case p.state when 'draft' then 1 when 'sent' then 2 when 'locked' then 4 else 3 end + (p.forwarded_at is not null)::int,
       array[o.user_id], p.unit_id, o.user_id, o.full_name, case when p.state <> 'draft' then c.user_id end, case when p.state <> 'draft' then p.sent_at end,
       case when p.state in ('accepted', 'locked') then a.user_id end, case when p.state in ('accepted', 'locked') then p.answered_at end,
       p.created_at, case p.state when 'draft' then p.created_at when 'sent' then p.sent_at else p.answered_at end
  from demo_plan p
  join demo_staff o on o.unit_id = p.unit_id and o.seat = 0 and o.role = (p.level || '_officer')::role
  join demo_staff c on c.unit_id = p.unit_id and c.seat = 0 and c.role = case p.level when 'province' then 'province_leader' else 'commune_chief' end::role
  join demo_staff a on a.unit_id = p.province_id and a.seat = 0 and a.role = case p.level when 'province' then 'ministry_officer' else 'province_officer' end::role;

insert into plan_pilot (id, plan_id, unit_id, place, level, planned_on, position)
select pg_temp.demo_id(l.created_at, l.key || ':pilot:' || x.position), l.id, l.unit_id, trim(x.ground || ' ' || x.host), x.host_level, x.held_on, x.position
  from (select p.*, row_number() over (partition by p.year, p.province_id order by ${hash("p.key", 321)}) - 1 as position
          from demo_point p where p.host_level = 'commune' and not p.off) x
  join demo_plan l on l.year = x.year and l.unit_id = x.province_id
 where x.position < 3
union all
select pg_temp.demo_id(l.created_at, l.key || ':pilot'), l.id, l.unit_id, 'Nhà văn hóa ' || x.host, x.host_level, x.held_on, 0
  from demo_point x join demo_plan l on l.year = x.year and l.unit_id = x.unit_id
 where x.host_level = 'residential' and x.n = 1 and ${fraction("x.key", 322)} < 0.3`;

/** Season reports of the provinces; their figures are counted from the points and stand nowhere in them. */
const reports = `
create temp table demo_report on commit drop as
with drawn as (
  select p.*, p.year || ':report:' || p.code as key, s.report_due_on, n.id as nation_id,
         s.report_due_on - 3 + case when ${hash("p.year || p.code", 331)} % 5 = 0 then ${between(4, 9, "p.year || p.code", 332)} else ${between(0, 3, "p.year || p.code", 332)} end as issued_on
    from demo_province p join demo_season s on s.year = p.year join unit n on n.level = 'nation'
   where p.fate <> 'none'
), dated as (
  select d.*, ${officeHour("(issued_on - 4)", "key", 333)} as created_at, ${officeHour("issued_on", "key", 334)} as sent_at,
         case when fate = 'draft' then '' else ${between(210, 980, "key", 335)} || '/BC-CAT-PV05' end as number
    from drawn d
)
select d.*, sent_at + make_interval(days => ${between(5, 16, "key", 336)}, mins => 29) as answered_at,
       sent_at + make_interval(days => ${between(20, 44, "key", 337)}, mins => 41) as locked_at, pg_temp.demo_id(created_at, key) as id
  from dated d;

insert into festival_report (id, unit_id, season_id, number, issued_on, signer, leadership, results, strengths, shortcomings, lessons, proposals,
  state, holder_unit_id, version, editor_ids, created_by_unit_id, entered_by_id, entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at, created_at, updated_at)
select r.id, r.province_id, r.season_id, r.number, case when r.fate <> 'draft' then r.issued_on end, case when r.fate <> 'draft' then l.full_name else '' end,
       'Công an ' || r.title || ' tham mưu Chủ tịch UBND ban hành kế hoạch, phân công từng ngành phụ trách từng địa bàn; kiểm tra, đôn đốc hằng tuần.',
       'Các xã, phường tổ chức đúng thời gian của mùa ' || r.year || '. ' || ${pick(highlights, "r.key", 341)},
       ${pick(highlights, "r.key", 342)}, ${pick(weaknesses, "r.key", 343)},
       'Nơi nào cấp ủy trực tiếp chỉ đạo, giao việc cho từng đoàn thể thì Ngày hội đông và thiết thực.', ${pick(wishes, "r.key", 344)},
       r.fate::record_state, case when r.fate in ('draft', 'submitted', 'returned') then r.province_id else r.nation_id end,
       case r.fate when 'draft' then 1 when 'submitted' then 2 when 'sent' then 3 when 'locked' then 5 else 4 end, array[o.user_id], r.province_id, o.user_id, o.full_name,
       case when r.fate not in ('draft', 'submitted') then l.user_id end, case when r.fate not in ('draft', 'submitted') then r.sent_at end,
       case when r.fate in ('accepted', 'locked') then a.user_id end, case when r.fate in ('accepted', 'locked') then r.answered_at end,
       r.created_at, case r.fate when 'locked' then r.locked_at when 'accepted' then r.answered_at when 'returned' then r.answered_at when 'sent' then r.sent_at else r.created_at end
  from demo_report r
  join demo_staff o on o.unit_id = r.province_id and o.role = 'province_officer' and o.seat = 0
  join demo_staff l on l.unit_id = r.province_id and l.role = 'province_leader' and l.seat = 0
  join demo_staff a on a.unit_id = r.nation_id and a.role = 'ministry_officer' and a.seat = 0`;

export async function insertPapers(client: ClientBase): Promise<void> {
  await client.query(plans);
  await client.query(reports);
  await client.query("analyze demo_plan, demo_report");
}
