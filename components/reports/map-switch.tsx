import { LinkChoice } from "@/components/patterns/link-choice";
import { withQuery } from "@/lib/core/paging";
import { type MapChoice, maps } from "@/lib/reports/schema";
import { mapWord } from "@/lib/reports/words";

type MapSwitchProps = {
  path: string;
  /** What the page is about now, as it stands in the address. */
  current: { map: MapChoice; unit?: string } & Record<string, string | number | undefined>;
  /** How the unit is called on the other map; null where there is no such map. */
  otherMapCode: string | null | undefined;
};

/** The map of the time, or that of today. */
export function MapSwitch({ path, current, otherMapCode }: MapSwitchProps) {
  if (otherMapCode === null) return null;
  return (
    <LinkChoice
      label="Địa giới"
      options={[...maps].reverse().map((map) => ({
        key: map,
        label: mapWord(map),
        href: withQuery(path, {
          ...current,
          map,
          unit: map === current.map ? current.unit : (otherMapCode ?? current.unit),
        }),
        current: map === current.map,
      }))}
    />
  );
}
