import type { ClientBase } from "pg";
import type { Fact } from "@/lib/recognitions/applications/facts";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import type { ApplicationState, Role, SubjectKind, UnitLevel } from "@/prisma/generated/enums";
import type { Ruling } from "./recognised";
import type { Candidate } from "./recognition-applications";
import type { DrawnPapers } from "./recognition-papers";

export type Person = { id: string; name: string; unitId: string; unitName: string };
/** Who takes the steps of applications: by role, of a unit. */
export type People = { nationId: string; of: (role: Role, candidate: Candidate) => Person };

/** An application with its parts, as the statements below read it. */
export type Row = {
  id: string;
  unitId: string;
  subjectId: string | null;
  kind: SubjectKind;
  year: number;
  schemeId: string;
  decides: UnitLevel;
  state: ApplicationState;
  holderId: string;
  setId: string | null;
  additionId: string | null;
  registeredOn: string;
  received: boolean;
  openCriteria: string[];
  papers: DrawnPapers;
  selfTotal: number | null;
  selfMet: number | null;
  outcomeClass: string;
  outcomeReason: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  taken: { id: string; step: string; at: Date; role: Role; holderId: string; note: string }[];
  answers: {
    id: string;
    criterionId: string;
    answer: Answer;
    explanation: string;
    links: { title: string; address: string }[];
    fact: Fact | null;
  }[];
  remarks: { criterionId: string; remark: string }[];
  /** What stood at the criteria when it was returned. */
  fields: Record<string, string>;
  /** The decision on whose list it stands. */
  ruling: Ruling | null;
  candidate: Candidate;
};

const applications = `
insert into application (id, unit_id, subject_id, subject_kind, scheme_id, year, decides, set_id, addition_set_id, state, holder_unit_id, received,
  open_criteria, registration_number, registered_on, party_opinion, party_number, party_day, committee_opinion, committee_number, committee_day,
  survey_issued, survey_collected, survey_satisfied, report, self_total, self_met, appraised_total, appraised_met, outcome_class, outcome_reason, version, entered_by_id,
  entered_by_name, editor_ids, sent_by_id, sent_at, decided_by_id, decided_at, created_at, updated_at)
select r.id, "unitId", "subjectId", kind::subject_kind, "schemeId", year, decides::unit_level, "setId", "additionId", state::application_state, "holderId",
  received, array(select jsonb_array_elements_text("openCriteria"))::uuid[], p."registrationNumber", "registeredOn", p."partyOpinion", p."partyNumber",
  p."partyDay", p."committeeOpinion", p."committeeNumber", p."committeeDay", p."surveyIssued", p."surveyCollected", p."surveySatisfied", p.report,
  "selfTotal", "selfMet", case when appraised then "selfTotal" end, case when appraised then "selfMet" end, "outcomeClass", "outcomeReason", version, "enteredById", "enteredByName", array["enteredById"], "sentById", "sentAt",
  "decidedById", "decidedAt", "createdAt", "updatedAt"
  from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, "subjectId" uuid, kind text, "schemeId" uuid, year int, decides text, "setId" uuid,
       "additionId" uuid, state text, "holderId" uuid, received boolean, "openCriteria" jsonb, papers jsonb, "registeredOn" date, "selfTotal" int,
       "selfMet" int, appraised boolean, "outcomeClass" text, "outcomeReason" text, version int, "enteredById" uuid, "enteredByName" text, "sentById" uuid,
       "sentAt" timestamptz, "decidedById" uuid, "decidedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz)
 cross join jsonb_to_record(papers) as p ("registrationNumber" text, "partyOpinion" text, "partyNumber" text, "partyDay" date, "committeeOpinion" text,
       "committeeNumber" text, "committeeDay" date, "surveyIssued" int, "surveyCollected" int, "surveySatisfied" int, report text)`;

const answers = `
insert into application_answer (id, application_id, unit_id, criterion_id, value, met, grade, explanation, fact, entered_by_id, entered_by_name, updated_at)
select a.id, r.id, r."unitId", a."criterionId", (a.answer ->> 'value')::int, (a.answer ->> 'met')::boolean, a.answer ->> 'grade', a.explanation,
       nullif(a.fact, 'null'), r."enteredById", r."enteredByName", r."answeredAt"
  from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, "enteredById" uuid, "enteredByName" text, "answeredAt" timestamptz, answers jsonb)
 cross join jsonb_to_recordset(r.answers) as a (id uuid, "criterionId" uuid, answer jsonb, explanation text, fact jsonb)`;

