import type { ClientBase } from "pg";
import { type FieldReader, originalOf } from "@/lib/core/merge";
import { openedBy } from "@/lib/core/review";
import { planReaders } from "@/lib/festivals/plans/view";
import { boundFields, contentKeys } from "@/lib/festivals/points/content";
import { readersOf } from "@/lib/festivals/points/display";
import { reportReaders } from "@/lib/festivals/reports/view";

type Kind = "festival" | "plan" | "report";

/** What a return of the stories said at single fields, and what stood there then where that was changed since. */
type Return = {
  kind: Kind;
  year: number;
  unit: string;
  name?: string;
  remarks: Record<string, string>;
  /** Everything was opened again, and the remarks only say where to look. */
  whole?: boolean;
  before?: Record<string, string>;
};

const returns: readonly Return[] = [
  {
    kind: "festival",
    year: 2026,
    unit: "18562",
    name: "Ngày hội thôn Nam Thượng",
    remarks: {
      turnout: "Ảnh gửi kèm cho thấy khoảng 260 người. Đếm lại theo sổ của các tổ liên gia.",
      shortcomings: "Ghi ít nhất một tồn tại và nguyên nhân.",
    },
  },
  {
    kind: "festival",
    year: 2026,
    unit: "18562",
    name: "Ngày hội Trường THPT Thạch Hà",
    remarks: {
      turnout: "Toàn trường có 240 học sinh khối 10 dự; số 1.240 có lẽ gõ thừa một chữ số.",
      models: "Kê mô hình ra mắt tại buổi lễ.",
      proposals: "Nếu có kiến nghị với ngành giáo dục thì ghi vào đây.",
    },
    before: { turnout: "1.240", models: "", delegates: "40" },
  },
  {
    kind: "festival",
    year: 2024,
    unit: "18562",
    name: "Ngày hội thị trấn Thạch Hà",
    whole: true,
    remarks: { gifts: "Danh sách ký nhận có 20 suất, hồ sơ ghi 25." },
  },
  {
    kind: "report",
    year: 2026,
    unit: "52",
    remarks: {
      shortcomings: "Nêu rõ nguyên nhân, không chỉ liệt kê.",
      lessons: "Chọn một cách làm cụ thể, có địa chỉ, để nơi khác học được.",
    },
  },
];

/** The newest plan of a commune that was given back, of those provinces whose accounts can be tried. */
const returnedPlan = `
  select u.code from festival_plan p join unit u on u.id = p.unit_id join season s on s.id = p.season_id
    left join unit a on a.id = u.parent_id
   where p.state = 'returned' and s.year = 2026 and u.level = 'commune'
   order by (a.code in ('42', '40')) desc, a.code, u.code limit 1`;

const tables = { festival: "festival", plan: "festival_plan", report: "festival_report" } as const;
const owners = {
  festival_guest: "festival_id",
  festival_gift: "festival_id",
  festival_pledge: "festival_id",
  festival_model: "festival_id",
  festival_award: "festival_id",
  plan_pilot: "plan_id",
} as const;

/** Remarks at the fields of some returned records; one of them was sent again, so that its changes can be seen. */
export async function insertReturns(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ code: string }>(returnedPlan);
  for (const one of returns) await insertReturn(client, one);
  for (const { code } of rows) {
    const remarks = {
      pilots: "Kê từng điểm chỉ đạo kèm ngày dự kiến.",
      note: "Ghi họ tên, chức vụ người phụ trách từng điểm.",
    };
    await insertReturn(client, { kind: "plan", year: 2026, unit: code, remarks });
  }
}

async function insertReturn(client: ClientBase, one: Return): Promise<void> {
  const { rows } = await client.query<{ id: string; row: Record<string, unknown>; decision: string }>(
    `select r.id, to_jsonb(r) as row,
            (select d.id from decision d where d.record_id = r.id and d.step = 'return' order by d.at desc limit 1) as decision
       from ${tables[one.kind]} r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      where s.year = $1 and u.code = $2 and u.valid_from <= s.ends_on and coalesce(u.valid_to, 'infinity') > s.starts_on
        ${one.kind === "festival" ? "and r.name = $3" : "and $3::text is null"}`,
    [one.year, one.unit, one.name ?? null],
  );
  const found = rows[0];
  if (!found?.decision) throw new Error(`Nothing was returned: ${JSON.stringify(one)}`);
  const fields = {
    ...originalOf(readers[one.kind], await contentOf(client, one.kind, found)),
    ...one.before,
  };
  await client.query(
    `insert into record_snapshot (unit_id, record_kind, record_id, decision_id, fields, created_at)
     select unit_id, record_kind, record_id, id, $2, at from decision where id = $1`,
    [found.decision, JSON.stringify(fields)],
  );
  const remarks = Object.entries(one.remarks).map(([path, remark]) => ({ path, remark }));
  await client.query(
    `insert into return_remark (unit_id, record_kind, record_id, decision_id, path, remark, created_at)
     select d.unit_id, d.record_kind, d.record_id, d.id, said.path, said.remark, d.at
       from decision d, unnest($2::text[], $3::text[]) said (path, remark) where d.id = $1`,
    [found.decision, remarks.map(({ path }) => path), remarks.map(({ remark }) => remark)],
  );
  const opened = openedBy({ remarks, whole: one.whole ?? false }, one.kind === "festival" ? boundFields : {});
  await client.query(`update ${tables[one.kind]} set open_fields = $2 where id = $1`, [found.id, opened]);
}

const readers: Record<Kind, readonly FieldReader<Record<string, unknown>>[]> = {
  festival: readersOf(contentKeys) as never,
  plan: planReaders as never,
  report: reportReaders as never,
};

/** The fields of a record as its form has them, by the database's own list of where each is kept. */
async function contentOf(
  client: ClientBase,
  kind: Kind,
  { id, row }: { id: string; row: Record<string, unknown> },
): Promise<Record<string, unknown>> {
  const { rows } = await client.query<{ path: string; part: string }>(
    "select path, part from record_field where record_kind = $1",
    [kind],
  );
  const content: Record<string, unknown> = {};
  for (const { path, part } of rows) {
    const owner = owners[part as keyof typeof owners];
    content[path] = owner ? await partOf(client, part, owner, id) : row[part];
  }
  return content;
}

async function partOf(client: ClientBase, table: string, owner: string, id: string): Promise<unknown[]> {
  const { rows } = await client.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where ${owner} = $1 order by position`,
    [id],
  );
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return rows.map(({ row }) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value])),
  );
}
