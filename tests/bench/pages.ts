import { gzipSync } from "node:zlib";
import { Browser } from "./http";
import { faultless, inTurns, median, together } from "./load";
import { password, usernameOf } from "./people";
import { Cost, costWords } from "./processes";
import type { Found } from "./rows";
import { type Bench, browsersOf, type Site } from "./site";

/** The province whose people are asked: among the largest. */
export const province = "01";

/** A page of the national dashboard, and one of the same frame that shows hardly anything: the form of the own password. */
export const dashboard = "/reports";
const plainPage = "/account/password";

/** What a province works through: sent and accepted points of the open season, the second page. */
const queue = "/festivals?season=2026&state=sent,accepted&sort=sent_at&page=2";
/** The list as other programs read it, as those answered that it is held against; and as a page. */
const listAnswer = "/api/festivals?season=2026&size=25";
const listPage = "/festivals?season=2026";

/** So many clients that ask one page of one site again and again; every answer must be the page. */
class Crowd {
  readonly cost: Cost;

  private constructor(
    site: Site,
    private readonly browsers: readonly Browser[],
    private readonly path: string,
  ) {
    this.cost = new Cost(site);
  }

  static async gather(site: Site, username: string, clients: number, path: string): Promise<Crowd> {
    return new Crowd(site, await browsersOf(site, username, clients), path);
  }

  /** Pages a second. */
  async ask(seconds: number): Promise<number> {
    const load = await this.cost.of(() =>
      together(this.browsers.length, seconds, (client) => {
        const browser = this.browsers[client];
        if (!browser) return null;
        const asked = { path: this.path };
        return { browser, asked, good: ({ status, body }) => status === 200 && body.length > 0 };
      }),
    );
    return faultless(load).perSecond;
  }
}

async function compare({ pace }: Bench, measure: Crowd, against: Crowd): Promise<Found> {
  await measure.ask(pace.warm);
  await against.ask(pace.warm);
  const found = await inTurns(
    pace.rounds,
    () => measure.ask(pace.seconds),
    () => against.ask(pace.seconds),
  );
  return { ...found, note: costWords(measure.cost, against.cost) };
}

export async function dashboardAgainstPlain(bench: Bench): Promise<Found> {
  return compare(
    bench,
    await Crowd.gather(bench.large, usernameOf.nation, 16, dashboard),
    await Crowd.gather(bench.large, usernameOf.nation, 16, plainPage),
  );
}

/** The same page in the large and in the small country. */
const bySize = (username: string, path: string) => async (bench: Bench) =>
  compare(
    bench,
    await Crowd.gather(bench.large, username, 16, path),
    await Crowd.gather(bench.small, username, 16, path),
  );

export const dashboardBySize = bySize(usernameOf.nation, dashboard);
export const queueBySize = bySize(usernameOf.province(province), queue);

/** A page of 25 with the exact number; how many of the portal's own pages of 50 there were is said beside it. */
export async function provinceList({ list, pace }: Bench): Promise<Found> {
  if (!list) throw new Error("không có dữ liệu cho danh sách");
  const officer = usernameOf.province(province);
  const answers = await Crowd.gather(list, officer, 10, listAnswer);
  const pages = await Crowd.gather(list, officer, 10, listPage);
  await answers.ask(pace.warm);
  const rates: number[] = [];
  for (let round = 0; round < pace.rounds; round++) rates.push(await answers.ask(pace.seconds));
  await pages.ask(pace.warm);
  const drawn = Math.round(await pages.ask(pace.seconds));
  const browser = await new Browser(list.origin).signIn(officer, password);
  const { count } = JSON.parse(await browser.page(listAnswer)) as { count: number };
  return {
    value: median(rates),
    note: `${costWords(answers.cost)}; đếm được ${count} điểm; trang 50 dòng của cổng: ${drawn}/giây, ${pages.cost}`,
  };
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
