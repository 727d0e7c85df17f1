import { DescriptionList } from "@/components/patterns/description-list";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { dueNote } from "@/lib/festivals/deadlines/due";
import type { OwnDeadline } from "@/lib/festivals/extensions/view";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";

type OwnDeadlinesProps = { rows: OwnDeadline[]; year: number; asks: boolean };

/** By when the reader's own unit sends what, with what was granted, and the way to ask for more. */
export function OwnDeadlines({ rows, year, asks }: OwnDeadlinesProps) {
  if (rows.length === 0) return null;
  return (
    <Card
      title="Hạn của đơn vị bạn"
      actions={
        asks && (
          <ButtonLink size="small" href={`/festivals/extensions/new?season=${year}`}>
            Xin gia hạn
          </ButtonLink>
        )
      }
    >
      <DescriptionList
        items={rows.map((row) => ({
          key: row.what,
          label: `Nộp ${extensionWhatWords[row.what]}`,
          value: formatDay(row.due.on),
          note: (
            <>
              {[dueNote(row.due), row.left].filter(Boolean).join("; ")}
              {row.askedId && (
                <>
                  {"; "}
                  <Link className="text-link" href={`/festivals/extensions/${row.askedId}`}>
                    đang xin gia hạn đến {row.askedUntil && formatDay(row.askedUntil)}
                  </Link>
                </>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}
