import { isSyllable } from "./syllable";

/** Text that was typed for a font of before Unicode, or read as another encoding than it is. */
export type LegacyEncoding = "tcvn3" | "vni" | "broken";

/** Letters that neither old encoding can bring forth: a text that has one is Vietnamese in Unicode. */
const unicode = /[đĐăĂĩĨũŨơƠưƯ\u1ea0-\u1ef9]/;

/** UTF-8 that was read as Latin letters: "NgÃ y há»™i", "Ä‘iá»ƒm"; not "MÃ THÀNH", which is in capitals all over. */
const broken = /Ã[\u0080-\u00bf]|[a-z]Ã |Ã [a-z]|á[º»]|Ä[\u0080-\u0191‘’]|Æ[°¡]/;

/** What fonts of TCVN3 (.VnTime) draw, sign by sign: "Ngµy héi" is "Ngày hội". */
const tcvn3 = table(
  "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
  "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
);

/** Fonts of VNI write most marks as a sign of their own behind the vowel: "Ngaøy hoäi", "baûo veä", "ñöôïc". */
const vniAlone = table("æóòîôöñ", "ỉĩịỵơưđ");
const vniTones = "øùûõï";
const vniBreve = "êèéúüë";
const vniRoof = "âàáåãä";
const vniPairs = new Map([
  ...pairs("a", "àáảãạ", vniTones),
  ...pairs("e", "èéẻẽẹ", vniTones),
  ...pairs("o", "òóỏõọ", vniTones),
  ...pairs("u", "ùúủũụ", vniTones),
  ...pairs("y", "ỳýỷỹỵ", vniTones),
  ...pairs("ô", "ờớởỡợ", vniTones),
  ...pairs("ö", "ừứửữự", vniTones),
  ...pairs("a", "ăằắẳẵặ", vniBreve),
  ...pairs("a", "âầấẩẫậ", vniRoof),
  ...pairs("e", "êềếểễệ", vniRoof),
  ...pairs("o", "ôồốổỗộ", vniRoof),
]);

function table(from: string, to: string): Map<string, string> {
  const letters = [...to];
  return new Map([...from].map((sign, at) => [sign, letters[at] ?? sign]));
}

function pairs(vowel: string, letters: string, signs: string): [string, string][] {
  return [...letters].map((letter, at) => [`${vowel}${signs[at] ?? ""}`, letter]);
}

const fromTcvn3 = (word: string) => [...word].map((sign) => tcvn3.get(sign) ?? sign).join("");

const fromVni = (word: string) =>
  word
    .toLowerCase()
    .replace(
      /[aeouyôö][øùûõïêèéúüëâàáåãä]|[æóòîôöñ]/g,
      (signs) => vniPairs.get(signs) ?? signs.replace(/[æóòîôöñ]/g, (sign) => vniAlone.get(sign) ?? sign),
    );

/** Words with the signs that stand in them where they were typed for an old font; no syllable is longer in any of them. */
const words = /[A-Za-z\u00a1-\u00ff]+/g;
const longest = 10;
const isOneOfThem = (word: string) =>
  word.length > 1 && word.length <= longest && /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/.test(word);

/**
 * The old encoding that a text betrays; null for Unicode, composed or not. What betrays it is a word that is no syllable
 * as it stands and is one as the old font drew it: "Nhaø", but not "Müller" nor "Hoà", which can be read as it stands.
 */
export function legacyEncoding(text: string): LegacyEncoding | null {
  if (text.includes("\ufffd")) return "broken";
  const value = text.normalize("NFC");
  if (unicode.test(value) || /^[\x20-\x7e\s]*$/.test(value)) return null;
  if (broken.test(value)) return "broken";
  const found = { tcvn3: 0, vni: 0 };
  for (const word of value.match(words) ?? []) {
    // Ð is another letter than Đ and looks like it: many texts have it.
    if (!isOneOfThem(word) || isSyllable(word.replace(/[Ðð]/g, "đ"))) continue;
    if (isSyllable(fromVni(word))) found.vni += 1;
    else if (isSyllable(fromTcvn3(word))) found.tcvn3 += 1;
  }
  if (found.vni + found.tcvn3 === 0) return null;
  return found.vni >= found.tcvn3 ? "vni" : "tcvn3";
}
