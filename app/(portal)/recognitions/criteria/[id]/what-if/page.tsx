import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { LinkChoice } from "@/components/patterns/link-choice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { SetBadge } from "@/components/recognitions/criteria/set-badge";
import { WhatIfView } from "@/components/recognitions/criteria/what-if-view";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { getSet } from "@/lib/recognitions/criteria/queries";
import { ownsSet } from "@/lib/recognitions/criteria/view";
import { getTrial, mostApplications, runTrial } from "@/lib/recognitions/criteria/what-if-queries";

export const metadata: Metadata = { title: "Thử trên hồ sơ năm trước" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ base?: string; year?: string }>;
};

/** What a draft would have done to the applications of an earlier year. */
export default screen(async function WhatIfPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { set, trial } = await read("criteria.draft", async (tx, who) => {
    const found = await getSet(tx, id);
    return found && ownsSet(who, found.owner)
      ? { set: found, trial: await getTrial(tx, found, asked) }
      : null;
  });
  const { earlier, base, years, year } = trial;
  const found = await runTrial(trial);
  const address = (more: Record<string, string>) =>
    `/recognitions/criteria/${id}/what-if?${new URLSearchParams(more)}`;
  return (
    <PageBody>
      <PageHeader
        title="Thử trên hồ sơ năm trước"
        facts={[set.name, `Phiên bản ${set.edition}`, <SetBadge key="state" state={set.state} />]}
        crumbs={[{ label: "Bộ tiêu chí", href: `/recognitions/criteria/${id}` }]}
      />
      <SampleNotice sample={set.sample} source={set.document.source} />
      {earlier.length > 1 && base && (
        <LinkChoice
          label="Hồ sơ chấm theo"
          options={earlier.map((one) => ({
            key: one.id,
            label: `Hồ sơ theo phiên bản ${one.edition}`,
            href: address({ base: one.id }),
            current: one.id === base.id,
          }))}
        />
      )}
      {base && years.length > 1 && (
        <LinkChoice
          label="Năm"
          options={years.map((one) => ({
            key: String(one.year),
            label: `${one.year} (${formatNumber(one.count)} hồ sơ)`,
            href: address({ base: base.id, year: String(one.year) }),
            current: one.year === year?.year,
          }))}
        />
      )}
      {year && year.count > mostApplications && (
        <Notice
          tone="warning"
          title={`Năm ${year.year} có ${formatNumber(year.count)} hồ sơ; thử trên ${formatNumber(mostApplications)} hồ sơ đầu theo mã đơn vị`}
        />
      )}
      {base && year && found && found.rows.length > 0 ? (
        <WhatIfView found={found} base={base} year={year.year} />
      ) : (
        <EmptyState title="Chưa có hồ sơ nào để thử">
          Khi có hồ sơ đã gửi theo một phiên bản trước, kết quả của từng hồ sơ theo dự thảo hiện ở đây.
        </EmptyState>
      )}
    </PageBody>
  );
});
