-- The tree is changed by its own people: a change is a record, rehearsed by carrying it out and taking it back, applied
-- in one transaction, undone while nothing new stands on it. Nobody but these functions writes the tree.

-- CreateEnum
CREATE TYPE "unit_change_kind" AS ENUM ('open', 'close', 'rename', 'move', 'merge', 'split', 'mapping');

-- CreateEnum
CREATE TYPE "unit_change_state" AS ENUM ('requested', 'draft', 'refused', 'withdrawn', 'discarded', 'applied', 'undone');

-- Derived rows: made anew below.
truncate unit_reach;

-- AlterTable
ALTER TABLE "unit_reach" DROP CONSTRAINT "unit_reach_pkey",
ADD COLUMN     "since" DATE NOT NULL,
ADD COLUMN     "until" DATE NOT NULL,
ADD CONSTRAINT "unit_reach_pkey" PRIMARY KEY ("holder_id", "unit_id", "since");

-- CreateTable
CREATE TABLE "unit_change" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "kind" "unit_change_kind" NOT NULL,
    "state" "unit_change_state" NOT NULL DEFAULT 'draft',
    "effective_on" DATE NOT NULL,
    "act_number" TEXT NOT NULL DEFAULT '',
    "act_issued_on" DATE,
    "act_title" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "lines" JSONB NOT NULL,
    "plan" JSONB,
    "touched_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "born_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "requested_by_unit_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_change_step" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "change_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT NOT NULL DEFAULT '',
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_unit_name" TEXT NOT NULL,

    CONSTRAINT "unit_change_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unit_change_unit_id_idx" ON "unit_change"("unit_id");

-- CreateIndex
CREATE INDEX "unit_change_state_effective_on_idx" ON "unit_change"("state", "effective_on");

-- CreateIndex
CREATE INDEX "unit_change_touched_ids_idx" ON "unit_change" USING GIN ("touched_ids");

-- CreateIndex
CREATE INDEX "unit_change_born_ids_idx" ON "unit_change" USING GIN ("born_ids");

-- CreateIndex
CREATE INDEX "unit_change_step_change_id_idx" ON "unit_change_step"("change_id");

-- CreateIndex
CREATE INDEX "unit_change_step_unit_id_idx" ON "unit_change_step"("unit_id");

-- AddForeignKey
ALTER TABLE "unit_change" ADD CONSTRAINT "unit_change_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_change_step" ADD CONSTRAINT "unit_change_step_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "unit_change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_change_step" ADD CONSTRAINT "unit_change_step_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Reach has days. A succession of a later day is written when it is decided, and gives nothing before its day: row
--    security hides what is not yet. Where a part is read first and the whole comes later, there are two rows.
create or replace function rebuild_unit_reach() returns void
language sql security definer set search_path = public, pg_temp as $$
  with recursive edge (holder_id, unit_id, below, whole, since) as (
    select parent_id, id, true, true, '-infinity'::date from unit where level <> 'province' and parent_id is not null
    union all
    select to_id, from_id, false, whole, happened_on from unit_succession
  ), walk (holder_id, unit_id, below, whole, since) as (
    select id, id, false, true, '-infinity'::date from unit
    union
    select w.holder_id, e.unit_id, w.below or e.below, w.whole and e.whole, greatest(w.since, e.since)
      from walk w join edge e on e.holder_id = w.unit_id
  ), way as materialized (
    select holder_id, unit_id,
           (case when holder_id = unit_id then 'self' when bool_and(below) then 'below' else 'absorbed' end)::reach_via as via,
           min(since) as since, min(since) filter (where whole) as whole_since
      from walk group by holder_id, unit_id
  ), fresh as materialized (
    select holder_id, unit_id, via, true as whole, whole_since as since, 'infinity'::date as until
      from way where whole_since is not null
    union all
    select holder_id, unit_id, via, false, since, coalesce(whole_since, 'infinity')
      from way where whole_since is null or since < whole_since
  ), gone as (
    delete from unit_reach r
     where not exists (select from fresh f where f.holder_id = r.holder_id and f.unit_id = r.unit_id and f.since = r.since)
  )
  insert into unit_reach (holder_id, unit_id, via, whole, since, until)
  select f.holder_id, f.unit_id, f.via, f.whole, f.since, f.until
    from fresh f left join unit_reach r on r.holder_id = f.holder_id and r.unit_id = f.unit_id and r.since = f.since
   where (r.via, r.whole, r.until) is distinct from (f.via, f.whole, f.until)
  on conflict (holder_id, unit_id, since) do update set via = excluded.via, whole = excluded.whole, until = excluded.until
