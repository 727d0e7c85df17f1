import type { ClientBase } from "pg";
import { type Fact, type FactCode, isFactCode, knownFacts } from "@/lib/recognitions/applications/facts";
import { satisfiedShare } from "@/lib/recognitions/applications/papers";
import { criteriaOf, leavesOf } from "@/lib/recognitions/criteria/document";
import { assessmentDays } from "@/lib/recognitions/schemes/window";
import type { Begun, Binding, Candidate } from "./recognition-applications";
import type { Campaign } from "./recognition-fates";
import { drawPapers } from "./recognition-papers";

/** What the portal knows of communes that apply for themselves, by the functions that an application reads it with. */
export async function readFacts(
  client: ClientBase,
  campaign: Campaign,
  begun: readonly Begun[],
  bound: (candidate: Candidate) => Binding | null,
  day: string,
): Promise<Map<string, Record<string, Fact>>> {
  const known = new Map<string, Record<string, Fact>>();
  if (campaign.of === "subjects") return known;
  const codes = new Set(begun.flatMap(({ candidate }) => sources(bound(candidate)).map(({ code }) => code)));
  const values = new Map<string, Partial<Record<FactCode, number | null>>>();
  const counted = [...codes].filter((code) => code !== "satisfaction_survey");
  const window = begun[0] && bound(begun[0].candidate)?.subject.window;
  if (window && counted.length > 0) {
    const { from, to } = assessmentDays(window, campaign.year);
    const { rows } = await client.query<{ id: string } & Record<FactCode, number | null>>(
      `select id, ${counted.map((code) => `fact_${code}(id, $2, $3) as ${code}`).join(", ")} from unnest($1::uuid[]) id`,
      [begun.map(({ candidate }) => candidate.unitId), from, to],
    );
    for (const row of rows) values.set(row.id, row);
  }
  for (const { candidate, id, key, fate } of begun) {
    const told = { unitCode: candidate.code, year: campaign.year, id };
    const papers = drawPapers(key, campaign, candidate, "", fate === "building" ? "building" : "sent", 1);
    const facts = sources(bound(candidate)).map(({ key: at, code }): [string, Fact] => [
      at,
      {
        ...{ code, day, href: knownFacts[code].href(told) },
        value:
          code === "satisfaction_survey"
            ? satisfiedShare(papers)
            : (values.get(candidate.unitId)?.[code] ?? null),
      },
    ]);
    known.set(id, Object.fromEntries(facts));
  }
  return known;
}

function sources(of: Binding | null): { key: string; code: FactCode }[] {
  const leaves = of ? criteriaOf(of.document).flatMap(leavesOf) : [];
  return leaves.flatMap(({ key, source }) => (isFactCode(source) ? [{ key, code: source }] : []));
}
