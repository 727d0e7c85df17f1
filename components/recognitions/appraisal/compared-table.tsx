import { type Column, DataTable } from "@/components/patterns/data-table";
import { Notice } from "@/components/patterns/notice";
import { Tag } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import { answerWords } from "@/lib/recognitions/applications/answers";
import type { ComparedGroup, ComparedLine } from "@/lib/recognitions/appraisal/compare";
import type { AppraisalView } from "@/lib/recognitions/appraisal/view";
import { CitedAs } from "./cited-as";

type ComparedTableProps = { view: AppraisalView; groups: ComparedGroup[] };

/** Every criterion: what the applicant said, what each member gave, how far apart, what was agreed and why. */
export function ComparedTable({ view, groups }: ComparedTableProps) {
  const lines = groups.flatMap((group) => group.lines);
  return (
    <>
      {!view.revealed && view.state === "open" && (
        <Notice tone="info" title="Điểm của các thành viên chưa mở">
          Cơ sở dữ liệu chỉ mở điểm khi tất cả thành viên được phân công đã gửi phiếu.
        </Notice>
      )}
      <DataTable
        caption="Tự chấm, từng thành viên, điểm thống nhất"
        rows={lines}
        rowKey={({ id }) => id}
        columns={comparedColumns(view)}
        totalLabel={`${lines.length} tiêu chí`}
        wide
      />
    </>
  );
}

function comparedColumns(view: AppraisalView): Column<ComparedLine>[] {
  const byPoints = view.record.document?.scoring === "points";
  return [
    {
      key: "criterion",
      header: "Tiêu chí",
      phone: "title",
      cell: ({ leaf }) => (
        <span className="block min-w-48 font-normal">
          <strong className="figures">{leaf.code}</strong> {leaf.text}
        </span>
      ),
    },
    {
      key: "self",
      header: "Tự chấm",
      align: "end",
      phone: "line",
      cell: ({ leaf, self }) => (
        <Given words={answerWords(leaf, self.answer)} points={byPoints ? self.points : null} />
      ),
    },
    ...view.sheets.map(
      (sheet): Column<ComparedLine> => ({
        key: sheet.assignmentId,
        header: sheet.edition > 1 ? `${sheet.userName} (phiếu ${sheet.edition})` : sheet.userName,
        align: "end",
        phone: "line",
        cell: ({ leaf, members }) => {
          const found = members.find(({ assignmentId }) => assignmentId === sheet.assignmentId);
          if (!found) return "–";
          return (
            <>
              <Given
                words={answerWords(leaf, found.finding.answer)}
                points={byPoints ? found.points : null}
              />
              <CitedAs view={view} leaf={leaf} finding={found.finding} />
            </>
          );
        },
      }),
    ),
    {
      key: "difference",
      header: "Chênh",
      align: "end",
      phone: "line",
      cell: ({ difference, moderate }) => (
        <span className="figures">
          {view.revealed ? formatHundredths(difference) : "–"}
          {moderate && (
            <>
              {" "}
              <Tag tone="amber">Phải thảo luận</Tag>
            </>
          )}
        </span>
      ),
    },
    {
      key: "agreed",
      header: "Thống nhất",
      align: "end",
      phone: "aside",
      cell: ({ leaf, agreed }) =>
        agreed ? (
          <Given words={answerWords(leaf, agreed.answer)} points={byPoints ? agreed.points : null} />
        ) : (
          "–"
        ),
    },
    {
      key: "remark",
      header: "Nhận xét",
      phone: "line",
      cell: ({ agreed }) =>
        agreed && (agreed.remark || agreed.moderation) ? (
          <span className="block max-w-72 min-w-40 text-hint">
            {agreed.remark}
            {agreed.moderation && <span className="block">Thảo luận: {agreed.moderation}</span>}
          </span>
        ) : (
          "–"
        ),
    },
  ];
}

/** "Đạt", and below it what it gives. */
export function Given({ words, points }: { words: string; points: number | null }) {
  return (
    <span className="figures inline-block min-w-20 whitespace-normal">
      {words || "–"}
      {points !== null && words !== `${formatHundredths(points)} điểm` && words !== "" && (
        <span className="block text-hint text-muted">{formatHundredths(points)} điểm</span>
      )}
    </span>
  );
}
