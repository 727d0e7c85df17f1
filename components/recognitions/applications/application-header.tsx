import type { ReactNode } from "react";
import { PageHeader } from "@/components/patterns/page-header";
import { Tag } from "@/components/ui/tag";
import { formatDay } from "@/lib/core/dates";
import { policeOf } from "@/lib/core/words";
import { applicantName } from "@/lib/recognitions/applications/display";
import { applicationsHref } from "@/lib/recognitions/applications/filter";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import { registrationTiming } from "@/lib/recognitions/registration/window";
import { sampleSentence, subjectKindWords } from "@/lib/recognitions/words";
import { ApplicationBadge } from "./application-badge";

type ApplicationHeaderProps = { record: ApplicationRecord; title?: string; actions?: ReactNode };

/** Which application, of whom, for which scheme and year, by which criteria, in which state, and with whom. */
export function ApplicationHeader({ record, title, actions }: ApplicationHeaderProps) {
  const { scheme, year, unit, row, set, kind, registeredOn } = record;
  const name = applicantName(record);
  const late = registrationTiming(scheme.subject, year, registeredOn) === "late";
  return (
    <PageHeader
      crumbs={[
        { label: `${scheme.shortName} ${year}`, href: applicationsHref({ scheme: scheme.code, year }) },
        ...(title ? [{ label: name, href: `/recognitions/applications/${record.id}` }] : []),
      ]}
      title={title ? `${title} · ${name}` : `${scheme.shortName} ${year} · ${name}`}
      facts={[
        subjectKindWords[kind],
        policeOf(unit),
        record.province,
        `đăng ký ${formatDay(registeredOn)}`,
        late && (
          <Tag key="late" tone="amber">
            Đăng ký muộn
          </Tag>
        ),
        <ApplicationBadge key="state" state={row.state} stage={row.stage} />,
        set && `${set.name}, phiên bản ${set.edition}`,
        set?.sample && (
          <Tag key="sample" tone="amber">
            {sampleSentence}
          </Tag>
        ),
        row.holderUnitId !== row.unitId && `đang ở: ${policeOf(record.holder)}`,
      ]}
      actions={actions}
    />
  );
}
