import { fieldId } from "@/components/patterns/field-id";
import { Notice } from "@/components/patterns/notice";
import { ProgressBar } from "@/components/patterns/progress-bar";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { Coverage, SilentCommune } from "@/lib/festivals/reports/view";
import type { ExceptionRow } from "@/lib/festivals/supplements/view";

type ReportCoverageProps = {
  coverage: Coverage;
  year: number;
  unitCode: string /** Not signed yet. */;
  open: boolean;
  /** Where the reasons of missing communes are written, for who may. */
  missingHref?: string;
  /** Reasons that were written already. */
  exceptions: ExceptionRow[];
};

/** How complete the points of the province are: who reported, what waits, who sent nothing. */
export function ReportCoverage({
  coverage,
  year,
  unitCode,
  open,
  missingHref,
  exceptions,
}: ReportCoverageProps) {
  const { expected, reported, silent, waiting, unsent, extended } = coverage;
  const list = `/festivals?season=${year}&unit=${unitCode}`;
  return (
    <Card title="Mức độ đầy đủ" id="coverage">
      <div className="grid gap-4">
        <ProgressBar label="Đơn vị cấp xã đã gửi điểm" done={reported} of={expected} noun="đơn vị" />
        <div id={fieldId("waiting")} tabIndex={-1}>
          {waiting > 0 ? (
            <Notice tone="warning" title={`Còn ${formatNumber(waiting)} điểm chờ tiếp nhận`}>
              <p>
                {open
                  ? "Phải tiếp nhận hoặc trả lại hết trước khi ký báo cáo."
                  : "Gửi sau khi tỉnh ký báo cáo, không tính vào số liệu."}{" "}
                <Link className="text-link" href={`${list}&state=sent`}>
                  Mở danh sách điểm chờ tiếp nhận
                </Link>
              </p>
            </Notice>
          ) : (
            <p>Không còn điểm nào chờ tiếp nhận.</p>
          )}
        </div>
        {unsent > 0 && (
          <p>
            {formatNumber(unsent)} điểm đơn vị cấp xã chưa gửi, không tính vào số liệu.{" "}
            <Link className="text-link" href={`${list}&state=draft,submitted,returned`}>
              Xem các điểm này
            </Link>
          </p>
        )}
        {extended.length > 0 && (
          <p>
            {formatNumber(extended.length)} đơn vị cấp xã được gia hạn nộp kết quả:{" "}
            {extended
              .slice(0, 12)
              .map((unit) => `${unitTitle(unit)} (đến ${formatDay(unit.until)})`)
              .join(", ")}
            {extended.length > 12 && " …"}.
          </p>
        )}
        <SilentCommunes silent={silent} exceptions={exceptions} />
        {missingHref && (
          <div data-screen-only="">
            <ButtonLink size="small" href={missingHref}>
              Ghi lý do từng đơn vị
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}

/** Communes that sent nothing, by name; folded where there are many. */
function SilentCommunes({ silent, exceptions }: { silent: SilentCommune[]; exceptions: ExceptionRow[] }) {
  const reasons = new Map(exceptions.map((row) => [row.unit.id, row.reason]));
  if (silent.length === 0) return <p>Mọi đơn vị cấp xã đã gửi ít nhất một điểm.</p>;
  return (
    <details id="silent" open={silent.length <= 12}>
      <summary className="font-semibold text-accent underline underline-offset-3">
        {formatNumber(silent.length)} đơn vị cấp xã chưa gửi điểm nào
      </summary>
      <ul className="mt-2 columns-1 gap-x-6 sm:columns-2 lg:columns-3">
        {silent.map((unit) => (
          <li key={unit.id} className="break-inside-avoid py-0.5">
            <Link className="text-link" href={`/units/${unit.id}`}>
              {unitTitle(unit)}
            </Link>
            {unit.districtName && <span className="text-muted">, {unit.districtName}</span>}
            {unit.drafts > 0 && (
              <span className="text-muted"> · {formatNumber(unit.drafts)} điểm đang soạn</span>
            )}
            {reasons.has(unit.id) && (
              <span className="block text-hint text-muted">{reasons.get(unit.id)}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
