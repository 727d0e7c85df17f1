-- Who may hold which role where. Whoever keeps an account can take it over (they issue its first password), so an
-- account must never carry a role outside of what its keeper commands.

-- The same table as lib/identity/assignable.ts; a test compares them.
create function role_fits_level(role role, level unit_level) returns boolean
language sql immutable parallel safe as $$
  select case level
    when 'nation' then role in ('ministry_admin', 'ministry_officer', 'ministry_leader', 'appraiser')
    when 'province' then role in ('province_admin', 'province_officer', 'province_leader', 'partner', 'appraiser')
    when 'district' then role in ('district_officer')
    when 'commune' then role in ('commune_officer', 'commune_chief', 'partner')
  end
$$;

-- The lowest unit above an account that has administrators: a province or the nation.
create function keeper_of(home uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive up as (
    select id, parent_id, level from unit where id = home
    union all
    select p.id, p.parent_id, p.level from unit p join up on p.id = up.parent_id
  )
  select id from up where level in ('province', 'nation') order by level desc limit 1
$$;

-- The name of the rule stands in the message too: the driver does not hand on the constraint of a trigger.
-- Definer: whether the assignment is right does not depend on what the writer can see.
create function guard_assignment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held_level unit_level := (select level from unit where id = new.unit_id);
  keeper uuid := keeper_of((select unit_id from app_user where id = new.user_id));
begin
  if tg_op = 'UPDATE' and (new.user_id, new.unit_id, new.role, new.valid_from) is distinct from (old.user_id, old.unit_id, old.role, old.valid_from) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_identity',
      message = 'assignment_identity: person, unit, role and first day of an assignment never change';
  end if;
  if not role_fits_level(new.role, held_level) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_role_level',
      message = format('assignment_role_level: the role %s does not exist at the level %s', new.role, held_level);
  end if;
  if (select level from unit where id = keeper) <> 'nation' and not exists (
    select from unit_reach where holder_id = keeper and unit_id = new.unit_id
  ) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_within_keeper',
      message = 'assignment_within_keeper: a role is held within what the administrators of the account command';
  end if;
  return new;
end $$;

create trigger guard before insert or update on role_assignment for each row execute function guard_assignment();

-- An empty term: taken back on the day it began, or before. It was never in force.
alter table role_assignment drop constraint assignment_term,
  add constraint assignment_term check (valid_to is null or valid_to >= valid_from);

create index sign_in_at_idx on sign_in (at);
