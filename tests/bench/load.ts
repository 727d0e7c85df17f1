import { type Answer, type Asked, type Browser, outcomeOf } from "./http";

/** What a client does next; null when there is nothing left to do. */
export type Turn = (
  client: number,
) => { browser: Browser; asked: Asked; good: (answer: Answer) => boolean } | null;

export type Load = { perSecond: number; p50: number; p95: number; count: number; errors: string[] };

/** The value below which so much of a list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** So many clients, each asking again as soon as it has its answer. */
export async function together(clients: number, seconds: number, turn: Turn): Promise<Load> {
  const times: number[] = [];
  const errors: string[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end && errors.length < 20) {
        const next = turn(client);
        if (!next) return;
        await once(next, times, errors);
      }
    }),
  );
  return summed(times, errors, (performance.now() - begun) / 1000);
}

/** So many askings begun each second, whether or not earlier ones are answered: nobody waits for the server at a deadline. */
export async function paced(perSecond: number, seconds: number, turn: Turn): Promise<Load> {
  const times: number[] = [];
  const errors: string[] = [];
  const begun = performance.now();
  const open = new Set<Promise<void>>();
  for (let n = 0; n < perSecond * seconds && errors.length < 20; n++) {
    const wait = begun + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const next = turn(n);
    if (!next) break;
    const one: Promise<void> = once(next, times, errors).finally(() => open.delete(one));
    open.add(one);
  }
  await Promise.all(open);
  return summed(times, errors, (performance.now() - begun) / 1000);
}

async function once(
  { browser, asked, good }: NonNullable<ReturnType<Turn>>,
  times: number[],
  errors: string[],
): Promise<void> {
  const begun = performance.now();
  try {
    const answer = await browser.ask(asked);
    if (good(answer)) times.push(performance.now() - begun);
    else errors.push(`${asked.path}: ${answer.status} ${answer.location} ${outcomeOf(answer)}`.trim());
  } catch (error) {
    errors.push(`${asked.path}: ${error instanceof Error ? error.message : error}`);
  }
}

function summed(times: number[], errors: string[], seconds: number): Load {
  return {
    perSecond: times.length / seconds,
    p50: median(times),
    p95: quantile(times, 0.95),
    count: times.length,
    errors,
  };
}

/** A load that must not have failed anywhere. */
export function faultless(load: Load): Load {
  if (load.errors.length > 0) throw new Error(`${load.errors.length} lỗi, lỗi đầu: ${load.errors[0]}`);
  if (load.count === 0) throw new Error("không có yêu cầu nào được trả lời");
  return load;
}

export type Pair = { value: number; base: number; ratio: number };

/**
 * Two measures in turns, so that whatever else the machine does meets both: the middle of each, and the middle of the ratios of
 * neighbours.
 */
export async function inTurns(
  rounds: number,
  measure: () => Promise<number>,
  against: () => Promise<number>,
): Promise<Pair> {
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await measure();
      pairs.push([first, await against()]);
    } else {
      const first = await against();
      pairs.push([await measure(), first]);
    }
  }
  return {
    value: median(pairs.map(([a]) => a)),
    base: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}
