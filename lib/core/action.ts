import "server-only";
import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { type Actor, may, standingOf } from "./actor";
import { answerStatus } from "./answer";
import { inScope, type Tx } from "./db";
import { changeRows, echo, unflatten } from "./form";
import { dropKept, dropSaved, readKeeping } from "./kept";
import { logRefused, logUnexpected } from "./log";
import { choiceIssues, isOpen } from "./merge";
import { parkForm } from "./parked";
import type { Permission } from "./permissions";
import { Conflict, type FormAction, type FormState, idleForm, NotThere, Refusal } from "./refusal";
import { requestPath, visitor } from "./session";
import { claim, finish } from "./submission";
import { readToken } from "./token";
import { policeOf, underDelegation } from "./words";

type Command<I, R> = (tx: Tx, actor: Actor, input: I) => Promise<R>;

/** Where to go after the command, as an address inside the portal; or what to show once on the page of the form. */
type Done<I, R> = (result: R, input: I, actor: Actor) => string | Partial<FormState>;

/**
 * The door through which forms act: session, schema, permission, one transaction in scope, command, commit, redirect.
 * Whatever goes wrong comes back as the form's state with everything that was typed. A form that is sent twice
 * (double click, re-sent page) is carried out once.
 */
export function action<S extends z.ZodType, R>(
  permission: Permission,
  schema: S,
  command: Command<z.output<S>, R>,
  done: Done<z.output<S>, R>,
  /** For an act over very many records: how long its transaction may take, in milliseconds. */
  timeout?: number,
): FormAction {
  return async (state, data) => {
    const values = echo(data);
    const again = (change: Partial<FormState>): FormState => ({
      status: "invalid",
      issues: [],
      values,
      conflict: state.conflict,
      requestId: state.requestId,
      nonce: state.nonce + 1,
      ...change,
    });

    const intent = String(data.get("intent") ?? "");
    const requestId = String(data.get("requestId") ?? "");
    const changed = changeRows(values, intent);
    if (changed) return again({ status: "idle", values: changed });

    const who = await visitor();
    if (who.kind === "view-over") return again(viewingOver());
    if (who.kind !== "actor") return signedOut(values, state);
    const actor = who.actor;
    if (actor.viewing) return again(onlyViewing(actor));
    const drawnFor = String(data.get("actingUnit") ?? "");
    if (drawnFor !== "" && drawnFor !== standingOf(actor)) return again(otherUnit(actor));
    if (!may(actor, permission)) {
      logRefused({ permission, user: actor.userId, unit: actor.unit.code });
      return again(notThere());
    }

    const keeping = readKeeping(data.get("keeping"));
    if (keeping && intent === "discard") {
      await dropKept(actor, keeping.key, requestId);
      return { ...idleForm, requestId: randomUUID(), nonce: state.nonce + 1 };
    }

    const parsed = schema.safeParse({ ...unflatten(values), intent });
    if (!parsed.success) {
      return again({
        issues: parsed.error.issues.map((issue) => ({
          path: issue.path.join("."),
          code: issue.code,
          message: issue.message,
        })),
      });
    }

    let target: string | Partial<FormState>;
    try {
      target = await inScope(actor, { action: permission, timeout }, async (tx) => {
        const earlier = await claim(tx, actor, { id: requestId, action: permission, values, intent });
        if (earlier.kind === "done") return earlier.address;
        if (earlier.kind === "used-up") return usedUp();
        const result = await command(tx, actor, parsed.data);
        if (keeping) await dropSaved(tx, actor, keeping, requestId);
        const next = tellMerged(result, done(result, parsed.data, actor));
        // What is shown once is not kept: the same form sent again only leads back to its page.
        await finish(tx, requestId, typeof next === "string" ? next : await requestPath());
        return next;
      });
    } catch (error) {
      return refused(error, { permission, actor, asked: state.conflict !== undefined }, again);
    }
    if (typeof target !== "string") return again(target);
    // The frame around the next page tells what still waits: it must not be the one of before.
    revalidatePath("/", "layout");
    redirect(target);
  };
}

/** The next page says when another person's fields were taken in. */
function tellMerged(result: unknown, next: string | Partial<FormState>): string | Partial<FormState> {
  const merged =
    typeof result === "object" && result !== null && "merged" in result && result.merged === true;
  if (!merged || typeof next !== "string") return next;
  const [address = "", place] = next.split("#");
  const told = `${address}${address.includes("?") ? "&" : "?"}merged=1`;
  return place === undefined ? told : `${told}#${place}`;
}

