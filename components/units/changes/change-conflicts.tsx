import { DataTable } from "@/components/patterns/data-table";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ChangeLine, LineConflict } from "@/lib/units/changes/line";
import { conflictSentence } from "@/lib/units/changes/words";

type Props = { id: string; conflicts: LineConflict[]; lines: ChangeLine[] };

const longest = 200;

/** Everything that is in the way, each at its line of the file or the form. */
export function ChangeConflicts({ id, conflicts, lines }: Props) {
  const byLine = new Map(lines.map((line) => [line.at, line]));
  return (
    <Card
      title="Chưa áp dụng được"
      note={`${conflicts.length} chỗ phải sửa`}
      className="border-red-line"
      flush
      actions={
        <a
          href={`/units/changes/${id}/conflicts`}
          download
          data-screen-only=""
          className={buttonVariants({ size: "small" })}
        >
          Tải danh sách (CSV)
        </a>
      }
    >
      <DataTable
        caption="Chỗ phải sửa, theo dòng"
        rows={conflicts.slice(0, longest)}
        rowKey={(row) => `${row.at}-${row.code}-${JSON.stringify(row.facts)}`}
        bare
        columns={[
          { key: "at", header: "Dòng", cell: (row) => <span className="figures">Dòng {row.at}</span> },
          {
            key: "pair",
            header: "Mã cũ → mới",
            phone: "aside",
            cell: (row) => {
              const line = byLine.get(row.at);
              return (
                <span className="figures whitespace-nowrap">
                  {line ? `${line.from || "–"} → ${line.to || "–"}` : ""}
                </span>
              );
            },
          },
          { key: "what", header: "Cần sửa", phone: "line", cell: (row) => conflictSentence(row) },
        ]}
      />
      {conflicts.length > longest && (
        <p className="px-4 py-2.5 text-muted">
          Còn {conflicts.length - longest} chỗ nữa: tải danh sách để xem hết.
        </p>
      )}
    </Card>
  );
}
