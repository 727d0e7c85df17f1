import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { BulkBar } from "@/components/patterns/bulk-bar";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SubNav } from "@/components/patterns/sub-nav";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ApplicationFilterBar } from "@/components/recognitions/applications/application-filter";
import { ApplicationTable } from "@/components/recognitions/applications/application-table";
import { ManyForm } from "@/components/recognitions/applications/many-form";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { judgeApplicationsAction, moveApplicationsAction } from "@/lib/recognitions/applications/actions";
import {
  activeApplicationFilters,
  applicationsHref,
  readApplicationFilter,
} from "@/lib/recognitions/applications/filter";
import { isOpen, judgeable } from "@/lib/recognitions/applications/list";
import {
  applicationsPerPage,
  listApplications,
  listApplicationYears,
  listModels,
} from "@/lib/recognitions/applications/list-queries";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { applicationStateWords } from "@/lib/recognitions/words";
import type { ApplicationState } from "@/prisma/generated/enums";

export const metadata: Metadata = { title: "Hồ sơ công nhận" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All applications in scope: filtered, counted by state and paged by the address. */
export default screen(async function ApplicationsPage({ searchParams }: Props) {
  const params = await searchParams;
  const now = new Date();
  const { actor, schemes, years, filter, models, rows, total, states } = await read(
    "recognition.view",
    async (tx, who) => {
      const thisYear = Number(dayOf(now).slice(0, 4));
      const known = await listApplicationYears(tx);
      const all = [...new Set([thisYear, ...known])].sort((a, b) => b - a);
      const asked = readApplicationFilter(params);
      const wanted = { ...asked, year: asked.year ?? thisYear };
      return {
        ...{ actor: who, schemes: await listSchemes(tx), years: all, filter: wanted },
        models: may(who, "recognition.enter") ? await listModels(tx, who, wanted) : [],
        ...(await listApplications(tx, wanted)),
      };
    },
  );
  const enters = may(actor, "recognition.enter");
  // What waits to be decided here is proposed together; everything else is worked on by who applies.
  const judges =
    may(actor, "recognition.appraise") &&
    (!enters || filter.state === "sent") &&
    rows.some((row) => judgeable(row, actor.unit.level));
  const form = judges ? "judge" : enters ? "many" : null;
  const oneUnit = actor.unit.level === "commune" && new Set(rows.map(({ unitCode }) => unitCode)).size < 2;
  const all = Object.values(states).reduce((sum, n) => sum + n, 0);
  const register = enters && (
    <ButtonLink href="/recognitions/register" variant="primary">
      Đăng ký năm
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title={`Hồ sơ công nhận ${filter.year}`}
        facts={[unitTitle(actor.unit), `${formatNumber(total)} hồ sơ`, `số liệu đến ${formatInstant(now)}`]}
        actions={
          <>
            <ExportMenu
              name="applications"
              query={{ ...filter, page: undefined }}
              total={total}
              noun="hồ sơ"
            />
            {register}
          </>
        }
      />
      <ApplicationFilterBar {...{ filter, schemes, years, oneUnit }} />
      {all > 0 && (
        <SubNav
          label="Lọc theo trạng thái"
          items={[
            {
              href: applicationsHref(filter, { state: null }),
              label: "Tất cả",
              count: all,
              current: filter.state === null,
            },
            ...(Object.keys(applicationStateWords) as ApplicationState[])
              .filter((state) => states[state])
              .map((state) => ({
                href: applicationsHref(filter, { state }),
                label: applicationStateWords[state],
                count: states[state],
                current: filter.state === state,
              })),
          ]}
        />
      )}
      <ApplicationTable
        {...{ rows, total, oneUnit }}
        form={form}
        allowed={(row) => (judges ? judgeable(row, actor.unit.level) : isOpen(row))}
        empty={
          <EmptyState
            title={
              activeApplicationFilters(filter) > 0 ? "Không có hồ sơ nào khớp bộ lọc" : "Chưa có hồ sơ nào"
            }
            action={register}
          >
            Cấp xã đăng ký trong quý I cho mình và cho các khu dân cư, cơ quan, doanh nghiệp, trường học.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={applicationsPerPage}
        total={total}
        noun="hồ sơ"
        hrefFor={(page) => applicationsHref(filter, { page })}
      />
      {form === "many" && rows.some(isOpen) && (
        <ManyForm action={moveApplicationsAction} requestId={randomUUID()} models={models} />
      )}
      {judges && (
        <BulkBar form="judge" name="ids[]" noun="hồ sơ">
          <ActionForm
            id="judge"
            action={judgeApplicationsAction}
            requestId={randomUUID()}
            warnUnsaved={false}
            label="Xét các hồ sơ đã chọn"
          >
            <SubmitButton intent="propose" variant="secondary" working="Đang đề nghị…">
              Đề nghị công nhận các hồ sơ đã chọn
            </SubmitButton>
          </ActionForm>
        </BulkBar>
      )}
    </PageBody>
  );
});
