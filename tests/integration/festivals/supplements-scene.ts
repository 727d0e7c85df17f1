import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { editFestival, planFestival } from "@/lib/festivals/points/commands";
import { acceptFestival, sendFestival } from "@/lib/festivals/points/flow-commands";
import { sendReport } from "@/lib/festivals/reports/commands";
import { createSupplement } from "@/lib/festivals/supplements/commands";
import { exceptionsOf } from "@/lib/festivals/supplements/queries";
import { buildReport } from "@/tests/support/builders";
import { as, attendance, openScene, plan, type Scene } from "./points-scene";

/** What a supplement says. */
export const content = {
  number: "61/BC-CAT-PV05",
  issuedOn: "2026-10-02",
  signer: "Phó Giám đốc, Thượng tá Mẫu",
  note: "",
};

type Standing = {
  scene: Scene;
  /** Hà Tĩnh's report, drafted anew for each test. */
  report: string;
  /** Of the sibling, whose first point was accepted: it is in the report. */
  counted: string;
};

/** A report that most communes are missing in, and what people do about it. Opens and closes with the tests of a file. */
export function reportWithoutMany() {
  const on = {} as Standing;
  beforeAll(async () => {
    on.scene = await openScene();
  });
  afterAll(() => on.scene.close());
  beforeEach(async () => {
    const { owner, province, season, sibling } = on.scene;
    for (const table of ["report_exception", "report_supplement", "festival_report", "festival"])
      await owner.query(`delete from ${table}`);
    on.report = await buildReport(owner, { unitId: province.id, seasonId: season });
    on.counted = await on.scene.point("accepted", {}, sibling);
  });

  const versionOf = async (table: string, id: string) =>
    (await on.scene.owner.query(`select version from ${table} where id = $1`, [id])).rows[0]
      .version as number;
  const sign = async (input: Record<string, unknown> = {}) => {
    const version = await versionOf("festival_report", on.report);
    return as(on.scene.people.provinceLeader, (tx, who) =>
      sendReport(tx, who, { id: on.report, version, acknowledged: "yes", reason: "Mưa lũ", ...input }),
    );
  };
  const exceptions = () => as(on.scene.people.provinceOfficer, (tx) => exceptionsOf(tx, on.report));
  const mine = async () => (await exceptions()).find(({ unit }) => unit.id === on.scene.commune.id);
  const edit = (who: Actor, id: string, version: number, turnout = 222) =>
    as(who, (tx, actor) => editFestival(tx, actor, "attendance", attendance(id, version, { turnout })));

  /** The commune has sent a point after the signature and the province has accepted it. */
  async function bring(): Promise<string> {
    const { officer, chief, provinceOfficer } = on.scene.people;
    const { id } = await as(officer, (tx, who) => planFestival(tx, who, plan({ name: "Bù" })));
    await edit(officer, id, 1);
    const version = await versionOf("festival", id);
    await as(chief, (tx, who) => sendFestival(tx, who, { id, version }));
    await as(provinceOfficer, (tx, who) => acceptFestival(tx, who, { id, version: version + 1 }));
    return id;
  }

  async function drafted(): Promise<string> {
    const { id } = await as(on.scene.people.provinceOfficer, (tx, who) =>
      createSupplement(tx, who, { reportId: on.report, ...content }),
    );
    return id;
  }

  const step = async (
    who: Actor,
    act: (tx: Tx, who: Actor, input: { id: string; version: number }) => Promise<unknown>,
    id: string,
  ) =>
    as(who, async (tx, actor) => act(tx, actor, { id, version: await versionOf("report_supplement", id) }));

  return { on, versionOf, sign, exceptions, mine, edit, bring, drafted, step };
}
