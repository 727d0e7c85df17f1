import type { ReactNode } from "react";
import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { PageHeader } from "@/components/patterns/page-header";
import { formatDay } from "@/lib/core/dates";
import { policeOf } from "@/lib/core/words";
import { dueFact } from "@/lib/festivals/deadlines/due";
import type { FestivalRecord } from "@/lib/festivals/points/record";
import { whereNow } from "@/lib/festivals/points/route";
import { hostLevelWords } from "@/lib/festivals/words";

type RecordHeaderProps = { record: FestivalRecord; title?: string; actions?: ReactNode };

/** Which point, of whom, for when, in which state, and with whom it lies since when. */
export function RecordHeader({ record, title, actions }: RecordHeaderProps) {
  const { content, season, unit, row } = record;
  const now = whereNow(record);
  return (
    <PageHeader
      crumbs={[
        { label: `Ngày hội ${season.year}`, href: `/festivals?season=${season.year}` },
        ...(title ? [{ label: content.name, href: `/festivals/${record.id}` }] : []),
      ]}
      title={title ? `${title} · ${content.name}` : content.name}
      facts={[
        policeOf(unit),
        hostLevelWords[content.hostLevel],
        formatDay(content.heldOn),
        <RecordBadge key="state" state={row.state} />,
        record.lateDays !== null && <LateBadge key="late" days={record.lateDays} />,
        record.due?.extended && dueFact(record.due, "hạn"),
        row.state !== "locked" && `đang ở: ${now.unit}, từ ${now.since}`,
      ]}
      actions={actions}
    />
  );
}
