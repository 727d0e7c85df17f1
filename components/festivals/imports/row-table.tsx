import { CircleAlert, CircleDashed, CircleQuestionMark, TriangleAlert } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { CellRemark, Question } from "@/lib/festivals/imports/reading";
import type { ImportRowView } from "@/lib/festivals/imports/record";
import { outcomeWords } from "@/lib/festivals/imports/words";
import type { ImportOutcome } from "@/prisma/generated/enums";

const tones: Record<ImportOutcome, TagTone> = {
  added: "green",
  changed: "blue-line",
  same: "outline",
  asked: "amber",
  wrong: "red",
};

const columns = (written: boolean): Column<ImportRowView>[] => [
  {
    key: "at",
    header: "Dòng",
    cell: (row) => <span className="figures">{row.at}</span>,
    phone: "aside",
    className: "w-16",
  },
  {
    key: "title",
    header: "Điểm",
    cell: (row) => (
      <>
        {row.targetId ? (
          <Link href={`/festivals/${row.targetId}`} className="text-link break-words">
            {row.title || "(chưa có tên)"}
          </Link>
        ) : (
          <span className="font-medium break-words">{row.title || "(chưa có tên)"}</span>
        )}
        <span className="block text-hint text-muted">{row.place}</span>
      </>
    ),
    phone: "title",
  },
  {
    key: "outcome",
    header: "Kết quả",
    cell: (row) => <Tag tone={tones[row.outcome]}>{outcomeWords[row.outcome]}</Tag>,
    phone: "line",
    className: "w-28",
  },
  { key: "told", header: "Chi tiết", cell: (row) => <Told row={row} written={written} />, phone: "line" },
];

type RowTableProps = {
  rows: ImportRowView[];
  /** The file is written: what was asked is not answered here any more. */
  written: boolean;
};

/** Rows of the preview, with cell and reason. */
export function RowTable({ rows, written }: RowTableProps) {
  return (
    <DataTable
      caption="Các dòng của tệp"
      columns={columns(written)}
      rows={rows}
      rowKey={(row) => String(row.at)}
      empty={<EmptyState title="Không có dòng nào thuộc loại này" />}
    />
  );
}

function Told({ row, written }: { row: ImportRowView; written: boolean }) {
  const asked = row.questions.filter(({ answer }) => answer === null);
  return (
    <ul className="grid gap-1 text-left">
      {row.issues.map((remark) => (
        <Remark key={`${remark.cell}${remark.message}`} remark={remark} tone="wrong" />
      ))}
      {asked.map((question) => (
        <Remark key={question.cell} remark={asRemark(question, written)} tone="asked" />
      ))}
      {row.changes.map(({ label, before, after }) => (
        <li key={label} className="break-words whitespace-pre-line">
          <span className="font-medium">{label}: </span>
          <del className="text-muted">{shorten(before) || "(trống)"}</del> →{" "}
          <ins>{shorten(after) || "(trống)"}</ins>
        </li>
      ))}
      {row.warnings.map((remark) => (
        <Remark key={`${remark.cell}${remark.message}`} remark={remark} tone="warned" />
      ))}
      {row.gaps.map((remark) => (
        <Remark key={`${remark.cell}${remark.message}`} remark={remark} tone="gap" />
      ))}
    </ul>
  );
}

const asRemark = ({ cell, column, shown }: Question, written: boolean): CellRemark => ({
  cell,
  column,
  message: written
    ? `"${shown}" có thể hiểu hai cách nên dòng này chưa ghi. Ghi lại cho rõ trong tệp cần sửa.`
    : `"${shown}" có thể hiểu hai cách: chưa trả lời ở mục Cần hỏi thì dòng này chưa ghi được.`,
});

const shapes = {
  wrong: { Shape: CircleAlert, color: "text-red", said: "Sai" },
  asked: { Shape: CircleQuestionMark, color: "text-amber", said: "Cần hỏi" },
  warned: { Shape: TriangleAlert, color: "text-amber", said: "Nghi vấn" },
  gap: { Shape: CircleDashed, color: "text-muted", said: "Còn thiếu" },
} as const;

function Remark({ remark, tone }: { remark: CellRemark; tone: keyof typeof shapes }) {
  const { Shape, color, said } = shapes[tone];
  return (
    <li className="flex gap-1.5">
      <Shape size={14} aria-hidden="true" className={cn("mt-1 shrink-0", color)} />
      <span className="min-w-0 break-words">
        <span className="sr-only">{`${said}: `}</span>
        <span className="figures font-semibold">{remark.cell}</span> {remark.column}: {remark.message}
      </span>
    </li>
  );
}

const shorten = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
