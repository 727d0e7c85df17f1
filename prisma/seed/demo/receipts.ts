import type { ClientBase } from "pg";

/** Receipts of what Hà Tĩnh and its communes sent in the running season: number and paper as the portal writes them. */
const receipts = `
insert into receipt (unit_id, record_kind, record_id, to_unit_id, to_unit_name, actor_name, actor_role, actor_unit_name, title, facts)
select d.unit_id, d.record_kind, d.record_id, h.id,
       case h.level when 'nation' then 'Bộ Công an' else 'Công an ' || unit_kind_label(h.kind) || ' ' || h.name end,
       d.actor_name, d.actor_role, d.actor_unit_name,
       coalesce('Kết quả điểm Ngày hội: ' || f.name,
                case d.record_kind when 'plan' then 'Kế hoạch tổ chức Ngày hội' else 'Báo cáo kết quả Ngày hội năm ' || s.year end),
       case when f.id is null then '[]'::jsonb else jsonb_build_array(
         jsonb_build_object('label', 'Địa điểm', 'value', f.place),
         jsonb_build_object('label', 'Ngày tổ chức', 'value', to_char(f.held_on, 'DD/FMMM/YYYY')),
         jsonb_build_object('label', 'Lượt người tham gia', 'value', replace(to_char(f.turnout, 'FM999,999,990'), ',', '.'))) end
  from decision d
  join unit_place p on p.origin_id = d.unit_id and p.end_day = 'infinity'
  join unit v on v.id = p.province_id and v.code = '42'
  join unit h on h.id = d.holder_unit_id
  left join festival f on d.record_kind = 'festival' and f.id = d.record_id
  left join festival_plan k on d.record_kind = 'plan' and k.id = d.record_id
  left join festival_report r on d.record_kind = 'report' and r.id = d.record_id
  join season s on s.id = coalesce(f.season_id, k.season_id, r.season_id)
 where d.step = 'send' and s.year = 2026
 order by d.at, d.id`;

/** Receipts of the applications that units of Hà Tĩnh and Nghệ An sent up, in the words of a sending. */
const applications = `
insert into receipt (unit_id, record_kind, record_id, to_unit_id, to_unit_name, actor_name, actor_role, actor_unit_name, title, facts)
select d.unit_id, d.record_kind, d.record_id, h.id, 'Công an ' || unit_kind_label(h.kind) || ' ' || h.name,
       d.actor_name, d.actor_role, d.actor_unit_name,
       'Hồ sơ ' || m.short_name || ' năm ' || a.year || ': ' || upper(left(t.title, 1)) || substr(t.title, 2),
       jsonb_build_array(jsonb_build_object('label', 'Chương trình', 'value', m.name),
                         jsonb_build_object('label', 'Bộ tiêu chí', 'value', c.name || ', phiên bản ' || c.edition))
  from decision d
  join application a on a.id = d.record_id
  join scheme m on m.id = a.scheme_id
  join criteria_set c on c.id = a.set_id
  join unit u on u.id = a.unit_id
 cross join lateral (select unit_kind_label(u.kind) || ' ' || u.name as title) t
  join unit h on h.id = d.holder_unit_id
  join unit_place p on p.origin_id = d.unit_id and p.end_day = 'infinity'
  join unit v on v.id = p.province_id and v.code in ('40', '42')
 where d.record_kind = 'application' and d.step = 'send' and d.holder_unit_id <> d.unit_id
 order by d.at, d.id`;

/** The database dates a receipt with the moment of its writing; those of the demonstration are as old as their sending. */
const dates = `
with sending as (
  select record_id, at, row_number() over (partition by record_id order by at, id) as n from decision where step = 'send'
), paper as (
  select id, record_id, row_number() over (partition by record_id order by number) as n from receipt
)
update receipt set sent_at = sending.at
  from paper join sending using (record_id, n)
 where receipt.id = paper.id`;

export async function insertReceipts(client: ClientBase): Promise<void> {
  for (const statement of [receipts, applications, dates]) await client.query(statement);
}
