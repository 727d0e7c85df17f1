import { DataTable } from "@/components/patterns/data-table";
import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import {
  type ExceptionRow,
  type ExceptionStanding,
  type SupplementRow,
  standingOfException,
  stillMissing,
} from "@/lib/festivals/supplements/view";
import { exceptionWords } from "@/lib/festivals/supplements/words";
import { SupplementBadge } from "./supplement-badge";

const tones: Record<ExceptionStanding, StateTone> = {
  open: "overdue",
  ready: "reviewing",
  carried: "waiting",
  closed: "accepted",
};

type ExceptionCardProps = {
  exceptions: ExceptionRow[];
  supplements: SupplementRow[];
  /** Where a supplement is begun; only for who may, and while none is open. */
  createHref?: string;
};

/** The communes that a signed report goes without, why, how far they are, and the supplements that brought them. */
export function ExceptionCard({ exceptions, supplements, createHref }: ExceptionCardProps) {
  const missing = stillMissing(exceptions).length;
  return (
    <Card
      id="missing"
      title={missing > 0 ? `Còn thiếu ${formatNumber(missing)} xã` : "Đơn vị còn thiếu: đã bổ sung đủ"}
      note="Hồ sơ của các đơn vị này vẫn nhập, gửi và tiếp nhận được sau khi tỉnh đã ký, cho đến khi gửi bổ sung."
      actions={
        createHref && (
          <ButtonLink size="small" href={createHref}>
            Lập bổ sung báo cáo
          </ButtonLink>
        )
      }
    >
      <div className="grid gap-4">
        <ExceptionTable rows={exceptions} />
        {supplements.length > 0 && (
          <ul className="grid gap-1.5">
            {supplements.map((row) => (
              <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link
                  className="text-link phone:inline-block phone:py-3"
                  href={`/festivals/supplements/${row.id}`}
                >
                  Bổ sung báo cáo số {row.number}, {formatDay(row.issuedOn)}
                </Link>
                <SupplementBadge state={row.state} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

/** Missing communes with the reason, the day they are expected and how far their points are. */
export function ExceptionTable({ rows }: { rows: ExceptionRow[] }) {
  return (
    <DataTable
      bare
      caption="Đơn vị còn thiếu"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "unit", header: "Đơn vị", cell: (row) => unitTitle(row.unit) },
        {
          key: "standing",
          header: "Tình trạng",
          phone: "aside",
          cell: (row) => {
            const standing = standingOfException(row);
            return <StateBadge tone={tones[standing]}>{exceptionWords[standing]}</StateBadge>;
          },
        },
        { key: "reason", header: "Lý do", phone: "line", cell: (row) => row.reason },
        {
          key: "expected",
          header: "Dự kiến bổ sung",
          phone: "line",
          cell: (row) => (row.expectedOn ? formatDay(row.expectedOn) : "–"),
        },
        { key: "points", header: "Điểm", phone: "line", cell: pointsText },
      ]}
    />
  );
}

function pointsText({ accepted, waiting, unsent }: ExceptionRow): string {
  const parts = [
    accepted > 0 && `${formatNumber(accepted)} đã tiếp nhận`,
    waiting > 0 && `${formatNumber(waiting)} chờ tiếp nhận`,
    unsent > 0 && `${formatNumber(unsent)} đang soạn`,
  ].filter(Boolean);
  return parts.length === 0 ? "chưa có" : parts.join(", ");
}
