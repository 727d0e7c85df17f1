import type { ClientBase } from "pg";
import { between, pick } from "./sql";
import { correctionNote, returnNotes } from "./texts";

type Step = {
  name: string;
  /** States before and after, as SQL. */
  from: string;
  to: string;
  at: string;
  /** Alias of the person in the query's joins. */
  by: string;
  role: string;
  unit: string;
  unitName: string;
  note?: string;
  /** Where the record lies from then on, as SQL; with its own unit where nothing is said. */
  holder?: string;
};

const communePolice = "'Công an ' || p.title";
const districtPolice = "'Công an ' || p.district_title";
const provincePolice = "'Công an ' || v.title";
const ministry = "'Bộ Công an'";

const chief = { by: "c", role: "commune_chief", unit: "p.unit_id", unitName: communePolice };
const officer = { by: "o", role: "commune_officer", unit: "p.unit_id", unitName: communePolice };
const district = { by: "d", role: "district_officer", unit: "p.district_id", unitName: districtPolice };
const province = { by: "a", role: "province_officer", unit: "p.province_id", unitName: provincePolice };
/** The province that stands today in the place of the one of the time. */
const heir = { by: "h", role: "province_officer", unit: "h.unit_id", unitName: "'Công an ' || w.title" };
const admin = { by: "k", role: "ministry_admin", unit: "k.unit_id", unitName: ministry };

/** The value of a column by the line, each expression once. */
function byLine(expressions: readonly string[], type: string): string {
  const branches = [...new Set(expressions)].map((expression) => {
    const lines = expressions.flatMap((other, line) => (other === expression ? [line] : []));
    return {
      expression,
      test: lines.length === 1 ? `t.line = ${lines[0]}` : `t.line in (${lines.join(", ")})`,
    };
  });
  const cases = branches.map(({ expression, test }) => `when ${test} then ${expression}`);
  return branches.length === 1 ? `(${expressions[0]})::${type}` : `(case ${cases.join(" ")} end)::${type}`;
}

/** One line for every step that has a time; the steps of a record never stand at the same minute. */
function lines(kind: string, rows: string, recordUnit: string, steps: readonly Step[]): string {
  const column = (value: (step: Step) => string, type: string) => byLine(steps.map(value), type);
  // Only the times are asked of every line; the rest is worked out for those that were taken.
  return `
insert into decision (id, unit_id, record_kind, record_id, step, from_state, to_state, at, note, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name, holder_unit_id)
select pg_temp.demo_id(t.at, p.key || ':step:' || t.line), ${recordUnit}, '${kind}', p.id, ${column(({ name }) => `'${name}'`, "text")},
       ${column(({ from }) => `${from}::record_state`, "record_state")}, ${column(({ to }) => `${to}::record_state`, "record_state")},
       t.at, ${column(({ note = "''" }) => note, "text")}, ${column(({ by }) => `${by}.user_id`, "uuid")}, ${column(({ by }) => `${by}.full_name`, "text")},
       ${column(({ role }) => `'${role}'::role`, "role")}, ${column(({ unit }) => unit, "uuid")}, ${column(({ unitName }) => unitName, "text")},
       ${column(({ holder = recordUnit }) => holder, "uuid")}
  from ${rows}
 cross join lateral (values ${steps.map(({ at }, line) => `(${line}, ${at})`).join(", ")}) as t (line, at)
 where t.at is not null`;
}

const communeStaff = `
  join demo_province v on v.year = p.year and v.province_id = p.province_id
  join demo_staff o on o.unit_id = p.unit_id and o.role = 'commune_officer' and o.seat = 0
  join demo_staff c on c.unit_id = p.unit_id and c.role = 'commune_chief' and c.seat = 0
  left join demo_staff d on d.unit_id = p.district_id and d.role = 'district_officer' and d.seat = 0
  join demo_staff k on k.role = 'ministry_admin'
  left join demo_report r on r.year = p.year and r.province_id = p.province_id`;

const locked = (table: string) => `case when ${table}.state = 'locked' then r.locked_at end`;
const lockNote = "'Khóa theo báo cáo số ' || r.number || '.'";
const passed = "p.state not in ('draft', 'submitted')";

/** Who gets first what a commune sends: its district, as long as there was one. */
const firstReader = "case when p.district_acts then p.district_id else p.province_id end";

