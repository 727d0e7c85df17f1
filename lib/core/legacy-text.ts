/** Text that was typed for a font of before Unicode, or read as another encoding than it is. */
export type LegacyEncoding = "tcvn3" | "vni" | "broken";

/** Letters that neither old encoding can bring forth: a text that has one is Vietnamese in Unicode. */
const unicode = /[đĐăĂơƠưƯ\u1ea0-\u1ef9]/;

/** Signs that fonts of TCVN3 (.VnTime) draw as Vietnamese letters and that stand in no word: "Ngµy héi", "b¶o vÖ". */
const tcvn3Sign =
  /[\u00b5\u00b8\u00b6\u00b9\u00a8\u00be\u00bc\u00bd\u00a9\u00ae\u00aa\u00ac\u00ad\u00a7\u00a1\u00a2\u00a3\u00d7\u00d8\u00de\u00fe]/;
const tcvn3Word = new RegExp(
  `[A-Za-z](${tcvn3Sign.source}|[\u00ab\u00bb\u00b7])|${tcvn3Sign.source}[A-Za-z]`,
);
/**
 * The others are letters elsewhere, but not behind these: "vÖ", "Tæ quèc", "®Çu". è, é, ê and õ are letters of Unicode's
 * Vietnamese too ("Liên", "chép", "ngõ"): they betray an old font only before what no syllable has behind them.
 */
const tcvn3Letter = /[A-Za-z][ÖæçëîïñøåäüûßÆÇËÐÎÏÑÜ](?![a-zà-ÿ])|[A-Za-z][æëîå][a-z]|[A-Za-z](è[cipt]|[éê]i)/;

/** Fonts of VNI write the mark as a sign of its own behind the vowel: "Ngaøy hoäi", "baûo veä", "ñöôïc". */
const vni = /[aeiouyAEIOUYôöÔÖ][øûõïäåëüùúâØÛÏÄÅËÜÙÂ]|ñ[aeiouyöô]/;
const vniSign = /[øûïäåëüñöØÛÏÄÅËÜÑÖ]|[aeiouyAEIOUY][õÕ]/;

/** UTF-8 that was read as Latin letters: "NgÃ y há»™i", "Ä‘iá»ƒm"; not "MÃ THÀNH", which is in capitals all over. */
const broken = /Ã[\u0080-\u00bf]|[a-z]Ã |Ã [a-z]|á[º»]|Ä[\u0080-\u0191‘’]|Æ[°¡]/;

/** The old encoding that a text betrays; null for Unicode, composed or not. */
export function legacyEncoding(text: string): LegacyEncoding | null {
  if (text.includes("\ufffd")) return "broken";
  const value = text.normalize("NFC");
  if (unicode.test(value) || /^[\x20-\x7e\s]*$/.test(value)) return null;
  if (broken.test(value)) return "broken";
  if (tcvn3Word.test(value)) return "tcvn3";
  if (isForeignName(value)) return null;
  if (vniSign.test(value) && vni.test(value)) return "vni";
  return tcvn3Letter.test(value) ? "tcvn3" : null;
}

/** A German, French or Nordic letter or two, each in a word of its own: Müller, François. */
function isForeignName(value: string): boolean {
  const words = value.split(/[\s,.;()]+/).filter((word) => /[äöüßçëïåøñîûæ]/i.test(word));
  const named = words.filter(
    (word) => /^\p{Lu}/u.test(word) && (word.match(/[^\p{ASCII}]/gu)?.length ?? 0) === 1,
  );
  return words.length > 0 && named.length === words.length && named.length <= 2 && value.length > 3;
}
