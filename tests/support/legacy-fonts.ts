/** Vietnamese as it was typed for fonts of before Unicode: what people paste from old files. */

const tones = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];

/** By base letter: the sign of each tone (none, huyền, sắc, hỏi, ngã, nặng). */
const vniMarks: Record<string, string> = { ă: "êèéúüë", â: "âàáåãä", ê: "âàáåãä", ô: "âàáåãä" };
const vniBases: Record<string, string> = { ă: "a", â: "a", ê: "e", ô: "o", ơ: "ô", ư: "ö", đ: "ñ" };
const vniWhole: Record<string, string> = { ì: "ì", í: "í", ỉ: "æ", ĩ: "ó", ị: "ò", ỵ: "î" };

export function toVni(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const small = letter.toLowerCase();
      const tone = tones.findIndex((one) => small.normalize("NFD").includes(one));
      const base =
        tone < 0
          ? small
          : small
              .normalize("NFD")
              .replace(tones[tone] ?? "", "")
              .normalize("NFC");
      const mark = (vniMarks[base] ?? " øùûõï")[tone + 1] ?? "";
      const typed = vniWhole[small] ?? `${vniBases[base] ?? base}${mark.trim()}`;
      return letter === small ? typed : typed.toUpperCase();
    })
    .join("");
}

const tcvn3Codes: readonly [first: number, letters: string][] = [
  [0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"],
  [0xb5, "àảãáạ"],
  [0xbb, "ằẳẵắ"],
  [0xc6, "ặầẩẫấậè"],
  [0xce, "ẻẽéẹềểễếệìỉ"],
  [0xdc, "ĩíịò"],
  [0xe1, "ỏõóọồổỗốộờởỡớợù"],
  [0xf1, "ủũúụừửữứựỳỷỹýỵ"],
];
const tcvn3 = new Map(
  tcvn3Codes.flatMap(([first, letters]) =>
    [...letters].map((letter, at) => [letter, String.fromCharCode(first + at)] as const),
  ),
);

/** Capitals with a tone have no sign of their own: they are typed small, for a font that draws capitals. */
export function toTcvn3(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter)
    .join("");
}
