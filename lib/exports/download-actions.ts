import "server-only";
import { redirect } from "next/navigation";
import { type Actor, atKeyboard } from "@/lib/core/actor";
import { attachment } from "@/lib/core/attachment";
import { id as isId } from "@/lib/core/fields";
import { logRefused, logUnexpected } from "@/lib/core/log";
import { requireActor } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import type { ExportFormat } from "@/prisma/generated/enums";
import { contentTypes } from "./file-name";
import { exportAddress } from "./schema";
import { openFile, type Taken, takeExport } from "./take-commands";
import { exportRefusals } from "./words";

/** What a click on "Tải về" comes to: the file, or the page on which one sees it being prepared. */
export async function answerExport(request: Request, name: string): Promise<Response> {
  const actor = await actorOf(request);
  if (actor instanceof Response) return actor;
  const params = new URL(request.url).searchParams;
  const asked = exportAddress.safeParse({ format: params.get("format") });
  if (!asked.success) return refuse(400, exportRefusals.format);
  const { format } = asked.data;
  // Of which page of the list one came does not matter: the file is the whole list.
  for (const own of ["format", "page"]) params.delete(own);
  const taken = await answered(actor, name, () =>
    takeExport(actor, name, { format, query: params.toString().slice(0, 2000) }),
  );
  return taken instanceof Response ? taken : handOver(taken);
}

function handOver(taken: Taken): Response {
  switch (taken.kind) {
    case "file":
      return file(new Uint8Array(taken.body), { ...taken, fileName: taken.name, bytes: taken.body.length });
    case "preparing":
      return redirect(`/exports/${taken.id}`);
    case "too-many":
      return redirect("/exports?full=1");
  }
}

/** A prepared file. */
export async function answerFile(request: Request, id: string): Promise<Response> {
  const actor = await actorOf(request);
  if (actor instanceof Response) return actor;
  if (!isId.safeParse(id).success) return notThere(actor, id);
  const found = await answered(actor, id, () => openFile(actor, id));
  return found instanceof Response ? found : file(streamOf(found.pieces), found);
}

/** Whoever asks; refused from another site's page and through somebody else's eyes, for the file would bear their name. */
async function actorOf(request: Request): Promise<Actor | Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none")
    return refuse(403, exportRefusals.elsewhere);
  const actor = await requireActor();
  return actor.viewing ? refuse(403, exportRefusals.viewing) : actor;
}

async function answered<T>(actor: Actor, asked: string, work: () => Promise<T>): Promise<T | Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotThere) return notThere(actor, asked);
    const id = logUnexpected(error, { export: asked, user: atKeyboard(actor), unit: actor.unit.code });
    return refuse(500, exportRefusals.failed(id));
  }
}

/** Pieces as they are asked for; nothing is read ahead for a slow line. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

type FileFacts = { format: ExportFormat; fileName: string; bytes: number };

function file(body: BodyInit, { format, fileName, bytes }: FileFacts): Response {
  return new Response(body, {
    headers: {
      "Content-Type": contentTypes[format],
      "Content-Disposition": attachment(fileName),
      "Content-Length": String(bytes),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

function notThere(actor: Actor, asked: string): Response {
  logRefused({
    permission: "export.take",
    export: asked,
    user: atKeyboard(actor),
    unit: actor.unit.code,
  });
  return refuse(404, exportRefusals.notThere);
}

function refuse(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
