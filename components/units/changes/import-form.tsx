import { ActionForm } from "@/components/patterns/action-form";
import { FileField } from "@/components/patterns/file-field";
import { FormActions } from "@/components/patterns/form-actions";
import { SubmitButton } from "@/components/patterns/submit-button";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { ChangeHeadFields } from "./change-head-fields";

type Props = { action: FormAction; requestId: string; initial: FormState };

const columns: [name: string, what: string][] = [
  ["Mã cũ", "mã của đơn vị kết thúc; để trống nếu lập mới hoàn toàn"],
  ["Phạm vi", "“toàn bộ” hoặc “một phần”; để trống là toàn bộ"],
  ["Phần chính", "“x” ở đúng một dòng của đơn vị bị chia: số liệu cũ cộng vào đó trên bản đồ hiện nay"],
  ["Mã mới", "mã của đơn vị kế tục; dùng lại mã cũ được khi đơn vị cũ cũng có dòng trong tệp"],
  ["Tên mới", "không kèm loại; để trống nếu nhập vào đơn vị đang có"],
  ["Loại mới", "xã, phường, đặc khu; tỉnh, thành phố cho mã 2 chữ số"],
  ["Mã tỉnh", "để trống nếu vẫn thuộc tỉnh cũ"],
];

/** The mapping of a decree as a file: everything is looked through before anything happens. */
export function ImportForm({ action, requestId, initial }: Props) {
  return (
    <>
      <ActionForm action={action} requestId={requestId} initial={initial} label="Nạp bảng ánh xạ">
        <Card>
          <div className="grid gap-5">
            <FileField
              name="file"
              label="Tệp ánh xạ"
              hint="CSV hoặc TSV, UTF-8, tối đa 500 KB và 5.000 dòng. Tệp xlsx: trong bảng tính chọn Lưu thành “CSV UTF-8”."
              required
              accept=".csv,.tsv,.txt"
            />
            <ChangeHeadFields asking={false} />
            <FormActions note="Chạy thử: mọi chỗ sai được nêu theo dòng, cây đơn vị chưa thay đổi.">
              <SubmitButton working="Đang chạy thử…">Nạp tệp và xem trước</SubmitButton>
              <a href="/units/changes/template" download className={buttonVariants({})}>
                Tải tệp mẫu
              </a>
            </FormActions>
          </div>
        </Card>
      </ActionForm>
      <Card
        title="Các cột của tệp"
        note="Dòng đầu là tiêu đề; thứ tự cột tùy ý. Đơn vị không có dòng thì giữ nguyên."
      >
        <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
          {columns.map(([name, what]) => (
            <div key={name} className="contents">
              <dt className="font-semibold">{name}</dt>
              <dd className="text-muted">{what}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}
