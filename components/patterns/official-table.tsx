import { headRows, type PaperAppendix, type PaperColumn } from "@/lib/core/paper";

const align: Record<PaperColumn["align"], string> = {
  start: "",
  center: "text-center",
  end: "text-right",
};

/** The appendix of an official paper, on sheets that lie on their side. */
export function OfficialTable({ appendix }: { appendix: PaperAppendix }) {
  const { title, subject, notes, columns, rows } = appendix;
  return (
    <section className="official-appendix mt-10 print:mt-0">
      <h3 className="text-center">{title}</h3>
      <p className="text-center font-bold">{subject}</p>
      {notes.map((note) => (
        <p key={note} className="text-center text-[13pt] italic">
          {note}
        </p>
      ))}
      {/* Scrolls sideways on a narrow screen, so it must be reachable with the keyboard. */}
      <section
        aria-label="Bảng số liệu"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
        tabIndex={0}
        className="mt-3 overflow-x-auto print:overflow-visible"
      >
        <table>
          <thead>
            {headRows(columns).map((cells, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a head has one row or two, always in this order.
              <tr key={level}>
                {cells.map((cell) => (
                  <th
                    key={cell.text}
                    scope={cell.columns > 1 ? "colgroup" : "col"}
                    colSpan={cell.columns}
                    rowSpan={cell.rows}
                  >
                    {cell.text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.slice(0, 2).join(" ")}>
                {columns.map((column, at) => (
                  <td
                    key={`${column.group ?? ""} ${column.header}`}
                    className={`${align[column.align]} ${column.align === "end" ? "whitespace-nowrap" : ""}`}
                  >
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
