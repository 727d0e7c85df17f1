import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere, Refusal } from "@/lib/core/refusal";
import * as flow from "@/lib/recognitions/applications/flow-commands";
import { communesOf, createActor, type TestUnit } from "@/tests/support/actors";
import { begun, fill, recordFor, send, today } from "./application-scene";
import { as, openScene, type Scene } from "./scene";

let scene: Scene;
/** One that its ward is working on, and one that lies with the province. */
let building: string;
let sent: string;
let strangers: Record<string, Actor>;

beforeAll(async () => {
  scene = await openScene();
  const { owner, people, province, ward, foreignCommune } = scene;
  const all = await communesOf(owner, province, 200);
  const otherWard = all.find((unit) => unit.kind === "ward" && unit.id !== ward.id) as TestUnit;
  strangers = {
    "an officer of another commune": people.siblingOfficer,
    "a chief of another commune": people.chief,
    "an officer of another ward": await createActor(owner, "commune_officer", otherWard),
    "the chief of another ward": await createActor(owner, "commune_chief", otherWard),
    "the chief of a commune of another province": await createActor(owner, "commune_chief", foreignCommune),
    "the officer of another province": people.foreignOfficer,
    "the administrator of another province": people.foreignAdmin,
  };
  building = await begun(scene, people.wardOfficer);
  await fill(people.wardOfficer, building);
  sent = await begun(scene, people.wardOfficer, { itself: true, year: 2025, registeredOn: "2025-02-10" });
  await fill(people.wardOfficer, sent);
  await send(people.wardChief, sent);
});
afterAll(() => scene.close());

const acts = {
  send: (actor: Actor, id: string, version: number) =>
    as(actor, (tx) => flow.sendApplication(tx, actor, { id, version, note: "" }, today)),
  withdraw: (actor: Actor, id: string, version: number) =>
    as(actor, (tx) => flow.withdrawApplication(tx, actor, { id, version, note: "Thử." })),
  recall: (actor: Actor, id: string, version: number) =>
    as(actor, (tx) => flow.recallApplication(tx, actor, { id, version, note: "" })),
  return: (actor: Actor, id: string, version: number) =>
    as(actor, (tx) =>
      flow.returnApplication(tx, actor, { id, version, note: "Thử.", whole: true, remarks: [] }, today),
    ),
};
type Act = keyof typeof acts;
const target = (act: Act) => (act === "recall" || act === "return" ? sent : building);

/** State, version, timeline and trail of an application. */
async function kept(id: string): Promise<unknown> {
  const { rows } = await scene.owner.query(
    `select state, version, holder_unit_id, open_criteria,
            (select count(*) from decision where record_id = a.id) as lines,
            (select count(*) from audit_entry where row_id = a.id::text) as trail
       from application a where id = $1`,
    [id],
  );
  return rows[0];
}

async function answer(work: Promise<unknown>): Promise<string[] | "not there" | "done"> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!error) return "done";
  if (error instanceof NotThere) return "not there";
  if (error instanceof Refusal) return error.issues.map(({ code }) => code);
  throw error;
}

describe.each(Object.keys(acts) as Act[])("%s", (act) => {
  const attempt = async (actor: Actor) => {
    const id = target(act);
    const before = await kept(id);
    const { row } = await recordFor(scene.people.wardOfficer, id);
    const said = await answer(acts[act](actor, id, row.version));
    expect(await kept(id)).toEqual(before);
    return said;
  };

  test("an application of somebody else's is not there", async () => {
    for (const [who, actor] of Object.entries(strangers)) {
      expect(await attempt(actor), who).toBe("not there");
    }
  });

  test("who sees it because it lies below does not act for it, nor before it has come", async () => {
    const { provinceOfficer, provinceLeader, v05Officer } = scene.people;
    const expected: Record<Act, [Actor, string[]][]> = {
      send: [
        [provinceOfficer, ["not_permitted", "not_yours"]],
        [v05Officer, ["not_permitted", "not_yours"]],
      ],
      withdraw: [
        [provinceLeader, ["not_permitted", "not_yours"]],
        [v05Officer, ["not_permitted", "not_yours"]],
      ],
      recall: [
        [provinceOfficer, ["not_permitted", "not_yours"]],
        [v05Officer, ["not_permitted", "not_yours"]],
      ],
      return: [
        // It lies with the province: the Ministry reads it and waits.
        [v05Officer, ["not_yours"]],
        [scene.people.wardChief, ["not_yours"]],
      ],
    };
    for (const [actor, codes] of expected[act]) expect(await attempt(actor)).toEqual(codes);
  });
});

test("nothing is returned by the province that has not come to it", async () => {
  const { provinceOfficer, wardOfficer } = scene.people;
  const { row } = await recordFor(wardOfficer, building);
  expect(await answer(acts.return(provinceOfficer, building, row.version))).toEqual([
    "wrong_state",
    "not_yours",
  ]);
});
