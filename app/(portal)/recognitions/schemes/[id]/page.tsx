import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { BeginSet } from "@/components/recognitions/criteria/begin-set";
import { CompareForm } from "@/components/recognitions/criteria/compare-form";
import { SetTable } from "@/components/recognitions/criteria/set-table";
import { SubjectTable } from "@/components/recognitions/schemes/subject-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { createSetAction } from "@/lib/recognitions/criteria/actions";
import { listSets } from "@/lib/recognitions/criteria/queries";
import { comparable } from "@/lib/recognitions/criteria/view";
import { getScheme } from "@/lib/recognitions/schemes/queries";
import { schemeOutcomeWords, schemePeriodWords, targetCountWords } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "Chương trình công nhận" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const doneWords: Readonly<Record<string, string>> = {
  saved: "Đã lưu chương trình",
  deleted: "Đã xóa dự thảo",
};

/** One scheme: whom it is about, and every edition of its criteria. */
export default screen(async function SchemePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done = "" } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, scheme, sets } = await read("criteria.view", async (tx, who) => {
    const found = await getScheme(tx, id);
    return found && { actor: who, scheme: found, sets: await listSets(tx, { schemeId: id }) };
  });
  const drafts = may(actor, "criteria.draft");
  const nation = actor.unit.level === "nation";
  const adds = drafts && scheme.provincesAdd && actor.unit.level === "province";
  return (
    <PageBody>
      {doneWords[done] && <Notice tone="success" title={doneWords[done]} live />}
      <PageHeader
        title={scheme.name}
        facts={[schemeOutcomeWords[scheme.outcome], !scheme.active && "không còn áp dụng"].filter(Boolean)}
        crumbs={[{ label: "Chương trình công nhận", href: "/recognitions/schemes" }]}
        actions={
          may(actor, "scheme.manage") && (
            <ButtonLink href={`/recognitions/schemes/${id}/edit`}>Sửa chương trình</ButtonLink>
          )
        }
      />
      <Card title="Thông tin chương trình">
        <DescriptionList
          items={[
            { key: "law", label: "Căn cứ", value: scheme.legalBasis },
            { key: "title", label: "Danh hiệu", value: scheme.certificateTitle },
            {
              key: "period",
              label: "Công nhận",
              value: `${schemePeriodWords[scheme.period]}. ${targetCountWords[scheme.period]}`,
            },
            {
              key: "adds",
              label: "Tiêu chí của tỉnh",
              value: scheme.provincesAdd ? "Tỉnh được thêm tiêu chí" : "Không có",
            },
          ]}
        />
      </Card>
      <SubjectTable subjects={scheme.subjects} />
      <h2 className="text-lead font-semibold">Các bộ tiêu chí</h2>
      <SetTable rows={sets} caption={`Bộ tiêu chí của ${scheme.shortName}`} />
      {drafts && (nation || adds) && (
        <BeginSet schemeId={id} addition={adds} action={createSetAction} requestId={randomUUID()} />
      )}
      {comparable(sets) && <CompareForm sets={sets} />}
      {nation && <HistoryLink kind="scheme" id={id} />}
    </PageBody>
  );
});
