-- Figures are sums that are kept, not counted anew by each reader: recounted from the facts at the end of every
-- transaction that touches them (docs/decisions/0017-figure-sums.md). figure_faults() compares; npm run figures:verify.

-- CreateTable
CREATE TABLE "figure_sum" (
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "cell" TEXT NOT NULL,
    "final" BIGINT NOT NULL,
    "provisional" BIGINT NOT NULL,

    CONSTRAINT "figure_sum_pkey" PRIMARY KEY ("unit_id","season_id","measure","cell")
);

-- CreateTable
CREATE TABLE "figure_standing" (
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "commune_points" INTEGER NOT NULL DEFAULT 0,
    "turnout" BIGINT NOT NULL DEFAULT 0,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "reported" BOOLEAN NOT NULL DEFAULT false,
    "last_sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_standing_pkey" PRIMARY KEY ("unit_id","season_id")
);

-- CreateTable
CREATE TABLE "figure_touched" (
    "transaction" BIGINT NOT NULL,
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "first" BOOLEAN NOT NULL,

    CONSTRAINT "figure_touched_pkey" PRIMARY KEY ("transaction","unit_id","season_id")
);

-- CreateTable
CREATE TABLE "unit_track" (
    "origin_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "ground_id" UUID NOT NULL,

    CONSTRAINT "unit_track_pkey" PRIMARY KEY ("origin_id")
);

-- CreateTable
CREATE TABLE "track_span" (
    "track_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "province_id" UUID,

    CONSTRAINT "track_span_pkey" PRIMARY KEY ("track_id","first_day")
);

-- CreateTable
CREATE TABLE "figure_track_sum" (
    "track_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "cell" TEXT NOT NULL,
    "final" BIGINT NOT NULL,
    "provisional" BIGINT NOT NULL,

    CONSTRAINT "figure_track_sum_pkey" PRIMARY KEY ("season_id","track_id","measure","cell")
);

-- CreateTable
CREATE TABLE "figure_coverage" (
    "season_id" UUID NOT NULL,
    "province_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "sent_on" DATE NOT NULL,
    "places" INTEGER NOT NULL,
    "communes" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "reported" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "divided" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "commune_points" INTEGER NOT NULL,
    "turnout" BIGINT NOT NULL,
    "sent" INTEGER NOT NULL,

    CONSTRAINT "figure_coverage_pkey" PRIMARY KEY ("season_id","province_id","first_day","end_day","sent_on")
);

-- CreateIndex
CREATE INDEX "figure_sum_season_id_measure_idx" ON "figure_sum"("season_id", "measure");

-- CreateIndex
CREATE INDEX "figure_standing_season_id_idx" ON "figure_standing"("season_id");

-- CreateIndex
CREATE INDEX "unit_track_track_id_idx" ON "unit_track"("track_id");

-- CreateIndex
CREATE INDEX "unit_track_ground_id_idx" ON "unit_track"("ground_id");

-- CreateIndex
CREATE INDEX "track_span_province_id_idx" ON "track_span"("province_id");

-- 1. The facts: what each record adds to which measure. A later domain adds its branch here and its rows to
--    lib/reports/catalogue.ts. security_invoker: whoever reads it sees the records of their own scope.
create view figure_fact with (security_invoker = true) as
  select f.unit_id, f.season_id, f.id as record_id, m.measure, m.cell, f.state <> 'sent' as final, m.amount
    from festival f
   cross join lateral (values
     ('festival.points', f.host_level || '/' || coalesce(f.top_tier::text, ''), 1::bigint),
     ('festival.turnout', f.host_level::text, f.turnout::bigint)) m (measure, cell, amount)
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked') and m.amount is not null
  union all
  select f.unit_id, f.season_id, f.id, m.measure, g.recipient::text, f.state <> 'sent', m.amount
    from festival f
    join festival_gift g on g.unit_id = f.unit_id and g.festival_id = f.id
   cross join lateral (values ('festival.gifts', g.count::bigint), ('festival.gift_value', g.value)) m (measure, amount)
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked')
  union all
  select f.unit_id, f.season_id, f.id, 'festival.pledges', '', f.state <> 'sent', g.count::bigint
    from festival f
    join festival_pledge g on g.unit_id = f.unit_id and g.festival_id = f.id
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked')
  union all
  select f.unit_id, f.season_id, f.id, m.measure, g.kind::text, f.state <> 'sent', m.amount
    from festival f
    join festival_model g on g.unit_id = f.unit_id and g.festival_id = f.id
   cross join lateral (values ('festival.models', 1::bigint), ('festival.model_places', g.places::bigint)) m (measure, amount)
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked')
  union all
  select f.unit_id, f.season_id, f.id, 'festival.awards', g.authority || '/' || g.form || '/' || g.recipient,
         f.state <> 'sent', g.count::bigint
    from festival f
    join festival_award g on g.unit_id = f.unit_id and g.festival_id = f.id
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked');

