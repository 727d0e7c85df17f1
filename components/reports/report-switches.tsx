import { LinkChoice } from "@/components/patterns/link-choice";
import { withQuery } from "@/lib/core/paging";
import type { MapChoice } from "@/lib/reports/schema";
import { MapSwitch } from "./map-switch";

type ReportSwitchesProps = {
  path: string;
  /** What the page is about now, as it stands in the address. */
  current: {
    season?: number;
    year?: number;
    map: MapChoice;
    unit?: string;
    figure?: string;
    standing?: string;
  };
  years: number[];
  /** How the unit is called on the other map; null where there is no such map. */
  otherMapCode: string | null | undefined;
  /** How a year is named in the address and on the switch. */
  period?: "season" | "year";
};

const periodWords = {
  season: { label: "Mùa Ngày hội", one: "Mùa" },
  year: { label: "Năm", one: "Năm" },
} as const;

/** Season or year, and map of a page of figures. */
export function ReportSwitches({
  path,
  current,
  years,
  otherMapCode,
  period = "season",
}: ReportSwitchesProps) {
  const words = periodWords[period];
  return (
    <>
      <LinkChoice
        label={words.label}
        options={[...years].sort().map((year) => ({
          key: String(year),
          label: `${words.one} ${year}`,
          href: withQuery(path, { ...current, [period]: year }),
          current: year === current[period],
        }))}
      />
      <MapSwitch path={path} current={current} otherMapCode={otherMapCode} />
    </>
  );
}
