import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { ReceiptPaper } from "@/components/patterns/receipt-paper";
import { read } from "@/lib/core/read";
import { getReceipt, type Receipt } from "@/lib/core/receipt";

export const metadata: Metadata = { title: "Biên nhận" };

const records: Record<Receipt["recordKind"], string> = {
  festival: "/festivals",
  plan: "/festivals/plans",
  report: "/festivals/reports",
  season: "/festivals/seasons",
  application: "/recognitions/applications",
  criteria_set: "/recognitions/criteria",
};

/** What a unit has in hand after sending, to be printed and kept. */
export default screen(async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const receipt = await read("festival.view", (tx) => getReceipt(tx, id));
  return (
    <PageBody>
      <div data-screen-only="">
        <PageHeader
          title={`Biên nhận số ${receipt.number}`}
          facts={["Khổ A4, in bằng Ctrl + P"]}
          crumbs={[{ label: "Hồ sơ", href: `${records[receipt.recordKind]}/${receipt.recordId}` }]}
          actions={<PrintButton>In biên nhận</PrintButton>}
        />
      </div>
      <ReceiptPaper receipt={receipt} />
    </PageBody>
  );
});
