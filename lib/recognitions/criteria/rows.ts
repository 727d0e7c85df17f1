import { type CriteriaDocument, type Criterion, criterion, type LeafCriterion } from "./document";

/** A criterion as it is stored, with the keys of its group and of the criterion that it is a part of. */
export type CriterionRow = LeafCriterion & { position: number; group: string; parent: string | null };
export type GroupRow = { key: string; position: number; code: string; name: string };

/** A document as rows; positions count from 0 in each group, and in each criterion with parts. */
export function rowsOf(document: Pick<CriteriaDocument, "groups">): {
  groups: GroupRow[];
  criteria: CriterionRow[];
} {
  const groups = document.groups.map(({ key, code, name }, position) => ({ key, position, code, name }));
  const criteria = document.groups.flatMap((group) =>
    group.criteria.flatMap(({ parts, ...of }, position) => [
      { ...of, position, group: group.key, parent: null },
      ...parts.map((part, nth) => ({ ...part, position: nth, group: group.key, parent: of.key })),
    ]),
  );
  return { groups, criteria };
}

/** Writes the rows of a set: $1 its id, $2 groups or criteria as JSON. Criteria with parts go before their parts. */
export const insertGroups = `
  insert into criterion_group (set_id, key, position, code, name)
  select $1::uuid, key, position, code, name
    from jsonb_to_recordset($2::jsonb) as r (key text, position int, code text, name text)`;

export const insertCriteria = `
  insert into criterion (set_id, group_id, parent_id, key, position, code, text, kind, max, mandatory, may_not_apply, met_at,
                         better, steps, unit_label, evidence_required, evidence, source, applies_to, help, legal_source)
  select $1::uuid, g.id, p.id, r.key, r.position, r.code, r.text, r.kind::criterion_kind, r.max, r.mandatory, r."mayNotApply",
         r."metAt", r.better::better_when, r.steps, r."unitLabel", r."evidenceRequired", r.evidence, r.source,
         array(select jsonb_array_elements_text(r."appliesTo"))::subject_kind[], r.help, r."legalSource"
    from jsonb_to_recordset($2::jsonb) as r (key text, "group" text, parent text, position int, code text, text text, kind text,
         max int, mandatory boolean, "mayNotApply" boolean, "metAt" int, better text, steps jsonb, "unitLabel" text,
         "evidenceRequired" boolean, evidence text, source text, "appliesTo" jsonb, help text, "legalSource" text)
    join criterion_group g on g.set_id = $1::uuid and g.key = r."group"
    left join criterion p on p.set_id = $1::uuid and p.key = r.parent`;

/** Rows back into the tree of a document, each in its place. */
export function groupsOf(
  groups: readonly GroupRow[],
  criteria: readonly CriterionRow[],
): CriteriaDocument["groups"] {
  const inOrder = <T extends { position: number }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => a.position - b.position);
  return inOrder(groups).map(({ key, code, name }) => ({
    key,
    code,
    name,
    criteria: inOrder(criteria.filter((row) => row.group === key && row.parent === null)).map(
      (row): Criterion =>
        criterion.parse({
          ...row,
          parts: inOrder(criteria.filter((part) => part.parent === row.key)),
        }),
    ),
  }));
}
