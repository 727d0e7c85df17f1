import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { criterionIssues } from "./checks";
import { type CriteriaDocument, type Criterion, criteriaOf } from "./document";
import { lockDraft, refuseStale, touchSet } from "./draft-commands";
import { getSet } from "./queries";
import type { MoveInput, RemoveInput, SaveCriterionInput, SaveGroupInput } from "./schema";
import { criterionMark, groupMark, type SetPage } from "./view";

const issue = (path: string, code: string, message: string): Issue => ({ path, code, message });

async function draftPage(tx: Tx, actor: Actor, id: string): Promise<SetPage> {
  await lockDraft(tx, actor, id);
  const page = await getSet(tx, id);
  if (!page) throw new NotThere();
  return page;
}

/** Writes a group: a new one at the end, or changes one. */
export async function saveGroup(tx: Tx, actor: Actor, input: SaveGroupInput): Promise<{ id: string }> {
  const { document, groupIds } = await draftPage(tx, actor, input.id);
  const { code, name } = input;
  const own = document.groups.find((group) => groupIds[group.key] === input.groupId);
  if (document.groups.some((group) => group !== own && group.code === code)) {
    refuseIf([issue("code", "double", `Đã có nhóm mang mã ${code}.`)]);
  }
  if (input.groupId === undefined) {
    const position = await nextPosition(tx, "group", input.id);
    await tx.criterionGroup.create({
      data: { setId: input.id, key: randomUUID(), position, code, name },
      select: { id: true },
    });
  } else {
    if (!own) throw new NotThere();
    refuseStale(input.seen, groupMark(own));
    await tx.criterionGroup.update({
      where: { id: input.groupId },
      data: { code, name },
      select: { id: true },
    });
  }
  await touchSet(tx, input.id);
  return { id: input.id };
}

/** Where a criterion stands in its document: in which group, as a part of what. */
function placeOf(
  document: CriteriaDocument,
  key: string,
): { of: Criterion; parent: Criterion | null } | null {
  for (const of of criteriaOf(document)) {
    if (of.key === key) return { of, parent: null };
    const part = of.parts.find((one) => one.key === key);
    if (part) return { of: { ...part, parts: [] }, parent: of };
  }
  return null;
}

/** Writes a criterion or a part of one: a new one at the end of its place, or changes one. */
export async function saveCriterion(
  tx: Tx,
  actor: Actor,
  input: SaveCriterionInput,
): Promise<{ id: string; criterionId: string }> {
  const page = await draftPage(tx, actor, input.id);
  const { document, criterionIds } = page;
  const { id: setId, criterionId, groupId, parentId, seen, ...typed } = input;
  const keyOf = (id: string | undefined) =>
    Object.keys(criterionIds).find((key) => id !== undefined && criterionIds[key] === id);
  const key = keyOf(criterionId);
  const place = key === undefined ? null : placeOf(document, key);
  if (criterionId !== undefined && !place) throw new NotThere();
  const parentKey = place ? place.parent?.key : keyOf(parentId);
  const parent = criteriaOf(document).find((of) => of.key === parentKey) ?? null;
  if (parentId !== undefined && !place && !parent) throw new NotThere();
  if (place) refuseStale(seen, criterionMark(place.of));

  const parts = place?.of.parts ?? [];
  const byPoints = document.scoring === "points";
  const sum = parts.reduce((all, part) => all + part.max, 0);
  const max = !byPoints ? 0 : typed.kind === "parts" ? sum : typed.max;
  const content: Criterion = { ...typed, key: key ?? randomUUID(), max, parts };
  refuseIf(problemsOf(document, content, parent));
  const { key: contentKey, parts: _parts, ...columns } = content;
  const saved = await writeCriterion(tx, {
    columns,
    criterionId,
    insert: { setId, key: contentKey, groupId: parent ? undefined : groupId, parent, page },
  });
  if (parent) await addUp(tx, saved.parentId);
  await touchSet(tx, setId);
  return { id: setId, criterionId: saved.id };
}

/** What cannot be kept even in a draft; gaps that others fill later may stay. */
function problemsOf(document: CriteriaDocument, of: Criterion, parent: Criterion | null): Issue[] {
  const neighbours = parent ? parent.parts : criteriaOf(document);
  const issues = neighbours
    .filter((one) => one.key !== of.key && one.code === of.code)
    .map((one) => issue("code", "double", `Đã có tiêu chí mang mã ${one.code}.`));
  if (parent && of.kind === "parts")
    issues.push(issue("kind", "nested", "Tiêu chí con không chia nhỏ thêm được."));
  if (of.kind !== "parts" && of.parts.length > 0)
    issues.push(
      issue(
        "kind",
        "has_parts",
        "Tiêu chí đang có tiêu chí con. Xóa các tiêu chí con trước khi đổi loại chấm.",
      ),
    );
  const paths: Record<string, string> = {
    max: "max",
    met_at: "metAt",
    applies: "appliesTo[]",
    grades: "grades",
  };
  const found = criterionIssues(document, of).filter((one) => one.code !== "empty" || of.kind !== "parts");
  const rows = of.kind === "grade" ? "grades" : "steps";
  return [...issues, ...found.map((one) => ({ ...one, path: paths[one.code] ?? rows }))];
}

