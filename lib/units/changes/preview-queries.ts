import "server-only";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { ChangePlan } from "./line";
import { planLines, unitRefs } from "./queries";
import type { ChangeRecord, EndingPost, Growth, Holding, PersonRef, Preview, UnitRef } from "./view";

/** People that a preview names one by one; the rest is counted. */
const peopleShown = 30;

type Rehearsal = { refused?: string; grown: Growth[] };

/** What the database says to a plan: it carries it out and takes it back. */
export async function rehearse(tx: Tx, plan: ChangePlan, day: string): Promise<Rehearsal> {
  const rows = await tx.$queryRaw<{ result: Rehearsal }[]>`
    select rehearse_unit_plan(${JSON.stringify(plan)}::jsonb, ${day}::date) as result`;
  return rows[0]?.result ?? { grown: [] };
}

/**
 * What a change touches. Of a draft: worked out of its lines as the tree is now; of an applied one: of the plan that
 * was carried out. Records and people are counted under the reader's own scope.
 */
export async function previewOf(tx: Tx, change: ChangeRecord): Promise<Preview> {
  const open = change.state === "draft" || change.state === "requested";
  const worked = open || !change.plan ? await planLines(tx, change.lines, change.effectiveOn) : null;
  const plan = worked?.plan ?? change.plan ?? { ends: [], begins: [], renames: [], successions: [] };
  const sound = open && worked !== null && worked.conflicts.length === 0;
  const tried: Rehearsal = sound ? await rehearse(tx, plan, change.effectiveOn) : { grown: [] };
  const ended = plan.ends;
  const holdings = await tx.$queryRaw<Holding[]>`
    select source, held, unit_id as "unitId", state, running, sum(count)::int as count
      from unit_holdings(${ended}::uuid[]) group by 1, 2, 3, 4, 5 order by 1, 3, 4`;
  const people = await peopleOf(tx, ended);
  const posts = await postsOf(tx, ended, change.effectiveOn);
  const refs = await unitRefs(tx, [
    ...ended,
    ...plan.renames.map(({ unitId }) => unitId),
    ...plan.successions.map(({ toId }) => toId),
    ...plan.begins.map(({ parentId }) => parentId).filter(Boolean),
    ...tried.grown.flatMap(({ holderId, unitIds }) => [holderId, ...unitIds]),
  ]);
  const names = new Map<string, UnitRef>(
    [...plan.begins, ...refs].map(({ id, code, level, kind, name }) => [id, { id, code, level, kind, name }]),
  );
  return {
    plan,
    conflicts: worked?.conflicts ?? [],
    refused: tried.refused ?? (open ? tooEarly(plan, change.effectiveOn) : null),
    kept: worked?.kept ?? 0,
    growth: tried.grown,
    holdings,
    people: people.slice(0, peopleShown),
    peopleTotal: people.length,
    posts: posts.slice(0, peopleShown),
    postsTotal: posts.length,
    contacts: await contactsOf(tx, ended, change.effectiveOn),
    names,
  };
}

/** A name is one column: it changes on its day. apply_unit_change() refuses it before; here it is said in time. */
function tooEarly(plan: ChangePlan, effectiveOn: Day): string | null {
  return plan.renames.length > 0 && effectiveOn > dayOf(new Date()) ? "unit_change_rename_day" : null;
}

/** Accounts that units keep, and people with a role there now. */
async function peopleOf(tx: Tx, unitIds: string[]): Promise<PersonRef[]> {
  if (unitIds.length === 0) return [];
  return tx.$queryRaw<PersonRef[]>`
    select a.id, a.full_name as "fullName", a.job_title as "jobTitle", coalesce(r.unit_id, a.unit_id) as "unitId",
           count(r.id)::int as roles
      from app_user a
      left join role_assignment r on r.user_id = a.id and r.unit_id = any(${unitIds}::uuid[])
           and coalesce(r.valid_to, 'infinity') > today_in_vietnam()
     where a.disabled_at is null and (a.unit_id = any(${unitIds}::uuid[]) or r.id is not null)
     group by a.id, 4 order by 4, a.full_name, a.id`;
}

/** People whose term would go on on the day on which their unit ends: it ends with it. */
async function postsOf(tx: Tx, unitIds: string[], day: Day): Promise<EndingPost[]> {
  if (unitIds.length === 0) return [];
  return tx.$queryRaw<EndingPost[]>`
    select id, unit_id as "unitId", post, full_name as "fullName", valid_from >= ${day}::date as never
      from unit_post
     where unit_id = any(${unitIds}::uuid[]) and superseded_at is null and coalesce(valid_to, 'infinity') > ${day}::date
     order by unit_id, post, valid_from, id`;
}

async function contactsOf(tx: Tx, unitIds: string[], day: Day): Promise<number> {
  if (unitIds.length === 0) return 0;
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count
      from unit_contact
     where unit_id = any(${unitIds}::uuid[]) and superseded_at is null and coalesce(valid_to, 'infinity') > ${day}::date`;
  return rows[0]?.count ?? 0;
}
