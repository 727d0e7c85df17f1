import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ExtensionAnswer } from "@/components/festivals/extensions/extension-answer";
import { ExtensionBadge } from "@/components/festivals/extensions/extension-badge";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { dueNote } from "@/lib/festivals/deadlines/due";
import { decideExtensionAction, withdrawExtensionAction } from "@/lib/festivals/extensions/actions";
import { getExtension } from "@/lib/festivals/extensions/queries";
import { extensionDoneSentence, extensionWhatWords } from "@/lib/festivals/extensions/words";

export const metadata: Metadata = { title: "Gia hạn" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

/** One extension: what was asked, why, and what the unit above said. */
export default screen(async function ExtensionPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const row = await read("festival.view", (tx, who) => getExtension(tx, who, id));
  const said = extensionDoneSentence((await searchParams).done);
  const note = dueNote(row.due);
  const items = [
    { key: "due", label: "Hạn chung", value: formatDay(row.due.on), note: note ?? undefined },
    ...(row.askedUntil
      ? [
          {
            key: "asked",
            label: "Xin gia hạn đến",
            value: formatDay(row.askedUntil),
            note: `${row.askedByName}, ${formatInstant(row.createdAt)}`,
          },
        ]
      : []),
    { key: "reason", label: "Lý do", value: row.reason },
    ...(row.grantedUntil
      ? [
          {
            key: "granted",
            label: "Được gia hạn đến",
            value: formatDay(row.grantedUntil),
            note: row.ended ? "đã hết, hạn chung lại áp dụng" : "đến hết ngày này là đúng hạn",
          },
        ]
      : []),
    ...(row.decidedAt
      ? [
          {
            key: "decided",
            label: "Trả lời",
            value: row.decidedByUnit,
            note: `${row.decidedByName}, ${formatInstant(row.decidedAt)}`,
          },
        ]
      : []),
    ...(row.note ? [{ key: "note", label: "Ghi chú của cấp trên", value: row.note }] : []),
  ];
  return (
    <PageBody>
      {said && <Notice tone="success" title={said} live />}
      <PageHeader
        title={`Gia hạn nộp ${extensionWhatWords[row.what]} · ${policeOf(row.unit)}`}
        facts={[`mùa ${row.year}`, <ExtensionBadge key="state" state={row.state} ended={row.ended} />]}
        crumbs={[{ label: "Gia hạn", href: `/festivals/extensions?season=${row.year}` }]}
      />
      <ExtensionAnswer
        extension={row}
        decide={decideExtensionAction}
        withdraw={withdrawExtensionAction}
        requestIds={[randomUUID(), randomUUID(), randomUUID()]}
      />
      <Card title="Nội dung">
        <DescriptionList items={items} />
      </Card>
    </PageBody>
  );
});
