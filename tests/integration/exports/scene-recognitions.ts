import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { codeFrom } from "@/lib/recognitions/decisions/code";
import type { TestUnit } from "@/tests/support/actors";
import { buildApplication, buildSubject } from "@/tests/support/recognitions";

type Owner = Pick<pg.Pool, "query">;
type Shipped = { scheme: string; set: string; criterion: string };

async function shipped(owner: Owner, code: string, kind: string): Promise<Shipped> {
  const { rows } = await owner.query<Shipped>(
    `select s.id as scheme, c.id as set, k.id as criterion
       from scheme s join criteria_set c on c.scheme_id = s.id and c.state = 'published' and c.owner_unit_id is null
       join criterion k on k.set_id = c.id and k.kind <> 'parts'
      where s.code = $1 and $2 = any(c.subject_kinds::text[]) order by k.kind <> 'met', k.position, k.id limit 1`,
    [code, kind],
  );
  const [found] = rows;
  if (!found) throw new Error("the shipped set is not there");
  return found;
}

/** An application of a commune for "An toàn về ANTT" that was sent, with one criterion of the set that is not met. */
export async function buildJudged(owner: Owner, unit: TestUnit): Promise<void> {
  const found = await shipped(owner, "safe_area", unit.kind);
  const id = await buildApplication(owner, { unit, schemeId: found.scheme, setId: found.set }, "building");
  await owner.query(
    `insert into application_answer (application_id, unit_id, criterion_id, met, entered_by_id, entered_by_name)
     values ($1, $2, $3, false, gen_random_uuid(), 'thử')`,
    [id, unit.id, found.criterion],
  );
  await owner.query(
    "update application set state = 'sent', sent_by_id = gen_random_uuid(), sent_at = now() where id = $1",
    [id],
  );
}

/** A residential area of a commune: classed lowest, with a plan, by a signed decision that gave it a certificate. */
export async function buildRecognised(
  owner: Owner,
  unit: TestUnit,
  name: string,
  number: string,
): Promise<void> {
  const found = await shipped(owner, "movement_class", "residential");
  const subject = await buildSubject(owner, unit.id, { name });
  const id = await buildApplication(owner, { unit, schemeId: found.scheme, setId: found.set }, "recognised", {
    subject_id: subject,
    subject_kind: "residential",
    decides: "commune",
    outcome_class: "weak",
  });
  const by = randomUUID();
  const { rows } = await owner.query<{ id: string }>(
    `insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
     values ($1, $2, 2026, $3, $4, 'Người lập') returning id`,
    [unit.id, found.scheme, `UBND ${name}`, by],
  );
  const decision = rows[0]?.id;
  await owner.query(
    "insert into decision_item (unit_id, decision_id, application_id, position) values ($1, $2, $3, 0)",
    [unit.id, decision, id],
  );
  await owner.query(
    `update recognition_decision set state = 'signed', number = $2, decided_on = '2026-11-20', signer_name = 'Người ký',
            signer_post = 'Chủ tịch', signed_by_id = $3, signed_at = now() where id = $1`,
    [decision, number, by],
  );
  await owner.query(
    `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, class, code, valid_from)
     values ($1, $2, $3, $4, 2026, 'weak', $5, '2026-11-20')`,
    [unit.id, id, decision, found.scheme, codeFrom(randomBytes(26))],
  );
  await owner.query(
    `insert into strengthening_plan (unit_id, application_id, causes, measures, due_on, entered_by_id, entered_by_name)
     values ($1, $2, $3, 'Củng cố tổ tự quản', '2027-06-30', $4, 'Người lập')`,
    [unit.id, id, `Địa bàn ${name}`, by],
  );
}

/** What a province means to reach. */
export async function buildTarget(owner: Owner, unit: TestUnit, paper: string): Promise<void> {
  await owner.query(
    `insert into recognition_target (unit_id, scheme_id, year, percent, paper, entered_by_id, entered_by_name)
     select $1, id, 2030, 8000, $2, gen_random_uuid(), 'Người đặt' from scheme where code = 'model_ward_police'`,
    [unit.id, paper],
  );
}
