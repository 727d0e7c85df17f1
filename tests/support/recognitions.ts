import { randomUUID } from "node:crypto";
import type pg from "pg";
import { openRule } from "@/lib/recognitions/criteria/document";
import type { SchemeSubject } from "@/lib/recognitions/schemes/subjects";
import type { ApplicationState } from "@/prisma/generated/enums";
import type { TestUnit } from "./actors";

/** Minimal rows of recognition, written by the owner: no step was taken and no permission asked. */
type Owner = Pick<pg.Pool, "query">;
type Row = Record<string, unknown>;

async function insert(owner: Owner, table: string, row: Row): Promise<string> {
  const names = Object.keys(row);
  const { rows } = await owner.query<{ id: string }>(
    `insert into ${table} (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")}) returning id`,
    Object.values(row),
  );
  return rows[0]?.id ?? "";
}

/** A kind of subject of a scheme, decided at the commune. */
export const schemeSubjectOf = (
  row: Partial<SchemeSubject> & Pick<SchemeSubject, "kind">,
): SchemeSubject => ({
  decides: "commune",
  formerly: null,
  window: "calendar",
  registersFrom: "01-01",
  registersTo: "03-31",
  dueOn: null,
  ...row,
});

let serial = 0;

/** A scheme of its own for each test: wards and communes up to the minister or the province, subjects at the commune. */
export function buildScheme(owner: Owner, row: Row = {}): Promise<string> {
  serial += 1;
  return insert(owner, "scheme", {
    code: `test_scheme_${String.fromCharCode(97 + (serial % 26))}${"x".repeat(Math.floor(serial / 26))}`,
    name: `Chương trình thử ${serial}`,
    short_name: `Thử ${serial}`,
    legal_basis: "thử",
    outcome: "recognised",
    certificate_title: "Thử",
    subjects: JSON.stringify([
      schemeSubjectOf({ kind: "ward", decides: "nation" }),
      schemeSubjectOf({
        kind: "commune",
        decides: "province",
        formerly: { until: "2025-07-01", decides: "district" },
      }),
      schemeSubjectOf({ kind: "residential", decides: "commune" }),
      schemeSubjectOf({ kind: "school", decides: "commune" }),
    ]),
    provinces_add: true,
    position: serial,
    ...row,
  });
}

export type BuiltSet = { id: string; groupId: string; criteria: Record<string, string> };

/** A draft with one group and one criterion of each kind; published where asked. */
export async function buildSet(
  owner: Owner,
  schemeId: string,
  row: Row & { publish?: boolean } = {},
): Promise<BuiltSet> {
  const { publish, ...columns } = row;
  const { rows } = await owner.query<{ edition: number }>(
    "select coalesce(max(edition), 0) + 1 as edition from criteria_set where scheme_id = $1 and owner_unit_id is not distinct from $2",
    [schemeId, columns.owner_unit_id ?? null],
  );
  const id = await insert(owner, "criteria_set", {
    scheme_id: schemeId,
    edition: rows[0]?.edition,
    name: "Bộ tiêu chí thử",
    decision_number: "639/QĐ-BCA-V05",
    decided_on: "2024-01-30",
    issuer: "Bộ Công an",
    valid_from: "2024-02-01",
    subject_kinds: "{ward,commune,residential,school}",
    scoring: "points",
    pass_rule: JSON.stringify({ ...openRule, total: 900 }),
    source: "thử",
    ...columns,
  });
  const groupId = await insert(owner, "criterion_group", {
    set_id: id,
    key: randomUUID(),
    position: 0,
    code: "I",
    name: "Nhóm thử",
  });
  const criteria: Record<string, string> = {};
  const one = async (key: string, kind: string, max: number, more: Row = {}) => {
    const position = Object.keys(criteria).length;
    criteria[key] = await insert(owner, "criterion", {
      set_id: id,
      group_id: groupId,
      key,
      position,
      code: `1.${position + 1}`,
      text: `Tiêu chí ${key}`,
      kind,
      max,
      ...more,
    });
  };
  await one("met", "met", 400, { mandatory: true });
  await one("points", "points", 300, { may_not_apply: true });
  await one("percent", "percent", 200, { steps: JSON.stringify([{ at: 7000, points: 200 }]), met_at: 7000 });
  await one("grade", "grade", 100, {
    steps: JSON.stringify([
      { grade: "good", label: "Tốt", points: 100, met: true },
      { grade: "poor", label: "Kém", points: 0, met: false },
    ]),
  });
  if (publish) await publishSet(owner, id);
  return { id, groupId, criteria };
}

/** Publishes a draft as the owner of the tables. */
export async function publishSet(owner: Owner, id: string): Promise<void> {
  await owner.query("update criteria_set set state = 'published', published_at = now() where id = $1", [id]);
}

/** A subject of a commune's register. */
export function buildSubject(owner: Owner, unitId: string, row: Row = {}): Promise<string> {
  serial += 1;
  return insert(owner, "subject", {
    unit_id: unitId,
    kind: "residential",
    name: `Thôn thử ${serial}`,
    size: 120,
    people: 480,
    ...row,
  });
}

type Of = { unit: TestUnit; schemeId: string; setId?: string | null; year?: number; enteredById?: string };

/** An application of a commune in a state, with the columns that the database wants beside it. */
export function buildApplication(
  owner: Owner,
  { unit, schemeId, setId, year, enteredById }: Of,
  state: ApplicationState,
  row: Row = {},
): Promise<string> {
  const sent = ["sent", "passed", "proposed", "recognised", "not_met", "returned"].includes(state);
  const decided = state === "recognised" || state === "not_met";
  return insert(owner, "application", {
    unit_id: unit.id,
    subject_kind: unit.kind,
    scheme_id: schemeId,
    set_id: state === "registered" || state === "withdrawn" ? null : setId,
    year: year ?? 2026,
    decides: "nation",
    state,
    holder_unit_id: unit.id,
    registered_on: "2026-02-01",
    entered_by_id: enteredById ?? randomUUID(),
    entered_by_name: "Nguyễn Văn Thử",
    ...(sent ? { sent_by_id: randomUUID(), sent_at: "2026-11-20T01:00:00Z" } : {}),
    ...(decided ? { decided_by_id: randomUUID(), decided_at: "2026-11-21T01:00:00Z" } : {}),
    ...(state === "not_met" || state === "withdrawn" ? { outcome_reason: "thử" } : {}),
    ...row,
  });
}
