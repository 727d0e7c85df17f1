import { type Actor, atKeyboard, may } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { logRefused } from "@/lib/core/log";
import { NotThere } from "@/lib/core/refusal";
import { visitor } from "@/lib/core/session";
import { answerFigures } from "@/lib/reports/queries";
import { type FiguresInput, figuresInput } from "@/lib/reports/schema";

/** NH01–NH16 of a unit in a season: /api/figures?season=2022&unit=VN&map=then. */
export async function GET(request: Request): Promise<Response> {
  const who = await visitor();
  if (who.kind !== "actor") return answer(401, { error: "Đăng nhập để xem số liệu." });
  if (!may(who.actor, "figure.view")) {
    logRefused({ permission: "figure.view", user: atKeyboard(who.actor), unit: who.actor.unit.code });
    return answer(403, { error: "Vai trò đang dùng không xem số liệu." });
  }
  const asked = figuresInput.safeParse(givenIn(new URL(request.url).searchParams));
  if (!asked.success) {
    const issues = asked.error.issues.map((issue) => ({
      parameter: String(issue.path[0] ?? ""),
      reason: issue.message,
    }));
    return answer(400, { error: issues[0]?.reason, parameter: issues[0]?.parameter, issues });
  }
  return answerTo(who.actor, asked.data);
}

async function answerTo(actor: Actor, asked: FiguresInput): Promise<Response> {
  try {
    const found = await inScope(actor, { action: "figure.view" }, (tx) => answerFigures(tx, actor, asked));
    if (found.kind === "no-season") {
      const reason = `Không có mùa Ngày hội năm ${asked.season}. Các mùa có số liệu: ${found.years.join(", ")}.`;
      return answer(400, { error: reason, parameter: "season", issues: [{ parameter: "season", reason }] });
    }
    return answer(200, found.answer);
  } catch (error) {
    // The same for a unit that is not there and for one that is not theirs.
    if (error instanceof NotThere) return answer(404, { error: "Không tìm thấy đơn vị." });
    throw error;
  }
}

/** Every parameter with its value; with all of them where it was given more than once, so that it is refused. */
function givenIn(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...query.keys()].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

export const dynamic = "force-dynamic";
