import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/patterns/action-form";
import { Bar } from "@/components/patterns/bar";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { HiddenField } from "@/components/patterns/hidden-field";
import { StateBadge } from "@/components/patterns/state-badge";
import { SubmitButton } from "@/components/patterns/submit-button";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { TargetRow } from "@/lib/recognitions/targets/distance";
import { distanceTo } from "@/lib/recognitions/targets/distance";
import { Together } from "./country";

type TargetTableProps = {
  rows: TargetRow[];
  thisYear: number;
  /** One takes away one's own. */
  drop: { action: FormAction; unitId: string } | null;
};

/** What provinces and the country mean to reach by which year, what is reached, and what is left. */
export function TargetTable({ rows, thisYear, drop }: TargetTableProps) {
  return (
    <DataTable
      caption="Chỉ tiêu và kết quả đến nay"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...columns(rows, thisYear), ...(drop ? [dropping(drop)] : [])]}
      empty={
        <EmptyState title="Chưa có chỉ tiêu nào">
          V05 nhập chỉ tiêu của cả nước, Công an tỉnh nhập chỉ tiêu của tỉnh: tỷ lệ đơn vị phấn đấu được công
          nhận đến từng năm, theo kế hoạch hoặc nghị quyết.
        </EmptyState>
      }
    />
  );
}

const columns = (rows: TargetRow[], thisYear: number): Column<TargetRow>[] => [
  {
    key: "unit",
    header: "Đơn vị đặt chỉ tiêu",
    phone: "title",
    cell: (row) => (
      <>
        {row.unitLevel === "nation" ? (
          <strong>Cả nước</strong>
        ) : (
          unitTitle({ kind: row.unitKind, name: row.unitName })
        )}
        <Together row={row} rows={rows} />
      </>
    ),
  },
  {
    key: "year",
    header: "Đến năm",
    phone: "line",
    cell: ({ year, percent, paper }) => (
      <>
        <span className="figures">
          {year}: {formatHundredths(percent)} %
        </span>
        {paper && <span className="block text-hint text-muted">{paper}</span>}
      </>
    ),
  },
  {
    key: "registered",
    header: "Đăng ký trong năm",
    align: "end",
    phone: "hidden",
    cell: ({ registered, units }) => (
      <span className="figures">
        {formatNumber(registered)}/{formatNumber(units)}
      </span>
    ),
  },
  {
    key: "recognised",
    header: "Đã công nhận",
    align: "end",
    phone: "line",
    cell: ({ recognised, units, stand }) => (
      <span className="inline-flex items-center justify-end gap-2">
        {units > 0 && <Bar share={recognised / units} width={48} />}
        <span className="figures whitespace-nowrap">
          {formatNumber(recognised)}/{formatNumber(units)} ({formatPart(recognised, units)})
          <span className="block text-hint text-muted">năm {stand}</span>
        </span>
      </span>
    ),
  },
  {
    key: "left",
    header: "Còn lại",
    phone: "aside",
    cell: (row) => {
      const { needed, left } = distanceTo(row);
      if (left === 0) return <StateBadge tone="accepted">{`Đạt ${formatNumber(needed)} đơn vị`}</StateBadge>;
      const years = Math.max(row.year - thisYear, 0);
      return (
        <>
          còn {formatNumber(left)}/{formatNumber(needed)} đơn vị
          <span className="block text-hint text-muted">
            {row.year < thisYear ? "đã quá hạn" : years === 0 ? "hạn trong năm nay" : `còn ${years} năm`}
          </span>
        </>
      );
    },
  },
];

const dropping = ({ action, unitId }: NonNullable<TargetTableProps["drop"]>): Column<TargetRow> => ({
  key: "drop",
  header: "Thay đổi",
  phone: "line",
  cell: (row) =>
    row.unitId !== unitId ? (
      <span className="text-muted">–</span>
    ) : (
      <ActionForm
        action={action}
        requestId={randomUUID()}
        warnUnsaved={false}
        label={`Bỏ chỉ tiêu năm ${row.year}`}
      >
        <HiddenField name="id" value={row.id} />
        <HiddenField name="version" value={row.version} />
        <div>
          <SubmitButton variant="quiet" size="small">
            Bỏ
          </SubmitButton>
        </div>
      </ActionForm>
    ),
});
