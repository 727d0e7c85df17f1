-- Keys grow with time, so that new rows stay together in every index (RFC 9562, version 7): 48 bits of milliseconds, then
-- 12 bits of the fraction below, then chance. Written here because PostgreSQL has its own only since version 18.
CREATE FUNCTION "uuid_v7"() RETURNS uuid LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE
  micros bigint := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
  stamp bytea := substring(int8send(micros / 1000) from 3)
    || int2send((28672 + (micros % 1000) * 4096 / 1000)::int2);
BEGIN
  -- gen_random_uuid() has the variant bits set already; only the version differs, and that is in the stamp.
  RETURN encode(overlay(uuid_send(gen_random_uuid()) placing stamp from 1 for 8), 'hex')::uuid;
END
$$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "season_state" AS ENUM ('draft', 'open', 'locked', 'reopened');

-- CreateEnum
CREATE TYPE "host_level" AS ENUM ('commune', 'residential', 'inter_residential', 'agency', 'enterprise', 'school', 'district');

-- CreateEnum
CREATE TYPE "area_class" AS ENUM ('normal', 'key', 'strategic', 'complex');

-- CreateEnum
CREATE TYPE "area_trait" AS ENUM ('border', 'island', 'ethnic_minority', 'religious');

-- CreateEnum
CREATE TYPE "pilot_of" AS ENUM ('none', 'ministry', 'province', 'district', 'commune');

-- CreateEnum
CREATE TYPE "festival_status" AS ENUM ('planned', 'held', 'postponed', 'cancelled');

-- CreateEnum
CREATE TYPE "leader_tier" AS ENUM ('party_state', 'ministry', 'central', 'province', 'province_police', 'district', 'commune');

-- CreateEnum
CREATE TYPE "ceremony_item" AS ENUM ('welcome_arts', 'flag_salute', 'introduction', 'address', 'discussion', 'awards', 'leader_speech', 'reply', 'pledge_signing');

-- CreateEnum
CREATE TYPE "festivity_item" AS ENUM ('arts', 'sports', 'folk_games', 'booths', 'exhibition', 'charity', 'visits', 'shared_meal');

-- CreateEnum
CREATE TYPE "gift_recipient" AS ENUM ('policy_family', 'poor_household', 'respected_person', 'exemplar', 'grassroots_force', 'other');

-- CreateEnum
CREATE TYPE "model_kind" AS ENUM ('launched', 'replicated');

-- CreateEnum
CREATE TYPE "award_authority" AS ENUM ('ministry', 'province_committee', 'district_committee', 'commune_committee', 'province_police', 'other');

-- CreateEnum
CREATE TYPE "award_form" AS ENUM ('medal', 'merit_certificate', 'commendation');

-- CreateEnum
CREATE TYPE "award_recipient" AS ENUM ('collective', 'individual');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('ministry_admin', 'ministry_officer', 'ministry_leader', 'province_admin', 'province_officer', 'province_leader', 'district_officer', 'commune_officer', 'commune_chief', 'partner', 'appraiser');

-- CreateEnum
CREATE TYPE "sign_in_outcome" AS ENUM ('success', 'wrong_password', 'unknown_user', 'disabled', 'locked', 'throttled');

-- CreateEnum
CREATE TYPE "unit_level" AS ENUM ('nation', 'province', 'district', 'commune');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('ministry', 'province', 'municipality', 'urban_district', 'rural_district', 'district_town', 'district_city', 'commune', 'ward', 'township', 'special_zone');

-- CreateEnum
CREATE TYPE "reach_via" AS ENUM ('self', 'absorbed', 'below');

-- CreateEnum
CREATE TYPE "record_state" AS ENUM ('draft', 'submitted', 'sent', 'returned', 'accepted', 'locked');

-- CreateEnum
CREATE TYPE "record_kind" AS ENUM ('plan', 'festival', 'report', 'season');