const points = lines(
  "festival",
  `demo_point p ${communeStaff}
  join demo_staff a on a.unit_id = p.province_id and a.role = 'province_officer' and a.seat = p.seat % a.seats
  left join unit_succession x on x.from_id = p.province_id and p.reopened
  left join demo_province w on w.year = 2026 and w.province_id = coalesce(x.to_id, p.province_id) and p.reopened
  left join demo_staff h on h.unit_id = w.province_id and h.role = 'province_officer' and h.seat = 0`,
  "p.unit_id",
  [
    {
      name: "create",
      from: "null",
      to: "'draft'",
      at: "case when p.year = 2026 then p.created_at end",
      ...officer,
    },
    {
      name: "submit",
      from: "'draft'",
      to: "'submitted'",
      at: "case when p.state = 'submitted' then p.first_sent_at end",
      ...officer,
    },
    {
      name: "send",
      from: "'draft'",
      to: "'sent'",
      at: "case when p.was_returned then p.first_sent_at end",
      ...chief,
      holder: firstReader,
    },
    {
      name: "return",
      from: "'sent'",
      to: "'returned'",
      at: "case when p.was_returned and p.district_acts then p.first_seen_at end",
      ...district,
      note: pick(returnNotes, "p.key", 401),
    },
    {
      name: "return",
      from: "'sent'",
      to: "'returned'",
      at: "case when p.was_returned and p.district_acts is not true then p.first_seen_at end",
      ...province,
      note: pick(returnNotes, "p.key", 401),
    },
    {
      name: "send",
      from: "case when p.was_returned then 'returned'::record_state else 'draft' end",
      to: "'sent'",
      at: `case when ${passed} then p.sent_at end`,
      ...chief,
      holder: firstReader,
    },
    {
      name: "forward",
      from: "'sent'",
      to: "'sent'",
      at: "p.forwarded_at",
      ...district,
      holder: "p.province_id",
    },
    {
      name: "accept",
      from: "'sent'",
      to: "'accepted'",
      at: "p.accepted_at",
      ...province,
      holder: "p.province_id",
    },
    {
      name: "return",
      from: "'sent'",
      to: "'returned'",
      at: `case when p.state = 'returned' and not p.reopened then p.sent_at + make_interval(days => ${between(2, 20, "p.key", 402)}, mins => 47) end`,
      ...province,
      note: pick(returnNotes, "p.key", 401),
    },
    {
      name: "return",
      from: "'accepted'",
      to: "'returned'",
      at: `case when p.reopened then timestamptz '2026-10-20 09:10+07' + make_interval(mins => ${between(0, 400, "p.key", 402)}) end`,
      ...heir,
      note: `'${correctionNote}'`,
    },
    {
      name: "lock",
      from: "'accepted'",
      to: "'locked'",
      at: locked("p"),
      ...admin,
      note: lockNote,
      holder: "p.province_id",
    },
  ],
);

const plans = lines(
  "plan",
  `demo_plan p ${communeStaff}
  join demo_staff a on a.unit_id = p.province_id and a.role = 'province_officer' and a.seat = 0`,
  "p.unit_id",
  [
    {
      name: "send",
      from: "'draft'",
      to: "'sent'",
      at: `case when ${passed} then p.sent_at end`,
      ...chief,
      holder: firstReader,
    },
    {
      name: "forward",
      from: "'sent'",
      to: "'sent'",
      at: `case when ${passed} then p.forwarded_at end`,
      ...district,
      holder: "p.province_id",
    },
    {
      name: "accept",
      from: "'sent'",
      to: "'accepted'",
      at: "case when p.state in ('accepted', 'locked') then p.answered_at end",
      ...province,
      holder: "p.province_id",
    },
    {
      name: "return",
      from: "'sent'",
      to: "'returned'",
      at: "case when p.state = 'returned' then p.answered_at end",
      ...province,
      note: "'Chưa nêu điểm chỉ đạo và người phụ trách. Đề nghị bổ sung danh sách điểm kèm ngày dự kiến.'",
    },
    {
      name: "lock",
      from: "'accepted'",
      to: "'locked'",
      at: locked("p"),
      ...admin,
      note: lockNote,
      holder: "p.province_id",
    },
  ],
);