$$;

drop policy shared_read on unit_reach;
drop policy nation on unit_reach;
create policy shared_read on unit_reach for select to portal_app, portal_auth, portal_nation
  using (since <= (select today_in_vietnam()) and until > (select today_in_vietnam()));

-- Only what differs is written, as for the reach: a change of one unit leaves the rows of the country alone.
create or replace function rebuild_unit_place() returns void
language sql security definer set search_path = public, pg_temp as $$
  with recursive next_place as (
    select u.id, coalesce(s.to_id, u.parent_id) as next_id, coalesce(not s.whole, false) as divided
      from unit u left join unit_succession s on s.from_id = u.id and s.main
     where u.valid_to is not null
  ), walk (origin_id, place_id, first_day, end_day, divided) as (
    select id, id, '-infinity'::date, coalesce(valid_to, 'infinity'), false from unit
    union
    select w.origin_id, n.id, w.end_day, greatest(w.end_day, coalesce(n.valid_to, 'infinity')), w.divided or np.divided
      from walk w
      join next_place np on np.id = w.place_id
      join unit n on n.id = np.next_id
  ), fresh as materialized (
    select w.origin_id, w.first_day, w.end_day, w.place_id,
           case when p.level = 'district' then p.id when above.level = 'district' then above.id end as district_id,
           case when p.level = 'province' then p.id when above.level = 'province' then above.id
                when top.level = 'province' then top.id end as province_id,
           w.divided
      from walk w
      join unit p on p.id = w.place_id
      left join unit above on above.id = p.parent_id
      left join unit top on top.id = above.parent_id
     where w.first_day < w.end_day
  ), gone as (
    delete from unit_place o
     where not exists (select from fresh f where f.origin_id = o.origin_id and f.first_day = o.first_day)
  )
  insert into unit_place (origin_id, first_day, end_day, place_id, district_id, province_id, divided)
  select f.origin_id, f.first_day, f.end_day, f.place_id, f.district_id, f.province_id, f.divided
    from fresh f left join unit_place o on o.origin_id = f.origin_id and o.first_day = f.first_day
   where (o.end_day, o.place_id, o.district_id, o.province_id, o.divided)
         is distinct from (f.end_day, f.place_id, f.district_id, f.province_id, f.divided)
  on conflict (origin_id, first_day) do update
     set end_day = excluded.end_day, place_id = excluded.place_id, district_id = excluded.district_id,
         province_id = excluded.province_id, divided = excluded.divided
$$;

select rebuild_unit_reach();

-- A role is given within what the keeper commands today, not within what it will take over one day.
create or replace function guard_assignment() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held_level unit_level := (select level from unit where id = new.unit_id);
  keeper uuid := keeper_of((select unit_id from app_user where id = new.user_id));
begin
  if tg_op = 'UPDATE' and (new.user_id, new.unit_id, new.role, new.valid_from) is distinct from (old.user_id, old.unit_id, old.role, old.valid_from) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_identity',
      message = 'assignment_identity: person, unit, role and first day of an assignment never change';
  end if;
  if not role_fits_level(new.role, held_level) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_role_level',
      message = format('assignment_role_level: the role %s does not exist at the level %s', new.role, held_level);
  end if;
  if (select level from unit where id = keeper) <> 'nation' and not exists (
    select from unit_reach where holder_id = keeper and unit_id = new.unit_id and since <= today_in_vietnam()
  ) then
    raise exception using errcode = 'check_violation', constraint = 'assignment_within_keeper',
      message = 'assignment_within_keeper: a role is held within what the administrators of the account command';
  end if;
  return new;
end $$;

-- 2. The record of a change: who sees it, and how it may move.
do $$
declare
  t text;
begin
  foreach t in array array['unit_change', 'unit_change_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('create policy scope_delete on %I for delete to portal_app using (false)', t);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_audit()', t);
  end loop;
end $$;

