-- CreateEnum
CREATE TYPE "appraisal_state" AS ENUM ('open', 'agreed', 'ended');

-- CreateEnum
CREATE TYPE "sheet_state" AS ENUM ('draft', 'sent');

-- CreateEnum
CREATE TYPE "appraisal_note_kind" AS ENUM ('visit', 'minutes');

-- CreateTable
CREATE TABLE "appraisal_team" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "moderate_from" INTEGER NOT NULL DEFAULT 2000,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appraisal_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_member" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "team_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_unit" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "appraisal_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "application_unit_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "level" "unit_level" NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" "appraisal_state" NOT NULL DEFAULT 'open',
    "agreed_total" INTEGER,
    "agreed_met" INTEGER,
    "agreed_class" TEXT NOT NULL DEFAULT '',
    "passed" BOOLEAN,
    "conclusion" TEXT NOT NULL DEFAULT '',
    "agreed_by_id" UUID,
    "agreed_by_name" TEXT NOT NULL DEFAULT '',
    "agreed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_by_id" UUID NOT NULL,
    "opened_by_name" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_assignment" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "appraisal_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seed" TEXT NOT NULL DEFAULT '',
    "assigned_by_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "appraisal_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_conflict" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appraisal_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_sheet" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "appraisal_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "state" "sheet_state" NOT NULL DEFAULT 'draft',
    "reason" TEXT NOT NULL DEFAULT '',
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "score_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member_score" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "value" INTEGER,
    "met" BOOLEAN,
    "grade" TEXT,
    "not_applicable" BOOLEAN NOT NULL DEFAULT false,
    "remark" TEXT NOT NULL DEFAULT '',
    "cites" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "member_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreed_score" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "appraisal_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "value" INTEGER,
    "met" BOOLEAN,
    "grade" TEXT,
    "not_applicable" BOOLEAN NOT NULL DEFAULT false,
    "remark" TEXT NOT NULL DEFAULT '',
    "moderation" TEXT NOT NULL DEFAULT '',
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreed_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal_note" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "appraisal_id" UUID NOT NULL,
    "kind" "appraisal_note_kind" NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "present" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appraisal_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "appraisal_team_unit_id_year_idx" ON "appraisal_team"("unit_id", "year");

