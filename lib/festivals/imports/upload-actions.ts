import "server-only";
import { type Actor, may, standingOf } from "@/lib/core/actor";
import { safeFileName } from "@/lib/core/attachment";
import { inScope } from "@/lib/core/db";
import { FileTooLarge, type IncomingFile } from "@/lib/core/files";
import { jobsUnderWay, runJob } from "@/lib/core/job";
import { logRefused } from "@/lib/core/log";
import { FormUnreadable, type ReceivedForm, receiveForm } from "@/lib/core/multipart";
import { NotThere } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";
import { spreadsheetLimits } from "@/lib/core/spreadsheet-limits";
import { readImport } from "./read-commands";
import { beginImport, failImport, sayAlive } from "./stage-commands";
import type { UploadProblem } from "./words";

/** More files than this wait for one another: the next is asked to come back. */
const mostWaiting = 8;

/** Where the browser goes after a file was handed in. */
export type Handed = { to: string; work?: () => Promise<void> };

const refused = (problem: UploadProblem, season = ""): Handed => ({
  to: `/festivals/import?problem=${problem}${/^\d{4}$/.test(season) ? `&season=${season}` : ""}`,
});

/**
 * Takes a file that was handed in with the form of the upload page. Not a server action: those hold their whole form in
 * memory and have one limit for the whole portal; this reads the form as it arrives.
 */
export async function handInFile(request: Request): Promise<Handed | { status: 403 | 404 }> {
  // Browsers say whose page sends; the cookie alone would speak for any.
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return { status: 403 };
  const who = await visitor();
  if (who.kind !== "actor") return { to: "/sign-in?next=%2Ffestivals%2Fimport&reason=expired" };
  const { actor } = who;
  if (actor.viewing) return { status: 403 };
  if (!may(actor, "festival.enter")) {
    logRefused({ permission: "festival.enter", user: actor.userId, unit: actor.unit.code });
    return { status: 404 };
  }
  if (jobsUnderWay("import") >= mostWaiting) return refused("busy");
  const form = await received(request);
  if ("problem" in form) return refused(form.problem);
  const { file, values } = form;
  if (!file) return refused("missing");
  const season = String(values.season ?? "");
  const dropped = async (problem: UploadProblem): Promise<Handed> => {
    await file.drop();
    return refused(problem, season);
  };
  // The page was drawn for another unit, or in another name, than the one that acts now.
  if (values.actingUnit !== undefined && values.actingUnit !== standingOf(actor)) return dropped("unit");
  if (!/^\d{4}$/.test(season)) return dropped("season");
  try {
    const about = { fileName: safeFileName(file.name), fileSize: file.bytes, fileHash: file.sha256 };
    const input = { season: Number(season), ...about };
    const { id } = await inScope(actor, { action: "festival.enter" }, (tx) => beginImport(tx, actor, input));
    return { to: `/festivals/import/${id}`, work: () => readHandedIn(actor, id, file) };
  } catch (error) {
    await file.drop();
    if (error instanceof NotThere) return refused("season", season);
    throw error;
  }
}

async function received(request: Request): Promise<ReceivedForm | { problem: UploadProblem }> {
  try {
    return await receiveForm(request, { maxBytes: spreadsheetLimits.file });
  } catch (error) {
    if (error instanceof FileTooLarge) return { problem: "too_large" };
    if (error instanceof FormUnreadable) return { problem: "unreadable" };
    throw error;
  }
}

/** Reads the file apart from the request, and removes it. */
function readHandedIn(actor: Actor, id: string, file: IncomingFile): Promise<void> {
  return runJob(actor, {
    line: "import",
    permission: "festival.enter",
    work: async (scoped) => {
      try {
        await readImport(scoped, actor, id, file.path);
      } finally {
        await file.drop();
      }
    },
    alive: (scoped) => scoped((tx) => sayAlive(tx, id)),
    failed: (scoped, errorId) => scoped((tx) => failImport(tx, id, "failed", errorId)),
  });
}
