import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { RowKeys } from "@/components/patterns/row-keys";
import { TextField } from "@/components/patterns/text-field";
import { HitList } from "@/components/search/hit-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/core/actor";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { search } from "@/lib/search/queries";
import { searchInput } from "@/lib/search/schema";
import { countWords } from "@/lib/search/words";

export const metadata: Metadata = { title: "Tìm kiếm" };

/** Of each kind on the first page, and of one kind on a page of its own. */
const first = 8;
const perPage = 20;

/** One search over everything in scope, by any spelling; by kind, each with its number and its own pages. */
export default screen(async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { q, kind, page } = searchInput.parse(await searchParams);
  const { groups, exports } = await read("unit.view", async (tx, actor) => ({
    exports: may(actor, "export.take"),
    groups:
      kind === ""
        ? await search(tx, actor, q, { limit: first, offset: 0 })
        : await search(tx, actor, q, { limit: perPage, offset: (page - 1) * perPage }, kind),
  }));
  return (
    <PageBody>
      <PageHeader
        title="Tìm kiếm"
        facts={[q === "" ? "Đơn vị, điểm, kế hoạch, báo cáo trong phạm vi của bạn" : `Kết quả cho “${q}”`]}
        actions={exports && groups.length > 0 && <ExportMenu name="search" query={{ q, kind }} />}
      />
      <FilterBar action="/search">
        <TextField name="q" label="Từ cần tìm" hint="Có dấu hay không dấu đều tìm được" value={q} />
      </FilterBar>
      {q !== "" && groups.length === 0 && (
        <EmptyState title="Không tìm thấy gì khớp">
          Thử ít chữ hơn. Tìm kiếm gồm đơn vị, và điểm, kế hoạch, báo cáo, mùa Ngày hội trong phạm vi của bạn.
        </EmptyState>
      )}
      <div id="search-hits" className="grid gap-4">
        {groups.map((group) => (
          <Card
            key={group.kind}
            title={group.label}
            note={countWords(group)}
            actions={
              kind === "" ? (
                group.total > first && (
                  <Link
                    href={withQuery("/search", { q, kind: group.kind })}
                    className="text-link phone:inline-block phone:py-3"
                  >
                    Xem tất cả
                  </Link>
                )
              ) : (
                <Link href={withQuery("/search", { q })} className="text-link phone:inline-block phone:py-3">
                  Mọi kết quả
                </Link>
              )
            }
            flush
          >
            <HitList hits={group.hits} label={`${group.label} khớp`} />
          </Card>
        ))}
      </div>
      {kind !== "" &&
        groups.map((group) => (
          <Pagination
            key={group.kind}
            page={page}
            pageSize={perPage}
            total={group.total}
            noun={group.noun}
            hrefFor={(next) => withQuery("/search", { q, kind }, { page: next })}
          />
        ))}
      {groups.length > 0 && <RowKeys list="search-hits" noun="kết quả" />}
    </PageBody>
  );
});
