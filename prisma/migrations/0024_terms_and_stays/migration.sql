-- A term lies inside the life of its unit. What was said stays as it was said when the unit ends: a term ends with its
-- unit at the latest, which is read from the unit, so that a change of the tree rewrites nobody and undoing it brings
-- everybody back. Rows that are there already stay, too: they are put right by their keepers.

-- The unit is locked as it stands: who ends it in this moment is waited for, and then judged by.
-- Definer: the application may read the tree, and lock nothing of it.
create function guard_term_in_unit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  life unit;
begin
  select * into life from unit where id = new.unit_id for share;
  if new.valid_to > life.valid_to
     -- The first day never changes: it is judged once.
     or (tg_op = 'INSERT' and (new.valid_from < life.valid_from or new.valid_from >= coalesce(life.valid_to, 'infinity')))
     -- Open is "as long as the unit goes on": of one that is no more the end is said.
     or (new.valid_to is null and life.valid_to <= today_in_vietnam()) then
    raise exception using errcode = 'check_violation', constraint = 'term_in_unit',
      message = format('term_in_unit: a term lies inside the life of its unit %s', life.code);
  end if;
  return new;
end $$;

create trigger term_in_unit before insert or update of valid_to on unit_post
  for each row execute function guard_term_in_unit();
create trigger term_in_unit before insert or update of valid_to on unit_contact
  for each row execute function guard_term_in_unit();

-- The way of one record, read from the index alone: how long records stay in each state asks for every record of a season.
create index decision_stay on decision (record_id, at, id) include (record_kind, to_state, holder_unit_id, unit_id)
  where to_state is not null and step <> 'correct';
