-- Who is on a record now, and what people have typed and not yet saved. Neither is part of the trail: nobody decides
-- anything by having a page open or by typing, and both are gone again by themselves.

-- CreateEnum
CREATE TYPE "presence_mode" AS ENUM ('viewing', 'editing');

-- CreateTable
CREATE TABLE "presence" (
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "acting_unit_name" TEXT NOT NULL,
    "mode" "presence_mode" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("record_id","user_id","mode")
);

-- CreateTable
CREATE TABLE "kept_text" (
    "user_id" UUID NOT NULL,
    "form_key" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "writer" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_text_pkey" PRIMARY KEY ("user_id","form_key","standing")
);

-- CreateIndex
CREATE INDEX "presence_unit_id_idx" ON "presence"("unit_id");

-- CreateIndex
CREATE INDEX "presence_seen_at_idx" ON "presence"("seen_at");

-- CreateIndex
CREATE INDEX "kept_text_updated_at_idx" ON "kept_text"("updated_at");

alter table presence add constraint presence_text check (char_length(user_name) <= 200 and char_length(acting_unit_name) <= 200);
alter table kept_text add constraint kept_text_size check (
  char_length(form_key) <= 200 and char_length(standing) <= 100 and octet_length(fields::text) <= 2000000);

alter table presence enable row level security;
alter table presence force row level security;
alter table kept_text enable row level security;
alter table kept_text force row level security;

-- Who sees the record sees who is on it, also where its unit was divided and nobody writes; one enters only oneself.
create policy scope_read on presence for select to portal_app using (unit_id = any(array(select scope_units())));
create policy scope_insert on presence for insert to portal_app
  with check (user_id = current_actor() and unit_id = any(array(select scope_units())));
create policy scope_update on presence for update to portal_app
  using (user_id = current_actor() and unit_id = any(array(select scope_units())))
  with check (user_id = current_actor() and unit_id = any(array(select scope_units())));
create policy scope_delete on presence for delete to portal_app
  using (user_id = current_actor() and unit_id = any(array(select scope_units())));
create policy nation on presence for select to portal_nation using (true);
create policy nation_write on presence for all to portal_nation
  using (user_id = current_actor()) with check (user_id = current_actor());
create policy owner on presence for all to current_user using (true) with check (true);
grant select, insert, update, delete on presence to portal_app, portal_nation;

-- What somebody types is theirs alone until they save it, whoever administers them.
create policy own on kept_text for all to portal_app, portal_nation
  using (user_id = current_actor()) with check (user_id = current_actor());
create policy owner on kept_text for all to current_user using (true) with check (true);
grant select, insert, update, delete on kept_text to portal_app, portal_nation;

-- Old rows of everybody go, without anybody being able to read them for it.
create function sweep_drafts() returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  delete from kept_text where updated_at < now() - interval '30 days';
  delete from presence where seen_at < now() - interval '10 minutes';
$$;
revoke all on function sweep_drafts() from public;
grant execute on function sweep_drafts() to portal_app, portal_nation;
