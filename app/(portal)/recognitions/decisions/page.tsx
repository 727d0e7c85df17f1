import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { DecisionTable } from "@/components/recognitions/decisions/decision-table";
import { ProposedCard } from "@/components/recognitions/decisions/proposed-card";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { listApplicationYears } from "@/lib/recognitions/applications/list-queries";
import { draftDecisionAction } from "@/lib/recognitions/decisions/actions";
import { decisionsHref, readDecisionFilter } from "@/lib/recognitions/decisions/filter";
import { decisionsPerPage, listDecisions, listProposed } from "@/lib/recognitions/decisions/queries";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";

export const metadata: Metadata = { title: "Quyết định công nhận" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The decisions in scope, and what waits for one. */
export default screen(async function DecisionsPage({ searchParams }: Props) {
  const params = await searchParams;
  const filter = readDecisionFilter(params);
  const { actor, rows, total, schemes, years, proposed } = await read(
    "recognition.view",
    async (tx, who) => ({
      actor: who,
      ...(await listDecisions(tx, filter)),
      schemes: await listSchemes(tx),
      years: await listApplicationYears(tx),
      proposed: may(who, "recognition.appraise") ? await listProposed(tx, who.actsFor) : [],
    }),
  );
  const active = [filter.year !== null, filter.scheme !== ""].filter(Boolean).length;
  return (
    <PageBody>
      {params.done === "discard" && (
        <Notice tone="success" title="Đã bỏ dự thảo; các hồ sơ vẫn ở trạng thái đề nghị công nhận" live />
      )}
      <PageHeader
        title="Quyết định công nhận"
        facts={[unitTitle(actor.unit), `${formatNumber(total)} quyết định`]}
        actions={
          <>
            <ExportMenu
              name="decisions"
              query={{ ...filter, page: undefined }}
              total={total}
              noun="quyết định"
            />
            <ButtonLink href="/recognitions/recognised">Danh sách đã công nhận</ButtonLink>
            <ButtonLink href="/recognitions/plans">Địa bàn yếu, củng cố</ButtonLink>
          </>
        }
      />
      {proposed.length > 0 && (
        <ProposedCard
          rows={proposed}
          requestIds={proposed.map(() => randomUUID())}
          action={draftDecisionAction}
        />
      )}
      <FilterBar
        action="/recognitions/decisions"
        active={active}
        clearHref={active > 0 ? "/recognitions/decisions" : undefined}
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
      </FilterBar>
      <DecisionTable rows={rows} total={total} />
      <Pagination
        page={filter.page}
        pageSize={decisionsPerPage}
        total={total}
        noun="quyết định"
        hrefFor={(page) => decisionsHref(filter, page)}
      />
    </PageBody>
  );
});
