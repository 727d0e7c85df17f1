/**
 * Whether a name or a text bears a mark of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT (Luật Bảo vệ bí mật nhà nước 2018, Điều 8).
 * The words themselves are no mark: "bảo vệ bí mật", "mật độ", "danh mục bí mật nhà nước độ Tối mật" are written every day.
 */

/** The mark as fonts of before Unicode write it: TCVN3 and VNI. */
const oldFonts: readonly [RegExp, string][] = [
  [/TUY(?:Ö|ö)T|Tuy(?:Ö|ö)t|TUYEÄT|Tuyeät/g, "TUYỆT"],
  [/T(?:è|È)I|TOÁI/g, "TỐI"],
  [/M(?:Ë|ë)T|MAÄT/g, "MẬT"],
];

function plain(text: string): string {
  let value = text.normalize("NFC").replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "");
  for (const [written, read] of oldFonts) value = value.replace(written, read);
  return value;
}

/**
 * "Tối mật", "toi mat", "TUYETMAT", "(Mật)", and "MẬT" alone in capitals; "bảo mật" and "BÍ MẬT NHÀ NƯỚC" are no marks.
 * Who is refused wrongly gives the file another name; what is taken wrongly has left the room.
 */
export function secretName(name: string): boolean {
  const whole = plain(name);
  const stem = whole.replace(/\.[a-z0-9]{2,5}$/i, "");
  // Letter by letter, with whatever between them: "T.Ố.I M.Ậ.T".
  if (marks.has(lettersOf(stem))) return true;
  const text = whole.replace(/[_\-.,;()[\]]+/g, " ");
  if (/(?<!\p{L})(tối|tuyệt)\s*mật(?!\p{L})/iu.test(text)) return true;
  if (/(?<!\p{L})(?<!(BÍ|BẢO)\s+)MẬT(?!\p{L})/u.test(text)) return true;
  if (/[([{]\s*mật\s*[)\]}]/iu.test(stem) || /(^mật\s*[_-]|(?<!bí\s*|bảo\s*)[_-]\s*mật$)/iu.test(stem))
    return true;
  // Without marks it may also be other words: "toi mat tran" is "tới Mặt trận", "toi mat bang" "tới mặt bằng".
  return (
    /^[\x20-\x7e]*$/.test(text) &&
    /(?<![a-z])(toi|tuyet) ?mat(?![a-z])(?! (tran|bang|duong|tien|dat|nuoc)\b)/i.test(text)
  );
}

/** What people write beside a file: a mark of secrecy in it speaks of the file. */
export const secretCaption = (text: string): boolean => secretName(text) || secretLine(text) !== null;

const marks = new Set(["MẬT", "TỐIMẬT", "TUYỆTMẬT"]);
const lettersOf = (text: string) => text.replace(/[^\p{L}]+/gu, "").toUpperCase();

/** The line in which a text bears a mark, as it stands there; null where none does. */
export function secretLine(text: string): string | null {
  for (const line of plain(text).split(/[\r\n\u2028\u2029\f\v]+/)) {
    if (bearsMark(line)) return line.trim().slice(0, 80);
  }
  return null;
}

function bearsMark(line: string): boolean {
  if (!/m\s*ậ\s*t/iu.test(line)) return false;
  // The stamp: alone in its line, its letters spaced or not, in a frame of signs or not.
  if (marks.has(lettersOf(line))) return true;
  if (/độ\s+mật\s*:\s*(tối\s+|tuyệt\s+)?mật(?!\p{L})/iu.test(line)) return true;
  // In capitals beside other words: the head of a paper laid out in columns. A list of what is secret says "độ Tối mật".
  if (/(?<!\p{L})(?<!ĐỘ\s+)(TỐI|TUYỆT)\s+MẬT(?!\p{L})/u.test(line)) return true;
  return /(^|\t|\s{2,})MẬT(\t|\s{2,}|$)/u.test(line);
}