-- What V05 prepares is its own until it is applied; a province reads its requests and what was done below it.
create policy scope_read on unit_change for select to portal_app
  using (unit_id = any(array(select scope_units())) and (requested_by_unit_id is not null or state in ('applied', 'undone')));
create policy scope_insert on unit_change for insert to portal_app
  with check (unit_id = any(array(select scope_units_writable())) and state = 'requested' and requested_by_unit_id = unit_id);
create policy scope_update on unit_change for update to portal_app
  using (unit_id = any(array(select scope_units_writable())) and state = 'requested')
  with check (unit_id = any(array(select scope_units_writable())) and state in ('requested', 'withdrawn'));

create policy scope_read on unit_change_step for select to portal_app
  using (exists (select from unit_change c where c.id = change_id));
create policy scope_insert on unit_change_step for insert to portal_app
  with check (exists (select from unit_change c where c.id = change_id and c.unit_id = unit_change_step.unit_id));
create policy scope_update on unit_change_step for update to portal_app using (false);

grant select, insert, update on unit_change to portal_app, portal_nation;
grant select, insert on unit_change_step to portal_app, portal_nation;

alter table unit_change
  add constraint unit_change_decided check (state not in ('applied', 'undone')
    or (act_number <> '' and act_issued_on is not null and act_title <> '' and plan is not null and applied_at is not null));

create function guard_unit_change() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  -- The functions below run as the owner of the tables.
  if current_user not in ('portal_app', 'portal_nation') then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> (case when current_user = 'portal_nation' then 'draft' else 'requested' end)::unit_change_state
       or new.created_by_id is distinct from current_actor() or new.plan is not null or new.applied_at is not null
       or (new.touched_ids, new.born_ids) is distinct from ('{}'::uuid[], '{}'::uuid[]) then
      raise exception using errcode = 'check_violation', constraint = 'unit_change_begins',
        message = 'unit_change_begins: a change begins as a draft of the ministry or a request of a province';
    end if;
    return new;
  end if;
  if (new.id, new.kind, new.created_by_id, new.created_at, new.requested_by_unit_id)
       is distinct from (old.id, old.kind, old.created_by_id, old.created_at, old.requested_by_unit_id)
     or (new.unit_id <> old.unit_id and current_user <> 'portal_nation') then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_identity',
      message = 'unit_change_identity: what a change is and who asked for it never change';
  end if;
  if (new.applied_at, new.plan, new.touched_ids, new.born_ids) is distinct from (old.applied_at, old.plan, old.touched_ids, old.born_ids) then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_state',
      message = 'unit_change_state: only the application of a change writes its plan';
  end if;
  if new.state <> old.state and not (
       current_user = 'portal_nation' and (old.state, new.state) in (('requested', 'draft'), ('requested', 'refused'), ('draft', 'discarded'))
       or current_user = 'portal_app' and (old.state, new.state) in (('requested', 'withdrawn')))
     or new.state = old.state and not (
       old.state = 'draft' and current_user = 'portal_nation' or old.state = 'requested' and current_user = 'portal_app')
  then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_state',
      message = format('unit_change_state: a change cannot go from %s to %s', old.state, new.state);
  end if;
  return new;
end $$;

create trigger guard before insert or update on unit_change for each row execute function guard_unit_change();

-- 3. Carrying out. The plan names what ends, begins, is renamed and who takes over; every guard of the tree judges it.
create function carry_out_unit_plan(plan jsonb, on_day date, act_number text, act_issued_on date, act_title text) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  act uuid;
  ends uuid[] := array(select jsonb_array_elements_text(plan -> 'ends')::uuid);
  ended int;
