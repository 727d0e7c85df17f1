-- Figures of recognition (KM, XH, AT, PL, NT) are kept as sums like those of the points (0025), by years instead of seasons
-- (docs/decisions/0027-recognition-figures.md).

-- CreateTable
CREATE TABLE "figure_year" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,

    CONSTRAINT "figure_year_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "figure_year_year_key" ON "figure_year"("year");

-- 1. The years that applications and re-checks may be of. The same ids everywhere: sums of two databases can be compared.
insert into figure_year (id, year) select md5('figure_year ' || y)::uuid, y from generate_series(2012, 2100) y;

alter table figure_year enable row level security;
alter table figure_year force row level security;
create policy shared_read on figure_year for select to portal_app using (true);
create policy nation on figure_year for select to portal_nation using (true);
create policy owner on figure_year for all to current_user using (true) with check (true);
grant select on figure_year to portal_app, portal_nation;

-- 2. What an application adds to the figures is said by these columns alone; typing into it costs nothing.
create function counts_as(a application) returns text
language sql immutable as $$
  select case
      when a.state in ('registered', 'building', 'self_scored', 'returned') then 'begun'
      when a.state <> 'withdrawn' then concat_ws('/', a.state, a.stage, a.outcome_class, a.self_met, a.appraised_met, a.set_id, a.addition_set_id)
    end || concat_ws('/', ' of', a.unit_id, a.year, a.scheme_id, a.subject_kind, a.subject_id, a.decides)
$$;

-- The states in which an application lies above, or was decided: its answers are fixed.
create function is_judged(state application_state) returns boolean
language sql immutable parallel safe as $$
  select state in ('sent', 'passed', 'proposed', 'recognised', 'not_met')
$$;

-- Recognised for the first time: whoever is recognised again in a later year is one and the same. Across a merger units are
-- different ones, as their recognitions are.
create function is_first(a application) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select a.state = 'recognised' and not exists (
    select from application e
     where e.unit_id = a.unit_id and e.scheme_id = a.scheme_id and e.subject_id is not distinct from a.subject_id
       and e.state = 'recognised' and e.year < a.year)
$$;

-- The answers of an application at which no point is given: as agreed by the last appraisal, else as it scores itself.
create function unmet_criteria(of_application uuid) returns setof uuid
language sql stable set search_path = public, pg_temp as $$
  select c.id
    from application_answer n
    join criterion c on c.id = n.criterion_id and c.kind <> 'parts'
    join criteria_set cs on cs.id = c.set_id
    left join lateral (
      select scored(to_jsonb(g)) as agreed from appraisal p join agreed_score g on g.appraisal_id = p.id
       where p.application_id = n.application_id and p.state = 'agreed' and g.criterion_id = n.criterion_id
       order by p.agreed_at desc limit 1) last on true
   where n.application_id = of_application
     and not coalesce((last.agreed).not_applicable, n.not_applicable)
     and leaf_points(c, cs.scoring, coalesce(last.agreed, n)) = 0
$$;

-- How many criteria are asked of an application and apply to it; parts of one are not told apart.
create function applying_criteria(of_application uuid) returns bigint
language sql stable set search_path = public, pg_temp as $$
  select count(*) from application a join criterion c on c.set_id in (a.set_id, a.addition_set_id)
   where a.id = of_application and c.parent_id is null
     and (coalesce(c.applies_to, '{}') = '{}' or a.subject_kind = any(c.applies_to))
     and not exists (select from application_answer n
                      where n.application_id = a.id and n.criterion_id = c.id and n.not_applicable)
$$;

-- 3. The facts of recognition. Cells begin with scheme and kind of subject; whoever reads sees those of their own scope.
alter view figure_fact rename to festival_fact;

create view recognition_fact with (security_invoker = true) as
  select a.unit_id, y.id as season_id, a.id as record_id, m.measure, s.code || '/' || a.subject_kind || m.rest as cell, m.final, 1::bigint as amount
    from figure_year y
    join application a on a.year = y.year
    join scheme s on s.id = a.scheme_id
   cross join lateral (values
     ('recognition.registered', '', true, a.state <> 'withdrawn'),
     ('recognition.sent', '', true, is_judged(a.state)),
     -- What the Minister decides passes the province first; what lies above it has.
     ('recognition.passed', '', true, a.decides = 'nation' and is_judged(a.state)
        and (a.stage = 'nation' or a.stage = 'province' and a.state = 'passed')),
     ('recognition.passed', '', false, a.decides = 'nation' and a.stage = 'province' and a.state = 'sent'),
     ('recognition.outcome', '/' || a.state || '/' || a.outcome_class, true, a.state in ('recognised', 'not_met')),
     ('recognition.outcome', '/recognised/' || a.outcome_class, false, a.state = 'proposed')) m (measure, rest, final, counts)
   where m.counts
  union all
  select a.unit_id, y.id, a.id, 'recognition.first', s.code || '/' || a.subject_kind, true, 1
    from figure_year y
    join application a on a.year = y.year and a.state = 'recognised'
    join scheme s on s.id = a.scheme_id
   where is_first(a)
  union all
  -- Of communes themselves, by sets that ask đạt or chưa đạt: "28 of 34".
  select a.unit_id, y.id, a.id, 'recognition.criteria', s.code || '/' || a.subject_kind || '/' || m.part,
         a.state in ('recognised', 'not_met'), m.amount
    from figure_year y
    join application a on a.year = y.year and a.subject_id is null and is_judged(a.state)
    join criteria_set cs on cs.id = a.set_id and cs.scoring = 'met'
    join scheme s on s.id = a.scheme_id
   cross join lateral (values
     ('met', coalesce(a.appraised_met, a.self_met, 0)::bigint), ('asked', applying_criteria(a.id))) m (part, amount)
   where m.amount > 0
  union all
  select a.unit_id, y.id, a.id, 'recognition.unmet',
         s.code || '/' || a.subject_kind || '/' || case when a.state in ('recognised', 'not_met') then a.state::text else 'open' end || '/' || c.id,
         a.state in ('recognised', 'not_met'), 1
    from figure_year y
    join application a on a.year = y.year and is_judged(a.state)
    join scheme s on s.id = a.scheme_id
   cross join lateral unmet_criteria(a.id) c (id)
  union all
  select k.unit_id, y.id, a.id, 'recognition.afterwards', s.code || '/' || a.subject_kind || '/' || case when k.kept then 'kept' else 'lost' end,
         true, 1
    from figure_year y
    join recheck k on k.year = y.year
    join recognition r on r.id = k.recognition_id
    join application a on a.id = r.application_id
    join scheme s on s.id = r.scheme_id
  union all
  -- Lost is what a re-check found, and told above.
  select r.unit_id, y.id, a.id, 'recognition.afterwards', s.code || '/' || a.subject_kind || '/' || r.state, true, 1
    from figure_year y
    join recognition r on extract(year from r.ended_on)::int = y.year and r.state in ('withdrawn', 'ended')
    join application a on a.id = r.application_id
    join scheme s on s.id = r.scheme_id;