const leaderStaff = (unit: string) => `
  join demo_staff o on o.unit_id = ${unit} and o.role = 'province_officer' and o.seat = 0
  join demo_staff l on l.unit_id = ${unit} and l.role = 'province_leader' and l.seat = 0
  join demo_staff a on a.role = 'ministry_officer' and a.seat = 0
  join demo_staff k on k.role = 'ministry_admin'`;
const leader = (unit: string) => ({
  by: "l",
  role: "province_leader",
  unit,
  unitName: "'Công an ' || p.title",
});
const expert = { by: "a", role: "ministry_officer", unit: "a.unit_id", unitName: ministry };

const provincePlans = lines(
  "plan",
  `demo_plan p ${leaderStaff("p.unit_id")}
  left join demo_report r on r.year = p.year and r.province_id = p.unit_id`,
  "p.unit_id",
  [
    {
      name: "send",
      from: "'draft'",
      to: "'sent'",
      at: `case when ${passed} then p.sent_at end`,
      ...leader("p.unit_id"),
      holder: "a.unit_id",
    },
    {
      name: "accept",
      from: "'sent'",
      to: "'accepted'",
      at: "case when p.state in ('accepted', 'locked') then p.answered_at end",
      ...expert,
      holder: "a.unit_id",
    },
    {
      name: "lock",
      from: "'accepted'",
      to: "'locked'",
      at: locked("p"),
      ...admin,
      note: lockNote,
      holder: "a.unit_id",
    },
  ],
);

const reports = lines("report", `demo_report p ${leaderStaff("p.province_id")}`, "p.province_id", [
  {
    name: "create",
    from: "null",
    to: "'draft'",
    at: "p.created_at",
    by: "o",
    role: "province_officer",
    unit: "p.province_id",
    unitName: "'Công an ' || p.title",
  },
  {
    name: "submit",
    from: "'draft'",
    to: "'submitted'",
    at: "case when p.fate <> 'draft' then p.sent_at - interval '3 hours 7 minutes' end",
    by: "o",
    role: "province_officer",
    unit: "p.province_id",
    unitName: "'Công an ' || p.title",
  },
  {
    name: "send",
    from: "'submitted'",
    to: "'sent'",
    at: "case when p.fate not in ('draft', 'submitted') then p.sent_at end",
    ...leader("p.province_id"),
    holder: "a.unit_id",
  },
  {
    name: "accept",
    from: "'sent'",
    to: "'accepted'",
    at: "case when p.fate in ('accepted', 'locked') then p.answered_at end",
    ...expert,
    holder: "a.unit_id",
  },
  {
    name: "return",
    from: "'sent'",
    to: "'returned'",
    at: "case when p.fate = 'returned' then p.answered_at end",
    ...expert,
    note: "'Phần đánh giá chưa nêu nguyên nhân các xã gửi chậm; còn điểm trả lại chưa gửi lại. Đề nghị hoàn chỉnh, ký lại.'",
  },
  {
    name: "lock",
    from: "'accepted'",
    to: "'locked'",
    at: "case when p.fate = 'locked' then p.locked_at end",
    ...admin,
    note: "'Khóa cùng các điểm và kế hoạch đã tiếp nhận.'",
    holder: "a.unit_id",
  },
]);

/** A season opens two months before it begins; the first is locked when all is done, the second was opened again. */
const seasons = `
insert into decision (id, unit_id, record_kind, record_id, step, at, note, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
select pg_temp.demo_id(t.at, 'season:' || s.year || ':' || t.step), k.unit_id, 'season', s.id, t.step, t.at, t.note, k.user_id, k.full_name, 'ministry_admin', k.unit_id, 'Bộ Công an'
  from demo_season s
  join demo_staff k on k.role = 'ministry_admin'
 cross join lateral (values
   ('open', (s.starts_on - 45 + time '09:05') at time zone 'Asia/Ho_Chi_Minh', ''),
   ('lock', case when s.state <> 'open' then (s.ends_on + 105 + time '10:20') at time zone 'Asia/Ho_Chi_Minh' end, 'Mọi hồ sơ đã xong.'),
   ('reopen', case when s.state = 'reopened' then timestamptz '2026-10-12 08:40+07' end, s.reopen_reason)
 ) as t (step, at, note)
 where t.at is not null`;

export async function insertTimelines(client: ClientBase): Promise<void> {
  for (const statement of [points, plans, provincePlans, reports, seasons]) await client.query(statement);
}
