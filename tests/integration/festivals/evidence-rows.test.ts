import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { declaredFile, hash, keptFile } from "./evidence-scene";
import { as, openScene, type Scene } from "./points-scene";

/** How many files there are, and what a row of evidence says of its end, past all code of ours. */
let scene: Scene;
let point: string;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  point = await scene.point();
});

const begin = async () => {
  const { officer } = scene.people;
  return (await as(officer, (tx) => tx.evidenceUpload.create(declaredFile(scene, point, officer)))).id;
};
const put = (upload: string, more: Record<string, unknown> = {}) => {
  const { officer } = scene.people;
  return as(officer, (tx) => tx.evidenceFile.create(keptFile(scene, point, officer, upload, more)));
};

test("a part takes fifty files and a record one gigabyte, also past all code", async () => {
  const { id } = await put(await begin());
  const upload = await begin();
  const grow = (bytes: number, copies: number) =>
    scene.owner.query(
      `with u as (
         insert into evidence_upload (unit_id, record_kind, record_id, file_name, bytes, unclassified, user_id, user_name)
         select unit_id, record_kind, record_id, file_name, bytes, true, user_id, user_name
           from evidence_upload, generate_series(1, $3) where id = (select upload_id from evidence_file where id = $1) returning id
       )
       insert into evidence_file (unit_id, record_kind, record_id, upload_id, kind, type, file_name, received_sha256, received_bytes,
                                  sha256, bytes, scan, added_by_id, added_by_name)
       select f.unit_id, f.record_kind, f.record_id, u.id, f.kind, f.type, f.file_name,
              lpad(to_hex(row_number() over ()), 64, '0'), 10, lpad(to_hex(row_number() over ()), 64, '0'), $2, f.scan, f.added_by_id, f.added_by_name
         from evidence_file f, u where f.id = $1`,
      [id, bytes, copies],
    );
  await grow(10, 49);
  await expect(put(upload, { receivedSha256: hash("b") })).rejects.toThrow("evidence_full");
  await scene.owner.query("delete from evidence_file where id <> $1", [id]);
  await grow(26_214_400, 40);
  await put(upload, { receivedSha256: hash("b"), bytes: 20_000_000 });
  await expect(put(await begin(), { receivedSha256: hash("c"), bytes: 26_214_400 })).rejects.toThrow(
    "evidence_full",
  );
});

test("a report is decided by somebody, on a day, with a reason; an upload ends with its hour", async () => {
  const { id } = await put(await begin());
  const { rows } = await scene.owner.query(
    `insert into evidence_report (unit_id, evidence_id, record_kind, record_id, concern, reported_by_id, reported_by_name)
     select unit_id, id, record_kind, record_id, 'secret', added_by_id, 'x' from evidence_file where id = $1 returning id`,
    [id],
  );
  const decided =
    "decision = 'kept', decided_by_id = gen_random_uuid(), decided_at = now(), decision_note = 'x'";
  for (const [change, rule] of [
    [`${decided}, decided_by_id = null`.replace("decided_by_id = gen_random_uuid(), ", ""), "report_decided"],
    [`${decided}, decided_at = null`.replace("decided_at = now(), ", ""), "report_decided"],
    [decided.replace("'x'", "''"), "report_reason"],
    [decided.replace("'x'", "repeat('x', 1001)"), "report_note"],
    ["note = repeat('x', 1001)", "report_note"],
  ] as const) {
    const wrong = scene.owner.query(`update evidence_report set ${change} where id = $1`, [rows[0].id]);
    await expect(wrong, change).rejects.toThrow(rule);
  }
  const upload = await begin();
  for (const change of [
    "state = 'kept'",
    "state = 'refused', ended_at = now()",
    "ended_at = now()",
    "refusal = 'x'",
  ]) {
    const wrong = scene.owner.query(`update evidence_upload set ${change} where id = $1`, [upload]);
    await expect(wrong, change).rejects.toThrow("upload_ended");
  }
});
