import "server-only";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { Content, Gift } from "./content";

type Found = Omit<Content, "gifts"> & { id: string; gifts: (Omit<Gift, "value"> & { value: string })[] };

const entered = Prisma.sql`
  select f.id, name, host_level as "hostLevel", place, held_on::text as "heldOn", starts_at as "startsAt", ends_at as "endsAt",
         area_class as "areaClass", coalesce(area_traits::text[], '{}') as "areaTraits", pilot_of as "pilotOf",
         expected_leaders as "expectedLeaders", coalesce(ceremony::text[], '{}') as ceremony,
         coalesce(festivity::text[], '{}') as festivity, status, status_reason as "statusReason", turnout, delegates,
         top_tier as "topTier", spent_state as "spentState", spent_social as "spentSocial", outreach,
         good_practice as "goodPractice", shortcomings, proposals,
         (select coalesce(jsonb_agg(jsonb_build_object('tier', tier, 'fullName', full_name, 'jobTitle', job_title,
                   'organisation', organisation) order by position), '[]') from festival_guest where festival_id = f.id) as guests,
         (select coalesce(jsonb_agg(jsonb_build_object('recipient', recipient, 'count', count, 'value', value::text)
                   order by position), '[]') from festival_gift where festival_id = f.id) as gifts,
         (select coalesce(jsonb_agg(jsonb_build_object('count', count, 'parties', parties) order by position), '[]')
            from festival_pledge where festival_id = f.id) as pledges,
         (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'kind', kind, 'places', places) order by position), '[]')
            from festival_model where festival_id = f.id) as models,
         (select coalesce(jsonb_agg(jsonb_build_object('authority', authority, 'form', form, 'recipient', recipient,
                   'count', count) order by position), '[]') from festival_award where festival_id = f.id) as awards
    from festival f`;

// A sum of money may be larger than what JSON carries exactly.
const contentOf = ({ id: _, ...found }: Found): Content => ({
  ...found,
  gifts: found.gifts.map((gift) => ({ ...gift, value: BigInt(gift.value) })),
});

/** Everything that was entered about a point, its rows with it, in one statement; null when it is not in scope. */
export async function getContent(tx: Tx, id: string): Promise<Content | null> {
  const [found] = await tx.$queryRaw<Found[]>`${entered} where f.id = ${id}::uuid`;
  return found ? contentOf(found) : null;
}

/** The same of some points, by their ids. */
export async function listContents(tx: Tx, ids: readonly string[]): Promise<Map<string, Content>> {
  const rows = await tx.$queryRaw<Found[]>`${entered} where f.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((found) => [found.id, contentOf(found)]));
}
