-- CreateEnum
CREATE TYPE "subject_kind" AS ENUM ('commune', 'ward', 'township', 'special_zone', 'residential', 'agency', 'enterprise', 'school');

-- CreateEnum
CREATE TYPE "scheme_outcome" AS ENUM ('recognised', 'class');

-- CreateEnum
CREATE TYPE "criteria_scoring" AS ENUM ('points', 'met');

-- CreateEnum
CREATE TYPE "criteria_set_state" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "criterion_kind" AS ENUM ('met', 'points', 'percent', 'count', 'grade', 'parts');

-- CreateEnum
CREATE TYPE "better_when" AS ENUM ('more', 'less');

-- CreateEnum
CREATE TYPE "application_state" AS ENUM ('registered', 'building', 'self_scored', 'sent', 'returned', 'passed', 'proposed', 'recognised', 'not_met', 'withdrawn');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('file', 'record');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "record_kind" ADD VALUE 'application';
ALTER TYPE "record_kind" ADD VALUE 'criteria_set';

-- CreateTable
CREATE TABLE "scheme" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "outcome" "scheme_outcome" NOT NULL,
    "certificate_title" TEXT NOT NULL,
    "subjects" JSONB NOT NULL,
    "provinces_add" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criteria_set" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "scheme_id" UUID NOT NULL,
    "owner_unit_id" UUID,
    "edition" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "decision_number" TEXT NOT NULL DEFAULT '',
    "decided_on" DATE,
    "issuer" TEXT NOT NULL DEFAULT '',
    "valid_from" DATE,
    "valid_to" DATE,
    "subject_kinds" "subject_kind"[],
    "scoring" "criteria_scoring" NOT NULL,
    "pass_rule" JSONB NOT NULL,
    "classes" JSONB NOT NULL DEFAULT '[]',
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL DEFAULT '',
    "state" "criteria_set_state" NOT NULL DEFAULT 'draft',
    "cloned_from_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "retire_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "criteria_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion_group" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "set_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "criterion_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criterion" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "set_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "parent_id" UUID,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "criterion_kind" NOT NULL,
    "max" INTEGER NOT NULL DEFAULT 0,
    "mandatory" BOOLEAN NOT NULL DEFAULT false,
    "may_not_apply" BOOLEAN NOT NULL DEFAULT false,
    "met_at" INTEGER,
    "better" "better_when" NOT NULL DEFAULT 'more',
    "steps" JSONB NOT NULL DEFAULT '[]',
    "unit_label" TEXT NOT NULL DEFAULT '',
    "evidence_required" BOOLEAN NOT NULL DEFAULT false,
    "evidence" TEXT NOT NULL DEFAULT '',
    "source" TEXT,
    "applies_to" "subject_kind"[],
    "help" TEXT NOT NULL DEFAULT '',
    "legal_source" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subject" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "kind" "subject_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',
    "size" INTEGER,
    "people" INTEGER,
    "managed_by" "unit_level" NOT NULL DEFAULT 'commune',
    "started_on" DATE,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "subject_id" UUID,
    "subject_kind" "subject_kind" NOT NULL,
    "scheme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "decides" "unit_level" NOT NULL,
    "set_id" UUID,
    "addition_set_id" UUID,
    "state" "application_state" NOT NULL DEFAULT 'registered',
    "holder_unit_id" UUID NOT NULL,
    "stage" "unit_level" NOT NULL DEFAULT 'commune',
    "received" BOOLEAN NOT NULL DEFAULT false,
    "open_criteria" UUID[] DEFAULT ARRAY[]::UUID[],
    "registration_number" TEXT NOT NULL DEFAULT '',
    "registered_on" DATE NOT NULL,
    "party_opinion" TEXT NOT NULL DEFAULT '',
    "party_number" TEXT NOT NULL DEFAULT '',
    "party_day" DATE,
    "committee_opinion" TEXT NOT NULL DEFAULT '',
    "committee_number" TEXT NOT NULL DEFAULT '',
    "committee_day" DATE,
    "survey_issued" INTEGER,
    "survey_collected" INTEGER,
    "survey_satisfied" INTEGER,
    "report" TEXT NOT NULL DEFAULT '',
    "self_total" INTEGER,
    "self_met" INTEGER,
    "appraised_total" INTEGER,
    "appraised_met" INTEGER,
    "outcome_class" TEXT NOT NULL DEFAULT '',
    "outcome_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "editor_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_answer" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "application_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "value" INTEGER,
    "met" BOOLEAN,
    "grade" TEXT,
    "not_applicable" BOOLEAN NOT NULL DEFAULT false,
    "explanation" TEXT NOT NULL DEFAULT '',
    "fact" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "application_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_evidence" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "answer_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "answer_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_rule" (
    "decides" "unit_level" NOT NULL,
    "stage" "unit_level" NOT NULL,
    "from_state" "application_state" NOT NULL,
    "to_state" "application_state" NOT NULL,
    "relation" "workflow_relation" NOT NULL,
    "role" "role" NOT NULL,
    "step" TEXT NOT NULL,

    CONSTRAINT "application_rule_pkey" PRIMARY KEY ("decides","stage","from_state","to_state","relation","role","step")
);

