import { jsonRead } from "@/lib/core/json-read";
import { answerFigures } from "@/lib/reports/queries";
import { figuresInput } from "@/lib/reports/schema";
import { answerYear } from "@/lib/reports/year-page-queries";
import { yearFiguresInput } from "@/lib/reports/year-schema";

const said = { noun: "số liệu", missing: "Không tìm thấy đơn vị." };
const ofSeason = jsonRead("figure.view", figuresInput, said, answerFigures);
const ofYear = jsonRead("figure.view", yearFiguresInput, said, answerYear);

/**
 * NH01–NH16 of a unit in a season: /api/figures?season=2022&unit=VN&map=then; the figures of recognition of a year:
 * /api/figures?year=2026&unit=VN&map=now. Described in docs/api.md.
 */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return searchParams.has("year") && !searchParams.has("season") ? ofYear(request) : ofSeason(request);
}

export const dynamic = "force-dynamic";
