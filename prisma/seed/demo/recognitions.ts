import type { ClientBase } from "pg";
import type { Fact } from "@/lib/recognitions/applications/facts";
import type { OtherResults } from "@/lib/recognitions/criteria/scoring";
import { insertDecisions, type Recognised } from "./recognised";
import { insertAfterwards } from "./recognition-afterwards";
import { type Begun, begin, type Candidate, compose } from "./recognition-applications";
import { insertAppraisals } from "./recognition-appraisals";
import { bindings } from "./recognition-bindings";
import { byShare, dayBetween } from "./recognition-draw";
import { readFacts } from "./recognition-facts";
import { type Campaign, campaigns, stories } from "./recognition-fates";
import { readPeople } from "./recognition-people";
import { type Row, writeApplications } from "./recognition-rows";
import { insertSubjects } from "./recognition-subjects";
import { insertTargets } from "./recognition-targets";

const tables = ["subject", "application", "application_answer", "answer_evidence"];
/** What each row of these is held to costs more than the row. */
const guarded = ["application_answer", "answer_evidence", "appraisal", "member_score", "agreed_score"];
const history = ["decision", "return_remark", "record_snapshot"];
const appraised = [
  "appraisal_team",
  "appraisal_member",
  "appraisal",
  "appraisal_assignment",
  "score_sheet",
  "member_score",
  "agreed_score",
];
const after = ["recognition_decision", "decision_item", "recognition", "recheck", "recognition_succession"];

/**
 * Registers, registrations and applications in every state, of the old map and of the new one. They come with the product:
 * one line of the trail, not one each; nobody checks what is drawn here but the tests; their figures are counted once, by
 * who loads everything.
 */
export async function insertRecognitions(client: ClientBase): Promise<void> {
  // Facts are read unit by unit.
  await client.query("set local enable_nestloop = on");
  const { rows } = await client.query<{ table: string; name: string }>(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relname = any($1) and (t.tgname = 'audit' or t.tgname like 'figures\\_%'
            or t.tgname = 'guard' and c.relname = any($2))`,
    [[...tables, ...history, ...appraised, ...after], guarded],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} disable trigger ${name}`);
  await insertSubjects(client);
  const people = await readPeople(client);
  const results = new Map<string, OtherResults>();
  const recognised: Recognised[] = [];
  for (const campaign of campaigns) {
    const written = await drawCampaign(client, campaign, people, results);
    await writeApplications(client, written, people);
    recognised.push(...written.flatMap(({ id, ruling }) => (ruling ? [{ id, ruling }] : [])));
    if (campaign.of === "subjects") await client.query("analyze application");
  }
  await insertTargets(client);
  await insertAppraisals(client);
  await insertDecisions(client, recognised);
  await insertAfterwards(client);
  // A table with triggers pending cannot be altered.
  await client.query("set constraints all immediate");
  for (const { table, name } of rows) await client.query(`alter table ${table} enable trigger ${name}`);
  await client.query(`analyze ${[...tables, ...appraised, ...after].join(", ")}`);
}

async function candidatesOf(client: ClientBase, { of, where, kinds, map }: Campaign): Promise<Candidate[]> {
  const columns = `c.unit_id as "unitId", c.code, k.title, k.province_id as "provinceId", k.province_title as "provinceTitle",
       case when k.district_acts then k.district_id end as "districtId", k.district_title as "districtTitle"`;
  const { rows } = await client.query<Candidate>(
    of === "units"
      ? `select ${columns}, null as "subjectId", '' as "subjectCode", c.kind::text as kind
           from demo_commune c join demo_commune k on k.year = c.year and k.unit_id = c.unit_id
          where c.year = ${map} and c.name <> 'Hoàng Sa' and ${where} order by c.code`
      : `select ${columns}, s.id as "subjectId", s.name as "subjectCode", s.kind
           from demo_register c join demo_commune k on k.year = c.year and k.unit_id = c.unit_id
           join subject s on s.unit_id = c.unit_id
          where ${where} and s.managed_by = 'commune' order by c.code, s.kind, s.search_key`,
  );
  return kinds ? rows.filter(({ kind }) => kinds.includes(kind)) : rows;
}

async function drawCampaign(
  client: ClientBase,
  campaign: Campaign,
  people: Awaited<ReturnType<typeof readPeople>>,
  results: Map<string, OtherResults>,
): Promise<Row[]> {
  const bound = await bindings(client, campaign);
  const begun = (await candidatesOf(client, campaign)).flatMap((candidate): Begun[] => {
    if (!bound(candidate)) return [];
    const key = `${campaign.scheme}:${campaign.year}:${candidate.code}`;
    const said = candidate.subjectId ? undefined : stories[key]?.fate;
    const fate = said ?? byShare(campaign.shares, `${key}:${candidate.subjectCode}:fate`);
    return fate === "none" ? [] : [begin(campaign, candidate, fate)];
  });
  const day = dayBetween(campaign.sends[1], campaign.sends[1], "");
  const facts = await readFacts(client, campaign, begun, bound, day);
  return begun.map((one) => {
    const of = bound(one.candidate);
    if (!of) throw new Error(`nothing is asked of ${one.key}`);
    const whose = `${one.candidate.subjectId ?? one.candidate.unitId}:${campaign.year}`;
    const others = results.get(whose) ?? {};
    const row = compose(campaign, one, of, facts.get(one.id) ?? ({} as Record<string, Fact>), others, people);
    if (row.state === "recognised" || row.state === "not_met") {
      results.set(whose, { ...others, [campaign.scheme]: row.state });
    }
    return row;
  });
}
