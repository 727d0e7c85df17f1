import type { ClientBase } from "pg";

/**
 * What waits in the tree of units: a merger that V05 prepares in Hà Tĩnh and a request of the province, neither of
 * them applied. The units and their counts stay as they are.
 */
export async function insertChanges(client: ClientBase): Promise<void> {
  await client.query(`
    with hatinh as (
      select id from unit where code = '42' and level = 'province' and valid_to is null
    ), nation as (
      select id, 'Bộ Công an' as police from unit where level = 'nation'
    ), pair as (
      select array_agg(code order by code) as codes, array_agg(name order by code) as names from (
        select code, name from unit where parent_id = (select id from hatinh) and valid_to is null and kind = 'commune'
         order by code desc limit 2) far
    ), renamed as (
      select code from unit where parent_id = (select id from hatinh) and valid_to is null and kind = 'commune' and name <> 'Thạch Hà'
       order by code offset 5 limit 1
    ), drafted as (
      insert into unit_change (unit_id, kind, state, effective_on, act_number, act_issued_on, act_title, note, lines, created_by_id, created_at)
      select h.id, 'merge', 'draft', '2027-01-01', '512/NQ-UBTVQH16', '2026-11-10', 'Nghị quyết về sắp xếp đơn vị hành chính cấp xã của tỉnh Hà Tĩnh',
             'Dữ liệu mẫu: nghị quyết này không có thật.',
             jsonb_build_array(
               jsonb_build_object('at', 1, 'from', p.codes[1], 'to', p.codes[1], 'extent', 'whole', 'main', false, 'name', p.names[1], 'kind', 'commune', 'parent', '42'),
               jsonb_build_object('at', 2, 'from', p.codes[2], 'to', p.codes[1], 'extent', 'whole', 'main', false, 'name', '', 'kind', null, 'parent', '')),
             a.id, '2026-11-12 09:20+07'
        from hatinh h, pair p, app_user a where a.username = 'v05.quantri'
      returning id, unit_id, created_by_id, created_at
    ), asked as (
      insert into unit_change (unit_id, kind, state, effective_on, note, lines, requested_by_unit_id, created_by_id, created_at)
      select h.id, 'rename', 'requested', '2027-01-01', 'Xã đã đủ tiêu chí đô thị; UBND tỉnh đang trình chuyển thành phường.',
             jsonb_build_array(jsonb_build_object('at', 1, 'from', u.code, 'to', u.code, 'extent', 'whole', 'main', false, 'name', u.name, 'kind', 'ward', 'parent', '')),
             h.id, a.id, '2026-11-18 14:05+07'
        from hatinh h, renamed r, unit u, app_user a
       where u.code = r.code and u.level = 'commune' and u.valid_to is null and a.username = 'hatinh.quantri'
      returning id, unit_id, created_by_id, created_at
    )
    insert into unit_change_step (change_id, unit_id, step, at, actor_id, actor_name, actor_unit_name)
    select c.id, c.unit_id, c.step, c.created_at, a.id, a.full_name, c.police
      from (select d.*, 'draft' as step, (select police from nation) as police from drafted d
            union all select k.*, 'request', 'Công an tỉnh Hà Tĩnh' from asked k) c
      join app_user a on a.id = c.created_by_id`);
}
