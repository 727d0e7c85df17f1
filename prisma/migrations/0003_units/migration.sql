-- The tree of units: it can never overlap, loop or lose a commune without a successor.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- 1. One row.
alter table unit
  add constraint unit_validity check (valid_to is null or valid_to > valid_from),
  add constraint unit_police_to check (police_to is null or (police_to > valid_from and (valid_to is null or police_to <= valid_to))),
  add constraint unit_root check ((level = 'nation') = (parent_id is null)),
  add constraint unit_code_shape check (
    case level when 'nation' then code = 'VN'
               when 'province' then code ~ '^\d{2}$'
               when 'district' then code ~ '^\d{3}$'
               else code ~ '^\d{5}$' end),
  add constraint unit_name_given check (name <> '' and name = trim(name));

alter table unit_former_name
  add constraint former_name_validity check (valid_to > valid_from),
  add constraint former_name_overlap exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);

alter table unit_succession add constraint succession_other check (from_id <> to_id);

-- 2. Two rows: a code is used by one unit at a time.
alter table unit add constraint unit_overlap
  exclude using gist (level with =, code with =, daterange(valid_from, valid_to) with &&);

-- All of a unit goes to one successor only; one successor is the main one.
create unique index succession_one_whole on unit_succession (from_id) where whole;
create unique index succession_one_main on unit_succession (from_id) where main;

-- 3. Parent and child. Levels fall strictly from parent to child, so a loop cannot be written; the parent never changes.
create function guard_unit() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  above unit;
begin
  if tg_op = 'UPDATE' and (new.code, new.level, new.parent_id, new.valid_from) is distinct from (old.code, old.level, old.parent_id, old.valid_from) then
    raise exception using errcode = 'check_violation', constraint = 'unit_identity',
      message = 'code, level, parent and first day of a unit never change';
  end if;
  if new.parent_id is not null then
    select * into above from unit where id = new.parent_id for share;
    if above.level >= new.level then
      raise exception using errcode = 'check_violation', constraint = 'unit_level_order',
        message = format('a %s cannot stand below a %s', new.level, above.level);
    end if;
    if new.valid_from < above.valid_from
       or coalesce(new.valid_to, 'infinity') > coalesce(above.valid_to, 'infinity') then
      raise exception using errcode = 'check_violation', constraint = 'unit_inside_parent',
        message = format('unit %s would outlive its parent %s', new.code, above.code);
    end if;
  end if;
  new.search_key := fold(unit_kind_label(new.kind) || ' ' || new.name);
  return new;
end $$;

create function unit_kind_label(kind unit_kind) returns text
language sql immutable parallel safe as $$
  select case kind
    when 'ministry' then 'Bộ'
    when 'province' then 'tỉnh'
    when 'municipality' then 'thành phố'
    when 'urban_district' then 'quận'
    when 'rural_district' then 'huyện'
    when 'district_town' then 'thị xã'
    when 'district_city' then 'thành phố'
    when 'commune' then 'xã'
    when 'ward' then 'phường'
    when 'township' then 'thị trấn'
    when 'special_zone' then 'đặc khu'
  end
$$;

create trigger guard before insert or update on unit for each row execute function guard_unit();

-- 4. Whole of the transaction: judged at its end, so that a merger can be written in any order.
create function guard_unit_end() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  unit_now unit;
  wholes int;
  parts int;
begin
  select * into unit_now from unit where id = coalesce(
    case when tg_table_name = 'unit' then (to_jsonb(new) ->> 'id') end,
    to_jsonb(old) ->> 'from_id', to_jsonb(new) ->> 'from_id')::uuid;
  if not found or unit_now.valid_to is null then
    return null;
  end if;
  if exists (select from unit c where c.parent_id = unit_now.id and coalesce(c.valid_to, 'infinity') > unit_now.valid_to) then
    raise exception using errcode = 'check_violation', constraint = 'unit_inside_parent',
      message = format('unit %s ends while units below it go on', unit_now.code);
  end if;
  select count(*) filter (where whole), count(*) filter (where not whole) into wholes, parts
    from unit_succession where from_id = unit_now.id;
  if unit_now.level in ('province', 'commune') and wholes + parts = 0 then
    raise exception using errcode = 'check_violation', constraint = 'unit_successor',
      message = format('unit %s ends without a successor', unit_now.code);
  end if;
  if wholes > 0 and parts > 0 then
    raise exception using errcode = 'check_violation', constraint = 'succession_whole_or_parts',
      message = format('unit %s cannot go over both whole and in parts', unit_now.code);
  end if;
  if wholes + parts > 0 and not exists (select from unit_succession where from_id = unit_now.id and main) then
    raise exception using errcode = 'check_violation', constraint = 'succession_one_main',
      message = format('unit %s has no main successor', unit_now.code);
  end if;
  return null;
