import type { Difference, Issue, Side } from "./refusal";

/** One field of a form: how it is called, and its value as a person reads it. Two values that differ must read differently. */
export type FieldReader<C> = { path: keyof C & string; label: string; read: (content: C) => string };

/** What each field said when the form was drawn. It travels with the form and is shown to nobody but the one who typed. */
export type Original = Record<string, string>;

/** What the person chose per field, as the conflict panel sent it. */
export type Choices = Record<string, string>;

/** What a form that changes a record brings beside its fields. */
export type Drawn = { version: number; original?: Original; choice?: Choices };

/** What the fields of a form say now; drawn into the form as "original". */
export function originalOf<C>(readers: readonly FieldReader<C>[], content: C): Original {
  return Object.fromEntries(readers.map(({ path, read }) => [path, plain(read(content))]));
}

// Browsers send lines of a text apart by two characters, the database may hold one.
const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

/** A short mark of a text: another text has another one. */
export function markOf(text: string): string {
  // FNV-1a over two seeds: long enough that two different texts of one form do not meet.
  const pass = (seed: number) => {
    let hash = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    return hash.toString(36);
  };
  return `${pass(0x811c9dc5)}-${pass(0x9747b28c)}`;
}

/** The fields that two people see differently, and what is saved of them. */
export type Merge<C> = {
  /** What was typed, with the other person's fields in it where those are taken. */
  content: Partial<C>;
  differences: Difference[];
  /** Both changed these, and nobody has said yet which one counts. */
  open: Difference[];
  /** Something of the other person is taken without having been asked about. */
  silent: boolean;
};

/**
 * Puts two savings of one record together. A field that one of them changed is theirs; one that both changed is for the
 * person to choose. A choice counts for the texts that it was made between: a third saving, or a change to a text that
 * was given up, asks again for that field and for no other.
 */
export function merge<C>(
  readers: readonly FieldReader<C>[],
  sides: { original: Original; mine: Partial<C>; theirs: C },
  choices: Choices,
): Merge<C> {
  const content: Partial<C> = { ...sides.mine };
  const differences: Difference[] = [];
  let silent = false;
  for (const { path, label, read } of readers) {
    if (!(path in sides.mine)) continue;
    const mine = plain(read({ ...sides.theirs, ...sides.mine }));
    const theirs = plain(read(sides.theirs));
    if (mine === theirs) continue;
    const found = difference({ path, label, original: sides.original[path] ?? null, mine, theirs }, choices);
    differences.push(found);
    if ((found.chosen ?? found.suggested) !== "theirs") continue;
    content[path] = sides.theirs[path];
    silent ||= found.chosen === null;
  }
  return { content, differences, open: differences.filter(isOpen), silent };
}

/** True where both changed the field and nobody has chosen. */
export function isOpen({ chosen, suggested }: Difference): boolean {
  return chosen === null && suggested === null;
}

type Texts = Pick<Difference, "path" | "label" | "original" | "mine" | "theirs">;

function difference(texts: Texts, choices: Choices): Difference {
  const { path, original, mine, theirs } = texts;
  const suggested: Side | null = original === mine ? "theirs" : original === theirs ? "mine" : null;
  const values: Record<Side, string> = {
    mine: `mine.${markOf(theirs)}`,
    theirs: `theirs.${markOf(theirs)}.${markOf(mine)}`,
  };
  const said = Object.hasOwn(choices, path) ? choices[path] : undefined;
  const chosen = said === values.mine ? "mine" : said === values.theirs ? "theirs" : null;
  return { ...texts, suggested, chosen, values };
}

/** The name of the radio buttons of a field in the conflict panel. */
export function choiceName(path: string): string {
  return `choice.${path}`;
}

/** What is still to be chosen, as lines of the error summary. */
export function choiceIssues(open: readonly Difference[]): Issue[] {
  return open.map(({ path, label }) => ({
    path: choiceName(path),
    code: "choice_missing",
    message: `${label}: cả hai người cùng sửa. Chọn giữ bản nào.`,
  }));
}
