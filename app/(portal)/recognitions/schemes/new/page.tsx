import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SchemeForm } from "@/components/recognitions/schemes/scheme-form";
import { read } from "@/lib/core/read";
import { saveSchemeAction } from "@/lib/recognitions/schemes/actions";

export const metadata: Metadata = { title: "Thêm chương trình công nhận" };

/** A new scheme; its criteria come afterwards. */
export default screen(async function NewSchemePage() {
  await read("scheme.manage", async () => true);
  return (
    <PageBody>
      <PageHeader
        title="Thêm chương trình công nhận"
        crumbs={[{ label: "Chương trình công nhận", href: "/recognitions/schemes" }]}
      />
      <SchemeForm action={saveSchemeAction} requestId={randomUUID()} scheme={null} />
    </PageBody>
  );
});
