import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { schemeSubjects } from "@/lib/recognitions/schemes/subjects";
import type { Prisma } from "@/prisma/generated/client";
import { type CriteriaDocument, classStep, type LeafCriterion, passRule } from "./document";
import { groupsOf } from "./rows";
import { ownsSet, type SetPage, type SetRow } from "./view";

const columns = {
  id: true,
  schemeId: true,
  edition: true,
  name: true,
  state: true,
  sample: true,
  decisionNumber: true,
  validFrom: true,
  validTo: true,
  subjectKinds: true,
  owner: { select: { id: true, kind: true, name: true } },
} satisfies Prisma.CriteriaSetSelect;

const day = (date: Date | null): Day | null => date && fromDate(date);

type Stored = Prisma.CriteriaSetGetPayload<{ select: typeof columns }>;

const plain = (set: Stored): SetRow => ({
  ...set,
  validFrom: day(set.validFrom),
  validTo: day(set.validTo),
});

/** The editions that the reader may see, of one scheme or of all: the nation's first, the newest first. */
export async function listSets(tx: Tx, where: Prisma.CriteriaSetWhereInput = {}): Promise<SetRow[]> {
  const rows = await tx.criteriaSet.findMany({
    where,
    select: columns,
    orderBy: [{ owner: { code: "asc" } }, { edition: "desc" }, { id: "asc" }],
  });
  return rows.map(plain).sort((a, b) => Number(a.owner !== null) - Number(b.owner !== null));
}

const criterionColumns = {
  id: true,
  groupId: true,
  parentId: true,
  key: true,
  position: true,
  code: true,
  text: true,
  kind: true,
  max: true,
  mandatory: true,
  mayNotApply: true,
  metAt: true,
  better: true,
  steps: true,
  unitLabel: true,
  evidenceRequired: true,
  evidence: true,
  source: true,
  appliesTo: true,
  help: true,
  legalSource: true,
} satisfies Prisma.CriterionSelect;

/** One edition whole, as a document; null when it is not there or a draft of somebody else. */
export async function getSet(tx: Tx, id: string): Promise<SetPage | null> {
  const set = await tx.criteriaSet.findUnique({
    where: { id },
    select: {
      ...columns,
      decidedOn: true,
      issuer: true,
      scoring: true,
      passRule: true,
      classes: true,
      source: true,
      retireReason: true,
      publishedAt: true,
      scheme: { select: { id: true, code: true, shortName: true, provincesAdd: true, subjects: true } },
      groups: { select: { id: true, key: true, position: true, code: true, name: true } },
      criteria: { select: criterionColumns },
      _count: { select: { boundBy: true, addedTo: true } },
    },
  });
  if (!set) return null;
  const { groups, criteria, scheme, decidedOn, issuer, scoring, source, _count, ...row } = set;
  const keyOf = new Map([...groups, ...criteria].map((one) => [one.id, one.key]));
  const head = plain(row);
  const { subjects, ...ofScheme } = scheme;
  const document: CriteriaDocument = {
    ...{
      scheme: scheme.code,
      name: head.name,
      decisionNumber: head.decisionNumber,
      decidedOn: day(decidedOn),
    },
    ...{ issuer, validFrom: head.validFrom, validTo: head.validTo, subjectKinds: head.subjectKinds, scoring },
    ...{ sample: head.sample, source, passRule: passRule.parse(row.passRule) },
    classes: classStep.array().parse(row.classes),
    groups: groupsOf(
      groups,
      criteria.map(({ groupId, parentId, steps, ...of }) => ({
        ...of,
        steps: steps as LeafCriterion["steps"],
        group: keyOf.get(groupId) ?? "",
        parent: parentId === null ? null : (keyOf.get(parentId) ?? null),
      })),
    ),
  };
  return {
    ...head,
    scheme: { ...ofScheme, kinds: schemeSubjects.parse(subjects).map((subject) => subject.kind) },
    retireReason: row.retireReason,
    publishedAt: row.publishedAt,
    document,
    groupIds: Object.fromEntries(groups.map((group) => [group.key, group.id])),
    criterionIds: Object.fromEntries(criteria.map((of) => [of.key, of.id])),
    bound: _count.boundBy + _count.addedTo,
  };
}

/** A draft for whoever may change it; nothing for everybody else, and nothing once it was published. */
export async function getDraft(tx: Tx, actor: Actor, id: string): Promise<SetPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const set = await getSet(tx, id);
  return set && set.state === "draft" && ownsSet(actor, set.owner) ? set : null;
}
