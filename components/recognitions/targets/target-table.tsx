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

type TargetTableProps = {
  rows: TargetRow[];
  thisYear: number;
  /** A province takes away its own. */
  drop: FormAction | null;
};

/** What provinces mean to reach by which year, what is reached, and what is left. */
export function TargetTable({ rows, thisYear, drop }: TargetTableProps) {
  return (
    <DataTable
      caption="Chỉ tiêu và kết quả đến nay"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...columns(thisYear), ...(drop ? [dropping(drop)] : [])]}
      empty={
        <EmptyState title="Chưa có chỉ tiêu nào">
          Công an tỉnh nhập tỷ lệ đơn vị phấn đấu được công nhận đến từng năm, theo kế hoạch hoặc nghị quyết
          của tỉnh.
        </EmptyState>
      }
    />
  );
}

const columns = (thisYear: number): Column<TargetRow>[] => [
  {
    key: "unit",
    header: "Tỉnh, thành phố",
    phone: "title",
    cell: ({ unitKind: kind, unitName: name }) => unitTitle({ kind, name }),
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
    header: `Đăng ký ${thisYear}`,
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
    cell: ({ recognised, units }) => (
      <span className="inline-flex items-center justify-end gap-2">
        {units > 0 && <Bar share={recognised / units} width={48} />}
        <span className="figures whitespace-nowrap">
          {formatNumber(recognised)}/{formatNumber(units)} ({formatPart(recognised, units)})
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

const dropping = (drop: FormAction): Column<TargetRow> => ({
  key: "drop",
  header: "Thay đổi",
  phone: "line",
  cell: ({ id, version, year }) => (
    <ActionForm action={drop} requestId={randomUUID()} warnUnsaved={false} label={`Bỏ chỉ tiêu năm ${year}`}>
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <div>
        <SubmitButton variant="quiet" size="small">
          Bỏ
        </SubmitButton>
      </div>
    </ActionForm>
  ),
});
