import { jsonRead } from "@/lib/core/json-read";
import { answerFigures } from "@/lib/reports/queries";
import { figuresInput } from "@/lib/reports/schema";

/** NH01–NH16 of a unit in a season: /api/figures?season=2022&unit=VN&map=then. Described in docs/api.md. */
export const GET = jsonRead(
  "figure.view",
  figuresInput,
  { noun: "số liệu", missing: "Không tìm thấy đơn vị." },
  answerFigures,
);

export const dynamic = "force-dynamic";
