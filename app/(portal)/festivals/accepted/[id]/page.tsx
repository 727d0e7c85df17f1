import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { OutcomeTables } from "@/components/festivals/points/bulk-result";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { PrintButton } from "@/components/patterns/print-button";
import { SubNav } from "@/components/patterns/sub-nav";
import { ButtonLink } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import {
  outcomeKinds,
  outcomePage,
  outcomesOf,
  outcomesPerPage,
  unnamed,
} from "@/lib/festivals/points/bulk-outcome";
import { getBulkResult } from "@/lib/festivals/points/bulk-queries";

export const metadata: Metadata = { title: "Kết quả tiếp nhận" };

const kindWords = { all: "Tất cả", refused: "Không tiếp nhận", accepted: "Đã tiếp nhận" } as const;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What became of each point of an act on many; seen by the person who did it. Its print has every row on one sheet. */
export default screen(async function AcceptedPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { result, person } = await read("review.accept", async (tx, actor) => {
    const found = await getBulkResult(tx, id);
    return found && { result: found, person: actor.fullName };
  });
  const { accepted, refused } = result;
  const show = outcomeKinds.find((kind) => kind === asked.show) ?? "all";
  const print = asked.print === "yes";
  const all = outcomesOf(result, show);
  const { page, rows } = outcomePage(all, Number(asked.page ?? 1));
  const hrefFor = (change: Record<string, string | number | undefined>) =>
    withQuery(`/festivals/accepted/${id}`, { show: show === "all" ? undefined : show }, change);
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Điểm tổ chức", href: "/festivals" }]}
        title="Kết quả tiếp nhận"
        facts={[`${person} thực hiện lúc ${formatInstant(result.at)}`]}
        actions={
          <>
            {print ? (
              <PrintButton>In kết quả</PrintButton>
            ) : (
              <ButtonLink href={hrefFor({ print: "yes" })}>Bản in</ButtonLink>
            )}
            {print ? (
              <ButtonLink href={hrefFor({})}>Về từng trang</ButtonLink>
            ) : (
              <ButtonLink href="/festivals?state=sent">Các điểm còn chờ</ButtonLink>
            )}
          </>
        }
      />
      <Notice
        tone={refused.length > 0 ? "warning" : "success"}
        title={`Đã tiếp nhận ${formatNumber(accepted)} điểm`}
        live
      >
        {refused.length > 0 && `${formatNumber(refused.length)} dòng không tiếp nhận được, kèm lý do ở dưới.`}
        {unnamed(result) > 0 &&
          ` Lần tiếp nhận này chỉ lưu số điểm đã tiếp nhận, không lưu tên ${formatNumber(unnamed(result))} điểm.`}
      </Notice>
      {!print && (
        <SubNav
          label="Lọc theo kết quả"
          items={outcomeKinds.map((kind) => ({
            href: hrefFor({ show: kind === "all" ? undefined : kind }),
            label: kindWords[kind],
            count: outcomesOf(result, kind).length,
            current: kind === show,
          }))}
        />
      )}
      <OutcomeTables rows={print ? all : rows} />
      {!print && (
        <Pagination
          exported={false}
          page={page}
          pageSize={outcomesPerPage}
          total={all.length}
          hrefFor={(to) => hrefFor({ page: to })}
          noun="dòng"
        />
      )}
    </PageBody>
  );
});
