import { expect } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { type NotThere, Refusal } from "@/lib/core/refusal";
import { editPlanInput } from "@/lib/festivals/plans/schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildPlan, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

export let database: TestDatabase;
export let season: string;
export let oldSeason: string;
export let haTinh: TestUnit;
export let nation: TestUnit;
export let officer: Actor;
export let chief: Actor;
export let provinceOfficer: Actor;
export let provinceLeader: Actor;
export let foreignProvince: Actor;
export let foreignCommune: Actor;
export let v05: Actor;

/** Hà Tĩnh in an open and a reopened season, with the people who draw up and decide about plans. */
export async function openPlans() {
  database = await testDatabase();
  const { owner } = database;
  season = await buildSeason(owner, 2026);
  oldSeason = await buildSeason(owner, 2024, { state: "reopened", reopen_reason: "Đính chính" });
  nation = await findUnit(owner, "VN", "nation");
  haTinh = await findUnit(owner, "42", "province");
  const at = { code: "18562", level: "commune" } as const;
  officer = await createActor(owner, "commune_officer", at);
  chief = await createActor(owner, "commune_chief", at);
  provinceOfficer = await createActor(owner, "province_officer", haTinh);
  provinceLeader = await createActor(owner, "province_leader", haTinh);
  foreignProvince = await createActor(owner, "province_officer", { code: "40", level: "province" });
  foreignCommune = await createActor(owner, "commune_chief", { code: "16681", level: "commune" });
  v05 = await createActor(owner, "ministry_officer", nation);
}

/** The database of this file goes with it. */
export async function closeScene() {
  await closeDatabase();
  await database.drop();
}

export const as = <T>(actor: Actor, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(actor, { action: "test" }, work);

export const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
};

type Row = {
  state: string;
  holder_unit_id: string;
  version: number;
  accepted_by_id: string | null;
  number: string;
};

export async function planRow(id: string): Promise<Row> {
  const { rows } = await database.owner.query("select * from festival_plan where id = $1", [id]);
  return rows[0];
}

export async function audits(): Promise<number> {
  const { rows } = await database.owner.query("select count(*)::int as n from audit_entry");
  return rows[0].n;
}

export async function steps(id: string): Promise<string[]> {
  const { rows } = await database.owner.query(
    "select step from decision where record_id = $1 order by at, id",
    [id],
  );
  return rows.map((row) => row.step);
}

/** Runs what must be turned away and sees that it left nothing, neither in the row nor in the trail. */
export async function leavesNothing(
  id: string,
  work: () => Promise<unknown>,
  expected: string[] | typeof NotThere,
) {
  const before = [await planRow(id), await audits(), await steps(id)];
  if (Array.isArray(expected)) expect(await codes(work())).toEqual(expected);
  else await expect(work()).rejects.toThrow(expected);
  expect([await planRow(id), await audits(), await steps(id)]).toEqual(before);
}

/** Any commune of Hà Tĩnh that has no plan yet. */
let taken = 0;
export async function freshCommune(): Promise<TestUnit> {
  const communes = await communesOf(database.owner, haTinh, 60);
  const unit = communes.filter((row) => row.code !== "18562")[taken++];
  if (!unit) throw new Error("no commune left");
  return unit;
}

export async function planOf(unit: TestUnit, row: Record<string, unknown> = {}): Promise<string> {
  return buildPlan(
    database.owner,
    { unitId: unit.id, seasonId: season },
    { holder_unit_id: unit.id, ...row },
  );
}

export const waiting = () => inState("sent", haTinh.id);

export const edit = (id: string, version: number, more: Record<string, unknown> = {}) =>
  editPlanInput.parse({
    id,
    version: String(version),
    number: "130/KH-UBND",
    issuedOn: "12/6/2026",
    ...more,
  });
