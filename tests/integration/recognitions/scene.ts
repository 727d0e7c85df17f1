import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { testDatabase } from "@/tests/support/database";
import { buildScheme, buildSet } from "@/tests/support/recognitions";
import { untilSomebodyWaits } from "@/tests/support/waiting";

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Hà Tĩnh and Nghệ An with the people who act in them, a scheme and its published set. */
export async function openScene() {
  const database = await testDatabase();
  const { owner } = database;
  const province = await findUnit(owner, "42", "province");
  const foreignProvince = await findUnit(owner, "40", "province");
  const nation = await findUnit(owner, "VN", "nation");
  const all = await communesOf(owner, province, 200);
  const ward = all.find((unit) => unit.kind === "ward") as TestUnit;
  const [commune, sibling] = all.filter((unit) => unit.kind === "commune") as [TestUnit, TestUnit];
  const [foreignCommune] = (await communesOf(owner, foreignProvince, 1)) as [TestUnit];
  const at = (role: Parameters<typeof createActor>[1], unit: TestUnit) => createActor(owner, role, unit);
  const people = {
    officer: await at("commune_officer", commune),
    chief: await at("commune_chief", commune),
    siblingOfficer: await at("commune_officer", sibling),
    wardOfficer: await at("commune_officer", ward),
    wardChief: await at("commune_chief", ward),
    provinceOfficer: await at("province_officer", province),
    provinceLeader: await at("province_leader", province),
    provinceAdmin: await at("province_admin", province),
    foreignAdmin: await at("province_admin", foreignProvince),
    foreignOfficer: await at("province_officer", foreignProvince),
    v05: await at("ministry_admin", nation),
    v05Officer: await at("ministry_officer", nation),
    minister: await at("ministry_leader", nation),
  };
  const scheme = await buildScheme(owner);
  const set = await buildSet(owner, scheme, { publish: true });
  return {
    ...{ database, owner, province, foreignProvince, nation, ward, commune, sibling, foreignCommune },
    ...{ people, scheme, set },
    async close() {
      await closeDatabase();
      await database.drop();
    },
  };
}

/** Runs work past all code of ours: only the database says no. */
export function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(actor, { action: "test" }, work);
}

/** One statement as somebody. */
export function run(actor: Actor, sql: string, ...values: unknown[]): Promise<number> {
  return as(actor, (tx) => tx.$executeRawUnsafe(sql, ...values));
}

/** The first act is done and its transaction held open; the second begins and waits for it; only then the first commits. */
export async function inTheWay(
  first: (held: (work: () => Promise<void>) => Promise<void>) => Promise<unknown>,
  owner: Scene["owner"],
  second: () => Promise<unknown>,
): Promise<Promise<unknown>> {
  let commit = () => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let reached = () => {};
  const done = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const acting = first(async (work) => {
    await work();
    reached();
    await held;
  });
  await Promise.race([done, acting]);
  const waiting = second();
  waiting.catch(() => {});
  await untilSomebodyWaits(owner);
  commit();
  await acting;
  return Promise.resolve(waiting.catch((error: unknown) => error));
}
