import { PageHeader } from "@/components/patterns/page-header";
import { StateBadge } from "@/components/patterns/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { unitTitle } from "@/lib/core/words";
import { applicantName, scoreText } from "@/lib/recognitions/applications/display";
import type { AppraisalView } from "@/lib/recognitions/appraisal/view";
import { appraisalStateWords } from "@/lib/recognitions/appraisal/words";
import { sampleSentence } from "@/lib/recognitions/words";

const levels = { commune: "cấp xã", district: "cấp huyện", province: "cấp tỉnh", nation: "cấp Bộ" } as const;

/** Which appraisal of which application, at which level, and how far it is. */
export function AppraisalHeader({ view, title }: { view: AppraisalView; title?: string }) {
  const { record, team, level, round, state } = view;
  const name = applicantName(record);
  return (
    <PageHeader
      crumbs={[
        { label: "Thẩm định", href: "/recognitions/appraisals" },
        { label: team.name, href: `/recognitions/appraisals/teams/${team.id}` },
        ...(title ? [{ label: name, href: `/recognitions/appraisals/${view.id}` }] : []),
      ]}
      actions={
        <ButtonLink href={`/recognitions/applications/${record.id}`} variant="secondary">
          Mở hồ sơ
        </ButtonLink>
      }
      title={title ? `${title} · ${name}` : `Thẩm định ${levels[level]} · ${name}`}
      facts={[
        `${record.scheme.shortName} ${record.year}`,
        unitTitle(record.unit),
        record.province,
        `tự chấm ${scoreText(record)}`,
        round > 1 && `lần ${round}`,
        record.set && `${record.set.name}, phiên bản ${record.set.edition}`,
        record.set?.sample && (
          <Tag key="sample" tone="amber">
            {sampleSentence}
          </Tag>
        ),
        <StateBadge
          key="state"
          tone={state === "agreed" ? "accepted" : state === "open" ? "reviewing" : "locked"}
        >
          {appraisalStateWords[state]}
        </StateBadge>,
      ]}
    />
  );
}
