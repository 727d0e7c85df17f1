import type { UnitKind } from "@/prisma/generated/enums";

// "Thành phố" means two things: of the centre for a province, of a province for a district.
const prefixes: [prefix: string, kind: UnitKind][] = [
  ["Thành phố ", "district_city"],
  ["Thị xã ", "district_town"],
  ["Thị trấn ", "township"],
  ["Đặc khu ", "special_zone"],
  ["Phường ", "ward"],
  ["Huyện ", "rural_district"],
  ["Quận ", "urban_district"],
  ["Xã ", "commune"],
];

const oldToneMarks = /(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;
const graveToPlain = "àáảãạèéẻẽẹỳýỷỹỵ";
const plainLetters = "aaaaaeeeeeyyyyy";
const onFirst: Record<string, string> = { o: "òóỏõọ", u: "ùúủũụ", O: "ÒÓỎÕỌ", U: "ÙÚỦŨỤ" };

/** One spelling for all names: composed letters, straight apostrophes, "hòa" and "thủy" as in QĐ 19/2025/QĐ-TTg. */
export function spell(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .replace(oldToneMarks, (pair) => {
      const [first = "", second = ""] = pair;
      const at = graveToPlain.indexOf(second);
      const marked = onFirst[first]?.[at % 5];
      return at < 0 || !marked ? pair : marked + plainLetters[at];
    });
}

/** "Thị trấn Thạch Hà" into its kind and its name. */
export function splitName(fullName: string): { kind: UnitKind; name: string } {
  const spelled = spell(fullName);
  for (const [prefix, kind] of prefixes) {
    if (spelled.startsWith(prefix)) return { kind, name: spelled.slice(prefix.length) };
  }
  throw new Error(`No kind of unit in the name "${fullName}"`);
}

/** "Tỉnh Hoà Bình" and "Thành phố Huế" into the bare name. */
export function provinceName(fullName: string): string {
  return spell(fullName).replace(/^(Tỉnh|Thành phố) /, "");
}