end $$;

create constraint trigger guard_end after insert or update on unit
  deferrable initially deferred for each row execute function guard_unit_end();
create constraint trigger guard_end after insert or update or delete on unit_succession
  deferrable initially deferred for each row execute function guard_unit_end();

-- A unit is never deleted; a succession happens on the day on which the old unit is no more, to a unit that lives then.
-- Each step leads to a unit that lives longer, so successions cannot loop either.
create function guard_succession() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  before unit;
  after unit;
begin
  select * into before from unit where id = new.from_id;
  select * into after from unit where id = new.to_id;
  if before.valid_to is distinct from new.happened_on
     or after.valid_from > new.happened_on
     or coalesce(after.valid_to, 'infinity') <= new.happened_on then
    raise exception using errcode = 'check_violation', constraint = 'succession_day',
      message = format('%s cannot hand over to %s on %s', before.code, after.code, new.happened_on);
  end if;
  return new;
end $$;

create constraint trigger guard after insert or update on unit_succession
  deferrable initially deferred for each row execute function guard_succession();

create function refuse_unit_delete() returns trigger
language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'unit_kept', message = 'a unit is closed, never deleted';
end $$;

create trigger keep before delete on unit for each row execute function refuse_unit_delete();

-- 5. Reach: parent to child and successor to predecessor, walked to the end. The nation has a role of its own instead.
--    Only what differs is written: a change of one unit touches its own rows, not those of the country.
create function rebuild_unit_reach() returns void
language sql security definer set search_path = public, pg_temp as $$
  with recursive edge (holder_id, unit_id, below, whole) as (
    select parent_id, id, true, true from unit where level <> 'province' and parent_id is not null
    union all
    select to_id, from_id, false, whole from unit_succession
  ), walk (holder_id, unit_id, below, whole) as (
    select id, id, false, true from unit
    union
    select w.holder_id, e.unit_id, w.below or e.below, w.whole and e.whole
      from walk w join edge e on e.holder_id = w.unit_id
  ), fresh as materialized (
    select holder_id, unit_id,
           (case when holder_id = unit_id then 'self' when bool_and(below) then 'below' else 'absorbed' end)::reach_via as via,
           bool_or(whole) as whole
      from walk group by holder_id, unit_id
  ), gone as (
    delete from unit_reach r
     where not exists (select from fresh f where f.holder_id = r.holder_id and f.unit_id = r.unit_id)
  )
  insert into unit_reach (holder_id, unit_id, via, whole)
  select f.holder_id, f.unit_id, f.via, f.whole
    from fresh f left join unit_reach r on r.holder_id = f.holder_id and r.unit_id = f.unit_id
   where (r.via, r.whole) is distinct from (f.via, f.whole)
  on conflict (holder_id, unit_id) do update set via = excluded.via, whole = excluded.whole
$$;

-- What is derived from the tree is made once a transaction, at its end: the first deferred trigger does it, those
-- behind it find nothing left to do.
create function mark_unit_tree() returns trigger
language plpgsql as $$
begin
  perform set_config('app.tree_has_changed', 'yes', true);
  return null;
end $$;

create function refresh_unit_tree() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('app.tree_has_changed', true) = 'yes' then
    perform set_config('app.tree_has_changed', '', true);
    perform rebuild_unit_reach();
  end if;
  return null;
end $$;

create trigger mark_tree after insert or update of valid_to on unit for each statement execute function mark_unit_tree();
create trigger mark_tree after insert or update or delete on unit_succession
  for each statement execute function mark_unit_tree();
create constraint trigger refresh_tree after insert or update of valid_to on unit
  deferrable initially deferred for each row execute function refresh_unit_tree();
create constraint trigger refresh_tree after insert or update or delete on unit_succession
  deferrable initially deferred for each row execute function refresh_unit_tree();

revoke execute on function rebuild_unit_reach() from public;

-- 6. Finding.
create index unit_search on unit using gin (search_key gin_trgm_ops);
create index unit_alive on unit (level, valid_from, valid_to);
