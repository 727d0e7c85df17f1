import { createServer, type Server, type Socket } from "node:net";

/** Speaks clamd's protocol (PING, INSTREAM) and finds EICAR; can be told to be silent or to hang up. */
export type FakeClamd = {
  address: string;
  mood: "works" | "silent" | "hangs_up";
  close(): Promise<void>;
  seen: number;
};

const eicar = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

export async function fakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const fake: FakeClamd = { address: "", mood: "works", seen: 0, close: async () => {} };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    const pieces: Buffer[] = [];
    socket.on("data", (piece: Buffer) => {
      pieces.push(piece);
      if (fake.mood === "silent") return;
      if (fake.mood === "hangs_up") return socket.destroy();
      // An end is four zeros, a greeting one: until then nothing is put together.
      if (piece.at(-1) !== 0) return;
      const heard = Buffer.concat(pieces);
      if (heard.equals(Buffer.from("zPING\0"))) return void socket.end("PONG\0");
      const content = streamIn(heard);
      if (!content) return;
      fake.seen += 1;
      socket.end(content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  fake.address = `127.0.0.1:${typeof at === "object" && at ? at.port : 0}`;
  fake.close = () =>
    new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    });
  return fake;
}

/** The whole of what was streamed; null while more is to come. */
function streamIn(heard: Buffer): string | null {
  const begin = "zINSTREAM\0";
  if (heard.subarray(0, begin.length).toString("latin1") !== begin) return null;
  const pieces: Buffer[] = [];
  let at = begin.length;
  while (at + 4 <= heard.length) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces).toString("latin1");
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** The file that every scanner takes for a virus and that is none; put together here so that no scanner takes this file for one. */
export const eicarFile = Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", eicar, "!$H+H*"].join(""), "latin1");
