-- Evidence of an answer out of the unit's own records (docs/decisions/0028-own-records.md). A row is either a record that
-- was chosen, named by kind and id, or the address of any other page that somebody typed. Files of an answer lie in
-- evidence_file since 0031: the kind "file" of 0030 was never written and goes.

-- CreateEnum
CREATE TYPE "evidence_record" AS ENUM ('festival', 'award', 'recognition', 'file');

alter table answer_evidence drop constraint evidence_what;

-- DropIndex
DROP INDEX "answer_evidence_file_id_idx";

-- AlterTable
ALTER TABLE "answer_evidence" DROP COLUMN "file_id",
DROP COLUMN "kind",
ADD COLUMN "record_id" UUID,
ADD COLUMN "record_kind" "evidence_record",
ALTER COLUMN "address" DROP DEFAULT;

-- DropEnum
DROP TYPE "evidence_kind";

-- CreateIndex
CREATE UNIQUE INDEX "answer_evidence_answer_id_record_kind_record_id_key" ON "answer_evidence"("answer_id", "record_kind", "record_id");

alter table answer_evidence
  add constraint evidence_what check (address ~ '^/[a-z]' and num_nulls(record_kind, record_id) in (0, 2));

-- 1. "3 bằng khen của UBND tỉnh cho tập thể".
create function award_label(w festival_award) returns text
language sql immutable parallel safe as $$
  select w.count || ' ' || case w.form when 'medal' then 'kỷ niệm chương' when 'merit_certificate' then 'bằng khen' else 'giấy khen' end
    || ' của ' || case w.authority when 'ministry' then 'Bộ Công an' when 'province_committee' then 'UBND tỉnh'
         when 'district_committee' then 'UBND huyện' when 'commune_committee' then 'UBND xã'
         when 'province_police' then 'Giám đốc Công an tỉnh' else 'cơ quan khác' end
    || ' cho ' || case w.recipient when 'collective' then 'tập thể' else 'cá nhân' end
$$;

-- What a commune may bring to an application: its accepted Ngày hội of the year, what was awarded at them, the photos and
-- papers of them, and what was recognised and stands in that year. With the rights of who asks, like the facts of 0032.
create function own_records(of_application uuid)
returns table (kind evidence_record, id uuid, name text, detail text, day date, address text, search text)
language sql stable set search_path = public, pg_temp as $$
  with a as (
    select id, unit_id, year from application where id = of_application
  ), held as (
    select f.id, f.unit_id, f.name, f.place, f.held_on, f.turnout, f.search_key from a join season s on s.year = a.year
      join festival f on f.season_id = s.id and f.unit_id = any(array(select fact_units(a.unit_id)))
     where f.status = 'held' and f.state in ('accepted', 'locked')
  )
  select 'festival'::evidence_record, f.id, f.name, coalesce(f.turnout || ' lượt người', ''), f.held_on, '/festivals/' || f.id, f.search_key from held f
  union all
  select 'award', w.id, f.name, award_label(w), f.held_on, '/festivals/' || f.id, f.search_key || ' ' || fold(award_label(w))
    from held f join festival_award w on w.festival_id = f.id and w.unit_id = f.unit_id
  union all
  select 'file', e.id, f.name, case e.kind when 'photo' then 'ảnh' else 'tài liệu' end || ': ' || coalesce(nullif(e.caption, ''), e.file_name),
         f.held_on, '/evidence/' || e.id, f.search_key || ' ' || fold(e.caption || ' ' || e.file_name)
    from held f join evidence_file e on e.record_kind = 'festival' and e.record_id = f.id and e.unit_id = f.unit_id
   where e.removed_at is null and e.hidden_at is null
  union all
  select 'recognition', r.id, coalesce(b.name, upper(left(unit_kind_label(u.kind), 1)) || substr(unit_kind_label(u.kind), 2) || ' ' || u.name), m.short_name || ' ' || r.year || ', số hiệu ' || r.serial, r.valid_from,
         '/recognitions/recognised/' || r.id, fold(coalesce(b.name, u.name) || ' ' || m.short_name) || ' ' || r.serial
    from a join recognition r on r.unit_id = any(array(select fact_units(a.unit_id))) and r.application_id <> a.id
    join application o on o.id = r.application_id join unit u on u.id = r.unit_id join scheme m on m.id = r.scheme_id
    left join subject b on b.id = o.subject_id
   where r.state = 'valid' and r.year <= a.year and coalesce(r.valid_to, 'infinity') > make_date(a.year, 1, 1)
$$;

-- Whether the page behind a chosen record opens for who asks: row security says. Of a part, the record that it is part of.
create function evidence_opens(kind evidence_record, address text) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select case kind
    when 'recognition' then exists (select from recognition where id = right(address, 36)::uuid)
    when 'file' then exists (select from evidence_file where id = right(address, 36)::uuid and removed_at is null and hidden_at is null)
    else exists (select from festival where id = right(address, 36)::uuid)
  end
$$;

-- 2. A chosen record is the unit's own and of the year, and its address is where it is: whoever signs in.
create or replace function guard_evidence() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  n application_answer;
  a application;
begin
  if tg_op = 'UPDATE' and (new.answer_id, new.record_kind, new.record_id) is distinct from (old.answer_id, old.record_kind, old.record_id) then
    raise exception using errcode = 'check_violation', constraint = 'evidence_identity', message = 'evidence_identity: what is brought stays what it is';
  end if;
  select * into n from application_answer where id = case when tg_op = 'DELETE' then old.answer_id else new.answer_id end;
  if tg_op <> 'DELETE' and new.record_id is not null then
    new.address := (select r.address from own_records(n.application_id) r where r.kind = new.record_kind and r.id = new.record_id);
    if new.address is null then
      raise exception using errcode = 'check_violation', constraint = 'evidence_own', message = 'evidence_own: not a record of this unit and year';
    end if;
  end if;
  if current_user not in ('portal_app', 'portal_nation') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  a := application_for_write(n.application_id);
  if a.state not in ('building', 'returned') or a.open_criteria <> '{}' and not n.criterion_id = any(a.open_criteria) then
    raise exception using errcode = 'check_violation', constraint = 'answer_closed', message = 'answer_closed: this criterion is not open now';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- 3. A photo of a Ngày hội that was brought to an application is evidence of it: who appraises it looks at the photo too.
create policy cited_read on evidence_file for select to portal_app using (
  id in (select e.record_id from answer_evidence e
          where e.record_kind = 'file' and e.application_id = any(array(select my_appraised_applications()))));
