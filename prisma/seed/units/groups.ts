import type { ClientBase } from "pg";
import { idOf } from "./rows";

/** The six regions of the 34 provinces, as the national master plan has divided them since the mergers. To be confirmed by V05. */
const regions: readonly [name: string, codes: readonly string[]][] = [
  ["Trung du và miền núi phía Bắc", ["04", "08", "11", "12", "14", "15", "19", "20", "25"]],
  ["Đồng bằng sông Hồng", ["01", "22", "24", "31", "33", "37"]],
  ["Bắc Trung Bộ", ["38", "40", "42", "44", "46"]],
  ["Duyên hải Nam Trung Bộ và Tây Nguyên", ["48", "51", "52", "56", "66", "68"]],
  ["Đông Nam Bộ", ["75", "79", "80"]],
  ["Đồng bằng sông Cửu Long", ["82", "86", "91", "92", "96"]],
];

const waits = "Chưa có danh sách; V05 gán đơn vị.";

const sets = [
  {
    name: "Khu vực",
    open: true,
    note: "Sáu vùng của 34 tỉnh, thành phố.",
    groups: regions.map(([name]) => name),
  },
  { name: "Hải đảo", open: true, note: "Các đặc khu.", groups: ["Đặc khu hải đảo"] },
  { name: "Biên giới", open: true, note: waits, groups: ["Biên giới đất liền", "Biên giới biển"] },
  // Which places are watched is not for every unit to read.
  { name: "Địa bàn trọng điểm", open: false, note: waits, groups: ["Trọng điểm về an ninh, trật tự"] },
];

const setId = (set: string) => idOf("unit_group_set", set);
const groupId = (set: string, group: string) => idOf("unit_group", set, group);

/** Sets, groups and those members that are facts of the map. What V05 has changed since stays as it is. */
export async function loadGroups(client: ClientBase): Promise<void> {
  for (const [position, { name, open, note, groups }] of sets.entries()) {
    await client.query(
      "insert into unit_group_set (id, name, open, note, position) values ($1, $2, $3, $4, $5) on conflict do nothing",
      [setId(name), name, open, note, position],
    );
    for (const [at, group] of groups.entries()) {
      await client.query(
        "insert into unit_group (id, set_id, name, position) values ($1, $2, $3, $4) on conflict do nothing",
        [groupId(name, group), setId(name), group, at],
      );
    }
  }
  for (const [name, codes] of regions) {
    await client.query(
      `insert into unit_group_member (unit_id, set_id, group_id, valid_from, legal_basis, confirmed)
       select u.id, $1, $2, greatest(u.valid_from, date '2025-07-01'), 'Quy hoạch tổng thể quốc gia', false
         from unit u where u.level = 'province' and u.valid_to is null and u.code = any($3)
          and not exists (select from unit_group_member m where m.unit_id = u.id and m.set_id = $1)
       on conflict do nothing`,
      [setId("Khu vực"), groupId("Khu vực", name), codes],
    );
  }
  await client.query(
    `insert into unit_group_member (unit_id, set_id, group_id, valid_from, legal_basis, confirmed)
     select u.id, $1, $2, u.valid_from, 'Nghị quyết sắp xếp đơn vị hành chính cấp xã năm 2025', true
       from unit u where u.kind = 'special_zone' and u.valid_to is null
        and not exists (select from unit_group_member m where m.unit_id = u.id and m.set_id = $1)
     on conflict do nothing`,
    [setId("Hải đảo"), groupId("Hải đảo", "Đặc khu hải đảo")],
  );
}
