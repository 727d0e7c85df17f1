-- Figures on the map of any day: where a unit's records lie on that day, and the indexes that the counting reads.

-- 1. Until its last day a unit is its own place. Then its main successor's place is its place; a district, which has no
--    successor, falls to the unit above it. So on each day every unit has exactly one place, and the sum over the
--    places of a day is the same whatever the day.
CREATE TABLE "unit_place" (
    "origin_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "place_id" UUID NOT NULL,
    "district_id" UUID,
    "province_id" UUID,
    "divided" BOOLEAN NOT NULL,

    CONSTRAINT "unit_place_pkey" PRIMARY KEY ("origin_id","first_day")
);

-- CreateIndex
CREATE INDEX "unit_place_place_id_idx" ON "unit_place"("place_id");

-- CreateIndex
CREATE INDEX "unit_place_district_id_idx" ON "unit_place"("district_id");

-- CreateIndex
CREATE INDEX "unit_place_province_id_idx" ON "unit_place"("province_id");

create function rebuild_unit_place() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from unit_place;
  insert into unit_place (origin_id, first_day, end_day, place_id, district_id, province_id, divided)
  with recursive next_place as (
    select u.id, coalesce(s.to_id, u.parent_id) as next_id, coalesce(not s.whole, false) as divided
      from unit u left join unit_succession s on s.from_id = u.id and s.main
     where u.valid_to is not null
  ), walk (origin_id, place_id, first_day, end_day, divided) as (
    select id, id, '-infinity'::date, coalesce(valid_to, 'infinity'), false from unit
    union
    select w.origin_id, n.id, w.end_day, greatest(w.end_day, coalesce(n.valid_to, 'infinity')), w.divided or np.divided
      from walk w
      join next_place np on np.id = w.place_id
      join unit n on n.id = np.next_id
  )
  select w.origin_id, w.first_day, w.end_day, w.place_id,
         case when p.level = 'district' then p.id when above.level = 'district' then above.id end,
         case when p.level = 'province' then p.id when above.level = 'province' then above.id
              when top.level = 'province' then top.id end,
         w.divided
    from walk w
    join unit p on p.id = w.place_id
    left join unit above on above.id = p.parent_id
    left join unit top on top.id = above.parent_id
   where w.first_day < w.end_day;
$$;

create or replace function refresh_unit_tree() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.tree_has_changed', true) = 'yes' then
    perform set_config('app.tree_has_changed', '', true);
    perform rebuild_unit_reach();
    perform rebuild_unit_place();
  end if;
  return null;
end $$;

revoke execute on function rebuild_unit_place() from public;

-- Shared like unit_reach: it says of units what everybody may know, and counts nothing.
alter table unit_place enable row level security;
alter table unit_place force row level security;
create policy shared_read on unit_place for select to portal_app, portal_auth using (true);
create policy nation on unit_place for all to portal_nation using (true) with check (true);
create policy owner on unit_place for all to current_user using (true) with check (true);
grant select on unit_place to portal_app, portal_nation;

select rebuild_unit_place();

-- 2. The units whose records a unit's figures count on the map of a day: the list of points filters by the same.
create function units_counted(counting uuid, on_day date) returns setof uuid
language sql stable parallel safe rows 300 as $$
  select origin_id from unit_place
   where first_day <= on_day and end_day > on_day
     and (place_id = counting or district_id = counting or province_id = counting)
$$;

-- 3. What the counting reads, in the index itself.
create index festival_counted on festival (season_id, state, status)
  include (id, unit_id, host_level, top_tier, turnout);
create index festival_counted_unit on festival (unit_id, season_id)
  include (id, state, status, host_level, top_tier, turnout);
create index festival_gift_counted on festival_gift (unit_id, festival_id) include (count, value);
create index festival_pledge_counted on festival_pledge (unit_id, festival_id) include (count);
create index festival_model_counted on festival_model (unit_id, festival_id) include (kind, places);
create index festival_award_counted on festival_award (unit_id, festival_id) include (authority, form, recipient, count);
