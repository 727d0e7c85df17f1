-- The trail as a chain: an entry that was changed, removed, exchanged, slipped in or cut off is found and named
-- (section 7, npm run trail:verify; docs/decisions/0010-trail.md).

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "delegation_id" UUID,
ADD COLUMN     "transaction" BIGINT;

-- Only from here on: what stands there already was not written by this migration.
ALTER TABLE "audit_entry" ALTER COLUMN "transaction" SET DEFAULT (pg_current_xact_id()::text)::bigint;

-- CreateTable
CREATE TABLE "audit_link" (
    "chain_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "digest" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("chain_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "chain_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("chain_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_entry_id_key" ON "audit_link"("entry_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- 1. Which chain: the province above the unit on that day (of a unit that is no more: of its successor); the nation's
--    rows and those of no unit have one together, under the id of zeros.
create function audit_chain_of(of_unit uuid, on_day date) returns uuid
language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  with recursive up as (
    select id, parent_id, level from unit where id = of_unit
    union all
    select p.id, p.parent_id, p.level from unit p join up on p.id = up.parent_id
  )
  select coalesce(
    (select province_id from unit_place where origin_id = of_unit and first_day <= on_day and end_day > on_day),
    -- A unit of this very transaction: its place is not worked out yet.
    (select id from up where level = 'province'),
    '00000000-0000-0000-0000-000000000000')
$$;

-- 2. What an entry says, as one text that can be read in one way only (a row's text quotes, jsonb writes its keys in its
--    own order). The id stands in the link: so two entries that changed places are known again.
create function audit_digest(e audit_entry) returns bytea
language sql stable parallel safe as $$
  select sha256(convert_to(row((extract(epoch from e.at) * 1000)::bigint, e.transaction, e.table_name, e.row_id, e.unit_id,
    e.operation, e.actor_id, e.acting_unit_id, e.delegation_id, e.action, e.before, e.after)::text, 'UTF8'))
$$;

create function audit_next_hash(last bytea, entry_id bigint, digest bytea) returns bytea
language sql immutable parallel safe as $$ select sha256(last || int8send(entry_id) || digest) $$;

-- Before its first link a chain has the hash of its own id: no chain can stand in for another.
create function audit_first_hash(chain_id uuid) returns bytea
language sql immutable parallel safe as $$ select sha256(uuid_send(chain_id)) $$;

create function audit_chain_step(last bytea, start bytea, entry_id bigint, digest bytea) returns bytea
language sql immutable parallel safe as $$ select sha256(coalesce(last, start) || int8send(entry_id) || digest) $$;

create aggregate audit_chain_hash(start bytea, entry_id bigint, digest bytea) (sfunc = audit_chain_step, stype = bytea);

-- 3. Linking, once, at the end of the transaction: writers of one province wait for one another's commit, not for one
--    another's work. The heads that a transaction needs are locked in one order, so nobody waits in a circle.
--    The planner may know these tables as empty and grow old with that plan: it is told to use the indexes.
create function link_trail(first_id bigint) returns void
language plpgsql security definer
set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  me bigint := (pg_current_xact_id()::text)::bigint;
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  fresh record;
  head audit_head;
begin
  for fresh in
    with by_unit as (
      select audit_chain_of(e.unit_id, today) as chain_id, array_agg(e.id) as ids, array_agg(audit_digest(e)) as digests
        from audit_entry e
       where e.id >= first_id and e.transaction = me
         and not exists (select from audit_link l where l.entry_id = e.id)
       group by e.unit_id
    )
    select chain_id, array_agg(id order by id) as ids, array_agg(digest order by id) as digests
      from by_unit, unnest(ids, digests) as entry (id, digest)
     group by chain_id order by chain_id
  loop
    insert into audit_head (chain_id, seq, hash)
    values (fresh.chain_id, 0, audit_first_hash(fresh.chain_id)) on conflict do nothing;
    select * into head from audit_head where chain_id = fresh.chain_id for update;

    with linked as (
      insert into audit_link (chain_id, seq, entry_id, digest, hash)
      select fresh.chain_id, head.seq + nth, id, digest, audit_chain_hash(head.hash, id, digest) over in_order
        from unnest(fresh.ids, fresh.digests) with ordinality as mine (id, digest, nth)
      window in_order as (order by nth rows unbounded preceding)
      returning seq, hash
    )
    update audit_head set (seq, hash) = (select seq, hash from linked order by seq desc limit 1)
     where chain_id = fresh.chain_id;
  end loop;
end $$;

revoke execute on function link_trail(bigint) from public;

-- The first entry of a transaction links all of it; the others find that done.
create function link_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  if not exists (select from audit_link where entry_id = new.id) then
    perform link_trail(new.id);
  end if;
  return null;
end $$;

create constraint trigger link after insert on audit_entry
  deferrable initially deferred for each row execute function link_audit();

-- 4. The trail itself: under which delegation something was done, and whose row of the tree of units it is.
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
  end if;
  insert into audit_entry (table_name, row_id, unit_id, operation, actor_id, acting_unit_id, delegation_id, action, before, after)
  values (
    tg_table_name,
    coalesce(row_any ->> 'id', row_any ->> 'user_id', ''),
    owner_unit,
    lower(tg_op),
    current_actor(),
    current_unit(),
    nullif(current_setting('app.delegation_id', true), '')::uuid,
    coalesce(nullif(current_setting('app.action', true), ''), 'console:' || session_user),
    row_before,
    row_after
  );
  return null;
end $$;

-- 5. Not even the owner changes the trail by mistake; on purpose it would be found.
create function refuse_trail_change() returns trigger
language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'trail_kept', message = 'trail_kept: the trail is only ever added to';
end $$;

create trigger keep before update or delete on audit_entry for each row execute function refuse_trail_change();
create trigger keep_all before truncate on audit_entry for each statement execute function refuse_trail_change();
create trigger keep before update or delete on audit_link for each row execute function refuse_trail_change();
create trigger keep_all before truncate on audit_link for each statement execute function refuse_trail_change();

-- 6. Who reads: a province the links of its own chain, the nation all of them. Nobody of the application writes.
do $$
declare
  t text;
begin
  foreach t in array array['audit_link', 'audit_head'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy scope_read on %I for select to portal_app using (chain_id = any(array(select scope_units())))', t);
    execute format('create policy nation on %I for all to portal_nation using (true) with check (true)', t);
    execute format('create policy owner on %I for all to current_user using (true) with check (true)', t);
    execute format('grant select on %I to portal_app, portal_nation', t);
  end loop;
end $$;

-- The seal of the acting unit's chain, also for a commune, which does not see how much its province has written.
create function trail_seal() returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select hash from audit_head
   where chain_id = audit_chain_of(current_unit(), (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$$;

-- 7. What is wrong. In a stretch of a chain, (after_seq, until_seq], judged by its links alone:
--    missing   links are not there: seq is the first of them, count how many
--    broken    a link does not follow from the one before it
create function trail_chain_faults(of_chain uuid, after_seq bigint, until_seq bigint)
returns table (fault text, seq bigint, count bigint, entry_id bigint)
language sql stable set enable_seqscan = off as $$
  with before (seq, hash) as (
    select seq, hash from (
      (select l.seq, l.hash from audit_link l where l.chain_id = of_chain and l.seq <= after_seq order by l.seq desc limit 1)
      union all select 0, audit_first_hash(of_chain)
    ) b order by seq desc limit 1
  ), link as (
    select l.seq, l.entry_id, l.digest, l.hash,
           lag(l.seq, 1, before.seq) over in_order as last_seq, lag(l.hash, 1, before.hash) over in_order as last_hash
      from audit_link l cross join before
     where l.chain_id = of_chain and l.seq > after_seq and l.seq <= until_seq
    window in_order as (order by l.seq)
  )
  select 'missing', last_seq + 1, seq - last_seq - 1, null from link where seq > last_seq + 1
  union all
  select 'broken', seq, 1, entry_id from link
   where seq = last_seq + 1 and hash is distinct from audit_next_hash(last_hash, entry_id, digest)
$$;

-- In a stretch of entries, (after_id, until_id], of all chains: in the order in which they lie on the disk.
--    changed   an entry does not say what was linked      removed   a link's entry is not there
--    stranger  an entry stands in no chain: somebody wrote it past the trail
create function trail_entry_faults(after_id bigint, until_id bigint)
returns table (fault text, chain_id uuid, seq bigint, entry_id bigint, digest bytea, found bytea)
language sql stable as $$
  with entry as (
    select e.id, audit_digest(e) as found from audit_entry e where e.id > after_id and e.id <= until_id
  ), link as (
    select * from audit_link l where l.entry_id > after_id and l.entry_id <= until_id
  )
  select case when e.id is null then 'removed' when l.entry_id is null then 'stranger' else 'changed' end,
         l.chain_id, l.seq, coalesce(e.id, l.entry_id), l.digest, e.found
    from entry e full join link l on l.entry_id = e.id
   where l.digest is distinct from e.found
$$;

-- 8. What is there already is linked in the order in which it was written.
with day_chain as (
  select unit_id, on_day, audit_chain_of(unit_id, on_day) as chain_id
    from (select distinct unit_id, (at at time zone 'Asia/Ho_Chi_Minh')::date as on_day from audit_entry) d
), entry as (
  select e.id, c.chain_id, audit_digest(e) as digest
    from audit_entry e
    join day_chain c on c.unit_id is not distinct from e.unit_id and c.on_day = (e.at at time zone 'Asia/Ho_Chi_Minh')::date
)
insert into audit_link (chain_id, seq, entry_id, digest, hash)
select chain_id, row_number() over in_order, id, digest, audit_chain_hash(audit_first_hash(chain_id), id, digest) over in_order
  from entry
window in_order as (partition by chain_id order by id rows unbounded preceding);

insert into audit_head (chain_id, seq, hash)
select distinct on (chain_id) chain_id, seq, hash from audit_link order by chain_id, seq desc;
