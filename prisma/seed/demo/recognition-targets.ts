import type { ClientBase } from "pg";

/** What the country and provinces mean to reach; those with a paper of their own are published (domain §3.3), the others invented. */
const targets: readonly (readonly [
  unit: string,
  scheme: string,
  year: number,
  percent: number,
  paper: string,
])[] = [
  ["VN", "model_ward_police", 2026, 30, "(mẫu) 42/KH-BCA-V05"],
  ["VN", "model_ward_police", 2030, 70, "(mẫu) 42/KH-BCA-V05"],
  ["VN", "safe_area", 2026, 75, "(mẫu) 15/KH-BCA-V05"],
  ["33", "model_ward_police", 2025, 50, "Đề án 2023–2028"],
  ["33", "model_ward_police", 2028, 100, "Đề án 2023–2028"],
  ["24", "model_ward_police", 2030, 100, "224/QĐ-UBND"],
  ["22", "model_ward_police", 2030, 100, "122/KH-UBND"],
  ["42", "model_ward_police", 2026, 40, "(mẫu) 61/KH-UBND"],
  ["42", "model_ward_police", 2030, 100, "(mẫu) 61/KH-UBND"],
  ["40", "model_ward_police", 2030, 80, "(mẫu) 118/KH-UBND"],
  ["42", "safe_area", 2026, 85, "(mẫu) 12/KH-UBND"],
  ["40", "safe_area", 2026, 80, "(mẫu) 33/KH-UBND"],
  ["42", "exemplary_commune", 2027, 25, "(mẫu) 74/KH-UBND"],
  ["42", "rural_security", 2027, 90, "(mẫu) 20/KH-UBND"],
];

export async function insertTargets(client: ClientBase): Promise<void> {
  await client.query(
    `insert into recognition_target (id, unit_id, scheme_id, year, percent, paper, entered_by_id, entered_by_name, updated_at)
     select pg_temp.demo_id(timestamptz '2026-01-20 09:00+07', 'target:' || r.unit || r.scheme || r.year), u.id, m.id, r.year, r.percent * 100,
            r.paper, o.user_id, o.full_name, timestamptz '2026-01-20 09:00+07'
       from jsonb_to_recordset($1) as r (unit text, scheme text, year int, percent int, paper text)
       join unit u on u.code = r.unit and u.level in ('nation', 'province') and u.valid_to is null
       join scheme m on m.code = r.scheme
       join demo_staff o on o.unit_id = u.id and o.role = case u.level when 'nation' then 'ministry_officer' else 'province_officer' end::role and o.seat = 0`,
    [
      JSON.stringify(
        targets.map(([unit, scheme, year, percent, paper]) => ({ unit, scheme, year, percent, paper })),
      ),
    ],
  );
}
