import { databaseAnswers } from "@/lib/core/db";
import { logUnexpected } from "@/lib/core/log";

/** Whether the application and its database work: 200 or 503, and nothing about why. */
export async function GET(): Promise<Response> {
  const database = await databaseAnswers().catch((error: unknown) => {
    logUnexpected(error, { permission: "health" });
    return false;
  });
  return Response.json({ ok: database, database }, { status: database ? 200 : 503 });
}

export const dynamic = "force-dynamic";
