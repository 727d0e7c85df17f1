import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { YearPage } from "@/lib/reports/year-page";
import { FailingCard } from "./failing-card";
import { TargetCard } from "./target-card";
import { YearMap } from "./year-map";
import { YearRanking } from "./year-ranking";
import { YearTiles } from "./year-tiles";
import { YearTrend } from "./year-trend";

/** The dashboard of recognition of one unit: the same parts at each level, as far as there is anything below it. */
export function YearView({ page, sort }: { page: YearPage; sort: "value" | "name" }) {
  const { unit, records, targets } = page;
  return (
    <div className="grid gap-5">
      <YearTiles page={page} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {unit.level === "nation" && <YearMap page={page} />}
        <div className="grid gap-5">
          <YearTrend page={page} />
          {targets.length > 0 && <TargetCard targets={targets} />}
        </div>
      </div>
      {unit.level === "commune" ? (
        <Card title="Hồ sơ được tính">
          {records.length === 0 ? (
            <p className="text-muted">Không có hồ sơ nào.</p>
          ) : (
            <ul>
              {records.map(({ id, name, scheme, kind }) => (
                <li key={id} className="phone:py-2">
                  <Link className="text-link" href={`/recognitions/applications/${id}`}>
                    {name}
                  </Link>
                  <span className="text-muted">
                    {" "}
                    {subjectKindWords[kind]}, {scheme}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      ) : (
        <YearRanking page={page} sort={sort} />
      )}
      <FailingCard page={page} />
    </div>
  );
}
