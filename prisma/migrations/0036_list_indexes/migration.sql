-- What lists and scopes read, in the index itself (docs/bench.md).

-- Points of a unit in a season by their day: a province's list was 1.700 pages of the table for 3.000 points.
drop index festival_counted_unit;
create index festival_counted_unit on festival (unit_id, season_id)
  include (id, state, status, host_level, top_tier, turnout, sent_at, held_on);

-- Whose scope is what: every policy of every statement asks it, and what a unit absorbed lies all over the table.
create index unit_reach_scope on unit_reach (holder_id) include (unit_id, since, until, whole);

-- As in 0011, and at once where no report of the season is signed: a province's page asks it for each of its communes.
create or replace function report_signed(of_unit uuid, of_season uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from festival_report where season_id = of_season and state in ('sent', 'accepted', 'locked')) then
    return false;
  end if;
  return exists (
    select from festival_report r
     where r.season_id = of_season and r.state in ('sent', 'accepted', 'locked')
       and r.unit_id in (select reporting_provinces(of_unit, of_season))
       and not exists (select from report_exception e
                        where e.report_id = r.id and e.missing_unit_id = of_unit and e.supplement_id is null));
end $$;
