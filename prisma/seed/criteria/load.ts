import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { insertCriteria, insertGroups, rowsOf } from "@/lib/recognitions/criteria/rows";
import { exemplary } from "./exemplary";
import { modelWardPolice } from "./model-ward-police";
import { movementClass } from "./movement-class";
import { ruralAndUrban } from "./rural-and-urban";
import { safeArea } from "./safe-area";
import { schemes } from "./schemes";

/** Every shipped set, in the order of its editions. */
export const shippedSets: readonly CriteriaDocument[] = [
  modelWardPolice,
  ...exemplary,
  ...safeArea,
  ...movementClass,
  ...ruralAndUrban,
];

function stamp(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(import.meta.dirname).sort())
    hash.update(readFileSync(join(import.meta.dirname, file)));
  return `shipped criteria ${hash.digest("hex")}`;
}

/**
 * Loads the schemes and the shipped sets, published. What the database has already stays as V05 left it: a scheme by its
 * code, a set by its number among the shipped ones of its scheme.
 */
export async function loadCriteria(client: ClientBase): Promise<void> {
  const release = stamp();
  const { rows } = await client.query("select obj_description('scheme'::regclass) = $1 as loaded", [release]);
  if (rows[0]?.loaded) return;
  // What comes with the release: the first load is one line of the trail, later ones are told row by row.
  const first = (await client.query("select from scheme limit 1")).rowCount === 0;
  const tables = ["scheme", "criteria_set", "criterion_group", "criterion"];
  if (first) for (const table of tables) await client.query(`alter table ${table} disable trigger audit`);
  await client.query(
    `insert into scheme (code, name, short_name, legal_basis, outcome, period, certificate_title, subjects, provinces_add, position)
     select code, name, "shortName", "legalBasis", outcome::scheme_outcome, period::scheme_period, "certificateTitle", subjects, "provincesAdd", position
       from jsonb_to_recordset($1) as r (code text, name text, "shortName" text, "legalBasis" text, outcome text, period text,
            "certificateTitle" text, subjects jsonb, "provincesAdd" boolean, position int)
     on conflict (code) do nothing`,
    [JSON.stringify(schemes.map((scheme, position) => ({ ...scheme, position })))],
  );
  for (const scheme of schemes) {
    const own = shippedSets.filter((one) => one.scheme === scheme.code);
    for (const [nth, document] of own.entries()) {
      const wrong = documentIssues(document);
      if (wrong.length > 0) throw new Error(`${document.name}: ${wrong.map((one) => one.message).join(" ")}`);
      await writeSet(client, document, { edition: nth + 1 });
    }
  }
  if (first) {
    // A table with triggers pending cannot be altered.
    await client.query("set constraints all immediate");
    for (const table of tables) await client.query(`alter table ${table} enable trigger audit`);
    await client.query(
      `insert into audit_entry (table_name, row_id, operation, action, after)
       values ('scheme', '', 'insert', 'reference.load', $1)`,
      [JSON.stringify({ schemes: schemes.length, sets: shippedSets.length, release })],
    );
  }
  await client.query(`comment on table scheme is '${release}'`);
}

type Writing = {
  edition: number;
  draft?: boolean /** Of a province's additions: its code. */;
  ownerCode?: string;
};

/** Writes one edition with its criteria, published unless it is to stay a draft; nothing where it is there already. */
export async function writeSet(
  client: ClientBase,
  document: CriteriaDocument,
  { edition, draft, ownerCode }: Writing,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into criteria_set (scheme_id, edition, name, decision_number, decided_on, issuer, valid_from, valid_to, subject_kinds,
                               scoring, pass_rule, classes, sample, source, owner_unit_id)
     select id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
            (select u.id from unit u where u.code = $15 and u.level = 'province' and u.valid_to is null)
       from scheme where code = $1
     on conflict do nothing returning id`,
    [
      ...[
        document.scheme,
        edition,
        document.name,
        document.decisionNumber,
        document.decidedOn,
        document.issuer,
      ],
      ...[document.validFrom, document.validTo, `{${document.subjectKinds.join(",")}}`, document.scoring],
      ...[
        JSON.stringify(document.passRule),
        JSON.stringify(document.classes),
        document.sample,
        document.source,
      ],
      ownerCode ?? null,
    ],
  );
  const id = rows[0]?.id;
  if (!id) return;
  const { groups, criteria } = rowsOf(document);
  await client.query(insertGroups, [id, JSON.stringify(groups)]);
  for (const whole of [true, false]) {
    await client.query(insertCriteria, [
      id,
      JSON.stringify(criteria.filter((row) => (row.parent === null) === whole)),
    ]);
  }
  if (!draft) {
    await client.query("update criteria_set set state = 'published', published_at = now() where id = $1", [
      id,
    ]);
  }
}
