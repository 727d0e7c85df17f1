import { Agent, request } from "node:http";

export type Answer = { status: number; location: string; body: Buffer };

/** What a browser without JavaScript sends: a page it asks for, or the fields of a form. */
export type Asked = { path: string; fields?: readonly (readonly [name: string, value: string])[] };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const boundary = "----bench-form-4d1f";

class LineClosed extends Error {}

/** A browser on this machine: keeps its cookie and follows nothing. */
export class Browser {
  private cookie = "";

  constructor(readonly origin: string) {}

  async ask(asked: Asked): Promise<Answer> {
    try {
      return await this.send(asked);
    } catch (error) {
      // The server closed a line that had been idle at the moment when it was taken again: nothing was asked yet.
      if (error instanceof LineClosed) return this.send(asked);
      throw error;
    }
  }

  private send({ path, fields }: Asked): Promise<Answer> {
    const body = fields && multipart(fields);
    return new Promise((done, fail) => {
      const sent = request(
        `${this.origin}${path}`,
        {
          agent,
          method: body ? "POST" : "GET",
          headers: {
            ...(this.cookie && { cookie: this.cookie }),
            ...(body && {
              "content-type": `multipart/form-data; boundary=${boundary}`,
              "content-length": body.length,
              origin: this.origin,
            }),
          },
          // A server that hangs must not hold the bench.
          timeout: 60_000,
        },
        (answer) => {
          const pieces: Buffer[] = [];
          answer.on("data", (piece) => pieces.push(piece));
          answer.on("error", fail);
          answer.on("end", () => {
            const set = answer.headers["set-cookie"]?.map((line) => line.split(";")[0]).join("; ");
            if (set) this.cookie = set;
            done({
              status: answer.statusCode ?? 0,
              location: answer.headers.location ?? "",
              body: Buffer.concat(pieces),
            });
          });
        },
      );
      sent.on("timeout", () => sent.destroy(new Error(`no answer within a minute: ${path}`)));
      sent.on("error", (error: NodeJS.ErrnoException) =>
        fail(sent.reusedSocket && error.code === "ECONNRESET" ? new LineClosed() : error),
      );
      sent.end(body);
    });
  }

  /** A page that must be there. */
  async page(path: string): Promise<string> {
    const { status, location, body } = await this.ask({ path });
    if (status !== 200) throw new Error(`${path} answered ${status} ${location}`);
    return body.toString("utf8");
  }

  /** Signs in through the page that everybody uses. */
  async signIn(username: string, password: string): Promise<this> {
    const path = "/sign-in";
    const fields = formFields(await this.page(path), "Đăng nhập");
    const { status, location } = await this.ask({
      path,
      fields: filled(fields, { username, password }),
    });
    if (status !== 303 || location.includes("/sign-in"))
      throw new Error(`${username} was not let in: ${status} ${location}`);
    return this;
  }
}

function multipart(fields: readonly (readonly [string, string])[]): Buffer {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
}

const entities: Record<string, string> = {
  "&quot;": '"',
  "&amp;": "&",
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

/** What a form says that was not carried out: the words above it, as a person reads them. */
export function outcomeOf({ body }: Answer): string {
  const [, outcome = ""] = body.toString("utf8").split('data-outcome=""');
  const [said = ""] = outcome.slice(outcome.indexOf(">") + 1).split("</section>");
  return said
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}

/** The hidden fields of the form with this label, which carry the server action and its page's state. */
export function formFields(html: string, label: string): [name: string, value: string][] {
  const form = html
    .split("<form")
    .map((piece) => piece.split("</form>")[0] ?? "")
    .find((piece) => piece.slice(0, piece.indexOf(">")).includes(`aria-label="${label}"`));
  if (!form) throw new Error(`no form "${label}" on the page`);
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => {
    const attribute = (name: string) =>
      (new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "").replaceAll(
        /&(?:quot|amp|#x27|lt|gt);/g,
        (entity) => entities[entity] ?? entity,
      );
    return [attribute("name"), attribute("value")];
  });
}

/** The same fields with some of them filled in; what the form does not have yet comes after. */
export function filled(
  fields: readonly (readonly [string, string])[],
  values: Record<string, string>,
): [string, string][] {
  const kept = fields.map(([name, value]): [string, string] => [name, values[name] ?? value]);
  const names = new Set(kept.map(([name]) => name));
  return [...kept, ...Object.entries(values).filter(([name]) => !names.has(name))];
}
