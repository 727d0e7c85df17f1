import { ProgressBar } from "@/components/patterns/progress-bar";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import { stageOf } from "@/lib/festivals/imports/progress";
import type { ImportRecord } from "@/lib/festivals/imports/record";
import { ImportWatch } from "./import-watch";

const seconds = 2;

/** How far the reading or the writing has come; the page looks again by itself, with JavaScript or without. */
export function ImportProgress({ record }: { record: ImportRecord }) {
  const { label, note, counted } = stageOf(record);
  return (
    <Card>
      <div className="grid gap-3" role="status">
        {counted && record.total ? (
          <ProgressBar label={label} done={record.done} of={record.total} noun="dòng" note={note} />
        ) : (
          <div>
            <p className="font-medium">
              {label}
              {counted && (
                <>
                  : <span className="figures">{formatNumber(record.done)}</span> dòng
                </>
              )}
            </p>
            <p className="text-hint text-muted">{note}</p>
          </div>
        )}
        <div>
          <ButtonLink href={`/festivals/import/${record.id}`} variant="secondary">
            Xem lại tiến độ
          </ButtonLink>
        </div>
      </div>
      <ImportWatch seconds={seconds} />
      <noscript>
        <meta httpEquiv="refresh" content={String(seconds)} />
      </noscript>
    </Card>
  );
}