-- CreateTable
CREATE TABLE "season" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "year" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "plan_due_on" DATE NOT NULL,
    "result_due_on" DATE NOT NULL,
    "report_due_on" DATE NOT NULL,
    "state" "season_state" NOT NULL DEFAULT 'draft',
    "reopen_reason" TEXT NOT NULL DEFAULT '',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "season_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "season_document" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "season_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "season_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_plan" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "issuer" TEXT NOT NULL DEFAULT '',
    "signer" TEXT NOT NULL DEFAULT '',
    "commune_points" INTEGER,
    "residential_points" INTEGER,
    "agency_points" INTEGER,
    "budget_state" BIGINT,
    "budget_social" BIGINT,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "record_state" NOT NULL DEFAULT 'draft',
    "holder_unit_id" UUID,
    "received" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "festival_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_pilot" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "plan_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "level" "host_level" NOT NULL,
    "planned_on" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "plan_pilot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',
    "host_level" "host_level" NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "held_on" DATE NOT NULL,
    "starts_at" TEXT,
    "ends_at" TEXT,
    "area_class" "area_class" NOT NULL DEFAULT 'normal',
    "area_traits" "area_trait"[],
    "pilot_of" "pilot_of" NOT NULL DEFAULT 'none',
    "ceremony" "ceremony_item"[],
    "festivity" "festivity_item"[],
    "expected_leaders" TEXT NOT NULL DEFAULT '',
    "status" "festival_status" NOT NULL DEFAULT 'planned',
    "status_reason" TEXT NOT NULL DEFAULT '',
    "turnout" INTEGER,
    "delegates" INTEGER,
    "top_tier" "leader_tier",
    "outreach" INTEGER,
    "spent_state" BIGINT,
    "spent_social" BIGINT,
    "good_practice" TEXT NOT NULL DEFAULT '',
    "shortcomings" TEXT NOT NULL DEFAULT '',
    "proposals" TEXT NOT NULL DEFAULT '',
    "state" "record_state" NOT NULL DEFAULT 'draft',
    "holder_unit_id" UUID,
    "received" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "festival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_guest" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "festival_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "tier" "leader_tier" NOT NULL,
    "full_name" TEXT NOT NULL,
    "job_title" TEXT NOT NULL,
    "organisation" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "festival_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_gift" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "festival_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "recipient" "gift_recipient" NOT NULL,
    "count" INTEGER NOT NULL,
    "value" BIGINT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "festival_gift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_pledge" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "festival_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "parties" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "festival_pledge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_model" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "festival_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "model_kind" NOT NULL,
    "places" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "festival_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_award" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "festival_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "authority" "award_authority" NOT NULL,
    "form" "award_form" NOT NULL,
    "recipient" "award_recipient" NOT NULL,
    "count" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "festival_award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "festival_report" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "season_id" UUID NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "signer" TEXT NOT NULL DEFAULT '',
    "leadership" TEXT NOT NULL DEFAULT '',
    "results" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "shortcomings" TEXT NOT NULL DEFAULT '',
    "lessons" TEXT NOT NULL DEFAULT '',
    "proposals" TEXT NOT NULL DEFAULT '',
    "state" "record_state" NOT NULL DEFAULT 'draft',
    "holder_unit_id" UUID,
    "received" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "entered_by_id" UUID NOT NULL,
    "entered_by_name" TEXT NOT NULL,
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "festival_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "job_title" TEXT NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL DEFAULT '',
    "disabled_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change" BOOLEAN NOT NULL DEFAULT true,
    "locked_until" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decision_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "assignment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "username" TEXT NOT NULL,
    "user_id" UUID,
    "unit_id" UUID,
    "outcome" "sign_in_outcome" NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parked_form" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "path" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "parked_form_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "legal_act" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "number" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "legal_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "code" TEXT NOT NULL,
    "level" "unit_level" NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL DEFAULT '',
    "parent_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "police_to" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_succession" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "whole" BOOLEAN NOT NULL,
    "main" BOOLEAN NOT NULL DEFAULT true,
    "happened_on" DATE NOT NULL,
    "legal_act_id" UUID NOT NULL,

    CONSTRAINT "unit_succession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_former_name" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "legal_act_id" UUID NOT NULL,

    CONSTRAINT "unit_former_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_reach" (
    "holder_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "via" "reach_via" NOT NULL,
    "whole" BOOLEAN NOT NULL,

    CONSTRAINT "unit_reach_pkey" PRIMARY KEY ("holder_id","unit_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "from_state" "record_state",
    "to_state" "record_state",
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_role" "role" NOT NULL,
    "actor_unit_id" UUID NOT NULL,
    "actor_unit_name" TEXT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workflow_transition" (
    "from_state" "record_state" NOT NULL,
    "to_state" "record_state" NOT NULL,

    CONSTRAINT "workflow_transition_pkey" PRIMARY KEY ("from_state","to_state")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "table_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "unit_id" UUID,
    "operation" TEXT NOT NULL,
    "actor_id" UUID,
    "acting_unit_id" UUID,
    "action" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "season_year_key" ON "season"("year");

-- CreateIndex
CREATE INDEX "season_document_season_id_idx" ON "season_document"("season_id");

-- CreateIndex
CREATE INDEX "festival_plan_season_id_state_idx" ON "festival_plan"("season_id", "state");

-- CreateIndex
CREATE INDEX "festival_plan_holder_unit_id_state_idx" ON "festival_plan"("holder_unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "festival_plan_unit_id_season_id_key" ON "festival_plan"("unit_id", "season_id");

-- CreateIndex
CREATE UNIQUE INDEX "festival_plan_id_unit_id_key" ON "festival_plan"("id", "unit_id");

-- CreateIndex
CREATE INDEX "plan_pilot_plan_id_unit_id_idx" ON "plan_pilot"("plan_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_unit_id_season_id_idx" ON "festival"("unit_id", "season_id");

-- CreateIndex
CREATE INDEX "festival_season_id_state_idx" ON "festival"("season_id", "state");

-- CreateIndex
CREATE INDEX "festival_holder_unit_id_state_idx" ON "festival"("holder_unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "festival_id_unit_id_key" ON "festival"("id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_guest_festival_id_unit_id_idx" ON "festival_guest"("festival_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_gift_festival_id_unit_id_idx" ON "festival_gift"("festival_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_pledge_festival_id_unit_id_idx" ON "festival_pledge"("festival_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_model_festival_id_unit_id_idx" ON "festival_model"("festival_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_award_festival_id_unit_id_idx" ON "festival_award"("festival_id", "unit_id");

-- CreateIndex
CREATE INDEX "festival_report_season_id_state_idx" ON "festival_report"("season_id", "state");

-- CreateIndex
CREATE INDEX "festival_report_holder_unit_id_state_idx" ON "festival_report"("holder_unit_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "festival_report_unit_id_season_id_key" ON "festival_report"("unit_id", "season_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "app_user_unit_id_idx" ON "app_user"("unit_id");

-- CreateIndex
CREATE INDEX "role_assignment_user_id_idx" ON "role_assignment"("user_id");

-- CreateIndex
CREATE INDEX "role_assignment_unit_id_idx" ON "role_assignment"("unit_id");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "user_session_unit_id_idx" ON "user_session"("unit_id");

-- CreateIndex
CREATE INDEX "sign_in_username_at_idx" ON "sign_in"("username", "at");

-- CreateIndex
CREATE INDEX "sign_in_address_at_idx" ON "sign_in"("address", "at");

-- CreateIndex
CREATE INDEX "sign_in_unit_id_at_idx" ON "sign_in"("unit_id", "at");

-- CreateIndex
CREATE INDEX "sign_in_user_id_at_idx" ON "sign_in"("user_id", "at");

-- CreateIndex
CREATE INDEX "parked_form_created_at_idx" ON "parked_form"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "legal_act_number_key" ON "legal_act"("number");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_level_code_valid_from_key" ON "unit"("level", "code", "valid_from");

-- CreateIndex
CREATE INDEX "unit_succession_to_id_idx" ON "unit_succession"("to_id");

-- CreateIndex
CREATE INDEX "unit_succession_legal_act_id_idx" ON "unit_succession"("legal_act_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_succession_from_id_to_id_key" ON "unit_succession"("from_id", "to_id");

-- CreateIndex
CREATE INDEX "unit_former_name_unit_id_idx" ON "unit_former_name"("unit_id");

-- CreateIndex
CREATE INDEX "unit_former_name_legal_act_id_idx" ON "unit_former_name"("legal_act_id");

-- CreateIndex
CREATE INDEX "unit_reach_unit_id_idx" ON "unit_reach"("unit_id");

-- CreateIndex
CREATE INDEX "decision_record_id_at_idx" ON "decision"("record_id", "at");

-- CreateIndex
CREATE INDEX "decision_unit_id_at_idx" ON "decision"("unit_id", "at");

-- CreateIndex
CREATE INDEX "decision_actor_id_idx" ON "decision"("actor_id");

-- CreateIndex
CREATE INDEX "submission_created_at_idx" ON "submission"("created_at");

-- CreateIndex
CREATE INDEX "audit_entry_table_name_row_id_idx" ON "audit_entry"("table_name", "row_id");

-- CreateIndex
CREATE INDEX "audit_entry_unit_id_at_idx" ON "audit_entry"("unit_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- AddForeignKey
ALTER TABLE "season_document" ADD CONSTRAINT "season_document_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_plan" ADD CONSTRAINT "festival_plan_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_plan" ADD CONSTRAINT "festival_plan_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_pilot" ADD CONSTRAINT "plan_pilot_plan_id_unit_id_fkey" FOREIGN KEY ("plan_id", "unit_id") REFERENCES "festival_plan"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival" ADD CONSTRAINT "festival_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival" ADD CONSTRAINT "festival_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_guest" ADD CONSTRAINT "festival_guest_festival_id_unit_id_fkey" FOREIGN KEY ("festival_id", "unit_id") REFERENCES "festival"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_gift" ADD CONSTRAINT "festival_gift_festival_id_unit_id_fkey" FOREIGN KEY ("festival_id", "unit_id") REFERENCES "festival"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_pledge" ADD CONSTRAINT "festival_pledge_festival_id_unit_id_fkey" FOREIGN KEY ("festival_id", "unit_id") REFERENCES "festival"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_model" ADD CONSTRAINT "festival_model_festival_id_unit_id_fkey" FOREIGN KEY ("festival_id", "unit_id") REFERENCES "festival"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_award" ADD CONSTRAINT "festival_award_festival_id_unit_id_fkey" FOREIGN KEY ("festival_id", "unit_id") REFERENCES "festival"("id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_report" ADD CONSTRAINT "festival_report_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "festival_report" ADD CONSTRAINT "festival_report_season_id_fkey" FOREIGN KEY ("season_id") REFERENCES "season"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_legal_act_id_fkey" FOREIGN KEY ("legal_act_id") REFERENCES "legal_act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_former_name" ADD CONSTRAINT "unit_former_name_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_former_name" ADD CONSTRAINT "unit_former_name_legal_act_id_fkey" FOREIGN KEY ("legal_act_id") REFERENCES "legal_act"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_reach" ADD CONSTRAINT "unit_reach_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_reach" ADD CONSTRAINT "unit_reach_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
