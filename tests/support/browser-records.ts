import { accountOf, tag } from "./browser";
import { ask, copyPoint, one } from "./browser-database";
import { clearRecognitions, recognitionsOf } from "./browser-recognitions";
import { administrators, enterers, type Kind } from "./browser-routes";

/** Which records an account meets: ids of its own, and of somebody else's with the name that must not be seen. */
export type Records = {
  own: Partial<Record<Kind, string>>;
  foreign: Partial<Record<Kind, { id: string; name: string }>>;
};

/** The points that these tests make for themselves carry a name of their own. */
// Each worker a name of its own: what one takes away, another still reads.
const made = `Ngày hội thôn Rào Trổ ${tag()} `;
export const madeName = () => `${made}${tag()}`;

/** A request of a province that V05 has not answered: one of its own for these tests, changing nothing. */
const change = (username: string, note: string) =>
  one<{ id: string; name: string }>(
    `insert into unit_change (unit_id, kind, state, effective_on, note, lines, requested_by_unit_id, created_by_id)
     select unit_id, 'rename', 'requested', '2027-01-01', $2, '[]', unit_id, id from app_user where username = $1
     returning id, note as name`,
    [username, note],
  );

const paper = (table: string, code: string, level: string, year: number) =>
  one<{ id: string }>(
    `select r.id from ${table} r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      where u.code = $1 and u.level = $2::unit_level and s.year = $3`,
    [code, level, year],
  ).then(({ id }) => id);

const person = (username: string) =>
  one<{ id: string; name: string }>("select id, full_name as name from app_user where username = $1", [
    username,
  ]);

// The oldest: journeys write later ones and take them away.
const delegation = (username: string) =>
  one<{ id: string; name: string }>(
    `select d.id, d.from_name as name from delegation d join app_user u on u.id = d.from_user_id
      where u.username = $1 order by d.first_day limit 1`,
    [username],
  );

/** A page of figures that an account keeps for itself. */
const view = (username: string, unitId: string, name: string) =>
  one<{ id: string }>(
    `insert into saved_view (unit_id, owner_id, owner_name, name, address)
     select $2, id, full_name, $3, '/reports?figure=NH03' from app_user where username = $1 returning id`,
    [username, unitId, name],
  ).then(({ id }) => id);

const unitOf = (username: string) =>
  one<{ id: string }>("select unit_id as id from app_user where username = $1", [username]);

/** The last line of the trail about a record of a commune. */
const entry = (code: string, rowId?: string) =>
  one<{ id: string }>(
    `select e.id::text as id from audit_entry e join unit u on u.id = e.unit_id
      where u.code = $1 and u.level = 'commune' and e.table_name = 'festival' and ($2::text is null or e.row_id = $2)
      order by e.id desc limit 1`,
    [code, rowId ?? null],
  ).then(({ id }) => id);

const result = (username: string) =>
  one<{ id: string }>(
    `insert into submission (id, actor_id, action, result)
     select gen_random_uuid(), id, 'review.accept.result',
            '{"accepted": 3, "acceptedRows": [{"id": null, "name": "Ngày hội thôn Đông", "unit": "Công an xã Thạch Hà"}],
              "refused": [{"id": null, "name": "2 điểm", "unit": "", "why": "Đã bị xóa."}]}'::jsonb
       from app_user where username = $1 returning id`,
    [username],
  ).then(({ id }) => id);

/** A receipt of a point, with the name of these tests in it. */
const receipt = (pointId: string, name: string) =>
  one<{ id: string }>(
    `insert into receipt (unit_id, record_kind, record_id, to_unit_id, to_unit_name, actor_name, actor_role, actor_unit_name, title, facts)
     select unit_id, 'festival', id, unit_id, 'Công an tỉnh', 'Người gửi', 'commune_chief', 'Công an xã', $2, '[{"label": "Lượt người", "value": "320"}]'
       from festival where id = $1 returning id`,
    [pointId, name],
  ).then(({ id }) => id);

