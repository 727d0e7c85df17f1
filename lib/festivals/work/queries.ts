import "server-only";
import { type Actor, eyesOf } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { WorkSource } from "@/lib/core/work";
import { dueTables, joinDue, lastDay } from "@/lib/festivals/deadlines/due-queries";
import { Prisma } from "@/prisma/generated/client";
import { type WorkAct, workWords } from "./words";

const { sql } = Prisma;

type Part = Prisma.Sql;

/** Units whose records lie with this actor: its own, and below a province the districts that are closed. */
const holders = (actor: Actor) =>
  actor.unit.level === "province"
    ? sql`
  any(array(select h.id from unit h
         where h.id = any(${[...actor.actsFor]}::uuid[])
            or (h.parent_id = any(${[...actor.actsFor]}::uuid[]) and h.level = 'district' and h.valid_to <= today_in_vietnam())))`
    : ownUnits(actor);

const ownUnits = (actor: Actor) => sql`any(${[...actor.actsFor]}::uuid[])`;

const isOpen = sql`s.state in ('open', 'reopened')`;
/** Or locked, and the unit was granted more time. */
const isOpenFor = sql`(s.state in ('open', 'reopened') or x.until >= today_in_vietnam())`;

const resultDue = lastDay(sql`d.result_on`);
const reportDue = lastDay(sql`d.report_on`);
/** Results lie with their own unit, or wait for the report of the one that has them. */
const resultDays = joinDue(sql`f.unit_id`, sql`'result'::extension_what`);
const waitingDays = joinDue(sql`w.holder_id`, sql`'report'::extension_what`);

/**
 * What a signed report counts stands still, for everybody below the nation: no line for it. Asked for each line, after it is
 * grouped ("offset 0" keeps the planner from asking for each row), because the answer costs more than the line.
 */
const movable = (actor: Actor, unit: Prisma.Sql, season: Prisma.Sql) =>
  actor.unit.level === "nation" ? sql`true` : sql`not report_signed(${unit}, ${season})`;

/**
 * The same for points, asked once for each unit and season: a file brings thousands of them for some dozens of units. Answered
 * before the points are read ("materialized"): a plan that PostgreSQL keeps for everybody would ask again for each point.
 */
const standing = (actor: Actor, rows: Prisma.Sql) => sql`
    with standing as materialized (
      select k.unit_id, k.season_id from (select distinct f.unit_id, f.season_id from festival f where ${rows} offset 0) k
       where ${movable(actor, sql`k.unit_id`, sql`k.season_id`)})`;
const stands = sql`(f.unit_id, f.season_id) in (select k.unit_id, k.season_id from standing k)`;

/** Points that wait for those who enter: returned ones, and drafts whose day has come. */
function resultsToEnter(actor: Actor, which: Prisma.Sql, today: Day): Part {
  const rows = sql`${which} and f.state in ('draft', 'returned')`;
  return sql`${standing(actor, rows)}
    select 'f' || f.id as key,
           case when f.state = 'returned' then 'amend_result'
                when f.status = 'planned' then 'enter_result' else 'finish_result' end as act,
           f.name, f.unit_id, f.state, ${resultDue} as due_on, f.id as record_id, s.year, 1 as n
      from festival f join season s on s.id = f.season_id ${resultDays}
     where ${isOpenFor} and ${rows} and (f.state = 'returned' or f.held_on <= ${today}::date) and ${stands}`;
}

function resultsToConfirm(actor: Actor): Part {
  const rows = sql`f.unit_id = ${ownUnits(actor)} and f.state = 'submitted'`;
  return sql`${standing(actor, rows)}
    select 'f' || f.id, 'confirm_result', f.name, f.unit_id, f.state, ${resultDue}, f.id, s.year, 1
      from festival f join season s on s.id = f.season_id ${resultDays}
     where ${isOpenFor} and ${rows} and ${stands}`;
}

