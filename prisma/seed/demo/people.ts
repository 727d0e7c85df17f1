import type { ClientBase } from "pg";
import { accounts } from "./accounts";
import { personName } from "./names";
import { foldAll } from "./sql";

/** The first day on which anybody of the demonstration holds a role. */
const beginning = "2021-06-01";

/** The named accounts that may sign in: person, roles and one common password. */
async function insertAccounts(client: ClientBase, passwordHash: string): Promise<void> {
  await client.query(`
    create temp table demo_account (
      username text, full_name text, job_title text, role role, unit_id uuid, also_id uuid, decision_number text,
      valid_from date, earlier_from date, earlier_to date
    ) on commit drop`);
  await client.query(
    `insert into demo_account
     select a."username", a."fullName", a."jobTitle", a."role"::role,
            (select id from unit u where u.level = a."level"::unit_level and u.code = a."unitCode" order by valid_from desc limit 1),
            (select id from unit u where u.level = a."level"::unit_level and u.code = a."alsoAt" order by valid_from desc limit 1),
            a."decisionNumber", a."validFrom", (a."earlier" ->> 'from')::date, (a."earlier" ->> 'to')::date
       from jsonb_to_recordset($1) as a ("username" text, "fullName" text, "jobTitle" text, "role" text, "level" text,
            "unitCode" text, "alsoAt" text, "decisionNumber" text, "validFrom" date, "earlier" jsonb)`,
    [JSON.stringify(accounts)],
  );
  await client.query(`
    insert into app_user (id, unit_id, username, full_name, job_title, search_key, demo, created_at)
    select pg_temp.demo_id('${beginning}', 'account:' || username), unit_id, username, full_name, job_title,
           fold(full_name || ' ' || username || ' ' || job_title), true, '${beginning}'
      from demo_account;
    insert into role_assignment (id, user_id, unit_id, role, valid_from, valid_to, decision_number)
    select pg_temp.demo_id('${beginning}', 'account:' || u.username || ':' || t.part), u.id, t.unit_id, a.role, t.valid_from, t.valid_to, t.decision_number
      from demo_account a
      join app_user u using (username)
      join unit home on home.id = a.unit_id
     cross join lateral (values
       ('now', a.unit_id, coalesce(a.valid_from, greatest(home.valid_from, '${beginning}')), null::date, a.decision_number),
       ('also', a.also_id, greatest(home.valid_from, '${beginning}'), null, null),
       ('earlier', case when a.earlier_from is not null then a.unit_id end, a.earlier_from, a.earlier_to, null)
     ) as t (part, unit_id, valid_from, valid_to, decision_number)
     where t.unit_id is not null`);
  await client.query(
    `insert into credential (user_id, password_hash, must_change, changed_at)
     select u.id, $1, false, u.created_at from app_user u join demo_account using (username)`,
    [passwordHash],
  );
}

/** Posts of every unit that lived in one of the seasons, filled with invented people who have no way to sign in. */
const insertPosts = `
create temp table demo_post on commit drop as
select u.id as unit_id, p.role::role as role, label.police,
       case u.level when 'commune' then 'x' when 'district' then 'h' else 't' end || u.code
         || coalesce('-' || extract(year from u.valid_to), '') || p.suffix as username,
       ${personName("u.code || u.valid_from || p.role")} as full_name, p.job || ' ' || label.police as job_title,
       greatest(u.valid_from, '${beginning}') as valid_from,
       case when u.level = 'district' then coalesce(u.police_to, u.valid_to) else u.valid_to end as valid_to
  from unit u
 cross join lateral (select 'Công an ' || unit_kind_label(u.kind) || ' ' || u.name as police) label
  join (values
    ('commune', 'commune_officer', '.canbo', 'Cán bộ'), ('commune', 'commune_chief', '.truong', 'Trưởng'),
    ('district', 'district_officer', '.canbo', 'Cán bộ phong trào,'),
    ('province', 'province_admin', '.quantri', 'Quản trị hệ thống,'), ('province', 'province_officer', '.canbo', 'Cán bộ PV05,'),
    ('province', 'province_leader', '.lanhdao', 'Phó Giám đốc')
  ) as p (level, role, suffix, job) on p.level = u.level::text
 where coalesce(u.valid_to, 'infinity') > '2022-06-01'
   and not exists (select from demo_account a where a.role = p.role::role and u.id in (a.unit_id, a.also_id));`;

const insertPeopleOfPosts = `
insert into app_user (id, unit_id, username, full_name, job_title, search_key, disabled_at, demo, created_at)
select pg_temp.demo_id(valid_from, 'person:' || username), unit_id, username, full_name, job_title,
       n.folded || ' ' || translate(username, '.-', '  ') || ' ' || j.folded,
       case when valid_to <= '2026-11-21' then valid_to::timestamp at time zone 'Asia/Ho_Chi_Minh' end, true, valid_from
  from demo_post p join demo_fold n on n.value = p.full_name join demo_fold j on j.value = p.job_title;

insert into role_assignment (id, user_id, unit_id, role, valid_from, valid_to)
select pg_temp.demo_id(p.valid_from, 'post:' || username), u.id, p.unit_id, p.role, p.valid_from, p.valid_to
  from demo_post p join app_user u using (username);

create temp table demo_staff on commit drop as
select unit_id, role, user_id, full_name, (row_number() over (partition by unit_id, role order by username) - 1)::int as seat,
       count(*) over (partition by unit_id, role) as seats
  from (select distinct r.unit_id, r.role, u.id as user_id, u.full_name, u.username
          from role_assignment r join app_user u on u.id = r.user_id) s;
create index on demo_staff (unit_id, role);
analyze demo_staff;`;

/** Everybody of the demonstration: the accounts of the table, and an officer and a chief for every commune of then and now. */
export async function insertPeople(client: ClientBase, passwordHash: string): Promise<void> {
  await insertAccounts(client, passwordHash);
  await client.query(insertPosts);
  await foldAll(client, "select full_name from demo_post union select job_title from demo_post");
  await client.query(insertPeopleOfPosts);
}
