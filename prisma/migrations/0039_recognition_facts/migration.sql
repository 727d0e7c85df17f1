-- What the portal knows besides (see 0032): collectives praised at the Ngày hội of a unit, and the points of its own class of the movement.
create function fact_unit_awards(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select 100 * coalesce(sum(a.count), 0)::int from festival_award a join festival f on f.id = a.festival_id
   where f.unit_id = any(array(select fact_units(of_unit))) and f.status = 'held' and f.state in ('accepted', 'locked')
     and f.held_on between from_day and to_day and a.recipient = 'collective'
$$;

create function fact_movement_class(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select max(a.appraised_total) from application a join scheme s on s.id = a.scheme_id
   where s.code = 'movement_class' and a.unit_id = of_unit and a.subject_id is null and a.year = extract(year from to_day)
     and a.state = 'recognised'
$$;
