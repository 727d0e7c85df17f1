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
