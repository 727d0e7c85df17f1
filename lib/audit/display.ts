import { formatDay } from "@/lib/core/dates";
import { policeOf, roleWords, unitTitle } from "@/lib/core/words";
import type { Change } from "./changes";
import type { Entry } from "./entry";
import type { AuditFilter } from "./schema";
import { actWord, operationWords, recordWord } from "./words";

/** Who did it: "Nguyễn Văn A", or what did it where nobody was signed in. */
export function whoDid({ actorName, actorId, action }: Entry): string {
  if (actorName) return actorName;
  if (actorId) return "Người ngoài phạm vi của bạn";
  return action?.startsWith("console:") ? "Người vận hành hệ thống" : "Hệ thống";
}

/** As what: role, unit, and whether for somebody else. */
export function asWhat({ actorRole, actingUnit, delegationId, delegation }: Entry): string {
  return [
    actorRole && roleWords[actorRole],
    actingUnit && (actorRole === "partner" ? unitTitle(actingUnit) : policeOf(actingUnit)),
    delegation
      ? `theo ủy quyền của ${delegation.fromName}, văn bản ${delegation.number}`
      : delegationId && "theo ủy quyền",
  ]
    .filter(Boolean)
    .join(", ");
}

/** "Sửa", "Thêm", "Xóa". */
export function operationWord({ operation }: Pick<Entry, "operation">): string {
  return operationWords[operation] ?? operation;
}

/** What a list says of the changes: two or three labels and how many more. */
export function changesInShort(changes: readonly Change[]): string {
  const shown = changes.slice(0, 3).map(({ label }) => label);
  const more = changes.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` và ${more} mục khác` : "");
}

/** The filter in one line, for what is printed and taken out. */
export function filterInWords({ who, person, unit, table, act, from, to }: AuditFilter): string {
  const parts = [
    who && `người: ${who}`,
    person && "một người",
    unit && `đơn vị: ${unit}`,
    table && `hồ sơ: ${recordWord(table)}`,
    act && `việc: ${act === "console" ? "Thao tác thẳng trên cơ sở dữ liệu" : actWord(act)}`,
    from && `từ ${formatDay(from)}`,
    to && `đến hết ${formatDay(to)}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("; ") : "toàn bộ trong phạm vi";
}
