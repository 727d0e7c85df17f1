import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { WorkSource } from "@/lib/core/work";
import { Prisma } from "@/prisma/generated/client";
import type { ApplicationState } from "@/prisma/generated/enums";
import { type RecognitionAct, recognitionWords } from "./words";

const { sql } = Prisma;

/**
 * Applications that wait for the actor, one line for each scheme and year of a unit; due when the scheme says. What many
 * communes sent up is one line of the unit with which it lies, not one for each of them.
 */
function waiting(
  actor: Actor,
  act: RecognitionAct,
  states: readonly ApplicationState[],
  at: "own" | "holder",
): Prisma.Sql {
  const units = sql`any(${[...actor.actsFor]}::uuid[])`;
  const unit = at === "own" ? sql`a.unit_id` : sql`a.holder_unit_id`;
  // What lies with a district that is no more waits for its province.
  const also =
    at === "holder" && actor.unit.level === "province"
      ? sql`or ${unit} = any(array(select districts_left()))`
      : sql``;
  const due = sql`(select (a.year || '-' || (one ->> 'dueOn'))::date from jsonb_array_elements(m.subjects) one
                    where one ->> 'kind' = a.subject_kind::text and one ->> 'dueOn' is not null)`;
  // The year of a line is a season's; that of an application stands in its words.
  return sql`
    select 'r' || ${act}::text || w.scheme_id || w.unit_id || w.year, ${act}::text, m.code || '|' || w.year || '|' || m.short_name, w.unit_id,
           null::record_state, w.due_on, w.id, null::int, w.n
      from (select a.scheme_id, ${unit} as unit_id, a.year, count(*)::int as n, min(a.id::text)::uuid as id, min(${due}) as due_on
              from application a join scheme m on m.id = a.scheme_id
             where (${unit} = ${units} ${also}) and a.state = any(${[...states]}::application_state[])
             group by 1, 2, 3) w
      join scheme m on m.id = w.scheme_id`;
}

/** What this person was assigned to score and has not sent. */
function toScore(actor: Actor): Prisma.Sql {
  return sql`
    select 'g' || g.id, 'score', m.short_name || ' (' || coalesce(s.name, u.name) || ')', a.unit_id, null::record_state, null::date, p.id, a.year, 1
      from appraisal_assignment g join appraisal p on p.id = g.appraisal_id and p.state = 'open'
      join application a on a.id = p.application_id join scheme m on m.id = a.scheme_id join unit u on u.id = a.unit_id
      left join subject s on s.id = a.subject_id
     where g.user_id = ${actor.userId}::uuid and g.ended_at is null
       and not exists (select from score_sheet h where h.assignment_id = g.id and h.state = 'sent')`;
}

/** Drafts of decisions that wait for their number and signature. */
function toDecide(actor: Actor): Prisma.Sql {
  return sql`
    select 'q' || d.id, 'decide', m.short_name, d.unit_id, null::record_state, null::date, d.id, d.year, 1
      from recognition_decision d join scheme m on m.id = d.scheme_id
     where d.state = 'draft' and d.unit_id = any(${[...actor.actsFor]}::uuid[])`;
}

/** Recognitions of units that are no more, about which somebody must decide. */
function afterMerger(actor: Actor): Prisma.Sql {
  return sql`
    select 'm' || r.id, 'merger', m.short_name || ' (' || coalesce(s.name, u.name) || ')', r.unit_id, null::record_state, null::date, r.id, r.year, 1
      from recognition r join recognition_decision d on d.id = r.decision_id
       and (d.unit_id = any(${[...actor.actsFor]}::uuid[]) or d.unit_id = any(array(select districts_left())))
      join unit u on u.id = r.unit_id and u.valid_to <= today_in_vietnam() join scheme m on m.id = r.scheme_id
      join application a on a.id = r.application_id left join subject s on s.id = a.subject_id
     where r.state = 'valid' and not exists (select from recognition_succession x where x.recognition_id = r.id)`;
}

/** What each role has to do; who signs has no line for what the officer still builds. */
function partsFor(actor: Actor): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (actor.role === "commune_officer") {
    parts.push(
      waiting(actor, "build", ["registered", "building"], "own"),
      waiting(actor, "amend", ["returned"], "own"),
    );
  }
  if (may(actor, "recognition.send")) parts.push(waiting(actor, "sign", ["self_scored"], "own"));
  if (may(actor, "recognition.appraise")) parts.push(waiting(actor, "appraise", ["sent"], "holder"));
  if (may(actor, "appraisal.score")) parts.push(toScore(actor));
  if (may(actor, "recognition.decide")) {
    parts.push(waiting(actor, "present", ["passed"], "holder"), toDecide(actor), afterMerger(actor));
  }
  return parts;
}

/** What recognition gives to "Việc của tôi". */
export const recognitionWork: WorkSource = { name: "recognitions", words: recognitionWords, parts: partsFor };
