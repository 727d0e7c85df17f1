import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/core/env";

/**
 * How a name that nobody has stands in the log: its first letter, and a keyed hash by which the same name is known
 * again. Somebody may have typed a password there. The stars are in no user name, so none is mistaken for it.
 */
export function maskedName(name: string): string {
  const hash = createHmac("sha256", env().NEXTAUTH_SECRET).update(`unknown name ${name}`).digest("hex");
  return `${[...name][0] ?? ""}*** ${hash.slice(0, 16)}`;
}
