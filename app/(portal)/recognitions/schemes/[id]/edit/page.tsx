import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SchemeForm } from "@/components/recognitions/schemes/scheme-form";
import { read } from "@/lib/core/read";
import { saveSchemeAction } from "@/lib/recognitions/schemes/actions";
import { getScheme } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Sửa chương trình công nhận" };

/** What a scheme says, changed by V05; applications that were registered keep who decides about them. */
export default screen(async function EditSchemePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const scheme = await read("scheme.manage", (tx) => getScheme(tx, id));
  return (
    <PageBody>
      <PageHeader
        title={`Sửa: ${scheme.shortName}`}
        facts={["Hồ sơ đã đăng ký giữ nguyên cấp quyết định của ngày đăng ký"]}
        crumbs={[
          { label: "Chương trình công nhận", href: "/recognitions/schemes" },
          { label: scheme.shortName, href: `/recognitions/schemes/${id}` },
        ]}
      />
      <SchemeForm action={saveSchemeAction} requestId={randomUUID()} scheme={scheme} />
    </PageBody>
  );
});
