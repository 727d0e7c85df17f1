import { randomUUID } from "node:crypto";
import pg from "pg";
import { Browser, filled, formFields } from "./http";
import { faultless, inTurns, median, paced, type Turn, together } from "./load";
import { dashboard, province } from "./pages";
import { password, usernameOf } from "./people";
import { Cost, costWords, residentOf } from "./processes";
import type { Found } from "./rows";
import { type Bench, browsersOf, type Site } from "./site";

type Draft = { id: string; version: string; browser: Browser; fields: [string, string][] };

/** The label of the form by which a chief confirms and sends a result. */
const form = "Xác nhận và gửi";

/** Results that wait, each with the chief who may send it; every one is taken once. */
class Desk {
  private readonly drafts: Draft[] = [];
  private readonly units = new Map<string, { browser: Browser; fields: [string, string][] }>();

  constructor(
    private readonly site: Site,
    private readonly waiting: { id: string; version: string; code: string }[],
  ) {}

  /** Signs in whoever is needed and opens one page of theirs, before time is taken. */
  async prepare(count: number): Promise<void> {
    while (this.drafts.length < count) {
      const next = this.waiting.shift();
      if (!next) throw new Error(`chỉ có ${this.drafts.length} kết quả chờ gửi, cần ${count}`);
      const { id, version, code } = next;
      let unit = this.units.get(code);
      if (!unit) {
        const browser = await new Browser(this.site.origin).signIn(usernameOf.chief(code), password);
        unit = { browser, fields: formFields(await browser.page(`/festivals/${id}/edit/check`), form) };
        this.units.set(code, unit);
      }
      this.drafts.push({ id, version, ...unit });
    }
  }

  get left(): number {
    return this.drafts.length;
  }

  /** One sending of a result: what a browser without JavaScript posts. */
  readonly send: Turn = () => {
    const draft = this.drafts.shift();
    if (!draft) return null;
    const { id, version, browser, fields } = draft;
    return {
      browser,
      asked: {
        path: `/festivals/${id}/edit/check`,
        fields: filled(fields, { id, version, requestId: randomUUID() }),
      },
      good: ({ status, location }) => status === 303 && location.includes(`/festivals/${id}?sent=1`),
    };
  };
}

const desks = new Map<string, Desk>();

/** The one desk of a site: no result is sent twice, whichever row sends it. */
async function deskOf(site: Site): Promise<Desk> {
  const known = desks.get(site.origin);
  if (known) return known;
  const owner = new pg.Client(site.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ id: string; version: string; code: string }>(
    `select f.id, f.version::text, u.code from festival f join unit u on u.id = f.unit_id
      where f.state = 'draft' and f.search_key like 'ngay hoi khu dan cu so %'
      -- A hundred communes in turn, then the next hundred: neighbours in time are strangers, and few must sign in.
      order by (dense_rank() over (order by f.unit_id) - 1) / 100, row_number() over (partition by f.unit_id order by f.id), u.code`,
  );
  await owner.end();
  const desk = new Desk(site, rows);
  desks.set(site.origin, desk);
  return desk;
}

const clients = 16;

export async function submitting({ large, bare, pace }: Bench): Promise<Found> {
  if (!bare) throw new Error("máy chủ so sánh không chạy");
  const desk = await deskOf(large);
  const server = new Browser(bare.origin);
  const fields = [
    ["unitId", randomUUID()],
    ["turnout", "180"],
    ["place", "Nhà văn hóa"],
  ] as const;
  const plain: Turn = () => ({
    browser: server,
    asked: { path: "/insert", fields },
    good: ({ status }) => status === 303,
  });
  const cost = { send: new Cost(large), insert: new Cost({ ...large, group: bare.group }) };
  const sendings = async (seconds: number) => {
    // More than a second's worth could ever be sent is of no use; fewer would end the round early.
    await desk.prepare(Math.ceil(seconds * 150));
    const load = faultless(await cost.send.of(() => together(clients, seconds, desk.send)));
    if (desk.left === 0) throw new Error("hết kết quả chờ gửi trước khi hết giờ");
    return load.perSecond;
  };
  const inserts = async (seconds: number) =>
    faultless(await cost.insert.of(() => together(clients, seconds, plain))).perSecond;
  await sendings(pace.warm / 2);
  await inserts(pace.warm / 2);
  const found = await inTurns(
    pace.rounds,
    () => sendings(pace.seconds),
    () => inserts(pace.seconds),
  );
  return { ...found, note: costWords(cost.send, cost.insert) };
}

/** Reading beside it: what people open while others send. */
async function readers(site: Site): Promise<Turn> {
  const [nation] = await browsersOf(site, usernameOf.nation, 1);
  const [officer] = await browsersOf(site, usernameOf.province(province), 1);
  const pages = [
    { browser: nation, path: dashboard },
    { browser: officer, path: "/festivals?season=2026&state=sent" },
    { browser: officer, path: "/" },
    { browser: nation, path: "/api/figures?season=2026&unit=VN&map=now" },
  ];
  let n = 0;
  return () => {
    const page = pages[n++ % pages.length];
    if (!page?.browser) return null;
    return { browser: page.browser, asked: { path: page.path }, good: ({ status }) => status === 200 };
  };
}

const sendingsPerSecond = 50;
const readingsPerSecond = 5;

export async function deadlineHour({ large, pace }: Bench): Promise<Found> {
  const desk = await deskOf(large);
  await desk.prepare(sendingsPerSecond * pace.deadline);
  const read = await readers(large);
  const [sent, seen] = await Promise.all([
    paced(sendingsPerSecond, pace.deadline, desk.send),
    paced(readingsPerSecond, pace.deadline, read),
  ]);
  faultless(sent);
  faultless(seen);
  return {
    value: 0,
    note: `${sent.count} lần gửi trong ${pace.deadline} giây, p95 ${sent.p95.toFixed(0)} ms, ${sent.perSecond.toFixed(1)}/giây; đọc ${readingsPerSecond}/giây, p95 ${seen.p95.toFixed(0)} ms`,
  };
}

const warming = { readings: 32, sendings: 4 };

export async function residentMemory({ large, pace, tell }: Bench): Promise<Found> {
  const desk = await deskOf(large);
  const read = await readers(large);
  // The clock starts at a server that knows its pages: each of eight people opens each of the four, and one result is sent a second.
  await desk.prepare(warming.sendings);
  let left = warming.readings;
  faultless(await together(8, 120, (client) => (left-- > 0 ? read(client) : null)));
  faultless(await paced(1, warming.sendings, desk.send));
  const begin = residentOf(large);
  const marks: number[] = [];
  const pieces = 12;
  for (let piece = 0; piece < pieces; piece++) {
    const seconds = pace.memory / pieces;
    await desk.prepare(Math.ceil(seconds));
    const [seen, sent] = await Promise.all([together(8, seconds, read), paced(1, seconds, desk.send)]);
    faultless(seen);
    faultless(sent);
    marks.push(residentOf(large));
    tell(`${(residentOf(large) / 1e6).toFixed(0)} MB`);
  }
  const end = median(marks.slice(-3));
  // Flat: the last third is not above the third before it by more than a tenth.
  const growth = end / median(marks.slice(4, 8));
  return {
    value: end / 1e6,
    base: begin / 1e6,
    ratio: end / begin,
    note: `${pace.memory} giây; phần ba cuối so với phần ba giữa × ${growth.toFixed(2).replace(".", ",")}`,
  };
}
