import { fold } from "@/lib/core/text";

/** What people write for the kind of a unit, at the head of a search. */
const kinds: Record<string, string> = {
  x: "xa",
  p: "phuong",
  tt: "thi tran",
  tx: "thi xa",
  tp: "thanh pho",
  q: "quan",
  h: "huien",
  t: "tinh",
  dk: "dac khu",
};

/** Other ways to say a name, folded like every search. */
const names: Record<string, string> = {
  hcm: "ho chi minh",
  tphcm: "thanh pho ho chi minh",
  "sai gon": "ho chi minh",
  hn: "ha noi",
  "dac lac": "dak lak",
  daklak: "dak lak",
  "dac nong": "dak nong",
  daknong: "dak nong",
  "bac can": "bac kan",
  brvt: "ba ria vung tau",
};

/** What was typed, as it stands in search keys: "TP.HCM" is "thanh pho ho chi minh", "X. Thạch Hà" is "xa thach ha". */
export function unitQuery(typed: string): string {
  const words = fold(typed).split(" ");
  const head = words.length > 1 ? kinds[words[0] ?? ""] : undefined;
  const rest = (head ? words.slice(1) : words).join(" ");
  return [head, names[rest] ?? rest].filter(Boolean).join(" ");
}