create view figure_fact with (security_invoker = true) as
  select unit_id, season_id, record_id, measure, cell, final, amount from festival_fact
  union all
  select unit_id, season_id, record_id, measure, cell, final, amount from recognition_fact;

grant select on festival_fact, recognition_fact, figure_fact to portal_app, portal_nation;

-- 4. Noting what was touched. Of the same applicant in the same scheme all years: which one was the first depends on them.
create function touch_applications(applications application[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  select touch_figures(array_agg(t.unit_id), array_agg(t.id)) from (
    select x.unit_id, y.id from unnest(applications) x join figure_year y on y.year = x.year
    union
    select o.unit_id, y.id
      from unnest(applications) x
      join application o on o.unit_id = x.unit_id and o.scheme_id = x.scheme_id and o.subject_id is not distinct from x.subject_id
                        and o.state = 'recognised'
      join figure_year y on y.year = o.year) t
  having count(*) > 0
$$;

create function touch_application() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    perform touch_applications(array(
      select x.one from before b join after a on a.id = b.id cross join lateral (values (b::application), (a::application)) x (one)
       where counts_as(b::application) is distinct from counts_as(a::application)));
  else
    perform touch_applications(array(select c::application from changed c where counts_as(c::application) is not null));
  end if;
  return null;
end $$;

create trigger figures_insert after insert on application referencing new table as changed
  for each statement execute function touch_application();
create trigger figures_update after update on application referencing old table as before new table as after
  for each statement execute function touch_application();
create trigger figures_delete after delete on application referencing old table as changed
  for each statement execute function touch_application();

-- Agreed scores take the place of the self-scores when the appraisal is agreed.
create function touch_appraisal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform touch_applications(array(
    select a from changed c join application a on a.id = c.application_id where is_judged(a.state) and c.state <> 'open'));
  return null;
end $$;
-- Both sides: an appraisal may be opened again.
create trigger figures_update_from after update on appraisal referencing old table as changed
  for each statement execute function touch_appraisal();
create trigger figures_update_to after update on appraisal referencing new table as changed
  for each statement execute function touch_appraisal();
create trigger figures_delete after delete on appraisal referencing old table as changed
  for each statement execute function touch_appraisal();

create function touch_recheck() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  units uuid[];
  years uuid[];
begin
  select array_agg(c.unit_id), array_agg(y.id) into units, years from changed c join figure_year y on y.year = c.year;
  if units is not null then
    perform touch_figures(units, years);
  end if;
  return null;
end $$;
create trigger figures_insert after insert on recheck referencing new table as changed
  for each statement execute function touch_recheck();
create trigger figures_delete after delete on recheck referencing old table as changed
  for each statement execute function touch_recheck();

create function touch_recognition() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  units uuid[];
  years uuid[];
begin
  select array_agg(c.unit_id), array_agg(y.id) into units, years
    from changed c join figure_year y on y.year = extract(year from c.ended_on)::int where c.state in ('withdrawn', 'ended');
  if units is not null then
    perform touch_figures(units, years);
  end if;
  return null;
end $$;
create trigger figures_insert after insert on recognition referencing new table as changed
  for each statement execute function touch_recognition();
create trigger figures_update_from after update on recognition referencing old table as changed
  for each statement execute function touch_recognition();
create trigger figures_update_to after update on recognition referencing new table as changed
  for each statement execute function touch_recognition();
create trigger figures_delete after delete on recognition referencing old table as changed
  for each statement execute function touch_recognition();

revoke execute on function touch_applications(application[]) from public;

-- 5. What recounting reads of a unit and a year.
create index application_counted on application (unit_id, year) include (id, state, stage, decides, scheme_id, subject_kind);
create index recheck_counted on recheck (unit_id, year);
create index recognition_ended on recognition (unit_id) where ended_on is not null;

select recount_figures();
