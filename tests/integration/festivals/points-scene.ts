import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { Refusal } from "@/lib/core/refusal";
import type { SheetInput } from "@/lib/festivals/points/schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Hà Tĩnh and Nghệ An in an open season 2026 and a reopened season 2024, with the people who act in them. */
export async function openScene() {
  const database: TestDatabase = await testDatabase();
  const { owner } = database;
  const province = await findUnit(owner, "42", "province");
  const [commune, sibling] = (await communesOf(owner, province, 2)) as [TestUnit, TestUnit];
  const foreignProvince = await findUnit(owner, "40", "province");
  const [foreignCommune] = (await communesOf(owner, foreignProvince, 1)) as [TestUnit];
  const nation = await findUnit(owner, "VN", "nation");
  const season = await buildSeason(owner, 2026);
  const oldSeason = await buildSeason(owner, 2024, { state: "reopened", reopen_reason: "đính chính" });
  const people = {
    officer: await createActor(owner, "commune_officer", commune),
    chief: await createActor(owner, "commune_chief", commune),
    siblingOfficer: await createActor(owner, "commune_officer", sibling),
    provinceOfficer: await createActor(owner, "province_officer", province),
    provinceOfficer2: await createActor(owner, "province_officer", province),
    provinceLeader: await createActor(owner, "province_leader", province),
    foreignOfficer: await createActor(owner, "commune_officer", foreignCommune),
    foreignChief: await createActor(owner, "commune_chief", foreignCommune),
    foreignProvinceOfficer: await createActor(owner, "province_officer", foreignProvince),
    partner: await createActor(owner, "partner", commune),
    v05: await createActor(owner, "ministry_admin", nation),
    v05Officer: await createActor(owner, "ministry_officer", nation),
  };
  return {
    database,
    owner,
    province,
    commune,
    sibling,
    foreignProvince,
    foreignCommune,
    nation,
    season,
    oldSeason,
    people,
    async close() {
      await closeDatabase();
      await database.drop();
    },
    /** A held point of the commune in a state, entered by the commune's officer. */
    point(state: Parameters<typeof inState>[0] = "draft", row: Record<string, unknown> = {}, unit = commune) {
      return buildFestival(
        owner,
        { unitId: unit.id, seasonId: season, enteredById: people.officer.userId },
        { ...inState(state, state === "returned" ? unit.id : province.id), ...row },
      );
    },
  };
}

/** Runs a command the way a form does: in one transaction of the actor's scope. */
export function as<T>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  return inScope(actor, { action: "test" }, (tx) => work(tx, actor));
}

/** The codes of a refusal; fails when there was none. */
export async function refusalOf(promise: Promise<unknown>): Promise<string[]> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).issues.map((issue) => issue.code);
}

/** Everything that the trail and the timeline hold, to see that a refusal wrote nothing. */
export async function writtenIn({ owner }: Scene): Promise<string> {
  const { rows } = await owner.query<{ written: string }>(
    `select (select count(*) from audit_entry) || '/' || (select count(*) from decision) || '/' ||
            (select coalesce(sum(version), 0) from festival) as written`,
  );
  return rows[0]?.written ?? "";
}

export async function stateOf({ owner }: Scene, id: string) {
  const { rows } = await owner.query<{
    state: string;
    version: number;
    holder: string;
    turnout: number | null;
    enteredBy: string;
    acceptedBy: string | null;
    name: string;
  }>(
    `select state, version, holder_unit_id as holder, turnout, entered_by_id as "enteredBy",
            accepted_by_id as "acceptedBy", name from festival where id = $1`,
    [id],
  );
  return rows[0];
}

const blank = { intent: "" };

/** A whole sheet as the schema gives it to the command. */
export function sheet(id: string, version: number, change: Partial<SheetInput> = {}): SheetInput {
  return {
    ...blank,
    id,
    version,
    name: "Ngày hội thử",
    hostLevel: "residential",
    place: "Nhà văn hóa thôn",
    heldOn: "2026-08-09",
    startsAt: "07:30",
    endsAt: "10:30",
    areaClass: "normal",
    areaTraits: [],
    pilotOf: "none",
    expectedLeaders: "",
    ceremony: [],
    festivity: [],
    status: "held",
    statusReason: "",
    turnout: 200,
    delegates: 20,
    topTier: "commune",
    guests: [],
    gifts: [],
    pledges: [],
    models: [],
    awards: [],
    spentState: null,
    spentSocial: null,
    outreach: null,
    goodPractice: "",
    shortcomings: "",
    proposals: "",
    ...change,
  };
}

export const attendance = (id: string, version: number, change: Partial<SheetInput> = {}) => ({
  ...blank,
  id,
  version,
  status: "held" as const,
  statusReason: "",
  turnout: 200,
  delegates: 20,
  topTier: "commune" as const,
  guests: [],
  ...change,
});

export const plan = (change: Record<string, unknown> = {}) => ({
  intent: "",
  season: 2026,
  unit: "",
  name: "Ngày hội thôn Đông",
  hostLevel: "residential" as const,
  place: "Nhà văn hóa",
  heldOn: "2026-08-02",
  startsAt: null,
  endsAt: null,
  areaClass: "normal" as const,
  areaTraits: [],
  pilotOf: "none" as const,
  expectedLeaders: "",
  ...change,
});

export { randomUUID };
