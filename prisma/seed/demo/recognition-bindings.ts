import type { ClientBase } from "pg";
import { askedDocument } from "@/lib/recognitions/applications/asked";
import { additionKey } from "@/lib/recognitions/criteria/addition";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { SubjectKind } from "@/prisma/generated/enums";
import { shippedSets } from "../criteria/load";
import { schemes } from "../criteria/schemes";
import { addition } from "./criteria";
import type { Binding, Candidate } from "./recognition-applications";
import type { Campaign } from "./recognition-fates";

type SetRow = { id: string; name: string; added: boolean; criteria: Record<string, string> };

/** What each kind of subject is asked in a campaign, and what Hà Tĩnh adds to it; nothing of kinds that do not take part. */
export async function bindings(
  client: ClientBase,
  { scheme, year, registers }: Campaign,
): Promise<(candidate: Pick<Candidate, "kind" | "code" | "provinceTitle">) => Binding | null> {
  const of = schemes.find(({ code }) => code === scheme);
  const { rows } = await client.query<SetRow & { schemeId: string; from: string; kinds: SubjectKind[] }>(
    `select s.id, s.scheme_id as "schemeId", s.name, s.owner_unit_id is not null as added, s.valid_from::text as from,
            s.subject_kinds::text[] as kinds, (select jsonb_object_agg(c.key, c.id) from criterion c where c.set_id = s.id) as criteria
       from criteria_set s join scheme m on m.id = s.scheme_id
      where m.code = $1 and s.state = 'published' and s.valid_from <= $2 and coalesce(s.valid_to, 'infinity') > $2`,
    [scheme, `${year}-${registers[1].slice(5)}`],
  );
  const documentOf = (row: SetRow): CriteriaDocument => {
    const found = row.added ? addition(1) : shippedSets.find(({ name }) => name === row.name);
    if (!found) throw new Error(`${row.name} is not among the shipped sets`);
    return found;
  };
  const made = new Map<string, Binding | null>();
  const bind = (kind: SubjectKind, inHaTinh: boolean): Binding | null => {
    const subject = of?.subjects.find((one) => one.kind === kind);
    const base = rows.find((row) => !row.added && row.kinds.includes(kind));
    if (!subject || !base) return null;
    const added = inHaTinh ? (rows.find((row) => row.added && row.kinds.includes(kind)) ?? null) : null;
    const addedIds = Object.entries(added?.criteria ?? {}).map(([key, id]) => [additionKey(key), id]);
    return {
      ...{ schemeId: base.schemeId, subject, setId: base.id, additionId: added?.id ?? null },
      document: askedDocument(documentOf(base), added && documentOf(added), kind),
      ids: { ...base.criteria, ...Object.fromEntries(addedIds) },
    };
  };
  return ({ kind, provinceTitle }) => {
    const inHaTinh = provinceTitle.endsWith("Hà Tĩnh");
    const key = `${kind}:${inHaTinh}`;
    if (!made.has(key)) made.set(key, bind(kind, inHaTinh));
    return made.get(key) ?? null;
  };
}
