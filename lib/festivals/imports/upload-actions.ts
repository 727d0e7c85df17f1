import "server-only";
import { rm } from "node:fs/promises";
import { type Actor, may, standingOf } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { jobsUnderWay, runJob } from "@/lib/core/job";
import { logRefused } from "@/lib/core/log";
import { NotThere } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";
import { spreadsheetLimits } from "@/lib/core/spreadsheet-limits";
import { takeUpload } from "@/lib/core/upload";
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
  if (jobsUnderWay() >= mostWaiting) return refused("busy");
  const upload = await takeUpload(request, spreadsheetLimits.file);
  if ("failure" in upload) return refused(upload.failure);
  const { path, name, size, hash, fields } = upload;
  const season = fields.season ?? "";
  // The page was drawn for another unit, or in another name, than the one that acts now.
  if (fields.actingUnit !== undefined && fields.actingUnit !== standingOf(actor))
    return dropped(path, "unit", season);
  if (!/^\d{4}$/.test(season)) return dropped(path, "season", season);
  try {
    const input = { season: Number(season), fileName: name, fileSize: size, fileHash: hash };
    const { id } = await inScope(actor, { action: "festival.enter" }, (tx) => beginImport(tx, actor, input));
    return { to: `/festivals/import/${id}`, work: () => readHandedIn(actor, id, path) };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof NotThere) return refused("season", season);
    throw error;
  }
}

async function dropped(path: string, problem: UploadProblem, season: string): Promise<Handed> {
  await rm(path, { force: true });
  return refused(problem, season);
}

/** Reads the file apart from the request, and removes it. */
function readHandedIn(actor: Actor, id: string, path: string): Promise<void> {
  return runJob(actor, "festival.enter", {
    work: async (scoped) => {
      try {
        await readImport(scoped, actor, id, path);
      } finally {
        await rm(path, { force: true });
      }
    },
    alive: (scoped) => scoped((tx) => sayAlive(tx, id)),
    failed: (scoped, errorId) => scoped((tx) => failImport(tx, id, "failed", errorId)),
  });
}
