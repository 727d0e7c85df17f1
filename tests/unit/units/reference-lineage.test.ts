import { describe, expect, test } from "vitest";
import { buildUnits } from "@/prisma/seed/units/build";
import type { SuccessionRow, UnitRow } from "@/prisma/seed/units/rows";

const { units, successions, legalActs, formerNames } = buildUnits();
const byId = new Map(units.map((unit) => [unit.id, unit]));
const actById = new Map(legalActs.map((act) => [act.id, act]));

function unit(id: string | null): UnitRow {
  const found = byId.get(id ?? "");
  if (!found) throw new Error(`no unit ${id}`);
  return found;
}

function find(level: UnitRow["level"], code: string, day: string): UnitRow {
  const found = units.filter(
    (u) =>
      u.level === level && u.code === code && u.validFrom <= day && (u.validTo === null || day < u.validTo),
  );
  expect(found).toHaveLength(1);
  return unit(found[0]?.id ?? null);
}

const then = "2025-06-30";
const now = "2026-11-21";

function grouped<T>(list: T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

const fromUnit = grouped(successions, (s: SuccessionRow) => s.fromId);
const toUnit = grouped(successions, (s: SuccessionRow) => s.toId);
const provinceOf = (u: UnitRow): UnitRow => (u.level === "province" ? u : provinceOf(unit(u.parentId)));
const namesBefore = (code: string) =>
  (toUnit.get(find("commune", code, now).id) ?? [])
    .map((s) => `${unit(s.fromId).kind} ${unit(s.fromId).name}${s.whole ? "" : " (part)"}`)
    .sort();

describe("every old unit has a successor", () => {
  const ended = units.filter((u) => u.validTo !== null);

  test("each of the 10.035 communes: whole to one, or in parts to two and more", () => {
    const communes = ended.filter((u) => u.level === "commune");
    const wrong = communes.filter((u) => {
      const ways = fromUnit.get(u.id) ?? [];
      const wholes = ways.filter((s) => s.whole).length;
      return !(wholes === 1 && ways.length === 1) && !(wholes === 0 && ways.length >= 2);
    });
    expect(wrong.map((u) => `${u.code} ${u.name}`)).toEqual([]);
    const parts = communes.filter((u) => (fromUnit.get(u.id) ?? []).length > 1);
    expect(communes.length - parts.length).toBe(9594);
    expect(parts).toHaveLength(441);
    expect(successions.filter((s) => !s.whole)).toHaveLength(972);
  });

  test("one main successor each", () => {
    const wrong = [...fromUnit].filter(([, ways]) => ways.filter((s) => s.main).length !== 1);
    expect(wrong.map(([id]) => unit(id).code)).toEqual([]);
  });

  test("52 provinces go over whole; the eleven others do not go over", () => {
    const provinces = successions.filter((s) => unit(s.fromId).level === "province");
    expect(provinces).toHaveLength(52);
    expect(provinces.every((s) => s.whole && s.main && unit(s.toId).level === "province")).toBe(true);
    expect(new Set(provinces.map((s) => s.fromId)).size).toBe(52);
  });

  test("districts end without a successor, but for the five island districts", () => {
    const districts = successions.filter((s) => unit(s.fromId).level === "district");
    expect(
      districts.map((s) => `${unit(s.fromId).name} > ${unit(s.toId).kind} ${unit(s.toId).name}`),
    ).toEqual([
      "Bạch Long Vĩ > special_zone Bạch Long Vĩ",
      "Cồn Cỏ > special_zone Cồn Cỏ",
      "Hoàng Sa > special_zone Hoàng Sa",
      "Lý Sơn > special_zone Lý Sơn",
      "Côn Đảo > special_zone Côn Đảo",
    ]);
  });

  test("each of the 3.321 communes of today came from somewhere", () => {
    const orphans = units.filter((u) => u.level === "commune" && u.validTo === null && !toUnit.has(u.id));
    expect(orphans.map((u) => `${u.code} ${u.name}`)).toEqual([]);
  });

  test("no commune left its province for another than the one that took the province over", () => {
    const wrong = successions.filter((s) => {
      const old = provinceOf(unit(s.fromId));
      const home = old.validTo === null ? old.id : fromUnit.get(old.id)?.[0]?.toId;
      return provinceOf(unit(s.toId)).id !== home;
    });
    expect(wrong.map((s) => unit(s.fromId).code)).toEqual([]);
  });

  test("the day of a succession is the end of the one and in the life of the other", () => {
    for (const s of successions) {
      expect(s.happenedOn).toBe(unit(s.fromId).validTo);
      expect(unit(s.toId).validFrom <= s.happenedOn && unit(s.toId).validTo === null).toBe(true);
    }
  });
});

describe("the tree", () => {
  test("a code is used by one unit at a time", () => {
    const byCode = grouped(units, (u) => `${u.level} ${u.code}`);
    const overlapping = [...byCode].filter(([, same]) =>
      same.some((a) =>
        same.some((b) => a !== b && a.validFrom < (b.validTo ?? "9") && b.validFrom < (a.validTo ?? "9")),
      ),
    );
    expect(overlapping.map(([key]) => key)).toEqual([]);
    expect(new Set(units.map((u) => u.id)).size).toBe(units.length);
    expect(new Set(successions.map((s) => s.id)).size).toBe(successions.length);
  });

  test("a child lives inside the life of its parent, on a lower level", () => {
    const order = ["nation", "province", "district", "commune"];
    const wrong = units.filter((u) => {
      if (u.parentId === null) return u.code !== "VN";
      const parent = unit(u.parentId);
      return (
        order.indexOf(parent.level) >= order.indexOf(u.level) ||
        u.validFrom < parent.validFrom ||
        (u.validTo ?? "9") > (parent.validTo ?? "9")
      );
    });
    expect(wrong).toEqual([]);
  });

  test("until 30/6/2025 a commune lies in a district, since in a province", () => {
    const levels = (ended: boolean) =>
      new Set(
        units
          .filter((u) => u.level === "commune" && (u.validTo !== null) === ended)
          .map((u) => unit(u.parentId).level),
      );
    expect([...levels(true)]).toEqual(["district"]);
    expect([...levels(false)]).toEqual(["province"]);
  });

  test("names are composed, in one spelling, without their kind", () => {
    const wrong = units.filter(
      (u) =>
        u.name !== u.name.normalize("NFC").trim() ||
        /\s\s|[’‘`]|(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})|^(Xã|Thị trấn|Huyện|Quận|Tỉnh|Thành phố|Đặc khu) /u.test(
          u.name,
        ),
    );
    expect(wrong.map((u) => u.name)).toEqual([]);
    expect(units.filter((u) => u.name.startsWith("Phường ")).map((u) => u.name)).toEqual(["Phường Đúc"]);
  });

  // Names that the law reused for another unit under another code, or codes under another name.
  test.each([
    ["province", "24", "Bắc Giang", "Bắc Ninh"],
    ["province", "15", "Yên Bái", "Lào Cai"],
    ["province", "44", "Quảng Bình", "Quảng Trị"],
    ["province", "80", "Long An", "Tây Ninh"],
    ["province", "52", "Bình Định", "Gia Lai"],
    ["province", "91", "Kiên Giang", "An Giang"],
    ["province", "82", "Tiền Giang", "Đồng Tháp"],
    ["commune", "00004", "Trúc Bạch", "Ba Đình"],
  ] as const)("%s %s was %s and is %s", (level, code, before, after) => {
    expect(find(level, code, then).name).toBe(before);
    expect(find(level, code, now).name).toBe(after);
    expect(find(level, code, then).id).not.toBe(find(level, code, now).id);
  });

  test("ids agree between databases", () => {
    expect(find("nation", "VN", now).id).toBe("0cf3b732-6a73-58a2-8169-4e39171355ee");
    expect(find("province", "42", now).id).toBe(find("province", "42", then).id);
  });
});

describe("what the law says of some of them", () => {
  test("xã Thạch Hà of Hà Tĩnh came from three of huyện Thạch Hà (NQ 1665, Điều 1, khoản 19)", () => {
    const commune = find("commune", "18562", now);
    expect(commune).toMatchObject({ kind: "commune", name: "Thạch Hà" });
    expect(unit(commune.parentId)).toMatchObject({ code: "42", name: "Hà Tĩnh" });
    const ways = toUnit.get(commune.id) ?? [];
    expect(namesBefore("18562")).toEqual(["commune Thạch Long", "commune Thạch Sơn", "township Thạch Hà"]);
    expect(new Set(ways.map((s) => unit(unit(s.fromId).parentId).code))).toEqual(new Set(["445"]));
    expect(new Set(ways.map((s) => actById.get(s.legalActId)?.number))).toEqual(
      new Set(["1665/NQ-UBTVQH15"]),
    );
  });

  test("Ia Mơ goes on under its own code; 23737 was Ia Mơ Nông (NQ 1664)", () => {
    expect(namesBefore("23938")).toEqual(["commune Ia Mơ"]);
    expect(find("commune", "23737", then).name).toBe("Ia Mơ Nông");
    expect(units.filter((u) => u.code === "23737")).toHaveLength(1);
  });

  test("the two Thạnh Lộc of Kiên Giang are not exchanged (NQ 1654)", () => {
    const successor = (code: string) =>
      unit(fromUnit.get(find("commune", code, then).id)?.[0]?.toId ?? null).name;
    expect(unit(find("commune", "30901", then).parentId).name).toBe("Châu Thành");
    expect(successor("30901")).toBe("Thạnh Lộc");
    expect(successor("30913")).toBe("Thạnh Hưng");
  });

  test("xã Kỳ Lợi was divided in three: its land, and its people (NQ 1665, khoản 62 to 64)", () => {
    const ways = fromUnit.get(find("commune", "18796", then).id) ?? [];
    expect(ways.map((s) => [unit(s.toId).name, s.whole, s.main])).toEqual([
      ["Vũng Áng", false, true],
      ["Sông Trí", false, false],
      ["Hoành Sơn", false, false],
    ]);
  });

  test("phường Ba Đình took two wards whole and parts of eight (NQ 1656, khoản 3)", () => {
    const before = namesBefore("00004");
    expect(before.filter((name) => !name.endsWith("(part)"))).toEqual(["ward Quán Thánh", "ward Trúc Bạch"]);
    expect(before.filter((name) => name.endsWith("(part)"))).toHaveLength(8);
  });

  // Names that other communes of the new province have too, or nearly: such pairs have been taken for one divided commune.
  test.each([
    ["09859", "Sơn Đồng", "09871"],
    ["04111", "Mường Bằng", "04123"],
    ["24292", "Ea D'Rơng", "24301"],
    ["20669", "Phước Ninh", "20669"],
    ["14770", "Phú Sơn", "14797"],
    ["13768", "Quang Trung", "13753"],
  ])("%s %s went over whole to %s", (code, name, successor) => {
    const old = find("commune", code, then);
    const ways = fromUnit.get(old.id) ?? [];
    expect(old.name).toBe(name);
    expect(ways.map((s) => [unit(s.toId).code, s.whole])).toEqual([[successor, true]]);
  });

  test("38 acts: one for each new province's communes and four besides", () => {
    const numbers = legalActs.map((act) => act.number);
    expect(new Set(numbers).size).toBe(38);
    for (let number = 1654; number <= 1687; number++) expect(numbers).toContain(`${number}/NQ-UBTVQH15`);
    expect(numbers).toEqual(
      expect.arrayContaining(["175/2024/QH15", "202/2025/QH15", "237/NQ-UBTVQH16", "30/2026/QH16"]),
    );
    const named = [...successions, ...formerNames].map((row) => row.legalActId);
    expect(named.every((id) => actById.has(id))).toBe(true);
    expect(actById.size).toBe(new Set(named).size);
  });
});