/** A supplement of a province's report of a season that no journey signs again. */
const supplementOf = (code: string) =>
  one<{ id: string }>(
    `with report as (
       select r.* from festival_report r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
        where u.code = $1 and u.level = 'province' and s.year = 2022
     ), there as (
       select p.id from report_supplement p join report r on r.id = p.report_id where p.state = 'draft'
     ), made as (
       insert into report_supplement (unit_id, report_id, number, issued_on, signer, entered_by_id, entered_by_name)
       select unit_id, id, '61/BC-CAT-PV05', '2026-10-02', 'Thượng tá Mẫu', entered_by_id, entered_by_name
         from report where not exists (select from there)
       returning id
     ) select id from there union all select id from made limit 1`,
    [code],
  );

/** The later day that the demonstration gives to a commune, or that these tests give it. */
const extensionOf = (code: string) =>
  one<{ id: string }>(
    `with there as (
       select e.id from extension e join unit u on u.id = e.unit_id join season s on s.id = e.season_id
        where u.code = $1 and s.year = 2026 order by e.created_at limit 1
     ), made as (
       insert into extension (unit_id, season_id, what, state, reason, granted_until, decided_by_id, decided_at)
       select u.id, s.id, 'plan', 'granted', 'Bão', '2026-07-10', gen_random_uuid(), now()
         from unit u, season s where u.code = $1 and u.level = 'commune' and s.year = 2026
          and u.valid_to is null and not exists (select from there)
       returning id
     ) select id from there union all select id from made limit 1`,
    [code],
  );

/** A file that an account has handed in and that waits to be written, with a row of each sort. */
const importOf = (username: string, name: string) =>
  one<{ id: string }>(
    `with made as (
       insert into festival_import (unit_id, season_id, file_name, file_size, file_hash, state, uploaded_by_id, uploaded_by_name,
              rows_added, rows_changed, rows_asked, rows_wrong, rows_warned, done, total, notes, head)
       select r.unit_id, s.id, $2 || '.xlsx', 1407, repeat('0', 64), 'checked', u.id, u.full_name, 1, 1, 1, 1, 1, 4, 4,
              '[{"kind": "unknown_columns", "labels": ["Ghi chú"]}]', '{"sheet": "Điểm", "row": 1, "since1904": false, "cells": []}'
         from app_user u join role_assignment r on r.user_id = u.id, season s
        where u.username = $1 and s.year = 2026 order by r.valid_from limit 1
       returning id, unit_id
     ), kept as (
       insert into festival_import_row (import_id, unit_id, at, cells, outcome, warned, title, place_id, target_id, target_version, content, remarks)
       select m.id, m.unit_id, r.at, '[]', r.outcome::import_outcome, r.at = 2, $2 || ' ' || r.at, m.unit_id,
              case r.outcome when 'changed' then m.id end, case r.outcome when 'changed' then 1 end,
              case when r.at < 4 then '{}'::jsonb end, r.remarks::jsonb
         from made m, (values
           (2, 'added', '{"warnings": [{"cell": "D2", "column": "Ngày tổ chức", "message": "Ngày ngoài mùa."}]}'),
           (3, 'changed', '{"changes": [{"label": "Lượt người tham gia", "before": "250", "after": "300"}]}'),
           (4, 'wrong', '{"issues": [{"cell": "G4", "column": "Lượt người tham gia", "message": "Nhập số nguyên."}]}'),
           (5, 'asked', '{"questions": [{"cell": "G5", "column": "Lượt người tham gia", "key": "turnout", "shown": "1,407", "thousands": 1407, "answer": null}]}')
         ) r (at, outcome, remarks)
     ) select id from made`,
    [username, name],
  );

