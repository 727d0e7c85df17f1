import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { kindWords } from "@/lib/core/words";
import { type ChainUnit, countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { GatheredParts } from "./facts";
import { gatherRemarks, type RemarkRow, remarksShown } from "./remarks";

/**
 * What the units below wrote, by the part of the report that it belongs to: of the accepted points of a commune or a
 * province, and for the nation of the signed reports of the provinces.
 */
export async function remarksOf(
  tx: Tx,
  unit: ChainUnit,
  day: Day,
  season: { id: string },
): Promise<GatheredParts> {
  const said = unit.level === "nation" ? ofReports(season.id) : ofPoints(unit, day, season.id);
  const own = unit.level === "commune";
  return gatherRemarks(
    await tx.$queryRaw<RemarkRow[]>`
      with said as (${said}), trimmed as (
        select *, btrim(text, E' \\t\\r\\n') as own from said where btrim(text, E' \\t\\r\\n') <> ''
      ), compared as (
        select *, case when position(name in own) > 0 then ${nameless} else own end as alike from trimmed
      ), alike as (
        -- The same words but for the name of who wrote them are one remark: shown without the name then.
        select path, case when min(own) = max(own) then min(own) else alike end as text,
               min(code collate "C") as code,
               (array_agg(kind order by code collate "C", point))[1] as kind,
               (array_agg(name order by code collate "C", point))[1] as name,
               min(point) as point,
               (case when ${own} then count(*) else count(distinct code) end)::int as sources
          from compared
         group by path, alike
      ), numbered as (
        select *, row_number() over (partition by path order by code collate "C", point, text) as place,
               (count(*) over (partition by path))::int as total
          from alike
      )
      select path, text, kind, name, case when ${own} then point end as point, sources, total
        from numbered where place <= ${remarksShown} order by path, place`,
  );
}

const kinds = [...new Set(Object.values(kindWords))];
const capital = (word: string) => `${word.charAt(0).toLocaleUpperCase("vi")}${word.slice(1)}`;

/** The name of who wrote it, behind one of the kinds of units, and not the beginning of a longer name. */
const named = (words: readonly string[]) => Prisma.sql`
  ${`(?:${words.join("|")}) `} || regexp_replace(name, '([^[:alnum:] ])', '\\\\\\1', 'g') || '(?![a-zA-ZÀ-ỹ])'`;

/** A text in which "tỉnh Hà Tĩnh", written by that unit, is "địa phương", as every other unit would have written it. */
const nameless = Prisma.sql`
  regexp_replace(regexp_replace(own, ${named(kinds)}, 'địa phương', 'g'), ${named(kinds.map(capital))}, 'Địa phương', 'g')`;

function ofPoints(unit: ChainUnit, day: Day, seasonId: string): Prisma.Sql {
  return Prisma.sql`
    select part.path, part.text, u.code, u.kind, u.name, f.name as point
      from festival f
      join unit u on u.id = f.unit_id
     cross join lateral (values ('lessons', f.good_practice), ('shortcomings', f.shortcomings),
                                ('proposals', f.proposals)) as part(path, text)
     where f.season_id = ${seasonId}::uuid and f.status = 'held' and f.state in ('accepted', 'locked')
       and ${countedIn(unit, day, Prisma.sql`f.unit_id`)} and part.text <> ''`;
}

function ofReports(seasonId: string): Prisma.Sql {
  return Prisma.sql`
    select part.path, part.text, u.code, u.kind, u.name, ''::text as point
      from festival_report r
      join unit u on u.id = r.unit_id
     cross join lateral (values ('leadership', r.leadership), ('results', r.results), ('strengths', r.strengths),
                                ('shortcomings', r.shortcomings), ('lessons', r.lessons),
                                ('proposals', r.proposals)) as part(path, text)
     where r.season_id = ${seasonId}::uuid and r.state in ('sent', 'accepted', 'locked') and part.text <> ''`;
}
