// Next bundles pages and instrumentation apart; the symbol is what they share.
const place = Symbol.for("portal.abort");
const kept = globalThis as { [place]?: true };

/**
 * Lets go of what the reason of an abort holds on to. React aborts each page that it has drawn with a new Error as the reason.
 * Until its text is asked for, V8 keeps with an error every object that stood in its stack: here the Immediate of Node that drew
 * the page, linked with those that ran beside it, each with all of the page that made it. Those pages end with such an error
 * too. So one page that something long-lived still holds (a connection, a module loaded on its behalf) held every page drawn
 * since. Asking for the text once leaves the text alone. Called once, by instrumentation.ts.
 */
export function forgetAbortedStacks(): void {
  if (kept[place]) return;
  kept[place] = true;
  const { prototype } = AbortController;
  const abort = prototype.abort;
  prototype.abort = function (this: AbortController, reason?: unknown) {
    if (reason instanceof Error) void reason.stack;
    abort.call(this, reason);
  };
}
