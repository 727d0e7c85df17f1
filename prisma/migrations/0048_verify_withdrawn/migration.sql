-- Whoever checks a certificate is told that it was withdrawn; that it ended otherwise (a lost standard, a merger, its time)
-- is told without the cause.
create or replace function verify_recognition(asked text, from_address text, at_most int) returns table (
  status text, name text, unit_kind unit_kind, unit_name text, scheme text, year int, number text, decided_on date, issuer text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  today date := today_in_vietnam();
  seen int;
begin
  insert into verify_look as k (address, minute) values (left(from_address, 64), date_trunc('minute', now()))
    on conflict on constraint verify_look_pkey do update set looks = k.looks + 1 returning looks into seen;
  if seen = 1 then
    delete from verify_look k where k.minute < now() - interval '1 hour';
  end if;
  if seen > at_most then
    return query select 'limited', null::text, null::unit_kind, null::text, null::text, null::int, null::text, null::date, null::text;
    return;
  end if;
  return query
    select case
        when r.state = 'withdrawn' then 'withdrawn'
        when r.state <> 'valid' then 'ended'
        when r.valid_to <= today then 'ended'
        -- Its unit is no more, and nobody has decided yet whether the recognition goes over.
        when u.valid_to <= today and not exists (select from recognition_succession m where m.recognition_id = r.id) then 'pending'
        else 'valid' end,
      s.name, u.kind,
      -- Five provinces have a ward of the same name. The province is that of its own time, as the decision has it.
      u.name || coalesce(', ' || (select coalesce(above.name, p.name) from unit p left join unit above on above.id = p.parent_id and above.level = 'province'
                                   where p.id = u.parent_id and p.level <> 'nation'), ''),
      m.name, r.year, d.number, d.decided_on, d.issuer
      from recognition r join application a on a.id = r.application_id left join subject s on s.id = a.subject_id
      join unit u on u.id = r.unit_id join scheme m on m.id = r.scheme_id join recognition_decision d on d.id = r.decision_id
     where r.code = asked;
end $$;
