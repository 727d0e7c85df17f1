-- Deadlines count the days that are worked, differ by level and can be extended for one unit; a signed report may go without
-- named communes, whose records stay open until a supplement carries them.

-- CreateEnum
CREATE TYPE "holiday_kind" AS ENUM ('day_off', 'make_up');

-- CreateEnum
CREATE TYPE "extension_what" AS ENUM ('plan', 'result', 'report');

-- CreateEnum
CREATE TYPE "extension_state" AS ENUM ('asked', 'granted', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "supplement_state" AS ENUM ('draft', 'sent', 'returned', 'accepted');

-- AlterTable
ALTER TABLE "season" ADD COLUMN     "district_due_on" DATE,
ADD COLUMN     "province_plan_due_on" DATE;

-- CreateTable
CREATE TABLE "holiday" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "confirmed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "what" "extension_what" NOT NULL,
    "state" "extension_state" NOT NULL,
    "asked_until" DATE,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_by_name" TEXT NOT NULL DEFAULT '',
    "granted_until" DATE,
    "decided_by_id" UUID,
    "decided_by_name" TEXT NOT NULL DEFAULT '',
    "decided_by_unit" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_exception" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "missing_unit_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "expected_on" DATE,
    "supplement_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_supplement" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "signer" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "supplement_state" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "return_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_supplement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "holiday_day_key" ON "holiday"("day");

-- CreateIndex
CREATE INDEX "extension_unit_id_season_id_what_idx" ON "extension"("unit_id", "season_id", "what");

-- CreateIndex
CREATE INDEX "extension_season_id_state_idx" ON "extension"("season_id", "state");

-- CreateIndex
CREATE INDEX "report_exception_report_id_unit_id_idx" ON "report_exception"("report_id", "unit_id");

-- CreateIndex
CREATE INDEX "report_exception_missing_unit_id_idx" ON "report_exception"("missing_unit_id");

-- CreateIndex
CREATE INDEX "report_exception_supplement_id_idx" ON "report_exception"("supplement_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_exception_report_id_missing_unit_id_key" ON "report_exception"("report_id", "missing_unit_id");

-- CreateIndex
CREATE INDEX "report_supplement_report_id_unit_id_idx" ON "report_supplement"("report_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "festival_report_id_unit_id_key" ON "festival_report"("id", "unit_id");

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_report_id_unit_id_fkey" FOREIGN KEY ("report_id", "unit_id") REFERENCES "festival_report"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_missing_unit_id_fkey" FOREIGN KEY ("missing_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_exception" ADD CONSTRAINT "report_exception_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "report_supplement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_supplement" ADD CONSTRAINT "report_supplement_report_id_unit_id_fkey" FOREIGN KEY ("report_id", "unit_id") REFERENCES "festival_report"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Days off. Fixed by Điều 112 of the Labour Code; the days of the lunar year are computed, what is decided or announced each
--    year (the second day of Quốc khánh, swapped days, how the five days of Tết lie) is V05's to confirm.
insert into holiday (day, name, kind, confirmed) values
  ('2024-01-01', 'Tết Dương lịch', 'day_off', true),
  ('2024-02-08', 'Tết Nguyên đán', 'day_off', true),
  ('2024-02-09', 'Tết Nguyên đán', 'day_off', true),
  ('2024-02-10', 'Tết Nguyên đán', 'day_off', true),
  ('2024-02-11', 'Tết Nguyên đán', 'day_off', true),
  ('2024-02-12', 'Tết Nguyên đán', 'day_off', true),
  ('2024-02-13', 'Tết Nguyên đán (nghỉ bù)', 'day_off', true),
  ('2024-02-14', 'Tết Nguyên đán (nghỉ bù)', 'day_off', true),
  ('2024-04-18', 'Giỗ Tổ Hùng Vương', 'day_off', true),
  ('2024-04-29', 'Ngày Chiến thắng (hoán đổi)', 'day_off', false),
  ('2024-04-30', 'Ngày Chiến thắng', 'day_off', true),
  ('2024-05-01', 'Ngày Quốc tế lao động', 'day_off', true),
  ('2024-05-04', 'Làm bù ngày 29/4/2024', 'make_up', false),
  ('2024-09-02', 'Quốc khánh', 'day_off', true),
  ('2024-09-03', 'Quốc khánh, ngày liền kề', 'day_off', false),
  ('2025-01-01', 'Tết Dương lịch', 'day_off', true),
  ('2025-01-27', 'Tết Nguyên đán', 'day_off', false),
  ('2025-01-28', 'Tết Nguyên đán', 'day_off', true),
  ('2025-01-29', 'Tết Nguyên đán', 'day_off', true),
  ('2025-01-30', 'Tết Nguyên đán', 'day_off', true),
  ('2025-01-31', 'Tết Nguyên đán', 'day_off', true),
  ('2025-04-07', 'Giỗ Tổ Hùng Vương', 'day_off', true),
  ('2025-04-26', 'Làm bù ngày 02/5/2025', 'make_up', false),
  ('2025-04-30', 'Ngày Chiến thắng', 'day_off', true),
  ('2025-05-01', 'Ngày Quốc tế lao động', 'day_off', true),
  ('2025-05-02', 'Ngày Quốc tế lao động (hoán đổi)', 'day_off', false),
  ('2025-09-01', 'Quốc khánh, ngày liền kề', 'day_off', false),
  ('2025-09-02', 'Quốc khánh', 'day_off', true),
  ('2026-01-01', 'Tết Dương lịch', 'day_off', true),
  ('2026-01-02', 'Tết Dương lịch (hoán đổi)', 'day_off', false),
  ('2026-01-10', 'Làm bù ngày 02/01/2026', 'make_up', false),
  ('2026-02-16', 'Tết Nguyên đán', 'day_off', true),
  ('2026-02-17', 'Tết Nguyên đán', 'day_off', true),
  ('2026-02-18', 'Tết Nguyên đán', 'day_off', true),
  ('2026-02-19', 'Tết Nguyên đán', 'day_off', true),
  ('2026-02-20', 'Tết Nguyên đán', 'day_off', false),
  ('2026-04-26', 'Giỗ Tổ Hùng Vương', 'day_off', true),
  ('2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)', 'day_off', true),
  ('2026-04-30', 'Ngày Chiến thắng', 'day_off', true),
  ('2026-05-01', 'Ngày Quốc tế lao động', 'day_off', true),
  ('2026-08-22', 'Làm bù ngày 31/8/2026', 'make_up', false),
  ('2026-08-31', 'Quốc khánh (hoán đổi)', 'day_off', false),
  ('2026-09-01', 'Quốc khánh, ngày liền kề', 'day_off', false),
  ('2026-09-02', 'Quốc khánh', 'day_off', true),
  ('2027-01-01', 'Tết Dương lịch', 'day_off', true),
  ('2027-02-05', 'Tết Nguyên đán', 'day_off', false),
  ('2027-02-06', 'Tết Nguyên đán', 'day_off', true),
  ('2027-02-07', 'Tết Nguyên đán', 'day_off', true),
  ('2027-02-08', 'Tết Nguyên đán', 'day_off', true),
  ('2027-02-09', 'Tết Nguyên đán', 'day_off', false),
  ('2027-02-10', 'Tết Nguyên đán (nghỉ bù)', 'day_off', false),
  ('2027-02-11', 'Tết Nguyên đán (nghỉ bù)', 'day_off', false),
  ('2027-04-16', 'Giỗ Tổ Hùng Vương', 'day_off', true),
  ('2027-04-30', 'Ngày Chiến thắng', 'day_off', true),
  ('2027-05-01', 'Ngày Quốc tế lao động', 'day_off', true),
  ('2027-05-03', 'Ngày Quốc tế lao động (nghỉ bù)', 'day_off', true),
  ('2027-09-02', 'Quốc khánh', 'day_off', true),
  ('2027-09-03', 'Quốc khánh, ngày liền kề', 'day_off', false);

alter table holiday
  add constraint holiday_name check (name <> ''),
  -- Only a day of the weekend can be worked instead of another.
  add constraint holiday_make_up check (kind <> 'make_up' or extract(isodow from day) > 5);

alter table season add constraint season_level_dates check (
  province_plan_due_on <= report_due_on and district_due_on between result_due_on and report_due_on);

-- The same rules as lib/core/working-days.ts; a test compares them day by day.
create function is_working_day(of_day date) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce((select kind = 'make_up' from holiday where day = of_day), extract(isodow from of_day) < 6)
$$;

create function working_day_from(of_day date) returns date
language plpgsql stable set search_path = public, pg_temp as $$
begin
  while of_day is not null and not is_working_day(of_day) loop
    of_day := of_day + 1;
  end loop;
  return of_day;
end $$;

-- The last day of each deadline of a season, moved off the days that nobody works.
create view season_due with (security_invoker = true) as
  select id as season_id, working_day_from(plan_due_on) as plan_on,
         working_day_from(coalesce(province_plan_due_on, plan_due_on)) as province_plan_on,
         working_day_from(result_due_on) as result_on,
         working_day_from(coalesce(district_due_on, report_due_on)) as district_on,
         working_day_from(report_due_on) as report_on
    from season;
grant select on season_due to portal_app, portal_nation;

-- 2. Row security and the trail.
do $$
declare
  t text;
begin
  foreach t in array array['extension', 'report_exception', 'report_supplement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to portal_app, portal_nation', t);
  end loop;
  foreach t in array array['holiday', 'extension', 'report_exception', 'report_supplement'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
end $$;
grant delete on report_exception to portal_app, portal_nation;

-- A commune that is named reads that it is, and until when it is expected.
create policy missing_read on report_exception for select to portal_app
  using (missing_unit_id = any(array(select scope_units())));

alter table holiday enable row level security;
alter table holiday force row level security;
create policy shared_read on holiday for select to portal_app, portal_auth using (true);
create policy nation on holiday for all to portal_nation using (true) with check (true);
create policy owner on holiday for all to current_user using (true) with check (true);
grant select on holiday to portal_app, portal_nation, portal_auth;
grant insert, update, delete on holiday to portal_nation;

-- 3. Extensions.
alter table extension
  add constraint extension_reason check (reason <> ''),
  add constraint extension_asked check ((asked_by_id is null) = (asked_until is null) and (state in ('granted') or asked_by_id is not null)),
  add constraint extension_granted check ((state = 'granted') = (granted_until is not null)),
  add constraint extension_decided check ((state in ('granted', 'refused')) = (decided_by_id is not null and decided_at is not null)),
  add constraint extension_refused_why check (state <> 'refused' or note <> ''),
  add constraint extension_four_eyes check (decided_by_id is null or decided_by_id is distinct from asked_by_id);
create unique index extension_one_asked on extension (unit_id, season_id, what) where state = 'asked';

create function today_in_vietnam() returns date
language sql stable parallel safe as $$ select (now() at time zone 'Asia/Ho_Chi_Minh')::date $$;

-- A unit asks for itself; a unit above it decides, once; nobody decides what they asked for.
create function guard_extension() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  reach reach_via := (select via from unit_reach where holder_id = current_unit() and unit_id = new.unit_id and whole);
  own boolean := coalesce(reach in ('self', 'absorbed'), false);
  above boolean := coalesce(reach = 'below', false);
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if tg_op = 'UPDATE' and (old.state <> 'asked' or new.state = 'asked') then
    raise exception using errcode = 'check_violation', constraint = 'extension_final', message = 'extension_final: an extension is decided once';
  end if;
  if tg_op = 'UPDATE' and (new.unit_id, new.season_id, new.what, new.reason, new.asked_until, new.asked_by_id)
       is distinct from (old.unit_id, old.season_id, old.what, old.reason, old.asked_until, old.asked_by_id) then
    raise exception using errcode = 'check_violation', constraint = 'extension_identity', message = 'extension_identity: what was asked for never changes';
  end if;
  if tg_op = 'INSERT' and new.state not in ('asked', 'granted')
     or new.state in ('asked', 'withdrawn') and not own
     or new.state in ('granted', 'refused') and not above then
    raise exception using errcode = 'check_violation', constraint = 'extension_level', message = 'extension_level: a unit asks for itself, a unit above it decides';
  end if;
  if tg_op = 'INSERT' and new.asked_by_id is distinct from (case when new.state = 'asked' then current_actor() end)
     or new.decided_by_id is distinct from (case when new.state in ('granted', 'refused') then current_actor() end) then
    raise exception using errcode = 'check_violation', constraint = 'extension_signature', message = 'extension_signature: who asks or decides is who acts';
  end if;
  if (new.what = 'report') <> ((select level from unit where id = new.unit_id) = 'province') and new.what <> 'plan' then
    raise exception using errcode = 'check_violation', constraint = 'extension_what', message = 'extension_what: a province reports, what lies below it sends results';
  end if;
  return new;
end $$;
create trigger guard before insert or update on extension for each row execute function guard_extension();

-- What is granted, for the deadlines that a person can meet: of units in scope, and of the units above, whose report holds
-- their records. Definer: the rows of the units above stay unseen, their last day does not.
create function granted_extensions() returns table (unit_id uuid, season_id uuid, what extension_what, until date)
language sql stable security definer set search_path = public, pg_temp rows 100 as $$
  select x.unit_id, x.season_id, x.what, max(x.granted_until)
    from extension x
   where x.state = 'granted'
     and ((select level from unit where id = current_unit()) = 'nation'
       or x.unit_id = any(array(select scope_units()))
       or x.unit_id = any(array(select holder_id from unit_reach r where r.unit_id = current_unit())))
   group by 1, 2, 3
$$;

-- 4. An extension in force opens a locked season for the records of its unit, for those who enter and those who decide above.
create function extension_in_force(of_unit uuid, of_season uuid, of_what extension_what) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from extension
     where unit_id = of_unit and season_id = of_season and what = of_what and state = 'granted'
       and granted_until >= today_in_vietnam())
$$;

-- The season as it is for the records of one unit, to look at.
create function season_state_for(of_unit uuid, of_season uuid, of_what extension_what) returns season_state
language sql stable security definer set search_path = public, pg_temp as $$
  select case when state = 'locked' and extension_in_force(of_unit, of_season, of_what) then 'reopened' else state end
    from season where id = of_season
$$;

-- The same for somebody about to write: the share lock makes a lock of the season wait, and be waited for.
create function season_state_for_write(of_unit uuid, of_season uuid, of_what extension_what) returns season_state
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from season where id = of_season for share;
  return season_state_for(of_unit, of_season, of_what);
end $$;

-- Asked by guard_record without a unit: open as soon as anybody in the writer's scope has an extension in force;
-- guard_window then asks for the unit of the record.
create or replace function season_state_for_write(season_id uuid) returns season_state
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  found season_state;
begin
  select s.state into found from season s where s.id = season_state_for_write.season_id for share;
  if found = 'locked' and exists (
    select from extension x
     where x.season_id = season_state_for_write.season_id and x.state = 'granted' and x.granted_until >= today_in_vietnam()
       and x.unit_id = any(array(select scope_units_writable()))
  ) then
    return 'reopened';
  end if;
  return found;
end $$;

create function guard_window() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  row_now record;
begin
  if current_user = 'portal_app' then
    if tg_op = 'DELETE' then row_now := old; else row_now := new; end if;
    if season_state_for(row_now.unit_id, row_now.season_id, case tg_table_name when 'festival' then 'result'::extension_what when 'festival_plan' then 'plan' else 'report' end)
       not in ('open', 'reopened') then
      raise exception using errcode = 'check_violation', constraint = 'season_open', message = 'season_open: the season is not open for this unit';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger guard_window before insert or update or delete on festival_plan for each row execute function guard_window();
create trigger guard_window before insert or update or delete on festival for each row execute function guard_window();
create trigger guard_window before insert or update or delete on festival_report for each row execute function guard_window();

-- 5. Named exceptions: a signed report holds every record below it but those of the communes that it goes without.
alter table report_exception
  add constraint exception_reason check (reason <> ''),
  add constraint exception_closed check (closed_at is null or supplement_id is not null);

create or replace function report_signed(of_unit uuid, of_season uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from festival_report r
     where r.season_id = of_season and r.state in ('sent', 'accepted', 'locked')
       and r.unit_id in (select reporting_provinces(of_unit, of_season))
       and not exists (select from report_exception e
                        where e.report_id = r.id and e.missing_unit_id = of_unit and e.supplement_id is null)
  )
$$;

-- Two statements: the second sees what was committed while the first waited, the exceptions as well as the report.
create or replace function report_signed_for_write(of_unit uuid, of_season uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from festival_report
    where season_id = of_season and unit_id in (select reporting_provinces(of_unit, of_season))
    order by id for share;
  return report_signed(of_unit, of_season);
end $$;

-- What a report goes without is said before it is signed, never after.
create function guard_exception() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  report record;
  carrier record;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  select r.state, r.unit_id, r.season_id into report from festival_report r
   where r.id = case when tg_op = 'DELETE' then old.report_id else new.report_id end for share;
  if (tg_op <> 'UPDATE' or (new.reason, new.expected_on) is distinct from (old.reason, old.expected_on))
     and report.state in ('sent', 'accepted', 'locked') then
    raise exception using errcode = 'check_violation', constraint = 'exception_signed', message = 'exception_signed: a signed report names no more exceptions';
  end if;
  if tg_op = 'DELETE' then
    if old.supplement_id is not null then
      raise exception using errcode = 'check_violation', constraint = 'exception_kept', message = 'exception_kept: a supplement carries it';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if new.supplement_id is not null or new.closed_at is not null
       or not exists (select from unit where id = new.missing_unit_id and level = 'commune')
       or not exists (select from reporting_provinces(new.missing_unit_id, report.season_id) p where p = new.unit_id) then
      raise exception using errcode = 'check_violation', constraint = 'exception_commune', message = 'exception_commune: an exception is a commune that the report speaks of';
    end if;
    return new;
  end if;
  if (new.unit_id, new.report_id, new.missing_unit_id) is distinct from (old.unit_id, old.report_id, old.missing_unit_id)
     or old.closed_at is not null then
    raise exception using errcode = 'check_violation', constraint = 'exception_identity', message = 'exception_identity: whose exception it is never changes, and a closed one stays closed';
  end if;
  if new.supplement_id is not null and new.supplement_id is distinct from old.supplement_id then
    select state, report_id into carrier from report_supplement where id = new.supplement_id;
    if carrier.report_id is distinct from new.report_id or carrier.state not in ('draft', 'returned') then
      raise exception using errcode = 'check_violation', constraint = 'exception_supplement', message = 'exception_supplement: it is carried by a supplement of its report that is about to be sent';
    end if;
    if not exists (select from festival where unit_id = new.missing_unit_id and season_id = report.season_id and state in ('accepted', 'locked')) then
      raise exception using errcode = 'check_violation', constraint = 'exception_empty', message = 'exception_empty: nothing of the commune was accepted';
    end if;
  end if;
  if new.closed_at is not null and (
       current_user <> 'portal_nation'
       or (select state from report_supplement where id = new.supplement_id) is distinct from 'accepted') then
    raise exception using errcode = 'check_violation', constraint = 'exception_closing', message = 'exception_closing: closed when the ministry accepts the supplement';
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on report_exception for each row execute function guard_exception();

-- 6. The supplement: drafted and sent by the province, accepted or returned by the ministry.
alter table report_supplement
  add constraint supplement_number check (number ~ '^\d{1,5}(/\d{4})?[/-][A-ZĐa-zđ0-9]{1,14}([-/][A-ZĐa-zđ0-9]{1,16})*$'),
  add constraint supplement_signer check (signer <> ''),
  add constraint supplement_sent check ((state in ('sent', 'accepted')) <= (sent_by_id is not null)),
  add constraint supplement_accepted check ((state = 'accepted') = (accepted_by_id is not null)),
  add constraint supplement_four_eyes check (accepted_by_id is null or (accepted_by_id <> entered_by_id and accepted_by_id is distinct from sent_by_id)),
  add constraint supplement_returned_why check (state <> 'returned' or return_note <> '');
-- One at a time: two would carry the same communes.
create unique index supplement_one_open on report_supplement (report_id) where state <> 'accepted';

create function guard_supplement() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  report_state record_state;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  select state into report_state from festival_report where id = new.report_id for share;
  if report_state is null or report_state not in ('sent', 'accepted', 'locked') then
    raise exception using errcode = 'check_violation', constraint = 'supplement_report', message = 'supplement_report: what is not signed is not supplemented';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' or new.entered_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'supplement_draft', message = 'supplement_draft: a supplement begins as a draft of who enters it';
    end if;
    return new;
  end if;
  if (new.unit_id, new.report_id) is distinct from (old.unit_id, old.report_id)
     or (new.state <> old.state and (old.state, new.state) not in (
       ('draft', 'sent'), ('returned', 'sent'), ('sent', 'draft'), ('sent', 'returned'), ('sent', 'accepted'))) then
    raise exception using errcode = 'check_violation', constraint = 'supplement_transition',
      message = format('supplement_transition: a supplement cannot go from %s to %s', old.state, new.state);
  end if;
  if old.state in ('sent', 'accepted') and (new.number, new.issued_on, new.signer, new.note, new.entered_by_id)
       is distinct from (old.number, old.issued_on, old.signer, old.note, old.entered_by_id) then
    raise exception using errcode = 'check_violation', constraint = 'supplement_content', message = 'supplement_content: what was sent stands still';
  end if;
  if new.entered_by_id <> old.entered_by_id and new.entered_by_id is distinct from current_actor()
     or new.state = 'sent' and old.state <> 'sent' and (current_user <> 'portal_app' or new.sent_by_id is distinct from current_actor())
     or new.state in ('returned', 'accepted') and old.state = 'sent' and current_user <> 'portal_nation'
     or new.state = 'accepted' and old.state = 'sent' and new.accepted_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'supplement_signature', message = 'supplement_signature: the province sends, the ministry decides, each in their own name';
  end if;
  if new.state = 'accepted' and old.state = 'sent' and report_state not in ('accepted', 'locked') then
    raise exception using errcode = 'check_violation', constraint = 'supplement_report', message = 'supplement_report: the report is accepted before its supplement';
  end if;
  return new;
end $$;
create trigger guard before insert or update on report_supplement for each row execute function guard_supplement();
