import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { NotThere } from "@/lib/core/refusal";
import { getContent } from "@/lib/evidence/queries";
import { pointEvidence } from "@/lib/festivals/points/evidence-queries";
import { awardAuthorityWords, awardFormWords, awardRecipientWords } from "@/lib/festivals/words";
import { missing } from "@/lib/recognitions/applications/missing";
import { chooseRecords, dropRecord } from "@/lib/recognitions/applications/own-record-commands";
import { listOwnRecords } from "@/lib/recognitions/applications/own-record-queries";
import { readRecordFilter } from "@/lib/recognitions/applications/own-records";
import { getAppraisal } from "@/lib/recognitions/appraisal/appraisal-queries";
import { addMember, assignAppraisals, createTeam } from "@/lib/recognitions/appraisal/commands";
import { createActor } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { handInTo } from "@/tests/support/evidence";
import { photo } from "@/tests/support/hostile-files";
import { answer, begun, fill, recordFor, refusal, send, today } from "./application-scene";
import { buildDecision, insertRow, recognitionRow } from "./appraisal-rows";
import { as, openScene, run, type Scene } from "./scene";

vi.setConfig({ testTimeout: 120_000 });

let scene: Scene;
let id: string;
let criterion: string;
let held: string;
let older: string;
let foreign: string;
let award: string;
let file: string;

beforeAll(async () => {
  scene = await openScene();
  const { owner, ward, sibling, province, people } = scene;
  id = await begun(scene, people.wardOfficer);
  criterion = scene.set.criteria.met as string;
  const seasonId = await buildSeason(owner, 2026, { state: "open" });
  const before = await buildSeason(owner, 2025, { state: "open" });
  const point = (unitId: string, season: string, name: string, row = {}) =>
    buildFestival(
      owner,
      { unitId, seasonId: season, enteredById: people.wardOfficer.userId },
      { name, ...row },
    );
  held = await point(ward.id, seasonId, "Ngày hội tổ dân phố Đông");
  file = (
    await handInTo(
      pointEvidence,
      people.wardOfficer,
      { record: held, caption: "Lễ ký giao ước" },
      await photo(),
      "Ảnh.jpg",
    )
  ).id;
  const accept = async (festival: string) => {
    const columns = Object.entries(inState("accepted", province.id));
    await owner.query(
      `update festival set ${columns.map(([name], at) => `${name} = $${at + 2}`).join(", ")} where id = $1`,
      [festival, ...columns.map(([, value]) => value)],
    );
  };
  await accept(held);
  const { rows } = await owner.query<{ id: string }>(
    `insert into festival_award (festival_id, unit_id, authority, form, recipient, count)
     values ($1, $2, 'province_committee', 'merit_certificate', 'collective', 3) returning id`,
    [held, ward.id],
  );
  award = rows[0]?.id ?? "";
  older = await point(ward.id, before, "Ngày hội năm trước", { held_on: "2025-08-09" });
  await accept(older);
  foreign = await point(sibling.id, seasonId, "Ngày hội xã bạn");
  await accept(foreign);
  await point(ward.id, seasonId, "Ngày hội chưa gửi");
});
afterAll(() => scene.close());

const list = (who: Actor, params: Record<string, string> = {}) =>
  as(who, (tx) => listOwnRecords(tx, { application: id, criterion }, readRecordFilter(params)));
const choose = (who: Actor, ...records: string[]) =>
  as(who, (tx) => chooseRecords(tx, who, { id, criterion, records }));
const put = (who: Actor, kind: string, record: string, address = "/festivals/elsewhere") =>
  run(
    who,
    `insert into answer_evidence (answer_id, application_id, unit_id, record_kind, record_id, title, address)
     select id, application_id, unit_id, $2::evidence_record, $3::uuid, 'Hồ sơ', $4 from application_answer
      where application_id = $1::uuid and criterion_id = '${criterion}'`,
    id,
    kind,
    record,
    address,
  );