/** What lies here, one line for each unit that sent it. What somebody entered or sent is for another to accept. */
function pointsToCheck(actor: Actor, act: "accept_points" | "forward_points"): Part {
  const eyes =
    act === "accept_points"
      ? sql`and not f.editor_ids && ${eyesOf(actor)}::uuid[] and not coalesce(f.sent_by_id = any(${eyesOf(actor)}::uuid[]), false)`
      : Prisma.empty;
  return sql`
    select 'p' || w.season_id || w.unit_id, ${act}::text,
           coalesce(case when w.n = 1 then (select f.name from festival f where f.id = w.id) end, ''),
           w.unit_id, 'sent'::record_state, ${act === "forward_points" ? lastDay(sql`d.district_on`) : reportDue}, w.id, s.year, w.n
      from (select f.season_id, f.unit_id, count(*)::int as n, min(f.id::text)::uuid as id,
                   min(f.holder_unit_id::text)::uuid as holder_id
              from festival f
             where f.state = 'sent' and f.holder_unit_id = ${holders(actor)} ${eyes}
             group by f.season_id, f.unit_id offset 0) w
      join season s on s.id = w.season_id ${waitingDays}
     where ${isOpen} and ${movable(actor, sql`w.unit_id`, sql`w.season_id`)}`;
}

type Paper = { table: Prisma.Sql; mark: string; what: Prisma.Sql; due: Prisma.Sql; counted: boolean };
const plan: Paper = {
  table: sql`festival_plan`,
  mark: "k",
  what: sql`'plan'::extension_what`,
  due: lastDay(sql`case when u.level = 'province' then d.province_plan_on else d.plan_on end`),
  counted: true,
};
const report: Paper = {
  table: sql`festival_report`,
  mark: "b",
  what: sql`'report'::extension_what`,
  due: reportDue,
  counted: false,
};

function papers(
  actor: Actor,
  { table, mark, what, due, counted }: Paper,
  act: Prisma.Sql,
  which: Prisma.Sql,
): Part {
  return sql`
    select ${mark}::text || r.id, ${act}, '', r.unit_id, r.state, ${due}, r.id, s.year, 1
      from ${table} r join season s on s.id = r.season_id join unit u on u.id = r.unit_id ${joinDue(sql`r.unit_id`, what)}
     where ${isOpenFor} and ${which} and ${counted ? movable(actor, sql`r.unit_id`, sql`r.season_id`) : sql`true`}`;
}

const papersToEnter = (kind: Paper, actor: Actor, finish: WorkAct, amend: WorkAct): Part =>
  papers(
    actor,
    kind,
    sql`case when r.state = 'returned' then ${amend}::text else ${finish}::text end`,
    sql`r.unit_id = ${ownUnits(actor)} and r.state in ('draft', 'returned')`,
  );

const papersToSign = (kind: Paper, actor: Actor, act: WorkAct): Part =>
  papers(actor, kind, sql`${act}::text`, sql`r.unit_id = ${ownUnits(actor)} and r.state = 'submitted'`);

const papersToCheck = (kind: Paper, actor: Actor, act: WorkAct): Part =>
  papers(
    actor,
    kind,
    sql`${act}::text`,
    sql`r.state = 'sent' and r.holder_unit_id = ${holders(actor)}
        and not r.editor_ids && ${eyesOf(actor)}::uuid[] and not coalesce(r.sent_by_id = any(${eyesOf(actor)}::uuid[]), false)`,
  );

/** A paper that the unit owes to an open season and has not begun. */
function paperToWrite(
  { table, mark, what, due }: Paper,
  actor: Actor,
  act: WorkAct,
  since: Prisma.Sql,
): Part {
  return sql`
    select ${mark}::text || s.id, ${act}::text, '', u.id, null::record_state, ${due}, null::uuid, s.year, 1
      from season s join unit u on u.id = ${actor.unit.id}::uuid ${joinDue(sql`u.id`, what)}
     where s.state = 'open' and ${since}
       and u.valid_from <= s.ends_on and (u.valid_to is null or u.valid_to > s.starts_on)
       and not exists (select from ${table} r where r.season_id = s.id and r.unit_id = u.id)`;
}

/** More time that units below ask for: a province answers its communes, the nation the provinces. */
function extensionsToDecide(actor: Actor): Part {
  const below = actor.unit.level === "nation" ? "province" : "commune";
  return sql`
    select 'x' || e.id, 'decide_extension', e.what::text, e.unit_id, null::record_state, null::date, e.id, s.year, 1
      from extension e join season s on s.id = e.season_id join unit u on u.id = e.unit_id
     where e.state = 'asked' and u.level = ${below}::unit_level and e.asked_by_id <> ${actor.userId}::uuid`;
}

