import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { LogTable } from "@/components/identity/log-table";
import { DateField } from "@/components/patterns/date-field";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { signInFilter } from "@/lib/identity/schema";
import { listSignIns, SIGN_INS_PAGE } from "@/lib/identity/sign-in-queries";
import { outcomeWords } from "@/lib/identity/words";
import { SignInOutcome } from "@/prisma/generated/enums";

export const metadata: Metadata = { title: "Nhật ký đăng nhập" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default screen(async function SignInsPage({ searchParams }: Props) {
  const filter = signInFilter.parse(await searchParams);
  const { log, unit } = await read("people.manage", async (tx, actor) => ({
    log: await listSignIns(tx, actor, filter),
    unit: actor.unit,
  }));
  const set = {
    q: filter.q,
    outcome: filter.outcome ?? "",
    from: filter.from ?? "",
    to: filter.to ?? "",
  };
  const active = Object.values(set).filter((value) => value !== "").length;
  return (
    <PageBody>
      <PageHeader
        title="Nhật ký đăng nhập"
        facts={[policeOf(unit), `${formatNumber(log.total)} lần`, `đến ${formatInstant(new Date())}`]}
        actions={<ExportMenu name="sign-ins" query={set} total={log.total} noun="lần đăng nhập" />}
      />
      <FilterBar
        action="/admin/sign-ins"
        active={active}
        clearHref={active > 0 ? "/admin/sign-ins" : undefined}
      >
        <TextField name="q" label="Tên hoặc địa chỉ" type="search" value={filter.q} />
        <SelectField
          name="outcome"
          label="Kết quả"
          empty="Mọi kết quả"
          options={Object.values(SignInOutcome).map((value) => ({ value, label: outcomeWords[value] }))}
          value={filter.outcome}
        />
        <DateField name="from" label="Từ ngày" value={filter.from} width="full" />
        <DateField name="to" label="Đến hết ngày" value={filter.to} width="full" />
      </FilterBar>
      <LogTable
        rows={log.rows}
        empty={
          <EmptyState
            title={active > 0 ? "Không có lần đăng nhập nào khớp bộ lọc" : "Chưa có lần đăng nhập nào"}
          >
            Mỗi lần đăng nhập, thành công hay không, đều được ghi lại ở đây và không sửa được.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={SIGN_INS_PAGE}
        total={log.total}
        noun="lần"
        hrefFor={(page) => withQuery("/admin/sign-ins", set, { page })}
      />
    </PageBody>
  );
});
