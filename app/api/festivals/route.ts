import { jsonRead } from "@/lib/core/json-read";
import { answerFestivals } from "@/lib/festivals/points/answer-queries";
import { festivalsInput } from "@/lib/festivals/points/list-schema";

/** The list of points in scope: /api/festivals?season=2026&state=sent,accepted&size=25&page=2. Described in docs/api.md. */
export const GET = jsonRead(
  "festival.view",
  festivalsInput,
  { noun: "danh sách điểm", missing: "Không tìm thấy danh sách." },
  (tx, _actor, asked) => answerFestivals(tx, asked),
);

export const dynamic = "force-dynamic";