-- How units stand, by the same states: one row for every unit and season that has sent anything.
create view standing_fact with (security_invoker = true) as
  select f.unit_id, f.season_id,
         (count(*) filter (where f.status = 'held' and f.state in ('accepted', 'locked')))::int as points,
         (count(*) filter (where f.status = 'held' and f.state in ('accepted', 'locked') and f.host_level = 'commune'))::int
           as commune_points,
         coalesce(sum(f.turnout) filter (where f.status = 'held' and f.state in ('accepted', 'locked')), 0)::bigint as turnout,
         (count(*) filter (where f.state = 'sent'))::int as sent,
         (count(*) filter (where f.state = 'returned'))::int as returned,
         bool_or(f.state <> 'returned') as reported,
         max(f.sent_at) filter (where f.state <> 'returned') as last_sent_at
    from festival f
   where f.state in ('sent', 'returned', 'accepted', 'locked')
   group by f.unit_id, f.season_id;

-- 2. Coverage. A place has reported when one of the units that lie in it has, so it is not a sum of units: it is counted by
--    place, for each stretch of days on which the place is made of the same units, and summed by province.
create function coverage_of(of_season uuid, origins uuid[]) returns setof figure_coverage
language plpgsql stable set search_path = public, pg_temp as $$
declare
  last_day date := (select ends_on from season where id = of_season);
begin
  return query
  with member as materialized (
    select p.place_id, p.province_id, p.first_day, p.end_day, p.divided,
           u.level = 'commune' and u.valid_from <= last_day and coalesce(u.valid_to, 'infinity') > last_day as expected,
           st.points, st.commune_points, st.turnout, st.sent, st.returned, st.reported, st.last_sent_at
      from unit_place p
      join unit u on u.id = p.origin_id
      left join figure_standing st on st.unit_id = p.origin_id and st.season_id = of_season
     where p.origin_id = any(origins) and p.province_id is not null
  ), cut as (
    select place_id, first_day as day from member union select place_id, end_day from member
  ), stretch as (
    select place_id, day as first_day, lead(day) over (partition by place_id order by day) as end_day from cut
  ), place as (
    select m.province_id, s.first_day, s.end_day, bool_or(m.expected) as expected,
           count(*) filter (where m.divided and m.expected) as divided, coalesce(sum(m.points), 0) as points,
           coalesce(sum(m.commune_points), 0) as commune_points, coalesce(sum(m.turnout), 0) as turnout,
           coalesce(sum(m.sent), 0) as sent, coalesce(sum(m.returned), 0) as returned,
           coalesce(bool_or(m.reported), false) as reported,
           max((m.last_sent_at at time zone 'Asia/Ho_Chi_Minh')::date) as last_sent_on
      from stretch s
      join member m on m.place_id = s.place_id and m.first_day <= s.first_day and m.end_day >= s.end_day
     group by s.place_id, m.province_id, s.first_day, s.end_day
    -- A standing row may be there for its lock alone.
    having bool_or(m.expected) or sum(m.points + m.sent + m.returned) > 0
  ), told as (
    select *, expected and returned > 0 as is_returned, expected and returned = 0 and sent > 0 as is_waiting,
           expected and returned = 0 and sent = 0 and reported as is_done
      from place
  )
  select of_season, t.province_id, t.first_day, t.end_day, case when t.is_done then t.last_sent_on else '-infinity'::date end,
         count(*)::int, (count(*) filter (where t.expected))::int,
         (count(*) filter (where t.expected and t.commune_points > 0))::int, (count(*) filter (where t.expected and t.reported))::int,
         (count(*) filter (where t.is_returned))::int, (count(*) filter (where t.is_waiting))::int,
         (count(*) filter (where t.is_done))::int, sum(t.divided)::int, sum(t.points)::int, sum(t.commune_points)::int,
         sum(t.turnout)::bigint, sum(t.sent)::int
    from told t group by 2, 3, 4, 5;
