-- CreateEnum
CREATE TYPE "unit_post_kind" AS ENUM ('head', 'deputy', 'officer', 'contact');

-- CreateTable
CREATE TABLE "unit_post" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "post" "unit_post_kind" NOT NULL,
    "full_name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision_number" TEXT NOT NULL DEFAULT '',
    "corrects_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "superseded_at" TIMESTAMPTZ(3),
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_contact" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "corrects_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "superseded_at" TIMESTAMPTZ(3),
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_group_set" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_group_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_group" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "set_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_group_member" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "legal_basis" TEXT NOT NULL DEFAULT '',
    "confirmed" BOOLEAN NOT NULL DEFAULT true,
    "entered_by_name" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_group_member_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_post_corrects_id_key" ON "unit_post"("corrects_id");

-- CreateIndex
CREATE INDEX "unit_post_unit_id_valid_from_idx" ON "unit_post"("unit_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "unit_contact_corrects_id_key" ON "unit_contact"("corrects_id");

-- CreateIndex
CREATE INDEX "unit_contact_unit_id_valid_from_idx" ON "unit_contact"("unit_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "unit_group_set_name_key" ON "unit_group_set"("name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_group_set_id_name_key" ON "unit_group"("set_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_group_id_set_id_key" ON "unit_group"("id", "set_id");

-- CreateIndex
CREATE INDEX "unit_group_member_unit_id_idx" ON "unit_group_member"("unit_id");

-- CreateIndex
CREATE INDEX "unit_group_member_group_id_set_id_idx" ON "unit_group_member"("group_id", "set_id");

-- AddForeignKey
ALTER TABLE "unit_post" ADD CONSTRAINT "unit_post_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_post" ADD CONSTRAINT "unit_post_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "unit_post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_contact" ADD CONSTRAINT "unit_contact_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_contact" ADD CONSTRAINT "unit_contact_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "unit_contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_group" ADD CONSTRAINT "unit_group_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "unit_group_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_group_member" ADD CONSTRAINT "unit_group_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_group_member" ADD CONSTRAINT "unit_group_member_group_id_set_id_fkey" FOREIGN KEY ("group_id", "set_id") REFERENCES "unit_group"("id", "set_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Office data with terms, and groups of units. The database keeps what was said: rows end or are put right by a later one.

-- 1. One row and one pair of rows.
alter table unit_post
  add constraint unit_post_term check (valid_to is null or valid_to > valid_from),
  add constraint unit_post_named check (full_name <> ''),
  add constraint unit_post_why check ((corrects_id is null) = (reason = '')),
  -- One head at a time; deputies and officers are several.
  add constraint unit_post_overlap exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
    where (post = 'head' and superseded_at is null);

alter table unit_contact
  add constraint unit_contact_term check (valid_to is null or valid_to > valid_from),
  add constraint unit_contact_why check ((corrects_id is null) = (reason = '')),
  add constraint unit_contact_overlap exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&)
    where (superseded_at is null);

alter table unit_group_set add constraint unit_group_set_named check (name <> '');
alter table unit_group add constraint unit_group_named check (name <> '');
-- An empty term: taken out on the day it began. It was never in force.
alter table unit_group_member
  add constraint unit_group_term check (valid_to is null or valid_to >= valid_from),
  add constraint unit_group_overlap exclude using gist (unit_id with =, set_id with =, daterange(valid_from, valid_to) with &&);

-- 2. Nothing is rewritten: a term that runs may be ended, a row may be put right once, a membership confirmed.
create function guard_unit_term() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  changing text[] := array['valid_to', 'superseded_at', 'confirmed'];
begin
  if to_jsonb(new) - changing is distinct from to_jsonb(old) - changing
     or (old.valid_to is not null and new.valid_to is distinct from old.valid_to)
     or (to_jsonb(old) ->> 'superseded_at' is not null and to_jsonb(new) ->> 'superseded_at' is distinct from to_jsonb(old) ->> 'superseded_at')
     or (to_jsonb(old) ->> 'confirmed' = 'true' and to_jsonb(new) ->> 'confirmed' = 'false') then
    raise exception using errcode = 'check_violation', constraint = 'unit_term_kept',
      message = 'unit_term_kept: what was said of a unit is ended or put right by a later row, never rewritten';
  end if;
  return new;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['unit_post', 'unit_contact', 'unit_group_member'] loop
    execute format('create trigger guard before update on %I for each row execute function guard_unit_term()', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
  foreach t in array array['unit_group_set', 'unit_group'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy shared_read on %I for select to portal_app using (true)', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
    execute format('grant select on %I to portal_app, portal_nation', t);
    execute format('grant insert on %I to portal_nation', t);
  end loop;
end $$;

-- Whom to call above: the seat and the people in post of the units that one stands below. Names of units are public; the
-- walk up needs no scope.
create function units_above() returns setof uuid
language sql stable parallel safe rows 3 as $$
  with recursive up as (
    select parent_id from unit where id = current_unit()
    union all
    select u.parent_id from up join unit u on u.id = up.parent_id
  )
  select parent_id from up where parent_id is not null
$$;
create policy above_read on unit_post for select to portal_app using (unit_id = any(array(select units_above())));
create policy above_read on unit_contact for select to portal_app using (unit_id = any(array(select units_above())));

-- Who belongs to an open set is a fact of the map. The others are each unit's own.
create policy open_read on unit_group_member for select to portal_app
  using (set_id = any(array(select id from unit_group_set where open)));

grant select, insert, update (valid_to, superseded_at) on unit_post, unit_contact to portal_app, portal_nation;
grant select on unit_group_member to portal_app, portal_nation;
grant insert, update (valid_to, confirmed) on unit_group_member to portal_nation;
