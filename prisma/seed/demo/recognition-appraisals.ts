import type { ClientBase } from "pg";
import { fraction } from "./sql";

/** What provinces and the Ministry appraised: each time something went on, or was refused, as the timeline has it. */
const rounds = `
create temp table demo_round on commit drop as
select pg_temp.demo_id(d.at, 'round:' || d.record_id || u.level) as id, d.record_id as application_id, a.unit_id as application_unit_id, u.id as unit_id,
       a.scheme_id, a.year, u.level, d.at - interval '40 minutes' as at, d.step <> 'refuse' as passed, o.user_id, o.full_name
  from decision d
  join application a on a.id = d.record_id
  join unit u on u.id = d.actor_unit_id and u.level in ('nation', 'province')
  join demo_staff o on o.unit_id = u.id and o.seat = 0 and o.role = case u.level when 'nation' then 'ministry_officer' else 'province_officer' end::role
 where d.record_kind = 'application' and d.step in ('pass', 'propose', 'refuse')
 union all
-- Of Hà Tĩnh, what has been taken up and is not done.
select pg_temp.demo_id('2026-11-19', 'round:' || a.id || 'open'), a.id, a.unit_id, u.id, a.scheme_id, a.year, u.level, null, null, o.user_id, o.full_name
  from application a
  join unit u on u.id = a.holder_unit_id and u.level = 'province' and u.code = '42'
  join demo_staff o on o.unit_id = u.id and o.seat = 0 and o.role = 'province_officer'
 where a.year = 2026 and a.state = 'sent' and a.received and a.subject_id is null`;

const teams = `
insert into appraisal_team (id, unit_id, scheme_id, year, name, decision_number, decided_on, entered_by_id, entered_by_name, created_at)
select pg_temp.demo_id(t.at, 'team:' || t.unit_id || t.scheme_id || t.year), t.unit_id, t.scheme_id, t.year, 'Tổ thẩm định ' || m.short_name || ' năm ' || t.year,
       t.nth || case t.level when 'nation' then '/QĐ-V05' else '/QĐ-CAT-PV05' end, make_date(t.year, 10, 1), t.user_id, t.full_name, t.at
  from (select distinct r.unit_id, r.scheme_id, r.year, r.level, r.user_id, r.full_name, make_timestamptz(r.year, 10, 2, 9, 0, 0) as at,
               dense_rank() over (order by r.year, r.unit_id, r.scheme_id) + 300 as nth from demo_round r) t
  join scheme m on m.id = t.scheme_id`;

/** An officer and somebody of rank of the unit; in Hà Tĩnh, in the last year, an officer, one of Nghệ An and one of the Ministry. */
const members = `
insert into appraisal_member (id, team_id, unit_id, user_id, user_name, user_unit)
select pg_temp.demo_id(t.created_at, 'member:' || t.id || o.user_id), t.id, t.unit_id, o.user_id, o.full_name,
       case h.level when 'nation' then 'Bộ Công an' else 'Công an ' || unit_kind_label(h.kind) || ' ' || h.name end
  from appraisal_team t
  join unit u on u.id = t.unit_id
  join demo_staff o on o.seat = 0 and (o.unit_id = t.unit_id and o.role in ('province_officer', 'ministry_officer')
       or o.unit_id = t.unit_id and o.role in ('province_leader', 'ministry_admin') and (u.code, t.year) <> ('42', 2026)
       or u.code = '42' and u.level = 'province' and u.valid_to is null and t.year = 2026
          and (o.role = 'ministry_officer' or o.role = 'province_officer' and o.unit_id = (select id from unit where level = 'province' and code = '40' and valid_to is null)))
  join unit h on h.id = o.unit_id`;

const appraisals = `
insert into appraisal (id, unit_id, application_id, application_unit_id, team_id, level, opened_by_id, opened_by_name, opened_at)
select r.id, r.unit_id, r.application_id, r.application_unit_id, t.id, r.level, r.user_id, r.full_name,
       coalesce(r.at - interval '2 hours', timestamptz '2026-11-19 08:00+07')
  from demo_round r
  join appraisal_team t on (t.unit_id, t.scheme_id, t.year) = (r.unit_id, r.scheme_id, r.year)`;

/** The members found what the applicants said themselves. */
const scores = `
insert into agreed_score (id, unit_id, appraisal_id, criterion_id, value, met, grade, not_applicable, entered_by_id, entered_by_name, updated_at)
select pg_temp.demo_id(r.at, 'agreed:' || r.id || n.criterion_id), r.unit_id, r.id, n.criterion_id, n.value, n.met, n.grade, n.not_applicable,
       r.user_id, r.full_name, r.at
  from demo_round r join application_answer n on n.application_id = r.application_id
 where r.at is not null`;

/** Everybody of a team has sent a sheet where it was agreed; in what is open, two of three. */
const sheets = `
insert into appraisal_assignment (id, unit_id, appraisal_id, application_id, member_id, user_id, seed, assigned_by_id, assigned_at)
select pg_temp.demo_id(p.opened_at, 'assignment:' || p.id || m.id), p.unit_id, p.id, p.application_id, m.id, m.user_id,
       case p.level when 'nation' then 'V05-' else 'PV05-' end || t.year, p.opened_by_id, p.opened_at + interval '10 minutes'
  from appraisal p join appraisal_team t on t.id = p.team_id join appraisal_member m on m.team_id = p.team_id;
analyze appraisal_assignment;
insert into score_sheet (id, unit_id, appraisal_id, assignment_id, user_id, user_name, state, sent_at, created_at)
select pg_temp.demo_id(g.assigned_at, 'sheet:' || g.id), g.unit_id, g.appraisal_id, g.id, g.user_id, m.user_name,
       case when x.sent is null then 'draft' else 'sent' end::sheet_state, x.sent, g.assigned_at + interval '15 minutes'
  from appraisal_assignment g join appraisal_member m on m.id = g.member_id join demo_round r on r.id = g.appraisal_id
 cross join lateral (select case when r.at is not null then r.at - interval '20 minutes'
                                 when g.user_id <> g.assigned_by_id then timestamptz '2026-11-20 15:00+07' end as sent) x;
analyze score_sheet;
insert into member_score (id, unit_id, sheet_id, criterion_id, value, met, grade, not_applicable, cites)
select pg_temp.demo_id(s.created_at, 'score:' || s.id || n.criterion_id), s.unit_id, s.id, n.criterion_id, n.value, n.met, n.grade, n.not_applicable,
       array['papers']
  from score_sheet s join appraisal p on p.id = s.appraisal_id join application_answer n on n.application_id = p.application_id
 where s.state = 'sent' or ${fraction("s.id::text || n.criterion_id", 961)} < 0.6`;

const conclusions = `
update appraisal p
   set state = 'agreed', agreed_total = a.self_total, agreed_met = a.self_met, agreed_class = a.outcome_class, passed = r.passed,
       conclusion = case when r.passed then 'Đủ điều kiện, đề nghị xem xét công nhận.' else 'Chưa đủ điều kiện.' end,
       agreed_by_id = r.user_id, agreed_by_name = r.full_name, agreed_at = r.at
  from demo_round r join application a on a.id = r.application_id
 where r.id = p.id and r.at is not null`;

/** Teams, rounds and what they agreed; nothing that would show who found what before all have sent. */
export async function insertAppraisals(client: ClientBase): Promise<void> {
  for (const statement of [rounds, teams, members, appraisals]) await client.query(statement);
  await client.query("analyze appraisal, appraisal_team, appraisal_member");
  for (const statement of [sheets, scores, conclusions]) await client.query(statement);
}
