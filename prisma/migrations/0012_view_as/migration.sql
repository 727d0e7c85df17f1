-- "Xem như": an administrator reads the portal with somebody else's eyes, for half an hour, with a reason, on record, and
-- writes nothing (the transactions of such a session are read only: lib/core/db.ts).

-- CreateTable
CREATE TABLE "view_as" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "unit_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "viewer_name" TEXT NOT NULL,
    "viewer_unit_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "viewed_id" UUID NOT NULL,
    "viewed_name" TEXT NOT NULL,
    "assignment_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "view_as_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "view_as_unit_id_started_at_idx" ON "view_as"("unit_id", "started_at");

-- CreateIndex
CREATE INDEX "view_as_viewer_id_idx" ON "view_as"("viewer_id");

-- CreateIndex
CREATE INDEX "view_as_viewed_id_started_at_idx" ON "view_as"("viewed_id", "started_at");

-- CreateIndex
CREATE INDEX "view_as_assignment_id_idx" ON "view_as"("assignment_id");

-- CreateIndex
CREATE INDEX "view_as_session_id_idx" ON "view_as"("session_id");

-- AddForeignKey
ALTER TABLE "view_as" ADD CONSTRAINT "view_as_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_as" ADD CONSTRAINT "view_as_viewer_id_fkey" FOREIGN KEY ("viewer_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_as" ADD CONSTRAINT "view_as_viewed_id_fkey" FOREIGN KEY ("viewed_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_as" ADD CONSTRAINT "view_as_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "role_assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- 1. Never with the eyes of somebody who stands as high (the same table as lib/identity/viewings/viewable.ts;
--    a test compares them).
create function may_view_as(viewer role, viewed role) returns boolean
language sql immutable parallel safe as $$
  select case viewer
    when 'ministry_admin' then viewed not in ('ministry_admin', 'ministry_leader')
    when 'province_admin' then viewed not in ('ministry_admin', 'ministry_leader', 'ministry_officer', 'province_admin')
    else false end
$$;

alter table view_as
  add constraint view_as_reason check (reason <> ''),
  add constraint view_as_other check (viewer_id <> viewed_id),
  add constraint view_as_half_hour check (expires_at > started_at and expires_at <= started_at + interval '30 minutes');
create unique index view_as_open on view_as (session_id) where ended_at is null;

create function guard_view_as() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  viewer_role role;
  home uuid;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'ended_at' is distinct from to_jsonb(old) - 'ended_at' or old.ended_at is not null then
      raise exception using errcode = 'check_violation', constraint = 'view_as_fixed', message = 'view_as_fixed: of a viewing only its end is written, once';
    end if;
    return new;
  end if;
  select a.role into viewer_role from role_assignment a
   where a.user_id = new.viewer_id and a.unit_id = new.viewer_unit_id and a.role in ('ministry_admin', 'province_admin')
     and a.valid_from <= today and coalesce(a.valid_to, 'infinity') > today;
  if viewer_role is null or (current_actor() is not null and (new.viewer_id, new.viewer_unit_id) is distinct from (current_actor(), current_unit()))
     or not exists (select from user_session where id = new.session_id and user_id = new.viewer_id and ended_at is null) then
    raise exception using errcode = 'check_violation', constraint = 'view_as_viewer', message = 'view_as_viewer: an administrator views, in a session of their own';
  end if;
  select unit_id into home from app_user where id = new.viewed_id and disabled_at is null;
  if home is distinct from new.unit_id or not exists (
    select from role_assignment a where a.id = new.assignment_id and a.user_id = new.viewed_id and a.role = new.role
       and a.valid_from <= today and coalesce(a.valid_to, 'infinity') > today
       and (viewer_role = 'ministry_admin' or exists (
         select from unit_reach r where r.holder_id = new.viewer_unit_id and r.unit_id = a.unit_id and r.whole))
  ) or (viewer_role <> 'ministry_admin' and not exists (
    select from unit_reach r where r.holder_id = new.viewer_unit_id and r.unit_id = home and r.whole
  )) then
    raise exception using errcode = 'check_violation', constraint = 'view_as_circle', message = 'view_as_circle: a living account of the circle, in a post that it holds';
  end if;
  if exists (
    select from role_assignment a where a.user_id = new.viewed_id and not may_view_as(viewer_role, a.role)
       and a.valid_from <= today and coalesce(a.valid_to, 'infinity') > today
  ) then
    raise exception using errcode = 'check_violation', constraint = 'view_as_standing', message = 'view_as_standing: nobody views with the eyes of somebody who stands as high';
  end if;
  return new;
end $$;
create trigger guard before insert or update on view_as for each row execute function guard_view_as();

-- With the session ends what was seen in it.
create function end_viewings_of_session() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update view_as set ended_at = least(now(), expires_at) where session_id = new.id and ended_at is null;
  return null;
end $$;
create trigger end_viewings after update of ended_at on user_session
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_viewings_of_session();


-- 2. Row security, trail and rights.
alter table view_as enable row level security;
alter table view_as force row level security;
create policy scope_read on view_as for select to portal_app using (unit_id = any(array(select scope_units())));
create policy scope_insert on view_as for insert to portal_app with check (unit_id = any(array(select scope_units_writable())));
create policy scope_update on view_as for update to portal_app using (unit_id = any(array(select scope_units_writable()))) with check (unit_id = any(array(select scope_units_writable())));
create policy scope_delete on view_as for delete to portal_app using (unit_id = any(array(select scope_units_writable())));
create policy nation on view_as for all to portal_nation using (true) with check (true);
create policy gate on view_as for all to portal_auth using (true) with check (true);
create policy owner on view_as for all to current_user using (true) with check (true);
create trigger audit after insert or update or delete on view_as for each row execute function write_audit();
grant select on view_as to portal_app, portal_nation, portal_auth;
grant insert on view_as to portal_app, portal_nation;
grant update (ended_at) on view_as to portal_auth;
