import "server-only";
import { randomBytes } from "node:crypto";

/** A short id that a person can read out on the telephone. */
function errorId(): string {
  return randomBytes(4).toString("hex").toUpperCase();
}

/** Logs something unexpected as one JSON line and gives the id under which it can be found. */
export function logUnexpected(error: unknown, where: Record<string, string | undefined>): string {
  const id = errorId();
  const { message, stack, name } = error instanceof Error ? error : new Error(String(error));
  console.error(
    JSON.stringify({ level: "error", id, at: new Date().toISOString(), ...where, name, message, stack }),
  );
  return id;
}

/** Logs an attempt that was turned away: a missing right or a row out of scope. */
export function logRefused(where: Record<string, string | undefined>): void {
  console.warn(JSON.stringify({ level: "refused", at: new Date().toISOString(), ...where }));
}