end $$;

-- Writers of sums hold this lock together; who moves units, or the seasons by whose last day communes are told, alone.
create function hold_figures() returns void
language sql set search_path = public, pg_temp as $$ select pg_advisory_xact_lock(hashtext('figures')) $$;

-- The communes of a season are those of its last day.
create function cover_season() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_figures();
  delete from figure_coverage where season_id = new.id;
  insert into figure_coverage select * from coverage_of(new.id, array(select p.origin_id from unit_place p));
  return null;
end $$;

create constraint trigger figures_insert after insert on season
  deferrable initially deferred for each row execute function cover_season();
create constraint trigger figures_update after update of ends_on on season
  deferrable initially deferred for each row when (old.ends_on <> new.ends_on) execute function cover_season();

-- 3. Tracks. Units that lie in the same provinces on the same days share one, so the nation and each of its provinces, on
--    any map, are sums of about a hundred tracks. Made anew for the units whose places have changed.
create function tracks_of(origins uuid[])
returns table (origin_id uuid, track_id uuid, ground_id uuid, first_days date[], end_days date[], province_ids uuid[])
language sql stable set search_path = public, pg_temp set datestyle = 'ISO' as $$
  with step as (
    select p.*, p.province_id is distinct from lag(p.province_id) over way or lag(p.origin_id) over way is null as moved
      from unit_place p where p.origin_id = any(origins)
    window way as (partition by p.origin_id order by p.first_day)
  ), leg as (
    select step.*, count(*) filter (where moved) over (partition by step.origin_id order by step.first_day) as nth from step
  ), span as (
    select origin_id, min(first_day) as first_day, max(end_day) as end_day, province_id,
           (array_agg(place_id order by first_day desc))[1] as last_place
      from leg group by origin_id, nth, province_id
  )
  select origin_id,
         md5(string_agg(concat_ws(',', first_day, end_day, coalesce(province_id::text, '-')), ';' order by first_day))::uuid,
         (array_agg(last_place order by first_day desc))[1],
         array_agg(first_day order by first_day), array_agg(end_day order by first_day), array_agg(province_id order by first_day)
    from span group by origin_id
$$;

create function retrack_units(origins uuid[], provinces uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_season uuid;
  neighbours uuid[];
begin
  -- Whoever is adding to sums right now is waited for, and waits.
  perform hold_figures();
  insert into track_span (track_id, first_day, end_day, province_id)
  select distinct t.track_id, s.first_day, s.end_day, s.province_id
    from tracks_of(origins) t, unnest(t.first_days, t.end_days, t.province_ids) s (first_day, end_day, province_id)
  on conflict do nothing;

  -- Sums go along with their units.
  insert into figure_track_sum (track_id, season_id, measure, cell, final, provisional)
  select x.track_id, s.season_id, s.measure, s.cell, sum(x.sign * s.final), sum(x.sign * s.provisional)
    from tracks_of(origins) t
    join unit_track o on o.origin_id = t.origin_id and o.track_id <> t.track_id
    join figure_sum s on s.unit_id = t.origin_id
   cross join lateral (values (o.track_id, -1), (t.track_id, 1)) x (track_id, sign)
   group by 1, 2, 3, 4
  on conflict (season_id, track_id, measure, cell) do update
     set final = figure_track_sum.final + excluded.final, provisional = figure_track_sum.provisional + excluded.provisional;

  insert into unit_track (origin_id, track_id, ground_id) select t.origin_id, t.track_id, t.ground_id from tracks_of(origins) t
  on conflict (origin_id) do update set track_id = excluded.track_id, ground_id = excluded.ground_id
   where (unit_track.track_id, unit_track.ground_id) is distinct from (excluded.track_id, excluded.ground_id);
  delete from unit_track t
   where t.origin_id = any(origins) and not exists (select from unit_place p where p.origin_id = t.origin_id);
  delete from track_span s where not exists (select from unit_track t where t.track_id = s.track_id);
  delete from figure_track_sum s where not exists (select from unit_track t where t.track_id = s.track_id);

  neighbours := array(select distinct p.origin_id from unit_place p where p.province_id = any(provinces));
  for of_season in select s.id from season s loop
    delete from figure_coverage c where c.season_id = of_season and c.province_id = any(provinces);
    insert into figure_coverage select * from coverage_of(of_season, neighbours) c where c.province_id = any(provinces);
  end loop;
end $$;

create function retrack_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from changed) then
    perform retrack_units(array(select distinct origin_id from changed),
                          array(select distinct province_id from changed where province_id is not null));
  end if;
  return null;
