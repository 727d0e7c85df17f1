import "server-only";
import type { z } from "zod";
import { type Actor, atKeyboard, may, standingOf } from "./actor";
import { inScope, type Tx } from "./db";
import { FileTooLarge, type StoredFile } from "./files";
import { unflatten } from "./form";
import { logRefused, logUnexpected } from "./log";
import { FormUnreadable, type ReceivedForm, receiveForm } from "./multipart";
import type { Permission } from "./permissions";
import { type Issue, NotThere, Refusal } from "./refusal";
import { visitor } from "./session";

/** A file as its sender handed it in. */
export type HandedIn = NonNullable<ReceivedForm["file"]>;

type Upload<I, R> = {
  /** The page of the form, to which every answer leads back. */
  page: (input: I) => string;
  /** The place on that page where the form stands. */
  anchor: string;
  maxBytes: number;
  /** What speaks against the file itself, from its name and its ends. */
  inspect: (file: HandedIn) => Issue[];
  /** What speaks against the act, asked before the file is kept: what is refused leaves nothing behind. */
  check: (tx: Tx, actor: Actor, input: I) => Promise<void>;
  /** The act, with the file in the store. It asks again: between the two somebody else may have acted. */
  command: (tx: Tx, actor: Actor, input: I & { file: StoredFile & { name: string } }) => Promise<R>;
  done: (result: R, input: I) => string;
};

/**
 * The door for files: an ordinary form, sent to a route because an action holds all of it in memory and takes 4 MB. Same
 * order as action(): session, schema, permission, one transaction in scope. The answer leads back to the page of the
 * form, which says by a code what was wrong; without JavaScript it is the same.
 */
export function upload<S extends z.ZodType<Record<string, unknown>>, R>(
  permission: Permission,
  schema: S,
  plan: Upload<z.output<S>, R>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!fromOurPage(request)) return answer(403, "Yêu cầu này không đến từ trang của cổng.");
    const who = await visitor();
    if (who.kind !== "actor") {
      const next = pageBehind(request);
      return seeOther(`/sign-in?reason=expired${next ? `&next=${encodeURIComponent(next)}` : ""}`);
    }
    const { actor } = who;
    const about = { permission, user: atKeyboard(actor), unit: actor.unit.code };
    if (!may(actor, permission)) {
      logRefused(about);
      return answer(404, "Không tìm thấy.");
    }
    let form: ReceivedForm;
    try {
      form = await receiveForm(request, { maxBytes: plan.maxBytes });
    } catch (error) {
      if (error instanceof FileTooLarge) return backTo(request, plan.anchor, "file_too_large");
      if (error instanceof FormUnreadable) return backTo(request, plan.anchor, "form_unreadable");
      logUnexpected(error, about);
      return backTo(request, plan.anchor, "failed");
    }
    try {
      const input = schema.safeParse(unflatten(form.values));
      if (!input.success)
        return backTo(request, plan.anchor, input.error.issues[0]?.message ?? "form_unreadable");
      const page = plan.page(input.data);
      const no = (code: string) => seeOther(withCode(page, code, plan.anchor));
      if (actor.viewing) return no("only_viewing");
      if (form.values.actingUnit !== standingOf(actor)) return no("other_unit");
      if (!form.file) return no("file_missing");
      const [wrong] = plan.inspect(form.file);
      if (wrong) return no(wrong.code);
      return await carryOut(actor, permission, plan, input.data, form.file).catch((error: unknown) => {
        if (error instanceof Refusal) return no(error.issues[0]?.code ?? "failed");
        if (error instanceof NotThere) {
          logRefused(about);
          return answer(404, "Không tìm thấy.");
        }
        logUnexpected(error, about);
        return no("failed");
      });
    } finally {
      await form.file?.drop();
    }
  };
}

async function carryOut<I, R>(
  actor: Actor,
  permission: Permission,
  plan: Upload<I, R>,
  input: I,
  file: HandedIn,
): Promise<Response> {
  await inScope(actor, { action: permission }, (tx) => plan.check(tx, actor, input));
  const stored = { ...(await file.keep()), name: file.name };
  const result = await inScope(actor, { action: permission }, (tx) =>
    plan.command(tx, actor, { ...input, file: stored }),
  );
  return seeOther(plan.done(result, input));
}

/** Browsers say whose page sends; the cookie alone would speak for any. */
function fromOurPage(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host);
}

/** Back to the page that the form was on: the form itself could not be read. */
function backTo(request: Request, anchor: string, code: string): Response {
  const page = pageBehind(request);
  if (!page) return answer(400, "Không đọc được biểu mẫu. Quay lại trang trước và gửi lại.");
  return seeOther(withCode(page, code, anchor));
}

/** The page of ours that the browser says it comes from; a path and nothing else. */
function pageBehind(request: Request): string | null {
  const referer = request.headers.get("referer") ?? "";
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const from = URL.canParse(referer) ? new URL(referer) : null;
  return from && from.host === host ? from.pathname.replace(/^\/+/, "/") : null;
}

function withCode(path: string, code: string, anchor: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}upload=${encodeURIComponent(code)}#${anchor}`;
}

const headers = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "same-origin",
};

function seeOther(address: string): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: address } });
}

function answer(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" } });
}
