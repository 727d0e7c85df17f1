import { ask, one } from "./browser-database";

export type RecognitionRecords = {
  team: string;
  appraisal: string;
  recognitionDecision: string;
  recognition: string;
};

/** Two subjects of the unit of a point: one recognised by a signed decision, one in appraisal by the account itself. */
export async function recognitionsOf(
  pointId: string,
  name: string,
  username: string,
): Promise<RecognitionRecords> {
  const make = (state: string, more: string) =>
    one<{ id: string; unitId: string; schemeId: string }>(
      `with set as (
         select c.id, c.scheme_id from criteria_set c join scheme m on m.id = c.scheme_id
          where m.code = 'safe_area' and c.state = 'published' and 'residential' = any(c.subject_kinds) limit 1
       ), subject as (
         insert into subject (unit_id, kind, name, size, people)
         select unit_id, 'residential', $2, 120, 480 from festival where id = $1 returning id, unit_id
       )
       insert into application (unit_id, subject_id, subject_kind, scheme_id, year, decides, set_id, state, holder_unit_id, registered_on,
                                entered_by_id, entered_by_name, sent_by_id, sent_at, decided_by_id, decided_at, appraised_total, appraised_met)
       select s.unit_id, s.id, 'residential', t.scheme_id, 2026, 'commune', t.id, $3::application_state, s.unit_id, '2026-02-10',
              gen_random_uuid(), 'Người nhập', gen_random_uuid(), now(), ${more} from subject s, set t
       returning id, unit_id as "unitId", scheme_id as "schemeId"`,
      [pointId, `${name} ${state}`, state],
    );
  const done = await make("recognised", "gen_random_uuid(), now(), 500, 5");
  const decision = await one<{ id: string }>(
    `insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
     values ($1, $2, 2026, $3, gen_random_uuid(), 'Người lập') returning id`,
    [done.unitId, done.schemeId, `Ủy ban nhân dân ${name}`],
  );
  await ask(
    "insert into decision_item (unit_id, decision_id, application_id, position) values ($1, $2, $3, 0)",
    [done.unitId, decision.id, done.id],
  );
  await ask(
    `update recognition_decision set state = 'signed', number = '45/QĐ-UBND', decided_on = '2026-11-20', signer_name = 'Người ký',
            signer_post = 'Chủ tịch', signed_by_id = gen_random_uuid(), signed_at = now() where id = $1`,
    [decision.id],
  );
  const recognition = await one<{ id: string }>(
    `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, code, valid_from)
     values ($1, $2, $3, $4, 2026, left(translate(encode(sha256($2::uuid::text::bytea), 'hex'), 'o', '0'), 26), '2026-11-20') returning id`,
    [done.unitId, done.id, decision.id, done.schemeId],
  );
  const open = await make("sent", "null, null, null, null");
  const team = await one<{ id: string }>(
    `insert into appraisal_team (unit_id, scheme_id, year, name, decision_number, decided_on, entered_by_id, entered_by_name)
     values ($1, $2, 2026, $3, '12/QĐ', '2026-10-01', gen_random_uuid(), 'Người lập') returning id`,
    [open.unitId, open.schemeId, name],
  );
  const appraisal = await one<{ id: string }>(
    `with p as (
       insert into appraisal (unit_id, application_id, application_unit_id, team_id, level, opened_by_id, opened_by_name)
       values ($1, $2, $1, $3, 'commune', gen_random_uuid(), 'Người mở') returning id
     ), m as (
       insert into appraisal_member (team_id, unit_id, user_id, user_name, user_unit)
       select $3, $1, id, full_name, 'Đơn vị' from app_user where username = $4 returning id, user_id, user_name
     )
     select p.id, m.id as member, m.user_id as "userId", m.user_name as "userName" from p, m`,
    [open.unitId, open.id, team.id, username],
  );
  await ask(
    `with g as (
       insert into appraisal_assignment (unit_id, appraisal_id, application_id, member_id, user_id, assigned_by_id)
       select $1, $2, $3, m.id, m.user_id, gen_random_uuid() from appraisal_member m where m.team_id = $4 returning id, user_id
     )
     insert into score_sheet (unit_id, appraisal_id, assignment_id, user_id, user_name) select $1, $2, g.id, g.user_id, 'Người chấm' from g`,
    [open.unitId, appraisal.id, open.id, team.id],
  );
  return {
    ...{ team: team.id, appraisal: appraisal.id },
    ...{ recognitionDecision: decision.id, recognition: recognition.id },
  };
}

/** Takes away what hangs on the applications of some subjects, those of a scheme and a year, or whatever else is asked for. */
export async function clearRecognitions(applications: string, values: unknown[]): Promise<void> {
  const of = `application_id in (${applications})`;
  const appraisals = `appraisal_id in (select id from appraisal where ${of})`;
  const held = `recognition_id in (select id from recognition where ${of})`;
  const teams = await ask<{ team_id: string }>(`select distinct team_id from appraisal where ${of}`, values);
  const decisions = await ask<{ decision_id: string }>(
    `select distinct decision_id from decision_item where ${of}`,
    values,
  );
  for (const table of ["recheck", "recognition_succession"])
    await ask(`delete from ${table} where ${held}`, values);
  await ask(`delete from recognition where ${of}`, values);
  await ask(`delete from strengthening_plan where ${of}`, values);
  await ask(`delete from decision_item where ${of}`, values);
  await ask(
    "delete from recognition_decision d where id = any($1) and not exists (select from decision_item i where i.decision_id = d.id)",
    [decisions.map((row) => row.decision_id)],
  );
  await ask(
    `delete from member_score where sheet_id in (select id from score_sheet where ${appraisals})`,
    values,
  );
  for (const table of ["score_sheet", "agreed_score", "appraisal_note", "appraisal_assignment"]) {
    await ask(`delete from ${table} where ${appraisals}`, values);
  }
  await ask(`delete from appraisal where ${of}`, values);
  await ask(`delete from appraisal_conflict where ${of}`, values);
  const empty = teams.map((row) => row.team_id);
  await ask(
    "delete from appraisal_member m where team_id = any($1) and not exists (select from appraisal a where a.team_id = m.team_id)",
    [empty],
  );
  await ask(
    "delete from appraisal_team t where id = any($1) and not exists (select from appraisal a where a.team_id = t.id)",
    [empty],
  );
}

/** Takes applications away with all that hangs on them, whatever was walked before. */
export async function clearApplications(applications: string, values: unknown[]): Promise<void> {
  await clearRecognitions(applications, values);
  for (const table of ["evidence_report", "evidence_file", "evidence_upload"])
    await ask(`delete from ${table} where record_id in (${applications})`, values);
  for (const table of ["answer_evidence", "application_answer"])
    await ask(`delete from ${table} where application_id in (${applications})`, values);
  for (const table of ["return_remark", "record_snapshot", "receipt", "decision"])
    await ask(`delete from ${table} where record_id in (${applications})`, values);
  await ask(
    `delete from kept_text k using (${applications}) a where k.form_key like 'application:' || a.id || '%'`,
    values,
  );
  await ask(`delete from application where id in (${applications})`, values);
}
