/** Too many at once; nothing was checked and nothing was counted. */
export class Busy extends Error {}

type Limits = {
  /** How many are let through at a time. */
  running: number;
  /** How many may wait. */
  waiting: number;
  /** How many of those may come from one address, so that one address does not take every place. */
  waitingPerAddress: number;
};

/** Lets a few through at a time and a few wait, in the order in which they came; whoever comes beyond that is Busy. */
export class Turnstile {
  private running = 0;
  private readonly queue: { address: string; enter: () => void }[] = [];

  constructor(private readonly limits: Limits) {}

  async pass<T>(address: string, work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.running) this.running += 1;
    else await this.wait(address);
    try {
      return await work();
    } finally {
      // The place goes to the next one directly, so that nobody new slips in between.
      const next = this.queue.shift();
      if (next) next.enter();
      else this.running -= 1;
    }
  }

  private wait(address: string): Promise<void> {
    const fromThere = this.queue.filter((place) => place.address === address).length;
    if (this.queue.length >= this.limits.waiting || fromThere >= this.limits.waitingPerAddress) {
      throw new Busy("too many attempts to sign in at once");
    }
    return new Promise((enter) => this.queue.push({ address, enter }));
  }
}

// Next bundles pages and routes apart; the symbol is what they share.
const place = Symbol.for("portal.sign-in");
const kept = globalThis as { [place]?: Turnstile };

/** The one turnstile before every check of a password: each costs 19 MiB and a core for 25 ms. */
export function signInTurnstile(): Turnstile {
  kept[place] ??= new Turnstile({ running: 4, waiting: 32, waitingPerAddress: 16 });
  return kept[place];
}