/** A file that an account took out, on record with the name of these tests. */
const taken = (username: string, title: string) =>
  one<{ id: string; name: string }>(
    `insert into export (unit_id, user_id, taken_by, source, query, format, title, filter, noun, state, total, done, bytes, sha256,
                         file_name, finished_at)
     select r.unit_id, a.id, a.full_name, 'points', 'season=2026', 'xlsx', $2, 'trạng thái: Đã tiếp nhận', 'điểm', 'given', 12, 12,
            9000, repeat('a', 64), 'diem.xlsx', now()
       from app_user a join role_assignment r on r.user_id = a.id where a.username = $1
      order by r.valid_from desc limit 1 returning id, title as name`,
    [username, title],
  );

const scheme = () =>
  one<{ id: string }>("select id from scheme where code = 'safe_area'").then(({ id }) => id);

/** What is in force for communes; and the draft of the nation, or of a province. */
const criteria = () =>
  one<{ id: string }>(
    `select s.id from criteria_set s join scheme m on m.id = s.scheme_id
      where m.code = 'safe_area' and s.owner_unit_id is null and s.state = 'published' and 'commune' = any(s.subject_kinds)`,
  ).then(({ id }) => id);
const criteriaDraft = (province: string | null) =>
  one<{ id: string; name: string }>(
    `select s.id, 'Bố trí điểm tiếp dân tại nơi có trụ sở cũ' as name from criteria_set s left join unit u on u.id = s.owner_unit_id
      where s.state = 'draft' and s.edition = 2 and u.code is not distinct from $1`,
    [province],
  );

/** A subject of the unit of a point and its application, with the first of its criteria. */
const applicationOf = (pointId: string, name: string) =>
  one<{ id: string; subjectId: string; criterionId: string }>(
    `with set as (
       select c.id, c.scheme_id from criteria_set c join scheme m on m.id = c.scheme_id
        where m.code = 'safe_area' and c.state = 'published' and 'residential' = any(c.subject_kinds) limit 1
     ), subject as (
       insert into subject (unit_id, kind, name, size, people)
       select unit_id, 'residential', $2, 120, 480 from festival where id = $1
       returning id, unit_id
     ), made as (
       insert into application (unit_id, subject_id, subject_kind, scheme_id, year, decides, set_id, state, holder_unit_id,
                                registered_on, entered_by_id, entered_by_name)
       select s.unit_id, s.id, 'residential', t.scheme_id, 2026, 'commune', t.id, 'building', s.unit_id, '2026-02-10',
              gen_random_uuid(), 'Người nhập'
         from subject s, set t
       returning id, subject_id, set_id
     )
     select m.id, m.subject_id as "subjectId",
            (select k.id from criterion k where k.set_id = m.set_id and k.kind <> 'parts' order by k.position, k.id limit 1) as "criterionId"
       from made m`,
    [pointId, name],
  );

const outcome = (username: string) =>
  one<{ id: string }>(
    `insert into submission (id, actor_id, action, result)
     select gen_random_uuid(), id, 'recognition.result',
            '{"act": "register", "scheme": "An toàn về ANTT", "year": 2026,
              "rows": [{"id": null, "name": "Thôn Đông", "done": false, "note": "Đã đăng ký từ trước."}]}'::jsonb
       from app_user where username = $1 returning id`,
    [username],
  ).then(({ id }) => id);

