import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { safeFileName } from "@/lib/core/attachment";
import type { Tx } from "@/lib/core/db";
import type { StoredFile } from "@/lib/core/file-store";
import type { Inspected } from "@/lib/core/inspect-limits";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { signingName, workflowIssue } from "@/lib/core/words";
import type { EvidenceHost } from "./host";
import type { DeclaredEvidence, RemoveEvidenceInput } from "./schema";
import { type EvidenceCode, evidenceIssue, nameByType } from "./words";

/** A file on its way in, of whoever hands it in. */
export type OpenUpload = {
  id: string;
  unitId: string;
  recordId: string;
  part: string;
  fileName: string;
  caption: string;
  bytes: number;
};

/** So many files may somebody begin to send within a day and leave lying. */
const openPerDay = 40;

const refuse = (code: EvidenceCode) => refuseIf([evidenceIssue(code)]);

/** Puts the declaration on record, before the first byte of the file is taken. */
export async function beginUpload(
  tx: Tx,
  actor: Actor,
  host: EvidenceHost,
  input: DeclaredEvidence,
): Promise<OpenUpload> {
  const unitId = await lockHost(tx, actor, host, input.record, input.part);
  await refuseFull(tx, host, input.record, input.part);
  const open = await tx.evidenceUpload.count({
    where: {
      userId: actor.userId,
      state: "open",
      begunAt: { gt: new Date(Date.now() - 24 * 60 * 60 * 1000) },
    },
  });
  if (open >= openPerDay) refuse("too_many_open");
  const about = {
    unitId,
    recordId: input.record,
    part: input.part,
    fileName: safeFileName(input.name),
    caption: input.caption,
    bytes: input.bytes,
  };
  const { id } = await tx.evidenceUpload.create({
    data: {
      ...about,
      recordKind: host.kind,
      unclassified: true,
      userId: actor.userId,
      userName: signingName(actor),
    },
    select: { id: true },
  });
  return { id, ...about };
}

/** A file that this person is sending; NotThere for anybody else's and for what has ended. */
export async function findUpload(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<OpenUpload & { recordKind: string }> {
  const found = await tx.evidenceUpload.findFirst({
    where: { id, userId: actor.userId, state: "open" },
    select: {
      id: true,
      unitId: true,
      recordKind: true,
      recordId: true,
      part: true,
      fileName: true,
      caption: true,
      bytes: true,
    },
  });
  if (!found) throw new NotThere();
  return found;
}

/** What was found out about a file, with the contents that are kept of it. */
export type EvidenceContents = {
  received: StoredFile;
  main: StoredFile;
  thumb: StoredFile | null;
  found: Inspected;
  scan: "clean" | "unscanned";
};

/** What speaks against a file once its content is known, asked before anything of it is kept. */
export async function checkEvidence(
  tx: Tx,
  actor: Actor,
  host: EvidenceHost,
  upload: OpenUpload,
  file: Pick<EvidenceContents, "received" | "main" | "found">,
): Promise<void> {
  await lockHost(tx, actor, host, upload.recordId, upload.part);
  const { recordId, part } = upload;
  const [banned] = await tx.$queryRaw<{ banned: boolean }[]>`
    select evidence_banned(${file.received.sha256}, ${file.main.sha256}) as banned`;
  if (banned?.banned) refuse("banned");
  const same = { recordId, part, removedAt: null, receivedSha256: file.received.sha256 };
  if ((await tx.evidenceFile.count({ where: same })) > 0) refuse("already_there");
  await refuseFull(tx, host, recordId, part, file.found.kind);
}

/** Hangs a file on its record. Its contents are in the store: a row without its file would be worse than the other way. */
export async function keepEvidence(
  tx: Tx,
  actor: Actor,
  host: EvidenceHost,
  upload: OpenUpload,
  file: EvidenceContents,
): Promise<{ id: string }> {
  await checkEvidence(tx, actor, host, upload, file);
  const { found, received, main, thumb, scan } = file;
  const photo = found.kind === "photo" ? { width: found.width, height: found.height } : {};
  const { id: uploadId, unitId, recordId, part, caption } = upload;
  const { id } = await tx.evidenceFile.create({
    data: {
      unitId,
      recordKind: host.kind,
      recordId,
      part,
      caption,
      uploadId,
      kind: found.kind,
      type: found.type,
      fileName: nameByType(upload.fileName, found.type),
      receivedSha256: received.sha256,
      receivedBytes: received.bytes,
      sha256: main.sha256,
      bytes: main.bytes,
      thumbSha256: thumb?.sha256 ?? null,
      ...photo,
      scan,
      addedById: actor.userId,
      addedByName: signingName(actor),
    },
    select: { id: true },
  });
  await tx.evidenceUpload.update({
    where: { id: uploadId },
    data: { state: "kept", endedAt: new Date() },
    select: { id: true },
  });
  await host.changed?.(tx, actor, recordId);
  return { id };
}

/** Puts on record that a file was not taken, and why. */
export async function refuseUpload(tx: Tx, id: string, code: string): Promise<void> {
  await tx.evidenceUpload.updateMany({
    where: { id, state: "open" },
    data: { state: "refused", refusal: code, endedAt: new Date() },
  });
}

/** Takes a file away while its record is being worked on; one that was ever reported is the administrator's. */
export async function removeEvidence(
  tx: Tx,
  actor: Actor,
  host: EvidenceHost,
  input: RemoveEvidenceInput,
): Promise<{ record: string; part: string }> {
  const file = await tx.evidenceFile.findFirst({
    where: { id: input.id, recordKind: host.kind },
    select: { id: true, recordId: true, part: true, _count: { select: { reports: true } } },
  });
  if (!file) throw new NotThere();
  await lockHost(tx, actor, host, file.recordId, file.part);
  if (file._count.reports > 0) refuse("was_reported");
  await tx.evidenceFile.delete({ where: { id: file.id }, select: { id: true } });
  await host.changed?.(tx, actor, file.recordId);
  return { record: file.recordId, part: file.part };
}

async function lockHost(
  tx: Tx,
  actor: Actor,
  host: EvidenceHost,
  record: string,
  part: string,
): Promise<string> {
  if (!may(actor, host.permission)) refuseIf([workflowIssue("not_permitted")]);
  const { unitId, issues } = await host.lock(tx, actor, record, part);
  refuseIf(issues);
  return unitId;
}

/** Before the content is known only when nothing at all fits any more. */
async function refuseFull(
  tx: Tx,
  host: EvidenceHost,
  recordId: string,
  part: string,
  kind?: "photo" | "paper",
) {
  const counted = await tx.evidenceFile.groupBy({
    by: ["kind"],
    where: { recordId, part, removedAt: null },
    _count: true,
  });
  const has = (of: "photo" | "paper") => counted.find((row) => row.kind === of)?._count ?? 0;
  const noPhoto = has("photo") >= host.photos;
  const noPaper = has("paper") >= host.papers;
  if (kind === "photo" ? noPhoto : noPhoto && noPaper) refuse("too_many_photos");
  if (kind === "paper" && noPaper) refuse("too_many_papers");
}
