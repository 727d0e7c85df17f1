import "server-only";
import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import { env } from "./env";
import { FileRefused } from "./inspect-limits";

const patience = 60_000;

/**
 * Asks clamd about a file, over its socket (INSTREAM). Not set up: "unscanned", which is told wherever the file shows. Set
 * up and not answering: the file is refused, for nobody can say later that it was looked at.
 */
export async function scanFile(path: string): Promise<"clean" | "unscanned"> {
  const address = env().CLAMD_ADDRESS;
  if (!address) return "unscanned";
  const answer = await ask(address, path).catch((error: unknown) => {
    throw new FileRefused("scanner_down", String(error));
  });
  if (/: OK$/.test(answer)) return "clean";
  const found = /: (.+) FOUND$/.exec(answer)?.[1];
  if (found) throw new FileRefused("virus", found);
  throw new FileRefused("scanner_down", answer);
}

/** True when the scanner answers, false when it does not, null where none is set up. */
export async function scannerAnswers(): Promise<boolean | null> {
  const address = env().CLAMD_ADDRESS;
  if (!address) return null;
  try {
    const socket = await dial(address, 3_000);
    socket.write("zPING\0");
    return (await reply(socket)) === "PONG";
  } catch {
    return false;
  }
}

/** "/run/clamav/clamd.ctl" or "host:3310". */
function dial(address: string, timeout: number): Promise<Socket> {
  const [host, port] = address.split(":");
  const socket = address.startsWith("/") ? connect(address) : connect(Number(port ?? 3310), host);
  return new Promise((done, failed) => {
    socket.setTimeout(timeout, () => socket.destroy(new Error("clamd does not answer")));
    socket.once("error", failed);
    socket.once("connect", () => done(socket));
  });
}

async function ask(address: string, path: string): Promise<string> {
  const socket = await dial(address, patience);
  // Heard from the beginning: clamd hangs up as soon as it has heard enough.
  const answer = reply(socket);
  answer.catch(() => {});
  try {
    socket.write("zINSTREAM\0");
    for await (const piece of createReadStream(path, {
      highWaterMark: 128 * 1024,
    }) as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      if (!socket.writable) break;
      socket.write(length);
      if (!socket.write(piece)) await Promise.race([drained(socket), answer]);
    }
    if (socket.writable) socket.write(Buffer.alloc(4));
    return await answer;
  } finally {
    socket.destroy();
  }
}

const drained = (socket: Socket) => new Promise<void>((done) => socket.once("drain", done));

function reply(socket: Socket): Promise<string> {
  return new Promise((done, failed) => {
    let said = "";
    socket.on("data", (piece: Buffer) => {
      said += piece.toString("utf8");
      if (said.length > 10_000) socket.destroy(new Error("clamd says too much"));
      const end = said.indexOf("\0");
      if (end !== -1) done(said.slice(0, end));
    });
    socket.on("error", failed);
    socket.on("close", () => failed(new Error("clamd hung up")));
  });
}
