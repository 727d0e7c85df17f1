import { ActionForm } from "@/components/patterns/action-form";
import { BulkBar } from "@/components/patterns/bulk-bar";
import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import { type OwnRecord, ownRecordWords, recordValue } from "@/lib/recognitions/applications/own-records";

type RecordTableProps = {
  rows: OwnRecord[];
  filtered: boolean;
  year: number;
  id: string;
  criterion: string;
  action: FormAction;
  requestId: string;
};

const form = "own-records";

/** What the unit may bring to a criterion; ticked rows are brought together. */
export function RecordTable({ rows, filtered, year, id, criterion, action, requestId }: RecordTableProps) {
  return (
    <>
      <DataTable
        caption={`Hồ sơ của đơn vị dùng làm minh chứng, năm ${year}`}
        rows={rows}
        rowKey={recordValue}
        selection={{
          form,
          name: "records[]",
          value: recordValue,
          label: (row) => `${ownRecordWords[row.kind]}: ${row.name}, ${row.detail}`,
          allowed: ({ chosen }) => !chosen,
        }}
        columns={[
          {
            key: "name",
            header: "Hồ sơ",
            cell: (row) => (
              <Link href={row.address} className="text-link wrap-anywhere">
                {row.name}
              </Link>
            ),
          },
          { key: "kind", header: "Loại", cell: ({ kind }) => ownRecordWords[kind] },
          { key: "detail", header: "Nội dung", cell: ({ detail }) => detail || "–" },
          { key: "day", header: "Ngày", cell: ({ day }) => formatDay(day), phone: "line" },
          {
            key: "chosen",
            header: "Ở tiêu chí này",
            phone: "aside",
            cell: ({ chosen }) => (chosen ? <Tag tone="green">Đã chọn</Tag> : ""),
          },
        ]}
        empty={
          <EmptyState title={filtered ? "Không có hồ sơ nào khớp" : "Đơn vị chưa có hồ sơ nào dùng được"}>
            Dùng được: điểm Ngày hội năm {year} đã tiếp nhận, ảnh và khen thưởng tại điểm, danh hiệu còn hiệu
            lực trong năm.
          </EmptyState>
        }
      />
      {rows.length > 0 && (
        <BulkBar form={form} name="records[]" noun="hồ sơ">
          <ActionForm
            id={form}
            action={action}
            requestId={requestId}
            warnUnsaved={false}
            label="Dùng làm minh chứng"
          >
            <HiddenField name="id" value={id} />
            <HiddenField name="criterion" value={criterion} />
            <SubmitButton working="Đang thêm…">Dùng làm minh chứng</SubmitButton>
          </ActionForm>
        </BulkBar>
      )}
    </>
  );
}
