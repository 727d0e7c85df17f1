import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { inScope } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { moveApplications } from "@/lib/recognitions/applications/bulk-commands";
import { openRule } from "@/lib/recognitions/criteria/document";
import {
  decideAfterMerger,
  recheckRecognition,
  withdrawRecognition,
} from "@/lib/recognitions/decisions/afterwards-commands";
import { certificateOf } from "@/lib/recognitions/decisions/certificate";
import { certificatesPdf } from "@/lib/recognitions/decisions/certificate-pdf";
import {
  discardDecision,
  draftDecision,
  dropFromDecision,
  signDecision,
} from "@/lib/recognitions/decisions/commands";
import { planStrengthening } from "@/lib/recognitions/decisions/plan-commands";
import { listWeak } from "@/lib/recognitions/decisions/plan-queries";
import { getDecision, listProposed } from "@/lib/recognitions/decisions/queries";
import { certificatesOf, getRecognition } from "@/lib/recognitions/decisions/recognised-queries";
import { looksPerMinute, verifyCertificate } from "@/lib/recognitions/decisions/verify-queries";
import { buildApplication, buildScheme, buildSet, buildSubject } from "@/tests/support/recognitions";
import { refusal, today } from "./application-scene";
import { as, openScene, run, type Scene } from "./scene";

vi.setConfig({ testTimeout: 300_000 });

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const signature = {
  ...{ issuer: "Ủy ban nhân dân xã Thử", number: "45/QĐ-UBND", decidedOn: "2026-11-20" },
  ...{ signerName: "Nguyễn Văn Ký", signerPost: "Chủ tịch Ủy ban nhân dân xã", validTo: null },
};

/** Residential areas of the commune, sent, each fully answered. */
async function sentAreas(count: number, met = true): Promise<string[]> {
  const { owner, commune, scheme, set, people } = scene;
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const subject = await buildSubject(owner, commune.id);
    const of = { unit: commune, schemeId: scheme, setId: set.id, enteredById: people.officer.userId };
    const id = await buildApplication(owner, of, "sent", {
      ...{
        subject_id: subject,
        subject_kind: "residential",
        decides: "commune",
        self_total: 1000,
        self_met: 4,
      },
      sent_by_id: people.officer.userId,
    });
    await owner.query(
      `insert into application_answer (application_id, unit_id, criterion_id, value, met, grade, entered_by_id, entered_by_name)
       select $1, $2, c.id, case c.kind when 'points' then 300 when 'percent' then 9000 end, case when c.kind = 'met' then $4::boolean end,
              case when c.kind = 'grade' then 'good' end, $5, 'Người nhập' from criterion c where c.set_id = $3`,
      [id, commune.id, set.id, met, people.officer.userId],
    );
    ids.push(id);
  }
  return ids;
}

// As long as its action gives it.
const propose = (ids: string[], actor = scene.people.officer) =>
  inScope(actor, { action: "test", timeout: 120_000 }, (tx) =>
    moveApplications(tx, actor, { ids, intent: "propose" }, today),
  );

const draft = (actor = scene.people.officer) =>
  as(actor, (tx) => draftDecision(tx, actor, { scheme: scene.scheme, year: 2026 }));

const sign = (id: string, actor = scene.people.chief, change: Partial<typeof signature> = {}) =>
  inScope(actor, { action: "test", timeout: 120_000 }, async (tx) => {
    const view = await getDecision(tx, id);
    if (!view) throw new NotThere();
    return signDecision(tx, actor, { ...signature, ...change, id, version: view.version }, today);
  });

async function recognised(of: number): Promise<string[]> {
  const ids = await sentAreas(of);
  await propose(ids);
  const { id } = await draft();
  await sign(id);
  const { rows } = await scene.owner.query<{ id: string }>(
    "select id from recognition where decision_id = $1 order by serial_number",
    [id],
  );
  return rows.map((row) => row.id);
}

const viewOf = async (id: string, actor = scene.people.chief) => {
  const view = await as(actor, (tx) => getRecognition(tx, id, today));
  if (!view) throw new NotThere();
  return view;
};