/** A paper of a point, on record without its content: what is looked at is its page. */
const evidenceOf = (pointId: string, name: string) =>
  one<{ id: string; name: string }>(
    `with sent as (
       insert into evidence_upload (unit_id, record_kind, record_id, file_name, bytes, unclassified, user_id, user_name, state, ended_at)
       select f.unit_id, 'festival'::record_kind, f.id, $2 || '.pdf', 1407, true, f.entered_by_id, 'Người gửi', 'kept'::evidence_upload_state, now()
         from festival f join app_user u on u.id = f.entered_by_id where f.id = $1
       union all
       select f.unit_id, 'festival'::record_kind, f.id, $2 || '.pdf', 1407, true, (select min(id::text)::uuid from app_user), 'Người gửi', 'kept'::evidence_upload_state, now()
         from festival f where f.id = $1 and not exists (select from app_user u where u.id = f.entered_by_id)
       returning *
     )
     insert into evidence_file (unit_id, record_kind, record_id, upload_id, kind, type, file_name, received_sha256, received_bytes,
            sha256, bytes, scan, added_by_id, added_by_name)
     select unit_id, record_kind, record_id, id, 'paper', 'application/pdf', file_name, md5(id::text) || md5(id::text), bytes,
            md5(id::text) || md5(id::text), bytes, 'clean', user_id, user_name from sent
     returning id, file_name as name`,
    [pointId, name],
  );

