import { type Column, DataTable } from "@/components/patterns/data-table";
import { Pagination } from "@/components/patterns/pagination";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords } from "@/lib/core/words";
import { stepWords } from "@/lib/festivals/words";
import { entryOf } from "@/lib/reports/catalogue";
import { originLink } from "@/lib/reports/dashboard-addresses";
import type { Origin, OriginRecord } from "@/lib/reports/origin";
import { figureText } from "@/lib/reports/words";
import type { RecordState } from "@/prisma/generated/enums";
import { StepList } from "./step-list";

const tones: Partial<Record<RecordState, "accepted" | "locked" | "waiting">> = {
  accepted: "accepted",
  locked: "locked",
  sent: "waiting",
};

type RecordTableProps = { origin: Origin; records: NonNullable<Origin["records"]> };

/** The records of a unit behind a figure: what each adds, in which version, and who decided. */
export function RecordTable({ origin, records }: RecordTableProps) {
  const { figure, asked } = origin;
  const entry = entryOf(figure);
  const said = (value: number) => (isRatio(entry.of) ? formatNumber(value) : figureText(entry, value));
  const columns: Column<OriginRecord>[] = [
    {
      key: "name",
      header: "Hồ sơ",
      cell: ({ recordId, name }) => (
        <Link className="text-link" href={`/festivals/${recordId}`}>
          {name}
        </Link>
      ),
    },
    {
      key: "amount",
      header: `Góp vào ${figure}`,
      align: "end",
      phone: "aside",
      cell: ({ amount }) => <strong className="figures">{said(amount)}</strong>,
    },
    {
      key: "state",
      header: "Trạng thái",
      phone: "line",
      cell: ({ state }) => <StateBadge tone={tones[state] ?? "draft"}>{stateWords[state]}</StateBadge>,
    },
    { key: "version", header: "Bản", align: "end", phone: "line", cell: ({ version }) => `v${version}` },
    {
      key: "decisions",
      header: "Ai đã quyết định",
      phone: "line",
      cell: ({ decisions }) => <StepList steps={decisions} words={stepWords} />,
    },
    {
      key: "history",
      header: "Lịch sử",
      className: "print:hidden",
      phone: "line",
      cell: ({ recordId, name }) => (
        <Link
          className="text-link whitespace-nowrap phone:inline-block phone:py-3"
          href={`/audit/record/festival/${recordId}`}
        >
          Từng thay đổi<span className="sr-only"> của {name}</span>
        </Link>
      ),
    },
  ];
  return (
    <div className="grid gap-3">
      <DataTable
        caption={`Các hồ sơ làm nên ${figure}`}
        columns={columns}
        rows={records.rows}
        rowKey={({ recordId }) => recordId}
      />
      <Pagination
        page={records.page}
        pageSize={records.size}
        total={records.total}
        noun="hồ sơ"
        hrefFor={(page) => originLink(asked, figure, records.of.code, page)}
      />
    </div>
  );
}
