import type { ClientBase } from "pg";
import { agencies, enterprises, schools, settlement } from "./points";
import { between, fraction, hash, pick } from "./sql";

/** Of how many residential areas, agencies, enterprises and schools a commune keeps its register; the rest has none yet. */
const registers = `
create temp table demo_register on commit drop as
select c.year, c.unit_id, c.code, c.kind, c.title, c.name, c.province_code, c.province_name, c.highland, c.south, u.valid_to,
       case when c.year = 2024 then 6
            when c.code = '18562' then 42 when c.code = '16681' then 100
            when c.province_code in ('42', '40') then ${between(8, 16, "c.code", 901)}
            else ${between(6, 10, "c.code", 901)} end as residential,
       case when c.province_code in ('42', '40') then 7 else 3 end as bodies
  from demo_commune c join unit u on u.id = c.unit_id
 where c.year = 2026 and c.name <> 'Hoàng Sa' and (c.province_code in ('42', '40') or ${hash("c.code", 902)} % 16 = 0)
    or c.year = 2024 and c.district_title = 'Huyện Thạch Hà'`;

const body = (names: readonly string[], n: string, purpose: number) =>
  `${pick(names, `c.code || ${n}`, purpose)} || ' ' || lower(left(c.title, 1)) || substr(c.title, 2)`;

/** Primary schools and kindergartens are not assessed (TT 124, Điều 1). */
const assessed = schools.filter((name) => !["Trường Tiểu học", "Trường Mầm non"].includes(name));

const residential = `
insert into subject (id, unit_id, kind, name, size, people, started_on, ended_on, created_at, updated_at)
select pg_temp.demo_id(made.at, 'subject:' || c.year || c.code || ':r' || n), c.unit_id, 'residential',
       upper(left(s.name, 1)) || substr(s.name, 2), s.households, (s.households * (3.3 + ${fraction("c.code || n", 905)}))::int,
       case when c.year = 2026 and ${fraction("c.code || n", 906)} < 0.2 then date '2025-07-01' end, c.valid_to, made.at, made.at
  from demo_register c
 cross join lateral generate_series(1, c.residential) n
 cross join lateral (select ${settlement("n")} as name, ${between(60, 260, "c.code || n", 904)} as households) s
 cross join lateral (select case when c.year = 2026 then timestamptz '2025-08-05 08:00+07' else timestamptz '2024-01-08 08:00+07' end
                            + make_interval(mins => n * 3) as at) made
on conflict do nothing`;

const bodies = `
insert into subject (id, unit_id, kind, name, size, managed_by, created_at, updated_at)
select pg_temp.demo_id(made.at, 'subject:' || c.year || c.code || ':b' || n), c.unit_id, s.kind::subject_kind, s.name,
       case s.kind when 'school' then ${between(180, 1150, "c.code || n", 908)} when 'agency' then ${between(6, 45, "c.code || n", 908)}
                   else ${between(25, 420, "c.code || n", 908)} end,
       case when s.kind = 'enterprise' and ${fraction("c.code || n", 909)} < 0.2 then 'province' else 'commune' end::unit_level, made.at, made.at
  from demo_register c
 cross join lateral generate_series(1, c.bodies) n
 cross join lateral (select (array['school', 'agency', 'enterprise'])[1 + (n - 1) % 3] as kind) k
 cross join lateral (select k.kind, case k.kind
         when 'school' then ${body(assessed, "n", 910)}
         when 'agency' then ${body(agencies, "n", 911)}
         else ${body(enterprises, "n", 912)} end as name) s
 cross join lateral (select timestamptz '2025-08-06 08:00+07' + make_interval(mins => n * 5) as at) made
 where c.year = 2026
on conflict do nothing`;

/** The registers of communes; those of the old map ended with their communes. */
export async function insertSubjects(client: ClientBase): Promise<void> {
  for (const statement of [registers, residential, bodies]) await client.query(statement);
  await client.query("analyze subject");
}
