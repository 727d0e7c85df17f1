-- Serials of a scheme and year run on over the whole country: the last one is looked for past the scope of who decides, which
-- sees its own certificates alone.
create function last_serial(of_scheme uuid, of_year int) returns int
language sql volatile security definer set search_path = public, pg_temp as $$
  select coalesce(max(serial_number), 0) from recognition where scheme_id = of_scheme and year = of_year
$$;
revoke execute on function last_serial(uuid, int) from public;
grant execute on function last_serial(uuid, int) to portal_app, portal_nation;

create or replace function guard_recognition() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d recognition_decision := decision_for_write(new.decision_id);
begin
  if tg_op = 'INSERT' then
    if d.state <> 'signed' or (new.scheme_id, new.year) is distinct from (d.scheme_id, d.year)
       or not exists (select from application a join decision_item i on i.application_id = a.id
                       where a.id = new.application_id and a.state = 'recognised' and i.decision_id = d.id)
       or people_act() and new.state <> 'valid' then
      raise exception using errcode = 'check_violation', constraint = 'recognition_begins', message = 'recognition_begins: a recognition comes of the list of a signed decision';
    end if;
    -- Two decisions of one scheme and year wait for one another, so that serials run on.
    perform pg_advisory_xact_lock(hashtext('serials of ' || new.scheme_id || new.year));
    new.serial_number := last_serial(new.scheme_id, new.year) + 1;
    new.serial := format('%s.%s.%s', new.year, lpad((select position from scheme where id = new.scheme_id)::text, 2, '0'), lpad(new.serial_number::text, 6, '0'));
  elsif to_jsonb(new) - array['state', 'ended_on', 'end_reason', 'end_number', 'ended_by_id', 'ended_by_name', 'version']
        <> to_jsonb(old) - array['state', 'ended_on', 'end_reason', 'end_number', 'ended_by_id', 'ended_by_name', 'version']
        or old.state <> 'valid' then
    raise exception using errcode = 'check_violation', constraint = 'recognition_stands', message = 'recognition_stands: a recognition is only ended, and once';
  elsif new.state = 'lost' and not exists (select from recheck where recognition_id = new.id and not kept)
        or new.state = 'ended' and not exists (select from recognition_succession where recognition_id = new.id and not carried) then
    raise exception using errcode = 'check_violation', constraint = 'recognition_cause', message = 'recognition_cause: it is lost by a re-check and ended by a decision after a merger';
  end if;
  if people_act() then
    if not stands_for(d.unit_id) then
      raise exception using errcode = 'check_violation', constraint = 'recognition_decider', message = 'recognition_decider: who recognised also takes back';
    end if;
    if tg_op = 'UPDATE' and new.state <> 'valid' and new.ended_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'recognition_signature', message = 'recognition_signature: who ends it is who acts';
    end if;
  end if;
  return new;
end $$;