type Written = {
  columns: Omit<Criterion, "key" | "parts">;
  criterionId: string | undefined;
  insert: {
    setId: string;
    key: string;
    groupId: string | undefined;
    parent: Criterion | null;
    page: SetPage;
  };
};

async function writeCriterion(tx: Tx, { columns, criterionId, insert }: Written) {
  const { setId, key, groupId, parent, page } = insert;
  const parentId = parent ? (page.criterionIds[parent.key] ?? null) : null;
  if (criterionId !== undefined) {
    await tx.criterion.update({ where: { id: criterionId }, data: columns, select: { id: true } });
    if (!parent && groupId !== undefined) await moveToGroup(tx, page, criterionId, groupId);
    return { id: criterionId, parentId };
  }
  const group = parent
    ? page.document.groups.find((one) => one.criteria.some((of) => of.key === parent.key))
    : page.document.groups.find((one) => page.groupIds[one.key] === groupId);
  if (!group) throw new NotThere();
  const home = page.groupIds[group.key] ?? "";
  const position = await nextPosition(tx, "criterion", home, parentId);
  const { id } = await tx.criterion.create({
    data: { ...columns, setId, groupId: home, parentId, key, position },
    select: { id: true },
  });
  return { id, parentId };
}

/** Puts a criterion at the end of another group; its parts follow it. */
async function moveToGroup(tx: Tx, page: SetPage, criterionId: string, groupId: string): Promise<void> {
  if (!Object.values(page.groupIds).includes(groupId)) throw new NotThere();
  const own = await tx.criterion.findUniqueOrThrow({ where: { id: criterionId }, select: { groupId: true } });
  if (own.groupId === groupId) return;
  const position = await nextPosition(tx, "criterion", groupId);
  await tx.criterion.update({
    where: { id: criterionId },
    data: { groupId, position },
    select: { id: true },
  });
}

/** A criterion with parts gives what its parts give together. */
async function addUp(tx: Tx, parentId: string | null): Promise<void> {
  await tx.$executeRaw`
    update criterion set max = (select coalesce(sum(p.max), 0) from criterion p where p.parent_id = ${parentId}::uuid)
     where id = ${parentId}::uuid`;
}

async function nextPosition(
  tx: Tx,
  what: "group" | "criterion",
  home: string,
  parentId: string | null = null,
): Promise<number> {
  const found =
    what === "group"
      ? await tx.criterionGroup.aggregate({ where: { setId: home }, _max: { position: true } })
      : await tx.criterion.aggregate({ where: { groupId: home, parentId }, _max: { position: true } });
  return (found._max.position ?? -1) + 1;
}

type Place = { id: string; position: number };

/** A row and those among which it stands, in order. */
async function neighboursOf(
  tx: Tx,
  setId: string,
  what: "group" | "criterion",
  rowId: string,
): Promise<Place[]> {
  if (what === "group") {
    return tx.criterionGroup.findMany({
      where: { setId },
      select: { id: true, position: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
  }
  const own = await tx.criterion.findFirst({
    where: { id: rowId, setId },
    select: { groupId: true, parentId: true },
  });
  if (!own) throw new NotThere();
  return tx.criterion.findMany({
    where: own,
    select: { id: true, position: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** Moves a group, a criterion or a part one place up or down. */
export async function moveRow(tx: Tx, actor: Actor, input: MoveInput): Promise<{ id: string }> {
  await lockDraft(tx, actor, input.id);
  const rows = await neighboursOf(tx, input.id, input.what, input.rowId);
  const at = rows.findIndex((row) => row.id === input.rowId);
  if (at < 0) throw new NotThere();
  const other = rows[input.by === "up" ? at - 1 : at + 1];
  if (!other) return { id: input.id };
  const order = rows.map((row) => row.id);
  const to = order.indexOf(other.id);
  [order[at], order[to]] = [other.id, input.rowId];
  for (const [position, id] of order.entries()) {
    if (rows.find((row) => row.id === id)?.position === position) continue;
    if (input.what === "group")
      await tx.criterionGroup.update({ where: { id }, data: { position }, select: { id: true } });
    else await tx.criterion.update({ where: { id }, data: { position }, select: { id: true } });
  }
  await touchSet(tx, input.id);
  return { id: input.id };
}

/** Takes a criterion out of a draft with its parts, or a group that has none any more. */
export async function removeRow(tx: Tx, actor: Actor, input: RemoveInput): Promise<{ id: string }> {
  const { document, groupIds } = await draftPage(tx, actor, input.id);
  if (input.what === "group") {
    const group = document.groups.find((one) => groupIds[one.key] === input.rowId);
    if (!group) throw new NotThere();
    if (group.criteria.length > 0)
      refuseIf([
        issue("", "not_empty", "Nhóm còn tiêu chí. Xóa hoặc chuyển hết tiêu chí trước khi xóa nhóm."),
      ]);
    await tx.criterionGroup.delete({ where: { id: input.rowId }, select: { id: true } });
  } else {
    const own = await tx.criterion.findFirst({
      where: { id: input.rowId, setId: input.id },
      select: { parentId: true },
    });
    if (!own) throw new NotThere();
    await tx.criterion.deleteMany({ where: { parentId: input.rowId } });
    await tx.criterion.delete({ where: { id: input.rowId }, select: { id: true } });
    if (own.parentId) await addUp(tx, own.parentId);
  }
  await touchSet(tx, input.id);
  return { id: input.id };
}
