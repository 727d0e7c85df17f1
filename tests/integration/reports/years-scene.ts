import type pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { measures } from "@/lib/reports/catalogue";
import type { ApplicationState } from "@/prisma/generated/enums";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

export type YearsScene = Awaited<ReturnType<typeof openYears>>;

type Wanted = {
  unit: TestUnit;
  scheme: string;
  state: ApplicationState;
  year?: number;
  /** A new subject of this kind applies and not the commune. */
  subject?: "residential" | "agency" | "enterprise" | "school";
  class?: string;
  /** With whom it lies; its own unit where nobody is named. */
  holder?: TestUnit;
  met?: number;
  appraisedMet?: number;
};

/** An application as it is after its steps; owned by nobody, for only what is counted matters. */
async function apply(owner: pg.Pool, one: Wanted): Promise<string> {
  const sent = !["registered", "building", "self_scored", "withdrawn"].includes(one.state);
  const decided = one.state === "recognised" || one.state === "not_met";
  const reason = one.state === "not_met" || one.state === "withdrawn" ? "thử" : "";
  const subject = one.subject
    ? await only<{ id: string }>(
        owner,
        `insert into subject (unit_id, kind, name, size) values ($1, $2::subject_kind, 'Đối tượng ' || gen_random_uuid(), 10) returning id`,
        [one.unit.id, one.subject],
      )
    : null;
  const { id } = await only<{ id: string }>(
    owner,
    `insert into application (unit_id, subject_id, subject_kind, scheme_id, set_id, year, decides, state, holder_unit_id, registered_on, outcome_class,
                              outcome_reason, self_met, self_total, appraised_met, entered_by_id, entered_by_name, sent_by_id, sent_at, decided_by_id, decided_at)
     select $1, $2, $3::text::subject_kind, s.id, case when $5::text not in ('registered', 'withdrawn') then c.id end, $6,
            (one ->> 'decides')::unit_level, $5::text::application_state, $7, make_date($6, 2, 1), $8, $9, $10, 100, $11, gen_random_uuid(), 'thử',
            case when $12 then gen_random_uuid() end, case when $12 then now() end, case when $13 then gen_random_uuid() end, case when $13 then now() end
       from scheme s cross join lateral jsonb_array_elements(s.subjects) one
       join lateral (select c.id from criteria_set c where c.scheme_id = s.id and c.state = 'published' and $3::text::subject_kind = any(c.subject_kinds)
                      order by c.edition limit 1) c on true
      where s.code = $4 and one ->> 'kind' = $3::text
     returning id`,
    [
      ...[one.unit.id, subject?.id ?? null, one.subject ?? one.unit.kind, one.scheme, one.state],
      ...[one.year ?? 2026, (one.holder ?? one.unit).id, one.class ?? "", reason, one.met ?? 0],
      ...[one.appraisedMet ?? null, sent, decided],
    ],
  );
  return id;
}

async function only<T>(owner: pg.Pool, sql: string, given: unknown[]): Promise<T> {
  const { rows } = await owner.query(sql, given);
  if (rows.length !== 1) throw new Error(`${rows.length} rows: ${sql}`);
  return rows[0] as T;
}

/** The certificate of an application that was recognised, by a decision of whom it lies with. */
async function certify(owner: pg.Pool, application: string, decidedOn: string): Promise<string> {
  const decision = await only<{ id: string }>(
    owner,
    `insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
     select holder_unit_id, scheme_id, year, 'thử', gen_random_uuid(), 'thử' from application where id = $1 returning id`,
    [application],
  );
  await owner.query(
    `insert into decision_item (unit_id, decision_id, application_id, position) select holder_unit_id, $2, id, 0 from application where id = $1`,
    [application, decision.id],
  );
  await owner.query(
    `update recognition_decision set state = 'signed', number = '1/QĐ', decided_on = $2, signer_name = 'A', signer_post = 'B',
            signed_by_id = gen_random_uuid(), signed_at = now() where id = $1`,
    [decision.id, decidedOn],
  );
  const { id } = await only<{ id: string }>(
    owner,
    `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, code, valid_from)
     select unit_id, id, $2, scheme_id, year, left(translate(encode(sha256(id::text::bytea), 'hex'), 'o', '0'), 26), $3::date
       from application where id = $1 returning id`,
    [application, decision.id, decidedOn],
  );
  return id;
}

const end = `update recognition set state = $2::recognition_state, ended_on = $3, end_reason = 'thử', ended_by_id = gen_random_uuid(),
                    ended_by_name = 'thử' where id = $1`;

