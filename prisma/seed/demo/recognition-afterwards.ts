import type { ClientBase } from "pg";
import { fraction } from "./sql";

const of = (scheme: string, year: number) =>
  `r.year = ${year} and r.scheme_id = (select id from scheme where code = '${scheme}')`;

/** Of who decided: an officer there. */
const staff = (role: string) =>
  `join recognition_decision d on d.id = r.decision_id join demo_staff o on o.unit_id = d.unit_id and o.role = '${role}' and o.seat = 0`;

/** A year later some is re-checked; of that a little is lost. */
const rechecks = `
insert into recheck (id, unit_id, recognition_id, year, kept, cause, checked_on, entered_by_id, entered_by_name, at)
select pg_temp.demo_id(k.at, 'recheck:' || r.id), r.unit_id, r.id, 2026, k.kept,
       case when k.kept then '' else 'Phát sinh vụ việc phức tạp về an ninh, trật tự chưa được giải quyết' end, '2026-10-15', o.user_id, o.full_name, k.at
  from recognition r ${staff("province_officer")}
 cross join lateral (select ${fraction("r.code", 951)} > 0.1 as kept, timestamptz '2026-10-16 08:30+07' as at) k
 where ${of("rural_security", 2025)} and ${fraction("r.code", 952)} < 0.3;
update recognition r set state = 'lost', ended_on = k.checked_on, end_reason = k.cause, ended_by_id = k.entered_by_id,
       ended_by_name = k.entered_by_name, version = 2
  from recheck k where k.recognition_id = r.id and not k.kept`;

const withdrawals = `
update recognition r set state = 'withdrawn', ended_on = '2026-06-10', end_reason = 'Tập thể có cán bộ vi phạm bị kỷ luật', version = 2,
       end_number = '4120/QĐ-BCA', ended_by_id = w.user_id, ended_by_name = w.full_name
  from (select r.id, o.user_id, o.full_name from recognition r ${staff("ministry_leader")}
         where ${of("model_ward_police", 2025)} order by r.code limit 3) w
 where w.id = r.id`;

/** Of what wards that were merged had, some is carried over, some ended; most waits for somebody to decide. */
const mergers = `
insert into recognition_succession (id, unit_id, recognition_id, carried, successor_unit_id, reason, paper_number, decided_on, entered_by_id, entered_by_name, at)
select pg_temp.demo_id(k.at, 'succession:' || r.id), r.unit_id, r.id, k.carried, case when k.carried then s.to_id end,
       case when k.carried then 'Trụ sở và lực lượng của phường cũ là nòng cốt của phường mới'
            else 'Địa bàn đã chia cho nhiều phường; phường mới đăng ký lại' end,
       '5302/QĐ-BCA', '2025-12-15', o.user_id, o.full_name, k.at
  from recognition r ${staff("ministry_leader")}
 cross join lateral (select x.to_id from unit_succession x where x.from_id = r.unit_id order by x.to_id limit 1) s
 cross join lateral (select ${fraction("r.code", 953)} < 0.5 as carried, timestamptz '2025-12-16 09:00+07' as at) k
 where ${of("model_ward_police", 2024)} and ${fraction("r.code", 954)} < 0.3;
update recognition r set state = 'ended', ended_on = k.decided_on, end_reason = k.reason, end_number = k.paper_number,
       ended_by_id = k.entered_by_id, ended_by_name = k.entered_by_name, version = 2
  from recognition_succession k where k.recognition_id = r.id and not k.carried`;

/** How a weak area is to be strengthened; the other has no plan yet. */
const plans = `
insert into strengthening_plan (id, unit_id, application_id, causes, measures, due_on, entered_by_id, entered_by_name, updated_at)
select pg_temp.demo_id(k.at, 'plan:' || a.id), a.unit_id, a.id,
       'Tuyên truyền còn hình thức; mô hình tự quản hoạt động không đều; nội dung phối hợp chưa được kiểm tra thường xuyên.',
       'Công an xã tham mưu kế hoạch củng cố theo từng quý; mỗi thôn duy trì ít nhất một mô hình tự quản; Công an tỉnh hướng dẫn, kiểm tra hằng tháng.',
       '2026-12-31', o.user_id, o.full_name, k.at
  from application a join scheme m on m.id = a.scheme_id and m.code = 'movement_class' join unit u on u.id = a.unit_id and u.code = '18583'
  join demo_staff o on o.unit_id = a.unit_id and o.role = 'commune_officer' and o.seat = 0
 cross join (select timestamptz '2026-01-20 09:00+07' as at) k
 where a.year = 2025 and a.subject_id is null and a.state = 'recognised'`;

/** What became of recognitions: re-checked, lost, withdrawn; after a merger decided, or not yet; weak areas strengthened. */
export async function insertAfterwards(client: ClientBase): Promise<void> {
  for (const statement of [rechecks, withdrawals, mergers, plans]) await client.query(statement);
}
