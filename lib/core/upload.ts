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
import { answer, backTo, fromOurPage, pageBehind, seeOther, withCode } from "./upload-answer";

/** A file as its sender handed it in. */
export type HandedIn = NonNullable<ReceivedForm["file"]>;

/** Whether it was looked at for viruses. */
export type Scan = "clean" | "unscanned";

type Upload<I, R> = {
  /** The page of the form, to which every answer leads back. */
  page: (input: I) => string;
  /** The place on that page where the form stands. */
  anchor: string;
  maxBytes: number;
  /** What speaks against the file itself, from its name and its ends. */
  inspect: (file: HandedIn) => Issue[];
  /** What speaks against its content, found by looking into it; throws Refusal. */
  look: (file: HandedIn) => Promise<Scan>;
  /** What speaks against the act, asked before the file is kept: what is refused leaves nothing behind. */
  check: (tx: Tx, actor: Actor, input: I) => Promise<void>;
  /** The act, with the file in the store. It asks again: between the two somebody else may have acted. */
  command: (
    tx: Tx,
    actor: Actor,
    input: I & { file: StoredFile & { name: string; scan: Scan } },
  ) => Promise<R>;
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
  const scan = await plan.look(file);
  const stored = { ...(await file.keep()), name: file.name, scan };
  const result = await inScope(actor, { action: permission }, (tx) =>
    plan.command(tx, actor, { ...input, file: stored }),
  );
  return seeOther(plan.done(result, input));
}
