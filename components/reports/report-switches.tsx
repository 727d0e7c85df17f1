import { ButtonLink } from "@/components/ui/button";
import { withQuery } from "@/lib/core/paging";
import { type MapChoice, maps } from "@/lib/reports/schema";
import { mapWord } from "@/lib/reports/words";

type ReportSwitchesProps = {
  path: string;
  /** What the page is about now, as it stands in the address. */
  current: { season: number; map: MapChoice; unit?: string };
  years: number[];
  /** How the unit is called on the other map; null where there is no such map. */
  otherMapCode: string | null | undefined;
};

/** Season and map: links, so that what one sees can be sent to somebody else. */
export function ReportSwitches({ path, current, years, otherMapCode }: ReportSwitchesProps) {
  return (
    <>
      <nav aria-label="Mùa Ngày hội" className="flex flex-wrap gap-1.5">
        {[...years].sort().map((year) => (
          <ButtonLink
            key={year}
            href={withQuery(path, { ...current, season: year })}
            variant={year === current.season ? "chosen" : "secondary"}
            aria-current={year === current.season ? "true" : undefined}
          >
            Mùa {year}
          </ButtonLink>
        ))}
      </nav>
      {otherMapCode !== null && (
        <nav aria-label="Địa giới" className="flex flex-wrap gap-1.5">
          {[...maps].reverse().map((map) => (
            <ButtonLink
              key={map}
              href={withQuery(path, {
                ...current,
                map,
                unit: map === current.map ? current.unit : (otherMapCode ?? current.unit),
              })}
              variant={map === current.map ? "chosen" : "secondary"}
              aria-current={map === current.map ? "true" : undefined}
            >
              {mapWord(map)}
            </ButtonLink>
          ))}
        </nav>
      )}
    </>
  );
}
