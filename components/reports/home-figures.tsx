import { ButtonLink } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/dates";
import type { Overview } from "@/lib/reports/overview";
import { coverageText } from "@/lib/reports/words";
import { OverviewCards } from "./overview-cards";

/** The figures of one's own unit on the home page, with period, coverage and freshness. */
export function HomeFigures({
  overview,
}: {
  overview: Pick<Overview, "unit" | "set" | "asked" | "standing" | "season">;
}) {
  const { set, season } = overview;
  return (
    <section aria-labelledby="home-figures" className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="min-w-0">
          <h2 id="home-figures" className="text-lead font-semibold">
            Số liệu mùa {season.year}
          </h2>
          <p className="text-hint text-muted">
            {coverageText(set.coverage)} · số liệu đến {formatInstant(set.asOf)}
          </p>
        </div>
        <ButtonLink size="small" href="/reports">
          Tổng quan
        </ButtonLink>
      </div>
      <OverviewCards overview={overview} />
    </section>
  );
}
