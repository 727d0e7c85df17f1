-- Records that go up the chain: their states, their season and their values, refused by the database as well.

-- 1. States move only along these pairs (lib/core/workflow.ts has the same, with who and where; a test compares them).
insert into workflow_transition (from_state, to_state) values
  ('draft', 'submitted'), ('draft', 'sent'), ('submitted', 'draft'), ('submitted', 'sent'),
  ('sent', 'draft'), ('sent', 'sent'), ('sent', 'returned'), ('sent', 'accepted'),
  ('returned', 'submitted'), ('returned', 'sent'), ('accepted', 'returned'), ('accepted', 'locked');

-- The share lock makes locking a season wait for those who are writing in it, and them for it. Definer: the
-- application may read a season, not lock it.
create function season_state_for_write(season_id uuid) returns season_state
language sql volatile security definer set search_path = public, pg_temp as $$
  select state from season where id = season_id for share
$$;

create function guard_record() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  season_now season_state;
  people boolean := current_user in ('portal_app', 'portal_nation');
begin
  if not people then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'INSERT' and new.state <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'record_starts_as_draft', message = 'a record begins as a draft';
  end if;
  if tg_op = 'UPDATE' then
    if (new.unit_id, new.season_id) is distinct from (old.unit_id, old.season_id) then
      raise exception using errcode = 'check_violation', constraint = 'record_identity', message = 'unit and season of a record never change';
    end if;
    if new.state <> old.state and not exists (
      select from workflow_transition where from_state = old.state and to_state = new.state
    ) then
      raise exception using errcode = 'check_violation', constraint = 'record_transition',
        message = format('a record cannot go from %s to %s', old.state, new.state);
    end if;
    if old.state = 'locked' and current_user <> 'portal_nation' then
      raise exception using errcode = 'check_violation', constraint = 'record_locked', message = 'a locked record is corrected by the ministry only';
    end if;
  end if;
  if tg_op = 'DELETE' and old.state <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'record_kept', message = 'only a draft can be deleted';
  end if;
  season_now := season_state_for_write(case when tg_op = 'DELETE' then old.season_id else new.season_id end);
  if season_now not in ('open', 'reopened') and current_user <> 'portal_nation' then
    raise exception using errcode = 'check_violation', constraint = 'season_open', message = 'the season is not open';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger guard before insert or update or delete on festival_plan for each row execute function guard_record();
create trigger guard before insert or update or delete on festival for each row execute function guard_record();
create trigger guard before insert or update or delete on festival_report for each row execute function guard_record();

-- Rows of a locked point are as locked as the point.
create function guard_festival_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'portal_app' and exists (
    select from festival where id = case when tg_op = 'DELETE' then old.festival_id else new.festival_id end and state = 'locked'
  ) then
    raise exception using errcode = 'check_violation', constraint = 'record_locked', message = 'a locked record is corrected by the ministry only';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award'] loop
    execute format('create trigger guard before insert or update or delete on %I for each row execute function guard_festival_part()', t);
  end loop;

  -- Four eyes: nobody accepts what they entered or sent.
  foreach t in array array['festival_plan', 'festival', 'festival_report'] loop
    execute format('alter table %I add constraint %I check (accepted_by_id is null or (accepted_by_id <> entered_by_id and accepted_by_id is distinct from sent_by_id))', t, t || '_four_eyes');
    execute format('alter table %I add constraint %I check ((state in (''accepted'', ''locked'')) = (accepted_by_id is not null))', t, t || '_accepted_by');
    execute format('alter table %I add constraint %I check ((state = ''sent'') <= (sent_by_id is not null and holder_unit_id is not null))', t, t || '_sent_to');
  end loop;
end $$;

-- 2. Values that no record can have.
alter table season
  add constraint season_year check (year between 2005 and 2100),
  add constraint season_dates check (ends_on >= starts_on and plan_due_on <= result_due_on and result_due_on <= report_due_on),
  add constraint season_reopened_why check (state <> 'reopened' or reopen_reason <> '');

alter table festival_plan
  add constraint plan_counts check (commune_points >= 0 and residential_points >= 0 and agency_points >= 0),
  add constraint plan_money check (budget_state >= 0 and budget_social >= 0),
  add constraint plan_number check (number = '' or number ~ '^\d{1,5}(/\d{4})?[/-][A-ZĐa-zđ0-9]{1,14}([-/][A-ZĐa-zđ0-9]{1,16})*$');

alter table festival_report
  add constraint report_number check (number = '' or number ~ '^\d{1,5}(/\d{4})?[/-][A-ZĐa-zđ0-9]{1,14}([-/][A-ZĐa-zđ0-9]{1,16})*$');

alter table festival
  add constraint festival_name check (name <> ''),
  add constraint festival_turnout check (turnout > 0),
  add constraint festival_delegates check (delegates >= 0 and delegates <= turnout),
  add constraint festival_counts check (outreach >= 0),
  add constraint festival_money check (spent_state >= 0 and spent_social >= 0),
  add constraint festival_hours check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$' and ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$' and ends_at > starts_at),
  add constraint festival_status_why check (status not in ('postponed', 'cancelled') or status_reason <> '');

alter table festival_gift add constraint gift_values check (count > 0 and value >= 0);
alter table festival_pledge add constraint pledge_count check (count > 0);
alter table festival_model add constraint model_places check (places > 0);
alter table festival_award add constraint award_count check (count > 0);

-- 3. Search keys and indexes of the lists.
create function fold_festival() returns trigger language plpgsql as $$
begin
  new.search_key := fold(new.name || ' ' || new.place);
  return new;
end $$;
create trigger fold before insert or update of name, place on festival for each row execute function fold_festival();

create function fold_app_user() returns trigger language plpgsql as $$
begin
  new.search_key := fold(new.full_name || ' ' || new.username || ' ' || new.job_title);
  return new;
end $$;
create trigger fold before insert or update of full_name, username, job_title on app_user for each row execute function fold_app_user();

create index festival_search on festival using gin (search_key gin_trgm_ops);
create index app_user_search on app_user using gin (search_key gin_trgm_ops);
create index festival_season_held on festival (season_id, held_on, id);

alter table app_user add constraint app_user_username check (username ~ '^[a-z0-9][a-z0-9._-]{2,63}$');
alter table role_assignment add constraint assignment_term check (valid_to is null or valid_to > valid_from);

-- A person holds a role at a unit once at a time.
alter table role_assignment add constraint assignment_overlap
  exclude using gist (user_id with =, unit_id with =, role with =, daterange(valid_from, valid_to) with &&);
