-- CreateEnum
CREATE TYPE "view_sharing" AS ENUM ('own', 'unit', 'below');

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sharing" "view_sharing" NOT NULL DEFAULT 'own',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_view_owner_id_idx" ON "saved_view"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_unit_id_owner_id_name_key" ON "saved_view"("unit_id", "owner_id", "name");

-- CreateIndex
CREATE INDEX "decision_at_idx" ON "decision"("at");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A view keeps an address inside the portal and no numbers: whoever opens it sees what their own scope shows
-- (docs/decisions/0018-dashboards.md).
alter table saved_view
  add constraint saved_view_named check (name = btrim(name) and length(name) between 1 and 80),
  add constraint saved_view_inside check (address ~ '^/reports(/[a-z]+)?(\?[^#\s]*)?$' and length(address) <= 600);

-- Whose a view is, and where it was kept, is said once.
create function guard_saved_view() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.id, new.unit_id, new.owner_id, new.address, new.created_at)
     is distinct from (old.id, old.unit_id, old.owner_id, old.address, old.created_at) then
    raise exception using errcode = 'check_violation', constraint = 'saved_view_kept',
      message = 'saved_view_kept: of a saved view only its name and who sees it change';
  end if;
  return new;
end $$;
create trigger guard before update on saved_view for each row execute function guard_saved_view();
create trigger audit after insert or update or delete on saved_view for each row execute function write_audit();

-- The acting unit and those it absorbed: their shared views go on with the people who do their work now.
create function view_units() returns setof uuid
language sql stable parallel safe rows 5 as $$
  select current_unit()
  union
  select unit_id from unit_reach where holder_id = current_unit() and via = 'absorbed'
$$;

alter table saved_view enable row level security;
alter table saved_view force row level security;
-- Narrower than the scope of records: what somebody keeps for themselves is nobody else's, and what a unit below shares
-- among its own people is not shown above. The nation's people are bound by the same.
create policy scope_read on saved_view for select to portal_app using (
  (unit_id = any(array(select view_units())) and (sharing <> 'own' or owner_id = (select current_actor())))
  or (sharing = 'below' and unit_id = any(array(select units_above()))));
create policy nation on saved_view for select to portal_nation using (
  unit_id = any(array(select view_units())) and (sharing <> 'own' or owner_id = (select current_actor())));
create policy scope_insert on saved_view for insert to portal_app, portal_nation
  with check (unit_id = (select current_unit()) and owner_id = (select current_actor()));
create policy scope_update on saved_view for update to portal_app, portal_nation
  using (unit_id = any(array(select view_units())) and owner_id = (select current_actor()))
  with check (owner_id = (select current_actor()));
-- Whoever keeps the unit in order may take away what was shared in it (view.tidy).
create policy scope_delete on saved_view for delete to portal_app, portal_nation
  using (unit_id = any(array(select view_units())) and (owner_id = (select current_actor()) or sharing <> 'own'));
create policy owner on saved_view for all to current_user using (true) with check (true);

grant select, insert, delete, update (name, sharing) on saved_view to portal_app, portal_nation;

-- How long acceptance took is one more measure of the points (0025): dashboards tell its mean at no more cost than any
-- other figure. From the last sending: what was returned waited for others.
create or replace view figure_fact with (security_invoker = true) as
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
   where f.status = 'held' and f.state in ('sent', 'accepted', 'locked')
  union all
  select f.unit_id, f.season_id, f.id, 'festival.acceptance', m.cell, true, m.amount
    from festival f
   cross join lateral (values ('points', 1::bigint), ('seconds', extract(epoch from f.accepted_at - f.sent_at)::bigint)) m (cell, amount)
   where f.status = 'held' and f.state in ('accepted', 'locked') and f.accepted_at >= f.sent_at;

create or replace function touch_festival() returns trigger
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
       and (b.unit_id, b.season_id, counted_as(b.state), b.status, b.host_level, b.top_tier, b.turnout, b.sent_at, b.accepted_at)
           is distinct from (a.unit_id, a.season_id, counted_as(a.state), a.status, a.host_level, a.top_tier, a.turnout, a.sent_at,
               a.accepted_at);
  else
    select array_agg(c.unit_id), array_agg(c.season_id) into units, seasons from changed c where counted_as(c.state) is not null;
  end if;
  if units is not null then
    perform touch_figures(units, seasons);
  end if;
  return null;
end $$;

select recount_figures();