begin
  set constraints all deferred;
  -- One change of the tree at a time: the second sees what the first has done.
  perform pg_advisory_xact_lock(hashtext('unit tree'));

  update unit set valid_to = on_day where id = any(ends) and valid_to is null;
  get diagnostics ended = row_count;
  if ended <> cardinality(ends) then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_ends',
      message = 'a unit that the change ends has ended already';
  end if;
  insert into unit (id, code, level, kind, name, parent_id, valid_from)
  select id, code, level, kind, name, "parentId", on_day
    from jsonb_to_recordset(plan -> 'begins') as b (id uuid, code text, level unit_level, kind unit_kind, name text, "parentId" uuid)
   order by level;

  -- A paper of a change that was undone left nothing behind; one that stands elsewhere must be the same paper.
  insert into legal_act (number, issued_on, title) values (act_number, act_issued_on, act_title)
  on conflict (number) do nothing;
  select id into act from legal_act where number = act_number and issued_on = act_issued_on;
  if act is null then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_act',
      message = 'a paper of this number has another date';
  end if;

  insert into unit_former_name (unit_id, name, kind, valid_from, valid_to, legal_act_id)
  select u.id, u.name, u.kind,
         coalesce((select max(f.valid_to) from unit_former_name f where f.unit_id = u.id), u.valid_from), on_day, act
    from jsonb_to_recordset(plan -> 'renames') as r ("unitId" uuid) join unit u on u.id = r."unitId";
  update unit u set name = r.name, kind = r.kind
    from jsonb_to_recordset(plan -> 'renames') as r ("unitId" uuid, name text, kind unit_kind) where u.id = r."unitId";

  insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id)
  select "fromId", "toId", whole, main, on_day, act
    from jsonb_to_recordset(plan -> 'successions') as s ("fromId" uuid, "toId" uuid, whole boolean, main boolean);
  -- Every guard judges now, and what is derived from the tree is made.
  set constraints all immediate;
end $$;

-- What a plan would do, by doing it and taking it back: refused by which rule, or whose reach it widens.
-- Definer: the tree is everybody's to read. It counts no records: those are counted under the asker's own scope.
create function rehearse_unit_plan(plan jsonb, on_day date) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held uuid[];
  reached uuid[];
  wholly boolean[];
  grown jsonb;
  broken text;
  words text;
begin
  select array_agg(holder_id), array_agg(unit_id), array_agg(whole) into held, reached, wholly from unit_reach;
  begin
    perform carry_out_unit_plan(plan, on_day, '(thử)', on_day, '(thử)');
    select coalesce(jsonb_agg(g), '[]') into grown from (
      select r.holder_id as "holderId", count(*) as count, count(*) filter (where r.whole) as whole,
             (array_agg(r.unit_id order by u.level, u.code))[1:8] as "unitIds"
        from unit_reach r join unit u on u.id = r.unit_id
       where not exists (select from unnest(held, reached, wholly) b (h, u, w) where b.h = r.holder_id and b.u = r.unit_id and b.w = r.whole)
         and r.unit_id not in (select (jsonb_array_elements(plan -> 'begins') ->> 'id')::uuid)
       group by r.holder_id) g;
    raise exception using errcode = 'UC001', message = 'taken back';
  exception
    when sqlstate 'UC001' then
      return jsonb_build_object('grown', grown);
    when integrity_constraint_violation then
      get stacked diagnostics broken = constraint_name, words = message_text;
      return jsonb_build_object('refused', coalesce(nullif(broken, ''), 'unknown'), 'words', words, 'grown', '[]'::jsonb);
  end;
end $$;

-- Only an administrator of the ministry changes the tree, whatever the application believes.
create function assert_changes_units() returns void
language plpgsql stable set search_path = public, pg_temp as $$
begin
  if not exists (
    select from role_assignment
     where user_id = current_actor() and unit_id = current_unit() and role = 'ministry_admin'
       and valid_from <= today_in_vietnam() and coalesce(valid_to, 'infinity') > today_in_vietnam()
  ) then
    raise exception using errcode = 'insufficient_privilege', message = 'unit_change_right: administrators of the ministry change the tree';
  end if;
end $$;

