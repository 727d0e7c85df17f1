import { Notice } from "@/components/patterns/notice";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { InWay, UnitRef } from "@/lib/units/changes/view";
import { inWayWord } from "@/lib/units/changes/words";

/** Why an applied change is not undone: what stands on it, by unit. */
export function ChangeInWay({ inWay, units }: { inWay: InWay[]; units: UnitRef[] }) {
  const names = new Map(units.map((unit) => [unit.id, unitTitle(unit)]));
  return (
    <Notice tone="info" title="Không hoàn tác được nữa">
      <p>Đã có dữ liệu mới dựa trên thay đổi này:</p>
      <ul className="list-disc pl-5">
        {inWay.slice(0, 20).map(({ what, unitId, count }) => (
          <li key={`${what}${unitId}`}>
            {names.get(unitId) ?? "Đơn vị"}: {formatNumber(count)} {inWayWord(what)}
          </li>
        ))}
        {inWay.length > 20 && <li>và {formatNumber(inWay.length - 20)} mục nữa</li>}
      </ul>
      <p>Cần sửa thì lập một thay đổi mới.</p>
    </Notice>
  );
}
