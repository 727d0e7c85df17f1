/** One way to ask the database; the command and the screen bring their own. */
export type Ask = <Row>(sql: string, params: unknown[]) => Promise<Row[]>;

/**
 * What can be wrong with the trail. "changed" says other than was linked; "swapped" stands where another stood;
 * "removed" is gone while its link is there; "missing" are links that are gone; "stranger" was written past the trail;
 * "broken" does not follow from the link before; "cut" is an end that is gone; "head" an end that was rewritten.
 */
export type FaultKind =
  | "changed"
  | "swapped"
  | "removed"
  | "missing"
  | "stranger"
  | "broken"
  | "cut"
  | "head";

export type Fault = {
  kind: FaultKind;
  /** Null for a stranger: it stands in no chain. */
  chainId: string | null;
  seq: bigint | null;
  /** The entry that it is about; null where nobody can tell any more. */
  entryId: bigint | null;
  /** How many entries, where several in a row are gone. */
  count: bigint;
  /** The entry it has changed places with. */
  withId?: bigint;
};

export type Verdict = { entries: bigint; chains: number; faults: Fault[]; more: boolean; seconds: number };

type Options = { onProgress?: (done: bigint, of: bigint) => void };

/** Enough to act on; what lies behind them is looked at after they are understood. */
const namedAtMost = 1000;
/** Entries of one question: bounds what is held in memory and lets the progress be told. */
const stretch = 20_000n;

/**
 * Checks every chain and every entry. Each `ask` is a connection of its own, and each works on its part of the entries;
 * a connection must see one moment only (repeatable read), or a line written meanwhile looks like a fault.
 */
export async function verifyTrail(asks: readonly Ask[], options: Options = {}): Promise<Verdict> {
  const begun = performance.now();
  const [first] = asks;
  if (!first) throw new Error("no connection to ask");
  const [size] = await first<{ entries: bigint; last: bigint }>(
    `select (select count(*) from audit_entry) as entries,
            greatest((select max(id) from audit_entry), (select max(entry_id) from audit_link), 0) as last`,
    [],
  );
  const last = BigInt(size?.last ?? 0);
  const faults: Found[] = [];

  const chains = await first<Chain>(chainsSql, []);
  for (const chain of chains) faults.push(...headFaults(chain));
  let done = 0n;
  const pieces = piecesOf(chains, last);
  await Promise.all(
    asks.map(async (ask) => {
      for (const piece of pieces) {
        faults.push(...(await piece.faults(ask)));
        if (piece.entries === 0n) continue;
        done += piece.entries;
        options.onProgress?.(done, last);
      }
    }),
  );
  const named = pairSwapped(faults).sort(inOrder);
  return {
    entries: BigInt(size?.entries ?? 0),
    chains: chains.length,
    faults: named.slice(0, namedAtMost),
    more: named.length > namedAtMost,
    seconds: (performance.now() - begun) / 1000,
  };
}

/** A part of the work that leans on no other; `entries` of it count as progress. */
type Piece = { entries: bigint; faults: (ask: Ask) => Promise<Found[]> };

/** All chains and all entries, piece by piece: whichever connection is free takes the next one. */
function* piecesOf(chains: readonly Chain[], last: bigint): Generator<Piece> {
  for (const { id, lastSeq } of chains) {
    for (let from = 0n; from < BigInt(lastSeq); from += stretch)
      yield { entries: 0n, faults: (ask) => chainFaults(ask, id, from) };
  }
  for (let from = 0n; from < last; from += stretch) {
    // Beyond the last id may lie what was written since.
    const until = from + stretch < last ? from + stretch : last;
    yield { entries: until - from, faults: (ask) => entryFaults(ask, from, until) };
  }
}

type Chain = { id: string; headSeq: bigint | null; headIsLast: boolean | null; lastSeq: bigint };

/** Every chain with links or a head, its last link and whether the head still says the same. */
const chainsSql = `
  with recursive linked (id) as (
    (select chain_id from audit_link order by chain_id limit 1)
    union all
    select (select chain_id from audit_link where chain_id > linked.id order by chain_id limit 1)
      from linked where linked.id is not null
  ), chain as (
    select id from linked where id is not null union select chain_id from audit_head
  )
  select c.id, h.seq as "headSeq", coalesce(l.seq, 0) as "lastSeq",
         h.hash = coalesce(l.hash, audit_first_hash(c.id)) as "headIsLast"
    from chain c
    left join audit_head h on h.chain_id = c.id
    left join lateral (
      select seq, hash from audit_link where chain_id = c.id order by seq desc limit 1
    ) l on true
   order by c.id`;

/** What the links of a stretch of a chain say of one another. */
async function chainFaults(ask: Ask, chainId: string, from: bigint): Promise<Fault[]> {
  const rows = await ask<{ fault: FaultKind; seq: bigint; count: bigint; entryId: bigint | null }>(
    `select fault, seq, count, entry_id as "entryId" from trail_chain_faults($1::uuid, $2::bigint, $3::bigint)`,
    [chainId, from, from + stretch],
  );
  return rows.map((row) => ({
    kind: row.fault,
    chainId,
    seq: BigInt(row.seq),
    count: BigInt(row.count),
    entryId: row.entryId === null ? null : BigInt(row.entryId),
  }));
}

/** Whether the end of a chain is where its head says. */
function headFaults(chain: Chain): Fault[] {
  const about = { chainId: chain.id, entryId: null };
  const last = BigInt(chain.lastSeq);
  const head = chain.headSeq === null ? null : BigInt(chain.headSeq);
  if (head !== null && head > last) return [{ kind: "cut", ...about, seq: last + 1n, count: head - last }];
  if (head !== last || !chain.headIsLast) return [{ kind: "head", ...about, seq: last, count: 1n }];
  return [];
}

type EntryRow = {
  fault: FaultKind;
  chainId: string | null;
  seq: bigint | null;
  entryId: bigint;
  digest: string | null;
  found: string | null;
};
type Found = Fault & { digest?: string | null; found?: string | null };

async function entryFaults(ask: Ask, from: bigint, until: bigint): Promise<Found[]> {
  const rows = await ask<EntryRow>(
    `select fault, chain_id as "chainId", seq, entry_id as "entryId", encode(digest, 'hex') as digest,
            encode(found, 'hex') as found
       from trail_entry_faults($1::bigint, $2::bigint)`,
    [from, until],
  );
  return rows.map((row) => ({
    kind: row.fault,
    chainId: row.chainId,
    seq: row.seq === null ? null : BigInt(row.seq),
    entryId: BigInt(row.entryId),
    count: 1n,
    digest: row.digest,
    found: row.found,
  }));
}

/** Two that each say what the other said have changed places. */
function pairSwapped(faults: Found[]): Fault[] {
  const changed = faults.filter((one) => one.kind === "changed");
  const bySaid = new Map(changed.map((one) => [one.digest, one]));
  return faults.map(({ digest, found, ...fault }) => {
    const other = fault.kind === "changed" ? bySaid.get(found) : undefined;
    return other && other.found === digest
      ? { ...fault, kind: "swapped", withId: other.entryId ?? undefined }
      : fault;
  });
}

/** What links say of one another, then what entries say, then the end: whichever connection found it first. */
const told: FaultKind[] = ["missing", "broken", "changed", "swapped", "removed", "stranger", "cut", "head"];

const inOrder = (a: Fault, b: Fault) =>
  (a.chainId ?? "~").localeCompare(b.chainId ?? "~") ||
  Number((a.seq ?? 0n) - (b.seq ?? 0n)) ||
  told.indexOf(a.kind) - told.indexOf(b.kind);
