import { DataTable } from "@/components/patterns/data-table";
import { DescriptionList } from "@/components/patterns/description-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge, type StateTone } from "@/components/patterns/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { stateWords } from "@/lib/core/words";
import { festivalStatusWords, hostLevelWords } from "@/lib/festivals/words";
import type { Overview } from "@/lib/reports/overview";
import type { RecordState } from "@/prisma/generated/enums";

const tones: Record<RecordState, StateTone> = {
  draft: "draft",
  submitted: "reviewing",
  sent: "waiting",
  returned: "returned",
  accepted: "accepted",
  locked: "locked",
};

/** What a commune looks at: what is due, and its own points. */
export function CommuneOverview({
  overview,
}: {
  overview: Pick<Overview, "points" | "duties" | "season" | "asked">;
}) {
  const { points, duties, season, asked } = overview;
  if (!points) return null;
  const open = season.state === "open" || season.state === "reopened";
  const planDone = points.plan !== null && points.plan !== "draft" && points.plan !== "returned";
  return (
    <>
      {duties && (
        <Card title="Việc đến hạn" note={open ? undefined : "Mùa này đã khóa, chỉ để xem."}>
          <DescriptionList
            items={[
              {
                key: "plan",
                label: "Kế hoạch tổ chức",
                value: points.plan ? stateWords[points.plan] : "Chưa có",
                note: open && !planDone ? `hạn ${formatDay(duties.planOn)}, ${duties.plan}` : undefined,
              },
              {
                key: "results",
                label: "Kết quả các điểm",
                value:
                  points.total === 0
                    ? "Chưa có điểm nào"
                    : points.unsent === 0
                      ? `Đã gửi cả ${formatNumber(points.total)} điểm`
                      : `${formatNumber(points.unsent)}/${formatNumber(points.total)} điểm chưa gửi`,
                note:
                  open && (points.unsent > 0 || points.total === 0)
                    ? `hạn ${formatDay(duties.resultOn)}, ${duties.result}`
                    : undefined,
              },
            ]}
          />
        </Card>
      )}
      <section className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lead font-semibold">Các điểm của đơn vị, mùa {season.year}</h2>
          <ButtonLink size="small" href={withQuery("/festivals", asked)}>
            Danh sách đầy đủ
          </ButtonLink>
        </div>
        <DataTable
          caption={`Các điểm trong mùa ${season.year}`}
          rows={points.rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={`Chưa có điểm nào trong mùa ${season.year}`}>
              Các điểm của đơn vị hiện ở đây sau khi được thêm.
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Điểm tổ chức",
              cell: (row) => (
                <Link
                  href={`/festivals/${row.id}`}
                  className="font-semibold hover:text-accent hover:underline"
                >
                  {row.name}
                </Link>
              ),
            },
            {
              key: "state",
              header: "Hồ sơ",
              phone: "aside",
              cell: (row) => <StateBadge tone={tones[row.state]}>{stateWords[row.state]}</StateBadge>,
            },
            {
              key: "level",
              header: "Cấp tổ chức",
              phone: "line",
              cell: (row) => hostLevelWords[row.hostLevel],
            },
            {
              key: "status",
              header: "Tổ chức",
              phone: "hidden",
              cell: (row) => festivalStatusWords[row.status],
            },
            { key: "day", header: "Ngày", align: "end", phone: "line", cell: (row) => formatDay(row.heldOn) },
            {
              key: "turnout",
              header: "Lượt người",
              align: "end",
              phone: "line",
              cell: (row) => formatNumber(row.turnout),
            },
          ]}
        />
      </section>
    </>
  );
}
