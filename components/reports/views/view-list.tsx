import { type Column, DataTable } from "@/components/patterns/data-table";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { SavedView } from "@/lib/reports/views/view";
import { sharingWords } from "@/lib/reports/views/words";

type ViewListProps = { title: string; note?: string; views: SavedView[]; tidy: boolean };

/** Saved views of one kind: those of the reader, of their unit, of the units above. */
export function ViewList({ title, note, views, tidy }: ViewListProps) {
  if (views.length === 0) return null;
  const columns: Column<SavedView>[] = [
    {
      key: "name",
      header: "Tên",
      cell: (view) => (
        <Link href={view.address} className="text-link font-semibold">
          {view.name}
        </Link>
      ),
    },
    { key: "shows", header: "Mở trang", phone: "line", cell: ({ shows }) => shows },
    {
      key: "who",
      header: "Ai lưu",
      phone: "line",
      cell: ({ mine, ownerName, unitName }) => (mine ? "Tôi" : `${ownerName}, ${unitName}`),
    },
    { key: "sharing", header: "Ai thấy", phone: "line", cell: ({ sharing }) => sharingOf[sharing] },
    {
      key: "act",
      header: "Việc",
      phone: "aside",
      cell: (view) =>
        view.mine || (tidy && !view.fromAbove) ? (
          <ButtonLink size="small" href={`/reports/views/${view.id}`}>
            {view.mine ? "Đổi, chia sẻ" : "Gỡ"}
            <span className="sr-only"> {view.name}</span>
          </ButtonLink>
        ) : null,
    },
  ];
  return (
    <section className="grid gap-2">
      <div>
        <h2 className="text-lead font-semibold">{title}</h2>
        {note && <p className="text-hint text-muted">{note}</p>}
      </div>
      <DataTable caption={title} columns={columns} rows={views} rowKey={({ id }) => id} />
    </section>
  );
}

const sharingOf: Record<SavedView["sharing"], string> = {
  own: sharingWords.own,
  unit: "Cả đơn vị",
  below: "Đơn vị và cấp dưới",
};
