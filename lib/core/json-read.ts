import "server-only";
import type { z } from "zod";
import { type Actor, atKeyboard, may } from "./actor";
import { inScope, type Tx } from "./db";
import { logRefused } from "./log";
import type { Permission } from "./permissions";
import { NotThere } from "./refusal";
import { visitor } from "./session";

/** A value that is well written and means nothing here: a season that never was. */
export class BadParameter extends Error {
  constructor(
    readonly parameter: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** What an address gives out, in the words of its refusals. */
type Given = { noun: string; missing: string };

/**
 * The door of addresses that give out JSON: session, permission, what is asked, one transaction in the actor's scope. Every
 * refusal says in Vietnamese what is the matter, and which parameter.
 */
export function jsonRead<Asked>(
  permission: Permission,
  input: z.ZodType<Asked>,
  { noun, missing }: Given,
  query: (tx: Tx, actor: Actor, asked: Asked) => Promise<object>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const who = await visitor();
    if (who.kind !== "actor") return answer(401, { error: `Đăng nhập để xem ${noun}.` });
    const { actor } = who;
    if (!may(actor, permission)) {
      logRefused({ permission, user: atKeyboard(actor), unit: actor.unit.code });
      return answer(403, { error: `Vai trò đang dùng không xem ${noun}.` });
    }
    const asked = input.safeParse(givenIn(new URL(request.url).searchParams));
    if (!asked.success) return refuse(asked.error.issues.map(toIssue));
    try {
      return answer(200, await inScope(actor, { action: permission }, (tx) => query(tx, actor, asked.data)));
    } catch (error) {
      if (error instanceof BadParameter)
        return refuse([{ parameter: error.parameter, reason: error.reason }]);
      // The same for what is not there and for what is not theirs.
      if (error instanceof NotThere) return answer(404, { error: missing });
      throw error;
    }
  };
}

type ParameterIssue = { parameter: string; reason: string };

const toIssue = (issue: z.core.$ZodIssue): ParameterIssue => ({
  parameter: issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue.path[0] ?? ""),
  reason: issue.message,
});

function refuse(issues: ParameterIssue[]): Response {
  return answer(400, { error: issues[0]?.reason, parameter: issues[0]?.parameter, issues });
}

/** Every parameter with its value; with all of them where it was given more than once, so that it is refused. */
function givenIn(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...query.keys()].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
