-- A day of this portal is a day of Vietnam. The server's own `current_date` is that of its zone: between midnight and seven
-- in the morning it was still yesterday, and a district that closed today was not closed yet.
create or replace function record_relations(kind record_kind, of_unit uuid, holder uuid, begun_by uuid) returns workflow_relation[]
language plpgsql stable as $$
declare
  mine unit_level := (select level from unit where id = current_unit());
  stands workflow_relation[] := '{}';
begin
  if acts_for(of_unit) then
    stands := stands || 'own'::workflow_relation;
  elsif kind = 'festival' and mine = 'province' and acts_for(begun_by) then
    stands := stands || 'above'::workflow_relation;
  end if;
  if holder is not null and (
    acts_for(holder)
    -- Where the district is no more its province acts in its place.
    or mine = 'province' and exists (select from unit where id = holder and level = 'district' and valid_to <= today_in_vietnam())
  ) then
    stands := stands || 'holder'::workflow_relation;
  end if;
  if mine = 'nation' then
    stands := stands || 'nation'::workflow_relation;
  end if;
  return stands;
end $$;

create or replace function administers_now() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from role_assignment
     where user_id = current_actor() and unit_id = current_unit() and role in ('ministry_admin', 'province_admin')
       and valid_from <= today_in_vietnam()
       and coalesce(valid_to, 'infinity') > today_in_vietnam())
$$;

create or replace function appraisal_obstacle(of_application uuid, person uuid, at_level unit_level) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  with a as (select * from application where id = of_application),
  homes as (
    select unit_id from app_user where id = person
    union
    select unit_id from role_assignment where user_id = person and coalesce(valid_to, 'infinity') > today_in_vietnam()
  )
  select case
    when exists (select from a where person in (entered_by_id, sent_by_id) or person = any(editor_ids)) then 'own_work'
    when exists (select from appraisal_conflict where application_id = of_application and user_id = person) then 'declared'
    -- What a commune decides about its own residential areas it also appraises.
    when at_level <> 'commune' and exists (select from a join homes h on h.unit_id = a.unit_id) then 'own_unit'
    -- No province appraises its own application before the ministry.
    when at_level = 'nation' and exists (
      select from a join homes h on true join unit_reach up on up.unit_id = a.unit_id join unit p on p.id = up.holder_id and p.level = 'province'
       where h.unit_id = p.id or exists (select from unit_reach below where below.holder_id = p.id and below.unit_id = h.unit_id)
    ) then 'own_province'
  end
$$;

create or replace function districts_left() returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select d.id from unit_reach r join unit mine on mine.id = r.holder_id and mine.level = 'province'
    join unit d on d.id = r.unit_id and d.level = 'district' and d.valid_to <= today_in_vietnam()
   where r.holder_id = current_unit() and r.whole
$$;