const evidence = `
insert into answer_evidence (id, answer_id, application_id, unit_id, title, address, position)
select pg_temp.demo_id(r."answeredAt", a.id || ':evidence:' || l.position), a.id, r.id, r."unitId", l.link ->> 'title', l.link ->> 'address', l.position - 1
  from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, "answeredAt" timestamptz, answers jsonb)
 cross join jsonb_to_recordset(r.answers) as a (id uuid, links jsonb)
 cross join jsonb_array_elements(a.links) with ordinality as l (link, position)`;

const decisions = `
insert into decision (id, unit_id, record_kind, record_id, step, at, note, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name, holder_unit_id)
select t.id, r."unitId", 'application', r.id, t.step, t.at, t.note, t."actorId", t."actorName", t.role::role, t."actorUnitId", t."actorUnitName", t."holderId"
  from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, taken jsonb)
 cross join jsonb_to_recordset(r.taken) as t (id uuid, step text, at timestamptz, note text, role text, "actorId" uuid, "actorName" text,
       "actorUnitId" uuid, "actorUnitName" text, "holderId" uuid)`;

const returned = `
with sent_back as (
  select r."unitId", r.id, r.fields, r.remarks, t.id as decision_id, t.at
    from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, taken jsonb, fields jsonb, remarks jsonb)
   cross join jsonb_to_recordset(r.taken) as t (id uuid, step text, at timestamptz)
   where t.step = 'return'
), kept as (
  insert into record_snapshot (unit_id, record_kind, record_id, decision_id, fields, created_at)
  select "unitId", 'application', id, decision_id, fields, at from sent_back
)
insert into return_remark (unit_id, record_kind, record_id, decision_id, path, remark, created_at)
select b."unitId", 'application', b.id, b.decision_id, m."criterionId", m.remark, b.at
  from sent_back b cross join jsonb_to_recordset(b.remarks) as m ("criterionId" text, remark text)`;

/** Adds who entered, sent and decided, and who took each step. */
function withPeople(row: Row, people: People): Record<string, unknown> {
  const { candidate, ruling: _ruling, ...rest } = row;
  const taken = row.taken.map((one) => {
    const by = people.of(one.role, candidate);
    return { ...one, actorId: by.id, actorName: by.name, actorUnitId: by.unitId, actorUnitName: by.unitName };
  });
  const officer = people.of("commune_officer", candidate);
  const sent = taken.findLast(({ step }) => step === "send");
  const decided = taken.findLast(({ step }) => ["recognise", "refuse"].includes(step));
  return {
    ...{ ...rest, taken, enteredById: officer.id, enteredByName: officer.name },
    ...{ sentById: sent?.actorId ?? null, sentAt: sent?.at ?? null },
    ...{ decidedById: decided?.actorId ?? null, decidedAt: decided?.at ?? null },
    // Those who appraised it found what it says of itself.
    appraised:
      ["passed", "proposed", "recognised"].includes(row.state) ||
      (row.state === "sent" && row.holderId === people.nationId),
    answeredAt: answeredAt(taken.findLast(({ step }) => step === "begin")?.at ?? row.createdAt, sent?.at),
  };
}

const day = 24 * 60 * 60 * 1000;

/** The day before it was sent, as most do; what is not sent yet was answered when it was begun. */
const answeredAt = (begun: Date, sent?: Date): Date =>
  sent ? new Date(Math.max(begun.getTime(), sent.getTime() - day)) : begun;

/** Writes applications with their answers, evidence and timeline. */
export async function writeApplications(
  client: ClientBase,
  rows: readonly Row[],
  people: People,
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_500) {
    const some = JSON.stringify(rows.slice(from, from + 1_500).map((row) => withPeople(row, people)));
    for (const statement of [applications, answers, evidence, decisions, returned])
      await client.query(statement, [some]);
  }
}
