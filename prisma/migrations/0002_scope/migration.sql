-- Who may see and write which rows: roles, scope and the trail. Nothing here is known to the Prisma schema;
-- tests/integration/core/catalogue.test.ts finds a table that was forgotten.

-- 1. Roles. The application signs in as portal_app, which owns nothing; it enters the other two for one transaction
--    at a time (set local role). NOINHERIT: without entering them it has none of their rights.
do $$
begin
  if not exists (select from pg_roles where rolname = 'portal_app') then
    create role portal_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'portal_nation') then
    create role portal_nation nologin noinherit nosuperuser nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'portal_auth') then
    create role portal_auth nologin noinherit nosuperuser nobypassrls;
  end if;
end $$;

grant portal_nation, portal_auth to portal_app;
grant usage on schema public to portal_app, portal_nation, portal_auth;
revoke create on schema public from public;

-- 2. Search keys: lower case, no marks, đ as d, y as i ("Mỹ" and "Mĩ"), punctuation as one space. Same as lib/core/text.ts.
create function fold(value text) returns text
language sql immutable parallel safe strict as $$
  select trim(regexp_replace(
    translate(
      regexp_replace(normalize(lower(normalize(value, NFC)), NFD), '[\u0300-\u036f]', '', 'g'),
      'đy', 'di'),
    '[^a-z0-9]+', ' ', 'g'))
$$;

-- 3. The settings of one transaction. After a set local has ended the setting reads as '', not null.
create function current_actor() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create function current_unit() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.unit_id', true), '')::uuid $$;

-- 4. Scope: the acting unit, those it absorbed, and everything below them. No context, no rows.
create function scope_units() returns setof uuid
language sql stable parallel safe rows 500 as $$
  select unit_id from unit_reach where holder_id = current_unit()
$$;

-- What may be written: not the records of a unit that was divided (each part's successor reads them, none writes).
create function scope_units_writable() returns setof uuid
language sql stable parallel safe rows 500 as $$
  select unit_id from unit_reach where holder_id = current_unit() and whole
$$;

-- 5. The trail.
create function write_audit() returns trigger
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
  end if;
  insert into audit_entry (table_name, row_id, unit_id, operation, actor_id, acting_unit_id, action, before, after)
  values (
    tg_table_name,
    coalesce(row_any ->> 'id', row_any ->> 'user_id', ''),
    owner_unit,
    lower(tg_op),
    current_actor(),
    current_unit(),
    coalesce(nullif(current_setting('app.action', true), ''), 'console:' || session_user),
    row_before,
    row_after
  );
  return null;
end $$;

-- 6. Row security. "Scoped" tables belong to a unit; "shared" ones are the same for everybody who is signed in.
do $$
declare
  t text;
begin
  foreach t in array array[
    'app_user', 'role_assignment', 'user_session', 'sign_in', 'decision', 'audit_entry',
    'festival_plan', 'plan_pilot', 'festival', 'festival_guest', 'festival_gift', 'festival_pledge',
    'festival_model', 'festival_award', 'festival_report'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
  end loop;

  foreach t in array array[
    'legal_act', 'unit', 'unit_succession', 'unit_former_name', 'unit_reach', 'workflow_transition',
    'season', 'season_document'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy shared_read on %I for select to portal_app, portal_auth using (true)', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select on %I to portal_app, portal_nation, portal_auth', t);
  end loop;

  foreach t in array array['credential', 'parked_form', 'submission'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
  end loop;

  foreach t in array array['app_user', 'role_assignment', 'user_session', 'sign_in', 'credential', 'parked_form'] loop
    execute format('create policy gate on %I for all to portal_auth using (true) with check (true)', t);
  end loop;

  foreach t in array array[
    'legal_act', 'unit', 'unit_succession', 'unit_former_name', 'season', 'season_document',
    'app_user', 'role_assignment', 'credential',
    'festival_plan', 'plan_pilot', 'festival', 'festival_guest', 'festival_gift', 'festival_pledge',
    'festival_model', 'festival_award', 'festival_report'
  ] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
end $$;

-- A session row is touched on every request; only what matters of it is kept.
create trigger audit after insert or delete or update of ended_at, assignment_id on user_session
  for each row execute function write_audit();

-- A credential follows its account: who sees the account may replace the secret, nobody but the gate reads it.
create policy scope_write on credential for all to portal_app, portal_nation
  using (exists (select from app_user where app_user.id = user_id))
  with check (exists (select from app_user where app_user.id = user_id));

create policy own on submission for all to portal_app, portal_nation
  using (actor_id = current_actor()) with check (actor_id = current_actor());

-- 7. Rights. What is written once and never changed has no update and no delete.
grant select, insert, update, delete on
  festival_plan, plan_pilot, festival, festival_guest, festival_gift, festival_pledge, festival_model,
  festival_award, festival_report
  to portal_app, portal_nation;
grant select, insert, update on app_user, role_assignment to portal_app, portal_nation;
grant select, insert on decision to portal_app, portal_nation;
grant select on audit_entry, sign_in to portal_app, portal_nation;
grant select, update on user_session to portal_app, portal_nation;
grant select, insert, update on submission to portal_app, portal_nation;
grant insert, update, select (user_id, must_change, locked_until, changed_at) on credential to portal_app, portal_nation;
grant insert, update on season to portal_nation;
grant insert, update, delete on season_document to portal_nation;

grant select on app_user, role_assignment to portal_auth;
grant select, insert, update on user_session, credential to portal_auth;
grant select, insert on sign_in to portal_auth;
grant select, insert, delete on parked_form to portal_auth;
