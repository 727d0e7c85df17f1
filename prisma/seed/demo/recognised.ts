import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { codeFrom } from "@/lib/recognitions/decisions/code";
import { issuerOf, signerPostOf } from "@/lib/recognitions/decisions/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { personName } from "./names";
import { between, dayBetween, demoId, officeHour } from "./recognition-draw";
import type { Campaign } from "./recognition-fates";

/** The decision of a decider about a scheme and a year. */
export type Ruling = {
  id: string;
  unitId: string;
  schemeId: string;
  year: number;
  validTo: string | null;
  number: string;
  day: string;
  at: Date;
};

/** An application that a decision recognised. */
export type Recognised = { id: string; ruling: Ruling };

/** The letters behind the number: of a committee, or of the police where they only confirm. */
function signs(scheme: string, level: UnitLevel): string {
  if (level === "nation") return "BCA";
  if (scheme !== "rural_security" && scheme !== "civil_urban") return "UBND";
  return level === "province" ? "CAT-PV05" : "CAH";
}

/** What a decider decides in a campaign, for all at once. */
export function rulingOf(
  { scheme, year, of, ends }: Pick<Campaign, "scheme" | "year" | "of" | "ends">,
  schemeId: string,
  { unitId, level }: { unitId: string; level: UnitLevel },
): Ruling {
  const key = `ruling:${scheme}:${year}:${of}:${unitId}`;
  const day = dayBetween(...ends, key);
  const at = officeHour(day, key);
  const nth = level === "nation" ? between(2100, 6900, key) : between(120, 3400, key);
  return {
    ...{ id: demoId(at, key), unitId, schemeId, year, day, at },
    number: `${nth}/QĐ-${signs(scheme, level)}`,
    // An toàn về ANTT is recognised for a year: the next one ends it.
    validTo: scheme === "safe_area" ? `${year + 1}-12-31` : null,
  };
}

/** What the timeline says at the step that recognises. */
export const rulingNote = ({ number }: Ruling) => `Quyết định số ${number}`;

const decisions = `
insert into recognition_decision (id, unit_id, scheme_id, year, issuer, signer_post, valid_to, entered_by_id, entered_by_name, created_at)
select r.id, r."unitId", r."schemeId", r.year, r.issuer, r.post, r."validTo", o.user_id, o.full_name, r.at - interval '2 hours'
  from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, "schemeId" uuid, year int, issuer text, post text, "validTo" date, at timestamptz)
  join unit u on u.id = r."unitId"
  join demo_staff o on o.unit_id = r."unitId" and o.seat = 0 and o.role = case u.level when 'nation' then 'ministry_officer'
       else u.level || '_officer' end::role`;

/** By the written rule (decisions/ranking.ts). */
const items = `
insert into decision_item (id, unit_id, decision_id, application_id, position)
select pg_temp.demo_id(r.at, 'item:' || a.id), r."unitId", r.ruling, a.id,
       row_number() over (partition by r.ruling order by coalesce(a.appraised_total, a.self_total) desc, coalesce(a.appraised_met, a.self_met) desc,
         a.survey_satisfied::numeric / nullif(a.survey_collected, 0) desc nulls last, a.sent_at, u.code, s.name) - 1
  from jsonb_to_recordset($1) as r (id uuid, ruling uuid, "unitId" uuid, at timestamptz)
  join application a on a.id = r.id join unit u on u.id = a.unit_id left join subject s on s.id = a.subject_id`;

const signatures = `
update recognition_decision d
   set state = 'signed', number = r.number, decided_on = r.day, signed_at = r.at, version = 2,
       (signed_by_id, signer_name) = (select a.decided_by_id, ${personName("d.unit_id::text || 'signs'")}
          from decision_item i join application a on a.id = i.application_id where i.decision_id = d.id limit 1)
  from jsonb_to_recordset($1) as r (id uuid, number text, day date, at timestamptz) where r.id = d.id`;

