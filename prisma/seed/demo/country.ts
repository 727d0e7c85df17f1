import type { ClientBase } from "pg";
import { seasons } from "./seasons";
import { fraction, hash, literal, shareOf, texts } from "./sql";

/** Provinces of the mountains, in the codes of both maps: bản instead of thôn, names of the highland peoples. */
const highland = ["02", "04", "06", "08", "10", "11", "12", "14", "15", "17", "20", "62", "64", "67"];

/** Communes of which the demonstration tells a story: what happens there is said, not drawn. */
const stories: readonly { year: number; code: string; turn: Turn }[] = [
  { year: 2026, code: "18562", turn: "told" },
  { year: 2026, code: "18568", turn: "late" },
  { year: 2026, code: "18583", turn: "waiting" },
  { year: 2026, code: "18601", turn: "waiting" },
  { year: 2026, code: "16681", turn: "returned" },
  { year: 2024, code: "18562", turn: "told" },
  { year: 2024, code: "18607", turn: "told" },
  { year: 2024, code: "18592", turn: "at_district" },
  { year: 2024, code: "18625", turn: "at_district" },
];

/** How far a commune has come; "told" is written by hand in stories.ts. */
type Turn = "done" | "waiting" | "returned" | "late" | "missing" | "at_district" | "told";

function rows(values: readonly (readonly (string | number)[])[]): string {
  const tuples = values.map(
    (row) => `(${row.map((cell) => (typeof cell === "number" ? String(cell) : literal(cell))).join(", ")})`,
  );
  return `values ${tuples.join(", ")}`;
}

const fates = seasons.flatMap(({ year, fates: named }) =>
  Object.entries(named).flatMap(([fate, codes]) => codes.map((code) => [year, code, fate] as const)),
);
const otherwise = seasons.map(({ year, otherwise: fate }) => [year, fate] as const);
const known = seasons.flatMap(({ year, known: provinces }) =>
  Object.entries(provinces).map(([code, n]) => [year, code, n.commune, n.residential, n.agency] as const),
);

/** A unit as it was called on the last day of a season. */
const called = (unit: string) => `
  select coalesce(f.kind, ${unit}.kind) as kind, coalesce(f.name, ${unit}.name) as name,
         unit_kind_label(coalesce(f.kind, ${unit}.kind)) || ' ' || coalesce(f.name, ${unit}.name) as title
    from (select) one left join unit_former_name f
      on f.unit_id = ${unit}.id and f.valid_from <= s.ends_on and f.valid_to > s.ends_on`;

/**
 * The country of each season: provinces with the fate of their report, communes with their turn, and how many points
 * each of them has. Shares of a total are whole and add up.
 */
