import { type Column, DataTable } from "@/components/patterns/data-table";
import { Pagination } from "@/components/patterns/pagination";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { isRate } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { stepWords } from "@/lib/recognitions/applications/words";
import { standingWords } from "@/lib/recognitions/decisions/words";
import { applicationStateWords, subjectKindWords } from "@/lib/recognitions/words";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { type YearOrigin, type YearOriginRecord, yearOriginLink } from "@/lib/reports/year-origin";
import { StepList } from "./step-list";

type YearRecordTableProps = { origin: YearOrigin; records: NonNullable<YearOrigin["records"]> };

/** The applications of a unit behind a figure: what each adds, what was recognised of it, and by which decision. */
export function YearRecordTable({ origin, records }: YearRecordTableProps) {
  const { figure, asked } = origin;
  const { of } = yearEntryOf(figure);
  const shared = isRate(of) && "measure" in of.of;
  const columns: Column<YearOriginRecord>[] = [
    {
      key: "name",
      header: "Hồ sơ",
      cell: ({ id, name, kind, year, state }) => (
        <>
          <Link className="text-link" href={`/recognitions/applications/${id}`}>
            {name}
          </Link>
          <span className="block text-hint font-normal text-muted">
            {subjectKindWords[kind]}, năm {year}: {applicationStateWords[state]}
          </span>
        </>
      ),
    },
    {
      key: "part",
      header: `Góp vào ${figure}`,
      align: "end",
      phone: "aside",
      cell: ({ part, provisional, whole }) => (
        <strong className="figures whitespace-nowrap">
          {formatNumber(part)}
          {shared && `/${formatNumber(whole)}`}
          {provisional > 0 && ` (+${formatNumber(provisional)} đang xét)`}
        </strong>
      ),
    },
    {
      key: "recognition",
      header: "Công nhận",
      phone: "line",
      cell: ({ recognition }) =>
        recognition ? (
          <>
            <Link className="text-link" href={`/recognitions/recognised/${recognition.id}`}>
              Số {recognition.serial}
            </Link>
            <span className="block text-hint text-muted">
              {standingWords[recognition.state]}
              {recognition.endedOn && ` ${formatDay(recognition.endedOn)}`}
            </span>
          </>
        ) : (
          "–"
        ),
    },
    {
      key: "decision",
      header: "Quyết định",
      phone: "line",
      cell: ({ decision }) =>
        decision ? (
          <>
            <Link className="text-link" href={`/recognitions/decisions/${decision.id}`}>
              {decision.number}
            </Link>
            <span className="block text-hint text-muted">
              {decision.issuer}
              {decision.decidedOn && `, ${formatDay(decision.decidedOn)}`}
            </span>
          </>
        ) : (
          "–"
        ),
    },
    {
      key: "steps",
      header: "Ai đã làm gì",
      phone: "line",
      cell: ({ steps }) => <StepList steps={steps} words={stepWords} />,
    },
  ];
  return (
    <div className="grid gap-3">
      <DataTable
        caption={`Các hồ sơ làm nên ${figure}`}
        columns={columns}
        rows={records.rows}
        rowKey={({ id }) => id}
      />
      <Pagination
        page={records.page}
        pageSize={records.size}
        total={records.total}
        noun="hồ sơ"
        hrefFor={(page) => yearOriginLink(asked, figure, records.of.id, page)}
      />
    </div>
  );
}
