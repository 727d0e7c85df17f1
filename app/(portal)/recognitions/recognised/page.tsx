import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { RecognisedTable } from "@/components/recognitions/decisions/recognised-table";
import { dayOf } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { listApplicationYears } from "@/lib/recognitions/applications/list-queries";
import { readRecognisedFilter, recognisedHref } from "@/lib/recognitions/decisions/filter";
import { listRecognised, recognisedPerPage } from "@/lib/recognitions/decisions/recognised-queries";
import { standingWords } from "@/lib/recognitions/decisions/words";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";

export const metadata: Metadata = { title: "Đã công nhận" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything that was recognised in scope, with whether it holds today. */
export default screen(async function RecognisedPage({ searchParams }: Props) {
  const filter = readRecognisedFilter(await searchParams);
  const { actor, rows, total, schemes, years } = await read("recognition.view", async (tx, who) => ({
    actor: who,
    ...(await listRecognised(tx, filter, dayOf(new Date()))),
    schemes: await listSchemes(tx),
    years: await listApplicationYears(tx),
  }));
  const active = [filter.year !== null, filter.scheme !== "", filter.standing !== null].filter(
    Boolean,
  ).length;
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Quyết định công nhận", href: "/recognitions/decisions" }]}
        title="Đã công nhận"
        facts={[unitTitle(actor.unit), `${formatNumber(total)} giấy`]}
        actions={
          <ExportMenu name="recognised" query={{ ...filter, page: undefined }} total={total} noun="giấy" />
        }
      />
      <FilterBar
        action="/recognitions/recognised"
        active={active}
        clearHref={active > 0 ? "/recognitions/recognised" : undefined}
      >
        <SelectField
          name="year"
          label="Năm"
          empty="Mọi năm"
          value={filter.year ? String(filter.year) : ""}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
        <SelectField
          name="scheme"
          label="Chương trình"
          empty="Mọi chương trình"
          value={filter.scheme}
          options={schemes.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
        <SelectField
          name="standing"
          label="Hiệu lực"
          empty="Mọi tình trạng"
          value={filter.standing ?? ""}
          options={Object.entries(standingWords).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <RecognisedTable rows={rows} total={total} />
      <Pagination
        page={filter.page}
        pageSize={recognisedPerPage}
        total={total}
        noun="giấy"
        hrefFor={(page) => recognisedHref(filter, { page })}
      />
    </PageBody>
  );
});
