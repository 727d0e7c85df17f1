import type { ClientBase } from "pg";

/** Decisions about what was recognised, one of each decider, scheme and year, signed; and what became of some of it. */
export async function recogniseAll(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table deciding on commit drop as
      select md5('quyết định ' || a.holder_unit_id || a.scheme_id || a.year)::uuid as id, a.holder_unit_id as unit_id, a.scheme_id, a.year,
             min(u.level::text) as level, min(u.name) as name, row_number() over (order by a.year, a.holder_unit_id, a.scheme_id) as nth
        from application a join unit u on u.id = a.holder_unit_id where a.state = 'recognised'
       group by a.holder_unit_id, a.scheme_id, a.year`);
  await client.query(`
    insert into recognition_decision (id, unit_id, scheme_id, year, issuer, valid_to, entered_by_id, entered_by_name)
    select d.id, d.unit_id, d.scheme_id, d.year,
           case d.level when 'nation' then 'Bộ Công an' else 'Ủy ban nhân dân ' || d.name end,
           -- An toàn về ANTT is recognised for a year: the next one ends it.
           case s.code when 'safe_area' then make_date(d.year + 1, 12, 31) end, md5('người lập ' || d.unit_id)::uuid, 'Cán bộ tổng hợp'
      from deciding d join scheme s on s.id = d.scheme_id`);
  await client.query(`
    insert into decision_item (unit_id, decision_id, application_id, position)
    select d.unit_id, d.id, a.id, row_number() over (partition by d.id order by a.id) - 1
      from application a join deciding d on (d.unit_id, d.scheme_id, d.year) = (a.holder_unit_id, a.scheme_id, a.year)
     where a.state = 'recognised'`);
  await client.query(`
    update recognition_decision r
       set state = 'signed', number = case d.level when 'nation' then 2800 + d.nth || '/QĐ-BCA' else d.nth || '/QĐ-UBND' end,
           decided_on = case d.level when 'nation' then make_date(d.year + 1, 4, 22) else make_date(d.year, 12, 20) end,
           signer_name = 'Người ký mẫu', signer_post = case d.level when 'nation' then 'Bộ trưởng' else 'Chủ tịch' end,
           signed_by_id = md5('người ký ' || d.unit_id)::uuid, signed_at = make_timestamptz(d.year, 12, 20, 9, 0, 0, 'Asia/Ho_Chi_Minh')
      from deciding d where d.id = r.id`);
  await client.query(`
    insert into recognition (unit_id, application_id, decision_id, scheme_id, year, class, code, valid_from, valid_to)
    select a.unit_id, a.id, r.id, r.scheme_id, r.year, a.outcome_class, left(md5(a.id::text) || md5('mã ' || a.id), 26), r.decided_on, r.valid_to
      from decision_item i join application a on a.id = i.application_id join recognition_decision r on r.id = i.decision_id
     order by r.year, r.id, i.position`);
  await afterwards(client);
}

/** Re-checked, lost, withdrawn; of what wards that were merged had, some is carried over, some ended, most waits for somebody. */
async function afterwards(client: ClientBase): Promise<void> {
  const of = (code: string) => `r.scheme_id = (select id from scheme where code = '${code}')`;
  await client.query(`
    insert into recheck (unit_id, recognition_id, year, kept, cause, checked_on, entered_by_id, entered_by_name)
    select r.unit_id, r.id, 2026, k.kept, case when k.kept then '' else 'Phát sinh vụ việc phức tạp về an ninh, trật tự' end, '2026-10-15',
           md5('người kiểm tra')::uuid, 'Cán bộ tổng hợp'
      from recognition r cross join lateral (select hashtextextended(r.code, 1) & 15 <> 0 as kept) k
     where ${of("rural_security")} and r.year = 2025 and hashtextextended(r.code, 2) & 3 = 0`);
  await client.query(`
    update recognition r set state = 'lost', ended_on = k.checked_on, end_reason = k.cause, ended_by_id = k.entered_by_id,
           ended_by_name = k.entered_by_name
      from recheck k where k.recognition_id = r.id and not k.kept`);
  await client.query(`
    update recognition r set state = 'withdrawn', ended_on = '2026-06-10', end_reason = 'Tập thể có cán bộ vi phạm bị kỷ luật',
           end_number = '1204/QĐ-BCA', ended_by_id = md5('người thu hồi')::uuid, ended_by_name = 'Cán bộ tổng hợp'
     where ${of("model_ward_police")} and r.year = 2025 and hashtextextended(r.code, 3) & 3 = 0`);
  await client.query(`
    insert into recognition_succession (unit_id, recognition_id, carried, successor_unit_id, reason, decided_on, entered_by_id, entered_by_name)
    select r.unit_id, r.id, k.carried, case when k.carried then s.to_id end,
           case when k.carried then 'Trụ sở và lực lượng của phường cũ là nòng cốt của phường mới' else 'Địa bàn đã chia cho nhiều phường' end,
           '2025-12-15', md5('người quyết định tiếp')::uuid, 'Cán bộ tổng hợp'
      from recognition r
     cross join lateral (select x.to_id from unit_succession x where x.from_id = r.unit_id order by x.to_id limit 1) s
     cross join lateral (select hashtextextended(r.code, 4) & 1 = 0 as carried) k
     where ${of("model_ward_police")} and r.year = 2024 and hashtextextended(r.code, 5) & 3 = 0`);
  await client.query(`
    update recognition r set state = 'ended', ended_on = k.decided_on, end_reason = k.reason, ended_by_id = k.entered_by_id,
           ended_by_name = k.entered_by_name
      from recognition_succession k where k.recognition_id = r.id and not k.carried`);
}
