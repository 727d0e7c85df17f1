-- The trail can be read: who as they were called that day, in which role, and all that was done to one record.

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "actor_name" TEXT,
ADD COLUMN     "actor_role" "role";

-- CreateIndex
CREATE INDEX "audit_entry_action_at_idx" ON "audit_entry"("action", "at");

-- Entries of before have neither name nor role and keep their digest.
create or replace function audit_digest(e audit_entry) returns bytea
language sql stable parallel safe as $$
  select sha256(convert_to(row((extract(epoch from e.at) * 1000)::bigint, e.transaction, e.table_name, e.row_id, e.unit_id,
    e.operation, e.actor_id, e.acting_unit_id, e.delegation_id, e.action, e.before, e.after)::text
    || case when e.actor_name is null and e.actor_role is null then '' else row(e.actor_name, e.actor_role)::text end, 'UTF8'))
$$;

create or replace function write_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  row_before jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - 'password_hash' - 'search_key' end;
  row_after  jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - 'password_hash' - 'search_key' end;
  row_any    jsonb := coalesce(row_after, row_before);
  owner_unit uuid  := (row_any ->> 'unit_id')::uuid;
begin
  if tg_op = 'UPDATE' and to_jsonb(old) = to_jsonb(new) then
    return null;
  end if;
  if tg_table_name = 'credential' then
    select unit_id into owner_unit from app_user where id = (row_any ->> 'user_id')::uuid;
  elsif tg_table_name = 'unit' then
    owner_unit := (row_any ->> 'id')::uuid;
  elsif tg_table_name = 'unit_succession' then
    owner_unit := (row_any ->> 'from_id')::uuid;
  end if;
  insert into audit_entry (table_name, row_id, unit_id, operation, actor_id, actor_name, actor_role, acting_unit_id, delegation_id,
                           action, before, after)
  values (
    tg_table_name,
    coalesce(row_any ->> 'id', row_any ->> 'user_id', ''),
    owner_unit,
    lower(tg_op),
    current_actor(),
    (select full_name from app_user where id = current_actor()),
    nullif(current_setting('app.role', true), '')::role,
    current_unit(),
    nullif(current_setting('app.delegation_id', true), '')::uuid,
    coalesce(nullif(current_setting('app.action', true), ''), 'console:' || session_user),
    row_before,
    row_after
  );
  return null;
end $$;

-- The record that an entry is about: rows of a record belong to its history (lib/audit has the same; a test compares).
create function audit_record_id(table_name text, row_id text, before jsonb, after jsonb) returns text
language sql immutable parallel safe as $$
  select coalesce(coalesce(after, before) ->> case
    when table_name in ('festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award') then 'festival_id'
    when table_name = 'plan_pilot' then 'plan_id'
    when table_name in ('report_exception', 'report_supplement') then 'report_id'
    when table_name = 'return_remark' then 'record_id'
    when table_name = 'season_document' then 'season_id'
    when table_name in ('credential', 'role_assignment', 'user_session') then 'user_id'
    when table_name = 'delegation' then 'from_user_id'
    when table_name = 'view_as' then 'viewed_id'
    when table_name = 'unit_former_name' then 'unit_id'
    when table_name = 'unit_succession' then 'from_id'
  end, row_id)
$$;

create index audit_entry_record on audit_entry (audit_record_id(table_name, row_id, before, after), at, id);
