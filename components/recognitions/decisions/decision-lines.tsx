import { ActionForm } from "@/components/patterns/action-form";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Link } from "@/components/ui/link";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { lineName } from "@/lib/recognitions/decisions/papers";
import type { DecisionLine, DecisionView } from "@/lib/recognitions/decisions/view";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { subjectKindWords } from "@/lib/recognitions/words";

type DecisionLinesProps = { view: DecisionView; drop: { action: FormAction; requestIds: string[] } | null };

/** Where a line is: the commune of a residential area, the province of a commune; a commune itself says it by its name. */
function placeOf(line: DecisionLine, { unit }: DecisionView): string {
  const itself = unitSubjects.includes(line.kind);
  return [
    !itself && subjectKindWords[line.kind],
    !itself && unitTitle({ kind: line.unitKind, name: line.unitName }),
    (unit.level === "nation" || itself) && line.province,
  ]
    .filter(Boolean)
    .join(", ");
}

/** The list of a decision, ranked; of a draft a line can be taken off. */
export function DecisionLines({ view, drop }: DecisionLinesProps) {
  const columns: Column<DecisionLine>[] = [
    {
      key: "name",
      header: "Tên",
      phone: "title",
      cell: (line) => (
        <>
          <Link
            href={`/recognitions/applications/${line.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {lineName(line, view.scheme)}
          </Link>
          <span className="block text-hint font-normal text-muted">{placeOf(line, view)}</span>
        </>
      ),
    },
    {
      key: "place",
      header: "Thứ hạng",
      align: "end",
      phone: "line",
      cell: ({ place }) => <span className="figures">{place}</span>,
    },
    {
      key: "score",
      header: "Thẩm định",
      align: "end",
      phone: "aside",
      cell: ({ scoring, met, total }) => (
        <span className="figures">
          {scoring === "met" ? `${met} tiêu chí` : `${formatHundredths(total)} điểm`}
        </span>
      ),
    },
  ];
  if (view.lines.some((line) => line.class !== "")) {
    columns.push({ key: "class", header: "Xếp loại", phone: "line", cell: (line) => line.classLabel });
  }
  if (view.state === "signed") {
    columns.push({
      key: "serial",
      header: "Số hiệu giấy",
      phone: "line",
      cell: ({ recognitionId, serial }) =>
        recognitionId ? (
          <Link href={`/recognitions/recognised/${recognitionId}`} className="figures text-link">
            {serial}
          </Link>
        ) : (
          "–"
        ),
    });
  }
  if (drop) {
    columns.push({
      key: "drop",
      header: "Bỏ",
      phone: "line",
      cell: (line) => (
        <ActionForm
          action={drop.action}
          requestId={drop.requestIds[view.lines.indexOf(line)] ?? ""}
          warnUnsaved={false}
          label={`Bỏ ${line.name} khỏi danh sách`}
        >
          <HiddenField name="id" value={view.id} />
          <HiddenField name="version" value={view.version} />
          <HiddenField name="application" value={line.id} />
          <div>
            <SubmitButton variant="quiet" size="small">
              {`Bỏ ${line.name}`}
            </SubmitButton>
          </div>
        </ActionForm>
      ),
    });
  }
  return (
    <DataTable
      caption="Danh sách kèm theo quyết định"
      columns={columns}
      rows={view.lines}
      rowKey={({ id }) => id}
      empty="Danh sách trống."
      totalLabel={`Tổng ${formatNumber(view.lines.length)}`}
    />
  );
}
