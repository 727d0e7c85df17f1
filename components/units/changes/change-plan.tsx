import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { unitTitle } from "@/lib/core/words";
import type { Preview, UnitRef } from "@/lib/units/changes/view";

type Row = {
  key: string;
  from: UnitRef | null;
  to: UnitRef | null;
  how: string;
  tone: "green" | "amber" | "outline";
};

const longest = 150;

/** Old and new beside one another: every unit that ends, begins or is renamed. */
export function ChangePlanTable({ preview, bornIds }: { preview: Preview; bornIds: readonly string[] }) {
  const { plan, names } = preview;
  const named = (id: string) => names.get(id) ?? null;
  const taken = new Set(plan.successions.map(({ toId }) => toId));
  const rows: Row[] = [
    ...plan.successions.map(({ fromId, toId, whole, main }) => ({
      key: `${fromId}${toId}`,
      from: named(fromId),
      to: named(toId),
      how: whole ? "Toàn bộ" : main ? "Một phần, phần chính" : "Một phần",
      tone: whole ? ("green" as const) : ("amber" as const),
    })),
    ...plan.begins
      .filter(({ id }) => !taken.has(id))
      .map((unit) => ({ key: unit.id, from: null, to: unit, how: "Lập mới", tone: "green" as const })),
    ...plan.renames.map(({ unitId, name, kind, was }) => {
      const from = named(unitId);
      return {
        key: unitId,
        from: from && { ...from, ...was },
        to: from && { ...from, name, kind },
        how: "Đổi tên, loại",
        tone: "outline" as const,
      };
    }),
  ];
  const born = new Set(bornIds);
  const begun = new Set(plan.begins.map(({ id }) => id));
  const shown = (unit: UnitRef | null, isNew: boolean) => {
    if (!unit) return <span className="text-muted">–</span>;
    // A unit of a draft has no page yet.
    const there = !begun.has(unit.id) || born.has(unit.id);
    return (
      <>
        {there ? (
          <Link className="text-link" href={`/units/${unit.id}`}>
            {unitTitle(unit)}
          </Link>
        ) : (
          unitTitle(unit)
        )}{" "}
        <span className="figures whitespace-nowrap font-normal text-muted">mã {unit.code}</span>
        {isNew && begun.has(unit.id) && <span className="font-normal text-muted"> · mới</span>}
      </>
    );
  };
  return (
    <>
      <DataTable
        caption="Đơn vị cũ và đơn vị mới"
        rows={rows.slice(0, longest)}
        rowKey={(row) => row.key}
        bare
        columns={[
          { key: "from", header: "Trước ngày hiệu lực", cell: (row) => shown(row.from, false) },
          { key: "how", header: "Giao", phone: "aside", cell: (row) => <Tag tone={row.tone}>{row.how}</Tag> },
          { key: "to", header: "Từ ngày hiệu lực", phone: "line", cell: (row) => shown(row.to, true) },
        ]}
      />
      {rows.length > longest && (
        <p className="px-4 py-2.5 text-muted">Còn {rows.length - longest} dòng nữa, cùng cách như trên.</p>
      )}
    </>
  );
}
