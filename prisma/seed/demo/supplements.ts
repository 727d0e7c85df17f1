import type { ClientBase } from "pg";
import { pick } from "./sql";

const reasons = [
  "(mẫu) Mưa lũ chia cắt, chưa tổ chức được, lùi sang tháng 10.",
  "(mẫu) Đang kiện toàn Ban Chỉ đạo sau sắp xếp, chưa tổng hợp kết quả.",
  "(mẫu) Nhà văn hóa trung tâm đang sửa, tổ chức bù sau ngày 19/8.",
];

/** Provinces whose report brought a commune later: by an accepted supplement, and by one that waits for V05. */
const supplements = [
  { province: "19", state: "sent", number: "1042/BC-CAT-PV05", issuedOn: "2026-11-16" },
  { province: "24", state: "accepted", number: "1057/BC-CAT-PV05", issuedOn: "2026-10-09" },
];

/**
 * Season 2026: what each signed report goes without, since a report is signed only when every missing commune is named;
 * and in two provinces a commune that a supplement has brought.
 */
export async function insertSupplements(client: ClientBase): Promise<void> {
  await client.query(`
    insert into report_exception (id, unit_id, report_id, missing_unit_id, reason, expected_on)
    select pg_temp.demo_id(r.sent_at, 'exception:' || r.id || u.id), r.unit_id, r.id, u.id,
           ${pick(reasons, "u.id::text", 351)}, '2026-10-30'
      from festival_report r
      join demo_season s on s.id = r.season_id and s.year = 2026
      join unit u on u.parent_id = r.unit_id and u.level = 'commune' and u.valid_to is null
     where r.state in ('sent', 'accepted', 'locked')
       and not exists (select from festival f where f.unit_id = u.id and f.season_id = r.season_id
                        and f.state in ('sent', 'accepted', 'locked'))`);
  await client.query(
    `with asked as (select * from jsonb_to_recordset($1::jsonb) as t (province text, state text, number text, "issuedOn" date)),
     made as (
       insert into report_supplement (id, unit_id, report_id, number, issued_on, signer, note, state, entered_by_id,
                                      entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at, created_at)
       select pg_temp.demo_id(r.sent_at, 'supplement:' || r.id), r.unit_id, r.id, t.number, t."issuedOn", l.full_name,
              '(mẫu) Xã tổ chức bù sau khi tỉnh đã ký báo cáo.', t.state::supplement_state, o.user_id, o.full_name,
              l.user_id, t."issuedOn" + interval '9 hours',
              case when t.state = 'accepted' then v.user_id end, case when t.state = 'accepted' then t."issuedOn" + interval '3 days' end,
              t."issuedOn" + interval '8 hours'
         from asked t
         join unit p on p.code = t.province and p.level = 'province' and p.valid_to is null
         join festival_report r on r.unit_id = p.id
         join demo_season s on s.id = r.season_id and s.year = 2026
         join demo_staff o on o.unit_id = p.id and o.role = 'province_officer' and o.seat = 0
         join demo_staff l on l.unit_id = p.id and l.role = 'province_leader' and l.seat = 0
         join unit n on n.level = 'nation'
         join demo_staff v on v.unit_id = n.id and v.role = 'ministry_admin' and v.seat = 0
       returning id, unit_id, report_id, state, accepted_at
     )
     insert into report_exception (id, unit_id, report_id, missing_unit_id, reason, expected_on, supplement_id, closed_at)
     select pg_temp.demo_id(r.sent_at, 'exception:' || m.id), m.unit_id, m.report_id, c.id, $2, '2026-10-05', m.id, m.accepted_at
       from made m
       join festival_report r on r.id = m.report_id
       cross join lateral (
         select u.id from unit u
          where u.parent_id = m.unit_id and u.level = 'commune' and u.valid_to is null
            and exists (select from festival f where f.unit_id = u.id and f.season_id = r.season_id and f.state in ('accepted', 'locked'))
            and not exists (select from festival f where f.unit_id = u.id and f.season_id = r.season_id and f.state not in ('accepted', 'locked'))
          order by u.code limit 1) c`,
    [JSON.stringify(supplements), reasons[2]],
  );
}
