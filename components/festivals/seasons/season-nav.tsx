import { SubNav } from "@/components/patterns/sub-nav";
import type { SeasonOption } from "@/lib/festivals/seasons/view";

/** The seasons side by side: the same page of another year. */
export function SeasonNav({
  seasons,
  year,
  hrefFor,
}: {
  seasons: SeasonOption[];
  year: number;
  hrefFor: (year: number) => string;
}) {
  if (seasons.length < 2) return null;
  return (
    <SubNav
      label="Các mùa"
      items={seasons.map((season) => ({
        href: hrefFor(season.year),
        label: `Mùa ${season.year}`,
        current: season.year === year,
      }))}
    />
  );
}
