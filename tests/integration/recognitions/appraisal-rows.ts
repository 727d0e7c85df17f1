import { randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { codeFrom } from "@/lib/recognitions/decisions/code";
import type { ApplicationState } from "@/prisma/generated/enums";
import type { TestUnit } from "@/tests/support/actors";
import { buildApplication } from "@/tests/support/recognitions";
import { run, type Scene } from "./scene";

/** Rows of appraisals and decisions as the owner of the tables writes them: no step was taken. */
type Row = Record<string, unknown>;

export async function insertRow(scene: Scene, table: string, row: Row): Promise<string> {
  const { rows } = await scene.owner.query<{ id: string }>(
    `insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.keys(row).map((_, at) => `$${at + 1}`)}) returning id`,
    Object.values(row),
  );
  return rows[0]?.id ?? "";
}

const literal = (value: unknown) => (value === null ? "null" : `'${value}'`);

/** The same row as somebody writes it, past all code of ours. */
export const insertAs = (actor: Actor, table: string, row: Row) =>
  run(
    actor,
    `insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.values(row).map(literal).join(", ")})`,
  );

export const entered = (actor: Actor) => ({ entered_by_id: actor.userId, entered_by_name: actor.fullName });

export type BuiltAppraisal = Awaited<ReturnType<typeof buildAppraisal>>;

let last = 2050;
const nextYear = () => ++last;

/** The ward's application at the province, a team of that, its appraisal; each member with a place. */
export async function buildAppraisal(scene: Scene, people: Actor[], row: Row = {}) {
  const year = nextYear();
  const { owner, ward, province, scheme, set } = scene;
  const officer = scene.people.provinceOfficer;
  const unit_id = province.id;
  const of = { unit: ward, schemeId: scheme, setId: set.id, year };
  const application = await buildApplication(owner, of, "sent", { holder_unit_id: unit_id, ...row });
  const team = await insertRow(scene, "appraisal_team", teamRow(scene, officer, year));
  const members: string[] = [];
  for (const { userId } of people) {
    const called = { user_name: "Thành viên", user_unit: "Công an tỉnh" };
    members.push(
      await insertRow(scene, "appraisal_member", { team_id: team, unit_id, user_id: userId, ...called }),
    );
  }
  const appraisal = await insertRow(scene, "appraisal", appraisalRow(scene, officer, application, team));
  const places: string[] = [];
  for (const [at, { userId }] of people.entries()) {
    const place = { unit_id, appraisal_id: appraisal, application_id: application, member_id: members[at] };
    const more = { user_id: userId, assigned_by_id: officer.userId };
    places.push(await insertRow(scene, "appraisal_assignment", { ...place, ...more }));
  }
  return { application, team, appraisal, members, places, year };
}

export const teamRow = ({ province, scheme }: Scene, actor: Actor, of: number): Row => ({
  ...{ unit_id: province.id, scheme_id: scheme, year: of, name: "Tổ thẩm định" },
  ...{ decision_number: "12/QĐ-CAT", decided_on: "2026-10-01", ...entered(actor) },
});

export const appraisalRow = (
  { province, ward }: Scene,
  actor: Actor,
  application: string,
  team: string,
): Row => ({
  ...{ unit_id: province.id, application_id: application, application_unit_id: ward.id, team_id: team },
  ...{ level: "province", opened_by_id: actor.userId, opened_by_name: actor.fullName },
});

type Decided = { state: ApplicationState; signed?: boolean; of?: TestUnit; in?: number; row?: Row };

/** The draft of a decision of the province with one application on its list; signed where asked. */
export async function buildDecision(scene: Scene, { state, signed, of, in: given, row }: Decided) {
  const year = given ?? nextYear();
  const { owner, ward, province, scheme, set, people } = scene;
  const unit = of ?? ward;
  const application = await buildApplication(owner, { unit, schemeId: scheme, setId: set.id, year }, state, {
    holder_unit_id: province.id,
    decides: "province",
    ...row,
  });
  const decision = await insertRow(scene, "recognition_decision", {
    ...{
      unit_id: province.id,
      scheme_id: scheme,
      year,
      issuer: "UBND tỉnh",
      ...entered(people.provinceOfficer),
    },
  });
  await insertRow(scene, "decision_item", itemRow(scene, decision, application));
  if (signed) await owner.query(`update recognition_decision set ${signing()} where id = $1`, [decision]);
  return { unit, application, decision, year };
}

export const itemRow = ({ province }: Scene, decision: string, application: string): Row => ({
  ...{ unit_id: province.id, decision_id: decision, application_id: application, position: 0 },
});

export const signing = (
  by: string = randomUUID(),
) => `state = 'signed', number = '9/QĐ-UBND', decided_on = '2025-12-10',
  signer_name = 'Người ký', signer_post = 'Chủ tịch', signed_by_id = '${by}', signed_at = now()`;

export const recognitionRow = (
  { scheme }: Scene,
  { unit, application, decision, year: of }: Awaited<ReturnType<typeof buildDecision>>,
): Row => ({
  ...{ unit_id: unit.id, application_id: application, decision_id: decision, scheme_id: scheme, year: of },
  ...{ code: codeFrom(randomBytes(26)), valid_from: "2025-12-10" },
});

/** A commune of the province that is closed, with one that took it over and is not the ward. */
export async function closedCommune({
  owner,
  province,
  ward,
}: Scene): Promise<TestUnit & { successor: string }> {
  const { rows } = await owner.query<TestUnit & { successor: string }>(
    `select u.id, u.kind, u.level, u.code, u.name, s.to_id as successor from unit u join unit_succession s on s.from_id = u.id
       join unit_reach r on r.unit_id = u.id and r.holder_id = $1
      where u.level = 'commune' and u.kind = 'commune' and u.valid_to is not null and s.to_id <> $2 order by u.code limit 1`,
    [province.id, ward.id],
  );
  return rows[0] as TestUnit & { successor: string };
}
