-- What a province has signed stands still for new records too, and V05 can open a locked report again.

-- 1. A record that is begun under a signed report could be neither changed nor sent. The share lock lets a signature
--    wait for those who are beginning one, and them for it.
create function guard_begin() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'portal_app' and report_signed_for_write(new.unit_id, new.season_id) then
    raise exception using errcode = 'check_violation', constraint = 'report_signed', message = 'report_signed: the province has signed its report of this season';
  end if;
  return new;
end $$;
create trigger guard_begin before insert on festival for each row execute function guard_begin();
create trigger guard_begin before insert on festival_plan for each row execute function guard_begin();

-- 2. The step "unlock" of docs/workflow.md.
insert into workflow_rule (record_kind, step, from_state, to_state, relation, role)
values ('report', 'unlock', 'locked', 'accepted', 'nation', 'ministry_admin');
