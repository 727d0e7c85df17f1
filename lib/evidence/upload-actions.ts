import "server-only";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { type Actor, atKeyboard, may, standingOf } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { FileTooLarge, receivePath } from "@/lib/core/files";
import { logRefused, logUnexpected } from "@/lib/core/log";
import {
  alone,
  appendPartial,
  dropPartial,
  PartialBusy,
  partialPath,
  partialSize,
} from "@/lib/core/partial-file";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";
import { fromOurPage, uploadHeaders } from "@/lib/core/upload-answer";
import { beginUpload, findUpload, refuseUpload } from "./commands";
import type { EvidenceHost } from "./host";
import { beginUploadInput, evidenceBytes } from "./schema";
import { markOf, takeIn } from "./take-in-commands";
import { evidenceIssue, evidenceSentences } from "./words";

/**
 * Files that come in pieces, in the manner of tus 1.0 (HEAD says how much is there, PATCH adds at that place), so that a
 * line that breaks costs one piece. Who sends, for which record, and the declaration stand in the database before the first
 * byte; every piece is asked for session, right and scope like any other act (docs/decisions/0024-evidence.md).
 */
export type EvidenceHosts = Readonly<Record<string, EvidenceHost>>;

const say = (status: number, body: object | null, more: Record<string, string> = {}) =>
  new Response(body && JSON.stringify(body), {
    status,
    headers: { ...uploadHeaders, ...(body && { "Content-Type": "application/json" }), ...more },
  });
const no = (status: number, code: string) => say(status, { code, message: evidenceIssue(code).message });

/** The door of every piece: same site, session, right; then the work, with the expected "no" as an answer. */
async function door(request: Request, work: (actor: Actor) => Promise<Response>): Promise<Response> {
  if (!fromOurPage(request)) return no(403, "other_site");
  const who = await visitor();
  if (who.kind !== "actor") return no(401, "signed_out");
  const { actor } = who;
  if (actor.viewing) return no(403, "only_viewing");
  const about = { permission: "evidence.upload", user: atKeyboard(actor), unit: actor.unit.code };
  try {
    return await work(actor);
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message } = error.issues[0] ?? evidenceIssue("failed");
      return say(422, { code, message });
    }
    if (error instanceof PartialBusy) return no(423, "busy");
    if (error instanceof FileTooLarge) return no(413, "file_too_large");
    if (error instanceof NotThere) {
      logRefused(about);
      return no(404, "not_there");
    }
    // The sender went away: what has come is there for the next try.
    if (request.signal.aborted) return no(400, "form_unreadable");
    logUnexpected(error, about);
    return no(500, "failed");
  }
}

function hostFor(hosts: EvidenceHosts, kind: string, actor: Actor): EvidenceHost {
  const host = Object.hasOwn(hosts, kind) ? hosts[kind] : undefined;
  if (!host || !may(actor, host.permission)) throw new NotThere();
  return host;
}

/** Begins: the declaration, the record, the name and the size. Answers the address for the pieces. */
export const beginEvidence = (hosts: EvidenceHosts) => (request: Request) =>
  door(request, async (actor) => {
    // What is said before a file is short; nothing longer is read into memory.
    const short = Number(request.headers.get("content-length") ?? Number.NaN) < 10_000;
    const input = beginUploadInput.safeParse(short ? fromJson(await request.text()) : undefined);
    if (!input.success) {
      const said = input.error.issues[0]?.message ?? "";
      return no(422, Object.hasOwn(evidenceSentences, said) ? said : "form_unreadable");
    }
    if (input.data.actingUnit !== standingOf(actor)) return no(409, "other_unit");
    const host = hostFor(hosts, input.data.kind, actor);
    const upload = await inScope(actor, { action: host.permission }, (tx) =>
      beginUpload(tx, actor, host, input.data),
    );
    const { id } = upload;
    const mark = markOf(upload);
    // The attempt stays on record, and not a byte is sent.
    if (mark) {
      await inScope(actor, { action: host.permission }, (tx) => refuseUpload(tx, id, mark));
      return no(422, mark);
    }
    return say(201, { id }, { Location: `/api/uploads/evidence/${id}` });
  });

type Found = (
  actor: Actor,
  host: EvidenceHost,
  upload: Awaited<ReturnType<typeof findUpload>>,
) => Promise<Response>;

const ofUpload = (hosts: EvidenceHosts, request: Request, id: string, work: Found) =>
  door(request, async (actor) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotThere();
    const upload = await inScope(actor, { action: "evidence.view" }, (tx) => findUpload(tx, actor, id));
    return work(actor, hostFor(hosts, upload.recordKind, actor), upload);
  });

/** How much of a file is here. */
export const sizeOfEvidence = (hosts: EvidenceHosts) => (request: Request, id: string) =>
  ofUpload(hosts, request, id, async (_actor, _host, { bytes }) =>
    say(200, null, { "Upload-Offset": String(await partialSize(id)), "Upload-Length": String(bytes) }),
  );

/** Adds a piece where the last one ended; 409 with the right place for one that begins elsewhere. */
export const addToEvidence = (hosts: EvidenceHosts) => (request: Request, id: string) =>
  ofUpload(hosts, request, id, async (_actor, _host, { bytes }) => {
    const offset = Number(request.headers.get("upload-offset") ?? Number.NaN);
    if (
      request.headers.get("content-type") !== "application/offset+octet-stream" ||
      !Number.isInteger(offset)
    )
      return no(400, "form_unreadable");
    const body = (request.body ?? new ReadableStream()) as NodeReadableStream<Uint8Array>;
    const { size, fits } = await appendPartial(id, offset, body, bytes);
    return say(fits ? 204 : 409, null, { "Upload-Offset": String(size) });
  });

/** Ends: all pieces are here, the file is looked into and kept, or refused for good. */
export const finishEvidence = (hosts: EvidenceHosts) => (request: Request, id: string) =>
  ofUpload(hosts, request, id, async (actor, host, upload) =>
    alone(id, async () => {
      if ((await partialSize(id)) !== upload.bytes) return no(409, "incomplete");
      const file = await receivePath(partialPath(id), evidenceBytes);
      try {
        const kept = await takeIn(actor, host, upload, file);
        await dropPartial(id);
        return say(200, kept);
      } catch (error) {
        // What waits for the scanner stays where it is: the next try sends nothing again.
        if (error instanceof Refusal && error.issues[0]?.code !== "scanner_down") await dropPartial(id);
        throw error;
      } finally {
        await file.drop();
      }
    }),
  );

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
