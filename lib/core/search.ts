import { Prisma } from "@/prisma/generated/client";
import type { RecordState } from "@/prisma/generated/enums";
import type { Actor } from "./actor";
import type { Tx } from "./db";
import type { Permission } from "./permissions";
import { fold } from "./text";

/** One thing that a search found: what it is called, what tells it from others of its name, and where it is. */
export type SearchHit = { id: string; title: string; note: string; href: string; state: RecordState | null };

/** The hits of a page. `total` stops counting at `countedTo`; then there are more. */
export type Found = { hits: SearchHit[]; total: number; more: boolean };

export type HitPage = { limit: number; offset: number };

/** One kind of thing that can be searched. `find` says only what is in the actor's scope, names and numbers alike. */
export type SearchSource = {
  kind: string;
  label: string;
  /** Its noun behind a number: "12 điểm". */
  noun: string;
  needs: Permission;
  find: (tx: Tx, actor: Actor, typed: string, page: HitPage) => Promise<Found>;
};

/** Nobody reads on page fifteen; who finds so many types one word more. Counting further costs what finding does not. */
export const countedTo = 300;

export const nothingFound: Found = { hits: [], total: 0, more: false };

/** The folded words of a search, without those that the kind's own title supplies. One letter alone says nothing. */
export function searchWords(typed: string, titleWords: readonly string[] = []): string[] {
  const folded = fold(typed);
  if (folded.length < 2) return [];
  return folded
    .split(" ")
    .filter((word) => word !== "" && !titleWords.includes(word))
    .slice(0, 8);
}

/**
 * Every word is in a folded column, in any order. One or two letters begin a word: nobody looks for "an" in the middle of
 * "thanh". Beside longer words they are left out of the index of letters (`|| ''`), where half of all rows would answer.
 */
export function holdsWords(column: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`true`;
  const long = words.some((word) => word.length > 2);
  const each = words.map((word) => {
    if (word.length > 2) return Prisma.sql`${column} like ${`%${word}%`}`;
    const text = long ? Prisma.sql`(${column} || '')` : column;
    return Prisma.sql`(${text} like ${`${word}%`} or ${text} like ${`% ${word}%`})`;
  });
  return Prisma.join(each, " and ");
}