describe("the unit's own records as evidence", () => {
  test("what was accepted in the year of the application, with its awards and photos; found without accents", async () => {
    const { wardOfficer } = scene.people;
    const { rows, total } = await list(wardOfficer);
    expect(rows.map(({ kind, id: of }) => [kind, of])).toEqual([
      ["festival", held],
      ["award", award],
      ["file", file],
    ]);
    expect(total).toBe(3);
    expect(rows[1]?.detail).toBe("3 bằng khen của UBND tỉnh cho tập thể");
    expect((await list(wardOfficer, { q: "ky giao uoc" })).rows.map(({ kind }) => kind)).toEqual(["file"]);
    expect((await list(wardOfficer, { q: "to dan pho", kind: "award" })).rows).toHaveLength(1);
    expect((await list(wardOfficer, { q: "100%" })).rows).toEqual([]);
    // Nobody else's eyes find anything: not another commune's, not another province's.
    for (const who of [scene.people.siblingOfficer, scene.people.foreignOfficer])
      expect((await list(who)).rows).toEqual([]);
  });

  test("the words of an award are those of its own domain", async () => {
    const { rows } = await scene.owner.query<Record<"authority" | "form" | "recipient" | "label", string>>(
      `select a::text as authority, f::text as form, r::text as recipient,
              award_label((null, null, null, a, f, r, 2, 0)::festival_award) as label
         from unnest(enum_range(null::award_authority)) a, unnest(enum_range(null::award_form)) f, unnest(enum_range(null::award_recipient)) r`,
    );
    const plain = (text: string) => text.replace(/ \(.*\)/, "").toLowerCase();
    for (const { authority, form, recipient, label } of rows) {
      const words = [
        `2 ${awardFormWords[form as "medal"]}`,
        awardAuthorityWords[authority as "ministry"],
        awardRecipientWords[recipient as "collective"],
      ];
      expect(label.toLowerCase()).toBe(plain(`${words[0]} của ${words[1]} cho ${words[2]}`));
    }
  });

  test("chosen they prove the answer, once each, and are taken away again", async () => {
    const { wardOfficer, provinceOfficer } = scene.people;
    await scene.owner.query("alter table criterion disable trigger guard");
    await scene.owner.query("update criterion set evidence_required = true where id = $1", [criterion]);
    await scene.owner.query("alter table criterion enable trigger guard");
    // Before there is an answer too.
    await choose(wardOfficer, `festival:${held}`, `file:${file}`);
    await choose(wardOfficer, `festival:${held}`, `award:${award}`);
    await answer(wardOfficer, id, "met", { answer: "yes", explanation: "Có tổ chức.", version: 1 });
    const { answers } = await recordFor(wardOfficer, id);
    expect(
      answers.met?.records.map(({ kind, title, address, opens }) => [kind, title, address, opens]),
    ).toEqual([
      ["festival", "Ngày hội tổ dân phố Đông, 09/8/2026", `/festivals/${held}`, true],
      [
        "award",
        "3 bằng khen của UBND tỉnh cho tập thể tại Ngày hội tổ dân phố Đông, 09/8/2026",
        `/festivals/${held}`,
        true,
      ],
      ["file", "Ảnh của Ngày hội tổ dân phố Đông, 09/8/2026", `/evidence/${file}`, true],
    ]);
    const lacking = async () =>
      missing(await recordFor(wardOfficer, id)).filter(({ code }) => code === "evidence_missing");
    expect(await lacking()).toEqual([]);
    expect((await list(wardOfficer)).rows.every(({ chosen }) => chosen)).toBe(true);
    // Saving what is typed leaves them.
    await answer(wardOfficer, id, "met", { answer: "yes", explanation: "Đã tổ chức.", version: 2 });
    const stored = (await recordFor(wardOfficer, id)).answers.met?.records ?? [];
    expect(stored).toHaveLength(3);
    expect(await refusal(choose(provinceOfficer, `festival:${held}`))).toContain("not_permitted");
    for (const { id: evidence } of stored)
      await as(wardOfficer, (tx) => dropRecord(tx, wardOfficer, { id, criterion, evidence }));
    expect((await recordFor(wardOfficer, id)).answers.met?.records).toEqual([]);
    expect((await lacking()).length).toBe(1);
  });

  test("another unit's, another year's and what is not accepted are refused, past our code as well", async () => {
    const { wardOfficer, siblingOfficer } = scene.people;
    for (const record of [foreign, older])
      expect(await refusal(choose(wardOfficer, `festival:${record}`))).toEqual(["record_gone"]);
    await expect(choose(siblingOfficer, `festival:${foreign}`)).rejects.toBeInstanceOf(NotThere);
    for (const record of [foreign, older]) {
      await expect(put(wardOfficer, "festival", record)).rejects.toThrow("evidence_own");
      await expect(put(wardOfficer, "file", record)).rejects.toThrow("evidence_own");
    }
    await expect(
      scene.owner.query(
        `insert into answer_evidence (answer_id, application_id, unit_id, record_kind, record_id, title, address)
         select id, application_id, unit_id, 'festival', $2, 'Hồ sơ', '/festivals/x' from application_answer where application_id = $1`,
        [id, foreign],
      ),
    ).rejects.toThrow("evidence_own");
    // Its address is where it is, whatever was said.
    expect(await put(wardOfficer, "festival", held)).toBe(1);
    const { rows } = await scene.owner.query("select id, address from answer_evidence where record_id = $1", [
      held,
    ]);
    expect(rows[0].address).toBe(`/festivals/${held}`);
    await expect(
      run(
        wardOfficer,
        "update answer_evidence set record_id = $2::uuid where id = $1::uuid",
        rows[0].id,
        foreign,
      ),
    ).rejects.toThrow("evidence_identity");
    await expect(put(wardOfficer, "festival", held)).rejects.toThrow(/record_kind_record_id_key|Unique/i);
  });

  test("who appraises from another province reads the photo that was brought, and no more of the Ngày hội", async () => {
    const { wardOfficer, wardChief, provinceOfficer } = scene.people;
    const member = await createActor(scene.owner, "province_officer", scene.foreignProvince);
    await fill(wardOfficer, id);
    await choose(wardOfficer, `festival:${held}`, `file:${file}`, `award:${award}`);
    await send(wardChief, id);
    const team = await as(provinceOfficer, (tx) =>
      createTeam(tx, provinceOfficer, {
        ...{ scheme: scene.scheme, year: 2026, name: "Tổ thẩm định" },
        ...{ decisionNumber: "12/QĐ-CAT", decidedOn: "2026-10-01", moderateFrom: 20 },
      }),
    );
    const { rows } = await scene.owner.query("select username from app_user where id = $1", [member.userId]);
    await as(provinceOfficer, (tx) =>
      addMember(tx, provinceOfficer, { team: team.id, username: rows[0].username }),
    );
    await expect(as(member, (tx) => getContent(tx, member, file, "view"))).rejects.toBeInstanceOf(NotThere);
    await as(provinceOfficer, (tx) =>
      assignAppraisals(tx, provinceOfficer, { team: team.id, ids: [id], per: 1, seed: "" }),
    );
    const appraisal = await scene.owner.query("select id from appraisal where application_id = $1", [id]);
    const view = await as(member, (tx) => getAppraisal(tx, appraisal.rows[0].id, member.userId, today));
    expect(view?.evidence[criterion]?.map(({ label, href }) => [label.split(" ")[0], href]).sort()).toEqual([
      ["3", undefined],
      ["Hồ", undefined],
      ["Ảnh", `/evidence/${file}`],
    ]);
    expect(await as(member, (tx) => getContent(tx, member, file, "view"))).toMatchObject({ inline: true });
    expect(await as(member, (tx) => tx.festival.count())).toBe(0);
    // Reported, it opens for nobody, and its name at the answer says nothing of it.
    await scene.owner.query("update evidence_file set hidden_at = now() where id = $1", [file]);
    const chosen = (await recordFor(provinceOfficer, id)).answers.met?.records ?? [];
    expect(chosen.filter(({ opens }) => !opens).map(({ title }) => title)).toEqual([
      "Ảnh của Ngày hội tổ dân phố Đông, 09/8/2026",
    ]);
  });

  test("what was recognised and stands in its year; not what is over by then, comes later, or is another's", async () => {
    const { owner, sibling, people } = scene;
    const give = async (year: number, row: Record<string, unknown> = {}, of = scene.ward) => {
      const built = await buildDecision(scene, { state: "recognised", signed: true, in: year, of });
      const given = await insertRow(scene, "recognition", { ...recognitionRow(scene, built), ...row });
      return { ...built, id: given };
    };
    const stands = await give(2020);
    const stillThen = await give(2021, { valid_to: "2026-01-02" });
    await give(2022, { valid_to: "2026-01-01" });
    await give(2027);
    await give(2020, {}, sibling);
    const withdrawn = await give(2023);
    await owner.query(
      `update recognition set state = 'withdrawn', ended_on = '2026-05-01', end_reason = 'x', ended_by_id = gen_random_uuid() where id = $1`,
      [withdrawn.id],
    );
    const { rows } = await list(people.wardOfficer, { kind: "recognition" });
    expect(rows.map((one) => one.id).sort()).toEqual([stands.id, stillThen.id].sort());
    expect(rows[0]?.name).toBe(`Phường ${scene.ward.name}`);
    // By what it was recognised for, nothing proves itself.
    const own = await owner.query("select id from own_records($1)", [stands.application]);
    expect(own.rows).toEqual([]);
  });
});
