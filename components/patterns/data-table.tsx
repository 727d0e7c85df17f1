import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { SelectAll } from "./select-all";
import { SortMenu } from "./sort-menu";

export type Column<Row> = {
  key: string;
  header: string;
  align?: "start" | "end";
  cell: (row: Row) => ReactNode;
  /** The total of everything that is filtered, not of this page. */
  total?: ReactNode;
  /** The address that sorts by this column (turns round when it is sorted already). */
  sortHref?: string;
  sorted?: "asc" | "desc";
  /**
   * Its place in the card on a phone. First column: title; second and third: line; the rest: hidden. A block stands under
   * its label, as wide as the card.
   */
  phone?: "title" | "aside" | "line" | "block" | "hidden";
  className?: string;
};

export type Selection<Row> = {
  /** The id of the form that the ticks belong to. */
  form: string;
  name: string;
  value: (row: Row) => string;
  /** Read out for each box: "Chọn Xã Thạch Hà". */
  label: (row: Row) => string;
  /** Rows that cannot be chosen show no box. */
  allowed?: (row: Row) => boolean;
};

type DataTableProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Drawn in place of the table when there is no row. */
  empty?: ReactNode;
  selection?: Selection<Row>;
  totalLabel?: string;
  /** More columns than fit: it scrolls sideways in its own window. */
  wide?: boolean;
  /** Without its own white card, to stand inside one. */
  bare?: boolean;
};

/** A list: a table on a desk and on paper, a card for each row on a phone. The first column names the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    empty,
    selection,
    totalLabel = "Tổng số",
    wide = false,
    bare = false,
  } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  const hasTotals = columns.some((column) => column.total !== undefined);
  const table = (
    <table
      className="data-table"
      data-sticky={wide ? undefined : ""}
      data-select={selection ? "" : undefined}
    >
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className="w-11" data-screen-only="">
              <SelectAll form={selection.form} name={selection.name} />
            </th>
          )}
          {columns.map((column) => (
            <Header key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {selection && (
              <td data-phone="select" data-screen-only="">
                {selection.allowed?.(row) !== false && (
                  <label className="flex size-7 items-center justify-center tap">
                    <span className="sr-only">{selection.label(row)}</span>
                    <input
                      type="checkbox"
                      form={selection.form}
                      name={selection.name}
                      value={selection.value(row)}
                      className="choice-mark"
                    />
                  </label>
                )}
              </td>
            )}
            {columns.map((column, index) => {
              const Cell = index === 0 ? "th" : "td";
              return (
                <Cell
                  key={column.key}
                  {...place(column, index)}
                  {...(index === 0 && { scope: "row" as const })}
                >
                  <div className="min-w-0">{column.cell(row)}</div>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
      {hasTotals && (
        <tfoot>
          <tr>
            {selection && <td data-phone="hidden" data-screen-only="" />}
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" {...place(column, index)}>
                  {column.total ?? totalLabel}
                </th>
              ) : (
                <td
                  key={column.key}
                  {...place(column, index)}
                  data-phone={column.total === undefined ? "hidden" : place(column, index)["data-phone"]}
                >
                  <div>{column.total}</div>
                </td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  );
  return (
    <div className="grid min-w-0 gap-2">
      <SortMenu columns={columns} />
      <div className={cn("min-w-0", !bare && "rounded-card border border-line bg-card")}>
        {wide ? (
          <section
            aria-label={caption}
            // Where nothing in it takes the focus, the keys could not scroll it.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
            tabIndex={0}
            className="data-table-scroll max-h-[72vh] overflow-auto rounded-card print:max-h-none print:overflow-visible"
          >
            {table}
          </section>
        ) : (
          table
        )}
      </div>
    </div>
  );
}

function place<Row>(column: Column<Row>, index: number) {
  const phone = column.phone ?? (index === 0 ? "title" : index < 3 ? "line" : "hidden");
  return {
    "data-align": column.align === "end" ? "end" : undefined,
    "data-phone": phone,
    "data-label": column.header,
    className: column.className,
  } as const;
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const { sorted, sortHref, header, align, className } = column;
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-align={align === "end" ? "end" : undefined}
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
      className={className}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          className={cn(
            "inline-flex items-center gap-1 hover:text-accent hover:underline",
            sorted && "text-ink",
          )}
        >
          {header}
          {sorted && <Arrow size={13} aria-hidden="true" />}
        </Link>
      ) : (
        header
      )}
    </th>
  );
}