/** Two provinces and a handful of applications in each scheme; what is expected of them stands in the test. */
export async function openYears() {
  const database: TestDatabase = await testDatabase();
  const { owner } = database;
  const whole = await findUnit(owner, "VN", "nation");
  const province = await findUnit(owner, "42", "province");
  const other = await findUnit(owner, "40", "province");
  const here = await communesOf(owner, province, 100);
  const there = await communesOf(owner, other, 200);
  const wards = here.filter(({ kind }) => kind === "ward");
  const [w1, w2, w3, w4] = wards as [TestUnit, TestUnit, TestUnit, TestUnit];
  const [c1, c2, c3] = here.filter(({ kind }) => kind === "commune") as [TestUnit, TestUnit, TestUnit];
  const abroad = there.find(({ kind }) => kind === "ward") as TestUnit;
  const d1 = there.find(({ kind }) => kind === "commune") as TestUnit;

  // The model ward: of three years, of the old map and of the new one.
  const police = (unit: TestUnit, state: ApplicationState, year = 2026, holder?: TestUnit) =>
    apply(owner, { unit, state, year, scheme: "model_ward_police", holder });
  await police(w1, "registered");
  await police(w2, "withdrawn");
  await police(w4, "sent", 2026, province);
  await certify(owner, await police(w3, "recognised", 2026, whole), "2026-11-20");
  await police(abroad, "proposed", 2026, whole);
  await police(w2, "not_met", 2024, province);
  const early: string[] = [];
  for (const unit of [w1, w2, w3]) {
    early.push(await certify(owner, await police(unit, "recognised", 2025, whole), "2025-12-20"));
  }
  await owner.query(end, [early[1], "withdrawn", "2026-05-01"]);
  const old = await oldWards(owner, province, wards);
  const [carried, ended] = [old[0], old[1], old[2]];
  const ofOld: string[] = [];
  for (const { unit } of old) {
    ofOld.push(await certify(owner, await police(unit, "recognised", 2024, whole), "2024-12-20"));
  }
  const succeed = `insert into recognition_succession (unit_id, recognition_id, carried, successor_unit_id, reason, decided_on, entered_by_id, entered_by_name)
                   values ($1, $2, $3, $4, 'thử', '2026-03-01', gen_random_uuid(), 'thử')`;
  await owner.query(succeed, [carried?.unit.id, ofOld[0], true, carried?.successor]);
  await owner.query(succeed, [ended?.unit.id, ofOld[1], false, null]);
  await owner.query(end, [ofOld[1], "ended", "2026-03-01"]);

  const exemplary = (unit: TestUnit, state: ApplicationState, met: number, appraisedMet?: number) =>
    apply(owner, { unit, state, met, appraisedMet, scheme: "exemplary_commune", holder: province });
  await exemplary(c1, "recognised", 30, 31);
  const refused = await exemplary(c2, "not_met", 20);
  const judging = await exemplary(d1, "sent", 25);
  const criteria = await answer(owner, [refused, judging]);

  const safe = (unit: TestUnit, state: ApplicationState, subject?: Wanted["subject"]) =>
    apply(owner, { unit, state, subject, scheme: "safe_area" });
  for (const state of ["recognised", "not_met", "proposed"] as const) await safe(c1, state, "residential");
  await safe(c2, "registered", "residential");
  await safe(c2, "withdrawn", "residential");
  await safe(c1, "recognised", "agency");
  await safe(c1, "recognised", "enterprise");
  await safe(c2, "registered", "enterprise");
  await safe(c1, "recognised", "school");
  await safe(c1, "withdrawn", "school");
  await safe(c1, "recognised");
  await safe(w1, "sent");
  await safe(d1, "returned");

  const classed = (unit: TestUnit, as: string, subject?: Wanted["subject"]) =>
    apply(owner, { unit, subject, class: as, state: "recognised", scheme: "movement_class" });
  await classed(c1, "excellent");
  await classed(d1, "excellent");
  await classed(c2, "good");
  await classed(w1, "average");
  await classed(c1, "weak", "agency");
  await apply(owner, { unit: c3, state: "sent", scheme: "movement_class" });

  const rural = (unit: TestUnit, state: ApplicationState, year = 2026) =>
    apply(owner, { unit, state, year, scheme: "rural_security", holder: province });
  await rural(c1, "recognised");
  await rural(c2, "not_met");
  const lost = await certify(owner, await rural(c3, "recognised", 2025), "2025-12-01");
  await owner.query(
    `insert into recheck (unit_id, recognition_id, year, kept, cause, checked_on, entered_by_id, entered_by_name)
     select unit_id, id, 2026, false, 'thử', '2026-10-01', gen_random_uuid(), 'thử' from recognition where id = $1`,
    [lost],
  );
  await owner.query(end, [lost, "lost", "2026-10-01"]);
  await apply(owner, { unit: w1, state: "recognised", scheme: "civil_urban", holder: province });
  await apply(owner, { unit: w2, state: "sent", scheme: "civil_urban", holder: province });

  // The last thing that happens in its commune: nothing else has it counted again.
  await agreeOn(owner, refused, province, criteria);

  const count = async (where: string) =>
    (
      await only<{ n: number }>(
        owner,
        `select count(*)::int as n from unit where level = 'commune' and ${where}`,
        [],
      )
    ).n;
  const nation: Actor = await createActor(owner, "ministry_officer", whole);
  return {
    ...{ database, whole, province, first: c1, second: c2, abroad, criteria, nation },
    foreign: await createActor(owner, "province_officer", other),
    commune: await createActor(owner, "commune_officer", c1),
    measures: Object.keys(measures).filter((name) => name.startsWith("recognition.")),
    asked: (
      await only<{ n: number }>(
        owner,
        `select count(*)::int as n from application a join criterion c on c.set_id = a.set_id and c.parent_id is null
            and (coalesce(c.applies_to, '{}') = '{}' or 'commune' = any(c.applies_to)) where a.id = $1`,
        [refused],
      )
    ).n,
    communes: {
      ward: await count("kind = 'ward' and valid_to is null"),
      commune: await count("kind = 'commune' and valid_to is null"),
    },
    wardsThen: await count(
      "kind = 'ward' and valid_from <= '2024-12-31' and coalesce(valid_to, 'infinity') > '2024-12-31'",
    ),
  };
}

