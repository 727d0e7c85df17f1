-- The table of moves says who as well as from where to where, and the database asks it for every move.

-- CreateEnum
CREATE TYPE "workflow_relation" AS ENUM ('own', 'above', 'holder', 'nation');

-- CreateTable
CREATE TABLE "workflow_rule" (
    "record_kind" "record_kind" NOT NULL,
    "from_state" "record_state" NOT NULL,
    "to_state" "record_state" NOT NULL,
    "relation" "workflow_relation" NOT NULL,
    "role" "role" NOT NULL,
    "step" TEXT NOT NULL,

    CONSTRAINT "workflow_rule_pkey" PRIMARY KEY ("record_kind","from_state","to_state","relation","role","step")
);

-- DropTable
DROP TABLE "workflow_transition";

alter table workflow_rule enable row level security;
alter table workflow_rule force row level security;
create policy shared_read on workflow_rule for select to portal_app, portal_auth using (true);
create policy nation on workflow_rule for select to portal_nation using (true);
create policy owner on workflow_rule for all to current_user using (true) with check (true);
grant select on workflow_rule to portal_app, portal_nation, portal_auth;

-- 1. The rules: docs/workflow.md is the same as a table to be read, workflowRules() of lib/core/workflow.ts the same as
--    code; tests hold the three together. A permission of a role that changes there is a new migration here.
with may (record_kind, permission, roles) as (values
  ('festival'::record_kind, 'enter', array['commune_officer', 'commune_chief', 'province_officer']),
  ('festival', 'send', array['commune_chief', 'province_officer']),
  ('plan', 'enter', array['commune_officer', 'commune_chief', 'province_officer', 'province_admin']),
  ('plan', 'send', array['commune_chief', 'province_leader']),
  ('report', 'enter', array['province_officer']),
  ('report', 'send', array['province_leader']),
  (null, 'forward', array['district_officer']),
  (null, 'accept', array['province_officer', 'province_leader', 'ministry_officer', 'ministry_admin']),
  (null, 'return', array['district_officer', 'province_officer', 'province_leader', 'ministry_officer', 'ministry_admin']),
  (null, 'lock', array['ministry_admin'])
), step (name, from_states, to_state, relations, permissions) as (values
  ('submit', array['draft', 'returned'], 'submitted', array['own', 'above'], array['enter']),
  ('handBack', array['submitted'], 'draft', array['own'], array['enter', 'send']),
  ('send', array['draft', 'submitted', 'returned'], 'sent', array['own', 'above'], array['send']),
  ('recall', array['sent'], 'draft', array['own'], array['enter', 'send']),
  ('forward', array['sent'], 'sent', array['holder'], array['forward']),
  ('accept', array['sent'], 'accepted', array['holder'], array['accept']),
  ('return', array['sent', 'accepted'], 'returned', array['holder'], array['return']),
  ('lock', array['accepted'], 'locked', array['nation'], array['lock'])
)
insert into workflow_rule (record_kind, step, from_state, to_state, relation, role)
select distinct k.kind, s.name, f.state::record_state, s.to_state::record_state, r.relation::workflow_relation, m.role::role
  from unnest(array['festival', 'plan', 'report']::record_kind[]) k (kind)
 cross join step s
 cross join unnest(s.from_states) f (state)
 cross join unnest(s.relations) r (relation)
  join may p on p.permission = any(s.permissions) and coalesce(p.record_kind, k.kind) = k.kind
 cross join unnest(p.roles) m (role)
 -- Only points are begun by the unit above.
 where r.relation <> 'above' or k.kind = 'festival';

-- 2. How who acts stands to a record; the same meaning as relations() in lib/core/workflow.ts.
create function current_role_name() returns role
language sql stable parallel safe as $$ select nullif(current_setting('app.role', true), '')::role $$;

-- A unit speaks for itself and for those of its level that it absorbed whole. In plpgsql, here and below, because its
-- plans are kept: a thousand records are accepted in one statement.
create function acts_for(of_unit uuid) returns boolean
language plpgsql stable as $$
begin
  return exists (
    select from unit_reach r
      join unit mine on mine.id = r.holder_id
      join unit u on u.id = r.unit_id and u.level = mine.level
     where r.holder_id = current_unit() and r.unit_id = of_unit and r.whole and r.via in ('self', 'absorbed'));
end $$;

create function record_relations(kind record_kind, of_unit uuid, holder uuid, begun_by uuid) returns workflow_relation[]
language plpgsql stable as $$
declare
  mine unit_level := (select level from unit where id = current_unit());
  stands workflow_relation[] := '{}';
begin
  if acts_for(of_unit) then
    stands := stands || 'own'::workflow_relation;
  elsif kind = 'festival' and mine = 'province' and acts_for(begun_by) then
    stands := stands || 'above'::workflow_relation;
  end if;
  if holder is not null and (
    acts_for(holder)
    -- Where the district is no more its province acts in its place.
    or mine = 'province' and exists (select from unit where id = holder and level = 'district' and valid_to <= current_date)
  ) then
    stands := stands || 'holder'::workflow_relation;
  end if;
  if mine = 'nation' then
    stands := stands || 'nation'::workflow_relation;
  end if;
  return stands;
end $$;

-- 3. Refuses a move for which no rule speaks. What no table can say is asked besides: four eyes, the season and what is
--    signed where the record is guarded, who decides and what was received here.
create function refuse_move(
  kind record_kind, of_unit uuid, holder uuid, begun_by uuid, received boolean, before record_state, after record_state
) returns void
language plpgsql stable as $$
declare
  acting role := current_role_name();
  stands workflow_relation[] := record_relations(kind, of_unit, holder, begun_by);
begin
  if not exists (
    select from workflow_rule
     where record_kind = kind and from_state = before and to_state = after and relation = any(stands) and role = acting
  ) then
    if not exists (select from workflow_rule where record_kind = kind and from_state = before and to_state = after) then
      raise exception using errcode = 'check_violation', constraint = 'record_transition',
        message = format('record_transition: a %s cannot go from %s to %s', kind, before, after);
    elsif acting is null then
      raise exception using errcode = 'check_violation', constraint = 'record_role',
        message = 'record_role: a record is moved by somebody in a role';
    end if;
    raise exception using errcode = 'check_violation', constraint = 'record_rule',
      message = format('record_rule: %s as %s does not move a %s from %s to %s', acting, stands, kind, before, after);
  end if;
  if after = 'accepted' and not exists (
    select from unit mine join unit u on u.id = of_unit
     where mine.id = current_unit() and mine.level = case u.level when 'province' then 'nation' else 'province' end::unit_level
  ) then
    raise exception using errcode = 'check_violation', constraint = 'record_deciding',
      message = 'record_deciding: the province decides about its communes, the nation about provinces';
  end if;
  if before = 'sent' and after = 'draft' and received then
    raise exception using errcode = 'check_violation', constraint = 'record_received',
      message = 'record_received: what a unit above has passed on is not recalled';
  end if;
end $$;

-- 4. Records, as before but for the moves.
create or replace function guard_record() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  season_now season_state;
  people boolean := current_user in ('portal_app', 'portal_nation');
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
        (case tg_table_name when 'festival' then 'festival' when 'festival_plan' then 'plan' else 'report' end)::record_kind,
        old.unit_id, old.holder_unit_id, old.created_by_unit_id, old.received, old.state, new.state);
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