-- CreateIndex
CREATE UNIQUE INDEX "scheme_code_key" ON "scheme"("code");

-- CreateIndex
CREATE INDEX "criteria_set_scheme_id_state_idx" ON "criteria_set"("scheme_id", "state");

-- CreateIndex
CREATE INDEX "criteria_set_owner_unit_id_idx" ON "criteria_set"("owner_unit_id");

-- CreateIndex
CREATE INDEX "criteria_set_cloned_from_id_idx" ON "criteria_set"("cloned_from_id");

-- CreateIndex
CREATE INDEX "criterion_group_set_id_position_idx" ON "criterion_group"("set_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_group_set_id_key_key" ON "criterion_group"("set_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_group_id_set_id_key" ON "criterion_group"("id", "set_id");

-- CreateIndex
CREATE INDEX "criterion_set_id_position_idx" ON "criterion"("set_id", "position");

-- CreateIndex
CREATE INDEX "criterion_group_id_set_id_idx" ON "criterion"("group_id", "set_id");

-- CreateIndex
CREATE INDEX "criterion_parent_id_group_id_idx" ON "criterion"("parent_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_set_id_key_key" ON "criterion"("set_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "criterion_id_group_id_key" ON "criterion"("id", "group_id");

-- CreateIndex
CREATE INDEX "subject_unit_id_kind_ended_on_idx" ON "subject"("unit_id", "kind", "ended_on");

-- CreateIndex
CREATE UNIQUE INDEX "subject_id_unit_id_kind_key" ON "subject"("id", "unit_id", "kind");

-- CreateIndex
CREATE INDEX "application_unit_id_year_scheme_id_idx" ON "application"("unit_id", "year", "scheme_id");

-- CreateIndex
CREATE INDEX "application_subject_id_unit_id_subject_kind_idx" ON "application"("subject_id", "unit_id", "subject_kind");

-- CreateIndex
CREATE INDEX "application_scheme_id_year_state_idx" ON "application"("scheme_id", "year", "state");

-- CreateIndex
CREATE INDEX "application_holder_unit_id_state_idx" ON "application"("holder_unit_id", "state");

-- CreateIndex
CREATE INDEX "application_set_id_idx" ON "application"("set_id");

-- CreateIndex
CREATE INDEX "application_addition_set_id_idx" ON "application"("addition_set_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_id_unit_id_key" ON "application"("id", "unit_id");

-- CreateIndex
CREATE INDEX "application_answer_application_id_unit_id_idx" ON "application_answer"("application_id", "unit_id");

-- CreateIndex
CREATE INDEX "application_answer_criterion_id_idx" ON "application_answer"("criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_answer_application_id_criterion_id_key" ON "application_answer"("application_id", "criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_answer_id_application_id_unit_id_key" ON "application_answer"("id", "application_id", "unit_id");

-- CreateIndex
CREATE INDEX "answer_evidence_answer_id_application_id_unit_id_idx" ON "answer_evidence"("answer_id", "application_id", "unit_id");

-- CreateIndex
CREATE INDEX "answer_evidence_application_id_idx" ON "answer_evidence"("application_id");

-- CreateIndex
CREATE INDEX "answer_evidence_file_id_idx" ON "answer_evidence"("file_id");

-- AddForeignKey
ALTER TABLE "criteria_set" ADD CONSTRAINT "criteria_set_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criteria_set" ADD CONSTRAINT "criteria_set_owner_unit_id_fkey" FOREIGN KEY ("owner_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criteria_set" ADD CONSTRAINT "criteria_set_cloned_from_id_fkey" FOREIGN KEY ("cloned_from_id") REFERENCES "criteria_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion_group" ADD CONSTRAINT "criterion_group_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "criteria_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "criteria_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_group_id_set_id_fkey" FOREIGN KEY ("group_id", "set_id") REFERENCES "criterion_group"("id", "set_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_parent_id_group_id_fkey" FOREIGN KEY ("parent_id", "group_id") REFERENCES "criterion"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subject" ADD CONSTRAINT "subject_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_holder_unit_id_fkey" FOREIGN KEY ("holder_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_subject_id_unit_id_subject_kind_fkey" FOREIGN KEY ("subject_id", "unit_id", "subject_kind") REFERENCES "subject"("id", "unit_id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_set_id_fkey" FOREIGN KEY ("set_id") REFERENCES "criteria_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_addition_set_id_fkey" FOREIGN KEY ("addition_set_id") REFERENCES "criteria_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_answer" ADD CONSTRAINT "application_answer_application_id_unit_id_fkey" FOREIGN KEY ("application_id", "unit_id") REFERENCES "application"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_answer" ADD CONSTRAINT "application_answer_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_evidence" ADD CONSTRAINT "answer_evidence_answer_id_application_id_unit_id_fkey" FOREIGN KEY ("answer_id", "application_id", "unit_id") REFERENCES "application_answer"("id", "application_id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Recognition by criteria (docs/decisions/0023-criteria.md): what Prisma does not know.

-- 1. Values that no row can have.
alter table scheme
  add constraint scheme_code check (code ~ '^[a-z][a-z_]{2,39}$' and name <> ''),
  add constraint scheme_subjects check (jsonb_typeof(subjects) = 'array' and jsonb_array_length(subjects) > 0);

alter table criteria_set
  add constraint criteria_set_edition check (edition > 0 and name <> ''),
  add constraint criteria_set_validity check (valid_to >= valid_from),
  add constraint criteria_set_published check (state = 'draft' or (valid_from is not null and cardinality(subject_kinds) > 0 and source <> '')),
  add constraint criteria_set_paper check (state = 'draft' or sample or (decision_number <> '' and decided_on is not null and issuer <> '')),
  add constraint criteria_set_retired check (state <> 'retired' or (valid_to is not null and retire_reason <> '')),
  add constraint criteria_set_when check ((state = 'draft') = (published_at is null));
-- Of each scheme the nation has one edition 1, and each province that adds to it has its own.
create unique index criteria_set_once on criteria_set (scheme_id, coalesce(owner_unit_id, '00000000-0000-0000-0000-000000000000'), edition);

alter table criterion
  add constraint criterion_text check (text <> '' and code <> ''),
  add constraint criterion_max check (max between 0 and 100000),
  add constraint criterion_part check (parent_id is null or (kind <> 'parts' and parent_id <> id)),
  add constraint criterion_steps check (jsonb_typeof(steps) = 'array');
alter table criterion_group add constraint criterion_group_name check (name <> '' and code <> '');

alter table subject
  add constraint subject_kind_kept check (kind in ('residential', 'agency', 'enterprise', 'school')),
  add constraint subject_name check (name <> '' and char_length(name) <= 200),
  add constraint subject_numbers check (size >= 0 and people >= 0 and (kind = 'residential' or people is null)),
  add constraint subject_managed check (managed_by in ('commune', 'province')),
  add constraint subject_term check (ended_on >= started_on);
create index subject_search on subject using gin (search_key gin_trgm_ops);

create function fold_subject() returns trigger language plpgsql as $$
begin
  new.search_key := fold(new.name);
  return new;
end $$;
create trigger fold before insert or update of name on subject for each row execute function fold_subject();
create unique index subject_once on subject (unit_id, kind, search_key) where ended_on is null;

alter table application
  add constraint application_of check ((subject_id is null) = (subject_kind in ('commune', 'ward', 'township', 'special_zone'))),
  add constraint application_year check (year between 2012 and 2100),
  add constraint application_bound check (set_id is not null or state in ('registered', 'withdrawn')),
  add constraint application_survey check (
    survey_issued >= 0 and survey_collected >= 0 and survey_satisfied >= 0
    and (survey_collected is null or survey_issued is not null and survey_collected <= survey_issued)
    and (survey_satisfied is null or survey_collected is not null and survey_satisfied <= survey_collected)),
  add constraint application_sent check (state not in ('sent', 'passed', 'proposed', 'recognised', 'not_met', 'returned') or sent_by_id is not null),
  add constraint application_decided check ((state in ('recognised', 'not_met')) = (decided_by_id is not null)),
  add constraint application_reason check (state not in ('not_met', 'withdrawn') or outcome_reason <> ''),
  -- Nobody decides about what they entered or sent.
  add constraint application_four_eyes check (decided_by_id is null or (decided_by_id <> entered_by_id
    and decided_by_id is distinct from sent_by_id and not decided_by_id = any(editor_ids)));
-- Once a year in a scheme, unless the registration was withdrawn.
create unique index application_once on application (unit_id, coalesce(subject_id, unit_id), scheme_id, year) where state <> 'withdrawn';

alter table application_answer
  add constraint answer_one check (num_nonnulls(value, met, grade) <= 1 and (not not_applicable or num_nonnulls(value, met, grade) = 0));
alter table answer_evidence
  add constraint evidence_what check (case kind when 'file' then file_id is not null and address = ''
                                                when 'record' then file_id is null and address ~ '^/[a-z]' end),
  add constraint evidence_title check (title <> '');

-- 2. Criteria sets. Not only people: nobody changes what was published, whoever signs in.
create function criteria_set_state_for_write(of_set uuid) returns criteria_set_state
language sql volatile security definer set search_path = public, pg_temp as $$
  select state from criteria_set where id = of_set for share
$$;

create function guard_criteria_content() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  of_set uuid := case when tg_op = 'DELETE' then old.set_id else new.set_id end;
begin
  -- The share lock makes publishing wait for who still edits, and them for it.
  if criteria_set_state_for_write(of_set) <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'criteria_published', message = 'criteria_published: a published set never changes; clone it';
  end if;
  if tg_op = 'UPDATE' and (new.set_id, new.key) is distinct from (old.set_id, old.key) then
    raise exception using errcode = 'check_violation', constraint = 'criteria_identity', message = 'criteria_identity: set and key of a criterion never change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger guard before insert or update or delete on criterion_group for each row execute function guard_criteria_content();
create trigger guard before insert or update or delete on criterion for each row execute function guard_criteria_content();

-- What is wrong with the shape of a set; null when it can be published.
create function criteria_set_fault(of_set uuid) returns text
language sql stable set search_path = public, pg_temp as $$
  select case
    when not exists (select from criterion where set_id = of_set) then 'no criterion'
    when exists (select from criterion_group g where g.set_id = of_set
                    and not exists (select from criterion c where c.group_id = g.id)) then 'an empty group'
    when exists (select from criterion c where c.set_id = of_set and (c.kind = 'parts')
                   <> exists (select from criterion p where p.parent_id = c.id)) then 'parts without a whole'
    when exists (select from criterion p join criterion c on c.id = p.parent_id where p.set_id = of_set and c.parent_id is not null) then 'parts of parts'
    when exists (select from criterion c join criteria_set s on s.id = c.set_id where c.set_id = of_set and s.scoring = 'met' and c.max <> 0) then 'points in a set without points'
    when exists (select from criterion c where c.set_id = of_set and c.kind = 'parts'
                    and c.max <> (select sum(p.max) from criterion p where p.parent_id = c.id)) then 'parts that do not add up'
  end
$$;

create function guard_criteria_set() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  people boolean := current_user in ('portal_app', 'portal_nation');
  fault text;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception using errcode = 'check_violation', constraint = 'criteria_begins', message = 'criteria_begins: a set begins as a draft';
    end if;
    if new.owner_unit_id is not null and not exists (
      select from scheme s join unit u on u.id = new.owner_unit_id where s.id = new.scheme_id and s.provinces_add and u.level = 'province'
    ) then
      raise exception using errcode = 'check_violation', constraint = 'criteria_owner', message = 'criteria_owner: only provinces add criteria, and only where the law lets them';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception using errcode = 'check_violation', constraint = 'criteria_published', message = 'criteria_published: a published set is kept';
    end if;
    return old;
  end if;
  if (new.scheme_id, new.owner_unit_id, new.edition, new.cloned_from_id, new.created_at)
       is distinct from (old.scheme_id, old.owner_unit_id, old.edition, old.cloned_from_id, old.created_at) then
    raise exception using errcode = 'check_violation', constraint = 'criteria_identity', message = 'criteria_identity: scheme, owner and edition of a set never change';
  end if;
  if old.state <> new.state and (old.state, new.state) not in (('draft', 'published'), ('published', 'retired')) then
    raise exception using errcode = 'check_violation', constraint = 'criteria_transition', message = format('criteria_transition: a set cannot go from %s to %s', old.state, new.state);
  end if;
  -- Of a published set only its end is written.
  if old.state <> 'draft' and (
    old.state = 'retired'
    or to_jsonb(new) - array['state', 'valid_to', 'retire_reason', 'version', 'updated_at']
       <> to_jsonb(old) - array['state', 'valid_to', 'retire_reason', 'version', 'updated_at']
  ) then
    raise exception using errcode = 'check_violation', constraint = 'criteria_published', message = 'criteria_published: a published set never changes; clone it';
  end if;
  if new.state = 'draft' then
    return new;
  end if;
  if old.state = 'draft' then
    fault := criteria_set_fault(new.id);
    if fault is not null then
      raise exception using errcode = 'check_violation', constraint = 'criteria_incomplete', message = format('criteria_incomplete: %s', fault);
    end if;
    if people and new.published_by_id is distinct from current_actor() then
      raise exception using errcode = 'check_violation', constraint = 'criteria_signature', message = 'criteria_signature: who publishes is who acts';
    end if;
  end if;
  -- One edition at a time for each kind of subject. Two who publish at once wait for one another.
  perform pg_advisory_xact_lock(hashtext('criteria of ' || new.scheme_id || coalesce(new.owner_unit_id::text, '')));
  if exists (
    select from criteria_set s
     where s.scheme_id = new.scheme_id and s.owner_unit_id is not distinct from new.owner_unit_id and s.id <> new.id
       and s.state <> 'draft' and s.subject_kinds && new.subject_kinds
       and daterange(s.valid_from, s.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'criteria_overlap', message = 'criteria_overlap: another edition is in force for these subjects in that time';
  end if;
  return new;
end $$;
create trigger guard before insert or update or delete on criteria_set for each row execute function guard_criteria_set();

-- 3. Moves of an application: the rules are applicationRules() of lib/recognitions/applications/workflow.ts; a test holds
--    the two together. A permission of a role that changes there is a new migration here.
with may (permission, level, role) as (values
  ('enter', 'commune', 'commune_officer'), ('enter', 'commune', 'commune_chief'), ('send', 'commune', 'commune_chief'),
  ('forward', 'district', 'district_officer'),
  ('appraise', 'commune', 'commune_officer'), ('appraise', 'commune', 'commune_chief'), ('appraise', 'district', 'district_officer'),
  ('appraise', 'province', 'province_officer'), ('appraise', 'nation', 'ministry_officer'), ('appraise', 'nation', 'ministry_admin'),
  ('decide', 'commune', 'commune_chief'), ('decide', 'district', 'district_officer'), ('decide', 'province', 'province_leader'),
  ('decide', 'nation', 'ministry_leader'), ('decide', 'nation', 'ministry_admin')
), step (name, from_states, to_state, relation, permissions, lies) as (values
  ('begin', array['registered'], 'building', 'own', array['enter'], 'home'),
  ('finish', array['building', 'returned'], 'self_scored', 'own', array['enter'], 'home'),
  ('handBack', array['self_scored'], 'building', 'own', array['enter', 'send'], 'home'),
  ('send', array['building', 'returned', 'self_scored'], 'sent', 'own', array['sign'], 'home'),
  ('recall', array['sent'], 'building', 'own', array['enter', 'send'], 'anywhere'),
  ('forward', array['sent'], 'sent', 'holder', array['forward'], 'district'),
  ('return', array['sent', 'passed', 'proposed'], 'returned', 'holder', array['appraise'], 'anywhere'),
  ('pass', array['sent'], 'passed', 'holder', array['appraise'], 'province'),
  ('present', array['passed'], 'sent', 'holder', array['decide'], 'below'),
  ('propose', array['sent'], 'proposed', 'holder', array['appraise'], 'deciding'),
  ('recognise', array['proposed'], 'recognised', 'holder', array['decide'], 'deciding'),
  ('refuse', array['sent', 'passed', 'proposed'], 'not_met', 'holder', array['decide'], 'anywhere'),
  ('withdraw', array['registered', 'building', 'self_scored', 'returned'], 'withdrawn', 'own', array['sign'], 'home')
), level (name) as (select unnest(enum_range(null::unit_level)))
insert into application_rule (decides, stage, from_state, to_state, relation, role, step)
select distinct d.name, l.name, f.state::application_state, s.to_state::application_state, s.relation::workflow_relation, m.role::role, s.name
  from level d
  -- The enum goes from the nation down to the commune.
  join level l on l.name >= d.name
 cross join step s
 cross join unnest(s.from_states) f (state)
  join may m on (m.permission = any(s.permissions)
              or 'sign' = any(s.permissions) and (m.permission = 'send' or m.permission = 'enter' and d.name = 'commune'))
            and (s.relation = 'own' and m.level = 'commune'
              or s.relation = 'holder' and (m.level = l.name::text or l.name = 'district' and m.level = 'province'))
 where case s.lies
         when 'home' then l.name = 'commune'
         when 'district' then l.name = 'district' and l.name > d.name
         when 'province' then l.name = 'province' and l.name > d.name
         when 'below' then l.name > d.name
         when 'deciding' then l.name = d.name
         else true end;

create function refuse_application_move(was application, becomes application) returns void
language plpgsql stable set search_path = public, pg_temp as $$
declare
  acting role := current_role_name();
  stands workflow_relation[] := record_relations('application', was.unit_id, was.holder_unit_id, null);
  to_level unit_level := (select level from unit where id = becomes.holder_unit_id);
begin
  if not exists (
    select from application_rule
     where decides = was.decides and stage = was.stage and from_state = was.state and to_state = becomes.state
       and relation = any(stands) and role = acting
  ) then
    if not exists (
      select from application_rule
       where decides = was.decides and stage = was.stage and from_state = was.state and to_state = becomes.state
    ) then
      raise exception using errcode = 'check_violation', constraint = 'application_transition',
        message = format('application_transition: at the %s nothing goes from %s to %s', was.stage, was.state, becomes.state);
    end if;
    raise exception using errcode = 'check_violation', constraint = 'application_rule',
      message = format('application_rule: %s as %s does not move an application from %s to %s', acting, stands, was.state, becomes.state);
  end if;
  -- Upwards it goes to a unit above, no higher than where it is decided; back it goes to its own unit; else it stays.
  if not (case
    when becomes.state in ('registered', 'building', 'self_scored', 'returned', 'withdrawn') then becomes.holder_unit_id = was.unit_id
    when becomes.state = 'sent' and was.decides = 'commune' then becomes.holder_unit_id = was.unit_id
    when becomes.state = 'sent' then to_level < was.stage and to_level >= was.decides and (
      to_level = 'nation' or exists (select from unit_reach where holder_id = becomes.holder_unit_id and unit_id = was.unit_id))
    else becomes.holder_unit_id = was.holder_unit_id
  end) then
    raise exception using errcode = 'check_violation', constraint = 'application_holder', message = 'application_holder: it does not go to that unit';
  end if;
  if was.state = 'sent' and becomes.state = 'building' and was.received then
    raise exception using errcode = 'check_violation', constraint = 'application_received', message = 'application_received: what somebody above works on is not recalled';
  end if;
end $$;

-- The edition with which an application is begun, kept in force until it is written.
create function criteria_set_for_binding(of_set uuid) returns criteria_set
language sql volatile security definer set search_path = public, pg_temp as $$
  select * from criteria_set where id = of_set for share
$$;

create function refuse_binding(a application) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  base criteria_set := criteria_set_for_binding(a.set_id);
  added criteria_set;
begin
  if base.scheme_id is distinct from a.scheme_id or base.owner_unit_id is not null or base.state <> 'published'
     or not a.subject_kind = any(base.subject_kinds) then
    raise exception using errcode = 'check_violation', constraint = 'application_set', message = 'application_set: an application is begun with a published set of its scheme, for its kind of subject';
  end if;
  if a.addition_set_id is null then
    return;
  end if;
  added := criteria_set_for_binding(a.addition_set_id);
  if added.scheme_id is distinct from a.scheme_id or added.owner_unit_id is null or added.state <> 'published'
     or not a.subject_kind = any(added.subject_kinds)
     or not exists (select from unit_reach where holder_id = added.owner_unit_id and unit_id = a.unit_id) then
    raise exception using errcode = 'check_violation', constraint = 'application_addition', message = 'application_addition: beside it stands what its own province added, and nothing else';
  end if;
end $$;

create function guard_application() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  people boolean := current_user in ('portal_app', 'portal_nation');
  asked jsonb;
begin
  if tg_op = 'INSERT' and (people or cardinality(new.editor_ids) = 0) then
    new.editor_ids := array[new.entered_by_id];
  end if;
  new.stage := (select level from unit where id = new.holder_unit_id);
  if tg_op = 'INSERT' then
    if not exists (
      select from unit u where u.id = new.unit_id and u.level = 'commune' and (new.subject_id is not null or u.kind::text = new.subject_kind::text)
    ) then
      raise exception using errcode = 'check_violation', constraint = 'application_unit', message = 'application_unit: a commune applies, as what it is';
    end if;
  end if;
  -- Which edition it was begun with holds for everybody, whoever signs in.
  if tg_op = 'UPDATE' and (
    (new.unit_id, new.subject_id, new.subject_kind, new.scheme_id, new.year, new.decides)
      is distinct from (old.unit_id, old.subject_id, old.subject_kind, old.scheme_id, old.year, old.decides)
    or old.set_id is not null and (new.set_id, new.addition_set_id) is distinct from (old.set_id, old.addition_set_id)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'application_identity', message = 'application_identity: whose, for what, for when and by which criteria never changes';
  end if;
  if not people then
    return new;
  end if;
  if tg_op = 'INSERT' then
    asked := (select one from scheme s, jsonb_array_elements(s.subjects) one where s.id = new.scheme_id and one ->> 'kind' = new.subject_kind::text);
    if asked is null or not new.decides::text in (asked ->> 'decides', asked -> 'formerly' ->> 'decides') then
      raise exception using errcode = 'check_violation', constraint = 'application_scheme', message = 'application_scheme: the scheme has no such subject, or is not decided there';
    end if;
    if new.state <> 'registered' or new.holder_unit_id <> new.unit_id or new.set_id is not null or new.addition_set_id is not null
       or new.received or new.open_criteria <> '{}' then
      raise exception using errcode = 'check_violation', constraint = 'application_begins', message = 'application_begins: an application begins as a registration';
    end if;
  end if;
  -- Nobody signs with another's name.
  if tg_op = 'INSERT' and (new.entered_by_id, coalesce(new.sent_by_id, current_actor()), coalesce(new.decided_by_id, current_actor()))
       is distinct from (current_actor(), current_actor(), current_actor())
     or tg_op = 'UPDATE' and (
       new.entered_by_id <> old.entered_by_id and new.entered_by_id is distinct from current_actor()
       or new.sent_by_id is distinct from old.sent_by_id and new.sent_by_id is not null and new.sent_by_id is distinct from current_actor()
       or new.decided_by_id is distinct from old.decided_by_id and new.decided_by_id is not null and new.decided_by_id is distinct from current_actor())
  then
    raise exception using errcode = 'check_violation', constraint = 'application_signature', message = 'application_signature: who enters, sends or decides is who acts';
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  -- Who wrote is kept by the database itself: the list only grows, its first is who registered.
  new.editor_ids := case when new.entered_by_id = any(old.editor_ids) then old.editor_ids else old.editor_ids || new.entered_by_id end;
  if old.state in ('recognised', 'not_met', 'withdrawn') then
    raise exception using errcode = 'check_violation', constraint = 'application_final', message = 'application_final: what was decided or withdrawn stands';
  end if;
  if (new.state, new.holder_unit_id, new.received) is distinct from (old.state, old.holder_unit_id, old.received)
     -- Somebody with whom it lies has begun to work on it.
     and not (new.received and new.state = old.state and new.holder_unit_id = old.holder_unit_id
              and old.state = 'sent' and 'holder' = any(record_relations('application', old.unit_id, old.holder_unit_id, null))) then
    perform refuse_application_move(old, new);
  end if;
  if old.set_id is null and new.set_id is not null then
    if (old.state, new.state) is distinct from ('registered'::application_state, 'building'::application_state) then
      raise exception using errcode = 'check_violation', constraint = 'application_set', message = 'application_set: criteria are bound when the application is begun';
    end if;
    perform refuse_binding(new);
  end if;
  -- What is open again, who returned it says, and nobody else.
  if new.open_criteria is distinct from old.open_criteria and (old.state = 'returned' or new.state <> 'returned') then
    raise exception using errcode = 'check_violation', constraint = 'application_open', message = 'application_open: a return says which criteria are open';
  end if;
  -- What was sent says what it said, until it is returned.
  if old.state not in ('registered', 'building', 'returned') and (
    new.registration_number, new.registered_on, new.party_opinion, new.party_number, new.party_day, new.committee_opinion,
    new.committee_number, new.committee_day, new.survey_issued, new.survey_collected, new.survey_satisfied, new.report,
    new.self_total, new.self_met, new.entered_by_id, new.entered_by_name
  ) is distinct from (
    old.registration_number, old.registered_on, old.party_opinion, old.party_number, old.party_day, old.committee_opinion,
    old.committee_number, old.committee_day, old.survey_issued, old.survey_collected, old.survey_satisfied, old.report,
    old.self_total, old.self_met, old.entered_by_id, old.entered_by_name
  ) then
    raise exception using errcode = 'check_violation', constraint = 'application_closed', message = 'application_closed: what was handed in is changed only after it came back';
  end if;
  return new;
end $$;
create trigger guard before insert or update on application for each row execute function guard_application();

-- Under a delegation: what the delegator wrote or sent is not decided in their name, and what is written in it is theirs.
create function guard_delegated_application() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  d delegation;
begin
  if current_delegation() is null or current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  d := delegation_for_write();
  if new.decided_by_id is not null and (tg_op = 'INSERT' or new.decided_by_id is distinct from old.decided_by_id)
     and (d.from_user_id = any(array[new.entered_by_id, new.sent_by_id]) or d.from_user_id = any(new.editor_ids)) then
    raise exception using errcode = 'check_violation', constraint = 'delegation_four_eyes', message = 'delegation_four_eyes: what the delegator entered or sent is for somebody else to decide';
  end if;
  if (new.entered_by_id = current_actor() or (new.sent_by_id = current_actor() and (tg_op = 'INSERT' or new.sent_by_id is distinct from old.sent_by_id)))
     and not d.from_user_id = any(new.editor_ids) then
    new.editor_ids := new.editor_ids || d.from_user_id;
  end if;
  return new;
end $$;
create trigger guard_delegated before insert or update on application for each row execute function guard_delegated_application();

-- 4. Answers and their evidence follow their application.
create function application_for_write(of_application uuid) returns application
language sql volatile security definer set search_path = public, pg_temp as $$
  select * from application where id = of_application for share
$$;

-- The value fits its criterion; what is left empty is not yet answered.
create function answer_fits(n application_answer, c criterion) returns boolean
language sql immutable as $$
  select (not n.not_applicable or c.may_not_apply) and case c.kind
    when 'met' then n.value is null and n.grade is null
    when 'points' then n.met is null and n.grade is null and (n.value is null or n.value between 0 and c.max)
    when 'percent' then n.met is null and n.grade is null
    when 'count' then n.met is null and n.grade is null and (n.value is null or n.value >= 0 and n.value % 100 = 0)
    when 'grade' then n.met is null and n.value is null
                      and (n.grade is null or c.steps @> jsonb_build_array(jsonb_build_object('grade', n.grade)))
    else false
  end
$$;

create function guard_answer() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  a application := application_for_write(case when tg_op = 'DELETE' then old.application_id else new.application_id end);
  asked uuid := case when tg_op = 'DELETE' then old.criterion_id else new.criterion_id end;
  c criterion;
  -- When it is handed in, what the portal knew is frozen into it; nothing else changes then.
  freezing boolean := tg_op = 'UPDATE' and a.state = 'self_scored'
    and to_jsonb(new) - array['fact', 'version', 'updated_at'] = to_jsonb(old) - array['fact', 'version', 'updated_at'];
begin
  if tg_op = 'UPDATE' and (new.application_id, new.criterion_id) is distinct from (old.application_id, old.criterion_id) then
    raise exception using errcode = 'check_violation', constraint = 'answer_identity', message = 'answer_identity: an answer stays at its criterion';
  end if;
  if tg_op <> 'DELETE' then
    select * into c from criterion where id = asked and set_id in (a.set_id, a.addition_set_id);
    if c.id is null or not answer_fits(new, c) then
      raise exception using errcode = 'check_violation', constraint = 'answer_fits', message = 'answer_fits: not an answer to a criterion of this application';
    end if;
  end if;
  if current_user not in ('portal_app', 'portal_nation') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if not freezing and a.state not in ('building', 'returned')
     -- Also where it is worked on again after it was recalled: what a return left closed stays closed.
     or a.open_criteria <> '{}' and not asked = any(a.open_criteria) then
    raise exception using errcode = 'check_violation', constraint = 'answer_closed', message = 'answer_closed: this criterion is not open now';
  end if;
  if tg_op <> 'DELETE' and not freezing and new.entered_by_id is distinct from current_actor() then
    raise exception using errcode = 'check_violation', constraint = 'answer_signature', message = 'answer_signature: who answers is who acts';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger guard before insert or update or delete on application_answer for each row execute function guard_answer();

create function guard_evidence() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  n application_answer;
  a application;
begin
  if current_user not in ('portal_app', 'portal_nation') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  select * into n from application_answer where id = case when tg_op = 'DELETE' then old.answer_id else new.answer_id end;
  a := application_for_write(n.application_id);
  if tg_op = 'UPDATE' and new.answer_id <> old.answer_id
     or a.state not in ('building', 'returned') or a.open_criteria <> '{}' and not n.criterion_id = any(a.open_criteria) then
    raise exception using errcode = 'check_violation', constraint = 'answer_closed', message = 'answer_closed: this criterion is not open now';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger guard before insert or update or delete on answer_evidence for each row execute function guard_evidence();

-- 5. Row security, trail and rights. Schemes and published criteria are everybody's; a draft is its owner's.
do $$
declare
  t text;
begin
  foreach t in array array['subject', 'application', 'application_answer', 'answer_evidence'] loop
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

  foreach t in array array['scheme', 'criteria_set', 'criterion_group', 'criterion', 'application_rule'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select on %I to portal_app, portal_nation', t);
  end loop;
  foreach t in array array['scheme', 'application_rule'] loop
    execute format('create policy shared_read on %I for select to portal_app using (true)', t);
  end loop;
  foreach t in array array['criterion_group', 'criterion'] loop
    execute format('create policy set_read on %I for select to portal_app using (set_id in (select id from criteria_set))', t);
    execute format('create policy set_write on %I for all to portal_app
      using (set_id in (select id from criteria_set where owner_unit_id = any(array(select scope_units_writable()))))
      with check (set_id in (select id from criteria_set where owner_unit_id = any(array(select scope_units_writable()))))', t);
  end loop;
  foreach t in array array['scheme', 'criteria_set', 'criterion_group', 'criterion'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
end $$;

create policy set_read on criteria_set for select to portal_app
  using (state <> 'draft' or owner_unit_id = any(array(select scope_units())));
create policy set_write on criteria_set for all to portal_app
  using (owner_unit_id = any(array(select scope_units_writable())))
  with check (owner_unit_id = any(array(select scope_units_writable())));

grant insert, update on scheme to portal_nation;
grant insert, update, delete on criteria_set, criterion_group, criterion to portal_app, portal_nation;
grant select, insert, update on subject, application to portal_app, portal_nation;
grant select, insert, update, delete on application_answer, answer_evidence to portal_app, portal_nation;

-- 6. The timeline keeps where an application lay; parts of a set and of an application are part of their history.
create or replace function place_decision() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if new.holder_unit_id is null then
    new.holder_unit_id := case new.record_kind
      when 'festival' then (select holder_unit_id from festival where id = new.record_id)
      when 'plan' then (select holder_unit_id from festival_plan where id = new.record_id)
      when 'report' then (select holder_unit_id from festival_report where id = new.record_id)
      when 'application' then (select holder_unit_id from application where id = new.record_id)
    end;
  end if;
  return new;
end $$;

-- What a province adds is of the province, also in the trail.
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
  elsif tg_table_name = 'criteria_set' then
    owner_unit := (row_any ->> 'owner_unit_id')::uuid;
  elsif tg_table_name in ('criterion_group', 'criterion') then
    select owner_unit_id into owner_unit from criteria_set where id = (row_any ->> 'set_id')::uuid;
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

create or replace function audit_record_id(table_name text, row_id text, before jsonb, after jsonb) returns text
language sql immutable parallel safe as $$
  select coalesce(coalesce(after, before) ->> case
    when table_name in ('festival_guest', 'festival_gift', 'festival_pledge', 'festival_model', 'festival_award') then 'festival_id'
    when table_name = 'plan_pilot' then 'plan_id'
    when table_name in ('report_exception', 'report_supplement', 'signed_paper') then 'report_id'
    when table_name = 'return_remark' then 'record_id'
    when table_name = 'season_document' then 'season_id'
    when table_name in ('credential', 'role_assignment', 'user_session') then 'user_id'
    when table_name = 'delegation' then 'from_user_id'
    when table_name = 'view_as' then 'viewed_id'
    when table_name in ('unit_former_name', 'unit_post', 'unit_contact', 'unit_group_member') then 'unit_id'
    when table_name = 'unit_succession' then 'from_id'
    when table_name in ('criterion_group', 'criterion') then 'set_id'
    when table_name in ('application_answer', 'answer_evidence') then 'application_id'
  end, row_id)
$$;

reindex index audit_entry_record;