end $$;

-- What is replaced is an update of the same row: both what it was and what it is have lost or won a unit.
create trigger retrack_insert after insert on unit_place referencing new table as changed
  for each statement execute function retrack_changed();
create trigger retrack_update_from after update on unit_place referencing old table as changed
  for each statement execute function retrack_changed();
create trigger retrack_update_to after update on unit_place referencing new table as changed
  for each statement execute function retrack_changed();
create trigger retrack_delete after delete on unit_place referencing old table as changed
  for each statement execute function retrack_changed();

-- 4. Recounting. From the facts, never by adding and taking away: so nothing can drift. The caller holds the standing
--    rows of these units and of their grounds. Empty tables must not make the planner forget the indexes, and planning
--    these statements anew would cost twice what running them does.
create function recount_units(of_season uuid, units uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  fresh figure_standing[];
  neighbours uuid[];
  before figure_coverage[];
begin
  fresh := array(
    select row(f.unit_id, f.season_id, f.points, f.commune_points, f.turnout, f.sent, f.returned, f.reported, f.last_sent_at)::figure_standing
      from standing_fact f where f.season_id = of_season and f.unit_id = any(units));
  neighbours := array(
    select t.origin_id from unit_track t
     where t.ground_id = any(array(
       select o.ground_id from unit_track o
        where o.origin_id = any(units) and (select s from figure_standing s where s.unit_id = o.origin_id and s.season_id = of_season)
              is distinct from (select f from unnest(fresh) f where f.unit_id = o.origin_id))));
  before := array(select c from coverage_of(of_season, neighbours) c);
  delete from figure_standing s
   where s.season_id = of_season and s.unit_id = any(units) and not exists (select from unnest(fresh) f where f.unit_id = s.unit_id);
  update figure_standing s
     set points = f.points, commune_points = f.commune_points, turnout = f.turnout, sent = f.sent, returned = f.returned,
         reported = f.reported, last_sent_at = f.last_sent_at
    from unnest(fresh) f
   where s.unit_id = f.unit_id and s.season_id = of_season and s is distinct from f;

  with fresh as (
    select f.unit_id, f.measure, f.cell, coalesce(sum(f.amount) filter (where f.final), 0)::bigint as final,
           coalesce(sum(f.amount) filter (where not f.final), 0)::bigint as provisional
      from figure_fact f where f.season_id = of_season and f.unit_id = any(units)
     group by f.unit_id, f.measure, f.cell
  ), stored as (
    select * from figure_sum s where s.season_id = of_season and s.unit_id = any(units)
  ), changed as materialized (
    select unit_id, measure, cell, f.unit_id is null as gone, f.final, f.provisional,
           coalesce(f.final, 0) - coalesce(s.final, 0) as more_final,
           coalesce(f.provisional, 0) - coalesce(s.provisional, 0) as more_provisional
      from fresh f full join stored s using (unit_id, measure, cell)
     where (f.final, f.provisional) is distinct from (s.final, s.provisional)
  ), removed as (
    delete from figure_sum s using changed c
     where c.gone and s.season_id = of_season and s.unit_id = c.unit_id and s.measure = c.measure and s.cell = c.cell
  ), written as (
    insert into figure_sum (unit_id, season_id, measure, cell, final, provisional)
    select unit_id, of_season, measure, cell, final, provisional from changed where not gone
    on conflict (unit_id, season_id, measure, cell) do update set final = excluded.final, provisional = excluded.provisional
  )
  insert into figure_track_sum (track_id, season_id, measure, cell, final, provisional)
  -- A unit without a track would be lost from the nation: the null is refused. One look-up each; as a join it is guessed
  -- to be all units of the country.
  select (select t.track_id from unit_track t where t.origin_id = c.unit_id) as track_id, of_season, c.measure, c.cell,
         sum(c.more_final), sum(c.more_provisional)
    from changed c
   group by 1, 3, 4
   order by 1, 3, 4
  on conflict (season_id, track_id, measure, cell) do update
     set final = figure_track_sum.final + excluded.final, provisional = figure_track_sum.provisional + excluded.provisional;

  if cardinality(neighbours) > 0 then
    insert into figure_coverage as stored
    select of_season, province_id, first_day, end_day, sent_on, sum(sign * places), sum(sign * communes), sum(sign * held),
           sum(sign * reported), sum(sign * returned), sum(sign * waiting), sum(sign * done), sum(sign * divided),
           sum(sign * points), sum(sign * commune_points), sum(sign * turnout), sum(sign * sent)
      from (select -1 as sign, c.* from unnest(before) c union all select 1, c.* from coverage_of(of_season, neighbours) c) c
     group by province_id, first_day, end_day, sent_on
     order by province_id, first_day, end_day, sent_on
    on conflict (season_id, province_id, first_day, end_day, sent_on) do update
       set places = stored.places + excluded.places, communes = stored.communes + excluded.communes, held = stored.held + excluded.held,
           reported = stored.reported + excluded.reported, returned = stored.returned + excluded.returned,
           waiting = stored.waiting + excluded.waiting, done = stored.done + excluded.done, divided = stored.divided + excluded.divided,
           points = stored.points + excluded.points, commune_points = stored.commune_points + excluded.commune_points,
           turnout = stored.turnout + excluded.turnout, sent = stored.sent + excluded.sent;
  end if;
end $$;

-- All of it: after a load in bulk, and to mend what figures:verify has named.
create function recount_figures() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_season uuid;
begin
  perform hold_figures();
  delete from figure_touched where transaction = (pg_current_xact_id()::text)::bigint;
  delete from figure_sum;
  delete from figure_standing;
  delete from figure_track_sum;
  delete from figure_coverage;
  insert into figure_standing (unit_id, season_id, points, commune_points, turnout, sent, returned, reported, last_sent_at)
  select unit_id, season_id, points, commune_points, turnout, sent, returned, reported, last_sent_at from standing_fact;
  insert into figure_sum (unit_id, season_id, measure, cell, final, provisional)
  select unit_id, season_id, measure, cell, coalesce(sum(amount) filter (where final), 0),
         coalesce(sum(amount) filter (where not final), 0)
    from figure_fact group by unit_id, season_id, measure, cell;
  insert into figure_track_sum (track_id, season_id, measure, cell, final, provisional)
  select t.track_id, s.season_id, s.measure, s.cell, sum(s.final), sum(s.provisional)
    from figure_sum s left join unit_track t on t.origin_id = s.unit_id
   group by t.track_id, s.season_id, s.measure, s.cell;
  for of_season in select s.id from season s loop
    insert into figure_coverage select * from coverage_of(of_season, array(select p.origin_id from unit_place p));
  end loop;
end $$;

-- 5. Noting what was touched, as it is touched. Only what facts say counts: a draft may be typed into at no cost.
--    Accepted and locked are one to them, and what was never sent is nothing.
create function counted_as(state record_state) returns record_state
language sql immutable parallel safe as $$
  select case when state = 'locked' then 'accepted' when state in ('sent', 'returned', 'accepted') then state end
$$;

-- The first of a transaction is marked: it alone calls for the settling, however many there are.
create function touch_figures(units uuid[], seasons uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into figure_touched (transaction, unit_id, season_id, first)
  select me.id, t.unit_id, t.season_id,
         row_number() over () = 1 and not exists (select from figure_touched o where o.transaction = me.id)
    from (select distinct unit_id, season_id from unnest(units, seasons) t (unit_id, season_id)) t,
         (select (pg_current_xact_id()::text)::bigint as id) me
  on conflict do nothing
$$;

create function touch_festival() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  units uuid[];
  seasons uuid[];
begin
  if tg_op = 'UPDATE' then
    select array_agg(x.unit_id), array_agg(x.season_id) into units, seasons
      from before b
      join after a on a.id = b.id
     cross join lateral (values (b.unit_id, b.season_id), (a.unit_id, a.season_id)) x (unit_id, season_id)
     where coalesce(counted_as(b.state), counted_as(a.state)) is not null
       and (b.unit_id, b.season_id, counted_as(b.state), b.status, b.host_level, b.top_tier, b.turnout, b.sent_at)
           is distinct from (a.unit_id, a.season_id, counted_as(a.state), a.status, a.host_level, a.top_tier, a.turnout, a.sent_at);
  else
    select array_agg(c.unit_id), array_agg(c.season_id) into units, seasons from changed c where counted_as(c.state) is not null;
  end if;
  if units is not null then
    perform touch_figures(units, seasons);
  end if;
  return null;
end $$;

create trigger figures_insert after insert on festival referencing new table as changed
  for each statement execute function touch_festival();
create trigger figures_update after update on festival referencing old table as before new table as after
  for each statement execute function touch_festival();
create trigger figures_delete after delete on festival referencing old table as changed
  for each statement execute function touch_festival();

create function touch_festival_part() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  units uuid[];
  seasons uuid[];
begin
  select array_agg(f.unit_id), array_agg(f.season_id) into units, seasons
    from changed c join festival f on f.id = c.festival_id where counted_as(f.state) is not null;
  if units is not null then
    perform touch_figures(units, seasons);
  end if;
  return null;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['festival_gift', 'festival_pledge', 'festival_model', 'festival_award'] loop
    execute format('create trigger figures_insert after insert on %I referencing new table as changed
                    for each statement execute function touch_festival_part()', t);
    -- Both sides: a row may be moved to another point.
    execute format('create trigger figures_update_from after update on %I referencing old table as changed
                    for each statement execute function touch_festival_part()', t);
    execute format('create trigger figures_update_to after update on %I referencing new table as changed
                    for each statement execute function touch_festival_part()', t);
    execute format('create trigger figures_delete after delete on %I referencing old table as changed
                    for each statement execute function touch_festival_part()', t);
  end loop;
end $$;

-- 6. Settling, once, at the end of the transaction: everything it touched, locked in one order, so nobody waits in a
--    circle, and counted by statements that begin after the locks are held, so they see what others committed meanwhile.
--    The chains of the trail are locked before (0015): the row trigger of the trail speaks before these statement triggers.
create function settle_figures() returns trigger
language plpgsql security definer set search_path = public, pg_temp
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  me bigint := (pg_current_xact_id()::text)::bigint;
  touched record;
begin
  -- The ways of units and the days of seasons stay as they are until this transaction has ended.
  perform pg_advisory_xact_lock_shared(hashtext('figures'));
  -- With the grounds: units that lie in one place share what is counted of the place.
  insert into figure_touched (transaction, unit_id, season_id, first)
  select me, t.ground_id, f.season_id, false
    from figure_touched f join unit_track t on t.origin_id = f.unit_id where f.transaction = me
  on conflict do nothing;
  insert into figure_standing (unit_id, season_id)
  select unit_id, season_id from figure_touched where transaction = me order by unit_id, season_id
  on conflict (unit_id, season_id) do update set unit_id = excluded.unit_id where false;
  for touched in
    select season_id, array_agg(unit_id) as units from figure_touched where transaction = me group by season_id order by season_id
  loop
    perform recount_units(touched.season_id, touched.units);
  end loop;
  delete from figure_touched where transaction = me;
  return null;
end $$;

create constraint trigger settle after insert on figure_touched
  deferrable initially deferred for each row when (new.first) execute function settle_figures();

-- 7. What is wrong: every sum that is not what the facts give, by name. Null stands for a row that is not there.
create function figure_faults()
returns table (fault text, unit_id uuid, track_id uuid, season_id uuid, measure text, cell text,
               final bigint, provisional bigint, true_final bigint, true_provisional bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with fact as materialized (
    select f.unit_id, f.season_id, f.measure, f.cell, coalesce(sum(f.amount) filter (where f.final), 0)::bigint as final,
           coalesce(sum(f.amount) filter (where not f.final), 0)::bigint as provisional
      from figure_fact f group by f.unit_id, f.season_id, f.measure, f.cell
  )
  select 'sum', unit_id, null::uuid, season_id, measure, cell, s.final, s.provisional, f.final, f.provisional
    from fact f full join figure_sum s using (unit_id, season_id, measure, cell)
   where (f.final, f.provisional) is distinct from (s.final, s.provisional)
  union all
  select 'standing', unit_id, null, season_id, m.measure, '', m.stored, null, m.counted, null
    from standing_fact f full join figure_standing s using (unit_id, season_id)
   cross join lateral (values
     ('standing.points', s.points::bigint, f.points::bigint), ('standing.commune_points', s.commune_points, f.commune_points),
     ('standing.turnout', s.turnout, f.turnout), ('standing.sent', s.sent, f.sent),
     ('standing.returned', s.returned, f.returned), ('standing.reported', s.reported::int, f.reported::int),
     ('standing.last_sent_at', (extract(epoch from s.last_sent_at) * 1000)::bigint, (extract(epoch from f.last_sent_at) * 1000)::bigint)
   ) m (measure, stored, counted)
   where m.stored is distinct from m.counted
  union all
  select 'track', coalesce(t.origin_id, s.origin_id), s.track_id, null, '', '', null, null, null, null
    from tracks_of(array(select p.origin_id from unit_place p)) t
    full join unit_track s on s.origin_id = t.origin_id
   where (t.track_id, t.ground_id) is distinct from (s.track_id, s.ground_id)
      or exists (select from unnest(t.first_days, t.end_days, t.province_ids) w (first_day, end_day, province_id)
                  where not exists (select from track_span x where x.track_id = t.track_id and x.first_day = w.first_day
                                       and x.end_day = w.end_day and x.province_id is not distinct from w.province_id))
  union all
  select 'track_sum', null, track_id, season_id, measure, cell, s.final, s.provisional, f.final, f.provisional
    from (select t.track_id, f.season_id, f.measure, f.cell, sum(f.final)::bigint as final, sum(f.provisional)::bigint as provisional
            from fact f left join unit_track t on t.origin_id = f.unit_id group by t.track_id, f.season_id, f.measure, f.cell) f
    full join figure_track_sum s using (track_id, season_id, measure, cell)
   where (coalesce(f.final, 0), coalesce(f.provisional, 0)) is distinct from (coalesce(s.final, 0), coalesce(s.provisional, 0))
  union all
  select 'coverage', province_id, null, season_id, m.measure, concat_ws('/', first_day, end_day, sent_on), m.stored, null, m.counted, null
    from (select c.* from season, coverage_of(season.id, array(select p.origin_id from unit_place p)) c) f
    full join figure_coverage s using (season_id, province_id, first_day, end_day, sent_on)
   cross join lateral (values
     ('coverage.places', s.places::bigint, f.places::bigint), ('coverage.communes', s.communes, f.communes),
     ('coverage.held', s.held, f.held), ('coverage.reported', s.reported, f.reported),
     ('coverage.returned', s.returned, f.returned), ('coverage.waiting', s.waiting, f.waiting), ('coverage.done', s.done, f.done),
     ('coverage.divided', s.divided, f.divided), ('coverage.points', s.points, f.points),
     ('coverage.commune_points', s.commune_points, f.commune_points), ('coverage.turnout', s.turnout, f.turnout),
     ('coverage.sent', s.sent, f.sent)
   ) m (measure, stored, counted)
   where coalesce(m.stored, 0) <> coalesce(m.counted, 0)
$$;

-- 8. Who reads: sums of units, tracks and provinces by scope. Nobody of the application writes any of it.
do $$
declare
  t text;
begin
  foreach t in array array['figure_sum', 'figure_standing', 'figure_touched'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (false)', t);
    execute format('create policy scope_update on %I for update to portal_app using (false) with check (false)', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (false)', t);
    execute format('create policy nation on %I for select to portal_nation using (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
  end loop;
  grant select on figure_sum, figure_standing to portal_app, portal_nation;

  foreach t in array array['unit_track', 'track_span'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy shared_read on %I for select to portal_app using (true)', t);
    execute format('create policy nation on %I for select to portal_nation using (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select on %I to portal_app, portal_nation', t);
  end loop;

  foreach t in array array['figure_track_sum', 'figure_coverage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy nation on %I for select to portal_nation using (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select on %I to portal_app, portal_nation', t);
  end loop;
  -- Whatever lay in a province, or in one that it absorbed, by today: its units are all within the reach of that province.
  create policy scope_read on figure_track_sum for select to portal_app using (track_id = any(array(
    select t.track_id from track_span t
     where t.province_id = any(array(select scope_units())) and t.first_day <= (select today_in_vietnam()))));
  create policy scope_read on figure_coverage for select to portal_app using (
    province_id = any(array(select scope_units())) and first_day <= (select today_in_vietnam()));

  grant select on figure_fact, standing_fact to portal_app, portal_nation;
end $$;

do $$
declare
  f text;
begin
  foreach f in array array[
    'coverage_of(uuid, uuid[])', 'hold_figures()', 'tracks_of(uuid[])', 'retrack_units(uuid[], uuid[])',
    'touch_figures(uuid[], uuid[])', 'recount_units(uuid, uuid[])', 'recount_figures()', 'figure_faults()'
  ] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

-- 9. What the nation has in all, for a unit that wants to know how it stands beside the mean: sums of accepted amounts and
--    counts of communes, of no unit in particular.
create function nation_sums(of_season uuid) returns table (measure text, cell text, final bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.measure, s.cell, sum(s.final)::bigint from figure_track_sum s where s.season_id = of_season group by s.measure, s.cell
$$;

create function nation_coverage(of_season uuid, on_day date) returns table (provinces bigint, communes bigint, reported bigint, held bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct c.province_id) filter (where c.communes > 0), coalesce(sum(c.communes), 0), coalesce(sum(c.reported), 0),
         coalesce(sum(c.held), 0)
    from figure_coverage c where c.season_id = of_season and c.first_day <= on_day and c.end_day > on_day
$$;

revoke execute on function nation_sums(uuid), nation_coverage(uuid, date) from public;
grant execute on function nation_sums(uuid), nation_coverage(uuid, date) to portal_app, portal_nation;

-- 10. The sums of a unit say nothing that its records do not: they stand in the way of no undoing.
create or replace function unit_change_in_way(change_id uuid) returns table (what text, unit_id uuid, count bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c unit_change;
  col record;
  ends uuid[];
  heirs uuid[];
begin
  select * into c from unit_change where id = change_id;
  ends := array(select jsonb_array_elements_text(c.plan -> 'ends')::uuid);
  heirs := array(select (jsonb_array_elements(c.plan -> 'successions') ->> 'toId')::uuid);
  for col in
    select k.relname, a.attname from pg_attribute a join pg_class k on k.oid = a.attrelid
     where k.relnamespace = 'public'::regnamespace and k.relkind = 'r' and a.attname like '%unit\_id' and a.atttypid = 'uuid'::regtype
       and k.relname not in ('unit_reach', 'audit_entry', 'figure_sum', 'figure_standing', 'figure_touched')
     order by k.relname, a.attname
  loop
    return query execute format(
      'select %L::text, %I, count(*) from %I where %I = any($1) group by 2', col.relname, col.attname, col.relname, col.attname) using c.born_ids;
  end loop;
  return query select 'below', u.parent_id, count(*) from unit u
    where u.parent_id = any(c.born_ids) and not u.id = any(c.born_ids) group by 2;
  return query select 'later_end', u.id, 1::bigint from unit u
    where u.valid_to is not null and (u.id = any(c.born_ids)
       or u.id in (select (jsonb_array_elements(c.plan -> 'renames') ->> 'unitId')::uuid));
  return query select 'later_heir', s.to_id, count(*) from unit_succession s
    where s.to_id = any(c.born_ids) and not s.from_id = any(ends) group by 2;
  return query select 'later_name', f.unit_id, count(*) from unit_former_name f
    where f.unit_id in (select (jsonb_array_elements(c.plan -> 'renames') ->> 'unitId')::uuid) and f.valid_to > c.effective_on group by 2;
  return query select 'decided_for', d.unit_id, count(*) from decision d
    where d.unit_id = any(ends) and d.at >= c.applied_at and d.actor_unit_id = any(heirs) group by 2;
end $$;

-- 11. What recounting reads, in the index itself: a unit's points lie all over the table.
drop index festival_counted_unit;
create index festival_counted_unit on festival (unit_id, season_id)
  include (id, state, status, host_level, top_tier, turnout, sent_at);
drop index festival_gift_counted;
create index festival_gift_counted on festival_gift (unit_id, festival_id) include (recipient, count, value);

-- The same rows are written again and again: with room beside them they stay where they are, and the indexes as well.
alter table figure_sum set (fillfactor = 80);
alter table figure_standing set (fillfactor = 80);
alter table figure_track_sum set (fillfactor = 60);
alter table figure_coverage set (fillfactor = 60);

-- 12. What is there already.
select retrack_units(array(select origin_id from unit_place), '{}');
select recount_figures();
