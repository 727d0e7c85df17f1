-- Four eyes see everybody who wrote, not the last one; what a province has signed stands still; rows of a record are as
-- closed as the record.

-- AlterTable
ALTER TABLE "festival" ADD COLUMN     "created_by_unit_id" UUID,
ADD COLUMN     "editor_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "festival_plan" ADD COLUMN     "created_by_unit_id" UUID,
ADD COLUMN     "editor_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "festival_report" ADD COLUMN     "created_by_unit_id" UUID,
ADD COLUMN     "editor_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- 1. What is there already: the first line of the timeline knows who began it and for which unit, the row who wrote last.
--    It is not an act of anybody, so neither the guards nor the trail are asked.
do $$
declare
  t text;
begin
  foreach t in array array['festival_plan', 'festival', 'festival_report'] loop
    execute format('alter table %I disable trigger user', t);
    execute format('update %I set editor_ids = array[entered_by_id], created_by_unit_id = unit_id', t);
    execute format($q$
      update %I r set created_by_unit_id = d.actor_unit_id,
             editor_ids = case when d.actor_id = r.entered_by_id or d.actor_id is not distinct from r.accepted_by_id
                               then r.editor_ids else array[d.actor_id, r.entered_by_id] end
        from decision d
       where d.record_id = r.id and d.step = 'create'
         and (d.actor_unit_id <> r.unit_id or d.actor_id <> r.entered_by_id)$q$, t);
    execute format('alter table %I enable trigger user', t);
    execute format('alter table %I drop constraint %I', t, t || '_four_eyes');
    execute format($q$
      alter table %I add constraint %I check (accepted_by_id is null or (
        accepted_by_id <> entered_by_id and accepted_by_id is distinct from sent_by_id
        and not accepted_by_id = any(editor_ids)))$q$, t, t || '_four_eyes');
  end loop;
end $$;

-- 2. The provinces whose report of a season speaks of a unit: the one that it stood below, and those that had absorbed
--    that one whole by the season's last day (the same as landOf in lib/festivals/papers/land-queries.ts; a test compares).
--    Definer: a commune does not see its province's report, yet is bound by it.
create function reporting_provinces(of_unit uuid, of_season uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.holder_id
    from unit u
    left join unit a on a.id = u.parent_id
    left join unit b on b.id = a.parent_id
    join unit top on top.id = case when u.level = 'province' then u.id when a.level = 'province' then a.id
                                   when b.level = 'province' then b.id end
    join unit_reach r on r.unit_id = top.id and r.whole
    join season s on s.id = of_season
   where u.id = of_unit and (r.holder_id = top.id or top.valid_to <= s.ends_on)
$$;

create function report_signed(of_unit uuid, of_season uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from festival_report
     where season_id = of_season and state in ('sent', 'accepted', 'locked')
       and unit_id in (select reporting_provinces(of_unit, of_season))
  )
$$;

-- For somebody about to write: the share lock lets a signature wait for those who move points, and them for it. To be
-- taken before the record is locked, as the lock of a report takes the report first and its records after.
create function report_signed_for_write(of_unit uuid, of_season uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  select coalesce(bool_or(state in ('sent', 'accepted', 'locked')), false) from (
    select state from festival_report
     where season_id = of_season and unit_id in (select reporting_provinces(of_unit, of_season))
     order by id for share
  ) report
$$;

-- 3. Records.
create or replace function guard_record() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  season_now season_state;
  people boolean := current_user in ('portal_app', 'portal_nation');
begin
  -- Who wrote is kept by the database itself: the list only grows, its first is who began.
  if tg_op = 'INSERT' and (people or cardinality(new.editor_ids) = 0) then
    new.editor_ids := array[new.entered_by_id];
  end if;
  if tg_op = 'INSERT' then
    new.created_by_unit_id := case when people then coalesce(current_unit(), new.unit_id) else coalesce(new.created_by_unit_id, new.unit_id) end;
  end if;
  if not people then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' then
    new.created_by_unit_id := old.created_by_unit_id;
    new.editor_ids := case when new.entered_by_id = any(old.editor_ids) then old.editor_ids else old.editor_ids || new.entered_by_id end;
  end if;
  if tg_op = 'INSERT' and new.state <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'record_starts_as_draft', message = 'a record begins as a draft';
  end if;
  -- Nobody signs with another's name.
  if tg_op = 'INSERT' and (new.entered_by_id, coalesce(new.sent_by_id, current_actor()), coalesce(new.accepted_by_id, current_actor()))
       is distinct from (current_actor(), current_actor(), current_actor())
     or tg_op = 'UPDATE' and (
       new.entered_by_id <> old.entered_by_id and new.entered_by_id is distinct from current_actor()
       or new.sent_by_id is distinct from old.sent_by_id and new.sent_by_id is not null and new.sent_by_id is distinct from current_actor()
       or new.accepted_by_id is distinct from old.accepted_by_id and new.accepted_by_id is not null and new.accepted_by_id is distinct from current_actor())
  then
    raise exception using errcode = 'check_violation', constraint = 'record_signature', message = 'record_signature: who enters, sends or accepts is who acts';
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
  if tg_op <> 'INSERT' and tg_table_name <> 'festival_report' and current_user = 'portal_app'
     and report_signed_for_write(old.unit_id, old.season_id) then
    raise exception using errcode = 'check_violation', constraint = 'report_signed', message = 'report_signed: the province has signed its report of this season';
  end if;
  season_now := season_state_for_write(case when tg_op = 'DELETE' then old.season_id else new.season_id end);
  if season_now not in ('open', 'reopened') and current_user <> 'portal_nation' then
    raise exception using errcode = 'check_violation', constraint = 'season_open', message = 'the season is not open';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- 4. Rows of a record: written while the record lies with its unit; what is locked, sent or accepted holds them too.
--    Both parents of a row that would be moved are asked.
create function refuse_closed_parent(parent_state record_state) returns void
language plpgsql immutable as $$
begin
  if parent_state = 'locked' then
    raise exception using errcode = 'check_violation', constraint = 'record_locked', message = 'a locked record is corrected by the ministry only';
  elsif parent_state not in ('draft', 'submitted', 'returned') then
    raise exception using errcode = 'check_violation', constraint = 'record_closed', message = 'record_closed: rows of a record change only while it lies with its unit';
  end if;
end $$;

create or replace function guard_festival_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'portal_app' then
    if tg_op <> 'INSERT' then
      perform refuse_closed_parent((select state from festival where id = old.festival_id));
    end if;
    if tg_op <> 'DELETE' then
      perform refuse_closed_parent((select state from festival where id = new.festival_id));
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create function guard_plan_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user = 'portal_app' then
    if tg_op <> 'INSERT' then
      perform refuse_closed_parent((select state from festival_plan where id = old.plan_id));
    end if;
    if tg_op <> 'DELETE' then
      perform refuse_closed_parent((select state from festival_plan where id = new.plan_id));
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger guard before insert or update or delete on plan_pilot for each row execute function guard_plan_part();
