import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { FormAction } from "@/lib/core/refusal";
import {
  type ChosenRecord,
  ownRecordWords,
  recordsAnchor,
  recordsHref,
} from "@/lib/recognitions/applications/own-records";
import { RecordLink } from "./record-link";

type RecordsCardProps = { id: string; criterion: string; records: readonly ChosenRecord[]; drop: FormAction };

/** The unit's own records that stand at a criterion, for who may add and take away. */
export function RecordsCard({ id, criterion, records, drop }: RecordsCardProps) {
  return (
    <Card
      id={recordsAnchor}
      title="Hồ sơ của đơn vị làm minh chứng"
      note={records.length > 0 ? `${records.length} hồ sơ` : undefined}
      actions={<ButtonLink href={recordsHref(id, criterion)}>Chọn hồ sơ của đơn vị</ButtonLink>}
    >
      {records.length === 0 && (
        <p className="text-muted">
          Chưa chọn. Chọn được điểm Ngày hội đã tiếp nhận, ảnh và khen thưởng tại điểm, danh hiệu đã công
          nhận.
        </p>
      )}
      <ul className="grid gap-2">
        {records.map((record) => (
          <li key={record.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0">
              <Tag tone="outline">{ownRecordWords[record.kind]}</Tag> <RecordLink record={record} />
            </span>
            <ActionForm
              action={drop}
              requestId={randomUUID()}
              warnUnsaved={false}
              label={`Bỏ ${record.title}`}
            >
              <HiddenField name="id" value={id} />
              <HiddenField name="criterion" value={criterion} />
              <HiddenField name="evidence" value={record.id} />
              <SubmitButton variant="quiet" size="small" working="Đang bỏ…">
                Bỏ<span className="sr-only"> {record.title}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
