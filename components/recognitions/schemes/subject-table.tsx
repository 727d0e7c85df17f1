import { DataTable } from "@/components/patterns/data-table";
import { formatDay } from "@/lib/core/dates";
import type { SchemeSubject } from "@/lib/recognitions/schemes/subjects";
import { assessmentWindowWords, decidesWords, subjectKindWords } from "@/lib/recognitions/words";

/** "31/3" of a month and a day. */
export const yearDayText = (value: string) => value.split("-").reverse().map(Number).join("/");

/** Whom a scheme is about, who decides about them, and when. */
export function SubjectTable({ subjects }: { subjects: SchemeSubject[] }) {
  return (
    <DataTable
      caption="Đối tượng của chương trình"
      rows={subjects}
      rowKey={(row) => row.kind}
      columns={[
        { key: "kind", header: "Đối tượng", cell: (row) => subjectKindWords[row.kind] },
        {
          key: "decides",
          header: "Cấp quyết định",
          phone: "line",
          cell: (row) => (
            <>
              {decidesWords[row.decides]}
              {row.formerly && (
                <span className="block text-hint text-muted">
                  {decidesWords[row.formerly.decides]} đến trước {formatDay(row.formerly.until)}
                </span>
              )}
            </>
          ),
        },
        {
          key: "register",
          header: "Đăng ký",
          phone: "line",
          cell: (row) => `${yearDayText(row.registersFrom)} – ${yearDayText(row.registersTo)}`,
        },
        { key: "window", header: "Năm xét", phone: "line", cell: (row) => assessmentWindowWords[row.window] },
        {
          key: "due",
          header: "Hạn nộp hồ sơ",
          phone: "line",
          cell: (row) => (row.dueOn ? `Trước ${yearDayText(row.dueOn)}` : "–"),
        },
      ]}
    />
  );
}
