import { expect } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { type NotThere, Refusal } from "@/lib/core/refusal";
import { editReportInput } from "@/lib/festivals/reports/schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildReport, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

export let database: TestDatabase;
export let nation: TestUnit;
export let haTinh: TestUnit;
export let officer: Actor;
export let leader: Actor;
export let foreign: Actor;
export let commune: Actor;
export let v05: Actor;

/** Hà Tĩnh with the people who draw up, sign and decide about reports. */
export async function openReports() {
  database = await testDatabase();
  const { owner } = database;
  nation = await findUnit(owner, "VN", "nation");
  haTinh = await findUnit(owner, "42", "province");
  officer = await createActor(owner, "province_officer", haTinh);
  leader = await createActor(owner, "province_leader", haTinh);
  foreign = await createActor(owner, "province_leader", { code: "40", level: "province" });
  commune = await createActor(owner, "commune_chief", { code: "18562", level: "commune" });
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

export async function reportRow(id: string) {
  const { rows } = await database.owner.query("select * from festival_report where id = $1", [id]);
  return rows[0];
}

export async function leavesNothing(
  id: string,
  work: () => Promise<unknown>,
  expected: string[] | typeof NotThere,
) {
  const look = async () => {
    const audit = await database.owner.query("select count(*) from audit_entry");
    const told = await database.owner.query("select count(*) from decision");
    return [await reportRow(id), audit.rows, told.rows];
  };
  const before = await look();
  if (Array.isArray(expected)) expect(await codes(work())).toEqual(expected);
  else await expect(work()).rejects.toThrow(expected);
  expect(await look()).toEqual(before);
}

// A season for each test, so that none sees the points of another.
let year = 2030;
export const freshSeason = () => {
  year += 1;
  return buildSeason(database.owner, year, {
    starts_on: "2026-07-01",
    ends_on: "2026-08-19",
    plan_due_on: "2026-06-30",
    result_due_on: "2026-08-31",
    report_due_on: "2026-09-15",
  });
};

/** A report of Hà Tĩnh whose season has one accepted point in each of its first communes. */
export async function reportWithPoints(count: number, row: Record<string, unknown> = {}) {
  const seasonId = await freshSeason();
  const communes = await communesOf(database.owner, haTinh, 300);
  for (const unit of communes.slice(0, count)) {
    await buildFestival(database.owner, { unitId: unit.id, seasonId }, inState("accepted", haTinh.id));
  }
  const id = await buildReport(
    database.owner,
    { unitId: haTinh.id, seasonId },
    { holder_unit_id: haTinh.id, ...row },
  );
  return { seasonId, id, communes };
}

export const edit = (id: string, version: number, more: Record<string, unknown> = {}) =>
  editReportInput.parse({
    id,
    version: String(version),
    number: "46/BC-CAT",
    issuedOn: "11/9/2026",
    ...more,
  });
