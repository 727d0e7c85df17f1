import type { ClientBase } from "pg";
import type { Role } from "@/prisma/generated/enums";
import type { People, Person } from "./recognition-rows";

const levels: Partial<Record<Role, "commune" | "district" | "province" | "nation">> = {
  commune_officer: "commune",
  commune_chief: "commune",
  district_officer: "district",
  province_officer: "province",
  province_leader: "province",
  ministry_officer: "nation",
  ministry_leader: "nation",
};

/** The first officer, chief or leader of every unit. */
export async function readPeople(client: ClientBase): Promise<People> {
  const { rows } = await client.query<{ unitId: string; role: Role; id: string; name: string }>(
    `select unit_id as "unitId", role, user_id as id, full_name as name from demo_staff where seat = 0 and role = any($1)`,
    [Object.keys(levels)],
  );
  const found = new Map(rows.map(({ unitId, role, id, name }) => [`${role}:${unitId}`, { id, name }]));
  const nationId = rows.find(({ role }) => role === "ministry_officer")?.unitId ?? "";
  return {
    nationId,
    of(role, { unitId, title, provinceId, provinceTitle, districtId, districtTitle, code }): Person {
      const place = {
        commune: { unitId, unitName: `Công an ${title}` },
        district: { unitId: districtId ?? "", unitName: `Công an ${districtTitle}` },
        province: { unitId: provinceId, unitName: `Công an ${provinceTitle}` },
        nation: { unitId: nationId, unitName: "Bộ Công an" },
      }[levels[role] ?? "commune"];
      const person = found.get(`${role}:${place.unitId}`);
      if (!person) throw new Error(`Nobody is ${role} of ${place.unitName} (${code}).`);
      return { ...person, ...place };
    },
  };
}
