import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { treeOf } from "@/lib/festivals/papers/land-queries";
import { readPaper } from "@/lib/festivals/papers/queries";
import { Prisma } from "@/prisma/generated/client";
import type { PlanContent, PlannedAndHeld, PlanPage, PlanUnit } from "./view";

/** What a plan says; NotThere when it is out of scope. */
export async function planContent(tx: Tx, id: string): Promise<PlanContent> {
  const plan = await tx.festivalPlan.findUnique({
    where: { id },
    select: {
      number: true,
      issuedOn: true,
      issuer: true,
      signer: true,
      communePoints: true,
      residentialPoints: true,
      agencyPoints: true,
      budgetState: true,
      budgetSocial: true,
      note: true,
      pilots: {
        select: { place: true, level: true, plannedOn: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!plan) throw new NotThere();
  return {
    ...plan,
    issuedOn: plan.issuedOn && fromDate(plan.issuedOn),
    pilots: plan.pilots.map((pilot) => ({
      ...pilot,
      plannedOn: pilot.plannedOn && fromDate(pilot.plannedOn),
    })),
  };
}

/** A plan with its way, its timeline and what became of it. */
export async function getPlan(tx: Tx, id: string): Promise<PlanPage> {
  const paper = await readPaper(tx, "plan", id);
  const content = await planContent(tx, id);
  return { ...paper, id, content, done: await plannedAndHeld(tx, paper.unit.id, paper.season.id, content) };
}

async function plannedAndHeld(
  tx: Tx,
  unitId: string,
  seasonId: string,
  plan: PlanContent,
): Promise<PlannedAndHeld[]> {
  const rows = await tx.$queryRaw<
    { level: PlannedAndHeld["level"] | null; held: number; provisional: number }[]
  >`
    select case when host_level = 'commune' then 'commune'
                when host_level in ('residential', 'inter_residential') then 'residential'
                when host_level in ('agency', 'enterprise', 'school') then 'agency' end as level,
           count(*) filter (where state in ('accepted', 'locked'))::int as held,
           count(*) filter (where state = 'sent')::int as provisional
      from festival
     where season_id = ${seasonId}::uuid and status = 'held' and unit_id in ${treeOf([unitId])}
     group by 1`;
  const planned = {
    commune: plan.communePoints,
    residential: plan.residentialPoints,
    agency: plan.agencyPoints,
  };
  return (["commune", "residential", "agency"] as const).map((level) => {
    const row = rows.find((one) => one.level === level);
    return { level, planned: planned[level], held: row?.held ?? 0, provisional: row?.provisional ?? 0 };
  });
}

/** The units for which the reader may draft a plan in a season: those that they act for and that were alive in it. */
export async function planUnits(tx: Tx, actor: Actor, seasonId: string): Promise<PlanUnit[]> {
  return tx.$queryRaw<PlanUnit[]>`
    select u.id, u.code, u.level, u.kind, u.name, p.id as "planId"
      from unit u
      join season s on s.id = ${seasonId}::uuid
      left join festival_plan p on p.unit_id = u.id and p.season_id = s.id
     where u.id = any(${[...actor.actsFor]}::uuid[]) and u.level in ('province', 'commune')
       and u.valid_from <= s.ends_on and coalesce(u.valid_to, 'infinity') > s.ends_on
     order by u.code, u.id`;
}

/** True where a record waits for the reader's unit: it holds it, or the district that does is closed. */
export function waitsFor(actor: Actor): Prisma.Sql {
  const inPlace =
    actor.unit.level === "province"
      ? Prisma.sql`or exists (select from unit h where h.id = r.holder_unit_id and h.level = 'district' and h.valid_to <= today_in_vietnam())`
      : Prisma.empty;
  return Prisma.sql`(r.state = 'sent' and (r.holder_unit_id = any(${[...actor.actsFor]}::uuid[]) ${inPlace}))`;
}