function refused(
  error: unknown,
  where: { permission: Permission; actor: Actor; asked: boolean },
  again: (change: Partial<FormState>) => FormState,
): FormState {
  const { permission, actor, asked } = where;
  const about = { permission, user: actor.userId, unit: actor.unit.code };
  if (error instanceof NotThere) {
    logRefused(about);
    return again(notThere());
  }
  if (error instanceof Refusal) return again({ status: "refused", issues: error.issues, title: error.title });
  if (brokenRule(error, "delegation_over")) return again(delegationOver());
  if (error instanceof Conflict) {
    const { by, differences, issues } = error;
    return again({
      status: "conflict",
      conflict: { by, differences },
      // The first time the panel itself asks; who sends without an answer is told what is missing.
      issues: issues.length > 0 || !asked ? issues : choiceIssues(differences.filter(isOpen)),
    });
  }
  return again({ status: "failed", errorId: logUnexpected(error, about) });
}

/** The same answer for what is missing, what is foreign and what the role may not do. */
function notThere(): Partial<FormState> {
  answerStatus(404);
  return {
    status: "refused",
    issues: [{ path: "", code: "not_there", message: "Không tìm thấy hồ sơ này trong phạm vi của bạn." }],
  };
}

/** The form was sent before with other content: keep the text, give it an id of its own, and let the person decide. */
function usedUp(): Partial<FormState> {
  return {
    status: "refused",
    requestId: randomUUID(),
    issues: [
      {
        path: "",
        code: "form_used_up",
        message:
          "Biểu mẫu này đã được gửi một lần với nội dung khác. Nội dung vừa nhập còn nguyên; kiểm tra rồi bấm lưu lần nữa.",
      },
    ],
  };
}

/** The person chose another unit in another tab: nothing is written for a unit that this form was not drawn for. */
function otherUnit(actor: Actor): Partial<FormState> {
  const { delegation } = actor;
  const name = delegation ? `, ${underDelegation(delegation.fromName, delegation.number)},` : "";
  const message = `Biểu mẫu này mở khi bạn làm việc cho đơn vị hoặc với vai trò khác; hiện bạn đang làm việc cho ${policeOf(actor.unit)}${name} nên chưa lưu gì. Chọn lại đơn vị ở đầu trang trong một thẻ mới, rồi bấm lưu.`;
  return { status: "refused", issues: [{ path: "", code: "other_unit", message }] };
}

/** An administrator looks with somebody else's eyes: there is nothing that they could do in that person's name. */
function onlyViewing(actor: Actor): Partial<FormState> {
  answerStatus(403);
  const message = `Bạn đang xem như ${actor.fullName}, chỉ đọc: không ghi, gửi hay duyệt được gì. Bấm "Thôi xem" ở đầu trang để làm việc của mình.`;
  return { status: "refused", issues: [{ path: "", code: "only_viewing", message }] };
}

/** The half hour is over while a page was open: first back to oneself, then act. */
function viewingOver(): Partial<FormState> {
  answerStatus(403);
  const message =
    "Thời gian xem như người khác đã hết, chưa ghi gì. Tải lại trang để trở về tài khoản của mình.";
  return { status: "refused", issues: [{ path: "", code: "viewing_over", message }] };
}

/** It was taken back, or ended, between the opening of this request and its writing. */
function delegationOver(): Partial<FormState> {
  const message = "Ủy quyền vừa kết thúc nên chưa ghi gì. Chọn lại vai trò ở đầu trang.";
  return { status: "refused", issues: [{ path: "", code: "delegation_over", message }] };
}

/** The session went away while somebody was typing: keep their text and send them to sign in again. */
async function signedOut(values: FormState["values"], state: FormState): Promise<FormState> {
  const path = await requestPath();
  const token = await readToken();
  const kept = token && (await parkForm(token.userId, path, values));
  if (!kept) {
    // Without JavaScript the page around the form is drawn anew, which nobody may see: a clean way to sign in instead.
    if (!(await headers()).has("next-action")) {
      redirect(`/sign-in?next=${encodeURIComponent(path)}&reason=nobody`);
    }
    return { ...state, status: "signed-out", values, nonce: state.nonce + 1 };
  }
  const back = `${path}${path.includes("?") ? "&" : "?"}kept=${kept}`;
  redirect(`/sign-in?next=${encodeURIComponent(back)}&reason=expired`);
}

/** True for the database's "this breaks a rule": commands turn the ones they expect into a Refusal. */
export function brokenRule(error: unknown, constraint: string): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify(error.meta ?? {}).includes(constraint)
  );
}
