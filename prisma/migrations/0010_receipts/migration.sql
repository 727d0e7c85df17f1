-- What a unit has in hand after sending (a receipt), what it begins from (last year's point), what it measures itself
-- against (its neighbours), and where a record lay from one step to the next.

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "holder_unit_id" UUID;

-- AlterTable
ALTER TABLE "festival" ADD COLUMN     "cloned_from_id" UUID;

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "to_unit_id" UUID NOT NULL,
    "to_unit_name" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_name" TEXT NOT NULL,
    "actor_role" "role" NOT NULL,
    "actor_unit_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "receipt_number_key" ON "receipt"("number");

-- CreateIndex
CREATE INDEX "receipt_record_id_sent_at_idx" ON "receipt"("record_id", "sent_at");

-- CreateIndex
CREATE INDEX "receipt_unit_id_sent_at_idx" ON "receipt"("unit_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "festival_cloned_from_id_season_id_key" ON "festival"("cloned_from_id", "season_id");

-- AddForeignKey
ALTER TABLE "festival" ADD CONSTRAINT "festival_cloned_from_id_fkey" FOREIGN KEY ("cloned_from_id") REFERENCES "festival"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Receipts: written once by the sending, scoped like the record, changed by nobody.
create sequence receipt_number;

-- A sequence, not a counter in a row: those who send in the last hour do not wait for each other. Gaps mean nothing.
-- Definer: the application may not draw numbers of its own.
create function number_receipt() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.sent_at := now();
  new.number := format('%s.%s.%s', extract(year from new.sent_at at time zone 'Asia/Ho_Chi_Minh'),
    (select case level when 'nation' then 'BCA' else code end from unit where id = new.to_unit_id),
    lpad(nextval('receipt_number')::text, 7, '0'));
  return new;
end $$;
create trigger number before insert on receipt for each row execute function number_receipt();

alter table receipt enable row level security;
alter table receipt force row level security;
create policy scope_read on receipt for select to portal_app using (unit_id = any(array(select scope_units())));
create policy scope_insert on receipt for insert to portal_app with check (unit_id = any(array(select scope_units_writable())));
create policy scope_update on receipt for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())));
create policy scope_delete on receipt for delete to portal_app using (unit_id = any(array(select scope_units_writable())));
create policy nation on receipt for all to portal_nation using (true) with check (true);
create policy owner on receipt for all to current_user using (true) with check (true);
grant select, insert on receipt to portal_app, portal_nation;

-- 2. A point is begun from one of its own commune or of a commune that this one absorbed whole, of an earlier season.
create function guard_clone() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if new.cloned_from_id is not null and not exists (
    select from festival f
      join season before on before.id = f.season_id
      join season this on this.id = new.season_id
      join unit_reach r on r.unit_id = f.unit_id and r.holder_id = new.unit_id and r.whole
     where f.id = new.cloned_from_id and before.year < this.year
  ) then
    raise exception using errcode = 'check_violation', constraint = 'clone_origin',
      message = 'clone_origin: a point is begun from an earlier one of the same commune';
  end if;
  return new;
end $$;
create trigger guard_clone before insert or update of cloned_from_id on festival
  for each row when (new.cloned_from_id is not null) execute function guard_clone();

-- 3. What the other communes of the same province came to, without saying which: a commune does not see its neighbours'
--    rows, so fewer than five units give no answer. The latest season, up to the one asked for, in which five reported.
--    Definer, therefore it asks itself whether the unit lies in the caller's scope.
create function neighbour_figures(of_unit uuid, of_season uuid, host host_level)
returns table (year int, units int, turnout_low int, turnout_middle int, turnout_high int, gifts_low int, gifts_middle int, gifts_high int)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select s.ends_on as day, s.year, p.province_id, p.place_id
      from season s
      join unit_place p on p.origin_id = of_unit and p.first_day <= s.ends_on and p.end_day > s.ends_on
     where s.id = of_season
       and (exists (select from unit_reach where holder_id = current_unit() and unit_id = of_unit)
         or exists (select from unit where id = current_unit() and level = 'nation'))
  ), points as (
    select s.year, p.place_id, f.turnout, coalesce((select sum(count) from festival_gift where festival_id = f.id), 0) as gifts
      from asked a
      join unit_place p on p.province_id = a.province_id and p.place_id <> a.place_id and p.first_day <= a.day and p.end_day > a.day
      join festival f on f.unit_id = p.origin_id
      join season s on s.id = f.season_id and s.year in (a.year, a.year - 1, a.year - 2)
     where f.host_level = host and f.status = 'held' and f.state in ('accepted', 'locked') and f.turnout is not null
  )
  select year, count(distinct place_id)::int,
         percentile_disc(0.25) within group (order by turnout), percentile_disc(0.5) within group (order by turnout),
         percentile_disc(0.75) within group (order by turnout),
         (percentile_disc(0.25) within group (order by gifts))::int, (percentile_disc(0.5) within group (order by gifts))::int,
         (percentile_disc(0.75) within group (order by gifts))::int
    from points
   group by year
  having count(distinct place_id) >= 5
   order by year desc
   limit 1
$$;
revoke execute on function neighbour_figures(uuid, uuid, host_level) from public;
grant execute on function neighbour_figures(uuid, uuid, host_level) to portal_app, portal_nation;

-- 4. Every line of a timeline keeps where the record lay from then on, so that waiting can be measured by unit.
create function place_decision() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if new.holder_unit_id is null then
    new.holder_unit_id := case new.record_kind
      when 'festival' then (select holder_unit_id from festival where id = new.record_id)
      when 'plan' then (select holder_unit_id from festival_plan where id = new.record_id)
      when 'report' then (select holder_unit_id from festival_report where id = new.record_id)
    end;
  end if;
  return new;
end $$;
create trigger place before insert on decision for each row execute function place_decision();
