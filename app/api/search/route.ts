import { may } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { visitor } from "@/lib/core/session";
import { search } from "@/lib/search/queries";
import { type Suggestions, searchInput } from "@/lib/search/schema";
import { countWords } from "@/lib/search/words";

/** How many of each kind stand below the search box. */
const shown = 3;

/** Suggestions while somebody types: the same search as the page's, in the same scope. */
export async function GET(request: Request): Promise<Response> {
  const who = await visitor();
  if (who.kind !== "actor" || !may(who.actor, "unit.view")) return answer(401, []);
  const { q } = searchInput.parse({ q: new URL(request.url).searchParams.get("q") ?? "" });
  // One letter says nothing yet.
  if (q.length < 2) return answer(200, []);
  const { actor } = who;
  const groups = await inScope(actor, { action: "search.suggest" }, (tx) =>
    search(tx, actor, q, { limit: shown, offset: 0 }),
  );
  return answer(
    200,
    groups.map((group) => ({
      label: group.label,
      count: countWords(group),
      hits: group.hits.map(({ title, note, href }) => ({ title, note, href })),
    })),
  );
}

function answer(status: number, body: Suggestions): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

export const dynamic = "force-dynamic";
