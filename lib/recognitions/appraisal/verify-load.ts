import type { Ask } from "@/lib/core/verify";
import { unitTitle } from "@/lib/core/words";
import { additionKey, withAddition } from "@/lib/recognitions/criteria/addition";
import { type CriteriaDocument, classStep, forSubject, passRule } from "@/lib/recognitions/criteria/document";
import { type CriterionRow, type GroupRow, groupsOf } from "@/lib/recognitions/criteria/rows";
import type { Answer, Answers } from "@/lib/recognitions/criteria/scoring";
import type {
  ApplicationState,
  CriteriaScoring,
  SubjectKind,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";
import type { StoredResult } from "./verify";

type Given = {
  criterion: string;
  value: number | null;
  met: boolean | null;
  grade: string | null;
  off: boolean;
};
type Round = {
  level: UnitLevel;
  total: number;
  met: number;
  class: string;
  passed: boolean;
  scores: Given[];
};
type Row = {
  id: string;
  name: string | null;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  kind: SubjectKind;
  state: ApplicationState;
  decides: UnitLevel;
  stage: UnitLevel;
  setId: string;
  additionId: string | null;
  selfTotal: number | null;
  selfMet: number | null;
  total: number | null;
  met: number | null;
  class: string;
  answers: Given[];
  rounds: Round[];
};

type Edition = { document: CriteriaDocument; keys: Map<string, string> };

/** How many applications are held at once. */
const portion = 300;

/** Every stored score with what it is worked out from, in portions. */
export async function* storedResults(ask: Ask): AsyncGenerator<StoredResult> {
  const editions = new Map<string, Edition>();
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await ask<Row>(page(after));
    for (const row of rows) {
      const asked = await askedOf(ask, editions, row);
      yield* resultsOf(row, asked);
    }
    const last = rows.at(-1);
    if (!last || rows.length < portion) return;
    after = last.id;
  }
}

const given = (
  from: string,
  where: string,
) => `coalesce((select json_agg(json_build_object('criterion', n.criterion_id, 'value', n.value,
  'met', n.met, 'grade', n.grade, 'off', n.not_applicable)) from ${from} n where ${where}), '[]')`;

const page = (after: string) => `
  select a.id, s.name, u.kind as "unitKind", u.name as "unitName", m.short_name as scheme, a.year, a.subject_kind as kind, a.state, a.decides,
         a.stage, a.set_id as "setId", a.addition_set_id as "additionId", a.self_total as "selfTotal", a.self_met as "selfMet",
         a.appraised_total as total, a.appraised_met as met, a.outcome_class as class,
         ${given("application_answer", "n.application_id = a.id")} as answers,
         coalesce((select json_agg(json_build_object('level', p.level, 'total', p.agreed_total, 'met', p.agreed_met, 'class', p.agreed_class,
             'passed', p.passed, 'scores', ${given("agreed_score", "n.appraisal_id = p.id")}))
            from appraisal p where p.application_id = a.id and p.state = 'agreed'), '[]') as rounds
    from application a join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id left join subject s on s.id = a.subject_id
   where a.set_id is not null and a.id > '${after}'::uuid order by a.id limit ${portion}`;

function* resultsOf(row: Row, { document, keys }: Edition): Generator<StoredResult> {
  const where = row.name ?? unitTitle({ kind: row.unitKind, name: row.unitName });
  // What another scheme came to meanwhile would change a capped class: of those only the sums are held against the answers.
  const capped = document.passRule.cap !== null;
  const about = { name: `${where}, ${row.scheme} ${row.year} (${row.id})`, document, others: {} };
  const own = answersBy(row.answers, keys);
  if (row.selfTotal !== null) {
    yield {
      ...about,
      what: "self",
      total: row.selfTotal,
      met: row.selfMet,
      class: null,
      passed: null,
      answers: own,
    };
  }
  for (const { total, met, class: code, passed, scores } of row.rounds) {
    const answers = answersBy(scores, keys);
    yield {
      ...about,
      what: "agreed",
      total,
      met,
      class: capped ? null : code,
      passed: capped ? null : passed,
      answers,
    };
  }
  if (row.total === null) return;
  const went = ["proposed", "recognised", "not_met"].includes(row.state) ? row.stage : "province";
  const round = row.rounds.find(({ level }) => level === went) ?? row.rounds.at(0);
  const answers = round ? answersBy(round.scores, keys) : own;
  yield {
    ...about,
    what: "carried",
    total: row.total,
    met: row.met,
    class: capped ? null : row.class,
    passed: null,
    answers,
  };
}

