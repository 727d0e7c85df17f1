import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { Link } from "@/components/ui/link";
import { Tag, type TagTone } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import type { SetRow } from "@/lib/recognitions/criteria/view";
import type { CriterionWeight, Outcome, WhatIf, WhatIfRow } from "@/lib/recognitions/criteria/what-if";

const changes: Record<WhatIfRow["change"], { word: string; tone: TagTone }> = {
  rises: { word: "Lên", tone: "green" },
  falls: { word: "Xuống", tone: "red" },
  same: { word: "Như cũ", tone: "grey" },
};

type WhatIfViewProps = { found: WhatIf; base: Pick<SetRow, "edition">; year: number };

/** Who would rise, who would fall, and which criterion decides nothing. */
export function WhatIfView({ found, base, year }: WhatIfViewProps) {
  const moved = found.rows.filter((row) => row.change !== "same");
  const asked = found.criteria.filter((of) => of.unknown);
  return (
    <>
      <p className="max-w-3xl">
        Điểm tự chấm của hồ sơ năm {year} đã gửi theo phiên bản {base.edition} được chấm lại theo bộ này,
        không hồ sơ nào bị thay đổi. Tiêu chí đổi điểm tối đa thì điểm đã cho được quy theo tỷ lệ.
        {asked.length > 0 &&
          ` Tiêu chí ${asked.map((of) => of.code).join(", ")} năm đó chưa hỏi nên không tính; điểm cần đạt được hạ theo tỷ lệ.`}
      </p>
      <FigureGrid columns={4}>
        <FigureCard
          label={`Hồ sơ năm ${year} được chấm lại`}
          value={formatNumber(found.rows.length)}
          unit="hồ sơ"
        />
        <FigureCard label="Lên" value={formatNumber(found.rises)} unit="hồ sơ" />
        <FigureCard label="Xuống" value={formatNumber(found.falls)} unit="hồ sơ" alert={found.falls > 0} />
        <FigureCard
          label="Tiêu chí không quyết định gì"
          value={formatNumber(found.decidesNothing.length)}
          unit="tiêu chí"
          hint={`trong ${formatNumber(found.criteria.length - asked.length)} tiêu chí đã hỏi`}
        />
      </FigureGrid>
      <h2 className="text-lead font-semibold">Hồ sơ đổi kết quả</h2>
      <DataTable
        caption="Hồ sơ đổi kết quả"
        rows={moved}
        rowKey={(row) => row.id}
        empty={<EmptyState title="Không hồ sơ nào đổi kết quả" />}
        columns={[
          {
            key: "who",
            header: "Hồ sơ",
            cell: (row) => (
              <Link className="text-link" href={`/recognitions/applications/${row.id}`}>
                {row.label}
              </Link>
            ),
          },
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
            cell: (row) => outcomeText(row.before),
          },
          {
            key: "after",
            header: "Theo bộ này",
            phone: "line",
            cell: (row) => outcomeText(row.after),
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
            phone: "line",
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
        <Tag tone="amber">Không quyết định gì</Tag>
        {row.sameForAll && " (mọi hồ sơ như nhau)"}
      </>
    );
  }
  return row.sameForAll ? "Mọi hồ sơ như nhau" : "";
}

function outcomeText({ met, classLabel, scoring, normalised, max, metCount, applicableCount }: Outcome) {
  const reached =
    scoring === "points"
      ? `${formatHundredths(normalised)}/${formatHundredths(max)} điểm`
      : `${formatNumber(metCount)}/${formatNumber(applicableCount)} tiêu chí đạt`;
  return `${classLabel ?? (met ? "Đạt" : "Chưa đạt")}, ${reached}`;
}
