import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { RemovePanel, ReportPanel } from "@/components/evidence/evidence-acts";
import { EvidenceView } from "@/components/evidence/evidence-view";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { may } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { reportEvidenceAction } from "@/lib/evidence/actions";
import { getEvidence } from "@/lib/evidence/queries";
import { evidenceAnchor, hostWords, recordPage } from "@/lib/evidence/words";
import { hosts } from "../hosts";

export const metadata: Metadata = { title: "Ảnh, tài liệu" };

type Props = { params: Promise<{ id: string }> };

/** One photo or paper: looked at, saved, reported, taken away. */
export default screen(async function EvidenceFilePage({ params }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { item, remove, decides } = await read("evidence.view", async (tx, actor) => {
    const found = await getEvidence(tx, actor, id);
    const host = hosts[found.recordKind];
    const takes = await host?.takes(tx, actor, found.recordId, found.part);
    return {
      item: found,
      remove: takes ? host?.remove : undefined,
      decides: may(actor, "evidence.decide"),
    };
  });
  const stands = item.removedAt === null && item.hiddenAt === null;
  const back = `${recordPage(item.recordKind, item.recordId, item.part)}#${evidenceAnchor}`;
  return (
    <PageBody>
      <PageHeader
        title={item.caption || item.fileName}
        facts={[policeOf(item.unit), `tải lên ${formatInstant(item.addedAt)}`]}
        crumbs={[
          { label: hostWords[item.recordKind] ?? "Hồ sơ", href: back },
          ...(decides && item.hiddenAt ? [{ label: "Tệp bị báo cáo", href: "/admin/evidence" }] : []),
        ]}
      />
      <EvidenceView item={item} decides={decides} />
      {stands && (
        <div className="grid gap-4" data-screen-only="">
          <ReportPanel id={id} action={reportEvidenceAction} requestId={randomUUID()} />
          {remove && !item.reported && <RemovePanel id={id} action={remove} requestId={randomUUID()} />}
        </div>
      )}
    </PageBody>
  );
});