/** Three wards of 2024 of the province, each with a ward of today that took it over and of which nothing else is known. */
async function oldWards(
  owner: pg.Pool,
  province: TestUnit,
  wards: TestUnit[],
): Promise<{ unit: TestUnit; successor: string }[]> {
  const all = await communesOf(
    owner,
    await findUnit(owner, province.code, "province", "2024-12-31"),
    400,
    "2024-12-31",
  );
  const { rows } = await owner.query<{ from: string; to: string }>(
    `select x.from_id as "from", x.to_id as "to" from unit_succession x
      where x.from_id = any($1) and x.to_id = any($2) order by x.from_id, x.to_id`,
    [all.filter(({ kind }) => kind === "ward").map(({ id }) => id), wards.slice(4).map(({ id }) => id)],
  );
  const found = rows.flatMap(({ from, to }) => {
    const unit = all.find(({ id }) => id === from);
    return unit ? [{ unit, successor: to }] : [];
  });
  const some = [...new Map(found.map((one) => [one.unit.id, one])).values()].slice(0, 3);
  if (some.length < 3) throw new Error("there are not three old wards");
  return some;
}

/** Two criteria: at the first both said no, at the second yes. What is sent cannot be answered: it is put there. */
async function answer(owner: pg.Pool, applications: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select c.id from application a join criterion c on c.set_id = a.set_id and c.kind = 'met' and c.parent_id is null
      where a.id = $1 order by c.position, c.id limit 2`,
    [applications[0]],
  );
  const [first, second] = rows.map(({ id }) => id);
  const insert = `insert into application_answer (application_id, unit_id, criterion_id, met, entered_by_id, entered_by_name)
                  select id, unit_id, $2, $3, gen_random_uuid(), 'thử' from application where id = $1`;
  await owner.query("alter table application_answer disable trigger guard");
  for (const id of applications) {
    await owner.query(insert, [id, first, false]);
    await owner.query(insert, [id, second, true]);
  }
  await owner.query("alter table application_answer enable trigger guard");
  return [first ?? "", second ?? ""];
}

/** Of the refused one the appraisal agreed on yes at the first criterion, and on no at the second. */
async function agreeOn(
  owner: pg.Pool,
  refused: string,
  province: TestUnit,
  [first, second]: string[],
): Promise<void> {
  const team = await only<{ id: string }>(
    owner,
    `insert into appraisal_team (unit_id, scheme_id, year, name, decision_number, decided_on, entered_by_id, entered_by_name)
     select $2, scheme_id, year, 'Tổ', '1/QĐ', '2026-10-01', gen_random_uuid(), 'thử' from application where id = $1 returning id`,
    [refused, province.id],
  );
  const appraisal = await only<{ id: string }>(
    owner,
    `insert into appraisal (unit_id, application_id, application_unit_id, team_id, level, opened_by_id, opened_by_name)
     select $2, id, unit_id, $3, 'province', gen_random_uuid(), 'thử' from application where id = $1 returning id`,
    [refused, province.id, team.id],
  );
  const agree = `insert into agreed_score (unit_id, appraisal_id, criterion_id, met, entered_by_id, entered_by_name)
                 values ($1, $2, $3, $4, gen_random_uuid(), 'thử')`;
  await owner.query(agree, [province.id, appraisal.id, first, true]);
  await owner.query(agree, [province.id, appraisal.id, second, false]);
  await owner.query(
    `update appraisal set state = 'agreed', agreed_total = 20, agreed_met = 20, passed = false, agreed_by_id = gen_random_uuid(), agreed_by_name = 'thử',
            agreed_at = now() where id = $1`,
    [appraisal.id],
  );
}
