import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { applicationStateWords, subjectKindWords } from "@/lib/recognitions/words";
import type { YearApplication } from "@/lib/reports/year-page";

/** Of a commune: the applications from which the chosen figure comes, the provisional ones too. */
export function YearRecords({ records }: { records: YearApplication[] }) {
  return (
    <Card title="Con số này từ đâu" note="Hồ sơ được tính, gồm cả hồ sơ đang xét.">
      {records.length === 0 ? (
        <p className="text-muted">Không có hồ sơ nào.</p>
      ) : (
        <ul>
          {records.map(({ id, name, scheme, kind, state }) => (
            <li key={id} className="phone:py-2">
              <Link className="text-link" href={`/recognitions/applications/${id}`}>
                {name}
              </Link>
              <span className="text-muted">
                {" "}
                {subjectKindWords[kind]}, {scheme}: {applicationStateWords[state]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
