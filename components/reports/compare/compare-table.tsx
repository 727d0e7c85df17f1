import { ChangeMark } from "@/components/patterns/change-mark";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { rowsAddress } from "@/lib/reports/addresses";
import { catalogue, type FigureEntry } from "@/lib/reports/catalogue";
import { countsByCommune, incomparableText, redrawnText } from "@/lib/reports/change";
import { type ComparePage, comparisonTitle, differenceIn, type Side, sideText } from "@/lib/reports/compare";
import { figureText } from "@/lib/reports/words";

/** Every figure of both sides, and in words how they differ. */
export function CompareTable({ page }: { page: ComparePage }) {
  const [first, second] = page.sides;
  const side = (one: Side, key: string): Column<FigureEntry> => ({
    key,
    header: one.name,
    align: "end",
    phone: "line",
    cell: (entry) => <SideCell side={one} entry={entry} />,
  });
  return (
    <DataTable
      caption={comparisonTitle(page.sides)}
      rows={[...catalogue]}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "label",
          header: "Chỉ tiêu",
          cell: (entry) => (
            <>
              <span className="figures mr-2 text-hint font-normal text-muted">{entry.code}</span>
              {entry.label}
              <span className="text-hint font-normal text-muted"> ({entry.unit})</span>
            </>
          ),
        },
        side(first, "first"),
        side(second, "second"),
        {
          key: "difference",
          header: "Khác nhau",
          phone: "line",
          cell: (entry) => <Difference entry={entry} page={page} />,
        },
      ]}
    />
  );
}

function SideCell({ side, entry }: { side: Side; entry: FigureEntry }) {
  const value = side.values[entry.code];
  const waiting = side.provisional?.[entry.code];
  const said = sideText(entry, value);
  return (
    <>
      {side.asked && value !== null && value !== undefined ? (
        <Link className="figures hover:text-accent hover:underline" href={rowsAddress(side.asked, entry)}>
          {said}
        </Link>
      ) : (
        <span className="figures">{said}</span>
      )}
      {waiting ? (
        <span className="block text-hint text-muted">+ {figureText(entry, waiting)} chờ tiếp nhận</span>
      ) : null}
    </>
  );
}

function Difference({ entry, page }: { entry: FigureEntry; page: ComparePage }) {
  const { redrawn } = page;
  if (redrawn && entry.kind === "share") {
    return <span className="text-hint text-muted">{incomparableText(redrawn)}</span>;
  }
  const found = differenceIn(page, entry);
  if (!found) return "–";
  return (
    <>
      <ChangeMark
        direction={found.direction}
        text={found.words}
        tone={page.with === "season" ? undefined : "plain"}
        spoken={false}
      />
      {redrawn && countsByCommune(entry.code) && (
        <span className="block text-hint text-muted">{redrawnText(redrawn)}</span>
      )}
    </>
  );
}