const statements = `
create temp table demo_province on commit drop as
select s.year, s.id as season_id, p.id as province_id, p.code, called.name, called.title,
       coalesce(f.fate, o.fate) as fate, (p.code = any(${texts(highland)})) as highland, p.code >= '70' as south,
       k.commune is not null as known, k.commune as known_commune, k.residential as known_residential, k.agency as known_agency,
       ${hash("s.year || p.code", 21)} as h
  from demo_season s
  join unit p on p.level = 'province' and p.valid_from <= s.ends_on and coalesce(p.valid_to, 'infinity') > s.ends_on
 cross join lateral (${called("p")}) called
  join (${rows(otherwise)}) as o (year, fate) on o.year = s.year
  left join (${rows(fates)}) as f (year, code, fate) on f.year = s.year and f.code = p.code
  left join (${rows(known)}) as k (year, code, commune, residential, agency) on k.year = s.year and k.code = p.code;

create temp table demo_commune on commit drop as
select s.year, c.id as unit_id, c.code, called.kind, called.name, called.title, p.province_id, p.code as province_code,
       p.name as province_name, p.title as province_title, p.fate, p.highland, p.south,
       d.id as district_id, dn.title as district_title, coalesce(d.police_to, d.valid_to) > s.ends_on as district_acts,
       coalesce(t.turn, case
         when called.name = 'Hoàng Sa' then 'missing'
         when s.year < 2026 then 'done'
         when p.fate in ('locked', 'accepted') then
           case when x.f < 0.016 then 'missing' when x.f < 0.024 and p.fate = 'accepted' then 'late' else 'done' end
         when x.f < 0.03 then 'missing' when x.f < 0.07 then 'late' when x.f < 0.11 then 'returned' when x.f < 0.22 and p.fate not in ('sent', 'submitted') then 'waiting'
         else 'done' end) as turn
  from demo_season s
  join unit c on c.level = 'commune' and c.valid_from <= s.ends_on and coalesce(c.valid_to, 'infinity') > s.ends_on
  left join unit d on d.id = c.parent_id and d.level = 'district'
  join demo_province p on p.year = s.year and p.province_id = coalesce(d.parent_id, c.parent_id)
 cross join lateral (${called("c")}) called
  left join lateral (${called("d")}) dn on d.id is not null
  left join (${rows(stories.map((story) => [story.year, story.code, story.turn]))}) as t (year, code, turn) on t.year = s.year and t.code = c.code
 cross join lateral (select ${fraction("s.year || c.code", 22)} as f) x;

create temp table demo_quota on commit drop as
select w.year, w.province_id,
       case when w.known then w.known_commune else ${shareOf("w.commune - w.commune_known", "w.n * w.rate_commune", "w.year", "w.code")} end as commune,
       case when w.known then w.known_residential else ${shareOf("w.residential - w.residential_known", "w.n * w.rate", "w.year", "w.code")} end as residential,
       case when w.known then w.known_agency else ${shareOf("w.agency - w.agency_known", "w.n * w.rate", "w.year", "w.code")} end as agency
  from (
    select p.*, s.commune, s.residential, s.agency,
           coalesce(sum(p.known_commune) over (partition by p.year), 0) as commune_known,
           coalesce(sum(p.known_residential) over (partition by p.year), 0) as residential_known,
           coalesce(sum(p.known_agency) over (partition by p.year), 0) as agency_known,
           case when p.known then 0 else coalesce(c.n, 0) end as n, 50 + h % 110 as rate,
           case when p.year < 2026 then 75 + h % 50 else 100 end as rate_commune
      from demo_province p
      join demo_season s on s.year = p.year
      left join (select year, province_id, count(*) as n from demo_commune where turn not in ('missing', 'told') group by 1, 2) c
        on c.year = p.year and c.province_id = p.province_id
  ) w;

alter table demo_commune add holds_own boolean, add residential int, add agency int;
update demo_commune c set holds_own = x.rank <= q.commune, residential = x.residential, agency = x.agency
  from (
    select c.year, c.unit_id, c.province_id,
           row_number() over (partition by c.year, c.province_id order by c.name <> 'Quán Thánh', ${hash("c.year || c.code", 23)}) as rank,
           ${shareOf("q.residential", `case when ${fraction("c.year || c.code", 24)} < 0.1 and c.year < 2026 then 0 else 200 + ${hash("c.year || c.code", 25)} % 900 end`, "c.year, c.province_id", "c.code")} as residential,
           ${shareOf("q.agency", `case when c.kind in ('ward', 'township') then 1 + ${hash("c.year || c.code", 26)} % 6 else ${hash("c.year || c.code", 26)} % 3 end`, "c.year, c.province_id", "c.code")} as agency
      from demo_commune c join demo_quota q on q.year = c.year and q.province_id = c.province_id
     where c.turn not in ('missing', 'told')
  ) x join demo_quota q on q.year = x.year and q.province_id = x.province_id
 where c.year = x.year and c.unit_id = x.unit_id;
create index on demo_commune (year, unit_id);
analyze demo_commune; analyze demo_province;`;

export async function drawCountry(client: ClientBase): Promise<void> {
  await client.query(statements);
}
