import { hash, pick } from "@/prisma/seed/demo/sql";

const familyNames = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"];
const givenNames = ["Hùng", "Lan", "Minh", "Hòa", "Sơn", "Thảo", "Tuấn", "Mai", "Dũng", "Hương"];

/** How many people have an account and may sign in. */
export const accounts = 10_000;

/** One password for all of them. */
export const password = "đêm trăng bên sông 9";

/** Name and password of one person of every kind, as the sign-in page asks them. */
export const usernameOf = {
  nation: "bench.vn.lanhdao",
  province: (code: string) => `bench.t${code}.canbo`,
  chief: (code: string) => `bench.x${code}.truong`,
};

/**
 * Accounts of the country of today: an officer and a chief in every commune, officer, leader and administrator in every province,
 * three at the ministry, and second officers until there are ten thousand. Who entered and sent the points of the bench is among them.
 */
export const peopleStatements = (passwordHash: string): string[] => [
  `create temp table bench_person on commit drop as
   select md5(p.seed)::uuid as id, p.unit_id, p.role::role as role, 'bench.' || p.username as username,
          ${pick(familyNames, "p.seed", 1)} || ' ' || ${pick(["Văn", "Thị", "Đức", "Thanh"], "p.seed", 2)} || ' '
            || ${pick(givenNames, "p.seed", 3)} || ' ' || ${hash("p.seed", 4)} % 1000 as full_name
     from (
       select 1 as rank, 'officer' || u.code as seed, u.id as unit_id, 'commune_officer' as role, 'x' || u.code || '.canbo' as username
         from unit u where u.level = 'commune' and u.valid_to is null
       union all
       select 1, 'chief' || u.code, u.id, 'commune_chief', 'x' || u.code || '.truong'
         from unit u where u.level = 'commune' and u.valid_to is null
       union all
       select 1, 'reporter' || u.id, u.id, 'province_officer', 't' || u.code || '.canbo'
         from unit u where u.level = 'province' and u.valid_to is null
       union all
       select 1, 'leader' || u.id, u.id, 'province_leader', 't' || u.code || '.lanhdao'
         from unit u where u.level = 'province' and u.valid_to is null
       union all
       select 1, 'admin' || u.id, u.id, 'province_admin', 't' || u.code || '.quantri'
         from unit u where u.level = 'province' and u.valid_to is null
       union all
       select 1, p.seed, u.id, p.role, p.username
         from unit u cross join (values ('v05VN', 'ministry_officer', 'vn.canbo'), ('leaderVN', 'ministry_leader', 'vn.lanhdao'),
              ('adminVN', 'ministry_admin', 'vn.quantri')) p (seed, role, username)
        where u.level = 'nation'
       union all
       select 2, 'second' || u.code, u.id, 'commune_officer', 'x' || u.code || '.canbo2'
         from unit u where u.level = 'commune' and u.valid_to is null
     ) p order by p.rank, p.username limit ${accounts}`,
  `insert into app_user (id, unit_id, username, full_name, job_title, search_key, created_at)
   select id, unit_id, username, full_name, 'Cán bộ', fold(full_name || ' ' || username), '2021-06-01' from bench_person`,
  `insert into role_assignment (user_id, unit_id, role, valid_from)
   select id, unit_id, role, case when u.valid_from > '2021-06-01' then u.valid_from else '2021-06-01' end
     from (select p.*, unit.valid_from from bench_person p join unit on unit.id = p.unit_id) u`,
  `insert into credential (user_id, password_hash, must_change, changed_at)
   select id, '${passwordHash}', false, '2021-06-01' from bench_person`,
];

/** Results that are finished and only wait to be sent, so many in each of the first communes; and a table for plain inserts. */
export const draftStatements = ({ communes, each }: { communes: number; each: number }): string[] => [
  `insert into festival (unit_id, season_id, name, search_key, host_level, place, held_on, starts_at, ends_at, status, turnout, delegates,
     top_tier, outreach, state, holder_unit_id, editor_ids, created_by_unit_id, entered_by_id, entered_by_name)
   select c.id, s.id, 'Ngày hội khu dân cư số ' || i, 'ngay hoi khu dan cu so ' || i, 'residential', 'Nhà văn hóa', date '2026-08-09', '07:30',
          '10:30', 'held', 180, 20, 'commune', 3, 'draft', c.id, array[md5('officer' || c.code)::uuid], c.id,
          md5('officer' || c.code)::uuid, 'Cán bộ Công an xã'
     from (select id, code from unit where level = 'commune' and valid_to is null order by md5(code) limit ${communes}) c
    cross join generate_series(1, ${each}) i
     join season s on s.year = 2026`,
  `create table bench_plain (
     id uuid primary key default uuid_v7(), unit_id uuid not null, turnout int not null, place text not null, at timestamptz not null default now())`,
  "grant insert on bench_plain to portal_app",
];
