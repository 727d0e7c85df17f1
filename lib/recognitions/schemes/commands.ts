import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { SaveSchemeInput } from "./schema";

/** Writes a scheme: what is recognised, of whom, who decides and when one registers. Its code stays. */
export async function saveScheme(tx: Tx, actor: Actor, input: SaveSchemeInput): Promise<{ id: string }> {
  if (!may(actor, "scheme.manage") || actor.unit.level !== "nation")
    refuseIf([workflowIssue("not_permitted")]);
  const { id, version, code, ...content } = input;
  if (id === undefined) {
    const taken = await tx.scheme.findUnique({ where: { code }, select: { id: true } });
    if (taken) refuseIf([{ path: "code", code: "taken", message: "Mã này đã có chương trình khác dùng." }]);
    const last = await tx.scheme.aggregate({ _max: { position: true } });
    const position = (last._max.position ?? -1) + 1;
    return tx.scheme.create({ data: { ...content, code, position }, select: { id: true } });
  }
  const rows = await tx.$queryRaw<{ version: number }[]>`
    select version from scheme where id = ${id}::uuid for update`;
  if (!rows[0]) throw new NotThere();
  if (rows[0].version !== version) {
    const message = "Chương trình vừa được người khác sửa. Tải lại trang, xem lại rồi sửa.";
    refuseIf([{ path: "", code: "stale", message }]);
  }
  await tx.scheme.update({
    where: { id },
    data: { ...content, version: { increment: 1 } },
    select: { id: true },
  });
  return { id };
}