describe("a commune recognises its residential areas together", () => {
  test("forty in one decision, each with a serial and a code of its own", async () => {
    const ids = await sentAreas(40);
    const [bad] = await sentAreas(1, false);
    const { resultId } = await propose([...ids, bad ?? ""]);
    const { rows: kept } = await scene.owner.query("select result from submission where id = $1", [resultId]);
    const outcome = kept[0].result as { rows: { done: boolean; note: string }[] };
    expect(outcome.rows.filter(({ done }) => done)).toHaveLength(40);
    expect(outcome.rows.find(({ done }) => !done)?.note).toContain("Tiêu chí bắt buộc");
    expect(await as(scene.people.officer, (tx) => listProposed(tx, [scene.commune.id]))).toEqual([
      expect.objectContaining({ n: 40, year: 2026 }),
    ]);
    const { id } = await draft();
    await sign(id);
    const { rows } = await scene.owner.query(
      `select count(*)::int as n, count(distinct serial)::int as serials, count(distinct code)::int as codes, min(serial_number) as first, max(serial_number) as last,
              bool_and(a.state = 'recognised' and a.decided_by_id = $2 and a.appraised_total = 1000) as decided
         from recognition r join application a on a.id = r.application_id where r.decision_id = $1`,
      [id, scene.people.chief.userId],
    );
    expect(rows).toEqual([{ n: 40, serials: 40, codes: 40, first: 1, last: 40, decided: true }]);
    const lines = await scene.owner.query(
      "select count(*)::int as n from decision where record_kind = 'application' and step = 'recognise'",
    );
    expect(lines.rows).toEqual([{ n: 40 }]);
    const file = await as(scene.people.chief, (tx) => certificatesOf(tx, { decisionId: id }, today)).then(
      (all) =>
        certificatesPdf(
          { title: "Giấy", author: "UBND" },
          all.map((row) => certificateOf(row, "https://cong.example")),
        ),
    );
    expect(Buffer.from(file.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  test("serials run on over the country, past what the deciding commune may see", async () => {
    const { owner, foreignCommune, scheme, set, people } = scene;
    const subject = await buildSubject(owner, foreignCommune.id);
    const application = await buildApplication(
      owner,
      { unit: foreignCommune, schemeId: scheme, setId: set.id },
      "recognised",
      { subject_id: subject, subject_kind: "residential", decides: "commune" },
    );
    const { rows } = await owner.query<{ id: string }>(
      `with d as (
         insert into recognition_decision (unit_id, scheme_id, year, issuer, entered_by_id, entered_by_name)
         values ($1, $2, 2026, 'UBND xã khác', $3, 'Người lập') returning id
       ), i as (
         insert into decision_item (unit_id, decision_id, application_id, position) select $1, id, $4, 0 from d
       ) select id from d`,
      [foreignCommune.id, scheme, people.foreignOfficer.userId, application],
    );
    await owner.query(
      `update recognition_decision set state = 'signed', number = '9/QĐ-UBND', decided_on = '2026-11-20', signer_name = 'Người ký',
              signer_post = 'Chủ tịch', signed_by_id = gen_random_uuid(), signed_at = now() where id = $1`,
      [rows[0]?.id],
    );
    const { rows: theirs } = await owner.query<{ n: number }>(
      `insert into recognition (unit_id, application_id, decision_id, scheme_id, year, code, valid_from)
       values ($1, $2, $3, $4, 2026, '0123456789abcdefghjkmnpqrs', '2026-11-20') returning serial_number as n`,
      [foreignCommune.id, application, rows[0]?.id, scheme],
    );
    const [id] = await recognised(1);
    const { rows: ours } = await owner.query("select serial_number as n from recognition where id = $1", [
      id,
    ]);
    expect(ours).toEqual([{ n: (theirs[0]?.n ?? 0) + 1 }]);
  });

  test("nobody recognises what they entered, and the officer does not sign", async () => {
    const [id] = await sentAreas(1);
    await scene.owner.query("update application set editor_ids = array[$2::uuid] where id = $1", [
      id,
      scene.people.chief.userId,
    ]);
    await propose([id ?? ""]);
    const decision = await draft();
    expect(await refusal(sign(decision.id))).toEqual(["not_alone"]);
    await expect(
      run(
        scene.people.officer,
        `update recognition_decision set state = 'signed', number = '1/QĐ', decided_on = '2026-11-20', signer_name = 'A', signer_post = 'B',
         signed_by_id = current_actor(), signed_at = now() where id = $1::uuid`,
        decision.id,
      ),
    ).rejects.toThrow("decision_role");
    await as(scene.people.officer, (tx) =>
      discardDecision(tx, scene.people.officer, { id: decision.id, version: 1 }),
    );
    await scene.owner.query(
      "update application set state = 'withdrawn', outcome_reason = 'thử' where id = $1",
      [id],
    );
  });

  test("a line can be taken off a draft, and nothing from a signed decision", async () => {
    const ids = await sentAreas(2);
    await propose(ids);
    const { id } = await draft();
    const { officer, chief } = scene.people;
    await as(officer, (tx) => dropFromDecision(tx, officer, { id, version: 1, application: ids[0] ?? "" }));
    await sign(id);
    expect(await refusal(sign(id))).toEqual(["signed"]);
    await expect(run(chief, "delete from decision_item where decision_id = $1::uuid", id)).rejects.toThrow(
      "decision_stands",
    );
    await expect(
      run(chief, "update recognition_decision set number = '1/QĐ' where id = $1::uuid", id),
    ).rejects.toThrow("decision_stands");
    await expect(
      scene.owner.query("update recognition_decision set number = '1/QĐ' where id = $1", [id]),
    ).rejects.toThrow("decision_stands");
    const { rows } = await scene.owner.query(
      "select state from application where id = any($1) order by state",
      [ids],
    );
    expect(rows.map(({ state }) => state)).toEqual(["proposed", "recognised"]);
    await expect(
      run(
        chief,
        "update application set state = 'recognised', decided_by_id = current_actor(), decided_at = now() where id = $1::uuid",
        ids[0],
      ),
    ).rejects.toThrow("application_decision");
    const dropped = await draft();
    await sign(dropped.id);
  });

  test("invisible from a foreign commune", async () => {
    const [id] = await recognised(1);
    const { siblingOfficer } = scene.people;
    expect(await as(siblingOfficer, (tx) => getRecognition(tx, id ?? "", today))).toBeNull();
    const { decisionId } = await viewOf(id ?? "");
    expect(await as(siblingOfficer, (tx) => getDecision(tx, decisionId))).toBeNull();
    expect(await as(scene.people.provinceOfficer, (tx) => getDecision(tx, decisionId))).not.toBeNull();
  });
});

describe("what is classed", () => {
  test("goes by points, the lowest wants a plan to strengthen it", async () => {
    const { owner, commune, people } = scene;
    const scheme = await buildScheme(owner, { outcome: "class" });
    const set = await buildSet(owner, scheme, {
      classes: JSON.stringify([
        { code: "good", label: "Khá", from: 700 },
        { code: "weak", label: "Yếu", from: 0 },
      ]),
      pass_rule: JSON.stringify({ ...openRule, mandatory: false }),
      publish: true,
    });
    const ids: string[] = [];
    for (const met of [true, false]) {
      const subject = await buildSubject(owner, commune.id);
      const of = { unit: commune, schemeId: scheme, setId: set.id, enteredById: people.officer.userId };
      const id = await buildApplication(owner, of, "sent", {
        ...{
          subject_id: subject,
          subject_kind: "residential",
          decides: "commune",
          sent_by_id: people.officer.userId,
        },
      });
      await owner.query(
        `insert into application_answer (application_id, unit_id, criterion_id, value, met, grade, entered_by_id, entered_by_name)
         select $1, $2, c.id, case c.kind when 'points' then 300 when 'percent' then 9000 end, case when c.kind = 'met' then $4::boolean end,
                case when c.kind = 'grade' then 'good' end, $5, 'Người nhập' from criterion c where c.set_id = $3`,
        [id, commune.id, set.id, met, people.officer.userId],
      );
      ids.push(id);
    }
    await propose(ids);
    const { officer, siblingOfficer } = people;
    const { id } = await as(officer, (tx) => draftDecision(tx, officer, { scheme, year: 2026 }));
    await sign(id);
    const { rows } = await owner.query(
      "select class from recognition where decision_id = $1 order by serial_number",
      [id],
    );
    expect(rows).toEqual([{ class: "good" }, { class: "weak" }]);
    expect(await as(officer, (tx) => listWeak(tx, 2026))).toMatchObject([
      { id: ids[1], class: "Yếu", causes: null },
    ]);
    const plan = {
      ...{
        application: ids[1] ?? "",
        version: 0,
        causes: "Ít người tham gia.",
        measures: "Phân công cán bộ phụ trách.",
      },
      ...{ dueOn: "2027-06-30", result: "", doneOn: null },
    };
    await expect(as(siblingOfficer, (tx) => planStrengthening(tx, siblingOfficer, plan))).rejects.toThrow(
      NotThere,
    );
    expect(
      await refusal(as(people.provinceOfficer, (tx) => planStrengthening(tx, people.provinceOfficer, plan))),
    ).toEqual(["not_yours"]);
    await as(officer, (tx) => planStrengthening(tx, officer, plan));
    // Whoever read it before somebody else wrote does not write over them.
    expect(await refusal(as(officer, (tx) => planStrengthening(tx, officer, plan)))).toEqual([
      "plan_changed",
    ]);
    await as(officer, (tx) => planStrengthening(tx, officer, { ...plan, version: 1, result: "Đã củng cố." }));
    // The lowest class is decided, and nothing to hand a certificate for.
    const certificates = await as(officer, (tx) => certificatesOf(tx, { decisionId: id }, today));
    expect(certificates.map(({ weak }) => weak)).toEqual([false, true]);
    expect(await as(officer, (tx) => listWeak(tx, null))).toMatchObject([
      { causes: "Ít người tham gia.", result: "Đã củng cố." },
    ]);
  });
});

describe("anybody checks a certificate", () => {
  test("the unit, the scheme, the year, the decision, and that it holds; what is unknown is answered alike", async () => {
    const [id] = await recognised(1);
    const { code, name } = await viewOf(id ?? "");
    expect(code).toMatch(/^[0-9a-z]{26}$/);
    const found = await verifyCertificate(code.toUpperCase(), "10.0.0.1");
    expect(found).toEqual({
      kind: "found",
      of: {
        ...{ status: "valid", name, unitKind: "commune" },
        unitName: `${scene.commune.name}, ${scene.province.name}`,
        ...{ scheme: expect.any(String), year: 2026, number: "45/QĐ-UBND", decidedOn: "2026-11-20" },
        issuer: signature.issuer,
      },
    });
    for (const wrong of ["", "abc", "0".repeat(26), `${code}0`, "' or 1=1 --", id ?? ""]) {
      expect(await verifyCertificate(wrong, "10.0.0.1")).toEqual({ kind: "unknown" });
    }
  });

  test("an address that asks too often waits, others do not", async () => {
    for (let at = 0; at < looksPerMinute; at++) {
      expect(await verifyCertificate("0".repeat(26), "10.0.0.9")).toEqual({ kind: "unknown" });
    }
    const answers = [await verifyCertificate("0".repeat(26), "10.0.0.9")];
    // The minute may turn meanwhile; then one more round fills the next.
    if (answers[0]?.kind !== "limited")
      for (let at = 0; at <= looksPerMinute; at++)
        answers.push(await verifyCertificate("0".repeat(26), "10.0.0.9"));
    expect(answers.at(-1)).toEqual({ kind: "limited" });
    expect(await verifyCertificate("0".repeat(26), "10.0.0.10")).toEqual({ kind: "unknown" });
  });

  test("the gate reads nothing else of it", async () => {
    const { rows } = await scene.owner.query(
      `select has_table_privilege('portal_auth', 'recognition', 'select') as reads,
              has_table_privilege('portal_app', 'verify_look', 'select') as looks,
              has_function_privilege('portal_app', 'verify_recognition(text, text, int)', 'execute') as asks`,
    );
    expect(rows).toEqual([{ reads: false, looks: false, asks: false }]);
  });
});

describe("afterwards", () => {
  test("withdrawn with reason and paper, and the public page says so", async () => {
    const [id = ""] = await recognised(1);
    const { chief, officer } = scene.people;
    const { version, code, applicationId } = await viewOf(id);
    const input = {
      id,
      version,
      reason: "Để xảy ra vụ việc phức tạp.",
      number: "50/QĐ-UBND",
      endedOn: "2026-11-21",
    };
    expect(
      await refusal(
        as(chief, (tx) => withdrawRecognition(tx, chief, { ...input, endedOn: "2026-11-01" }, today)),
      ),
    ).toEqual(["before"]);
    await as(chief, (tx) => withdrawRecognition(tx, chief, input, today));
    expect((await viewOf(id)).standing).toBe("withdrawn");
    expect(await verifyCertificate(code, "10.0.0.2")).toMatchObject({ of: { status: "withdrawn" } });
    expect(await refusal(as(chief, (tx) => withdrawRecognition(tx, chief, input, today)))).toEqual(["ended"]);
    await expect(
      run(chief, "update recognition set state = 'valid', ended_on = null where id = $1::uuid", id),
    ).rejects.toThrow("recognition_stands");
    const { rows } = await scene.owner.query(
      "select step from decision where record_id = $1 order by at desc, id desc limit 1",
      [applicationId],
    );
    expect(rows).toEqual([{ step: "recognition_withdrawn" }]);
    // Of subjects that are safe it counts no more.
    expect(officer.unit.id).toBe(scene.commune.id);
  });

  test("the province does not take back what the commune gave", async () => {
    const [id = ""] = await recognised(1);
    const { provinceLeader } = scene.people;
    const { version } = await viewOf(id);
    const input = { id, version, reason: "Sai.", number: "1/QĐ-UBND", endedOn: "2026-11-21" };
    expect(
      await refusal(as(provinceLeader, (tx) => withdrawRecognition(tx, provinceLeader, input, today))),
    ).toEqual(["not_yours"]);
    await expect(
      run(
        provinceLeader,
        "update recognition set state = 'withdrawn', ended_on = '2026-11-21', end_reason = 'x', ended_by_id = current_actor() where id = $1::uuid",
        id,
      ),
    ).rejects.toThrow("recognition_decider");
  });

  test("the yearly re-check keeps it, or loses it with its cause, once a year, of a year after its own", async () => {
    const [id = ""] = await recognised(1);
    const { chief } = scene.people;
    const recheck = async (kept: "yes" | "no", year = 2027, checkedOn = "2027-11-22") => {
      const { version } = await viewOf(id);
      const cause = kept === "no" ? "Có vụ việc phức tạp." : "";
      return as(chief, (tx) =>
        recheckRecognition(
          tx,
          chief,
          { id, version, year, kept, cause, paperNumber: "", checkedOn },
          "2028-11-30",
        ),
      );
    };
    expect(await refusal(recheck("yes", 2026))).toEqual(["recheck_year"]);
    expect(await refusal(recheck("yes", 2028))).toEqual(["recheck_year"]);
    await recheck("yes");
    expect((await viewOf(id)).standing).toBe("valid");
    expect(await refusal(recheck("no"))).toEqual(["checked_already"]);
    await expect(
      run(
        chief,
        "update recognition set state = 'lost', ended_on = '2026-11-22', end_reason = 'x', ended_by_id = current_actor() where id = $1::uuid",
        id,
      ),
    ).rejects.toThrow("recognition_cause");
    await recheck("no", 2028, "2028-11-22");
    const lost = await viewOf(id);
    expect(lost).toMatchObject({ standing: "lost", endReason: "Có vụ việc phức tạp." });
    // Anybody is told that it holds no more, and not why.
    expect(await verifyCertificate(lost.code, "10.0.0.4")).toMatchObject({ of: { status: "ended" } });
  });

  test("what runs out by its day no longer holds", async () => {
    const ids = await sentAreas(1);
    await propose(ids);
    const { id } = await draft();
    await sign(id, scene.people.chief, { validTo: "2026-11-22" as never });
    const { rows } = await scene.owner.query<{ id: string }>(
      "select id from recognition where decision_id = $1",
      [id],
    );
    const view = await viewOf(rows[0]?.id ?? "");
    expect(view.standing).toBe("expired");
    const { chief } = scene.people;
    expect(
      await refusal(
        as(chief, (tx) =>
          withdrawRecognition(
            tx,
            chief,
            { id: view.id, version: view.version, number: "9/QĐ", endedOn: "2026-11-22", reason: "Lý do." },
            "2026-11-23",
          ),
        ),
      ),
    ).toEqual(["ended"]);
  });

  test("a merger asks a person: nothing goes over by itself", async () => {
    const [id = ""] = await recognised(1);
    const { chief } = scene.people;
    const { code } = await viewOf(id);
    const input = async (carried: "yes" | "no") => ({
      ...{ id, version: (await viewOf(id)).version, carried, successor: scene.sibling.id },
      ...{ reason: "Địa bàn không đổi.", paperNumber: "60/QĐ-UBND", decidedOn: "2026-11-22" },
    });
    const early = await input("yes");
    expect(await refusal(as(chief, (tx) => decideAfterMerger(tx, chief, early, today)))).toEqual([
      "not_merged",
    ]);
    const [from, to] = [scene.commune.id, scene.sibling.id];
    // The two of a merger in one transaction: no unit ends without a successor.
    await scene.owner.query(
      `update unit set valid_to = '2026-11-21' where id = '${from}';
       insert into unit_succession (from_id, to_id, whole, happened_on, legal_act_id)
       select '${from}', '${to}', true, '2026-11-21', id from legal_act limit 1`,
    );
    expect((await viewOf(id)).standing).toBe("pending");
    expect(await verifyCertificate(code, "10.0.0.3")).toMatchObject({ of: { status: "pending" } });
    const late = await input("yes");
    await as(chief, (tx) => decideAfterMerger(tx, chief, late, today));
    expect(await viewOf(id)).toMatchObject({ standing: "valid", succession: { carried: true } });
  });
});
