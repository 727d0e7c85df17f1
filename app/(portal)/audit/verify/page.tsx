import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { DataTable } from "@/components/patterns/data-table";
import { FormActions } from "@/components/patterns/form-actions";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { checkTrailAction } from "@/lib/audit/actions";
import { listHeads } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";

export const metadata: Metadata = { title: "Kiểm tra nhật ký" };

/** Is the trail as it was written? Every chain with its seal, and the check of all of them. */
export default screen(async function VerifyPage() {
  const heads = await read("audit.verify", (tx) => listHeads(tx));
  const entries = heads.reduce((sum, head) => sum + head.entries, 0n);
  return (
    <PageBody>
      <PageHeader
        title="Kiểm tra nhật ký"
        facts={[
          `${formatNumber(heads.length)} chuỗi`,
          `${formatNumber(entries)} mục`,
          `đến ${formatInstant(new Date())}`,
        ]}
        crumbs={[{ label: "Nhật ký thay đổi", href: "/audit" }]}
        actions={<PrintButton>In mã niêm phong</PrintButton>}
      />
      <Card
        title="Kiểm tra"
        note="Mỗi mục được nối với mục trước của cùng tỉnh. Mục bị sửa, xóa, đổi chỗ, chèn thêm hay cắt đuôi được nêu tên."
      >
        <ActionForm
          action={checkTrailAction}
          requestId={randomUUID()}
          warnUnsaved={false}
          label="Kiểm tra nhật ký"
        >
          <TextField
            name="seal"
            label="Mã niêm phong trên bản in"
            hint="Có mã thì kiểm tra được cả đuôi chuỗi. Ví dụ 42-12345-3F2A-9C01-AB34-CD56-EF78-9012."
            optional
            maxLength={80}
          />
          <FormActions note="Khoảng nửa phút cho mỗi triệu mục.">
            <SubmitButton working="Đang kiểm tra…">Kiểm tra toàn bộ nhật ký</SubmitButton>
          </FormActions>
        </ActionForm>
      </Card>
      <DataTable
        caption="Mã niêm phong của từng chuỗi"
        rows={heads}
        rowKey={(head) => head.chainId}
        columns={[
          { key: "name", header: "Chuỗi", cell: (head) => `${head.code} · ${head.name}` },
          {
            key: "entries",
            header: "Số mục",
            align: "end",
            cell: (head) => formatNumber(head.entries),
            phone: "aside",
          },
          {
            key: "seal",
            header: "Mã niêm phong",
            cell: (head) => <span className="figures break-all">{head.seal}</span>,
            phone: "line",
          },
        ]}
      />
    </PageBody>
  );
});
