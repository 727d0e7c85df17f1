const onsets = new Set([
  ...[
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
  ],
  ...["r", "s", "t", "th", "tr", "v", "x"],
]);

/** What may stand behind the onset, without its tone: the vowels and what closes them; "Đắk" is written in half the highlands. */
const rimes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
   o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot
   oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uc ui um un ung up ut uy uya uych uynh uyt uyu uyên uyêt uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
   ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
   y yêm yên yêt yêu
   ak ăk`.split(/\s+/),
);

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const toneless = (letters: string) => letters.normalize("NFD").replace(tones, "").normalize("NFC");

/** Where in a rime its tone may stand: "toàn", "hoà" and "hòa", but never "nhaù". */
function tonePlaces(rime: string): number[] {
  const marked = Math.max(...[..."ăâêôơ"].map((letter) => rime.indexOf(letter)));
  if (marked >= 0) return [marked];
  const vowels = /^[aeiouyư]+/.exec(rime)?.[0].length ?? 0;
  if (vowels === 3 || (vowels === 2 && rime.length > 2)) return [1];
  return /^(oa|oe|uy)$/.test(rime) ? [0, 1] : [0];
}

/** True for what can be a Vietnamese syllable by how it is written in Unicode; whether it means anything is another matter. */
export function isSyllable(word: string): boolean {
  const letters = [...word.normalize("NFC").toLowerCase()];
  const plain = letters.map(toneless);
  const toned = letters.flatMap((letter, at) => (letter === plain[at] ? [] : [at]));
  const [place] = toned;
  if (toned.length > 1) return false;
  return [0, 1, 2, 3].some((length) => {
    const rime = plain.slice(length).join("");
    if (!onsets.has(plain.slice(0, length).join("")) || !rimes.has(rime)) return false;
    // What is closed short has one of two tones: "ác", "ạc".
    const short = /(c|ch|p|t)$/.test(rime);
    if (place === undefined) return !short;
    const sayable = !short || /[\u0301\u0323]/.test((letters[place] ?? "").normalize("NFD"));
    return sayable && tonePlaces(rime).includes(place - length);
  });
}
