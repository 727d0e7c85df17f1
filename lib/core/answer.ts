import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

// Next bundles pages and instrumentation apart; the symbol is what they share.
const place = Symbol.for("portal.answer");
const kept = globalThis as { [place]?: AsyncLocalStorage<ServerResponse> };

/**
 * Lets a page say the status of its own answer. Next offers notFound() for that, but its answer is an empty document
 * that only JavaScript fills. Node itself announces each request with its response; called once, by instrumentation.ts.
 */
export function watchAnswers(): void {
  if (kept[place]) return;
  const answers = new AsyncLocalStorage<ServerResponse>();
  kept[place] = answers;
  subscribe("http.server.request.start", (message) => {
    answers.enterWith((message as { response: ServerResponse }).response);
  });
}

/** The other end of the connection of this request; undefined outside of a server. */
export function socketAddress(): string | undefined {
  return kept[place]?.getStore()?.req.socket.remoteAddress;
}

/** Sets the status of the answer to this request, if it has not begun. */
export function answerStatus(status: number): void {
  const response = kept[place]?.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
