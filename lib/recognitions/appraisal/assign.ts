/** Who could appraise what. */
export type Assigning = {
  applications: readonly string[];
  /** Members, with what they already have on their desks. */
  members: readonly { id: string; load: number }[];
  /** How many appraise each application. */
  per: number;
  /** The same seed gives the same assignment; it is shown and kept. */
  seed: string;
  /** True where something is in the way of this member and this application. */
  shutOut: (application: string, member: string) => boolean;
};

export type Assigned = {
  application: string;
  members: string[] /** How many could not be found. */;
  missing: number;
};

/** A small generator of chance that a seed repeats (mulberry32 over an FNV-1a hash). */
function chance(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(all: readonly T[], next: () => number): T[] {
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/**
 * Gives each application its members: without conflicts, nobody twice, and as even a load as the conflicts allow. First
 * each application, the hardest to place in front, takes whoever has least; then work goes from the fullest desk to the
 * emptiest, over others where it must, until no such way is left.
 */
export function assign({ applications, members, per, seed, shutOut }: Assigning): Assigned[] {
  const next = chance(seed);
  const order = shuffled([...applications].sort(), next);
  const people = shuffled(
    [...members].sort((a, b) => (a.id < b.id ? -1 : 1)),
    next,
  );
  const rank = new Map(people.map(({ id }, at) => [id, at]));
  const load = new Map(people.map(({ id, load: has }) => [id, has]));
  const free = (application: string) => people.filter(({ id }) => !shutOut(application, id));
  const given = new Map<string, Set<string>>();

  const hardest = [...order].sort((a, b) => free(a).length - free(b).length);
  for (const application of hardest) {
    const chosen = free(application)
      .sort(
        (a, b) =>
          (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0),
      )
      .slice(0, per);
    given.set(application, new Set(chosen.map(({ id }) => id)));
    for (const { id } of chosen) load.set(id, (load.get(id) ?? 0) + 1);
  }

  while (evenOut(people, given, load, shutOut));
  return order.map((application) => {
    const chosen = [...(given.get(application) ?? [])].sort(
      (a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0),
    );
    return { application, members: chosen, missing: per - chosen.length };
  });
}

/** Moves one piece of work along the shortest way from a full desk to one with at least two less; false where there is none. */
function evenOut(
  people: readonly { id: string }[],
  given: Map<string, Set<string>>,
  load: Map<string, number>,
  shutOut: Assigning["shutOut"],
): boolean {
  const has = (id: string) => load.get(id) ?? 0;
  const fullest = [...people].sort((a, b) => has(b.id) - has(a.id));
  for (const { id: from } of fullest) {
    const way = new Map<string, { before: string; application: string } | null>([[from, null]]);
    const queue = [from];
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (has(at) <= has(from) - 2) {
        for (let step = way.get(at), to = at; step; to = step.before, step = way.get(step.before)) {
          given.get(step.application)?.delete(step.before);
          given.get(step.application)?.add(to);
        }
        load.set(from, has(from) - 1);
        load.set(at, has(at) + 1);
        return true;
      }
      for (const [application, chosen] of given) {
        if (!chosen.has(at)) continue;
        for (const { id: to } of people) {
          if (way.has(to) || chosen.has(to) || shutOut(application, to)) continue;
          way.set(to, { before: at, application });
          queue.push(to);
        }
      }
    }
  }
  return false;
}
