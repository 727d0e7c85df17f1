import { exportTrail } from "@/lib/audit/export-queries";
import { auditFilter } from "@/lib/audit/schema";
import { dayOf } from "@/lib/core/dates";
import { logRefused } from "@/lib/core/log";
import { NotThere } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";

/** The trail that a filter finds, as a file: /api/audit?unit=42&from=01/08/2026. Whoever may not read it finds nothing here. */
export async function GET(request: Request): Promise<Response> {
  const who = await visitor();
  if (who.kind !== "actor") return new Response("Đăng nhập để xuất nhật ký.", { status: 401 });
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    return new Response(exportTrail(who.actor, filter), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="nhat-ky-${dayOf(new Date())}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    logRefused({ permission: "audit.view", user: who.actor.userId, unit: who.actor.unit.code });
    return new Response("Không tìm thấy.", { status: 404 });
  }
}

export const dynamic = "force-dynamic";
