-- Who scores can be replaced until they have sent, and never is one alone (docs/decisions/0026-appraisal.md).

create or replace function guard_appraisal_assignment() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  p appraisal := (select a from appraisal a where a.id = new.appraisal_id);
  obstacle text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['ended_at', 'end_reason'] <> to_jsonb(old) - array['ended_at', 'end_reason'] or old.ended_at is not null then
      raise exception using errcode = 'check_violation', constraint = 'assignment_identity', message = 'assignment_identity: an assignment is only ended';
    end if;
    if people_act() and not acts_for(new.unit_id) then
      raise exception using errcode = 'check_violation', constraint = 'assignment_signature', message = 'assignment_signature: who assigns is who acts';
    end if;
    -- What somebody has found is not put aside by replacing them; a conflict of interest does that, by its own record.
    if people_act() and (p.state <> 'open' or exists (select from sheets_sent(new.appraisal_id) s where s.assignment_id = new.id and s.sent_at is not null)) then
      raise exception using errcode = 'check_violation', constraint = 'assignment_sent', message = 'assignment_sent: who has sent their sheet is not replaced';
    end if;
    return new;
  end if;
  if p.id is null or p.state <> 'open' or new.application_id <> p.application_id
     or not exists (select from appraisal_member where id = new.member_id and team_id = p.team_id and ended_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_team', message = 'assignment_team: members of the team appraise what it has open';
  end if;
  obstacle := appraisal_obstacle(p.application_id, new.user_id, p.level);
  if obstacle is not null then
    raise exception using errcode = 'check_violation', constraint = 'assignment_conflict', message = format('assignment_conflict: %s', obstacle);
  end if;
  if people_act() and (not acts_for(new.unit_id) or new.assigned_by_id is distinct from current_actor()) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_signature', message = 'assignment_signature: who assigns is who acts';
  end if;
  return new;
end $$;

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
    -- One alone compares with nobody, and hides nothing from anybody.
    if (select count(*) from appraisal_assignment where appraisal_id = new.id and ended_at is null) < 2 then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_alone', message = 'appraisal_alone: at least two score separately';
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

-- The public page names the unit so that it is not taken for another's.
create or replace function verify_recognition(asked text, from_address text, at_most int) returns table (
  status text, name text, unit_kind unit_kind, unit_name text, scheme text, year int, number text, decided_on date, issuer text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
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
