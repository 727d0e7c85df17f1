import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { takeExport } from "@/lib/exports/take-commands";
import { createActor } from "@/tests/support/actors";
import { buildFestival, buildPlan, buildReport, inState } from "@/tests/support/builders";

import { openScene } from "../festivals/points-scene";
import { buildJudged, buildRecognised, buildTarget } from "./scene-recognitions";

export type ExportScene = Awaited<ReturnType<typeof openExports>>;

/** A little of everything that can be taken out, twice: of Hà Tĩnh and, with "Nghệ" in every name, of Nghệ An. */
export async function openExports() {
  const scene = await openScene();
  const { owner, province, commune, sibling, foreignProvince, foreignCommune, season } = scene;
  const people = {
    ...scene.people,
    provinceAdmin: await createActor(owner, "province_admin", province, { fullName: "Đặng Thị Ánh" }),
    foreignAdmin: await createActor(owner, "province_admin", foreignProvince, { fullName: "Hồ Nghệ" }),
    foreignLeader: await createActor(owner, "province_leader", foreignProvince),
  };
  const held = async (
    name: string,
    unit: typeof commune,
    holder: typeof province,
    state: "sent" | "accepted",
  ) =>
    buildFestival(
      owner,
      { unitId: unit.id, seasonId: season },
      { name, ...inState(state, holder.id), turnout: 120 },
    );
  await held("=Ngày hội thôn Hòa Bình", commune, province, "accepted");
  const gifted = await held("Ngày hội thôn Đông", commune, province, "sent");
  await held("Ngày hội láng giềng", sibling, province, "sent");
  await buildJudged(owner, commune);
  await buildJudged(owner, foreignCommune);
  await buildRecognised(owner, commune, "Khu dân cư Đông Hòa Bình", "145/QD-UBND");
  await buildRecognised(owner, foreignCommune, "Khu dân cư Nghệ", "146/QD-NGHE");
  await buildTarget(owner, province, "1145/QD-UBND");
  await buildTarget(owner, foreignProvince, "12/KH-NGHE");
  const foreign = await held("Ngày hội Nghệ", foreignCommune, foreignProvince, "accepted");
  for (const [id, unit, count, top] of [
    [gifted, commune, 10, province],
    [foreign, foreignCommune, 999, foreignProvince],
  ] as const) {
    for (const [state, hour, holder] of [
      ["draft", 0, unit],
      ["sent", 30, top],
    ] as const) {
      await owner.query(
        `insert into decision (unit_id, record_kind, record_id, step, to_state, at, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name, holder_unit_id)
         values ($1, 'festival', $2, 'x', $3, timestamptz '2026-08-01 00:00Z' + make_interval(hours => $4), $5, 'a', 'commune_officer', $1, 'u', $6)`,
        [unit.id, id, state, hour, people.officer.userId, holder.id],
      );
    }
    await owner.query(
      "insert into festival_gift (festival_id, unit_id, recipient, count, value) values ($1, $2, 'poor_household', $3, 5000000)",
      [id, unit.id, count],
    );
    await owner.query(
      `insert into festival_award (festival_id, unit_id, authority, form, recipient, count)
       values ($1, $2, 'commune_committee', 'commendation', 'collective', $3)`,
      [id, unit.id, count],
    );
  }
  for (const [unit, top, number] of [
    [commune, province, "11/KH-UBND"],
    [sibling, province, "12/KH-UBND"],
    [foreignCommune, foreignProvince, "99/KH-NGHE"],
  ] as const) {
    await buildPlan(owner, { unitId: unit.id, seasonId: season }, { number, ...inState("sent", top.id) });
    await owner.query(
      `insert into extension (unit_id, season_id, what, state, asked_until, reason, asked_by_id, asked_by_name)
       values ($1, $2, 'result', 'asked', '2027-01-10', $3, $4, 'Người xin')`,
      [unit.id, season, `Bão ${number}`, randomUUID()],
    );
  }
  for (const [unit, number] of [
    [province, "45/BC-CAT"],
    [foreignProvince, "46/BC-NGHE"],
  ] as const) {
    await buildReport(owner, { unitId: unit.id, seasonId: season }, { number });
    await owner.query(
      `insert into unit_change (unit_id, kind, state, effective_on, act_number, note, lines, requested_by_unit_id, created_by_id)
       values ($1, 'rename', 'requested', '2027-01-01', $2, '', '[]', $1, $3)`,
      [unit.id, number.replace("BC", "QD"), people.v05.userId],
    );
  }
  for (const person of [people.provinceAdmin, people.foreignAdmin]) {
    await owner.query(
      "insert into sign_in (username, user_id, unit_id, outcome, address, user_agent) select username, id, unit_id, 'success', '203.0.113.9', 'Firefox/1' from app_user where id = $1",
      [person.userId],
    );
  }
  return { ...scene, people };
}

/** A short list as its file; fails where it would be prepared. */
export async function taken(actor: Actor, name: string, query = "", format: "xlsx" | "csv" = "xlsx") {
  const found = await takeExport(actor, name, { format, query });
  if (found.kind !== "file") throw new Error(`${name}: ${found.kind}`);
  return found;
}