/** A supplement of a signed report: one to begin because a missing commune is in, to sign, or to accept. */
function supplements(actor: Actor, act: "write_supplement" | "sign_supplement" | "accept_supplement"): Part {
  if (act === "write_supplement") {
    return sql`
      select 'm' || r.id, ${act}::text, '', r.unit_id, null::record_state, min(e.expected_on), r.id, s.year, 1
        from report_exception e join festival_report r on r.id = e.report_id join season s on s.id = r.season_id
       where r.unit_id = ${ownUnits(actor)} and r.state in ('sent', 'accepted', 'locked') and e.supplement_id is null
         and exists (select from festival f where f.unit_id = e.missing_unit_id and f.season_id = r.season_id and f.state in ('accepted', 'locked'))
         and not exists (select from report_supplement p where p.report_id = r.id and p.state <> 'accepted')
       group by r.id, r.unit_id, s.year`;
  }
  const which =
    act === "sign_supplement"
      ? sql`p.unit_id = ${ownUnits(actor)} and p.state in ('draft', 'returned')`
      : sql`p.state = 'sent' and p.entered_by_id <> ${actor.userId}::uuid and p.sent_by_id <> ${actor.userId}::uuid
            and r.state in ('accepted', 'locked')`;
  return sql`
    select 'm' || p.id, ${act}::text, p.number, p.unit_id, null::record_state, null::date, p.id, s.year, 1
      from report_supplement p join festival_report r on r.id = p.report_id join season s on s.id = r.season_id
     where ${which}`;
}

/** A file of points that was read and waits for whoever handed it in: to be written, mended or dropped. */
function filesToWrite(actor: Actor): Part {
  return sql`
    select 'n' || i.id, 'write_file', i.file_name, i.unit_id, null::record_state, null::date, i.id, s.year,
           i.rows_added + i.rows_changed + i.rows_asked + i.rows_wrong
      from festival_import i join season s on s.id = i.season_id
     where i.uploaded_by_id = ${actor.userId}::uuid and i.unit_id = ${actor.unit.id}::uuid and i.state = 'checked'
       and i.rows_added + i.rows_changed + i.rows_asked + i.rows_wrong > 0`;
}

const always = sql`true`;

/** What each role has to do. A role without a line has no queue. */
function partsFor(actor: Actor, today: Day): Part[] {
  const own = sql`f.unit_id = ${ownUnits(actor)}`;
  const mine = sql`f.entered_by_id = ${actor.userId}::uuid`;
  const planOwed = paperToWrite(plan, actor, "write_plan", always);
  const planOpen = papersToEnter(plan, actor, "finish_plan", "amend_plan");
  switch (actor.role) {
    case "commune_officer":
      return [resultsToEnter(actor, own, today), filesToWrite(actor), planOwed, planOpen];
    case "commune_chief":
      return [
        resultsToConfirm(actor),
        resultsToEnter(actor, sql`${own} and ${mine}`, today),
        filesToWrite(actor),
        papersToSign(plan, actor, "sign_plan"),
      ];
    case "district_officer":
      return [pointsToCheck(actor, "forward_points"), papersToCheck(plan, actor, "forward_plan")];
    case "province_officer":
      return [
        extensionsToDecide(actor),
        supplements(actor, "write_supplement"),
        pointsToCheck(actor, "accept_points"),
        resultsToEnter(actor, mine, today),
        filesToWrite(actor),
        planOwed,
        planOpen,
        papersToCheck(plan, actor, "accept_plan"),
        // The report is due once the season is over.
        paperToWrite(report, actor, "write_report", sql`s.ends_on < ${today}::date`),
        papersToEnter(report, actor, "finish_report", "amend_report"),
      ];
    case "province_leader":
      return [
        extensionsToDecide(actor),
        supplements(actor, "sign_supplement"),
        pointsToCheck(actor, "accept_points"),
        papersToSign(plan, actor, "sign_plan"),
        papersToCheck(plan, actor, "accept_plan"),
        papersToSign(report, actor, "sign_report"),
      ];
    case "province_admin":
      return [planOwed, planOpen];
    case "ministry_officer":
      return [
        extensionsToDecide(actor),
        supplements(actor, "accept_supplement"),
        papersToCheck(plan, actor, "accept_plan"),
        papersToCheck(report, actor, "accept_report"),
      ];
    case "ministry_admin":
      return [
        extensionsToDecide(actor),
        supplements(actor, "accept_supplement"),
        papersToCheck(plan, actor, "accept_plan"),
        papersToCheck(report, actor, "accept_report"),
        papers(actor, report, sql`'lock_report'`, sql`r.state = 'accepted'`),
      ];
    case "ministry_leader":
    case "partner":
    case "appraiser":
      return [];
  }
}

/** What Ngày hội gives to "Việc của tôi". */
export const festivalWork: WorkSource = {
  name: "festivals",
  words: workWords,
  tables: dueTables,
  parts: partsFor,
};
