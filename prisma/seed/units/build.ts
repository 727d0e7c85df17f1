import { districtList } from "./districts";
import { dividedList } from "./divided";
import { communeResolution, dongNaiCity, dongNaiWards, hueCity, provinceMergers } from "./legal-acts";
import { spell, splitName } from "./names";
import { islandDistricts, wardsOfDongNai } from "./overlay";
import { continuing, oldProvinces } from "./provinces";
import { type FormerNameRow, idOf, type LegalActRow, type Reference, type UnitRow, unitId } from "./rows";
import { readSource } from "./source";

/** First day of every unit that is older than our record: before any season that the portal knows. */
export const recordBegins = "2000-01-01";
/** Last day of the district police plus one. */
export const districtPoliceEnds = "2025-03-01";
/** First day of the two-tier system. */
export const twoTiersBegin = "2025-07-01";
/** First day of thành phố Đồng Nai. */
export const dongNaiBegins = "2026-04-30";
const hueBegins = "2025-01-01";

/** The whole country in both systems with its lineage, as rows. Pure but for reading the package. */
export function buildUnits(): Reference {
  const source = readSource();
  const tree = new Tree();
  const nation = tree.add({
    code: "VN",
    level: "nation",
    kind: "ministry",
    name: "Bộ Công an",
    parentId: null,
    validFrom: recordBegins,
  });

  const provinceThen = new Map<string, UnitRow>();
  for (const [code, kind, name] of oldProvinces) {
    provinceThen.set(
      code,
      tree.add({
        code,
        level: "province",
        kind,
        name,
        parentId: nation.id,
        validFrom: recordBegins,
        validTo: continuing.has(code) ? null : twoTiersBegin,
      }),
    );
  }
  const provinceNow = new Map<string, UnitRow>();
  for (const { code, kind, name } of source.provinces) {
    const old = provinceThen.get(code);
    const added = {
      code,
      level: "province",
      kind,
      name,
      parentId: nation.id,
      validFrom: twoTiersBegin,
    } as const;
    provinceNow.set(code, old && continuing.has(code) ? old : tree.add(added));
  }
  for (const [code, , , newCode] of oldProvinces) {
    if (continuing.has(code)) continue;
    tree.follow(need(provinceThen, code), need(provinceNow, newCode), provinceMergers);
  }

  const communeActs = new Map<string, LegalActRow>();
  for (const [code, { kind, name }] of provinceNow) {
    communeActs.set(code, communeResolution(code, `${kind === "province" ? "tỉnh" : "thành phố"} ${name}`));
  }
  const communeNow = new Map<string, UnitRow>();
  const actOfCommune = new Map<string, LegalActRow>();
  for (const { code, kind, name, province } of source.communes) {
    const parentId = need(provinceNow, province).id;
    communeNow.set(
      code,
      tree.add({ code, level: "commune", kind, name, parentId, validFrom: twoTiersBegin }),
    );
    actOfCommune.set(code, need(communeActs, province));
  }

  const districtByName = addDistricts(tree, provinceThen);
  for (const [code, zone] of Object.entries(islandDistricts)) {
    tree.follow(need(districtByName, code), need(communeNow, zone), need(actOfCommune, zone));
  }

  const divided = readDivided();
  for (const old of source.oldCommunes) {
    const from = tree.add({
      code: old.code,
      level: "commune",
      kind: old.kind,
      name: old.name,
      parentId: need(districtByName, `${old.province}|${old.district}`).id,
      validFrom: recordBegins,
      validTo: twoTiersBegin,
    });
    const others = divided.get(old.code) ?? [];
    for (const code of [old.newCode, ...others]) {
      tree.follow(from, need(communeNow, code), need(actOfCommune, code), {
        whole: others.length === 0,
        main: code === old.newCode,
      });
    }
  }

  const formerNames = nameChanges(need(provinceThen, "46"), need(provinceNow, "75"), communeNow);
  const legalActs = [hueCity, provinceMergers, ...communeActs.values(), dongNaiWards, dongNaiCity];
  return { units: tree.units, successions: tree.successions, legalActs, formerNames };
}

/** Adds the districts; they are found afterwards by "province|kind name" and by code. */
function addDistricts(tree: Tree, provinceThen: Map<string, UnitRow>): Map<string, UnitRow> {
  const found = new Map<string, UnitRow>();
  for (const [provinceCode, list] of Object.entries(districtList)) {
    const province = need(provinceThen, provinceCode);
    for (const entry of list.split(",")) {
      const [, code = "", fullName = ""] = /^\s*(\d{3}) (.+?)\s*$/.exec(entry) ?? [];
      const district = tree.add({
        code,
        level: "district",
        ...splitName(fullName),
        parentId: province.id,
        validFrom: recordBegins,
        validTo: twoTiersBegin,
        policeTo: districtPoliceEnds,
      });
      found.set(`${province.name}|${spell(fullName)}`, district);
      found.set(code, district);
    }
  }
  return found;
}

/** Old code to the successors besides the main one. */
function readDivided(): Map<string, string[]> {
  const entries = Object.values(dividedList).flatMap((list) => list.trim().split(/\s+/));
  return new Map(
    entries.map((entry) => {
      const [old = "", others = ""] = entry.split(">");
      return [old, others.split("+")];
    }),
  );
}

/** Units that took another name or kind and went on; the rows above hold what they are called last. */
function nameChanges(hue: UnitRow, dongNai: UnitRow, communes: Map<string, UnitRow>): FormerNameRow[] {
  const former = (
    unit: UnitRow,
    before: Pick<UnitRow, "name" | "kind">,
    validTo: string,
    act: LegalActRow,
    after: UnitRow["kind"],
  ): FormerNameRow => {
    unit.kind = after;
    return {
      id: idOf("unit_former_name", unit.id, validTo),
      unitId: unit.id,
      ...before,
      validFrom: unit.validFrom,
      validTo,
      legalActId: act.id,
    };
  };
  return [
    former(hue, { name: "Thừa Thiên Huế", kind: "province" }, hueBegins, hueCity, "municipality"),
    former(dongNai, { name: dongNai.name, kind: "province" }, dongNaiBegins, dongNaiCity, "municipality"),
    ...wardsOfDongNai.map((code) => {
      const ward = need(communes, code);
      return former(ward, { name: ward.name, kind: "commune" }, dongNaiBegins, dongNaiWards, "ward");
    }),
  ];
}

class Tree {
  readonly units: Reference["units"] = [];
  readonly successions: Reference["successions"] = [];

  add(unit: Omit<UnitRow, "id" | "validTo" | "policeTo"> & Partial<UnitRow>): UnitRow {
    const id = unitId(unit.level, unit.code, unit.validFrom);
    const row: UnitRow = { validTo: null, policeTo: null, ...unit, id };
    this.units.push(row);
    return row;
  }

  follow(from: UnitRow, to: UnitRow, act: LegalActRow, how = { whole: true, main: true }): void {
    this.successions.push({
      id: idOf("unit_succession", from.id, to.id),
      fromId: from.id,
      toId: to.id,
      ...how,
      happenedOn: from.validTo ?? twoTiersBegin,
      legalActId: act.id,
    });
  }
}

function need<T>(found: Map<string, T>, key: string): T {
  const value = found.get(key);
  if (value === undefined) throw new Error(`No unit "${key}" in the reference data`);
  return value;
}