const recognitions = `
insert into recognition (id, unit_id, application_id, decision_id, scheme_id, year, class, code, valid_from, valid_to, created_at)
select pg_temp.demo_id(d.signed_at, 'recognition:' || a.id), a.unit_id, a.id, d.id, d.scheme_id, d.year, a.outcome_class, r.code, d.decided_on,
       d.valid_to, d.signed_at
  from jsonb_to_recordset($1) as r (id uuid, code text)
  join application a on a.id = r.id join decision_item i on i.application_id = a.id join recognition_decision d on d.id = i.decision_id
 order by d.decided_on, d.id, i.position`;

/** Decisions with their lists, signed; with each line a certificate. One list of Hà Tĩnh is still being prepared. */
export async function insertDecisions(client: ClientBase, recognised: readonly Recognised[]): Promise<void> {
  const rulings = [...new Map(recognised.map(({ ruling }) => [ruling.id, ruling])).values()];
  const units = await client.query<{ id: string; level: UnitLevel; kind: UnitKind; name: string }>(
    "select id, level, kind, name from unit where id = any($1)",
    [rulings.map(({ unitId }) => unitId)],
  );
  const schemes = await client.query<{ id: string; title: string }>(
    "select id, certificate_title as title from scheme",
  );
  const unitOf = new Map(units.rows.map((unit) => [unit.id, unit]));
  const titleOf = new Map(schemes.rows.map(({ id, title }) => [id, title]));
  const issued = rulings.map((ruling) => {
    const unit = unitOf.get(ruling.unitId);
    const title = titleOf.get(ruling.schemeId) ?? "";
    return unit && { ...ruling, issuer: issuerOf(unit, title), post: signerPostOf(unit, title) };
  });
  await client.query(decisions, [JSON.stringify(issued)]);
  const listed = recognised.map(({ id, ruling: { id: ruling, unitId, at } }) => ({ id, ruling, unitId, at }));
  await client.query(items, [JSON.stringify(listed)]);
  await client.query("analyze decision_item, recognition_decision");
  await client.query(signatures, [JSON.stringify(rulings)]);
  const coded = recognised.map(({ id }) => ({
    id,
    code: codeFrom(createHash("sha256").update(`code:${id}`).digest()),
  }));
  // Each serial is the highest so far and one: looked up, not searched for.
  await client.query("set local enable_seqscan = off");
  await client.query(recognitions, [JSON.stringify(coded)]);
  await client.query("set local enable_seqscan = on");
  await insertDraft(client);
}

async function insertDraft(client: ClientBase): Promise<void> {
  await client.query(`
    with proposed as (
      select a.id, a.holder_unit_id, a.scheme_id, a.year, row_number() over (order by a.self_total desc, a.id) - 1 as position
        from application a join scheme m on m.id = a.scheme_id and m.code = 'rural_security'
        join unit u on u.id = a.holder_unit_id and u.code = '42' and u.level = 'province'
       where a.state = 'proposed'
    ), draft as (
      insert into recognition_decision (id, unit_id, scheme_id, year, issuer, signer_post, entered_by_id, entered_by_name, created_at)
      select distinct pg_temp.demo_id('2026-11-20 15:00+07', 'draft of Hà Tĩnh'), p.holder_unit_id, p.scheme_id, p.year,
             'Công an tỉnh Hà Tĩnh', 'Giám đốc Công an tỉnh Hà Tĩnh', o.user_id, o.full_name, timestamptz '2026-11-20 15:00+07'
        from proposed p join demo_staff o on o.unit_id = p.holder_unit_id and o.role = 'province_officer' and o.seat = 0
      returning id, unit_id
    )
    insert into decision_item (id, unit_id, decision_id, application_id, position)
    select pg_temp.demo_id('2026-11-20 15:00+07', 'item:' || p.id), d.unit_id, d.id, p.id, p.position from draft d cross join proposed p`);
}
