-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('reading', 'checked', 'committing', 'committed', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('added', 'changed', 'same', 'asked', 'wrong');

-- CreateTable
CREATE TABLE "festival_import" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'reading',
    "problem" TEXT NOT NULL DEFAULT '',
    "problem_detail" TEXT NOT NULL DEFAULT '',
    "head" JSONB,
    "notes" JSONB NOT NULL DEFAULT '[]',
    "merges" JSONB NOT NULL DEFAULT '[]',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "rows_added" INTEGER NOT NULL DEFAULT 0,
    "rows_changed" INTEGER NOT NULL DEFAULT 0,
    "rows_same" INTEGER NOT NULL DEFAULT 0,
    "rows_asked" INTEGER NOT NULL DEFAULT 0,
    "rows_wrong" INTEGER NOT NULL DEFAULT 0,
    "rows_warned" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committed_at" TIMESTAMPTZ(3),
    "swept_at" TIMESTAMPTZ(3),

    CONSTRAINT "festival_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_import_row" (
    "import_id" UUID NOT NULL,
    "at" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "cells" JSONB NOT NULL,
    "outcome" "import_outcome" NOT NULL,
    "warned" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL DEFAULT '',
    "place_id" UUID,
    "target_id" UUID,
    "target_version" INTEGER,
    "content" JSONB,
    "changed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "remarks" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "festival_import_row_pkey" PRIMARY KEY ("import_id","at")
);

-- CreateIndex
CREATE INDEX "festival_import_unit_id_uploaded_at_idx" ON "festival_import"("unit_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "festival_import_season_id_idx" ON "festival_import"("season_id");

-- CreateIndex
CREATE INDEX "festival_import_beat_at_idx" ON "festival_import"("beat_at");

-- CreateIndex
CREATE UNIQUE INDEX "festival_import_id_unit_id_key" ON "festival_import"("id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_import_row_import_id_unit_id_idx" ON "festival_import_row"("import_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_import_row_import_id_outcome_at_idx" ON "festival_import_row"("import_id", "outcome", "at");

-- AddForeignKey
ALTER TABLE "festival_import" ADD CONSTRAINT "festival_import_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_import" ADD CONSTRAINT "festival_import_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_import_row" ADD CONSTRAINT "festival_import_row_import_id_unit_id_fkey" FOREIGN KEY ("import_id", "unit_id") REFERENCES "festival_import"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Points from a file (docs/decisions/0021-excel-in.md). The import is in the trail: who handed in which file, and what
-- became of it. Its rows are a preview: nobody's act yet, read by their unit, gone after a week. What is written of them
-- is in the trail as points.
alter table festival_import
  add constraint import_size check (file_size >= 0 and char_length(file_name) between 1 and 200 and file_hash ~ '^[0-9a-f]{64}$'),
  add constraint import_problem check ((state = 'failed') = (problem <> '')),
  add constraint import_committed check ((state = 'committed') = (committed_at is not null));
alter table festival_import_row
  add constraint import_row_content check ((outcome in ('added', 'changed')) <= (content is not null and place_id is not null)),
  add constraint import_row_target check ((outcome = 'changed') <= (target_id is not null and target_version is not null));

do $$
declare
  t text;
begin
  foreach t in array array['festival_import', 'festival_import_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert, update on festival_import to portal_app, portal_nation;
grant select, insert, update, delete on festival_import_row to portal_app, portal_nation;

-- The work under way shows a sign of life every second; only what somebody did is kept.
create trigger audit after insert or delete or update of state, answers, swept_at on festival_import
  for each row execute function write_audit();

create function guard_import() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if new.uploaded_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'import_owner', message = 'import_owner: a file is written by whoever handed it in';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'reading' or new.unit_id is distinct from current_unit() then
      raise exception using errcode = 'check_violation', constraint = 'import_begins', message = 'import_begins: a file is handed in for the unit that one acts for, and read first';
    end if;
    return new;
  end if;
  if (new.unit_id, new.season_id, new.file_name, new.file_size, new.file_hash, new.uploaded_by_id, new.uploaded_at)
       is distinct from (old.unit_id, old.season_id, old.file_name, old.file_size, old.file_hash, old.uploaded_by_id, old.uploaded_at) then
    raise exception using errcode = 'check_violation', constraint = 'import_identity', message = 'import_identity: which file it was never changes';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('reading', 'checked'), ('reading', 'failed'), ('checked', 'reading'), ('checked', 'committing'),
    ('committing', 'committed'), ('committing', 'checked'), ('reading', 'dropped'), ('checked', 'dropped')
  ) then
    raise exception using errcode = 'check_violation', constraint = 'import_transition',
      message = format('import_transition: an import cannot go from %s to %s', old.state, new.state);
  end if;
  return new;
end $$;
create trigger guard before insert or update on festival_import for each row execute function guard_import();

-- Previews that nobody touched for a week go, of every unit; who may read none of them may still sweep. What was being
-- written has been written or not; the rows of it are of no use either way.
create function sweep_imports() returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  old uuid[];
begin
  select array_agg(id) into old from (
    select id from festival_import
     where swept_at is null and beat_at < now() - interval '7 days'
     order by id limit 20 for update skip locked
  ) stale;
  if old is null then
    return;
  end if;
  delete from festival_import_row where import_id = any(old);
  update festival_import
     set swept_at = now(),
         state = case when state in ('reading', 'checked', 'committing') then 'dropped' else state end
   where id = any(old);
end $$;
revoke execute on function sweep_imports() from public;
grant execute on function sweep_imports() to portal_app, portal_nation;

-- What a row of a point asks of its point, past row security: whoever may write the row (its own policies, and the key
-- that binds it to the point's unit) may know. Asked through the policies it cost 0.6 ms a row of a province, which
-- works out its scope anew each time: of a file of 20 000 rows that was most of the writing.
create function point_standing(of_point uuid, out state record_state, out open_fields text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select f.state, f.open_fields from festival f where f.id = of_point
$$;
revoke execute on function point_standing(uuid) from public;
grant execute on function point_standing(uuid) to portal_app, portal_nation;

create or replace function guard_festival_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  parent record;
begin
  if current_user in ('portal_app', 'portal_nation') then
    if tg_op <> 'INSERT' then
      select * into parent from point_standing(old.festival_id);
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('festival', parent.open_fields, tg_table_name);
    end if;
    if tg_op <> 'DELETE' then
      select * into parent from point_standing(new.festival_id);
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('festival', parent.open_fields, tg_table_name);
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
