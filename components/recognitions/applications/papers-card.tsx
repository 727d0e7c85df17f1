import { DescriptionList } from "@/components/patterns/description-list";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatHundredths } from "@/lib/core/decimals";
import { papersReaders, satisfiedShare } from "@/lib/recognitions/applications/papers";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";

/** What stands beside the criteria: registration, survey, opinions, report. */
export function PapersCard({ record, edits }: { record: ApplicationRecord; edits: boolean }) {
  const share = satisfiedShare(record.papers);
  return (
    <Card
      title="Văn bản, khảo sát, báo cáo"
      actions={
        <>
          {edits && (
            <ButtonLink href={`/recognitions/applications/${record.id}/papers`} size="small">
              Nhập, sửa
            </ButtonLink>
          )}
          <a
            href={`/recognitions/applications/${record.id}/word`}
            className={buttonVariants({ variant: "secondary", size: "small" })}
          >
            Báo cáo tự đánh giá (Word)
          </a>
        </>
      }
    >
      <DescriptionList
        items={[
          ...papersReaders.map(({ path, label, read }) => ({
            key: path,
            label,
            value: read(record.papers) || "–",
          })),
          ...(share === null
            ? []
            : [{ key: "share", label: "Tỷ lệ hài lòng", value: `${formatHundredths(share)} %` }]),
        ]}
      />
    </Card>
  );
}
