import { ExportMenu } from "@/components/patterns/export-menu";
import { Pagination } from "@/components/patterns/pagination";
import type { Day } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import type { FiguresPage } from "@/lib/reports/overview";
import { CommuneRanking } from "./commune-ranking";
import { ProvinceRanking } from "./province-ranking";

const path = "/reports/figures";

/** The way down: provinces of the nation, communes of a province, each with its own figures. */
export function UnitsBelow({ page, today }: { page: FiguresPage; today: Day }) {
  const { below, unit, asked, season } = page;
  if (!below) return null;
  const shared = { rows: below.rows, asked, path, sort: below.sort, descending: below.descending };
  const sort = `${below.descending ? "-" : ""}${below.sort}`;
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-lead font-semibold">
          {unit.level === "nation" ? "Các tỉnh, thành phố" : "Các đơn vị cấp xã"}
        </h2>
        <ExportMenu
          name="ranking"
          query={{ ...asked, sort }}
          total={below.total}
          noun="đơn vị"
          what="bảng xếp theo đơn vị"
          small
        />
      </div>
      {unit.level === "nation" ? (
        <ProvinceRanking {...shared} caption={`Các tỉnh, thành phố trong mùa ${season.year}`} />
      ) : (
        <CommuneRanking
          {...shared}
          caption={`Các đơn vị cấp xã trong mùa ${season.year}`}
          season={season}
          today={today}
        />
      )}
      <Pagination
        page={below.page}
        pageSize={below.size}
        total={below.total}
        noun="đơn vị"
        hrefFor={(number) => withQuery(path, { ...asked, sort, page: number })}
      />
    </section>
  );
}
