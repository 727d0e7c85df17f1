import type { ClientBase } from "pg";
import { literal } from "./sql";

type Paper = {
  from: string;
  to: string;
  number: string;
  firstDay: string;
  lastDay: string;
  scope: string;
};

/** One that holds and one that has ended in Hà Tĩnh, one in Nghệ An; two colleagues of the same unit each. */
const papers: readonly Paper[] = [
  {
    from: "hatinh.lanhdao",
    to: "hatinh.canbo2",
    number: "08/GUQ-CAT-PV05",
    firstDay: "2026-08-21",
    lastDay: "2026-08-28",
    scope: "Tiếp nhận kết quả các điểm Ngày hội 2026 trong thời gian đồng chí Phó Giám đốc đi công tác.",
  },
  {
    from: "hatinh.lanhdao",
    to: "hatinh.canbo2",
    number: "15/GUQ-CAT-PV05",
    firstDay: "2026-11-16",
    lastDay: "2027-03-31",
    scope: "Tiếp nhận, trả lại kết quả bổ sung; ký gửi báo cáo bổ sung của mùa 2026.",
  },
  {
    from: "nghean.lanhdao",
    to: "nghean.canbo",
    number: "21/GUQ-CAT-PV05",
    firstDay: "2026-11-16",
    lastDay: "2027-03-31",
    scope: "",
  },
];

/** Delegations, and what was accepted under the one that has ended. */
export async function insertDelegations(client: ClientBase): Promise<void> {
  for (const { from, to, number, firstDay, lastDay, scope } of papers) {
    await client.query(`
      insert into delegation (id, unit_id, assignment_id, role, from_user_id, from_name, to_user_id, to_name,
                              document_number, first_day, last_day, scope, created_at, created_by_id, created_by_name)
      select pg_temp.demo_id(${literal(firstDay)}, 'delegation:' || ${literal(number)}), a.unit_id, a.id, a.role,
             f.id, f.full_name, t.id, t.full_name, ${literal(number)}, ${literal(firstDay)}, ${literal(lastDay)}, ${literal(scope)},
             ${literal(`${firstDay} 07:35+07`)}, f.id, f.full_name
        from app_user f join role_assignment a on a.user_id = f.id and a.role = 'province_leader', app_user t
       where f.username = ${literal(from)} and t.username = ${literal(to)}`);
  }
  await client.query(`
    update decision d
       set actor_role = g.role, delegation_id = g.id, delegator_name = g.from_name, delegation_number = g.document_number
      from delegation g
     where g.document_number = ${literal(papers[0]?.number ?? "")} and d.actor_id = g.to_user_id and d.step = 'accept'
       and d.record_kind = 'festival'
       and d.at >= g.first_day::timestamp at time zone 'Asia/Ho_Chi_Minh'
       and d.at < (g.last_day + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
}

/** Once an administrator looked with an officer's eyes, in a session that is over. */
export async function insertViewing(client: ClientBase): Promise<void> {
  const begun = "2026-11-18 09:05+07";
  await client.query(`
    insert into user_session (id, user_id, unit_id, created_at, last_seen_at, expires_at, address, user_agent)
    select pg_temp.demo_id('${begun}', 'session:viewing'), id, unit_id, '${begun}', '${begun}', timestamptz '${begun}' + interval '12 hours',
           '192.0.2.20', 'Mozilla/5.0 (Windows NT 10.0) Chrome/130'
      from app_user where username = 'hatinh.quantri';
    insert into view_as (id, unit_id, viewer_id, viewer_name, viewer_unit_id, session_id, viewed_id, viewed_name, assignment_id,
                         role, reason, started_at, expires_at)
    select pg_temp.demo_id('${begun}', 'viewing'), p.unit_id, v.id, v.full_name, v.unit_id, pg_temp.demo_id('${begun}', 'session:viewing'),
           p.id, p.full_name, a.id, a.role, 'Đồng chí báo không thấy điểm đã gửi trong danh sách.',
           timestamptz '${begun}' + interval '4 minutes', timestamptz '${begun}' + interval '34 minutes'
      from app_user v, app_user p join role_assignment a on a.user_id = p.id
     where v.username = 'hatinh.quantri' and p.username = 'thachha.canbo';
    update view_as set ended_at = started_at + interval '11 minutes' where ended_at is null;
    update user_session set ended_at = timestamptz '${begun}' + interval '40 minutes', ended_by_id = user_id
     where id = pg_temp.demo_id('${begun}', 'session:viewing')`);
}
