import { DataTable } from "@/components/patterns/data-table";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatDong, formatMoney, formatNumber, formatShare } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import type { PlanContent, PlannedAndHeld } from "@/lib/festivals/plans/view";
import { hostLevelWords } from "@/lib/festivals/words";

const levels: Record<PlannedAndHeld["level"], string> = {
  commune: "Điểm cấp xã",
  residential: "Thôn, tổ dân phố, khu dân cư",
  agency: "Cơ quan, doanh nghiệp, trường học",
};

const filters: Record<PlannedAndHeld["level"], string> = {
  commune: "commune",
  residential: "residential,inter_residential",
  agency: "agency,enterprise,school",
};

const money = (value: bigint | null) =>
  value === null ? null : `${formatDong(value)} đồng (${formatMoney(value)})`;

/** What a plan says, to be read. */
export function PlanSummary({ content, warnings }: { content: PlanContent; warnings: Issue[] }) {
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warning" title="Nên xem lại trước khi gửi">
          <ul>
            {warnings.map((issue) => (
              <li key={`${issue.path} ${issue.code}`}>{issue.message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title="Văn bản kế hoạch">
        <DescriptionList
          items={[
            { key: "number", label: "Số, ký hiệu", value: content.number },
            { key: "issuedOn", label: "Ngày ký", value: content.issuedOn && formatDay(content.issuedOn) },
            { key: "issuer", label: "Cơ quan ban hành", value: content.issuer },
            { key: "signer", label: "Người ký", value: content.signer },
            { key: "budgetState", label: "Ngân sách nhà nước", value: money(content.budgetState) },
            { key: "budgetSocial", label: "Xã hội hóa", value: money(content.budgetSocial) },
            { key: "note", label: "Ghi chú", value: content.note },
          ]}
        />
      </Card>
      <PlanPilots content={content} />
    </>
  );
}

function PlanPilots({ content }: { content: PlanContent }) {
  return (
    <Card title="Điểm chỉ đạo" flush>
      <DataTable
        bare
        caption="Điểm chỉ đạo"
        rows={content.pilots.map((pilot, position) => ({ ...pilot, position }))}
        rowKey={(row) => String(row.position)}
        empty={<p className="px-4 py-3.5 text-muted">Kế hoạch không nêu điểm chỉ đạo nào.</p>}
        columns={[
          { key: "place", header: "Nơi tổ chức", cell: (row) => row.place },
          { key: "level", header: "Cấp tổ chức", cell: (row) => hostLevelWords[row.level] },
          {
            key: "day",
            header: "Ngày dự kiến",
            cell: (row) => (row.plannedOn ? formatDay(row.plannedOn) : "–"),
          },
        ]}
      />
    </Card>
  );
}

/** Planned points beside those that were held; each number leads to its rows. */
export function PlanProgress({
  year,
  unitCode,
  done,
}: {
  year: number;
  unitCode: string;
  done: PlannedAndHeld[];
}) {
  const link = (row: PlannedAndHeld, state: string, value: number) =>
    value === 0 ? (
      "0"
    ) : (
      <Link
        className="text-link"
        href={`/festivals?season=${year}&unit=${unitCode}&host=${filters[row.level]}&status=held&state=${state}`}
      >
        {formatNumber(value)}
      </Link>
    );
  return (
    <Card
      title="Kế hoạch và kết quả"
      note="Đã tổ chức: điểm đã được tiếp nhận. Chờ tiếp nhận: đã gửi, chưa tính vào số liệu."
      flush
    >
      <DataTable
        bare
        caption="Số điểm theo kế hoạch và đã tổ chức"
        rows={done}
        rowKey={(row) => row.level}
        columns={[
          { key: "level", header: "Cấp tổ chức", cell: (row) => levels[row.level] },
          {
            key: "planned",
            header: "Kế hoạch",
            align: "end",
            phone: "line",
            cell: (row) => formatNumber(row.planned),
          },
          {
            key: "held",
            header: "Đã tổ chức",
            align: "end",
            phone: "line",
            cell: (row) => link(row, "accepted,locked", row.held),
          },
          {
            key: "provisional",
            header: "Chờ tiếp nhận",
            align: "end",
            phone: "line",
            cell: (row) => link(row, "sent", row.provisional),
          },
          {
            key: "share",
            header: "So với kế hoạch",
            align: "end",
            phone: "aside",
            cell: (row) => formatShare(row.planned ? row.held / row.planned : null),
          },
        ]}
      />
    </Card>
  );
}
