-- Delegation: somebody who signs for a unit lets a colleague act in their post, by a paper and for a time; what is done
-- under it says so.

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "delegation_id" UUID,
ADD COLUMN     "delegation_number" TEXT,
ADD COLUMN     "delegator_name" TEXT;

-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "delegation_id" UUID,
ADD COLUMN     "delegation_number" TEXT,
ADD COLUMN     "delegator_name" TEXT;

-- AlterTable
ALTER TABLE "user_session" ADD COLUMN     "delegation_id" UUID;

-- CreateTable
CREATE TABLE "delegation" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "from_user_id" UUID NOT NULL,
    "from_name" TEXT NOT NULL,
    "to_user_id" UUID NOT NULL,
    "to_name" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegation_unit_id_idx" ON "delegation"("unit_id");

-- CreateIndex
CREATE INDEX "delegation_assignment_id_idx" ON "delegation"("assignment_id");

-- CreateIndex
CREATE INDEX "delegation_from_user_id_idx" ON "delegation"("from_user_id");

-- CreateIndex
CREATE INDEX "delegation_to_user_id_idx" ON "delegation"("to_user_id");

-- CreateIndex
CREATE INDEX "decision_delegation_id_idx" ON "decision"("delegation_id");

-- CreateIndex
CREATE INDEX "receipt_delegation_id_idx" ON "receipt"("delegation_id");

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "role_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_from_user_id_fkey" FOREIGN KEY ("from_user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_to_user_id_fkey" FOREIGN KEY ("to_user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Delegation. NĐ 30/2020/NĐ-CP, Điều 13 khoản 3: in writing, limited in time and content, not to be passed on.
alter table delegation
  add constraint delegation_signs check (role in ('commune_chief', 'province_leader', 'ministry_leader')),
  add constraint delegation_pair check (from_user_id <> to_user_id),
  add constraint delegation_written check (created_by_id is distinct from to_user_id),
  -- Limited in time: a day without end is no limit.
  add constraint delegation_term check (last_day >= first_day and last_day < first_day + interval '1 year'),
  add constraint delegation_number check (document_number ~ '^\d{1,5}(/\d{4})?[/-][A-ZĐa-zđ0-9]{1,14}([-/][A-ZĐa-zđ0-9]{1,16})*$'),
  add constraint delegation_overlap exclude using gist (
    assignment_id with =, to_user_id with =, daterange(first_day, last_day, '[]') with &&) where (revoked_at is null);

create function current_delegation() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.delegation_id', true), '')::uuid $$;

-- A post of the police: those who only look on or appraise sign nothing.
create function signs_for_police(role role) returns boolean
language sql immutable parallel safe as $$ select role not in ('partner', 'appraiser') $$;

-- The one answer to "does it hold on this day": the paper, the post that is acted in, and a post of the delegate's own in
-- the same unit. Definer: it does not depend on what the reader can see.
create function delegation_in_force(d delegation, on_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select d.revoked_at is null and on_day between d.first_day and d.last_day
     and exists (
       select from role_assignment a join app_user u on u.id = a.user_id
        where a.id = d.assignment_id and u.disabled_at is null
          and a.valid_from <= on_day and coalesce(a.valid_to, 'infinity') > on_day)
     and exists (
       select from role_assignment a join app_user u on u.id = a.user_id
        where a.user_id = d.to_user_id and a.unit_id = d.unit_id and signs_for_police(a.role) and u.disabled_at is null
          and a.valid_from <= on_day and coalesce(a.valid_to, 'infinity') > on_day)
$$;

-- Who is in post at a unit in scope, whichever unit keeps their account.
create function people_in_post(of_unit uuid, on_day date)
returns table (user_id uuid, full_name text, job_title text, role role)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.user_id, u.full_name, u.job_title, a.role
    from role_assignment a join app_user u on u.id = a.user_id
   where a.unit_id = of_unit and u.disabled_at is null and signs_for_police(a.role)
     and a.valid_from <= on_day and coalesce(a.valid_to, 'infinity') > on_day
     and (exists (select from scope_units() s where s = of_unit)
          or exists (select from unit where id = current_unit() and level = 'nation'))
$$;

-- Somebody who keeps accounts for the unit that they act for.
create function administers_now() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from role_assignment
     where user_id = current_actor() and unit_id = current_unit() and role in ('ministry_admin', 'province_admin')
       and valid_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
       and coalesce(valid_to, 'infinity') > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$$;

create function guard_delegation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['revoked_at', 'revoked_by_id'] is distinct from to_jsonb(old) - array['revoked_at', 'revoked_by_id']
       or old.revoked_at is not null then
      raise exception using errcode = 'check_violation', constraint = 'delegation_fixed', message = 'delegation_fixed: of a delegation only its end is written, once';
    end if;
    if current_actor() is not null
       and (new.revoked_by_id is distinct from current_actor() or (current_actor() <> old.from_user_id and not administers_now())) then
      raise exception using errcode = 'check_violation', constraint = 'delegation_by', message = 'delegation_by: who delegated, or an administrator, takes it back';
    end if;
    return new;
  end if;
  if current_delegation() is not null then
    raise exception using errcode = 'check_violation', constraint = 'delegation_chain', message = 'delegation_chain: what was delegated is not passed on';
  end if;
  if current_actor() is not null then
    if new.created_by_id is distinct from current_actor() or (current_actor() <> new.from_user_id and not administers_now()) then
      raise exception using errcode = 'check_violation', constraint = 'delegation_by', message = 'delegation_by: who holds the post, or an administrator by the paper, writes it';
    end if;
    if new.first_day < today then
      raise exception using errcode = 'check_violation', constraint = 'delegation_past', message = 'delegation_past: nothing is delegated for days that are over';
    end if;
  end if;
  if not exists (
    select from role_assignment a join app_user u on u.id = a.user_id
     where a.id = new.assignment_id and a.user_id = new.from_user_id and a.unit_id = new.unit_id and a.role = new.role
       and a.valid_from <= new.first_day and coalesce(a.valid_to, 'infinity') > new.first_day and u.disabled_at is null
  ) then
    raise exception using errcode = 'check_violation', constraint = 'delegation_post', message = 'delegation_post: only a post that one holds is delegated';
  end if;
  if not exists (
    select from role_assignment a join app_user u on u.id = a.user_id
     where a.user_id = new.to_user_id and a.unit_id = new.unit_id and signs_for_police(a.role)
       and a.valid_from <= new.first_day and coalesce(a.valid_to, 'infinity') > new.first_day and u.disabled_at is null
  ) then
    raise exception using errcode = 'check_violation', constraint = 'delegation_colleague', message = 'delegation_colleague: the delegate holds a post in the same unit';
  end if;
  return new;
end $$;

create trigger guard before insert or update on delegation for each row execute function guard_delegation();

-- An account that is taken out of use ends what it gave and what it was given, for good.
create function end_delegations_of_account() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update delegation set revoked_at = now(), revoked_by_id = current_actor()
   where new.id in (from_user_id, to_user_id) and revoked_at is null
     and last_day >= (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  return null;
end $$;
create trigger end_delegations after update of disabled_at on app_user
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function end_delegations_of_account();

-- 2. What is done under a delegation. The share lock lets whoever takes it back wait for what is being signed, and what
--    is being signed see that it was taken back.
create function delegation_for_write() returns delegation
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  d delegation;
begin
  select * into d from delegation where id = current_delegation() for share;
  if d.id is null or d.to_user_id is distinct from current_actor() or d.unit_id is distinct from current_unit()
     or not delegation_in_force(d, (now() at time zone 'Asia/Ho_Chi_Minh')::date) then
    raise exception using errcode = 'check_violation', constraint = 'delegation_over', message = 'delegation_over: this delegation does not hold for who acts';
  end if;
  return d;
end $$;

-- Nobody has to remember it, and nobody can claim it: timeline and receipt take it from the transaction.
create function sign_under_delegation() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d delegation;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if current_delegation() is not null then
    d := delegation_for_write();
  end if;
  new.delegation_id := d.id;
  new.delegator_name := d.from_name;
  new.delegation_number := d.document_number;
  return new;
end $$;
create trigger sign before insert on decision for each row execute function sign_under_delegation();
create trigger sign before insert on receipt for each row execute function sign_under_delegation();

-- Four eyes are those of two persons. What the delegator entered or sent, the delegate does not accept in their name; and
-- what is entered or sent in somebody's name counts as theirs too, so that they do not accept it themselves.
-- After "guard" (triggers go by name), which writes down who entered.
create function guard_delegated() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d delegation;
begin
  if current_delegation() is null or current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  d := delegation_for_write();
  if new.accepted_by_id is not null and (tg_op = 'INSERT' or new.accepted_by_id is distinct from old.accepted_by_id)
     and (d.from_user_id = any(array[new.entered_by_id, new.sent_by_id]) or d.from_user_id = any(new.editor_ids)) then
    raise exception using errcode = 'check_violation', constraint = 'delegation_four_eyes', message = 'delegation_four_eyes: what the delegator entered or sent is for somebody else to accept';
  end if;
  if (new.entered_by_id = current_actor() or (new.sent_by_id = current_actor() and (tg_op = 'INSERT' or new.sent_by_id is distinct from old.sent_by_id)))
     and not d.from_user_id = any(new.editor_ids) then
    new.editor_ids := new.editor_ids || d.from_user_id;
  end if;
  return new;
end $$;

create trigger guard_delegated before insert or update on festival_plan for each row execute function guard_delegated();
create trigger guard_delegated before insert or update on festival for each row execute function guard_delegated();
create trigger guard_delegated before insert or update on festival_report for each row execute function guard_delegated();

-- 3. Row security, trail and rights.
do $$
declare
  t text;
begin
  foreach t in array array['delegation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy gate on %I for all to portal_auth using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
    execute format('grant select on %I to portal_app, portal_nation, portal_auth', t);
    execute format('grant insert on %I to portal_app, portal_nation', t);
  end loop;
end $$;
grant update (revoked_at, revoked_by_id) on delegation to portal_app, portal_nation;

-- What one gave and was given is read whichever unit one acts for.
create policy own_read on delegation for select to portal_app using (current_actor() in (from_user_id, to_user_id));

-- Under whose name a session acts is kept in the trail as well.
drop trigger audit on user_session;
create trigger audit after insert or delete or update of ended_at, assignment_id, delegation_id on user_session
  for each row execute function write_audit();
