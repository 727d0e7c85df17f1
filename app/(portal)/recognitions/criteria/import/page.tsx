import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ImportSetForm } from "@/components/recognitions/criteria/import-set-form";
import { read } from "@/lib/core/read";
import { importSetAction } from "@/lib/recognitions/criteria/actions";
import { getScheme } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Nhập bộ tiêu chí từ tệp" };

type Props = { searchParams: Promise<{ scheme?: string }> };

/** A draft begun from a file. */
export default screen(async function ImportSetPage({ searchParams }: Props) {
  const { scheme: id = "" } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, scheme } = await read("criteria.draft", async (tx, who) => {
    const found = await getScheme(tx, id);
    return found && { actor: who, scheme: found };
  });
  const addition = actor.unit.level === "province";
  if (addition && !scheme.provincesAdd) notFound();
  return (
    <PageBody>
      <PageHeader
        title="Nhập bộ tiêu chí từ tệp"
        facts={[scheme.shortName, "Tệp thành một dự thảo, xem lại rồi mới ban hành"]}
        crumbs={[{ label: scheme.shortName, href: `/recognitions/schemes/${id}` }]}
      />
      <ImportSetForm action={importSetAction} requestId={randomUUID()} schemeId={id} addition={addition} />
    </PageBody>
  );
});
