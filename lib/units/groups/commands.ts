import "server-only";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import type { AssignUnitsInput, ConfirmGroupInput, CreateGroupInput, EndMembershipInput } from "./schema";
import { groupIssues } from "./words";

/** V05 begins a group, in a set that is there or in a new one. */
export async function createGroup(tx: Tx, _actor: Actor, input: CreateGroupInput): Promise<{ id: string }> {
  try {
    const set =
      input.setId === ""
        ? await tx.unitGroupSet.create({
            data: { name: input.setName, open: input.restricted !== "yes", position: 100 },
            select: { id: true },
          })
        : await tx.unitGroupSet.findUnique({ where: { id: input.setId }, select: { id: true } });
    if (!set) throw new NotThere();
    return await tx.unitGroup.create({ data: { setId: set.id, name: input.name }, select: { id: true } });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new Refusal([groupIssues.taken()]);
    throw error;
  }
}

type Candidate = { id: string; code: string; kind: UnitKind; name: string };

async function chosen(tx: Tx, input: AssignUnitsInput): Promise<Candidate[]> {
  const alive = Prisma.sql`u.valid_from <= ${input.validFrom}::date and coalesce(u.valid_to, 'infinity') > ${input.validFrom}::date`;
  const found = await tx.$queryRaw<Candidate[]>`
    select u.id, u.code, u.kind, u.name from unit u left join unit p on p.id = u.parent_id left join unit pp on pp.id = p.parent_id
     where ${alive} and u.level <> 'nation' and (
       u.code = any(${input.codes}::text[])
       or ${input.province} <> '' and (
         ${input.which === "itself"} and u.level = 'province' and u.code = ${input.province}
         or ${input.which === "communes"} and u.level = 'commune'
            and (p.level = 'province' and p.code = ${input.province} or pp.level = 'province' and pp.code = ${input.province})))
     order by u.id`;
  const known = new Set(found.map(({ code }) => code));
  const unknown = input.codes.filter((code) => !known.has(code));
  if (unknown.length > 0) throw new Refusal([groupIssues.unknown(unknown)]);
  if (found.length === 0) throw new Refusal([groupIssues.none()]);
  return found;
}

export type Assigned = { added: number; already: number; moved: number };

/**
 * Puts many units into a group from a day on. Those that are in it already stay as they are; those of another group of the set
 * leave it that day, if that is meant. That nobody is in two is the database's to say (unit_group_overlap).
 */
export async function assignUnits(tx: Tx, actor: Actor, input: AssignUnitsInput): Promise<Assigned> {
  const group = await tx.unitGroup.findUnique({ where: { id: input.id }, select: { id: true, setId: true } });
  if (!group) throw new NotThere();
  const units = await chosen(tx, input);
  const now = await tx.$queryRaw<{ id: string; unitId: string; groupId: string }[]>`
    select id, unit_id as "unitId", group_id as "groupId" from unit_group_member
     where set_id = ${group.setId}::uuid and unit_id = any(${units.map(({ id }) => id)}::uuid[])
       and valid_from <= ${input.validFrom}::date and (valid_to is null or valid_to > ${input.validFrom}::date)
     order by unit_id for update`;
  const already = new Set(now.filter((row) => row.groupId === group.id).map((row) => row.unitId));
  const elsewhere = now.filter((row) => row.groupId !== group.id);
  if (elsewhere.length > 0 && input.move !== "yes") {
    const names = units.filter(({ id }) => elsewhere.some((row) => row.unitId === id)).map(unitTitle);
    throw new Refusal([groupIssues.elsewhere(names, elsewhere.length)]);
  }
  const fresh = units.filter(({ id }) => !already.has(id));
  try {
    await tx.$executeRaw`
      update unit_group_member set valid_to = ${input.validFrom}::date
       where id = any(${elsewhere.map(({ id }) => id)}::uuid[]) and valid_to is null`;
    await tx.unitGroupMember.createMany({
      data: fresh.map(({ id }) => ({
        unitId: id,
        setId: group.setId,
        groupId: group.id,
        validFrom: toDate(input.validFrom),
        legalBasis: input.legalBasis,
        enteredByName: actor.fullName,
      })),
    });
  } catch (error) {
    if (brokenRule(error, "unit_group_overlap")) throw new Refusal([groupIssues.later()]);
    throw error;
  }
  return { added: fresh.length - elsewhere.length, already: already.size, moved: elsewhere.length };
}

/** A unit leaves its group on a day. */
export async function endMembership(tx: Tx, _actor: Actor, input: EndMembershipInput): Promise<void> {
  await tx.$queryRaw`select from unit_group_member where id = ${input.memberId}::uuid for update`;
  const member = await tx.unitGroupMember.findFirst({ where: { id: input.memberId, groupId: input.id } });
  if (!member) throw new NotThere();
  if (member.validTo) throw new Refusal([groupIssues.ended()]);
  if (input.endsOn < fromDate(member.validFrom)) throw new Refusal([groupIssues.beforeStart()]);
  await tx.unitGroupMember.update({
    where: { id: member.id },
    data: { validTo: toDate(input.endsOn) },
    select: { id: true },
  });
}

/** V05 has compared what came with the release with its papers. */
export async function confirmGroup(tx: Tx, _actor: Actor, input: ConfirmGroupInput): Promise<void> {
  if (!(await tx.unitGroup.findUnique({ where: { id: input.id }, select: { id: true } })))
    throw new NotThere();
  await tx.unitGroupMember.updateMany({
    where: { groupId: input.id, confirmed: false },
    data: { confirmed: true },
  });
}
