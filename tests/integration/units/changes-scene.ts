import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/refusal";
import { applyChange, undoChange } from "@/lib/units/changes/apply-commands";
import { draftChange } from "@/lib/units/changes/commands";
import { type ChangeInput, formChangeInput } from "@/lib/units/changes/schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Hà Tĩnh and Nghệ An, V05 and the administrators of both. */
export async function openScene() {
  const database: TestDatabase = await testDatabase();
  const { owner } = database;
  const province = await findUnit(owner, "42", "province");
  const foreign = await findUnit(owner, "40", "province");
  const nation = await findUnit(owner, "VN", "nation");
  const communes = (await communesOf(owner, province, 30)) as [TestUnit, TestUnit, ...TestUnit[]];
  const [foreignCommune] = (await communesOf(owner, foreign, 1)) as [TestUnit];
  const people = {
    v05: await createActor(owner, "ministry_admin", nation),
    v05Officer: await createActor(owner, "ministry_officer", nation),
    provinceAdmin: await createActor(owner, "province_admin", province),
    provinceOfficer: await createActor(owner, "province_officer", province),
    foreignAdmin: await createActor(owner, "province_admin", foreign),
  };
  return {
    database,
    owner,
    province,
    foreign,
    nation,
    communes,
    foreignCommune,
    people,
    async close() {
      await closeDatabase();
      await database.drop();
    },
  };
}

/** Runs work the way a door does: in one transaction of the actor's scope. */
export function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(actor, { action: "test", timeout: 60_000 }, work);
}

let number = 0;

/** What a form brings, with a paper of its own. */
export function form(kind: string, given: Record<string, unknown>, day = "2026-10-01"): ChangeInput {
  number += 1;
  return formChangeInput.parse({
    kind,
    effectiveOn: day,
    actNumber: `${number}/NQ-UBTVQH16`,
    actIssuedOn: "2026-09-01",
    actTitle: "Nghị quyết thử",
    note: "",
    ...given,
  });
}

/** Prepares and applies; gives the id of the change. */
export async function carryOut(actor: Actor, input: ChangeInput): Promise<string> {
  const { id } = await as(actor, (tx) => draftChange(tx, actor, input));
  await as(actor, (tx) => applyChange(tx, actor, { id, version: 1 }));
  return id;
}

export const takeBack = (actor: Actor, id: string) =>
  as(actor, (tx) => undoChange(tx, actor, { id, version: 2, note: "ghi nhầm" }));

/** The codes of a refusal; what else went wrong is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
}

/** Every row of the tree and of what is derived from it, as one mark. */
export async function treeMark(scene: Scene): Promise<string> {
  const { rows } = await scene.owner.query<{ mark: string }>(`
    select md5(concat(
      (select string_agg(u::text, '|' order by u.id) from unit u),
      (select string_agg(s::text, '|' order by s.id) from unit_succession s),
      (select string_agg(f::text, '|' order by f.id) from unit_former_name f),
      (select string_agg(a::text, '|' order by a.id) from legal_act a),
      (select string_agg(r::text, '|' order by r.holder_id, r.unit_id, r.since) from unit_reach r),
      (select string_agg(p::text, '|' order by p.origin_id, p.first_day) from unit_place p))) as mark`);
  return rows[0]?.mark ?? "";
}
