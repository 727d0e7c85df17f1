import "server-only";
import { atGate } from "@/lib/core/db";
import { requestOrigin } from "@/lib/core/session";
import { readCode } from "./code";
import type { Verified, VerifyAnswer } from "./view";

/** How often an address may ask in a minute; a code of 130 bits is found by nobody, this keeps the portal quick. */
export const looksPerMinute = 30;

/** What anybody may know of a certificate by its code. What is no code and what nobody has are answered alike. */
export async function verifyCertificate(typed: string, address: string): Promise<VerifyAnswer> {
  const code = readCode(typed) ?? "";
  const [row] = await atGate(
    "certificate.verify",
    (tx) =>
      tx.$queryRaw<(Omit<Verified, "status"> & { status: string })[]>`
      select status, name, unit_kind as "unitKind", unit_name as "unitName", scheme, year, number,
             decided_on::text as "decidedOn", issuer from verify_recognition(${code}, ${address}, ${looksPerMinute}::int)`,
  );
  if (!row) return { kind: "unknown" };
  if (row.status === "limited") return { kind: "limited" };
  return { kind: "found", of: { ...row, status: row.status as Verified["status"] } };
}

/** The same for whoever asks now. */
export async function verifyHere(typed: string): Promise<VerifyAnswer> {
  return verifyCertificate(typed, (await requestOrigin()).address);
}
