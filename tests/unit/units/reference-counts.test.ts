import { describe, expect, test } from "vitest";
import { buildUnits } from "@/prisma/seed/units/build";
import type { UnitRow } from "@/prisma/seed/units/rows";

const { units, formerNames } = buildUnits();
const byId = new Map(units.map((unit) => [unit.id, unit]));

/** The units of a level on a day, under the kind that they had on that day. */
function on(day: string, level: UnitRow["level"]) {
  return units
    .filter((u) => u.level === level && u.validFrom <= day && (u.validTo === null || day < u.validTo))
    .map((u) => {
      const then = formerNames.find((f) => f.unitId === u.id && f.validFrom <= day && day < f.validTo);
      return { ...u, kind: then?.kind ?? u.kind, name: then?.name ?? u.name };
    });
}

function kindsOf(list: { kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const dayBefore = "2025-06-30";
const firstDay = "2025-07-01";
const today = "2026-11-21";

describe("provinces", () => {
  test("63 until 30/6/2025, six of them cities once Huế is one", () => {
    expect(kindsOf(on("2022-08-19", "province"))).toEqual({ province: 58, municipality: 5 });
    expect(kindsOf(on(dayBefore, "province"))).toEqual({ province: 57, municipality: 6 });
  });

  test("34 since: 28 + 6 on the first day, 27 + 7 today", () => {
    expect(kindsOf(on(firstDay, "province"))).toEqual({ province: 28, municipality: 6 });
    expect(kindsOf(on("2026-04-29", "province"))).toEqual({ province: 28, municipality: 6 });
    expect(kindsOf(on("2026-04-30", "province"))).toEqual({ province: 27, municipality: 7 });
    expect(kindsOf(on(today, "province"))).toEqual({ province: 27, municipality: 7 });
  });

  test("eleven did not merge and go on as one row", () => {
    const names = units
      .filter((u) => u.level === "province" && u.validFrom < firstDay && u.validTo === null)
      .map((u) => u.name);
    expect(names).toHaveLength(11);
    expect(new Set(names)).toEqual(
      new Set(
        "Hà Nội,Huế,Lai Châu,Điện Biên,Sơn La,Lạng Sơn,Quảng Ninh,Thanh Hóa,Nghệ An,Hà Tĩnh,Cao Bằng".split(
          ",",
        ),
      ),
    );
  });

  test("Huế was tỉnh Thừa Thiên Huế until the end of 2024", () => {
    const hue = (day: string) => on(day, "province").find((u) => u.code === "46");
    expect(hue("2024-12-31")).toMatchObject({ name: "Thừa Thiên Huế", kind: "province" });
    expect(hue("2025-01-01")).toMatchObject({ name: "Huế", kind: "municipality" });
    expect(hue("2024-12-31")?.id).toBe(hue(today)?.id);
  });
});

describe("districts", () => {
  // The list of January 2025; there were 694 police offices of this level.
  test("696 until 30/6/2025, five of them islands without communes, none since", () => {
    const districts = on(dayBefore, "district");
    expect(kindsOf(districts)).toEqual({
      urban_district: 49,
      rural_district: 508,
      district_town: 52,
      district_city: 87,
    });
    const parents = new Set(units.map((u) => u.parentId));
    expect(districts.filter((d) => !parents.has(d.id)).map((d) => `${d.code} ${d.name}`)).toEqual([
      "318 Bạch Long Vĩ",
      "471 Cồn Cỏ",
      "498 Hoàng Sa",
      "536 Lý Sơn",
      "755 Côn Đảo",
    ]);
    expect(on(firstDay, "district")).toEqual([]);
  });

  test("their police took part until 28/02/2025, and no other unit has such an end", () => {
    expect(units.filter((u) => u.policeTo === "2025-03-01")).toHaveLength(696);
    expect(units.filter((u) => u.policeTo !== null)).toHaveLength(696);
  });
});

describe("communes", () => {
  // 10.035 is the figure of 30/6/2025. The other lists that are about, of 10.047 and 10.051, still hold communes that were
  // merged in the winter before; they had been dissolved on 01/3/2025.
  test("10.035 until 30/6/2025", () => {
    expect(on(dayBefore, "commune")).toHaveLength(10_035);
    const older = "07693 07732 07744 16387 16411 18448 20176 20674 25102 25174 25177 25186".split(" ");
    expect(on(dayBefore, "commune").filter((u) => older.includes(u.code))).toEqual([]);
  });

  test("3.321 since: 2.621 + 687 + 13 on the first day, 2.611 + 697 + 13 today", () => {
    expect(kindsOf(on(firstDay, "commune"))).toEqual({ commune: 2621, ward: 687, special_zone: 13 });
    expect(kindsOf(on("2026-04-29", "commune"))).toEqual({ commune: 2621, ward: 687, special_zone: 13 });
    expect(kindsOf(on(today, "commune"))).toEqual({ commune: 2611, ward: 697, special_zone: 13 });
  });

  test("ten communes of Đồng Nai became wards on 30/4/2026", () => {
    const changed = formerNames.filter((f) => f.kind === "commune").map((f) => f.name);
    expect(new Set(changed)).toEqual(
      new Set(
        "Lộc Ninh,Tân Khai,Đồng Phú,Tân Phú,Trị An,Trảng Bom,Dầu Giây,Long Thành,Xuân Lộc,Nhơn Trạch".split(
          ",",
        ),
      ),
    );
  });

  // code, xã/phường/đặc khu on 01/7/2025, of each of the 34 (appendix of QĐ 19/2025/QĐ-TTg)
  test.each(
    `01 75/51/0, 04 53/3/0, 08 117/7/0, 11 42/3/0, 12 36/2/0, 14 67/8/0, 15 89/10/0, 19 77/15/0, 20 61/4/0, 22 22/30/2,
     24 66/33/0, 25 133/15/0, 31 67/45/2, 33 93/11/0, 37 97/32/0, 38 147/19/0, 40 119/11/0, 42 60/9/0, 44 69/8/1,
     46 19/21/0, 48 70/23/1, 51 86/9/1, 52 110/25/0, 56 48/16/1, 66 88/14/0, 68 103/20/1, 75 72/23/0, 79 54/113/1,
     80 82/14/0, 82 82/20/0, 86 105/19/0, 91 85/14/3, 92 72/31/0, 96 55/9/0`
      .split(",")
      .map((entry) => entry.trim().split(" ")),
  )("province %s has %s", (code, counts) => {
    const below = (day: string) => {
      const kinds = kindsOf(on(day, "commune").filter((u) => byId.get(u.parentId ?? "")?.code === code));
      return `${kinds.commune ?? 0}/${kinds.ward ?? 0}/${kinds.special_zone ?? 0}`;
    };
    expect(below(firstDay)).toBe(counts);
    expect(below(today)).toBe(code === "75" ? "62/33/0" : counts);
  });
});
