import type { ClientBase } from "pg";

/** A later day of a unit in season 2026: asked for and by whom, or given to many for one reason. */
type Told = {
  code: string;
  level: "province" | "commune";
  what: "plan" | "result" | "report";
  reason: string;
  /** Null where nobody asked. */
  askedUntil: string | null;
  /** Null while it waits. */
  grantedUntil: string | null;
  askedAt: string;
  note: string;
};

const storm = "(mẫu) Mưa lũ sau bão số 5, một số xã bị chia cắt.";

const told: readonly Told[] = [
  {
    ...{ code: "18568", level: "commune", what: "result", askedUntil: "2026-11-30", grantedUntil: null },
    ...{ askedAt: "2026-11-20 08:15", note: "" },
    reason: "(mẫu) Hai thôn mới tổ chức bù, đang tổng hợp kết quả; đề nghị gia hạn để nhập đủ.",
  },
  {
    ...{
      code: "18601",
      level: "commune",
      what: "result",
      askedUntil: "2026-09-10",
      grantedUntil: "2026-09-08",
    },
    ...{ askedAt: "2026-08-27 09:40", note: "(mẫu) Đồng ý đến 08/9, đề nghị không kéo dài thêm." },
    reason: "(mẫu) Thống kê quà tặng của các nhà tài trợ chưa đủ.",
  },
  ...["18583", "18595", "18607"].map(
    (code): Told => ({
      ...{ code, level: "commune", what: "result", askedUntil: null, grantedUntil: "2026-09-11" },
      ...{ askedAt: "2026-08-28 15:20", note: "", reason: storm },
    }),
  ),
  {
    ...{ code: "42", level: "province", what: "report", askedUntil: "2026-12-04", grantedUntil: null },
    ...{ askedAt: "2026-11-20 16:05", note: "" },
    reason: "(mẫu) Còn xã chưa gửi kết quả do mưa lũ; đề nghị gia hạn nộp báo cáo.",
  },
  {
    ...{
      code: "40",
      level: "province",
      what: "report",
      askedUntil: "2026-11-27",
      grantedUntil: "2026-11-27",
    },
    ...{ askedAt: "2026-09-14 10:10", note: "(mẫu) Đồng ý." },
    reason: "(mẫu) Đang rà soát số liệu của các xã mới sáp nhập.",
  },
];

/** Who asked for more time in season 2026, who was given it, and what still waits for an answer. */
export async function insertExtensions(client: ClientBase): Promise<void> {
  await client.query(
    `insert into extension (id, unit_id, season_id, what, state, asked_until, reason, asked_by_id, asked_by_name,
                            granted_until, decided_by_id, decided_by_name, decided_by_unit, decided_at, note, created_at)
     select pg_temp.demo_id(at.made, 'extension:' || t.code || ':' || t.what), u.id, s.id, t.what::extension_what,
            case when t."grantedUntil" is null then 'asked' else 'granted' end::extension_state, t."askedUntil", t.reason,
            case when t."askedUntil" is not null then a.user_id end, case when t."askedUntil" is not null then a.full_name else '' end,
            t."grantedUntil", case when t."grantedUntil" is not null then d.user_id end,
            case when t."grantedUntil" is not null then d.full_name else '' end,
            case when t."grantedUntil" is null then '' when t.level = 'province' then 'Bộ Công an'
                 else 'Công an ' || unit_kind_label(p.kind) || ' ' || p.name end,
            case when t."grantedUntil" is not null then at.made + interval '1 hour' end, t.note, at.made
       from jsonb_to_recordset($1::jsonb) as t (code text, level unit_level, what text, reason text, "askedUntil" date,
            "grantedUntil" date, "askedAt" text, note text)
       cross join lateral (select (t."askedAt" || '+07')::timestamptz as made) at
       join demo_season s on s.year = 2026
       join unit u on u.code = t.code and u.level = t.level and u.valid_to is null
       join unit p on p.id = u.parent_id
       join demo_staff a on a.unit_id = u.id and a.seat = 0
        and a.role = case when t.level = 'province' then 'province_officer' else 'commune_officer' end::role
       join demo_staff d on d.unit_id = p.id and d.seat = 0
        and d.role = case when t.level = 'province' then 'ministry_officer' else 'province_officer' end::role`,
    [JSON.stringify(told)],
  );
}
