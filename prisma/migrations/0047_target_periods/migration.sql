-- A scheme says what its targets count: "An toàn về ANTT" is recognised anew every year, Công an phường kiểu mẫu stands until it
-- ends. And the nation sets targets of its own, that every province may read.

-- CreateEnum
CREATE TYPE "scheme_period" AS ENUM ('yearly', 'standing');

-- AlterTable
ALTER TABLE "scheme" ADD COLUMN     "period" "scheme_period" NOT NULL DEFAULT 'standing';

-- 1. TT 124/2021 (Điều 3) and QĐ 510/QĐ-BCA-V05 are of one year; what the others recognise is kept or lost later.
update scheme set period = 'yearly' where code in ('safe_area', 'movement_class');

-- 2. What stands at the end of a year: a unit's own recognition, or one that was carried over to it. Whoever asks sees their own scope.
create function recognitions_standing(of_year int) returns table (unit_id uuid, scheme_id uuid, recognition_id uuid)
language sql stable set search_path = public, pg_temp as $$
  with standing as (
    select r.id, r.scheme_id, a.unit_id
      from recognition r join application a on a.id = r.application_id and a.subject_id is null
     where r.year <= of_year and coalesce(r.valid_to, 'infinity') > make_date(of_year, 12, 31)
       and (r.state = 'valid' or coalesce(r.ended_on, 'infinity') > make_date(of_year, 12, 31)))
  select s.unit_id, s.scheme_id, s.id from standing s
  union
  select k.successor_unit_id, s.scheme_id, s.id from standing s join recognition_succession k on k.recognition_id = s.id
   where k.carried and k.decided_on <= make_date(of_year, 12, 31)
$$;

-- The communes that a target of a year counts, as the scheme says.
create function units_recognised(of_scheme uuid, of_year int) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select r.unit_id from recognitions_standing(of_year) r
   where r.scheme_id = of_scheme and exists (select from scheme where id = of_scheme and period = 'standing')
  union
  select a.unit_id from application a
   where a.scheme_id = of_scheme and a.year = of_year and a.subject_id is null and a.state = 'recognised'
     and exists (select from scheme where id = of_scheme and period = 'yearly')
  union
  -- Recognised within the year and merged within it: it counts where somebody decided that it goes on.
  select k.successor_unit_id
    from application a join recognition r on r.application_id = a.id join recognition_succession k on k.recognition_id = r.id
   where a.scheme_id = of_scheme and a.year = of_year and a.subject_id is null and a.state = 'recognised' and k.carried
     and exists (select from scheme where id = of_scheme and period = 'yearly')
$$;

-- 3. Targets belong to provinces, and to the nation.
create or replace function guard_target() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from unit where id = new.unit_id and level in ('nation', 'province')) then
    raise exception using errcode = 'check_violation', constraint = 'target_unit', message = 'target_unit: targets are set by provinces, and by the nation';
  end if;
  if tg_op = 'UPDATE' and (new.unit_id, new.scheme_id, new.year) is distinct from (old.unit_id, old.scheme_id, old.year) then
    raise exception using errcode = 'check_violation', constraint = 'target_identity', message = 'target_identity: whose and for when never changes';
  end if;
  if current_user in ('portal_app', 'portal_nation') and new.entered_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'target_signature', message = 'target_signature: who sets it is who acts';
  end if;
  return new;
end $$;

create policy nation_read on recognition_target for select to portal_app
  using (exists (select from unit u where u.id = recognition_target.unit_id and u.level = 'nation'));
