import type { ExportFormat, ExportState } from "@/prisma/generated/enums";

/** A file that somebody took out or is having made. */
export type ExportRow = {
  id: string;
  title: string;
  filter: string;
  noun: string;
  format: ExportFormat;
  state: ExportState;
  total: number;
  done: number;
  bytes: number | null;
  sha256: string | null;
  fileName: string;
  source: string;
  query: string;
  errorId: string | null;
  takenBy: string;
  createdAt: Date;
  seenAt: Date;
  finishedAt: Date | null;
  expiresAt: Date | null;
};

/** What a person is told of it. */
export type Standing =
  | "waiting"
  | "running"
  | "ready"
  | "given"
  | "expired"
  | "cancelled"
  | "failed"
  | "interrupted";

/** Longer than a living preparation is ever silent. */
const silence = 60_000;

/** How a file stands now: one that nobody prepares any more was interrupted, one that is too old is gone. */
export function standingOf(row: Pick<ExportRow, "state" | "seenAt" | "expiresAt">, now: Date): Standing {
  const silent = now.getTime() - row.seenAt.getTime() > silence;
  switch (row.state) {
    case "queued":
      return silent ? "interrupted" : "waiting";
    case "preparing":
      return silent ? "interrupted" : "running";
    case "ready":
      return row.expiresAt && row.expiresAt <= now ? "expired" : "ready";
    case "given":
    case "cancelled":
    case "failed":
      return row.state;
  }
}

/** True while there is something to wait for. */
export function isUnderWay(standing: Standing): boolean {
  return standing === "waiting" || standing === "running";
}
