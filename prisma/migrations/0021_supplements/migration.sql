-- The season of a signed report that names a commune, for that commune: the report itself is not its to read.
create function exception_season(of_report uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.season_id from festival_report r
   where r.id = of_report and r.state in ('sent', 'accepted', 'locked')
     and exists (select from report_exception e
                  where e.report_id = r.id and e.missing_unit_id = any(array(select scope_units())))
$$;
