-- Extensions and supplements are decided and sent under a delegation too: it must hold at that moment, and what the
-- delegator asked for the delegate does not grant in their name.
create function guard_delegated_paper() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d delegation;
begin
  if current_delegation() is null or current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  d := delegation_for_write();
  if tg_table_name = 'extension' and to_jsonb(new) ->> 'decided_by_id' is not null
     and to_jsonb(new) ->> 'asked_by_id' = d.from_user_id::text then
    raise exception using errcode = 'check_violation', constraint = 'delegation_four_eyes', message = 'delegation_four_eyes: what the delegator asked for is for somebody else to decide';
  end if;
  return new;
end $$;

create trigger guard_delegated before insert or update on extension for each row execute function guard_delegated_paper();
create trigger guard_delegated before insert or update on report_supplement for each row execute function guard_delegated_paper();
