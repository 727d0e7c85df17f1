-- Photos and papers of a record, with the declaration before each, and what becomes of one that is reported.

-- CreateEnum
CREATE TYPE "evidence_file_kind" AS ENUM ('photo', 'paper');

-- CreateEnum
CREATE TYPE "evidence_upload_state" AS ENUM ('open', 'kept', 'refused');

-- CreateEnum
CREATE TYPE "evidence_scan" AS ENUM ('clean', 'unscanned');

-- CreateEnum
CREATE TYPE "evidence_concern" AS ENUM ('secret', 'private', 'wrong', 'other');

-- CreateEnum
CREATE TYPE "evidence_decision" AS ENUM ('kept', 'removed');

-- CreateTable
CREATE TABLE "evidence_upload" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "bytes" INTEGER NOT NULL,
    "unclassified" BOOLEAN NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "state" "evidence_upload_state" NOT NULL DEFAULT 'open',
    "refusal" TEXT NOT NULL DEFAULT '',
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "upload_id" UUID NOT NULL,
    "kind" "evidence_file_kind" NOT NULL,
    "type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "received_sha256" TEXT NOT NULL,
    "received_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "thumb_sha256" TEXT,
    "scan" "evidence_scan" NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_report" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "concern" "evidence_concern" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reported_by_id" UUID NOT NULL,
    "reported_by_name" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" "evidence_decision",
    "decision_note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_report_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "signed_paper" ADD COLUMN "scan" "evidence_scan" NOT NULL DEFAULT 'unscanned';

-- CreateIndex
CREATE INDEX "evidence_upload_record_id_idx" ON "evidence_upload"("record_id");

-- CreateIndex
CREATE INDEX "evidence_upload_unit_id_idx" ON "evidence_upload"("unit_id");

