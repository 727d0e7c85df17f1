-- CreateEnum
CREATE TYPE "decision_state" AS ENUM ('draft', 'signed');

-- CreateEnum
CREATE TYPE "recognition_state" AS ENUM ('valid', 'withdrawn', 'lost', 'ended');

-- CreateTable
CREATE TABLE "recognition_decision" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "decision_state" NOT NULL DEFAULT 'draft',
    "issuer" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "decided_on" DATE,
    "signer_name" TEXT NOT NULL DEFAULT '',
    "signer_post" TEXT NOT NULL DEFAULT '',
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "signed_by_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recognition_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_item" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "decision_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "class" TEXT NOT NULL DEFAULT '',
    "serial" TEXT NOT NULL DEFAULT '',
    "serial_number" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "state" "recognition_state" NOT NULL DEFAULT 'valid',
    "ended_on" DATE,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "end_number" TEXT NOT NULL DEFAULT '',
    "ended_by_id" UUID,
    "ended_by_name" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recognition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recheck" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "recognition_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kept" BOOLEAN NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "paper_number" TEXT NOT NULL DEFAULT '',
    "checked_on" DATE NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recognition_succession" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "recognition_id" UUID NOT NULL,
    "carried" BOOLEAN NOT NULL,
    "successor_unit_id" UUID,
    "reason" TEXT NOT NULL,
    "paper_number" TEXT NOT NULL DEFAULT '',
    "decided_on" DATE NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recognition_succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strengthening_plan" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "causes" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "result" TEXT NOT NULL DEFAULT '',
    "done_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "strengthening_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verify_look" (
    "address" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "looks" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "verify_look_pkey" PRIMARY KEY ("address","minute")
);

-- CreateIndex
CREATE INDEX "recognition_decision_unit_id_year_idx" ON "recognition_decision"("unit_id", "year");

