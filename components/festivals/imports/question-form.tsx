import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { AskedColumn, ImportRecord } from "@/lib/festivals/imports/record";

type QuestionFormProps = {
  record: ImportRecord;
  columns: AskedColumn[];
  action: FormAction;
  requestId: string;
};

/** Cells that one may answer one by one. */
const most = 40;

/** Numbers that can be read in two ways: how they were meant, for a column or cell by cell. Never guessed. */
export function QuestionForm({ record, columns, action, requestId }: QuestionFormProps) {
  const open = columns.some(({ cells }) => cells.some(({ answer }) => answer === null));
  return (
    <Card
      id="questions"
      title={open ? "Cần hỏi: số viết có thể hiểu hai cách" : "Đã hỏi: số viết có thể hiểu hai cách"}
      note="Chọn cách hiểu; cổng kiểm tra lại các dòng theo câu trả lời."
    >
      <ActionForm action={action} requestId={requestId} label="Cách hiểu các số">
        <HiddenField name="id" value={record.id} />
        <HiddenField name="version" value={record.version} />
        {columns.map((column) => (
          <ColumnQuestion key={column.key} column={column} answers={record.answers} />
        ))}
        <div>
          <SubmitButton working="Đang kiểm tra lại…">Trả lời và kiểm tra lại</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function ColumnQuestion({ column, answers }: { column: AskedColumn; answers: ImportRecord["answers"] }) {
  const { key, label, cells } = column;
  const [first] = cells;
  if (!first) return null;
  const { cell, shown, thousands } = first;
  const options = [
    {
      value: "thousands",
      label: `Dấu ngăn cách hàng nghìn: ${cell} "${shown}" là ${formatNumber(thousands)}`,
    },
    {
      value: "decimal",
      label: `Dấu thập phân: ${cell} "${shown}" là số lẻ`,
      hint: "Dòng ấy sẽ báo sai: mục này cần số nguyên.",
    },
  ];
  return (
    <div className="grid gap-2">
      <RadioGroup
        name={`column.${key}`}
        label={`Cột "${label}": ${formatNumber(cells.length)} ô`}
        value={answers[`column:${key}`]}
        options={options}
      />
      {cells.length > 1 && (
        <details open={cells.some((one) => answers[`cell:${one.cell}`])}>
          <summary className="text-link tap">Trả lời riêng từng ô</summary>
          <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {cells.slice(0, most).map((one) => (
              <SelectField
                key={one.cell}
                name={`cell.${one.cell}`}
                label={`${one.cell} "${one.shown}"`}
                value={answers[`cell:${one.cell}`]}
                empty="Như cả cột"
                options={[
                  { value: "thousands", label: formatNumber(one.thousands) },
                  { value: "decimal", label: `${one.shown} (số lẻ)` },
                ]}
              />
            ))}
          </div>
          {cells.length > most && (
            <p className="text-hint text-muted">
              Chỉ hiện {formatNumber(most)} ô đầu; các ô còn lại theo câu trả lời của cả cột.
            </p>
          )}
        </details>
      )}
    </div>
  );
}