-- CreateIndex
CREATE INDEX "evidence_upload_user_id_state_idx" ON "evidence_upload"("user_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_upload_id_unit_id_key" ON "evidence_upload"("id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_upload_id_key" ON "evidence_file"("upload_id");

-- CreateIndex
CREATE INDEX "evidence_file_record_id_added_at_idx" ON "evidence_file"("record_id", "added_at");

-- CreateIndex
CREATE INDEX "evidence_file_unit_id_idx" ON "evidence_file"("unit_id");

-- CreateIndex
CREATE INDEX "evidence_file_sha256_idx" ON "evidence_file"("sha256");

-- CreateIndex
CREATE INDEX "evidence_file_received_sha256_idx" ON "evidence_file"("received_sha256");

-- CreateIndex
CREATE INDEX "evidence_file_thumb_sha256_idx" ON "evidence_file"("thumb_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_id_unit_id_key" ON "evidence_file"("id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_upload_id_unit_id_key" ON "evidence_file"("upload_id", "unit_id");

-- CreateIndex
CREATE INDEX "evidence_report_evidence_id_unit_id_idx" ON "evidence_report"("evidence_id", "unit_id");

-- CreateIndex
CREATE INDEX "evidence_report_unit_id_reported_at_idx" ON "evidence_report"("unit_id", "reported_at");

-- CreateIndex
CREATE INDEX "evidence_report_record_id_idx" ON "evidence_report"("record_id");

-- AddForeignKey
ALTER TABLE "evidence_upload" ADD CONSTRAINT "evidence_upload_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_upload" ADD CONSTRAINT "evidence_upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_upload_id_unit_id_fkey" FOREIGN KEY ("upload_id", "unit_id") REFERENCES "evidence_upload"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_report" ADD CONSTRAINT "evidence_report_evidence_id_unit_id_fkey" FOREIGN KEY ("evidence_id", "unit_id") REFERENCES "evidence_file"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Evidence (docs/decisions/0024-evidence.md): photos and papers of a record, of whatever kind. The record is named by kind
-- and id, not by a key, so that every domain has them; evidence_place() is where a kind says which unit it is of and
-- whether it takes files now.

-- 1. What can be said of one row.
alter table evidence_upload
  add constraint upload_declared check (unclassified),
  add constraint upload_size check (bytes between 1 and 26214400),
  add constraint upload_name check (char_length(file_name) between 1 and 200 and char_length(caption) <= 300 and char_length(part) <= 100),
  add constraint upload_ended check ((state = 'open') = (ended_at is null) and (state = 'refused') = (refusal <> ''));
alter table evidence_file
  add constraint evidence_hash check (sha256 ~ '^[0-9a-f]{64}$' and received_sha256 ~ '^[0-9a-f]{64}$' and coalesce(thumb_sha256, sha256) ~ '^[0-9a-f]{64}$'),
  add constraint evidence_size check (bytes between 1 and 26214400 and received_bytes between 1 and 26214400),
  add constraint evidence_type check (type in ('image/jpeg', 'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation')),
  add constraint evidence_photo check ((kind = 'photo') = (type = 'image/jpeg') and (kind = 'photo') = (thumb_sha256 is not null and width is not null and height is not null));
alter table evidence_report
  add constraint report_decided check ((decision is null) = (decided_by_id is null) and (decision is null) = (decided_at is null)),
  add constraint report_note check (char_length(note) <= 1000 and char_length(decision_note) <= 1000),
  add constraint report_reason check (decision is null or decision_note <> '');

-- The same file once in a part of a record; a file under one open report.
create unique index evidence_once on evidence_file (record_id, part, received_sha256) where removed_at is null;
create unique index report_once on evidence_report (evidence_id) where decision is null;
create index report_waiting on evidence_report (unit_id) where decision is null;

-- 2. Scope.
do $$
declare
  t text;
begin
  foreach t in array array['evidence_upload', 'evidence_file', 'evidence_report'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    -- Whoever reads a file may report it, also where they write nothing of its unit.
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select %s())))', t,
      case t when 'evidence_report' then 'scope_units' else 'scope_units_writable' end);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
end $$;
-- Who is let in to a file by its record, an appraiser of another unit, sees what was declared and said of it, and may report it.
create policy file_read on evidence_upload for select to portal_app using (exists (select from evidence_file f where f.upload_id = evidence_upload.id));
create policy file_read on evidence_report for select to portal_app using (exists (select from evidence_file f where f.id = evidence_report.evidence_id));
create policy file_insert on evidence_report for insert to portal_app with check (exists (select from evidence_file f where f.id = evidence_report.evidence_id));
grant select, insert on evidence_upload to portal_app, portal_nation;
grant update (state, refusal, ended_at) on evidence_upload to portal_app, portal_nation;
-- What is hidden and what is gone is written by the report and its decision alone.
grant select, insert, delete on evidence_file to portal_app, portal_nation;
grant select, insert on evidence_report to portal_app, portal_nation;
grant update (decision, decision_note, decided_by_id, decided_by_name, decided_at) on evidence_report to portal_app, portal_nation;

create function refuse_evidence(rule text, said text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = rule, message = rule || ': ' || said;
end $$;

-- 3. Where evidence may lie: which unit a record is of, and whether this part of it takes files now. A domain adds its kind here.
create function evidence_place(kind record_kind, of_record uuid, of_part text, out unit_id uuid, out takes boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.unit_id,
         of_part = '' and f.state in ('draft', 'submitted', 'returned')
           and season_state_for(f.unit_id, f.season_id, 'result') in ('open', 'reopened')
           and not report_signed(f.unit_id, f.season_id)
    from festival f where evidence_place.kind = 'festival' and f.id = of_record
  union all
  -- At a criterion of what it is bound to; of a returned one only at those that were returned.
  select a.unit_id,
         a.state in ('building', 'returned')
           and exists (select from criterion c where c.id::text = of_part and c.set_id in (a.set_id, a.addition_set_id)
                         and (a.open_criteria = '{}' or c.id = any(a.open_criteria)))
    from application a where evidence_place.kind = 'application' and a.id = of_record
$$;
revoke execute on function evidence_place(record_kind, uuid, text) from public;
grant execute on function evidence_place(record_kind, uuid, text) to portal_app, portal_nation;

create function guard_evidence_upload() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  place record;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if new.user_id is distinct from current_actor() then
    perform refuse_evidence('upload_owner', 'a file is handed in, and brought to its end, in one''s own name');
  end if;
  if tg_op = 'UPDATE' then
    if old.state <> 'open' then
      perform refuse_evidence('upload_over', 'what was kept or refused stays so');
    end if;
    new.ended_at := now();
    return new;
  end if;
  select * into place from evidence_place(new.record_kind, new.record_id, new.part);
  if place.unit_id is distinct from new.unit_id then
    perform refuse_evidence('evidence_unit', 'a file is of the unit of its record');
  end if;
  if not place.takes then
    perform refuse_evidence('evidence_closed', 'the record takes no files now');
  end if;
  if new.state <> 'open' then
    perform refuse_evidence('upload_begins', 'the declaration comes before the file');
  end if;
  new.begun_at := now();
  return new;
end $$;
create trigger guard before insert or update on evidence_upload for each row execute function guard_evidence_upload();

-- What an administrator took away does not come back, wherever it is handed in; and how many records hold a content.
create function evidence_banned(received text, kept text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from evidence_file where removed_at is not null and (received_sha256 = received or sha256 = kept))
$$;
revoke execute on function evidence_banned(text, text) from public;
grant execute on function evidence_banned(text, text) to portal_app, portal_nation;

-- True while any row of any unit needs the content: asked before it is destroyed.
create function file_needed(hash text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from evidence_file where removed_at is null and (sha256 = hash or thumb_sha256 = hash))
      or exists (select from signed_paper where sha256 = hash)
$$;
revoke execute on function file_needed(text) from public;
grant execute on function file_needed(text) to portal_app, portal_nation;
create index signed_paper_sha256 on signed_paper (sha256);

create function guard_evidence_file() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  handed record;
  place record;
  held record;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    select * into place from evidence_place(old.record_kind, old.record_id, old.part);
    if not coalesce(place.takes, false) then
      perform refuse_evidence('evidence_closed', 'the record stands: its files stay');
    end if;
    if exists (select from evidence_report r where r.evidence_id = old.id) then
      perform refuse_evidence('evidence_reported', 'what was reported is an administrator''s to take away');
    end if;
    return old;
  end if;
  -- One after another in a record: what is counted here stays true until the end of the transaction. And one after another
  -- for a content: what is being taken away is not brought in at the same moment.
  perform pg_advisory_xact_lock(hashtextextended('evidence ' || new.record_id, 0));
  perform pg_advisory_xact_lock(hashtextextended('file ' || new.sha256, 0));
  select * into handed from evidence_upload u where u.id = new.upload_id for update;
  if handed.id is null or handed.user_id is distinct from current_actor() or new.added_by_id is distinct from current_actor() then
    perform refuse_evidence('upload_owner', 'a file is handed in, and brought to its end, in one''s own name');
  end if;
  if handed.state <> 'open' or (handed.unit_id, handed.record_kind, handed.record_id, handed.part, handed.caption)
       is distinct from (new.unit_id, new.record_kind, new.record_id, new.part, new.caption) then
    perform refuse_evidence('upload_over', 'a file is kept as what it was declared to be, once');
  end if;
  select * into place from evidence_place(new.record_kind, new.record_id, new.part);
  if place.unit_id is distinct from new.unit_id then
    perform refuse_evidence('evidence_unit', 'a file is of the unit of its record');
  end if;
  if not place.takes then
    perform refuse_evidence('evidence_closed', 'the record takes no files now');
  end if;
  if evidence_banned(new.received_sha256, new.sha256) then
    perform refuse_evidence('evidence_banned', 'an administrator has taken this content away');
  end if;
  select count(*) filter (where part = new.part) as files, coalesce(sum(bytes), 0) as bytes into held
    from evidence_file where record_id = new.record_id and removed_at is null;
  if held.files >= 50 or held.bytes + new.bytes > 1073741824 then
    perform refuse_evidence('evidence_full', 'no more than 50 files in a part and 1 GB in a record');
  end if;
  new.hidden_at := null;
  new.removed_at := null;
  new.added_at := now();
  return new;
end $$;
create trigger guard before insert or delete on evidence_file for each row execute function guard_evidence_file();

-- 4. A report hides, a decision shows again or takes away.
create function evidence_of_report(of_file uuid) returns evidence_file
language sql stable security definer set search_path = public, pg_temp as $$
  select e from evidence_file e where e.id = of_file
$$;
revoke execute on function evidence_of_report(uuid) from public;
grant execute on function evidence_of_report(uuid) to portal_app, portal_nation;

create function guard_evidence_report() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  file evidence_file;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  file := evidence_of_report(new.evidence_id);
  if tg_op = 'INSERT' then
    if new.reported_by_id is distinct from current_actor() or new.decision is not null then
      perform refuse_evidence('report_owner', 'one reports in one''s own name and decides later');
    end if;
    if file.removed_at is not null or (new.record_kind, new.record_id) is distinct from (file.record_kind, file.record_id) then
      perform refuse_evidence('report_file', 'a report is about a file that is there, under its record');
    end if;
    new.reported_at := now();
    return new;
  end if;
  if old.decision is not null then
    perform refuse_evidence('report_over', 'what was decided stays so');
  end if;
  if current_role_name() not in ('ministry_admin', 'province_admin') or new.decided_by_id is distinct from current_actor()
     or file.added_by_id = current_actor() then
    perform refuse_evidence('report_decider', 'an administrator decides, in their own name, and not about their own file');
  end if;
  new.decided_at := now();
  return new;
end $$;
create trigger guard before insert or update on evidence_report for each row execute function guard_evidence_report();

create function carry_evidence_report() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.decision is null then
    update evidence_file set hidden_at = now() where id = new.evidence_id and hidden_at is null;
  elsif new.decision = 'kept' then
    update evidence_file set hidden_at = null where id = new.evidence_id;
  else
    perform pg_advisory_xact_lock(hashtextextended('file ' || sha256, 0)) from evidence_file where id = new.evidence_id;
    update evidence_file set removed_at = now() where id = new.evidence_id;
  end if;
  return new;
end $$;
create trigger carry after insert or update on evidence_report for each row execute function carry_evidence_report();

-- 5. A record does not go while it has files.
create function guard_evidence_left() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from evidence_file where record_id = old.id) then
    perform refuse_evidence('evidence_left', 'a record goes after its files');
  end if;
  return old;
end $$;
create trigger evidence_left before delete on festival for each row execute function guard_evidence_left();
create trigger evidence_left before delete on application for each row execute function guard_evidence_left();

-- 6. In the trail they are parts of their record.
create or replace function audit_record_id(table_name text, row_id text, before jsonb, after jsonb) returns text
language sql immutable parallel safe as $$
  select coalesce(coalesce(after, before) ->> case
    when table_name in ('festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award') then 'festival_id'
    when table_name = 'plan_pilot' then 'plan_id'
    when table_name in ('report_exception', 'report_supplement', 'signed_paper') then 'report_id'
    when table_name in ('return_remark', 'evidence_upload', 'evidence_file', 'evidence_report') then 'record_id'
    when table_name = 'season_document' then 'season_id'
    when table_name in ('credential', 'role_assignment', 'user_session') then 'user_id'
    when table_name = 'delegation' then 'from_user_id'
    when table_name = 'view_as' then 'viewed_id'
    when table_name in ('unit_former_name', 'unit_post', 'unit_contact', 'unit_group_member') then 'unit_id'
    when table_name = 'unit_succession' then 'from_id'
    when table_name in ('criterion_group', 'criterion') then 'set_id'
    when table_name in ('application_answer', 'answer_evidence') then 'application_id'
  end, row_id)
$$;

reindex index audit_entry_record;