create function apply_unit_change(change_id uuid, plan jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c unit_change;
  broken text;
  words text;
  born uuid[] := array(select (jsonb_array_elements(plan -> 'begins') ->> 'id')::uuid);
begin
  perform assert_changes_units();
  select * into c from unit_change where id = change_id for update;
  if c.state is distinct from 'draft' then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_state', message = 'unit_change_state: only a draft is applied';
  end if;
  -- A name is one column: it cannot change on a later day by itself.
  if c.effective_on > today_in_vietnam() and jsonb_array_length(plan -> 'renames') > 0 then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_rename_day', message = 'unit_change_rename_day: a name changes on its day, not before';
  end if;
  begin
    perform carry_out_unit_plan(plan, c.effective_on, c.act_number, c.act_issued_on, c.act_title);
  exception when integrity_constraint_violation then
    -- The driver hands on the message alone.
    get stacked diagnostics broken = constraint_name, words = message_text;
    raise exception using errcode = 'check_violation', constraint = broken, message = 'unit_change_refused(' || broken || '): ' || words;
  end;
  update unit_change set state = 'applied', plan = apply_unit_change.plan, applied_at = now(), version = version + 1,
         born_ids = born,
         touched_ids = array(
           select jsonb_array_elements_text(apply_unit_change.plan -> 'ends')::uuid
           union select (jsonb_array_elements(apply_unit_change.plan -> 'renames') ->> 'unitId')::uuid
           union select t from (select (jsonb_array_elements(apply_unit_change.plan -> 'successions') ->> 'toId')::uuid as t) s
                  where not t = any(born))
   where id = change_id;
end $$;

-- 4. Undoing. What stands on a change: any row of any table, of today or of a later release, that names one of its new
--    units; later changes of the same units; and what a successor decided in place of a unit that would live again.
create function unit_change_in_way(change_id uuid) returns table (what text, unit_id uuid, count bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  c unit_change;
  col record;
  ends uuid[];
  heirs uuid[];
begin
  select * into c from unit_change where id = change_id;
  ends := array(select jsonb_array_elements_text(c.plan -> 'ends')::uuid);
  heirs := array(select (jsonb_array_elements(c.plan -> 'successions') ->> 'toId')::uuid);
  for col in
    select k.relname, a.attname from pg_attribute a join pg_class k on k.oid = a.attrelid
     where k.relnamespace = 'public'::regnamespace and k.relkind = 'r' and a.attname like '%unit\_id' and a.atttypid = 'uuid'::regtype
       and k.relname not in ('unit_reach', 'audit_entry')
     order by k.relname, a.attname
  loop
    return query execute format(
      'select %L::text, %I, count(*) from %I where %I = any($1) group by 2', col.relname, col.attname, col.relname, col.attname) using c.born_ids;
  end loop;
  return query select 'below', u.parent_id, count(*) from unit u
    where u.parent_id = any(c.born_ids) and not u.id = any(c.born_ids) group by 2;
  return query select 'later_end', u.id, 1::bigint from unit u
    where u.valid_to is not null and (u.id = any(c.born_ids)
       or u.id in (select (jsonb_array_elements(c.plan -> 'renames') ->> 'unitId')::uuid));
  return query select 'later_heir', s.to_id, count(*) from unit_succession s
    where s.to_id = any(c.born_ids) and not s.from_id = any(ends) group by 2;
  return query select 'later_name', f.unit_id, count(*) from unit_former_name f
    where f.unit_id in (select (jsonb_array_elements(c.plan -> 'renames') ->> 'unitId')::uuid) and f.valid_to > c.effective_on group by 2;
  return query select 'decided_for', d.unit_id, count(*) from decision d
    where d.unit_id = any(ends) and d.at >= c.applied_at and d.actor_unit_id = any(heirs) group by 2;
end $$;

-- A unit is closed, never deleted; one that an undone change had begun never was. The condition is a fact of the
-- records, not a switch that a session could set, and no role of the application may delete a unit at all.
create or replace function refuse_unit_delete() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from unit_change where state = 'undone' and old.id = any(born_ids)) then
    return old;
  end if;
  raise exception using errcode = 'check_violation', constraint = 'unit_kept', message = 'a unit is closed, never deleted';
end $$;

create function undo_unit_change(change_id uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c unit_change;
  ends uuid[];
  act uuid;
  lvl unit_level;
  broken text;
  words text;
begin
  perform assert_changes_units();
  set constraints all deferred;
  perform pg_advisory_xact_lock(hashtext('unit tree'));
  select * into c from unit_change where id = change_id for update;
  if c.state is distinct from 'applied' then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_state', message = 'unit_change_state: only what was applied is undone';
  end if;
  -- Whoever is writing a row of a new unit right now holds its key: wait for them, then look.
  perform 1 from unit where id = any(c.born_ids) order by id for update;
  if exists (select from unit_change_in_way(change_id)) then
    raise exception using errcode = 'check_violation', constraint = 'unit_change_in_way', message = 'unit_change_in_way: something stands on this change';
  end if;
  ends := array(select jsonb_array_elements_text(c.plan -> 'ends')::uuid);
  select id into act from legal_act where number = c.act_number;
  update unit_change set state = 'undone', version = version + 1 where id = change_id;
  begin
    delete from unit_succession s
     using jsonb_to_recordset(c.plan -> 'successions') as p ("fromId" uuid, "toId" uuid)
     where s.from_id = p."fromId" and s.to_id = p."toId";
    delete from unit_reach where unit_id = any(c.born_ids) or holder_id = any(c.born_ids);
    foreach lvl in array array['commune', 'district', 'province']::unit_level[] loop
      delete from unit where id = any(c.born_ids) and level = lvl;
    end loop;
    foreach lvl in array array['province', 'district', 'commune']::unit_level[] loop
      update unit set valid_to = null where id = any(ends) and level = lvl;
    end loop;
    update unit u set name = f.name, kind = f.kind
      from unit_former_name f, jsonb_to_recordset(c.plan -> 'renames') as r ("unitId" uuid)
     where u.id = r."unitId" and f.unit_id = u.id and f.legal_act_id = act and f.valid_to = c.effective_on;
    delete from unit_former_name f using jsonb_to_recordset(c.plan -> 'renames') as r ("unitId" uuid)
     where f.unit_id = r."unitId" and f.legal_act_id = act and f.valid_to = c.effective_on;
    -- The paper goes where only this change had it: typed wrongly, it may be typed again.
    delete from legal_act a
     where a.id = act and not exists (select from unit_succession where legal_act_id = a.id)
       and not exists (select from unit_former_name where legal_act_id = a.id)
       and not exists (select from unit_change o where o.act_number = a.number and o.state = 'applied');
    -- Made here, once: a unit that is gone marks nothing by itself.
    perform set_config('app.tree_has_changed', '', true);
    set constraints all immediate;
    perform rebuild_unit_reach();
    perform rebuild_unit_place();
  exception when integrity_constraint_violation then
    get stacked diagnostics broken = constraint_name, words = message_text;
    raise exception using errcode = 'check_violation', constraint = broken, message = 'unit_change_refused(' || broken || '): ' || words;
  end;
end $$;

-- 5. What lies with units: records by state, as far as the asker may see; any table of records that go up the chain.
create function unit_holdings(units uuid[]) returns table (source text, held boolean, unit_id uuid, state text, running boolean, count bigint)
language plpgsql stable set search_path = public, pg_temp as $$
declare
  t record;
begin
  for t in
    select k.relname, exists (select from pg_attribute s where s.attrelid = k.oid and s.attname = 'season_id') as seasonal
      from pg_class k join pg_attribute a on a.attrelid = k.oid and a.attname = 'state' and a.atttypid = 'record_state'::regtype
      join pg_attribute o on o.attrelid = k.oid and o.attname = 'unit_id'
      join pg_attribute h on h.attrelid = k.oid and h.attname = 'holder_unit_id'
     where k.relnamespace = 'public'::regnamespace and k.relkind = 'r' and has_table_privilege(k.oid, 'select')
     order by k.relname
  loop
    return query execute format(
      'select %1$L::text, false, r.unit_id, r.state::text, %2$s, count(*) from %1$I r %3$s where r.unit_id = any($1) group by 3, 4, 5
       union all
       select %1$L::text, true, r.holder_unit_id, r.state::text, %2$s, count(*) from %1$I r %3$s
        where r.holder_unit_id = any($1) and r.state = ''sent'' group by 3, 4, 5',
      t.relname,
      case when t.seasonal then '(s.state in (''open'', ''reopened''))' else 'false' end,
      case when t.seasonal then 'join season s on s.id = r.season_id' else '' end) using units;
  end loop;
end $$;

do $$
declare
  f text;
begin
  foreach f in array array[
    'carry_out_unit_plan(jsonb, date, text, date, text)', 'rehearse_unit_plan(jsonb, date)', 'assert_changes_units()',
    'apply_unit_change(uuid, jsonb)', 'unit_change_in_way(uuid)', 'undo_unit_change(uuid)'
  ] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function rehearse_unit_plan(jsonb, date) to portal_app, portal_nation;
grant execute on function apply_unit_change(uuid, jsonb), undo_unit_change(uuid), unit_change_in_way(uuid) to portal_nation;
