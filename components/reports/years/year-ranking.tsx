import { DataTable } from "@/components/patterns/data-table";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart, formatPercent } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { figureText } from "@/lib/reports/words";
import { type YearPage, yearLink } from "@/lib/reports/year-page";

/** The units below ranked by the chosen figure; each leads on to its own dashboard. */
export function YearRanking({ page, sort }: { page: YearPage; sort: "value" | "name" }) {
  const { figure, asked, rows, own } = page;
  const entry = yearEntryOf(figure);
  const kept = { ...asked, unit: own ? undefined : asked.unit, figure };
  const other = sort === "value" ? "name" : "value";
  return (
    <Card
      id="ranking"
      title={`Xếp theo ${entry.short}`}
      note={
        <>
          {entry.counts}{" "}
          <Link className="text-link phone:inline-block phone:py-3" href={yearLink(kept, { sort: other })}>
            {sort === "value" ? "Xếp theo mã" : "Xếp từ cao xuống thấp"}
          </Link>
        </>
      }
      actions={<ExportMenu name="year-ranking" query={{ ...kept, sort }} what="bảng xếp" small />}
      flush
    >
      <DataTable
        bare
        caption={`${entry.label} năm ${asked.year}, từng đơn vị`}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        columns={[
          {
            key: "unit",
            header: "Đơn vị",
            phone: "title",
            cell: ({ unit, rank }) => (
              <>
                {rank !== null && <span className="text-muted">{rank}. </span>}
                <Link className="text-link" href={yearLink({ ...asked, unit: unit.code, figure })}>
                  {unitTitle(unit)}
                </Link>
              </>
            ),
          },
          {
            key: "value",
            header: entry.short,
            align: "end",
            phone: "aside",
            cell: (row) => figureText(entry, row.figure.value),
          },
          {
            key: "share",
            header: entry.kind === "share" ? "Số đạt trên tổng" : "Tỷ lệ",
            align: "end",
            phone: "line",
            cell: ({ figure: { share, part, whole } }) =>
              entry.kind === "share"
                ? `${formatNumber(part)}/${formatNumber(whole ?? 0)}`
                : share === null
                  ? "–"
                  : `${formatPercent(share)} %`,
          },
          {
            key: "provisional",
            header: "Đang xét",
            align: "end",
            phone: "line",
            cell: (row) => figureText(entry, row.figure.provisional),
          },
          {
            key: "coverage",
            header: "Xã, phường có đăng ký",
            align: "end",
            phone: "line",
            cell: ({ coverage }) => formatPart(coverage.reported, coverage.expected),
          },
        ]}
      />
    </Card>
  );
}
