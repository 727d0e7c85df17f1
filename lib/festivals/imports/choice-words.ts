import { fold } from "@/lib/core/text";

const cache = new Map<Record<string, string>, Map<string, string | null>>();

/** The code that a text means in a closed list: its words in any spelling, their first part, or the code itself. */
export function codeOf(words: Record<string, string>, text: string): string | null {
  let known = cache.get(words);
  if (!known) {
    known = namesOf(words);
    cache.set(words, known);
  }
  // A column says the same few things over and over: each spelling is folded once.
  const before = known.get(text);
  if (before !== undefined) return before;
  const code = known.get(fold(text)) ?? (text in words ? text : null);
  if (code !== null && known.size < 500) known.set(text, code);
  return code;
}

function namesOf(words: Record<string, string>): Map<string, string | null> {
  const names = new Map<string, string | null>();
  const entries = Object.entries(words);
  // The full words come first and always count; a part counts only where one item has it.
  for (const [code, label] of entries) names.set(fold(label), code);
  for (const [code, label] of entries) {
    const [head = ""] = label.split("(");
    for (const part of new Set([head, ...head.split(",")].map(fold))) {
      const taken = names.get(part);
      if (part === "" || taken === code) continue;
      if (entries.some(([, other]) => fold(other) === part)) continue;
      names.set(part, taken === undefined ? code : null);
    }
  }
  return names;
}
