import { gzipSync } from "node:zlib";
import { Browser } from "./http";
import { faultless, inTurns, together } from "./load";
import { password, usernameOf } from "./people";
import type { Found } from "./rows";
import { type Bench, browsersOf, type Site } from "./site";

/** The province whose people are asked: among the largest. */
export const province = "01";

/** A page of the national dashboard, and one of the same frame that shows hardly anything: the form of the own password. */
export const dashboard = "/reports";
const plainPage = "/account/password";

/** What a province works through: sent and accepted points of the open season, the second page. */
const queue = "/festivals?season=2026&state=sent,accepted&sort=sent_at&page=2";
const list = "/festivals?season=2026";

type Crowd = (seconds: number) => Promise<number>;

/** Pages a second, asked by so many clients; every answer must be the page. */
async function crowd(site: Site, username: string, clients: number, path: string): Promise<Crowd> {
  const browsers = await browsersOf(site, username, clients);
  return async (seconds) =>
    faultless(
      await together(clients, seconds, (client) => {
        const browser = browsers[client];
        if (!browser) return null;
        return { browser, asked: { path }, good: ({ status, body }) => status === 200 && body.length > 0 };
      }),
    ).perSecond;
}

async function compare({ pace }: Bench, measure: Crowd, against: Crowd): Promise<Found> {
  await measure(pace.warm);
  await against(pace.warm);
  return inTurns(
    pace.rounds,
    () => measure(pace.seconds),
    () => against(pace.seconds),
  );
}

export async function dashboardAgainstPlain(bench: Bench): Promise<Found> {
  const found = await compare(
    bench,
    await crowd(bench.large, usernameOf.nation, 16, dashboard),
    await crowd(bench.large, usernameOf.nation, 16, plainPage),
  );
  return { ...found, note: `${dashboard} so với ${plainPage}` };
}

/** The same page in the large and in the small country. */
const bySize = (username: string, path: string) => async (bench: Bench) =>
  compare(bench, await crowd(bench.large, username, 16, path), await crowd(bench.small, username, 16, path));

export const dashboardBySize = bySize(usernameOf.nation, dashboard);
export const queueBySize = bySize(usernameOf.province(province), queue);

export async function provinceList({ large, pace }: Bench): Promise<Found> {
  const ask = await crowd(large, usernameOf.province(province), 10, list);
  await ask(pace.warm);
  const rates: number[] = [];
  for (let round = 0; round < pace.rounds; round++) rates.push(await ask(pace.seconds));
  return { value: rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? null };
}

/** All scripts that the page of the dashboard names, as they travel. */
export async function scriptSize({ large }: Bench): Promise<Found> {
  const browser = await new Browser(large.origin).signIn(usernameOf.nation, password);
  const html = await browser.page(dashboard);
  const paths = new Set(
    [...html.matchAll(/<(?:script|link)[^>]*?(?:src|href)="(\/_next\/[^"]+\.js[^"]*)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, path]) => path ?? ""),
  );
  let bytes = 0;
  for (const path of paths) bytes += gzipSync((await browser.ask({ path })).body).length;
  const page = gzipSync(html).length;
  return {
    value: bytes / 1000,
    note: `${paths.size} tệp; trang HTML ${(page / 1000).toFixed(0)} kB nén`,
  };
}