-- CreateIndex
CREATE INDEX "recognition_decision_scheme_id_year_idx" ON "recognition_decision"("scheme_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_decision_id_unit_id_key" ON "recognition_decision"("id", "unit_id");

-- CreateIndex
CREATE INDEX "decision_item_decision_id_unit_id_idx" ON "decision_item"("decision_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_item_application_id_key" ON "decision_item"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_code_key" ON "recognition"("code");

-- CreateIndex
CREATE INDEX "recognition_decision_id_idx" ON "recognition"("decision_id");

-- CreateIndex
CREATE INDEX "recognition_unit_id_state_idx" ON "recognition"("unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_scheme_id_year_serial_number_key" ON "recognition"("scheme_id", "year", "serial_number");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_id_unit_id_key" ON "recognition"("id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_application_id_unit_id_key" ON "recognition"("application_id", "unit_id");

-- CreateIndex
CREATE INDEX "recheck_recognition_id_unit_id_idx" ON "recheck"("recognition_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "recheck_recognition_id_year_key" ON "recheck"("recognition_id", "year");

-- CreateIndex
CREATE INDEX "recognition_succession_recognition_id_unit_id_idx" ON "recognition_succession"("recognition_id", "unit_id");

-- CreateIndex
CREATE INDEX "recognition_succession_successor_unit_id_idx" ON "recognition_succession"("successor_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_succession_recognition_id_key" ON "recognition_succession"("recognition_id");

-- CreateIndex
CREATE UNIQUE INDEX "strengthening_plan_application_id_unit_id_key" ON "strengthening_plan"("application_id", "unit_id");

-- AddForeignKey
ALTER TABLE "recognition_decision" ADD CONSTRAINT "recognition_decision_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_decision" ADD CONSTRAINT "recognition_decision_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_item" ADD CONSTRAINT "decision_item_decision_id_unit_id_fkey" FOREIGN KEY ("decision_id", "unit_id") REFERENCES "recognition_decision"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_item" ADD CONSTRAINT "decision_item_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_application_id_unit_id_fkey" FOREIGN KEY ("application_id", "unit_id") REFERENCES "application"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "recognition_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition" ADD CONSTRAINT "recognition_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recheck" ADD CONSTRAINT "recheck_recognition_id_unit_id_fkey" FOREIGN KEY ("recognition_id", "unit_id") REFERENCES "recognition"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_succession" ADD CONSTRAINT "recognition_succession_recognition_id_unit_id_fkey" FOREIGN KEY ("recognition_id", "unit_id") REFERENCES "recognition"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_succession" ADD CONSTRAINT "recognition_succession_successor_unit_id_fkey" FOREIGN KEY ("successor_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strengthening_plan" ADD CONSTRAINT "strengthening_plan_application_id_unit_id_fkey" FOREIGN KEY ("application_id", "unit_id") REFERENCES "application"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Decisions, recognitions and what becomes of them (docs/decisions/0026-appraisal.md): what Prisma does not know.

-- 1. Values that no row can have.
alter table recognition_decision
  add constraint decision_issuer check (issuer <> ''),
  add constraint decision_signed check (state = 'draft' or (number <> '' and decided_on is not null and signer_name <> '' and signer_post <> '' and signed_by_id is not null and signed_at is not null)),
  add constraint decision_term check (valid_to > decided_on);
alter table recognition
  add constraint recognition_code check (code ~ '^[0-9a-hjkmnp-tv-z]{26}$'),
  add constraint recognition_term check (valid_to > valid_from),
  add constraint recognition_ended check ((state = 'valid') = (ended_on is null) and (state = 'valid' or (end_reason <> '' and ended_by_id is not null)));
alter table recheck
  add constraint recheck_cause check (kept or cause <> ''),
  add constraint recheck_year check (year between 2012 and 2100);
alter table recognition_succession
  add constraint succession_reason check (reason <> ''),
  add constraint succession_to check (carried = (successor_unit_id is not null));
alter table strengthening_plan add constraint plan_said check (causes <> '' and measures <> '');

-- 2. Guards.
create function guard_decision() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  -- What was signed stands, whoever signs in.
  if tg_op = 'UPDATE' and old.state = 'signed' or tg_op = 'DELETE' and old.state = 'signed' and people_act() then
    raise exception using errcode = 'check_violation', constraint = 'decision_stands', message = 'decision_stands: a signed decision never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if tg_op = 'UPDATE' and (new.unit_id, new.scheme_id, new.year) is distinct from (old.unit_id, old.scheme_id, old.year) then
    raise exception using errcode = 'check_violation', constraint = 'decision_identity', message = 'decision_identity: whose, of what and for when never changes';
  end if;
  if people_act() then
    if not acts_for(new.unit_id) or tg_op = 'INSERT' and (new.state <> 'draft' or new.entered_by_id is distinct from current_actor())
       or tg_op = 'UPDATE' and new.state = 'signed' and new.signed_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'decision_signature', message = 'decision_signature: a unit prepares and records its own decisions';
    end if;
    if tg_op = 'UPDATE' and new.state = 'signed' and current_role_name() not in ('commune_chief', 'district_officer', 'province_leader', 'ministry_leader', 'ministry_admin') then
      raise exception using errcode = 'check_violation', constraint = 'decision_role', message = 'decision_role: who decides records that it was decided';
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on recognition_decision for each row execute function guard_decision();

create function decision_for_write(of_decision uuid) returns recognition_decision
language sql volatile security definer set search_path = public, pg_temp as $$
  select * from recognition_decision where id = of_decision for share
$$;

create function guard_decision_item() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d recognition_decision := decision_for_write(case when tg_op = 'DELETE' then old.decision_id else new.decision_id end);
  a application;
begin
  if d.state = 'signed' and people_act() then
    raise exception using errcode = 'check_violation', constraint = 'decision_stands', message = 'decision_stands: a signed decision never changes';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  a := application_for_write(new.application_id);
  if people_act() and (a.scheme_id <> d.scheme_id or a.year <> d.year or a.holder_unit_id <> d.unit_id or a.stage <> a.decides or a.state <> 'proposed') then
    raise exception using errcode = 'check_violation', constraint = 'decision_list', message = 'decision_list: on the list stands what was proposed to this unit, of one scheme and year';
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on decision_item for each row execute function guard_decision_item();

-- Recognised is what stands on the list of a signed decision.
create function guard_recognised() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if nullif(current_setting('app.user_id', true), '') is not null and old.state = 'proposed' and new.state = 'recognised' and not exists (
    select from decision_item i join recognition_decision d on d.id = i.decision_id where i.application_id = new.id and d.state = 'signed'
  ) then
    raise exception using errcode = 'check_violation', constraint = 'application_decision', message = 'application_decision: it is recognised by a decision with number, day and signer';
  end if;
  return new;
end $$;
create trigger guard_recognised before update of state on application for each row execute function guard_recognised();

-- What goes back, or is refused, is taken off the list of a decision that is not signed.
create function leave_list() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.state = 'proposed' and new.state in ('returned', 'not_met') then
    delete from decision_item i using recognition_decision d where d.id = i.decision_id and d.state = 'draft' and i.application_id = new.id;
  end if;
  return null;
end $$;
create trigger leave_list after update of state on application for each row execute function leave_list();

create function guard_recognition() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d recognition_decision := decision_for_write(new.decision_id);
begin
  if tg_op = 'INSERT' then
    if d.state <> 'signed' or (new.scheme_id, new.year) is distinct from (d.scheme_id, d.year)
       or not exists (select from application a join decision_item i on i.application_id = a.id
                       where a.id = new.application_id and a.state = 'recognised' and i.decision_id = d.id)
       or people_act() and new.state <> 'valid' then
      raise exception using errcode = 'check_violation', constraint = 'recognition_begins', message = 'recognition_begins: a recognition comes of the list of a signed decision';
    end if;
    -- Two decisions of one scheme and year wait for one another, so that serials run on.
    perform pg_advisory_xact_lock(hashtext('serials of ' || new.scheme_id || new.year));
    new.serial_number := coalesce((select max(serial_number) from recognition where scheme_id = new.scheme_id and year = new.year), 0) + 1;
    new.serial := format('%s.%s.%s', new.year, lpad((select position from scheme where id = new.scheme_id)::text, 2, '0'), lpad(new.serial_number::text, 6, '0'));
  elsif to_jsonb(new) - array['state', 'ended_on', 'end_reason', 'end_number', 'ended_by_id', 'ended_by_name', 'version']
        <> to_jsonb(old) - array['state', 'ended_on', 'end_reason', 'end_number', 'ended_by_id', 'ended_by_name', 'version']
        or old.state <> 'valid' then
    raise exception using errcode = 'check_violation', constraint = 'recognition_stands', message = 'recognition_stands: a recognition is only ended, and once';
  elsif new.state = 'lost' and not exists (select from recheck where recognition_id = new.id and not kept)
        or new.state = 'ended' and not exists (select from recognition_succession where recognition_id = new.id and not carried) then
    raise exception using errcode = 'check_violation', constraint = 'recognition_cause', message = 'recognition_cause: it is lost by a re-check and ended by a decision after a merger';
  end if;
  if people_act() then
    if not acts_for(d.unit_id) then
      raise exception using errcode = 'check_violation', constraint = 'recognition_decider', message = 'recognition_decider: who recognised also takes back';
    end if;
    if tg_op = 'UPDATE' and new.state <> 'valid' and new.ended_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'recognition_signature', message = 'recognition_signature: who ends it is who acts';
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on recognition for each row execute function guard_recognition();

create function guard_afterwards() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  r recognition := (select one from recognition one where one.id = new.recognition_id for share);
begin
  if people_act() and (r.state is distinct from 'valid' or not acts_for((decision_for_write(r.decision_id)).unit_id)
     or new.entered_by_id is distinct from current_actor()) then
    raise exception using errcode = 'check_violation', constraint = 'recognition_decider', message = 'recognition_decider: who recognised also re-checks, and decides after a merger';
  end if;
  return new;
end $$;
create trigger guard before insert on recheck for each row execute function guard_afterwards();
create trigger guard before insert on recognition_succession for each row execute function guard_afterwards();

create function guard_carried() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from unit where id = new.unit_id and valid_to is not null)
     or new.carried and not exists (select from unit_succession where from_id = new.unit_id and to_id = new.successor_unit_id) then
    raise exception using errcode = 'check_violation', constraint = 'succession_unit', message = 'succession_unit: only of a unit that was closed, and only to a successor of it';
  end if;
  return new;
end $$;
create trigger guard_carried before insert on recognition_succession for each row execute function guard_carried();

create function guard_plan_of() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.application_id <> old.application_id
     or people_act() and new.entered_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'plan_signature', message = 'plan_signature: who writes the plan is who acts';
  end if;
  return new;
end $$;
create trigger guard before insert or update on strengthening_plan for each row execute function guard_plan_of();

-- 3. Row security, trail and rights.
do $$
declare
  t text;
begin
  foreach t in array array['recognition_decision', 'decision_item', 'recognition', 'recheck', 'recognition_succession', 'strengthening_plan'] loop
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
end $$;
-- A commune reads the decision that recognised it, which is another unit's.
create policy recognised_read on recognition_decision for select to portal_app using (id in (select decision_id from recognition));
-- Of its list the commune reads its own lines.
create policy recognised_read on decision_item for select to portal_app using (application_id in (select application_id from recognition));
grant select, insert, update, delete on recognition_decision, decision_item to portal_app, portal_nation;
grant select, insert, update on recognition, strengthening_plan to portal_app, portal_nation;
grant select, insert on recheck, recognition_succession to portal_app, portal_nation;

-- 4. What anybody may ask with the code of a certificate: the unit, the scheme, the year, the decision, and whether it holds.
alter table verify_look enable row level security;
alter table verify_look force row level security;
create policy owner on verify_look for all to current_user using (true) with check (true);

create function verify_recognition(asked text, from_address text, at_most int) returns table (
  status text, name text, unit_kind unit_kind, unit_name text, scheme text, year int, number text, decided_on date, issuer text)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  seen int;
begin
  insert into verify_look as k (address, minute) values (left(from_address, 64), date_trunc('minute', now()))
    on conflict on constraint verify_look_pkey do update set looks = k.looks + 1 returning looks into seen;
  if seen = 1 then
    delete from verify_look k where k.minute < now() - interval '1 hour';
  end if;
  if seen > at_most then
    return query select 'limited', null::text, null::unit_kind, null::text, null::text, null::int, null::text, null::date, null::text;
    return;
  end if;
  return query
    select case
        when r.state <> 'valid' then 'ended'
        when r.valid_to <= today then 'ended'
        -- Its unit is no more, and nobody has decided yet whether the recognition goes over.
        when u.valid_to <= today and not exists (select from recognition_succession m where m.recognition_id = r.id) then 'pending'
        else 'valid' end,
      s.name, u.kind, u.name, m.name, r.year, d.number, d.decided_on, d.issuer
      from recognition r join application a on a.id = r.application_id left join subject s on s.id = a.subject_id
      join unit u on u.id = r.unit_id join scheme m on m.id = r.scheme_id join recognition_decision d on d.id = r.decision_id
     where r.code = asked;
end $$;
revoke execute on function verify_recognition(text, text, int) from public;
grant execute on function verify_recognition(text, text, int) to portal_auth;

-- 5. What was taken back counts no more among the subjects of a commune that are safe.
create or replace function fact_subjects(of_unit uuid, to_day date) returns table (kind subject_kind, registered boolean, recognised boolean)
language sql stable set search_path = public, pg_temp as $$
  select s.kind, coalesce(a.state <> 'withdrawn', false),
         coalesce(a.state = 'recognised' and not exists (select from recognition r where r.application_id = a.id and r.state <> 'valid'), false)
    from subject s
    left join application a on a.subject_id = s.id and a.unit_id = s.unit_id and a.subject_kind = s.kind
     and a.year = extract(year from to_day) and a.state <> 'withdrawn'
     and a.scheme_id = (select id from scheme where code = 'safe_area')
   where s.unit_id = any(array(select fact_units(of_unit))) and s.managed_by = 'commune'
     and coalesce(s.started_on, '-infinity') <= to_day and coalesce(s.ended_on, 'infinity') > to_day
$$;
