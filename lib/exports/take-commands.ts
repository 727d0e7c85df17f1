import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { type Asked, atOnce } from "@/lib/core/export";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { ExportFormat } from "@/prisma/generated/enums";
import { fetchExport, queueExport, recordExport, type Taking } from "./commands";
import { fileName } from "./file-name";
import { fileOf } from "./file-queries";
import { prepareSoon } from "./prepare-commands";
import { countUnderWay, getPiece } from "./queries";
import { sourceFor } from "./registry-queries";
import { underWayLimit } from "./schema";

const act = { action: "export.take" };

/** The file of a short list; for a long one the id under which it is prepared, unless too many are under way. */
export type Taken =
  | { kind: "file"; name: string; format: ExportFormat; body: Buffer }
  | { kind: "preparing"; id: string }
  | { kind: "too-many" };

/**
 * Takes a list out, with the filter of its address. A short one is made in one snapshot of the database and put on record
 * before it is handed over; of a long one only the length is asked for here.
 */
export async function takeExport(
  actor: Actor,
  name: string,
  { format, query }: { format: ExportFormat; query: string },
): Promise<Taken> {
  const source = sourceFor(actor, name);
  if (!source) throw new NotThere();
  const at = new Date();
  const asked = askedOf(query);
  const { taking, body } = await inScope(actor, { ...act, snapshot: true, timeout: 60_000 }, async (tx) => {
    const table = await source.open(tx, actor, asked, at);
    if (!table) throw new NotThere();
    const { title, noun, total } = table;
    const taking: Taking = {
      ...{ source: name, query, format, title, noun, total, at },
      filter: table.filter.join("; "),
      fileName: fileName({ title, of: table.of ?? unitTitle(actor.unit), at, format }),
    };
    return { taking, body: total > atOnce ? null : await whole(fileOf(tx, table, { actor, format, at })) };
  });
  if (body) {
    const file = { bytes: body.length, sha256: createHash("sha256").update(body).digest("hex") };
    await inScope(actor, act, (tx) => recordExport(tx, actor, taking, file));
    return { kind: "file", name: taking.fileName, format, body };
  }
  const id = await inScope(actor, act, async (tx) =>
    (await countUnderWay(tx)) < underWayLimit ? queueExport(tx, actor, taking) : null,
  );
  if (id === null) return { kind: "too-many" };
  prepareSoon({ id, actor, source: name, asked, format });
  return { kind: "preparing", id };
}

async function whole(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** A list's address as its page gets it: a parameter that is given more than once is a list. */
function askedOf(query: string): Asked {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 ? all : all[0]];
    }),
  );
}

/** A prepared file, to be read piece by piece: each is a transaction of its own, so a slow line holds nothing. */
export async function openFile(actor: Actor, id: string) {
  const file = await inScope(actor, act, async (tx) => {
    const found = await fetchExport(tx, id);
    // Who may not read the list any more does not fetch it either; what was noted is taken back with the transaction.
    if (!found || !sourceFor(actor, found.source)) throw new NotThere();
    return found;
  });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let nth = 0; nth < file.pieces; nth++) {
      const piece = await inScope(actor, act, (tx) => getPiece(tx, id, nth));
      if (!piece) throw new Error(`piece ${nth} of export ${id} is gone`);
      yield piece;
    }
  }
  return { ...file, pieces: pieces() };
}
