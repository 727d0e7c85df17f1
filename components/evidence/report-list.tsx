import { ActionForm } from "@/components/patterns/action-form";
import { RadioGroup } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DescriptionList } from "@/components/patterns/description-list";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { ReportRow } from "@/lib/evidence/view";
import { concernWords, decisionWords, recordPage, sizeText, typeName } from "@/lib/evidence/words";

type ReportListProps = {
  rows: ReportRow[];
  /** Who reads the list: nobody decides about their own file. */
  reader: string;
  action: FormAction;
  requestIds: string[];
};

/** Reports, each with what is said against the file and, while it waits, the decision. */
export function ReportList({ rows, reader, action, requestIds }: ReportListProps) {
  return (
    <ul className="grid gap-4">
      {rows.map((row, at) => (
        <li key={row.id}>
          <Card
            title={concernWords[row.concern]}
            note={`${unitTitle(row.unit)} · báo cáo lúc ${formatInstant(row.reportedAt)}`}
            actions={row.decision && <Decision row={row} />}
          >
            <div className="grid gap-4">
              {row.kind === "photo" && row.decision !== "removed" && (
                // biome-ignore lint/performance/noImgElement: what is asked for goes through the scope, not through a cache of pictures.
                <img
                  src={`/evidence/${row.evidenceId}/thumb`}
                  alt={`Ảnh bị báo cáo: ${row.fileName}`}
                  loading="lazy"
                  className="max-h-60 w-auto max-w-full justify-self-start rounded-control border border-line"
                />
              )}
              <DescriptionList dense items={factsOf(row)} />
              {!row.decision && row.addedById === reader && (
                <p className="text-muted">Tệp do bạn tải lên: cần một quản trị viên khác quyết định.</p>
              )}
              {!row.decision && row.addedById !== reader && (
                <DecidePanel id={row.id} action={action} requestId={requestIds[at] ?? ""} />
              )}
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function Decision({ row }: { row: ReportRow }) {
  return (
    <Tag tone={row.decision === "removed" ? "red" : "green"}>
      {row.decision === "removed" ? "Đã gỡ bỏ" : "Đã hiện lại"}
    </Tag>
  );
}

function factsOf(row: ReportRow) {
  const elsewhere =
    row.elsewhere > 0 ? ` Cùng nội dung còn ở ${formatNumber(row.elsewhere)} hồ sơ khác.` : "";
  return [
    {
      key: "file",
      label: row.kind === "photo" ? "Ảnh" : "Tài liệu",
      value: (
        <Link
          href={`/evidence/${row.evidenceId}`}
          className="text-link wrap-anywhere phone:inline-block phone:py-3"
        >
          {row.fileName}
        </Link>
      ),
      note: `${typeName(row.type)}, ${sizeText(row.bytes)}; ${row.addedByName} tải lên lúc ${formatInstant(row.addedAt)}.${elsewhere}`,
    },
    {
      key: "record",
      label: "Hồ sơ",
      value: (
        <Link
          href={recordPage(row.recordKind, row.recordId, row.part)}
          className="text-link phone:inline-block phone:py-3"
        >
          Mở hồ sơ
        </Link>
      ),
    },
    { key: "note", label: "Nói rõ", value: row.note, note: `${row.reportedByName} báo cáo` },
    ...(row.decidedAt
      ? [
          {
            key: "decision",
            label: "Quyết định",
            value: row.decisionNote,
            note: `${row.decidedByName}, ${formatInstant(row.decidedAt)}`,
          },
        ]
      : []),
  ];
}

function DecidePanel({ id, action, requestId }: { id: string; action: FormAction; requestId: string }) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Quyết định về tệp">
      <HiddenField name="id" value={id} />
      <ConfirmPanel
        tone="plain"
        trigger="Quyết định"
        title="Quyết định về tệp này"
        consequence="Hiện lại thì mọi người trong phạm vi mở được như trước. Gỡ bỏ thì nội dung bị hủy và không tải lên lại được; tên tệp, mã SHA-256 và quyết định vẫn còn trong nhật ký."
        undo="Gỡ bỏ không thể hoàn tác."
        reason={{ name: "decisionNote", label: "Lý do của quyết định", required: true }}
        submitLabel="Ghi quyết định"
        working="Đang ghi…"
      >
        <RadioGroup
          name="decision"
          label="Quyết định"
          required
          cards={false}
          options={(["kept", "removed"] as const).map((value) => ({ value, label: decisionWords[value] }))}
        />
      </ConfirmPanel>
    </ActionForm>
  );
}
