import { DataTable } from "@/components/patterns/data-table";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { schemeCodeWords } from "@/lib/recognitions/measures";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { type YearPage, yearLink } from "@/lib/reports/year-page";
import { SampleMark } from "./sample-mark";

/** Which criterion stops most, and where: of the scheme of the chosen figure. */
export function FailingCard({ page }: { page: YearPage }) {
  const { failing, where, asked, own, figure } = page;
  const { scheme } = yearEntryOf(figure);
  const kept = { ...asked, unit: own ? undefined : asked.unit, figure };
  const name = schemeCodeWords[scheme as keyof typeof schemeCodeWords] ?? scheme;
  return (
    <Card
      id="failing"
      title={`${name}: tiêu chí vướng nhiều nhất`}
      note="Hồ sơ đã gửi mà tiêu chí không được điểm: theo điểm thống nhất khi đã thẩm định, nếu chưa thì theo tự chấm."
      actions={<ExportMenu name="failing" query={kept} what="tiêu chí" small />}
      flush
    >
      {failing.length === 0 ? (
        <p className="px-4 py-3 text-muted">Năm {asked.year} chưa có hồ sơ nào vướng tiêu chí.</p>
      ) : (
        <DataTable
          bare
          caption={`${name}: tiêu chí không được điểm, năm ${asked.year}`}
          rows={failing}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "criterion",
              header: "Tiêu chí",
              phone: "title",
              cell: (row) => (
                <>
                  <Link
                    className="text-link"
                    href={`${yearLink(kept, { criterion: row.id })}#where`}
                    aria-current={row.id === where?.criterion.id ? "true" : undefined}
                  >
                    {row.code}. {row.text}
                  </Link>
                  {row.sample && <SampleMark />}
                </>
              ),
            },
            {
              key: "unmet",
              header: "Không được điểm",
              align: "end",
              phone: "aside",
              cell: ({ unmet }) => formatNumber(unmet),
            },
            {
              key: "share",
              header: "Trên hồ sơ đã gửi",
              align: "end",
              phone: "line",
              cell: ({ unmet, judged }) => formatPart(unmet, judged),
            },
            {
              key: "refused",
              header: "Chưa đạt",
              align: "end",
              phone: "line",
              cell: ({ refused }) => formatNumber(refused),
            },
          ]}
        />
      )}
      {where && (
        <section id="where" aria-label="Vướng ở đâu" className="border-t border-line px-4 py-3">
          <h3 className="font-semibold">
            Vướng ở đâu: {where.criterion.code}. {where.criterion.text}
          </h3>
          <ul className="mt-1 columns-2 phone:columns-1">
            {where.places.map(({ unit, unmet }) => (
              <li key={unit.id} className="phone:py-2">
                <Link className="text-link" href={yearLink({ ...asked, unit: unit.code, figure })}>
                  {unitTitle(unit)}
                </Link>
                : {formatNumber(unmet)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
