import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { Tag, type TagTone } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { CriterionWeight, Outcome, WhatIf, WhatIfRow } from "@/lib/recognitions/criteria/what-if";

const changes: Record<WhatIfRow["change"], { word: string; tone: TagTone }> = {
  rises: { word: "Lên", tone: "green" },
  falls: { word: "Xuống", tone: "red" },
  same: { word: "Như cũ", tone: "grey" },
};

type WhatIfViewProps = { found: WhatIf; before: CriteriaDocument; after: CriteriaDocument };

/** Who would rise, who would fall, and which criterion decides nothing. */
export function WhatIfView({ found, before, after }: WhatIfViewProps) {
  const moved = found.rows.filter((row) => row.change !== "same");
  return (
    <>
      <FigureGrid columns={4}>
        <FigureCard label="Hồ sơ được chấm lại" value={formatNumber(found.rows.length)} />
        <FigureCard label="Lên" value={formatNumber(found.rises)} />
        <FigureCard label="Xuống" value={formatNumber(found.falls)} alert={found.falls > 0} />
        <FigureCard label="Tiêu chí không quyết định gì" value={formatNumber(found.decidesNothing.length)} />
      </FigureGrid>
      <h2 className="text-lead font-semibold">Hồ sơ đổi kết quả</h2>
      <DataTable
        caption="Hồ sơ đổi kết quả"
        rows={moved}
        rowKey={(row) => row.id}
        empty={<EmptyState title="Không hồ sơ nào đổi kết quả" />}
        columns={[
          { key: "who", header: "Hồ sơ", cell: (row) => row.label },
          {
            key: "change",
            header: "Kết quả",
            phone: "aside",
            cell: (row) => <Tag tone={changes[row.change].tone}>{changes[row.change].word}</Tag>,
          },
          {
            key: "before",
            header: "Theo bộ trước",
            phone: "line",
            cell: (row) => outcomeText(row.before, before),
          },
          {
            key: "after",
            header: "Theo dự thảo",
            phone: "line",
            cell: (row) => outcomeText(row.after, after),
          },
        ]}
      />
      <h2 className="text-lead font-semibold">Từng tiêu chí quyết định bao nhiêu</h2>
      <DataTable
        caption="Từng tiêu chí quyết định bao nhiêu"
        rows={found.criteria}
        rowKey={(row) => row.key}
        columns={[
          { key: "code", header: "Tiêu chí", cell: (row) => `${row.code} ${row.text}` },
          {
            key: "weight",
            header: "Bỏ đi thì đổi kết quả",
            align: "end",
            phone: "aside",
            cell: (row) => (row.unknown ? "–" : `${formatNumber(row.changesWithout)} hồ sơ`),
          },
          { key: "note", header: "Nhận xét", phone: "line", cell: (row) => <Remark row={row} of={found} /> },
        ]}
      />
    </>
  );
}

function Remark({ row, of }: { row: CriterionWeight; of: WhatIf }) {
  if (row.unknown) return "Năm đó chưa hỏi, không tính ở đây";
  if (of.decidesNothing.includes(row.key)) {
    return (
      <>
        <Tag tone="amber">Không quyết định gì</Tag> {row.sameForAll && "mọi hồ sơ như nhau"}
      </>
    );
  }
  return row.sameForAll ? "Mọi hồ sơ như nhau" : "";
}

function outcomeText(
  { met, class: inClass, normalised, max, metCount }: Outcome,
  document: CriteriaDocument,
) {
  const label = document.classes.find((step) => step.code === inClass)?.label;
  const reached =
    document.scoring === "points"
      ? `${formatHundredths(normalised)}/${formatHundredths(max)} điểm`
      : `${metCount} tiêu chí đạt`;
  return `${label ?? (met ? "Đạt" : "Chưa đạt")}, ${reached}`;
}
