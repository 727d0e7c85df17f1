import { createHash } from "node:crypto";

/** A connection keeps what it prepared until it ends: so many statements and no more. */
export const mostPrepared = 300;
const mostRemembered = 2_000;

// Next bundles pages and routes apart; the symbol is what they share.
const place = Symbol.for("portal.statements");
type Statements = { named: Map<string, string>; once: Set<string> };
const kept = globalThis as { [place]?: Statements };

/**
 * The name under which a statement is prepared, so that the database reads, rewrites and plans it once for each connection and
 * not each time it is asked: that is a third of a page's time there. No name for what is asked for the first time, and for what
 * looks for a pattern: its best plan depends on the text.
 */
export function statementName(sql: string): string {
  kept[place] ??= { named: new Map(), once: new Set() };
  const { named, once } = kept[place];
  const known = named.get(sql);
  if (known !== undefined) return known;
  if (named.size >= mostPrepared || /\bi?like\b/i.test(sql)) return "";
  if (!once.delete(sql)) {
    // What came once and never again, such as lists of ids of every length, makes room.
    if (once.size >= mostRemembered) once.clear();
    once.add(sql);
    return "";
  }
  const name = `p${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
  named.set(sql, name);
  return name;
}
