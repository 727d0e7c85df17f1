import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ImportForm } from "@/components/units/changes/import-form";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { importChangeAction } from "@/lib/units/changes/actions";

export const metadata: Metadata = { title: "Nạp bảng ánh xạ" };

/** Merge day: the mapping of a decree as a file, looked through before anything happens. */
export default screen(async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<{ kept?: string }>;
}) {
  const { kept } = await searchParams;
  const actor = await read("units.change", async (_, who) => who);
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title="Nạp bảng ánh xạ"
        facts={["nhiều đơn vị cùng một ngày, theo nghị quyết"]}
        crumbs={[
          { label: "Đơn vị", href: "/units" },
          { label: "Thay đổi đơn vị", href: "/units/changes" },
        ]}
      />
      <ImportForm
        action={importChangeAction}
        requestId={randomUUID()}
        initial={await unparkedForm(kept, actor.userId)}
      />
    </PageBody>
  );
});
