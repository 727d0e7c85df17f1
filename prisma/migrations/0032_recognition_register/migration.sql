-- CreateTable
CREATE TABLE "recognition_target" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "percent" INTEGER NOT NULL,
    "paper" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recognition_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recognition_target_scheme_id_year_idx" ON "recognition_target"("scheme_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "recognition_target_unit_id_scheme_id_year_key" ON "recognition_target"("unit_id", "scheme_id", "year");

-- AddForeignKey
ALTER TABLE "recognition_target" ADD CONSTRAINT "recognition_target_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recognition_target" ADD CONSTRAINT "recognition_target_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Register, registration, applications (docs/decisions/0025-applications.md): what Prisma does not know.

-- 1. Targets belong to provinces.
alter table recognition_target
  add constraint target_percent check (percent between 1 and 10000),
  add constraint target_year check (year between 2021 and 2100);

create function guard_target() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from unit where id = new.unit_id and level = 'province') then
    raise exception using errcode = 'check_violation', constraint = 'target_unit', message = 'target_unit: targets are set by provinces';
  end if;
  if tg_op = 'UPDATE' and (new.unit_id, new.scheme_id, new.year) is distinct from (old.unit_id, old.scheme_id, old.year) then
    raise exception using errcode = 'check_violation', constraint = 'target_identity', message = 'target_identity: whose and for when never changes';
  end if;
  if current_user in ('portal_app', 'portal_nation') and new.entered_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'target_signature', message = 'target_signature: who sets it is who acts';
  end if;
  return new;
end $$;
create trigger guard before insert or update on recognition_target for each row execute function guard_target();

alter table recognition_target enable row level security;
alter table recognition_target force row level security;
create policy scope_read on recognition_target for select to portal_app using (unit_id = any(array(select scope_units())));
create policy scope_insert on recognition_target for insert to portal_app with check (unit_id = any(array(select scope_units_writable())));
create policy scope_update on recognition_target for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())));
create policy scope_delete on recognition_target for delete to portal_app using (unit_id = any(array(select scope_units_writable())));
create policy nation on recognition_target for all to portal_nation using (true) with check (true);
create policy owner on recognition_target for all to current_user using (true) with check (true);
create trigger audit after insert or update or delete on recognition_target for each row execute function write_audit();
grant select, insert, update, delete on recognition_target to portal_app, portal_nation;

-- 2. Facts: what the portal itself knows of a unit in some days, in hundredths; null where there is nothing to count from.
--    They read with the rights of who asks. Their names are the codes of lib/recognitions/applications/facts.ts.
create function fact_units(of_unit uuid) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select of_unit union select unit_id from unit_reach where holder_id = of_unit and whole
$$;

create function fact_festival_held(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select 100 * count(*)::int from festival
   where unit_id = any(array(select fact_units(of_unit))) and status = 'held' and state in ('accepted', 'locked')
     and held_on between from_day and to_day
$$;

create function fact_models(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select 100 * count(*)::int from festival_model m join festival f on f.id = m.festival_id
   where f.unit_id = any(array(select fact_units(of_unit))) and f.status = 'held' and f.state in ('accepted', 'locked')
     and f.held_on between from_day and to_day
$$;

-- The subjects of a commune in the year to which a day belongs, with what became of them in "An toàn về ANTT".
create function fact_subjects(of_unit uuid, to_day date) returns table (kind subject_kind, registered boolean, recognised boolean)
language sql stable set search_path = public, pg_temp as $$
  select s.kind, coalesce(a.state <> 'withdrawn', false), coalesce(a.state = 'recognised', false)
    from subject s
    left join application a on a.subject_id = s.id and a.unit_id = s.unit_id and a.subject_kind = s.kind
     and a.year = extract(year from to_day) and a.state <> 'withdrawn'
     and a.scheme_id = (select id from scheme where code = 'safe_area')
   where s.unit_id = any(array(select fact_units(of_unit))) and s.managed_by = 'commune'
     and coalesce(s.started_on, '-infinity') <= to_day and coalesce(s.ended_on, 'infinity') > to_day
$$;

create function fact_subjects_registered_share(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select (10000 * count(*) filter (where registered) / nullif(count(*), 0))::int from fact_subjects(of_unit, to_day)
$$;

create function fact_subjects_safe_share(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select (10000 * count(*) filter (where recognised) / nullif(count(*), 0))::int
    from fact_subjects(of_unit, to_day) where registered
$$;

create function fact_residential_safe_share(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select (10000 * count(*) filter (where recognised) / nullif(count(*), 0))::int
    from fact_subjects(of_unit, to_day) where kind = 'residential'
$$;

create function fact_safe_area(of_unit uuid, from_day date, to_day date) returns int
language sql stable set search_path = public, pg_temp as $$
  select 100 * count(*)::int from application a join scheme s on s.id = a.scheme_id
   where s.code = 'safe_area' and a.unit_id = of_unit and a.subject_id is null and a.year = extract(year from to_day)
     and a.state = 'recognised'
$$;

-- 3. Names as people list them: "Tổ dân phố 2" before "Tổ dân phố 10".
create collation name_order (provider = icu, locale = 'vi-u-kn-true');
