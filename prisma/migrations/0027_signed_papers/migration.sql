-- The signed PDF of a report: attached by who signs, kept by what is in it, replaced by a later one and never taken away.

-- CreateTable
CREATE TABLE "signed_paper" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "unclassified" BOOLEAN NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signed_paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signed_paper_report_id_unit_id_idx" ON "signed_paper"("report_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "signed_paper_report_id_number_key" ON "signed_paper"("report_id", "number");

-- AddForeignKey
ALTER TABLE "signed_paper" ADD CONSTRAINT "signed_paper_report_id_unit_id_fkey" FOREIGN KEY ("report_id", "unit_id") REFERENCES "festival_report"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. What can be said of one row.
alter table signed_paper
  add constraint signed_paper_hash check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint signed_paper_size check (bytes between 1 and 20971520),
  add constraint signed_paper_name check (file_name <> ''),
  add constraint signed_paper_secret check (unclassified);

-- 2. Scoped like its report; written once. Nobody has a right to change it or to take it away.
alter table signed_paper enable row level security;
alter table signed_paper force row level security;
create policy scope_read on signed_paper for select to portal_app using (unit_id = any(array(select scope_units())));
create policy scope_insert on signed_paper for insert to portal_app with check (unit_id = any(array(select scope_units_writable())));
create policy scope_update on signed_paper for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())));
create policy scope_delete on signed_paper for delete to portal_app using (unit_id = any(array(select scope_units_writable())));
create policy nation on signed_paper for all to portal_nation using (true) with check (true);
create policy owner on signed_paper for all to current_user using (true) with check (true);
grant select, insert on signed_paper to portal_app, portal_nation;
create trigger audit after insert or update or delete on signed_paper for each row execute function write_audit();

-- 3. Attached by who signs for the province, until the ministry has accepted what it read. What was accepted without one
--    takes one more; what is locked stands still.
create function guard_signed_paper() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  report_state record_state;
  latest int;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  -- The lock makes two who attach at once stand one after the other, and waits for a lock of the report.
  select state into report_state from festival_report where id = new.report_id and unit_id = new.unit_id for update;
  select coalesce(max(number), 0) into latest from signed_paper where report_id = new.report_id;
  if report_state is null or report_state = 'locked' or (report_state = 'accepted' and latest > 0) then
    raise exception using errcode = 'check_violation', constraint = 'signed_paper_closed',
      message = 'signed_paper_closed: the paper of an accepted report is not replaced, a locked one takes none';
  end if;
  if current_role_name() is distinct from 'province_leader' or not acts_for(new.unit_id)
     or new.added_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'signed_paper_signer',
      message = 'signed_paper_signer: attached by who signs for the unit, in their own name';
  end if;
  new.number := latest + 1;
  new.added_at := now();
  return new;
end $$;
create trigger guard before insert on signed_paper for each row execute function guard_signed_paper();

-- 4. In the trail it is part of its report.
create or replace function audit_record_id(table_name text, row_id text, before jsonb, after jsonb) returns text
language sql immutable parallel safe as $$
  select coalesce(coalesce(after, before) ->> case
    when table_name in ('festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award') then 'festival_id'
    when table_name = 'plan_pilot' then 'plan_id'
    when table_name in ('report_exception', 'report_supplement', 'signed_paper') then 'report_id'
    when table_name = 'return_remark' then 'record_id'
    when table_name = 'season_document' then 'season_id'
    when table_name in ('credential', 'role_assignment', 'user_session') then 'user_id'
    when table_name = 'delegation' then 'from_user_id'
    when table_name = 'view_as' then 'viewed_id'
    when table_name in ('unit_former_name', 'unit_post', 'unit_contact', 'unit_group_member') then 'unit_id'
    when table_name = 'unit_succession' then 'from_id'
  end, row_id)
$$;

reindex index audit_entry_record;