function answersBy(all: readonly Given[], keys: ReadonlyMap<string, string>): Answers {
  return Object.fromEntries(
    all.flatMap(({ criterion, value, met, grade, off }): [string, Answer | undefined][] => {
      const key = keys.get(criterion);
      if (!key) return [];
      if (off) return [[key, { notApplicable: true }]];
      if (met !== null) return [[key, { met }]];
      if (grade !== null) return [[key, { grade }]];
      return [[key, value === null ? undefined : { value }]];
    }),
  );
}

/** What an application is asked, as document-queries puts it together: its edition and what its province added. */
async function askedOf(
  ask: Ask,
  editions: Map<string, Edition>,
  { setId, additionId, kind }: Row,
): Promise<Edition> {
  const code = `${setId} ${additionId} ${kind}`;
  const there = editions.get(code);
  if (there) return there;
  const base = await readEdition(ask, setId);
  const added = additionId ? await readEdition(ask, additionId) : null;
  const addedKeys = [...(added?.keys ?? [])].map(([id, key]) => [id, additionKey(key)] as const);
  const made = {
    document: forSubject(withAddition(base.document, added?.document ?? null), kind),
    keys: new Map([...base.keys, ...addedKeys]),
  };
  editions.set(code, made);
  return made;
}

type SetRow = {
  scoring: CriteriaScoring;
  rule: unknown;
  classes: unknown;
  groups: GroupRow[];
  criteria: (CriterionRow & { id: string })[];
};

async function readEdition(ask: Ask, id: string): Promise<Edition> {
  const [set] = await ask<SetRow>(`
    select s.scoring, s.pass_rule as rule, s.classes,
           coalesce((select json_agg(json_build_object('key', g.key, 'position', g.position, 'code', g.code, 'name', g.name)) from criterion_group g where g.set_id = s.id), '[]') as groups,
           coalesce((select json_agg(json_build_object('id', c.id, 'key', c.key, 'position', c.position, 'code', c.code, 'text', c.text, 'kind', c.kind,
               'max', c.max, 'mandatory', c.mandatory, 'mayNotApply', c.may_not_apply, 'metAt', c.met_at, 'better', c.better, 'steps', c.steps,
               'unitLabel', c.unit_label, 'evidenceRequired', c.evidence_required, 'evidence', c.evidence, 'source', c.source,
               'appliesTo', coalesce(c.applies_to, '{}'), 'help', c.help, 'legalSource', c.legal_source, 'group', g.key, 'parent', w.key))
              from criterion c join criterion_group g on g.id = c.group_id left join criterion w on w.id = c.parent_id where c.set_id = s.id), '[]') as criteria
      from criteria_set s where s.id = '${id}'::uuid`);
  if (!set) throw new Error(`no criteria set ${id}`);
  const head = {
    scheme: "",
    name: "x",
    decisionNumber: "",
    decidedOn: null,
    issuer: "",
    validFrom: null,
    validTo: null,
  };
  return {
    document: {
      ...{ ...head, subjectKinds: [], scoring: set.scoring, sample: false, source: "" },
      passRule: passRule.parse(set.rule),
      classes: classStep.array().parse(set.classes),
      groups: groupsOf(set.groups, set.criteria),
    },
    keys: new Map(set.criteria.map(({ id: row, key }) => [row, key])),
  };
}