/** The records of the tests; made once for a worker. Nghệ An's accounts meet Nghệ An's, everybody else Hà Tĩnh's. */
export async function recordsFor(username: string): Promise<Records> {
  const { level, unitCode, role } = accountOf(username);
  const [home, other] =
    unitCode === "40" || unitCode === "16681"
      ? [{ province: "40", commune: "16681" }, undefined]
      : [
          { province: "42", commune: "18562" },
          { province: "40", commune: "16681", name: "Nghệ An" },
        ];
  const season = await one<{ id: string }>("select id from season where year = 2026");
  const unit = await one<{ id: string }>(
    "select id from unit where code = $1 and level = $2::unit_level order by valid_from desc limit 1",
    [unitCode, level],
  );
  // Of the demonstration: what another test copied has an id by chance, and goes while this one still looks at it.
  const point = await one<{ id: string }>(
    `select f.id from festival f join season s on s.id = f.season_id join unit u on u.id = f.unit_id
      where u.code = $2 and s.year = $1 and f.status = 'held' and f.state in ('accepted', 'locked')
        and uuid_extract_version(f.id) = 7
      order by f.id limit 1`,
    [level === "district" ? 2022 : 2026, home.commune],
  );
  const holiday = await one<{ id: string }>("select id from holiday where day = '2026-09-02'");
  const group = await one<{ id: string }>("select id from unit_group where name = 'Bắc Trung Bộ'");
  const own: Records["own"] = {
    season: season.id,
    group: group.id,
    holiday: holiday.id,
    ...(level !== "district" && { extension: (await extensionOf(home.commune)).id }),
    unit: unit.id,
    code: unitCode,
    point: point.id,
    result: await result(username),
    outcome: await outcome(username),
    receipt: await receipt(point.id, madeName()),
    export: (await taken(username, madeName())).id,
    view: await view(username, unit.id, madeName()),
    evidence: (await evidenceOf(point.id, madeName())).id,
  };
  const application = await applicationOf(point.id, madeName());
  own.application = application.id;
  own.subject = application.subjectId;
  own.criterion = `${application.id}/criteria/${application.criterionId}`;
  const recognitions = await recognitionsOf(point.id, madeName(), username);
  Object.assign(own, recognitions, { sheet: recognitions.appraisal });
  own.draft = enterers.includes(role) ? await copyPoint(home.commune, "draft", madeName()) : point.id;
  own.plan = await (level === "district" || level === "commune"
    ? paper("festival_plan", home.commune, "commune", level === "district" ? 2024 : 2026)
    : paper("festival_plan", home.province, "province", 2026));
  if (level === "nation" || level === "province")
    own.report = await paper("festival_report", home.province, "province", 2026);
  if (own.report) own.supplement = (await supplementOf(home.province)).id;
  if (administrators.includes(role)) own.person = (await person("hatinh.canbo")).id;
  if (administrators.includes(role) || role === "province_leader")
    own.delegation = (await delegation("hatinh.lanhdao")).id;

  if (level === "nation" || level === "province") {
    own.change = (await change(home.province === "40" ? "nghean.lanhdao" : "hatinh.quantri", madeName())).id;
  }

  own.scheme = await scheme();
  own.criteria = await criteria();
  if (level === "nation") own.criteriaDraft = (await criteriaDraft(null)).id;
  if (role === "province_admin") own.criteriaDraft = (await criteriaDraft("42")).id;

  own.import = (await importOf(enterers.includes(role) ? username : "hatinh.canbo", madeName())).id;
  own.entry = await entry(home.commune);
  const foreign: Records["foreign"] = {
    outcome: { id: await outcome("nghean.canbo"), name: "" },
    result: { id: await result("nghean.canbo"), name: "" },
    // A file is its maker's alone, the ministry not excepted.
    export: await taken(username === "nghean.canbo" ? "hatinh.canbo" : "nghean.canbo", madeName()),
  };
  if (level !== "nation" && other) {
    const name = madeName();
    // Not accepted: that would be one more in the figures that other tests compare.
    const hidden = { id: await copyPoint(other.commune, "returned", name), name };
    foreign.point = hidden;
    const elsewhere = await applicationOf(hidden.id, name);
    foreign.application = { id: elsewhere.id, name };
    foreign.subject = { id: elsewhere.subjectId, name };
    const theirs = await recognitionsOf(hidden.id, name, "nghean.canbo");
    foreign.team = { id: theirs.team, name };
    foreign.appraisal = { id: theirs.appraisal, name };
    foreign.sheet = { id: theirs.appraisal, name };
    foreign.recognitionDecision = { id: theirs.recognitionDecision, name };
    foreign.recognition = { id: theirs.recognition, name };
    foreign.receipt = { id: await receipt(hidden.id, name), name };
    foreign.entry = { id: await entry(other.commune, hidden.id), name };
    foreign.view = { id: await view("nghean.canbo", (await unitOf("nghean.canbo")).id, name), name };
    foreign.draft = hidden;
    foreign.evidence = { id: (await evidenceOf(hidden.id, name)).id, name };
    foreign.plan = { id: await paper("festival_plan", other.province, "province", 2026), name: other.name };
    foreign.report = {
      id: await paper("festival_report", other.province, "province", 2026),
      name: other.name,
    };
    foreign.person = await person("nghean.canbo");
    foreign.change = await change("nghean.lanhdao", name);
    foreign.supplement = { id: (await supplementOf(other.province)).id, name: other.name };
    foreign.extension = { id: (await extensionOf(other.commune)).id, name: other.name };
    foreign.delegation = await delegation("nghean.lanhdao");
    foreign.criteria = await criteriaDraft(null);
    foreign.criteriaDraft = foreign.criteria;
    foreign.import = { id: (await importOf("nghean.canbo", name)).id, name };
  }
  return { own, foreign };
}

/** Takes away what the tests made for themselves: queues and lists are as they were. */
export async function clearRecords(): Promise<void> {
  const subjects = "select id from subject where name like $1";
  await clearRecognitions(`select id from application where subject_id in (${subjects})`, [`${made}%`]);
  await ask(`delete from application where subject_id in (${subjects})`, [`${made}%`]);
  await ask("delete from subject where name like $1", [`${made}%`]);
  await ask(
    "delete from festival_import_row where import_id in (select id from festival_import where file_name like $1)",
    [`${made}%`],
  );
  await ask("delete from festival_import where file_name like $1", [`${made}%`]);
  await ask("delete from receipt where title like $1", [`${made}%`]);
  await ask("delete from export where title like $1", [`${made}%`]);
  await ask("delete from saved_view where name like $1", [`${made}%`]);
  await ask("delete from evidence_file where file_name like $1", [`${made}%`]);
  await ask("delete from evidence_upload where file_name like $1", [`${made}%`]);
  await ask("delete from festival where name like $1", [`${made}%`]);
  await ask("delete from unit_change where note like $1", [`${made}%`]);
}
