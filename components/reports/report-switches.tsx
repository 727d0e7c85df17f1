import { LinkChoice } from "@/components/patterns/link-choice";
import { withQuery } from "@/lib/core/paging";
import type { MapChoice } from "@/lib/reports/schema";
import { MapSwitch } from "./map-switch";

type ReportSwitchesProps = {
  path: string;
  /** What the page is about now, as it stands in the address. */
  current: { season: number; map: MapChoice; unit?: string; figure?: string; standing?: string };
  years: number[];
  /** How the unit is called on the other map; null where there is no such map. */
  otherMapCode: string | null | undefined;
};

/** Season and map of a page of figures. */
export function ReportSwitches({ path, current, years, otherMapCode }: ReportSwitchesProps) {
  return (
    <>
      <LinkChoice
        label="Mùa Ngày hội"
        options={[...years].sort().map((year) => ({
          key: String(year),
          label: `Mùa ${year}`,
          href: withQuery(path, { ...current, season: year }),
          current: year === current.season,
        }))}
      />
      <MapSwitch path={path} current={current} otherMapCode={otherMapCode} />
    </>
  );
}