-- CreateIndex
CREATE INDEX "appraisal_team_scheme_id_idx" ON "appraisal_team"("scheme_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_team_id_unit_id_key" ON "appraisal_team"("id", "unit_id");

-- CreateIndex
CREATE INDEX "appraisal_member_team_id_unit_id_idx" ON "appraisal_member"("team_id", "unit_id");

-- CreateIndex
CREATE INDEX "appraisal_member_user_id_idx" ON "appraisal_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_member_team_id_user_id_key" ON "appraisal_member"("team_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_member_id_user_id_key" ON "appraisal_member"("id", "user_id");

-- CreateIndex
CREATE INDEX "appraisal_application_id_application_unit_id_idx" ON "appraisal"("application_id", "application_unit_id");

-- CreateIndex
CREATE INDEX "appraisal_team_id_unit_id_idx" ON "appraisal"("team_id", "unit_id");

-- CreateIndex
CREATE INDEX "appraisal_unit_id_state_idx" ON "appraisal"("unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_id_unit_id_key" ON "appraisal"("id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_application_id_level_round_key" ON "appraisal"("application_id", "level", "round");

-- CreateIndex
CREATE INDEX "appraisal_assignment_appraisal_id_unit_id_idx" ON "appraisal_assignment"("appraisal_id", "unit_id");

-- CreateIndex
CREATE INDEX "appraisal_assignment_member_id_user_id_idx" ON "appraisal_assignment"("member_id", "user_id");

-- CreateIndex
CREATE INDEX "appraisal_assignment_user_id_ended_at_idx" ON "appraisal_assignment"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "appraisal_assignment_application_id_idx" ON "appraisal_assignment"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_assignment_id_appraisal_id_user_id_key" ON "appraisal_assignment"("id", "appraisal_id", "user_id");

-- CreateIndex
CREATE INDEX "appraisal_conflict_unit_id_idx" ON "appraisal_conflict"("unit_id");

-- CreateIndex
CREATE INDEX "appraisal_conflict_user_id_idx" ON "appraisal_conflict"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_conflict_application_id_user_id_key" ON "appraisal_conflict"("application_id", "user_id");

-- CreateIndex
CREATE INDEX "score_sheet_appraisal_id_unit_id_idx" ON "score_sheet"("appraisal_id", "unit_id");

-- CreateIndex
CREATE INDEX "score_sheet_assignment_id_appraisal_id_user_id_idx" ON "score_sheet"("assignment_id", "appraisal_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_sheet_assignment_id_edition_key" ON "score_sheet"("assignment_id", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "score_sheet_id_unit_id_key" ON "score_sheet"("id", "unit_id");

-- CreateIndex
CREATE INDEX "member_score_sheet_id_unit_id_idx" ON "member_score"("sheet_id", "unit_id");

-- CreateIndex
CREATE INDEX "member_score_criterion_id_idx" ON "member_score"("criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_score_sheet_id_criterion_id_key" ON "member_score"("sheet_id", "criterion_id");

-- CreateIndex
CREATE INDEX "agreed_score_appraisal_id_unit_id_idx" ON "agreed_score"("appraisal_id", "unit_id");

-- CreateIndex
CREATE INDEX "agreed_score_criterion_id_idx" ON "agreed_score"("criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreed_score_appraisal_id_criterion_id_key" ON "agreed_score"("appraisal_id", "criterion_id");

-- CreateIndex
CREATE INDEX "appraisal_note_appraisal_id_unit_id_idx" ON "appraisal_note"("appraisal_id", "unit_id");

-- AddForeignKey
ALTER TABLE "appraisal_team" ADD CONSTRAINT "appraisal_team_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_team" ADD CONSTRAINT "appraisal_team_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_member" ADD CONSTRAINT "appraisal_member_team_id_unit_id_fkey" FOREIGN KEY ("team_id", "unit_id") REFERENCES "appraisal_team"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_member" ADD CONSTRAINT "appraisal_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_application_id_application_unit_id_fkey" FOREIGN KEY ("application_id", "application_unit_id") REFERENCES "application"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_team_id_unit_id_fkey" FOREIGN KEY ("team_id", "unit_id") REFERENCES "appraisal_team"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_assignment" ADD CONSTRAINT "appraisal_assignment_appraisal_id_unit_id_fkey" FOREIGN KEY ("appraisal_id", "unit_id") REFERENCES "appraisal"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_assignment" ADD CONSTRAINT "appraisal_assignment_member_id_user_id_fkey" FOREIGN KEY ("member_id", "user_id") REFERENCES "appraisal_member"("id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_conflict" ADD CONSTRAINT "appraisal_conflict_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_conflict" ADD CONSTRAINT "appraisal_conflict_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_conflict" ADD CONSTRAINT "appraisal_conflict_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_appraisal_id_unit_id_fkey" FOREIGN KEY ("appraisal_id", "unit_id") REFERENCES "appraisal"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_assignment_id_appraisal_id_user_id_fkey" FOREIGN KEY ("assignment_id", "appraisal_id", "user_id") REFERENCES "appraisal_assignment"("id", "appraisal_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_score" ADD CONSTRAINT "member_score_sheet_id_unit_id_fkey" FOREIGN KEY ("sheet_id", "unit_id") REFERENCES "score_sheet"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_score" ADD CONSTRAINT "member_score_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreed_score" ADD CONSTRAINT "agreed_score_appraisal_id_unit_id_fkey" FOREIGN KEY ("appraisal_id", "unit_id") REFERENCES "appraisal"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreed_score" ADD CONSTRAINT "agreed_score_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal_note" ADD CONSTRAINT "appraisal_note_appraisal_id_unit_id_fkey" FOREIGN KEY ("appraisal_id", "unit_id") REFERENCES "appraisal"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Appraisal (docs/decisions/0026-appraisal.md): what Prisma does not know.

-- 1. Values that no row can have.
alter table appraisal_team
  add constraint team_named check (name <> '' and decision_number <> ''),
  add constraint team_moderates check (moderate_from between 0 and 10000),
  add constraint team_year check (year between 2012 and 2100);
alter table appraisal
  add constraint appraisal_round check (round > 0),
  add constraint appraisal_agreed check ((state = 'open') = (agreed_at is null) or state = 'ended'),
  add constraint appraisal_result check (state <> 'agreed' or (agreed_total is not null and agreed_met is not null and passed is not null and agreed_by_id is not null));
-- Of one application one round is open or agreed at a level; an earlier level stays agreed.
create unique index appraisal_once on appraisal (application_id, level) where state <> 'ended';
alter table appraisal_assignment add constraint assignment_end check (ended_at is null or end_reason <> '');
create unique index appraisal_assigned_once on appraisal_assignment (appraisal_id, user_id) where ended_at is null;
alter table appraisal_conflict add constraint conflict_reason check (reason <> '');
alter table score_sheet
  add constraint sheet_edition check (edition > 0 and (edition = 1 or reason <> '')),
  add constraint sheet_when check ((state = 'sent') = (sent_at is not null));
alter table member_score
  add constraint score_one check (num_nonnulls(value, met, grade) <= 1 and (not not_applicable or num_nonnulls(value, met, grade) = 0)),
  add constraint score_cites check (array_to_string(cites, ' ') ~ '^((evidence|note):[0-9a-f-]{36}|fact|explanation|papers)?( ((evidence|note):[0-9a-f-]{36}|fact|explanation|papers))*$');
alter table agreed_score
  add constraint agreed_one check (num_nonnulls(value, met, grade) + not_applicable::int = 1);
alter table appraisal_note add constraint note_said check (place <> '' and content <> '');

-- 2. Who is let in. Definers: what they look at is not in the reader's scope.
create function my_appraisals() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select appraisal_id from appraisal_assignment where user_id = current_actor() and ended_at is null
$$;
create function my_appraised_applications() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select application_id from appraisal_assignment where user_id = current_actor() and ended_at is null
$$;
create function my_teams() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select team_id from appraisal_member where user_id = current_actor() and ended_at is null
$$;

-- Nobody reads what another scored before all who are to score have sent theirs.
create function sheets_revealed(of_appraisal uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from appraisal_assignment where appraisal_id = of_appraisal and ended_at is null)
     and not exists (
       select from appraisal_assignment a where a.appraisal_id = of_appraisal and a.ended_at is null
          and not exists (select from score_sheet s where s.assignment_id = a.id and s.state = 'sent'))
$$;

-- What one sent oneself at an earlier round of the same appraisal, whose assignment is over.
create function my_last_sheet(of_application uuid, at_level unit_level) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id from score_sheet s join appraisal p on p.id = s.appraisal_id
   where s.user_id = current_actor() and s.state = 'sent' and p.application_id = of_application and p.level = at_level
   order by s.sent_at desc limit 1
$$;

-- Which of those who are to score have: who, never what.
create function sheets_sent(of_appraisal uuid) returns table (assignment_id uuid, sent_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, (select max(s.sent_at) from score_sheet s where s.assignment_id = a.id and s.state = 'sent')
    from appraisal_assignment a
   where a.appraisal_id = of_appraisal and a.ended_at is null
     and (a.appraisal_id in (select my_appraisals()) or a.unit_id in (select scope_units()))
$$;

-- Why somebody must not appraise an application at a level; null where nothing is in the way.
create function appraisal_obstacle(of_application uuid, person uuid, at_level unit_level) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  with a as (select * from application where id = of_application),
  homes as (
    select unit_id from app_user where id = person
    union
    select unit_id from role_assignment where user_id = person and coalesce(valid_to, 'infinity') > current_date
  )
  select case
    when exists (select from a where person in (entered_by_id, sent_by_id) or person = any(editor_ids)) then 'own_work'
    when exists (select from appraisal_conflict where application_id = of_application and user_id = person) then 'declared'
    -- What a commune decides about its own residential areas it also appraises.
    when at_level <> 'commune' and exists (select from a join homes h on h.unit_id = a.unit_id) then 'own_unit'
    -- No province appraises its own application before the ministry.
    when at_level = 'nation' and exists (
      select from a join homes h on true join unit_reach up on up.unit_id = a.unit_id join unit p on p.id = up.holder_id and p.level = 'province'
       where h.unit_id = p.id or exists (select from unit_reach below where below.holder_id = p.id and below.unit_id = h.unit_id)
    ) then 'own_province'
  end
$$;

-- Somebody to call into a team, by the exact name of the account; told to those who appraise.
create function person_to_appraise(account text) returns table (id uuid, full_name text, unit_kind unit_kind, unit_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.full_name, u.kind, u.name from app_user p join unit u on u.id = p.unit_id
   where p.username = account and p.disabled_at is null
     and current_role_name() in ('commune_officer', 'commune_chief', 'district_officer', 'province_officer', 'province_leader', 'ministry_officer', 'ministry_leader', 'ministry_admin')
$$;

-- 3. What an answer gives, in hundredths: the same as leafScore of lib/recognitions/criteria/scoring.ts; a test holds them together.
create function leaf_points(c criterion, by criteria_scoring, n application_answer) returns int
language sql immutable as $$
  with reached as (
    select (one ->> 'points')::int as points from jsonb_array_elements(c.steps) one
     where one ? 'at' and (case c.better when 'more' then n.value >= (one ->> 'at')::int else n.value <= (one ->> 'at')::int end)
  ), graded as (
    select (one ->> 'points')::int as points, (one ->> 'met')::boolean as met from jsonb_array_elements(c.steps) one
     where one ->> 'grade' = n.grade
  ), judged as (
    select case c.kind
        when 'met' then case when n.met then c.max else 0 end
        when 'points' then greatest(0, least(n.value, c.max))
        when 'grade' then (select points from graded)
        else (select max(points) from reached) end as points,
      case c.kind
        when 'met' then n.met
        when 'points' then case when c.met_at is null then n.value > 0 else greatest(0, least(n.value, c.max)) >= c.met_at end
        when 'grade' then (select met from graded)
        else case when c.met_at is null then coalesce((select max(points) from reached), 0) > 0
                  when c.better = 'more' then n.value >= c.met_at else n.value <= c.met_at end end as met
  )
  select case when n.not_applicable then 0 when by = 'met' then case when met then 100 else 0 end
              else least(coalesce(points, 0), c.max) end from judged
$$;

create function scored(kept jsonb) returns application_answer
language sql immutable as $$
  select jsonb_populate_record(null::application_answer, kept - 'id' - 'unit_id')
$$;

-- The last sheet that each of those who score has sent.
create function counted_sheets(of_appraisal uuid) returns setof score_sheet
language sql stable set search_path = public, pg_temp as $$
  select distinct on (s.assignment_id) s.* from score_sheet s join appraisal_assignment a on a.id = s.assignment_id
   where s.appraisal_id = of_appraisal and s.state = 'sent' and a.ended_at is null
   order by s.assignment_id, s.edition desc
$$;

-- True where the members are so far apart at a criterion that they must talk about it before they agree.
create function moderation_due(of_appraisal uuid, of_criterion uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  with given as (
    select leaf_points(c, cs.scoring, scored(to_jsonb(m))) as points, m.not_applicable, case cs.scoring when 'met' then 100 else c.max end as most
      from counted_sheets(of_appraisal) s join member_score m on m.sheet_id = s.id and m.criterion_id = of_criterion
      join criterion c on c.id = of_criterion join criteria_set cs on cs.id = c.set_id
  )
  select coalesce(bool_or(not_applicable) <> bool_and(not_applicable)
      or (max(points) - min(points))::bigint * 10000 > max(most)::bigint
         * (select t.moderate_from from appraisal a join appraisal_team t on t.id = a.team_id where a.id = of_appraisal), false)
    from given
$$;

-- The criteria that an application is scored by: those of its editions that are asked of its kind of subject.
create function asked_criteria(of_application uuid) returns setof criterion
language sql stable security definer set search_path = public, pg_temp as $$
  select c.* from application a join criterion c on c.set_id in (a.set_id, a.addition_set_id)
    left join criterion whole on whole.id = c.parent_id
   where a.id = of_application and c.kind <> 'parts'
     and (coalesce(c.applies_to, '{}') = '{}' or a.subject_kind = any(c.applies_to))
     and (coalesce(whole.applies_to, '{}') = '{}' or a.subject_kind = any(whole.applies_to))
$$;

-- 4. Guards.
create function people_act() returns boolean
language sql stable as $$ select current_user in ('portal_app', 'portal_nation') $$;

create function guard_team() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.unit_id, new.scheme_id, new.year) is distinct from (old.unit_id, old.scheme_id, old.year) then
    raise exception using errcode = 'check_violation', constraint = 'team_identity', message = 'team_identity: whose team, for what and for when never changes';
  end if;
  if people_act() and (not acts_for(new.unit_id) or tg_op = 'INSERT' and new.entered_by_id is distinct from current_actor()) then
    raise exception using errcode = 'check_violation', constraint = 'team_signature', message = 'team_signature: a unit sets up its own teams';
  end if;
  return new;
end $$;
create trigger guard before insert or update on appraisal_team for each row execute function guard_team();

create function guard_team_member() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and ((new.team_id, new.user_id) is distinct from (old.team_id, old.user_id)) then
    raise exception using errcode = 'check_violation', constraint = 'member_identity', message = 'member_identity: who is a member of which team never changes';
  end if;
  if people_act() and not acts_for(new.unit_id) then
    raise exception using errcode = 'check_violation', constraint = 'team_signature', message = 'team_signature: a unit sets up its own teams';
  end if;
  return new;
end $$;
create trigger guard before insert or update on appraisal_member for each row execute function guard_team_member();

create function guard_appraisal() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  a application;
begin
  if tg_op = 'INSERT' then
    a := application_for_write(new.application_id);
    new.round := coalesce((select max(round) from appraisal where application_id = new.application_id and level = a.stage), 0) + 1;
    new.level := a.stage;
    if people_act() and (new.state <> 'open' or a.state <> 'sent' or a.holder_unit_id <> new.unit_id or not acts_for(new.unit_id)
       or new.opened_by_id is distinct from current_actor()) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_begins', message = 'appraisal_begins: what lies with a unit is appraised by that unit';
    end if;
    if not exists (select from appraisal_team where id = new.team_id and scheme_id = a.scheme_id and year = a.year) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_team', message = 'appraisal_team: a team appraises its own scheme and year';
    end if;
    return new;
  end if;
  if (new.unit_id, new.application_id, new.team_id, new.level, new.round) is distinct from (old.unit_id, old.application_id, old.team_id, old.level, old.round) then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_identity', message = 'appraisal_identity: an appraisal stays with its application and team';
  end if;
  if not people_act() then
    return new;
  end if;
  if old.state <> 'open' then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: what was agreed stands; it ends when the application goes back';
  end if;
  if new.state = 'ended' then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: a round ends with the return of its application';
  end if;
  if new.state = 'agreed' then
    if new.agreed_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_signature', message = 'appraisal_signature: who concludes is who acts';
    end if;
    if not sheets_revealed(new.id) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_hidden', message = 'appraisal_hidden: not everybody has sent their sheet';
    end if;
    if exists (select from asked_criteria(new.application_id) c where not exists (
         select from agreed_score g where g.appraisal_id = new.id and g.criterion_id = c.id)) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_incomplete', message = 'appraisal_incomplete: a criterion has no agreed score';
    end if;
    if exists (select from agreed_score g where g.appraisal_id = new.id and g.moderation = '' and moderation_due(new.id, g.criterion_id)) then
      raise exception using errcode = 'check_violation', constraint = 'moderation_missing', message = 'moderation_missing: the members are far apart and have not talked';
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on appraisal for each row execute function guard_appraisal();

create function guard_appraisal_assignment() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  p appraisal := (select a from appraisal a where a.id = new.appraisal_id);
  obstacle text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['ended_at', 'end_reason'] <> to_jsonb(old) - array['ended_at', 'end_reason'] or old.ended_at is not null then
      raise exception using errcode = 'check_violation', constraint = 'assignment_identity', message = 'assignment_identity: an assignment is only ended';
    end if;
    return new;
  end if;
  if p.id is null or p.state <> 'open' or new.application_id <> p.application_id
     or not exists (select from appraisal_member where id = new.member_id and team_id = p.team_id and ended_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_team', message = 'assignment_team: members of the team appraise what it has open';
  end if;
  obstacle := appraisal_obstacle(p.application_id, new.user_id, p.level);
  if obstacle is not null then
    raise exception using errcode = 'check_violation', constraint = 'assignment_conflict', message = format('assignment_conflict: %s', obstacle);
  end if;
  if people_act() and (not acts_for(new.unit_id) or new.assigned_by_id is distinct from current_actor()) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_signature', message = 'assignment_signature: who assigns is who acts';
  end if;
  return new;
end $$;
create trigger guard before insert or update on appraisal_assignment for each row execute function guard_appraisal_assignment();

create function guard_conflict() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if people_act() and (new.entered_by_id is distinct from current_actor()
     or new.user_id <> current_actor() and not acts_for(new.unit_id)
     or not exists (select from application_for_write(new.application_id) a where a.holder_unit_id = new.unit_id)) then
    raise exception using errcode = 'check_violation', constraint = 'conflict_signature', message = 'conflict_signature: one declares for oneself, or the unit that appraises does';
  end if;
  return new;
end $$;
create trigger guard before insert on appraisal_conflict for each row execute function guard_conflict();

-- Whoever has a conflict is shut out at once, whoever declared it; what they had scored counts no more.
create function shut_out() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update appraisal_assignment set ended_at = now(), end_reason = new.reason
   where application_id = new.application_id and user_id = new.user_id and ended_at is null;
  return null;
end $$;
create trigger shut_out after insert on appraisal_conflict for each row execute function shut_out();

create function guard_sheet() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  asked uuid;
begin
  if tg_op = 'DELETE' then
    if old.state = 'sent' and people_act() then
      raise exception using errcode = 'check_violation', constraint = 'sheet_sent', message = 'sheet_sent: what was sent stands; a new edition says why';
    end if;
    return old;
  end if;
  -- Nobody edits what was sent, whoever signs in.
  if tg_op = 'UPDATE' and (old.state = 'sent' or (new.appraisal_id, new.assignment_id, new.user_id, new.edition) is distinct from (old.appraisal_id, old.assignment_id, old.user_id, old.edition)) then
    raise exception using errcode = 'check_violation', constraint = 'sheet_sent', message = 'sheet_sent: what was sent stands; a new edition says why';
  end if;
  if tg_op = 'INSERT' then
    if people_act() and new.state <> 'draft' then
      raise exception using errcode = 'check_violation', constraint = 'sheet_begins', message = 'sheet_begins: a sheet begins as a draft';
    end if;
    new.edition := coalesce((select max(edition) from score_sheet where assignment_id = new.assignment_id), 0) + 1;
    if exists (select from score_sheet where assignment_id = new.assignment_id and state = 'draft') then
      raise exception using errcode = 'check_violation', constraint = 'sheet_begins', message = 'sheet_begins: an earlier edition is not sent yet';
    end if;
  end if;
  if not people_act() then
    return new;
  end if;
  if new.user_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'sheet_signature', message = 'sheet_signature: who scores is who acts';
  end if;
  if not exists (select from appraisal p join appraisal_assignment a on a.appraisal_id = p.id
                  where p.id = new.appraisal_id and p.state = 'open' and a.id = new.assignment_id and a.ended_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'sheet_closed', message = 'sheet_closed: this appraisal is not open to who scores';
  end if;
  if tg_op = 'UPDATE' and new.state = 'sent' then
    asked := (select c.id from appraisal p, asked_criteria(p.application_id) c where p.id = new.appraisal_id
               and not exists (select from member_score m where m.sheet_id = new.id and m.criterion_id = c.id
                                and (m.not_applicable or num_nonnulls(m.value, m.met, m.grade) = 1)) limit 1);
    if asked is not null then
      raise exception using errcode = 'check_violation', constraint = 'sheet_incomplete', message = 'sheet_incomplete: a criterion is not scored';
    end if;
    -- Each point that is given says what it rests on.
    if exists (select from member_score m join criterion c on c.id = m.criterion_id join criteria_set cs on cs.id = c.set_id
                where m.sheet_id = new.id and m.cites = '{}' and leaf_points(c, cs.scoring, scored(to_jsonb(m))) > 0) then
      raise exception using errcode = 'check_violation', constraint = 'sheet_uncited', message = 'sheet_uncited: a point rests on nothing';
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on score_sheet for each row execute function guard_sheet();

create function sheet_for_write(of_sheet uuid) returns score_sheet
language sql volatile security definer set search_path = public, pg_temp as $$
  select * from score_sheet where id = of_sheet for share
$$;

create function guard_member_score() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  s score_sheet := sheet_for_write(case when tg_op = 'DELETE' then old.sheet_id else new.sheet_id end);
  c criterion;
begin
  if s.state = 'sent' and (tg_op <> 'DELETE' or people_act()) or tg_op = 'UPDATE' and (new.sheet_id, new.criterion_id) is distinct from (old.sheet_id, old.criterion_id) then
    raise exception using errcode = 'check_violation', constraint = 'sheet_sent', message = 'sheet_sent: what was sent stands; a new edition says why';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select one.* into c from appraisal p, asked_criteria(p.application_id) one where p.id = s.appraisal_id and one.id = new.criterion_id;
  if c.id is null or not answer_fits(scored(to_jsonb(new)), c) then
    raise exception using errcode = 'check_violation', constraint = 'score_fits', message = 'score_fits: not a score of a criterion of this application';
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on member_score for each row execute function guard_member_score();

create function guard_agreed_score() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  p appraisal := (select a from appraisal a where a.id = case when tg_op = 'DELETE' then old.appraisal_id else new.appraisal_id end for share);
  c criterion;
begin
  if tg_op = 'DELETE' then
    if people_act() and p.state is distinct from 'open' then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: what was agreed stands';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and (new.appraisal_id, new.criterion_id) is distinct from (old.appraisal_id, old.criterion_id) then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_identity', message = 'appraisal_identity: an agreed score stays at its criterion';
  end if;
  if people_act() then
    if p.state is distinct from 'open' then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_closed', message = 'appraisal_closed: what was agreed stands';
    end if;
    if not sheets_revealed(p.id) then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_hidden', message = 'appraisal_hidden: not everybody has sent their sheet';
    end if;
    if new.entered_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'appraisal_signature', message = 'appraisal_signature: who writes it down is who acts';
    end if;
    if new.moderation = '' and moderation_due(p.id, new.criterion_id) then
      raise exception using errcode = 'check_violation', constraint = 'moderation_missing', message = 'moderation_missing: the members are far apart and have not talked';
    end if;
  end if;
  select one.* into c from asked_criteria(p.application_id) one where one.id = new.criterion_id;
  if c.id is null or not answer_fits(scored(to_jsonb(new)), c) then
    raise exception using errcode = 'check_violation', constraint = 'score_fits', message = 'score_fits: not a score of a criterion of this application';
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on agreed_score for each row execute function guard_agreed_score();

create function guard_appraisal_note() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if people_act() and (new.entered_by_id is distinct from current_actor()
     or not exists (select from appraisal where id = new.appraisal_id and state = 'open')) then
    raise exception using errcode = 'check_violation', constraint = 'appraisal_signature', message = 'appraisal_signature: who notes it is who acts, while the appraisal is open';
  end if;
  return new;
end $$;
create trigger guard before insert or update on appraisal_note for each row execute function guard_appraisal_note();

-- 5. An application goes on only appraised, and back everything begins anew.
create function guard_appraised() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if people_act() and old.state = 'sent' and new.state in ('passed', 'proposed') and old.stage in ('province', 'nation') and not exists (
    select from appraisal where application_id = new.id and level = old.stage and state = 'agreed' and passed
  ) then
    raise exception using errcode = 'check_violation', constraint = 'application_appraised', message = 'application_appraised: it goes on when its appraisal agreed that it meets the criteria';
  end if;
  return new;
end $$;
create trigger guard_appraised before update of state on application for each row execute function guard_appraised();

create function end_appraisals() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state in ('returned', 'building', 'withdrawn') and old.state is distinct from new.state then
    update appraisal set state = 'ended' where application_id = new.id and state <> 'ended';
    update appraisal_assignment set ended_at = now(), end_reason = 'hồ sơ trở về đơn vị' where application_id = new.id and ended_at is null;
  end if;
  return null;
end $$;
create trigger end_appraisals after update of state on application for each row execute function end_appraisals();

-- 6. Row security, trail and rights.
do $$
declare
  t text;
begin
  foreach t in array array['appraisal_team', 'appraisal_member', 'appraisal', 'appraisal_assignment', 'appraisal_conflict', 'agreed_score', 'appraisal_note'] loop
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

  -- Sheets: their writer, and once all have sent theirs, those who appraise and those above; never the one who applies.
  foreach t in array array['score_sheet', 'member_score'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
  end loop;
end $$;

create policy scope_read on score_sheet for select to portal_app using (
  user_id = current_actor()
  or state = 'sent' and (unit_id = any(array(select scope_units())) or appraisal_id = any(array(select my_appraisals()))) and sheets_revealed(appraisal_id));
create policy scope_insert on score_sheet for insert to portal_app with check (user_id = current_actor() and appraisal_id = any(array(select my_appraisals())));
create policy scope_update on score_sheet for update to portal_app using (user_id = current_actor()) with check (user_id = current_actor() and appraisal_id = any(array(select my_appraisals())));
create policy scope_delete on score_sheet for delete to portal_app using (user_id = current_actor() and state = 'draft');
create policy nation on score_sheet for all to portal_nation
  using (user_id = current_actor() or state = 'sent' and sheets_revealed(appraisal_id)) with check (user_id = current_actor());

create policy scope_read on member_score for select to portal_app using (sheet_id in (select id from score_sheet));
create policy scope_insert on member_score for insert to portal_app with check (sheet_id in (select id from score_sheet where user_id = current_actor()));
create policy scope_update on member_score for update to portal_app using (sheet_id in (select id from score_sheet where user_id = current_actor()));
create policy scope_delete on member_score for delete to portal_app using (sheet_id in (select id from score_sheet where user_id = current_actor()));
create policy nation on member_score for all to portal_nation
  using (sheet_id in (select id from score_sheet)) with check (sheet_id in (select id from score_sheet where user_id = current_actor()));
-- The trail would tell what is hidden: of a sheet it keeps that it was begun and sent, the scores keep themselves in their editions.
create trigger audit after insert or update or delete on score_sheet for each row execute function write_audit();

-- A member from another unit reads what they were assigned, and nothing else.
create policy member_read on appraisal_team for select to portal_app using (id = any(array(select my_teams())));
create policy member_read on appraisal_member for select to portal_app using (team_id = any(array(select my_teams())));
create policy member_read on appraisal for select to portal_app using (id = any(array(select my_appraisals())));
create policy member_read on appraisal_assignment for select to portal_app using (appraisal_id = any(array(select my_appraisals())));
create policy member_read on agreed_score for select to portal_app using (appraisal_id = any(array(select my_appraisals())));
create policy member_read on appraisal_note for select to portal_app using (appraisal_id = any(array(select my_appraisals())));
create policy member_write on appraisal_note for insert to portal_app with check (appraisal_id = any(array(select my_appraisals())));
create policy own_read on appraisal_conflict for select to portal_app using (user_id = current_actor());
create policy own_insert on appraisal_conflict for insert to portal_app with check (user_id = current_actor() and application_id = any(array(select my_appraised_applications())));

create policy appraiser_read on application for select to portal_app using (id = any(array(select my_appraised_applications())));
create policy appraiser_read on application_answer for select to portal_app using (application_id = any(array(select my_appraised_applications())));
create policy appraiser_read on answer_evidence for select to portal_app using (application_id = any(array(select my_appraised_applications())));
create policy appraiser_read on evidence_file for select to portal_app using (record_kind = 'application' and record_id = any(array(select my_appraised_applications())));
create policy appraiser_read on subject for select to portal_app using (id in (select subject_id from application where id = any(array(select my_appraised_applications()))));

grant select, insert, update on appraisal_team, appraisal_member, appraisal, appraisal_assignment to portal_app, portal_nation;
grant select, insert on appraisal_conflict, appraisal_note to portal_app, portal_nation;
grant select, insert, update, delete on agreed_score, score_sheet, member_score to portal_app, portal_nation;
