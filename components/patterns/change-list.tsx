import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import type { Baseline, FieldChange } from "@/lib/core/review";

type ChangeListProps = { baseline: Baseline; changes: FieldChange[] };

/** Field by field what became of a record since somebody decided about it, and whether each remark was acted on. */
export function ChangeList({ baseline, changes }: ChangeListProps) {
  const asked = changes.filter(({ remark }) => remark !== undefined);
  const done = asked.filter(({ changed }) => changed).length;
  const correction = baseline.step === "correct";
  return (
    <Card
      id="changes"
      title={correction ? "Thay đổi của lần đính chính gần nhất" : "Thay đổi kể từ lần trả lại"}
      note={`${baseline.actorUnitName}, ${formatInstant(baseline.at)}${asked.length > 0 ? ` · đã sửa ${done}/${asked.length} mục được yêu cầu` : ""}`}
      className="border-blue-line"
      flush
    >
      {changes.length === 0 ? (
        <p className="px-4 py-3.5 text-muted">Chưa mục nào thay đổi.</p>
      ) : (
        <table className="w-full phone:block">
          <caption className="sr-only">Các mục thay đổi, trước và sau</caption>
          <thead className="text-left text-hint text-muted phone:sr-only">
            <tr>
              <th scope="col" className="w-2/5 px-4 py-2 font-semibold">
                Mục
              </th>
              <th scope="col" className="px-4 py-2 font-semibold">
                {correction ? "Trước đính chính" : "Khi trả lại"}
              </th>
              <th scope="col" className="px-4 py-2 font-semibold">
                Hiện nay
              </th>
            </tr>
          </thead>
          <tbody className="phone:block">
            {changes.map((change) => (
              <Row key={change.path} change={change} named={asked.length > 0} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Row({ change, named }: { change: FieldChange; named: boolean }) {
  const { label, before, after, changed, remark } = change;
  return (
    <tr className="border-t border-line align-top phone:block phone:px-4 phone:py-2.5">
      <th scope="row" className="px-4 py-2.5 text-left font-semibold phone:block phone:p-0">
        {label}{" "}
        {remark !== undefined && (
          <Tag tone={changed ? "green" : "amber"}>{changed ? "Đã sửa" : "Chưa sửa"}</Tag>
        )}
        {remark === undefined && named && <Tag tone="outline">Sửa thêm</Tag>}
        {remark !== undefined && (
          <p className="mt-0.5 whitespace-pre-line text-hint font-normal text-muted">Yêu cầu: {remark}</p>
        )}
      </th>
      {changed ? (
        <>
          <Side name="Trước" text={before} />
          <Side name="Sau" text={after} strong />
        </>
      ) : (
        <td colSpan={2} className="figures whitespace-pre-line px-4 py-2.5 text-muted phone:block phone:p-0">
          Vẫn là: {after || "(để trống)"}
        </td>
      )}
    </tr>
  );
}

function Side({ name, text, strong = false }: { name: string; text: string; strong?: boolean }) {
  return (
    <td className="figures whitespace-pre-line break-words px-4 py-2.5 phone:block phone:p-0">
      <span className="hidden text-hint text-muted phone:inline">{name}: </span>
      {text === "" ? (
        <span className="text-muted">(để trống)</span>
      ) : (
        <span className={strong ? "font-semibold" : "text-muted line-through decoration-line-strong"}>
          {text}
        </span>
      )}
    </td>
  );
}
