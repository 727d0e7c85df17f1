import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { OutcomeTable } from "@/components/recognitions/registration/outcome-table";
import { ButtonLink } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { sortOutcomes } from "@/lib/recognitions/registration/outcome";
import { getOutcomes } from "@/lib/recognitions/registration/queries";

export const metadata: Metadata = { title: "Kết quả xử lý nhiều hồ sơ" };

const titles = {
  register: { title: "Kết quả đăng ký", done: "Đã đăng ký" },
  begin: { title: "Kết quả bắt đầu hồ sơ", done: "Đã bắt đầu" },
  alike: { title: "Kết quả chấm theo hồ sơ mẫu", done: "Đã chấm theo mẫu" },
  send: { title: "Kết quả gửi hồ sơ", done: "Đã gửi" },
  pass: { title: "Kết quả thẩm định", done: "Đạt cấp tỉnh" },
  propose: { title: "Kết quả đề nghị công nhận", done: "Đã đề nghị" },
} as const;

/** What became of each row of an act on many; seen by the person who did it. */
export default screen(async function OutcomesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { result, person } = await read("recognition.view", async (tx, actor) => {
    const found = await getOutcomes(tx, id);
    return found && { result: found, person: actor.fullName };
  });
  const { done, rows } = sortOutcomes(result);
  const words = titles[result.act];
  const left = rows.length - done;
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Hồ sơ công nhận", href: "/recognitions/applications" }]}
        title={words.title}
        facts={[
          result.scheme,
          result.year && `năm ${result.year}`,
          `${person} thực hiện lúc ${formatInstant(result.at)}`,
        ]}
        actions={
          <>
            <PrintButton>In kết quả</PrintButton>
            <ButtonLink href="/recognitions/applications">Về danh sách hồ sơ</ButtonLink>
          </>
        }
      />
      <Notice
        tone={left > 0 ? "warning" : "success"}
        title={`${words.done} ${formatNumber(done)} đối tượng`}
        live
      >
        {left > 0 && `${formatNumber(left)} dòng chưa làm được, kèm lý do ở đầu danh sách.`}
      </Notice>
      <OutcomeTable act={result.act} rows={rows} />
    </PageBody>
  );
});
