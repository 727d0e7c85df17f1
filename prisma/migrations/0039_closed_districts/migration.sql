-- What a district left behind when it was closed is its province's: what still lies with it is appraised and decided by the
-- province, and what it recognised is re-checked, taken back, and decided about after a merger by the province.
create function districts_left() returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select d.id from unit_reach r join unit mine on mine.id = r.holder_id and mine.level = 'province'
    join unit d on d.id = r.unit_id and d.level = 'district' and d.valid_to <= current_date
   where r.holder_id = current_unit() and r.whole
$$;

create function in_place_of(of_unit uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select of_unit in (select districts_left())
$$;

create function stands_for(of_unit uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select acts_for(of_unit) or in_place_of(of_unit)
$$;

create or replace function guard_appraisal() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  a application;
begin
  if tg_op = 'INSERT' then
    a := application_for_write(new.application_id);
    new.round := coalesce((select max(round) from appraisal where application_id = new.application_id and level = a.stage), 0) + 1;
    new.level := a.stage;
    if people_act() and (new.state <> 'open' or a.state <> 'sent' or a.holder_unit_id <> new.unit_id and not in_place_of(a.holder_unit_id) or not acts_for(new.unit_id)
       or new.opened_by_id is distinct from current_actor()) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_begins', message = 'appraisal_begins: what lies with a unit is appraised by that unit';
    end if;
    if not exists (select from appraisal_team where id = new.team_id and scheme_id = a.scheme_id and year = a.year) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_team', message = 'appraisal_team: a team appraises its own scheme and year';
    end if;
    return new;
  end if;
  if (new.unit_id, new.application_id, new.team_id, new.level, new.round) is distinct from (old.unit_id, old.application_id, old.team_id, old.level, old.round) then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_identity', message = 'appraisal_identity: an appraisal stays with its application and team';
  end if;
  if not people_act() then
    return new;
  end if;
  if old.state <> 'open' then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: what was agreed stands; it ends when the application goes back';
  end if;
  if new.state = 'ended' then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: a round ends with the return of its application';
  end if;
  if new.state = 'agreed' then
    if new.agreed_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_signature', message = 'appraisal_signature: who concludes is who acts';
    end if;
    if not sheets_revealed(new.id) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_hidden', message = 'appraisal_hidden: not everybody has sent their sheet';
    end if;
    if exists (select from asked_criteria(new.application_id) c where not exists (
         select from agreed_score g where g.appraisal_id = new.id and g.criterion_id = c.id)) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_incomplete', message = 'appraisal_incomplete: a criterion has no agreed score';
    end if;
    if exists (select from agreed_score g where g.appraisal_id = new.id and g.moderation = '' and moderation_due(new.id, g.criterion_id)) then
      raise exception using errcode = 'check_violation', constraint = 'moderation_missing', message = 'moderation_missing: the members are far apart and have not talked';
    end if;
  end if;
  return new;
end $$;

create or replace function guard_conflict() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if people_act() and (new.entered_by_id is distinct from current_actor()
     or new.user_id <> current_actor() and not acts_for(new.unit_id)
     or not exists (select from application_for_write(new.application_id) a where a.holder_unit_id = new.unit_id)
    and not exists (select from appraisal p where p.application_id = new.application_id and p.unit_id = new.unit_id and p.state = 'open')) then
    raise exception using errcode = 'check_violation', constraint = 'conflict_signature', message = 'conflict_signature: one declares for oneself, or the unit that appraises does';
  end if;
  return new;
end $$;

create or replace function guard_decision_item() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d recognition_decision := decision_for_write(case when tg_op = 'DELETE' then old.decision_id else new.decision_id end);
  a application;
begin
  if d.state = 'signed' and people_act() then
    raise exception using errcode = 'check_violation', constraint = 'decision_stands', message = 'decision_stands: a signed decision never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  a := application_for_write(new.application_id);
  if people_act() and (a.scheme_id <> d.scheme_id or a.year <> d.year or a.holder_unit_id <> d.unit_id and not in_place_of(a.holder_unit_id)
     or a.stage <> a.decides or a.state <> 'proposed') then
    raise exception using errcode = 'check_violation', constraint = 'decision_list', message = 'decision_list: on the list stands what was proposed to this unit, of one scheme and year';
  end if;
  return new;
end $$;

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
    new.serial_number := coalesce((select max(serial_number) from recognition where scheme_id = new.scheme_id and year = new.year), 0) + 1;
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

create or replace function guard_afterwards() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  r recognition := (select one from recognition one where one.id = new.recognition_id for share);
begin
  if people_act() and (r.state is distinct from 'valid' or not stands_for((decision_for_write(r.decision_id)).unit_id)
     or new.entered_by_id is distinct from current_actor()) then
    raise exception using errcode = 'check_violation', constraint = 'recognition_decider', message = 'recognition_decider: who recognised also re-checks, and decides after a merger';
  end if;
  return new;
end $$;
