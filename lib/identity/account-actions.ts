"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { id } from "@/lib/core/fields";
import { logUnexpected } from "@/lib/core/log";
import { type FormState, type Issue, Refusal } from "@/lib/core/refusal";
import { requestOrigin } from "@/lib/core/session";
import { clearToken, readToken, writeToken } from "@/lib/core/token";
import { changePassword, chooseUnit, endOtherSessions, endOwnSession } from "./account-commands";
import { endBrowserSession, signInBrowser } from "./browser-session";
import { actOwn, signInAddress } from "./gate";
import { returnPath } from "./return-path";
import { atTheDoor } from "./sign-in";
import { Busy } from "./turnstile";
import { identityIssue, signInFailed } from "./words";

/**
 * Sign-in and what belongs to the person themselves. These forms do not go through action(): there is no actor yet or
 * none is needed, and a password is never echoed, parked or put into an address.
 */
const field = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/** An id out of a form; one that cannot be an id is nobody's. */
const idField = (data: FormData, name: string) =>
  id.catch("00000000-0000-0000-0000-000000000000").parse(data.get(name));

function answer(state: FormState, issues: Issue[], values: FormState["values"] = {}): FormState {
  const status = issues.some((issue) => issue.path !== "") ? "invalid" : "refused";
  return { status, issues, values, nonce: state.nonce + 1 };
}

export async function signInAction(state: FormState, data: FormData): Promise<FormState> {
  const username = field(data, "username");
  const next = returnPath(field(data, "next"));
  let signedIn: Awaited<ReturnType<typeof signInBrowser>>;
  try {
    signedIn = await signInBrowser(username, field(data, "password"));
  } catch (error) {
    if (error instanceof Busy) return answer(state, [identityIssue("busy")], { username });
    const errorId = logUnexpected(error, { permission: "sign-in" });
    return { ...answer(state, [], { username }), status: "failed", errorId };
  }
  if (!signedIn)
    return answer(state, [{ path: "", code: "sign_in_failed", message: signInFailed }], { username });
  await writeToken(signedIn.sessionId, signedIn.userId);
  redirect(next);
}

export async function signOutAction(): Promise<void> {
  const token = await readToken();
  if (token) await endBrowserSession(token);
  await clearToken();
  redirect("/sign-in?reason=signed-out");
}

export async function changePasswordAction(state: FormState, data: FormData): Promise<FormState> {
  const origin = await requestOrigin();
  const input = {
    current: field(data, "current"),
    password: field(data, "password"),
    repeat: field(data, "repeat"),
  };
  let acted: { result: Issue[] } | null;
  try {
    acted = await atTheDoor(origin, () =>
      actOwn("account.password", (tx, person) => changePassword(tx, person, input, origin, new Date()), {
        checksPassword: true,
      }),
    );
  } catch (error) {
    if (error instanceof Busy) return answer(state, [identityIssue("busy")]);
    throw error;
  }
  if (!acted) redirect(await signInAddress());
  if (acted.result.length > 0) return answer(state, acted.result);
  showFrameAgain();
  redirect("/account?done=password");
}

export async function chooseUnitAction(state: FormState, data: FormData): Promise<FormState> {
  let acted: boolean;
  try {
    const done = await actOwn("account.unit", (tx, person) =>
      chooseUnit(tx, person, idField(data, "postId"), new Date()),
    );
    acted = done !== null;
  } catch (error) {
    if (error instanceof Refusal) return answer(state, error.issues);
    throw error;
  }
  if (!acted) redirect(await signInAddress());
  showFrameAgain();
  redirect(returnPath(field(data, "next")));
}

export async function endOwnSessionAction(data: FormData): Promise<void> {
  const acted = await actOwn("account.session", (tx, person) =>
    endOwnSession(tx, person, idField(data, "sessionId"), new Date()),
  );
  redirect(acted ? "/account/sessions?done=session" : await signInAddress());
}

export async function endOtherSessionsAction(): Promise<void> {
  const acted = await actOwn("account.session", (tx, person) => endOtherSessions(tx, person, new Date()));
  redirect(acted ? "/account/sessions?done=sessions" : await signInAddress());
}

/** Menu and unit stand in a frame that the browser keeps from page to page; now they are others. */
function showFrameAgain(): void {
  revalidatePath("/", "layout");
}
