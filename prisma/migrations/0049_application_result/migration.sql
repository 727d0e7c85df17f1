-- What an application came to is written when it goes on, and is what its appraisal agreed; not typed beside it.
create function guard_application_result() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if not people_act() then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.appraised_total, new.appraised_met) > 0 or new.outcome_class <> '' then
      raise exception using errcode = 'check_violation', constraint = 'application_result', message = 'application_result: a registration has no result';
    end if;
    return new;
  end if;
  if (new.appraised_total, new.appraised_met, new.outcome_class) is not distinct from (old.appraised_total, old.appraised_met, old.outcome_class) then
    return new;
  end if;
  if old.state <> 'sent' or new.state not in ('passed', 'proposed') then
    raise exception using errcode = 'check_violation', constraint = 'application_result', message = 'application_result: what was appraised is written when it goes on';
  end if;
  if exists (select from appraisal p where p.application_id = new.id and p.level = old.stage and p.state = 'agreed'
        and (coalesce(p.agreed_total, 0), coalesce(p.agreed_met, 0), p.agreed_class)
            is distinct from (new.appraised_total, new.appraised_met, new.outcome_class)) then
    raise exception using errcode = 'check_violation', constraint = 'application_result', message = 'application_result: what goes on is what was agreed';
  end if;
  return new;
end $$;
create trigger guard_result before insert or update on application for each row execute function guard_application_result();
