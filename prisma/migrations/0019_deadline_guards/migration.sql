-- The nation reaches every unit without a row of unit_reach: it stands above all of them.
create or replace function guard_extension() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  reach reach_via := (select via from unit_reach where holder_id = current_unit() and unit_id = new.unit_id and whole);
  own boolean := coalesce(reach in ('self', 'absorbed'), false);
  above boolean := coalesce(reach = 'below', false)
    or current_user = 'portal_nation' and (select level <> 'nation' from unit where id = new.unit_id);
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if tg_op = 'UPDATE' and (old.state <> 'asked' or new.state = 'asked') then
    raise exception using errcode = 'check_violation', constraint = 'extension_final', message = 'extension_final: an extension is decided once';
  end if;
  if tg_op = 'UPDATE' and (new.unit_id, new.season_id, new.what, new.reason, new.asked_until, new.asked_by_id)
       is distinct from (old.unit_id, old.season_id, old.what, old.reason, old.asked_until, old.asked_by_id) then
    raise exception using errcode = 'check_violation', constraint = 'extension_identity', message = 'extension_identity: what was asked for never changes';
  end if;
  if tg_op = 'INSERT' and new.state not in ('asked', 'granted')
     or new.state in ('asked', 'withdrawn') and not own
     or new.state in ('granted', 'refused') and not above then
    raise exception using errcode = 'check_violation', constraint = 'extension_level', message = 'extension_level: a unit asks for itself, a unit above it decides';
  end if;
  if tg_op = 'INSERT' and new.asked_by_id is distinct from (case when new.state = 'asked' then current_actor() end)
     or new.decided_by_id is distinct from (case when new.state in ('granted', 'refused') then current_actor() end) then
    raise exception using errcode = 'check_violation', constraint = 'extension_signature', message = 'extension_signature: who asks or decides is who acts';
  end if;
  if (new.what = 'report') <> ((select level from unit where id = new.unit_id) = 'province') and new.what <> 'plan' then
    raise exception using errcode = 'check_violation', constraint = 'extension_what', message = 'extension_what: a province reports, what lies below it sends results';
  end if;
  return new;
end $$;
