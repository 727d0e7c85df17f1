-- What was taken out as a file: who, for which unit, which list, with which filter, how many rows. Of a long one the pieces of
-- the file, until it expires (docs/decisions/0020-exports.md).

-- CreateEnum
CREATE TYPE "export_format" AS ENUM ('xlsx', 'csv');

-- CreateEnum
CREATE TYPE "export_state" AS ENUM ('queued', 'preparing', 'ready', 'given', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "taken_by" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "format" "export_format" NOT NULL,
    "title" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "state" "export_state" NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT,
    "sha256" TEXT,
    "file_name" TEXT NOT NULL,
    "error_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "fetched" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_piece" (
    "export_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "export_piece_pkey" PRIMARY KEY ("export_id","nth")
);

-- CreateIndex
CREATE INDEX "export_user_id_created_at_idx" ON "export"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "export_unit_id_idx" ON "export"("unit_id");

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export_piece" ADD CONSTRAINT "export_piece_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "export"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. What a record of an export says cannot change; its file goes one way, from waiting to made or given up.
alter table export
  add constraint export_text check (char_length(query) <= 2000 and char_length(filter) <= 4000 and char_length(title) <= 300
    and char_length(file_name) <= 300 and taken_by <> '' and source <> ''),
  add constraint export_rows check (total >= 0 and done >= 0),
  add constraint export_whole check (state not in ('ready', 'given')
    or (sha256 ~ '^[0-9a-f]{64}$' and bytes > 0 and done = total and finished_at is not null)),
  add constraint export_kept check ((state = 'ready') = (expires_at is not null)),
  add constraint export_failed check ((state = 'failed') = (error_id is not null));

create function guard_export() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  moving text[] := array['state', 'total', 'done', 'bytes', 'sha256', 'error_id', 'seen_at', 'finished_at', 'expires_at', 'fetched'];
begin
  if to_jsonb(new) - moving is distinct from to_jsonb(old) - moving then
    raise exception using errcode = 'check_violation', constraint = 'export_fixed', message = 'export_fixed: what was taken out, by whom and with which filter is not changed';
  end if;
  if new.state <> old.state and not (
       old.state = 'queued' and new.state in ('preparing', 'cancelled', 'failed')
    or old.state = 'preparing' and new.state in ('ready', 'cancelled', 'failed')
  ) or (old.state not in ('queued', 'preparing') and new.state = old.state
    and to_jsonb(new) - array['fetched'] is distinct from to_jsonb(old) - array['fetched']) then
    raise exception using errcode = 'check_violation', constraint = 'export_moves', message = 'export_moves: an export goes from waiting to made or given up';
  end if;
  return new;
end $$;
create trigger guard before update on export for each row execute function guard_export();

-- 2. A file is its maker's alone, and only while they act for the unit whose scope it holds. Others read of it in the trail.
alter table export enable row level security;
alter table export force row level security;
create policy scope_read on export for select to portal_app using (user_id = current_actor() and unit_id = current_unit());
create policy scope_insert on export for insert to portal_app with check (user_id = current_actor() and unit_id = current_unit());
create policy scope_update on export for update to portal_app
  using (user_id = current_actor() and unit_id = current_unit()) with check (user_id = current_actor() and unit_id = current_unit());
create policy scope_delete on export for delete to portal_app using (false);
create policy nation on export for all to portal_nation
  using (user_id = current_actor() and unit_id = current_unit()) with check (user_id = current_actor() and unit_id = current_unit());
create policy owner on export for all to current_user using (true) with check (true);
grant select, insert on export to portal_app, portal_nation;
grant update (state, total, done, bytes, sha256, error_id, seen_at, finished_at, expires_at, fetched) on export to portal_app, portal_nation;

-- How far it is is written every second; the trail keeps what began, what was made or given up, and every fetching.
create trigger audit after insert or delete or update of state, fetched on export for each row execute function write_audit();

alter table export_piece enable row level security;
alter table export_piece force row level security;
create policy own_read on export_piece for select to portal_app, portal_nation
  using (exists (select from export e where e.id = export_id));
create policy own_insert on export_piece for insert to portal_app, portal_nation
  with check (exists (select from export e where e.id = export_id and e.state = 'preparing'));
create policy owner on export_piece for all to current_user using (true) with check (true);
grant select, insert on export_piece to portal_app, portal_nation;

-- 3. Files that nobody may fetch any more are thrown away, whoever's they are; what nobody prepares any more is given up.
create function sweep_exports() returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  delete from export_piece p using export e
   where e.id = p.export_id and (e.state in ('cancelled', 'failed') or e.expires_at < now()
      or (e.state = 'preparing' and e.seen_at < now() - interval '10 minutes'));
$$;
revoke all on function sweep_exports() from public;
grant execute on function sweep_exports() to portal_app, portal_nation;
