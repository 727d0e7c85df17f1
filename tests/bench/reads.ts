import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import { answerFigures } from "@/lib/reports/queries";
import { search } from "@/lib/search/queries";
import { countMyWork } from "@/lib/work/queries";
import { Browser } from "./http";
import { faultless, inTurns, quantile, together } from "./load";
import { province } from "./pages";
import { password, usernameOf } from "./people";
import type { Found } from "./rows";
import { actorOf, type Bench, type Site } from "./site";
import { scopedConnection, statementsOf, timesOf } from "./statements";

const season = 2026;
const today = "2026-11-21";
const times = 100;

const leader = (site: Site) =>
  actorOf(site, usernameOf.nation, "ministry_leader", { code: "VN", level: "nation" });
export const officer = (site: Site) =>
  actorOf(site, usernameOf.province(province), "province_officer", { code: province, level: "province" });

/** One after another, over HTTP with a session, against the statements alone. */
export async function figuresAnswer(bench: Bench): Promise<Found> {
  const { large, pace } = bench;
  const actor = await leader(large);
  const asked = { season, unit: "VN", map: "now" } as const;
  const statements = await statementsOf(actor, (tx) => answerFigures(tx, actor, asked));
  const browser = await new Browser(large.origin).signIn(usernameOf.nation, password);
  const path = `/api/figures?season=${season}&unit=VN&map=now`;
  const client = await scopedConnection(large.appUrl, actor);
  try {
    const answers = async (seconds: number) =>
      faultless(
        await together(1, seconds, () => ({
          browser,
          asked: { path },
          good: ({ status }) => status === 200,
        })),
      ).p95;
    await answers(pace.warm);
    const found = await inTurns(
      pace.rounds,
      () => answers(pace.seconds / 2),
      async () => (await timesOf(client, statements, times)).p95,
    );
    return { ...found, note: `${statements.length} câu lệnh SQL` };
  } finally {
    await client.end();
  }
}

/** The province's list, the unit named: in the scope of its officer, and as the owner, whom no policy binds. */
export async function rowSecurity({ large, pace }: Bench): Promise<Found> {
  const actor = await officer(large);
  const filter = readFilter({ season: String(season), unit: province, map: "now" });
  const statements = await statementsOf(actor, (tx) => listFestivals(tx, filter, today));
  const scoped = await scopedConnection(large.appUrl, actor);
  const owner = new pg.Client({ connectionString: large.ownerUrl, options: "-c timezone=UTC" });
  await owner.connect();
  try {
    return await inTurns(
      pace.rounds + 2,
      async () => (await timesOf(scoped, statements, times)).p50,
      async () => (await timesOf(owner, statements, times)).p50,
    );
  } finally {
    await scoped.end();
    await owner.end();
  }
}

/** A read of this process, through the portal's own door to the database, against one bare round trip through the same. */
function againstRoundTrip(
  who: (site: Site) => Promise<Actor>,
  read: (tx: Tx, actor: Actor) => Promise<unknown>,
) {
  return async ({ large, pace }: Bench): Promise<Found> => {
    const actor = await who(large);
    const p95 = async (work: typeof read) => {
      const found: number[] = [];
      for (let round = -4; round < times / 2; round++) {
        const begun = performance.now();
        await inScope(actor, { action: "bench" }, (tx) => work(tx, actor));
        if (round >= 0) found.push(performance.now() - begun);
      }
      return quantile(found, 0.95);
    };
    return inTurns(
      pace.rounds,
      () => p95(read),
      () => p95((tx) => tx.$queryRaw`select 1`),
    );
  };
}

export const searchTime = againstRoundTrip(officer, (tx, actor) =>
  search(tx, actor, "nha van hoa dong anh", { limit: 8, offset: 0 }),
);
export const workTime = againstRoundTrip(officer, (tx, actor) => countMyWork(tx, actor, today));
