import { DataTable } from "@/components/patterns/data-table";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords, unitTitle } from "@/lib/core/words";
import type { Growth, Holding, Preview } from "@/lib/units/changes/view";
import { sourceWords } from "@/lib/units/changes/words";
import type { RecordState } from "@/prisma/generated/enums";

type Props = { preview: Preview; manages: boolean };

/** What stands on the units that end: records, people, and who will read them. */
export function ChangeImpact({ preview, manages }: Props) {
  return (
    <>
      <Records preview={preview} />
      <People preview={preview} manages={manages} />
      <Scope preview={preview} />
    </>
  );
}

function nameOf(preview: Preview, id: string): string {
  const unit = preview.names.get(id);
  return unit ? unitTitle(unit) : "đơn vị khác";
}

/** Who acts for a unit that is no more: its whole successor. */
function heirOf({ plan, names }: Preview, id: string): string {
  const ways = plan.successions.filter(({ fromId }) => fromId === id);
  const whole = ways.find((way) => way.whole);
  const unit = whole && names.get(whole.toId);
  if (unit) return `${unitTitle(unit)} làm tiếp`;
  return ways.length > 0 ? "Các đơn vị kế tục chỉ đọc" : "–";
}

function Records({ preview }: { preview: Preview }) {
  const rows = preview.holdings.filter(({ held }) => !held);
  const held = preview.holdings.filter((row) => row.held);
  return (
    <Card
      title="Hồ sơ của đơn vị kết thúc"
      note="Giữ nguyên đơn vị, ngày và số liệu. Hồ sơ dở đi tiếp theo các cấp có hiệu lực vào ngày của hồ sơ."
      flush
    >
      <DataTable
        caption="Hồ sơ theo trạng thái"
        rows={rows}
        rowKey={rowKey}
        bare
        empty={<p className="px-4 py-3.5 text-muted">Không có hồ sơ nào trong phạm vi của bạn.</p>}
        columns={[
          { key: "unit", header: "Đơn vị", cell: (row) => nameOf(preview, row.unitId) },
          {
            key: "source",
            header: "Hồ sơ",
            phone: "line",
            cell: (row) => sourceWords[row.source] ?? row.source,
          },
          {
            key: "state",
            header: "Trạng thái",
            phone: "line",
            cell: (row) => `${stateWords[row.state as RecordState]}${row.running ? ", mùa đang mở" : ""}`,
          },
          {
            key: "count",
            header: "Số",
            align: "end",
            phone: "aside",
            cell: (row) => formatNumber(row.count),
          },
          { key: "then", header: "Sau đó", phone: "line", cell: (row) => afterwards(preview, row) },
        ]}
      />
      {held.length > 0 && (
        <div className="border-t border-line px-4 py-3">
          <p className="font-semibold">Hồ sơ cấp dưới đang chờ ở đơn vị kết thúc</p>
          <ul className="list-disc pl-5">
            {held.map((row) => (
              <li key={rowKey(row)}>
                {formatNumber(row.count)} {(sourceWords[row.source] ?? row.source).toLowerCase()} đang chờ{" "}
                {nameOf(preview, row.unitId)}: {heirOf(preview, row.unitId)}.
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

const rowKey = (row: Holding) => `${row.source}-${row.held}-${row.unitId}-${row.state}-${row.running}`;

function afterwards(preview: Preview, row: Holding): string {
  const done = row.state === "accepted" || row.state === "locked";
  if (!done) return row.state === "sent" ? "Cấp trên xử lý tiếp" : heirOf(preview, row.unitId);
  const main = preview.plan.successions.find(({ fromId, main }) => fromId === row.unitId && main);
  return main
    ? `Số liệu giữ ở bản đồ thời kỳ; bản đồ hiện nay cộng vào ${nameOf(preview, main.toId)}`
    : "Số liệu giữ nguyên";
}

function People({ preview, manages }: Props) {
  const { people, peopleTotal } = preview;
  return (
    <Card
      title="Người và tài khoản tại đơn vị kết thúc"
      note={
        peopleTotal > 0
          ? `${formatNumber(peopleTotal)} người. Vai trò không tự chuyển: phân công lại tại đơn vị mới, rồi kết thúc vai trò cũ.`
          : undefined
      }
    >
      {peopleTotal === 0 ? (
        <p className="text-muted">Không có tài khoản hay vai trò nào tại các đơn vị này.</p>
      ) : (
        <ul className="grid gap-1 sm:grid-cols-2">
          {people.map((person) => (
            <li key={`${person.id}${person.unitId}`}>
              {manages ? (
                <Link className="text-link" href={`/admin/people/${person.id}`}>
                  {person.fullName}
                </Link>
              ) : (
                person.fullName
              )}
              <span className="text-muted">
                {person.jobTitle && ` · ${person.jobTitle}`} · {nameOf(preview, person.unitId)}
              </span>
            </li>
          ))}
          {peopleTotal > people.length && (
            <li className="text-muted">và {formatNumber(peopleTotal - people.length)} người nữa</li>
          )}
        </ul>
      )}
    </Card>
  );
}

/** Those that it takes over by name; what these had taken over before by number. */
function readBy(preview: Preview, row: Growth): string {
  const direct = preview.plan.successions.filter(({ toId }) => toId === row.holderId);
  if (direct.length === 0) {
    const named = row.unitIds.map((id) => nameOf(preview, id)).join(", ");
    return `${formatNumber(row.count)} đơn vị (${named}${row.count > row.unitIds.length ? "…" : ""})`;
  }
  const named = direct.slice(0, 8).map(({ fromId }) => nameOf(preview, fromId));
  const rest = row.count - named.length;
  return `${named.join(", ")}${rest > 0 ? ` và ${formatNumber(rest)} đơn vị trước đó` : ""}`;
}

function Scope({ preview }: { preview: Preview }) {
  const { growth } = preview;
  return (
    <Card
      title="Phạm vi đọc tăng thêm"
      note="Ngoài đơn vị kế tục và cấp trên của đơn vị kế tục, không ai đọc thêm."
    >
      {growth.length === 0 ? (
        <p className="text-muted">Không ai đọc thêm hồ sơ nào của đơn vị khác.</p>
      ) : (
        <ul className="list-disc pl-5">
          {growth.slice(0, 60).map((row) => (
            <li key={row.holderId}>
              <span className="font-semibold">{nameOf(preview, row.holderId)}</span> đọc thêm hồ sơ của{" "}
              {readBy(preview, row)}
              {row.whole < row.count &&
                `; ${formatNumber(row.count - row.whole)} đơn vị trong đó đã chia nên chỉ đọc, không sửa`}
              .
            </li>
          ))}
          {growth.length > 60 && <li>và {formatNumber(growth.length - 60)} đơn vị kế tục nữa, cùng cách.</li>}
        </ul>
      )}
    </Card>
  );
}
