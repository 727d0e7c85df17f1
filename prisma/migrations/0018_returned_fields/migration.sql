-- A return names the fields that it is about: only those reopen, and whoever checks sees what became of them.

-- AlterTable
ALTER TABLE "festival" ADD COLUMN     "open_fields" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "festival_plan" ADD COLUMN     "open_fields" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "festival_report" ADD COLUMN     "open_fields" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "return_remark" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "remark" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "return_remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_snapshot" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "record_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_field" (
    "record_kind" "record_kind" NOT NULL,
    "path" TEXT NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "record_field_pkey" PRIMARY KEY ("record_kind","path")
);

-- CreateIndex
CREATE INDEX "return_remark_record_id_created_at_idx" ON "return_remark"("record_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "return_remark_decision_id_path_key" ON "return_remark"("decision_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "record_snapshot_decision_id_key" ON "record_snapshot"("decision_id");

-- CreateIndex
CREATE INDEX "record_snapshot_record_id_created_at_idx" ON "record_snapshot"("record_id", "created_at");

-- AddForeignKey
ALTER TABLE "return_remark" ADD CONSTRAINT "return_remark_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_snapshot" ADD CONSTRAINT "record_snapshot_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Written once with the decision, scoped like the record. The application may not change what was asked for.
do $$
declare
  t text;
begin
  foreach t in array array['return_remark', 'record_snapshot'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (unit_id = any(array(select scope_units())))', t);
    execute format('create policy scope_insert on %I for insert to portal_app with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_update on %I for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (unit_id = any(array(select scope_units_writable())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to portal_app, portal_nation', t);
  end loop;
end $$;

create trigger audit after insert or update or delete on return_remark for each row execute function write_audit();
alter table return_remark add constraint return_remark_said check (remark <> '');

alter table record_field enable row level security;
alter table record_field force row level security;
create policy shared_read on record_field for select to portal_app, portal_auth using (true);
create policy nation on record_field for select to portal_nation using (true);
create policy owner on record_field for all to current_user using (true) with check (true);
grant select on record_field to portal_app, portal_nation, portal_auth;

-- 2. The fields of each kind; a test holds them against the fields of the forms.
insert into record_field (record_kind, path, part)
select 'festival'::record_kind, path, part from (values
  ('name', 'name'), ('hostLevel', 'host_level'), ('place', 'place'), ('heldOn', 'held_on'), ('startsAt', 'starts_at'),
  ('endsAt', 'ends_at'), ('areaClass', 'area_class'), ('areaTraits', 'area_traits'), ('pilotOf', 'pilot_of'),
  ('expectedLeaders', 'expected_leaders'), ('ceremony', 'ceremony'), ('festivity', 'festivity'), ('status', 'status'),
  ('statusReason', 'status_reason'), ('turnout', 'turnout'), ('delegates', 'delegates'), ('topTier', 'top_tier'),
  ('guests', 'festival_guest'), ('gifts', 'festival_gift'), ('pledges', 'festival_pledge'), ('models', 'festival_model'),
  ('awards', 'festival_award'), ('spentState', 'spent_state'), ('spentSocial', 'spent_social'), ('outreach', 'outreach'),
  ('goodPractice', 'good_practice'), ('shortcomings', 'shortcomings'), ('proposals', 'proposals')
) f (path, part)
union all
select 'plan', path, part from (values
  ('number', 'number'), ('issuedOn', 'issued_on'), ('issuer', 'issuer'), ('signer', 'signer'),
  ('communePoints', 'commune_points'), ('residentialPoints', 'residential_points'), ('agencyPoints', 'agency_points'),
  ('budgetState', 'budget_state'), ('budgetSocial', 'budget_social'), ('pilots', 'plan_pilot'), ('note', 'note')
) f (path, part)
union all
select 'report', path, path from unnest(array['number', 'signer', 'leadership', 'results', 'strengths', 'shortcomings', 'lessons', 'proposals']) path
union all
select 'report', 'issuedOn', 'issued_on';

-- 3. What was not named stays as it was sent.
create function refuse_closed_field(kind record_kind, open_fields text[], changed_part text) returns void
language plpgsql stable as $$
begin
  if cardinality(open_fields) > 0 and not exists (
    select from record_field where record_kind = kind and part = changed_part and path = any(open_fields)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'record_field_closed',
      message = format('record_field_closed: the return did not name %s', changed_part);
  end if;
end $$;

-- Which fields are open is said by a return and forgotten by an acceptance; nobody else touches it.
create function refuse_reopening(kind record_kind, before record_state, after record_state, was text[], becomes text[]) returns void
language plpgsql stable as $$
begin
  if after = 'accepted' and cardinality(becomes) = 0 then
    return;
  end if;
  if before = after or after <> 'returned' or exists (
    select from unnest(becomes) named where not exists (select from record_field where record_kind = kind and path = named)
  ) then
    raise exception using errcode = 'check_violation', constraint = 'record_open_fields',
      message = format('record_open_fields: %s cannot become %s here', was, becomes);
  end if;
end $$;

-- 4. Records, as before but for the fields.
create or replace function guard_record() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  season_now season_state;
  people boolean := current_user in ('portal_app', 'portal_nation');
  kind record_kind := case tg_table_name when 'festival' then 'festival' when 'festival_plan' then 'plan' else 'report' end;
  row_before jsonb;
  row_after jsonb;
begin
  -- Who wrote is kept by the database itself: the list only grows, its first is who began.
  if tg_op = 'INSERT' and (people or cardinality(new.editor_ids) = 0) then
    new.editor_ids := array[new.entered_by_id];
  end if;
  if tg_op = 'INSERT' then
    new.created_by_unit_id := case when people then coalesce(current_unit(), new.unit_id) else coalesce(new.created_by_unit_id, new.unit_id) end;
  end if;
  if not people then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' then
    new.created_by_unit_id := old.created_by_unit_id;
    new.editor_ids := case when new.entered_by_id = any(old.editor_ids) then old.editor_ids else old.editor_ids || new.entered_by_id end;
  end if;
  if tg_op = 'INSERT' and cardinality(new.open_fields) > 0 then
    raise exception using errcode = 'check_violation', constraint = 'record_open_fields', message = 'record_open_fields: nothing was returned yet';
  end if;
  if tg_op = 'INSERT' and new.state <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'record_starts_as_draft', message = 'a record begins as a draft';
  end if;
  -- Nobody signs with another's name.
  if tg_op = 'INSERT' and (new.entered_by_id, coalesce(new.sent_by_id, current_actor()), coalesce(new.accepted_by_id, current_actor()))
       is distinct from (current_actor(), current_actor(), current_actor())
     or tg_op = 'UPDATE' and (
       new.entered_by_id <> old.entered_by_id and new.entered_by_id is distinct from current_actor()
       or new.sent_by_id is distinct from old.sent_by_id and new.sent_by_id is not null and new.sent_by_id is distinct from current_actor()
       or new.accepted_by_id is distinct from old.accepted_by_id and new.accepted_by_id is not null and new.accepted_by_id is distinct from current_actor())
  then
    raise exception using errcode = 'check_violation', constraint = 'record_signature', message = 'record_signature: who enters, sends or accepts is who acts';
  end if;
  if tg_op = 'UPDATE' then
    if (new.unit_id, new.season_id) is distinct from (old.unit_id, old.season_id) then
      raise exception using errcode = 'check_violation', constraint = 'record_identity', message = 'unit and season of a record never change';
    end if;
    -- Where it lies and whether it was passed on move with the state, or by passing it on.
    if (new.state, new.holder_unit_id, new.received) is distinct from (old.state, old.holder_unit_id, old.received) then
      perform refuse_move(
        kind, old.unit_id, old.holder_unit_id, old.created_by_unit_id, old.received, old.state, new.state);
    end if;
    if new.open_fields <> old.open_fields then
      perform refuse_reopening(kind, old.state, new.state, old.open_fields, new.open_fields);
    elsif cardinality(new.open_fields) > 0 and new.state in ('accepted', 'locked') then
      raise exception using errcode = 'check_violation', constraint = 'record_open_fields', message = 'record_open_fields: an accepted record has none';
    end if;
    if cardinality(old.open_fields) > 0 then
      row_before := to_jsonb(old);
      row_after := to_jsonb(new);
      perform refuse_closed_field(kind, old.open_fields, f.part) from record_field f
        where f.record_kind = kind and row_before -> f.part is distinct from row_after -> f.part;
    end if;
    if old.state = 'locked' and current_user <> 'portal_nation' then
      raise exception using errcode = 'check_violation', constraint = 'record_locked', message = 'a locked record is corrected by the ministry only';
    end if;
  end if;
  if tg_op = 'DELETE' and old.state <> 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'record_kept', message = 'only a draft can be deleted';
  end if;
  if tg_op <> 'INSERT' and tg_table_name <> 'festival_report' and current_user = 'portal_app'
     and report_signed_for_write(old.unit_id, old.season_id) then
    raise exception using errcode = 'check_violation', constraint = 'report_signed', message = 'report_signed: the province has signed its report of this season';
  end if;
  season_now := season_state_for_write(case when tg_op = 'DELETE' then old.season_id else new.season_id end);
  if season_now not in ('open', 'reopened') and current_user <> 'portal_nation' then
    raise exception using errcode = 'check_violation', constraint = 'season_open', message = 'the season is not open';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- 5. Rows of a record: as closed as their field.
create or replace function guard_festival_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  parent festival;
begin
  if current_user in ('portal_app', 'portal_nation') then
    if tg_op <> 'INSERT' then
      select * into parent from festival where id = old.festival_id;
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('festival', parent.open_fields, tg_table_name);
    end if;
    if tg_op <> 'DELETE' then
      select * into parent from festival where id = new.festival_id;
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('festival', parent.open_fields, tg_table_name);
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create or replace function guard_plan_part() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  parent festival_plan;
begin
  if current_user in ('portal_app', 'portal_nation') then
    if tg_op <> 'INSERT' then
      select * into parent from festival_plan where id = old.plan_id;
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('plan', parent.open_fields, tg_table_name);
    end if;
    if tg_op <> 'DELETE' then
      select * into parent from festival_plan where id = new.plan_id;
      if current_user = 'portal_app' then
        perform refuse_closed_parent(parent.state);
      end if;
      perform refuse_closed_field('plan', parent.open_fields, tg_table_name);
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
