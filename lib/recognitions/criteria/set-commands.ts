import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf, daysBetween, formatDay, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { type Issue, NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { schemeNames } from "@/lib/recognitions/schemes/queries";
import { schemeSubjects } from "@/lib/recognitions/schemes/subjects";
import { documentIssues, surroundingIssues } from "./checks";
import { type CriteriaDocument, criteriaOf, openRule, type PassRule } from "./document";
import { lockDraft, lockSet, refuseStale, refuseUnlessOwn, touchSet } from "./draft-commands";
import { fromFile } from "./file";
import { getSet } from "./queries";
import { insertCriteria, insertGroups, rowsOf } from "./rows";
import type {
  CreateSetInput,
  EditHeadInput,
  EditRuleInput,
  ImportInput,
  PublishInput,
  RetireInput,
  SetInput,
} from "./schema";
import { headMark, ruleMark, type SetPage, surroundings } from "./view";

const issue = (path: string, code: string, message: string): Issue => ({ path, code, message });

async function pageOf(tx: Tx, id: string): Promise<SetPage> {
  const page = await getSet(tx, id);
  if (!page) throw new NotThere();
  return page;
}

type Begun = { schemeId: string; ownerUnitId: string | null; clonedFromId?: string };

/** Writes a draft as the next edition of its scheme and owner. */
async function insertDraft(
  tx: Tx,
  { schemeId, ownerUnitId, clonedFromId }: Begun,
  document: CriteriaDocument,
) {
  // Two who begin an edition at once get two numbers.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`edition of ${schemeId} ${ownerUnitId ?? ""}`}))`;
  const last = await tx.criteriaSet.aggregate({ where: { schemeId, ownerUnitId }, _max: { edition: true } });
  const { id } = await tx.criteriaSet.create({
    data: {
      ...{ schemeId, ownerUnitId, clonedFromId, edition: (last._max.edition ?? 0) + 1 },
      name: document.name,
      decisionNumber: document.decisionNumber,
      decidedOn: document.decidedOn === null ? null : toDate(document.decidedOn),
      issuer: document.issuer,
      validFrom: document.validFrom === null ? null : toDate(document.validFrom),
      validTo: document.validTo === null ? null : toDate(document.validTo),
      subjectKinds: document.subjectKinds,
      scoring: document.scoring,
      passRule: document.passRule,
      classes: document.classes,
      sample: document.sample,
      source: document.source,
    },
    select: { id: true },
  });
  const { groups, criteria } = rowsOf(document);
  await tx.$executeRawUnsafe(insertGroups, id, JSON.stringify(groups));
  for (const whole of [true, false]) {
    const rows = criteria.filter((row) => (row.parent === null) === whole);
    await tx.$executeRawUnsafe(insertCriteria, id, JSON.stringify(rows));
  }
  return { id };
}

/** Whose an edition is that the actor begins: the nation's, or an addition of the actor's province. */
async function ownerFor(tx: Tx, actor: Actor, schemeId: string, addition: boolean) {
  const scheme = await tx.scheme.findUnique({
    where: { id: schemeId },
    select: { code: true, shortName: true, provincesAdd: true, subjects: true },
  });
  if (!scheme) throw new NotThere();
  const ownerUnitId = addition ? actor.unit.id : null;
  refuseUnlessOwn(actor, "criteria.draft", ownerUnitId);
  if (addition && (actor.unit.level !== "province" || !scheme.provincesAdd)) {
    refuseIf([issue("", "no_addition", "Chương trình này không có tiêu chí bổ sung của tỉnh.")]);
  }
  return { scheme, ownerUnitId };
}

/** Begins an empty draft. */
export async function createSet(tx: Tx, actor: Actor, input: CreateSetInput): Promise<{ id: string }> {
  const { scheme, ownerUnitId } = await ownerFor(tx, actor, input.schemeId, input.addition);
  return insertDraft(
    tx,
    { schemeId: input.schemeId, ownerUnitId },
    {
      ...{
        scheme: scheme.code,
        decisionNumber: "",
        decidedOn: null,
        issuer: "",
        validFrom: null,
        validTo: null,
      },
      name: input.addition ? `Tiêu chí bổ sung: ${scheme.shortName}` : `Bộ tiêu chí ${scheme.shortName}`,
      ...{ subjectKinds: [], scoring: "met", sample: false, source: "" },
      ...{ passRule: { ...openRule, every: true }, classes: [], groups: [] },
    },
  );
}

const importRefused = "Chưa nhập gì: tệp có chỗ cần sửa";

/** Begins a draft from a file. */
export async function importSet(tx: Tx, actor: Actor, input: ImportInput): Promise<{ id: string }> {
  const { scheme, ownerUnitId } = await ownerFor(tx, actor, input.schemeId, input.addition);
  const read = fromFile(input.content);
  if ("issues" in read) throw new Refusal(read.issues, importRefused);
  const names = await schemeNames(tx);
  const given = read.document.scheme;
  if (given !== scheme.code) {
    const message = `Tệp này là của chương trình “${names[given] ?? given}”, không phải “${scheme.shortName}”. Nhập ở chương trình đó, hoặc sửa mục scheme thành "${scheme.code}".`;
    throw new Refusal([issue("content", "scheme", message)], importRefused);
  }
  const kinds = schemeSubjects.parse(scheme.subjects).map(({ kind }) => kind);
  const foreign = surroundingIssues(read.document, { kinds, schemes: Object.keys(names) });
  if (foreign.length > 0)
    throw new Refusal(
      foreign.map((one) => ({ ...one, path: "content" })),
      importRefused,
    );
  return insertDraft(tx, { schemeId: input.schemeId, ownerUnitId }, read.document);
}

/** Begins the next edition as a copy; its own paper and dates are still to be written. */
export async function cloneSet(tx: Tx, actor: Actor, { id }: SetInput): Promise<{ id: string }> {
  const page = await pageOf(tx, id);
  const ownerUnitId = page.owner?.id ?? null;
  refuseUnlessOwn(actor, "criteria.draft", ownerUnitId);
  const bare = { decisionNumber: "", decidedOn: null, validFrom: null, validTo: null };
  return insertDraft(
    tx,
    { schemeId: page.schemeId, ownerUnitId, clonedFromId: id },
    { ...page.document, ...bare },
  );
}

/** Changes what stands above the criteria. */
export async function editHead(tx: Tx, actor: Actor, input: EditHeadInput): Promise<{ id: string }> {
  const row = await lockDraft(tx, actor, input.id);
  const page = await pageOf(tx, input.id);
  refuseStale(input.seen, headMark(page.document));
  const foreign = input.subjectKinds.filter((kind) => !page.scheme.kinds.includes(kind));
  if (foreign.length > 0) {
    refuseIf([issue("subjectKinds", "foreign", "Chương trình này không xét đối tượng đó.")]);
  }
  const { id, seen: _seen, decidedOn, validFrom, validTo, ...plain } = input;
  if (validFrom && validTo && validTo < validFrom) {
    refuseIf([issue("validTo", "order", "Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.")]);
  }
  await tx.criteriaSet.update({
    where: { id },
    data: {
      ...plain,
      decidedOn: decidedOn && toDate(decidedOn),
      validFrom: validFrom && toDate(validFrom),
      validTo: validTo && toDate(validTo),
    },
    select: { id: true },
  });
  // Where criteria are met or not they have no points of their own.
  if (plain.scoring === "met" && row.scoring === "points") {
    await tx.criterion.updateMany({ where: { setId: id, max: { gt: 0 } }, data: { max: 0 } });
  }
  await touchSet(tx, id);
  return { id };
}

/** Changes when the set is met, and its classes. */
export async function editRule(tx: Tx, actor: Actor, input: EditRuleInput): Promise<{ id: string }> {
  await lockDraft(tx, actor, input.id);
  const { document } = await pageOf(tx, input.id);
  refuseStale(input.seen, ruleMark(document));
  const passRule: PassRule = {
    total: input.total,
    groupPercent: document.scoring === "points" ? input.groupPercent : null,
    mandatory: input.mandatory,
    every: input.every,
    metCount:
      input.metAtLeast === null
        ? null
        : { atLeast: input.metAtLeast, of: Math.max(1, criteriaOf(document).length) },
    quotas: input.quotas,
    cap: input.capScheme === "" ? null : { scheme: input.capScheme, class: input.capClass || null },
  };
  const codes = input.classes.map((step) => step.code);
  if (new Set(codes).size < codes.length) refuseIf([issue("classes", "double", "Hai loại trùng tên.")]);
  await tx.criteriaSet.update({
    where: { id: input.id },
    data: { passRule, classes: [...input.classes].sort((a, b) => b.from - a.from) },
    select: { id: true },
  });
  await touchSet(tx, input.id);
  return { id: input.id };
}

/** Publishes a draft: from now on it never changes. */
export async function publishSet(tx: Tx, actor: Actor, input: PublishInput): Promise<{ id: string }> {
  const row = await lockSet(tx, actor, input.id, "criteria.publish");
  if (row.state !== "draft") refuseIf([issue("", "published", "Bộ tiêu chí này đã ban hành rồi.")]);
  const page = await pageOf(tx, input.id);
  const within = surroundings(page, await schemeNames(tx));
  refuseIf(documentIssues(page.document, within).map((one) => ({ ...one, path: "" })));
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('criteria of ' || ${row.schemeId}::uuid || coalesce(${row.ownerUnitId}::uuid::text, '')))`;
  const others = await tx.$queryRaw<{ id: string; name: string; edition: number; earlier: boolean }[]>`
    select s.id, s.name, s.edition, s.state = 'published' and s.valid_from < n.valid_from as earlier
      from criteria_set n
      join criteria_set s on s.scheme_id = n.scheme_id and s.owner_unit_id is not distinct from n.owner_unit_id
                         and s.id <> n.id and s.state <> 'draft' and s.subject_kinds && n.subject_kinds
                         and daterange(s.valid_from, s.valid_to) && daterange(n.valid_from, n.valid_to)
     where n.id = ${input.id}::uuid order by s.edition`;
  for (const other of others) {
    if (input.endPrevious && other.earlier) {
      await tx.$executeRaw`
        update criteria_set set version = version + 1,
               valid_to = (select valid_from from criteria_set where id = ${input.id}::uuid) where id = ${other.id}::uuid`;
      continue;
    }
    const message = other.earlier
      ? `Phiên bản ${other.edition} “${other.name}” còn hiệu lực trong thời gian này. Đánh dấu kết thúc phiên bản đó, hoặc đổi ngày hiệu lực.`
      : `Phiên bản ${other.edition} “${other.name}” có hiệu lực trong thời gian này. Đổi ngày hiệu lực của bản dự thảo.`;
    refuseIf([issue("", "overlap", message)]);
  }
  await tx.$executeRaw`
    update criteria_set set state = 'published', published_at = now(), published_by_id = ${actor.userId}::uuid,
           version = version + 1, updated_at = now() where id = ${input.id}::uuid`;
  await say(
    tx,
    actor,
    row.ownerUnitId,
    input.id,
    "publish",
    `Hiệu lực từ ${formatDay(page.document.validFrom ?? "")}`,
  );
  return { id: input.id };
}

/** Takes an edition out of use; applications that were begun with it go on with it. */
export async function retireSet(tx: Tx, actor: Actor, input: RetireInput): Promise<{ id: string }> {
  const row = await lockSet(tx, actor, input.id, "criteria.publish");
  if (row.state !== "published")
    refuseIf([issue("", "wrong_state", "Chỉ bộ tiêu chí đang có hiệu lực mới thôi áp dụng được.")]);
  const page = await pageOf(tx, input.id);
  const [from, until] = [page.validFrom ?? "", page.validTo];
  const asked = input.validTo ?? dayOf(new Date());
  const last = daysBetween(from, asked) < 0 ? from : asked;
  // It may end earlier than was said, never later.
  const end = until !== null && daysBetween(until, last) > 0 ? until : last;
  await tx.$executeRaw`
    update criteria_set set state = 'retired', valid_to = ${end}::date, retire_reason = ${input.reason},
           version = version + 1, updated_at = now() where id = ${input.id}::uuid`;
  await say(tx, actor, row.ownerUnitId, input.id, "retire", input.reason);
  return { id: input.id };
}

/** Deletes a draft that nobody wants. */
export async function deleteDraft(tx: Tx, actor: Actor, { id }: SetInput): Promise<{ schemeId: string }> {
  const row = await lockDraft(tx, actor, id);
  await tx.criterion.deleteMany({ where: { setId: id, parentId: { not: null } } });
  await tx.criterion.deleteMany({ where: { setId: id } });
  await tx.criterionGroup.deleteMany({ where: { setId: id } });
  await tx.criteriaSet.deleteMany({ where: { id } });
  return { schemeId: row.schemeId };
}

async function say(tx: Tx, actor: Actor, ownerUnitId: string | null, id: string, step: string, note: string) {
  const nation = await tx.unit.findFirstOrThrow({ where: { level: "nation" }, select: { id: true } });
  const unitId = ownerUnitId ?? nation.id;
  await recordDecision(tx, actor, { kind: "criteria_set", id, unitId, step, from: null, to: null, note });
}
