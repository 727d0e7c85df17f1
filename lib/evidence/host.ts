import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Permission } from "@/lib/core/permissions";
import type { Issue } from "@/lib/core/refusal";
import type { RecordKind } from "@/prisma/generated/enums";

/** A record of some kind that takes evidence: its domain says for whom, where, how much, and what is in the way. */
export type EvidenceHost = {
  kind: RecordKind;
  /** Who may hand in and take away files of such a record at all. */
  permission: Permission;
  /** The page of the record, where its files stand. */
  page: (recordId: string, part: string) => string;
  /** So many of each in one part of a record. */
  photos: number;
  papers: number;
  /** Locks the record until the transaction ends; NotThere where it is not this person's to see. */
  lock: (
    tx: Tx,
    actor: Actor,
    recordId: string,
    part: string,
  ) => Promise<{ unitId: string; issues: Issue[] }>;
  /** What the record remembers of it when a file was added or taken away. */
  changed?: (tx: Tx, actor: Actor, recordId: string) => Promise<void>;
};

/** Where a file hangs. */
export type EvidencePlace = { record: string; part: string };
