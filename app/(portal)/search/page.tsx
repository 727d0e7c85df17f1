import type { Metadata } from "next";
import { z } from "zod";
import { screen } from "@/app/screen";
import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { UnitTable } from "@/components/units/unit-table";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { stateWords, unitTitle } from "@/lib/core/words";
import { searchFestivals } from "@/lib/festivals/points/search-queries";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";

export const metadata: Metadata = { title: "Tìm kiếm" };

const shown = 20;

/** One search over units and the points in scope, by any spelling. */
export default screen(async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const q = z
    .string()
    .trim()
    .max(100)
    .catch("")
    .parse((await searchParams).q);
  const found = await read("unit.view", async (tx, actor) => ({
    units:
      q === ""
        ? { rows: [], total: 0 }
        : await listUnits(tx, unitFilter.parse({ q, life: "all" }), dayOf(new Date())),
    festivals: may(actor, "festival.view") ? await searchFestivals(tx, q, shown) : [],
  }));
  const units = found.units.rows.slice(0, shown);
  return (
    <PageBody>
      <PageHeader
        title="Tìm kiếm"
        facts={[q === "" ? "Đơn vị và điểm Ngày hội trong phạm vi của bạn" : `Kết quả cho “${q}”`]}
      />
      <FilterBar action="/search">
        <TextField name="q" label="Từ cần tìm" hint="Có dấu hay không dấu đều tìm được" value={q} />
      </FilterBar>
      {q !== "" && units.length === 0 && found.festivals.length === 0 && (
        <EmptyState title="Không tìm thấy gì khớp">
          Thử ít chữ hơn. Tìm kiếm chỉ gồm tên đơn vị và các điểm Ngày hội trong phạm vi của bạn.
        </EmptyState>
      )}
      {units.length > 0 && (
        <Card
          title="Đơn vị"
          note={`${units.length} trong ${found.units.total} đơn vị khớp`}
          actions={
            found.units.total > shown && (
              <Link href={withQuery("/units", { q, life: "all" })} className="text-accent hover:underline">
                Xem tất cả
              </Link>
            )
          }
          flush
        >
          <UnitTable caption="Đơn vị khớp" rows={units} bare />
        </Card>
      )}
      {found.festivals.length > 0 && (
        <Card title="Điểm Ngày hội" note={`${found.festivals.length} điểm gần đây nhất`} flush>
          <DataTable
            caption="Điểm Ngày hội khớp"
            bare
            rows={found.festivals}
            rowKey={(row) => row.id}
            columns={[
              {
                key: "name",
                header: "Điểm",
                cell: (row) => (
                  <Link
                    href={`/festivals/${row.id}`}
                    className="font-medium hover:text-accent hover:underline"
                  >
                    {row.name}
                  </Link>
                ),
              },
              {
                key: "unit",
                header: "Đơn vị",
                cell: (row) => unitTitle({ kind: row.unitKind, name: row.unitName }),
              },
              { key: "day", header: "Ngày", cell: (row) => formatDay(row.heldOn) },
              { key: "state", header: "Trạng thái", phone: "aside", cell: (row) => stateWords[row.state] },
            ]}
          />
        </Card>
      )}
    </PageBody>
  );
});
