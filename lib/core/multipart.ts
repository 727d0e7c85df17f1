import "server-only";
import { PassThrough, Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { FileTooLarge, type IncomingFile, receiveFile } from "./files";
import type { FormState } from "./refusal";

/** What came in is no form that can be read, or not all of it came. */
export class FormUnreadable extends Error {
  override readonly name = "FormUnreadable";
}

export type ReceivedForm = {
  values: FormState["values"];
  /** The one file of the form, with the name that its sender gave it; null where none was chosen. */
  file: (IncomingFile & { name: string }) | null;
};

/** A form that goes on and on is not listened to for ever: so many times what may come. */
const patience = 10;

/**
 * Reads a multipart form as it arrives: text fields into memory, its one file to the disk, never more than a few chunks
 * of it at once. Of a file that is too large the rest is heard and thrown away, so that the sender gets an answer.
 */
export async function receiveForm(
  request: Request,
  { maxBytes }: { maxBytes: number },
): Promise<ReceivedForm> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;/i.test(type)) throw new FormUnreadable("not multipart");
  const values: FormState["values"] = {};
  let file: Promise<ReceivedForm["file"]> = Promise.resolve(null);
  const way = new PassThrough();
  // Whoever reads it hears of it; before it is read nobody does, and an error that nobody hears ends the process.
  way.on("error", () => {});
  const parser = parserFor(type, maxBytes);
  parser.on("field", (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut || Object.keys(values).length >= 30) return;
    const text = value.replaceAll("\0", "");
    const before = values[name];
    values[name] = before === undefined ? text : [...(Array.isArray(before) ? before : [before]), text];
  });
  parser.on("file", (_field, stream, name) => {
    stream.on("error", (error) => way.destroy(error));
    // A form without a chosen file sends an empty one without a name.
    if (!name) return void stream.resume();
    file = take(stream, way, { name, maxBytes });
    // Its failure is told below; until then it must not be taken for one that nobody hears.
    file.catch(() => {});
  });
  try {
    await parse(request.body, parser, maxBytes * patience);
    return { values, file: await file };
  } catch (error) {
    way.destroy(new FormUnreadable("broken off"));
    await file.then((received) => received?.drop()).catch(() => {});
    throw error;
  }
}

function parserFor(type: string, maxBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": type },
      limits: {
        files: 1,
        fileSize: maxBytes + 1,
        fields: 30,
        fieldSize: 20_000,
        fieldNameSize: 100,
        parts: 40,
        headerPairs: 20,
        headerSize: 4_096,
      },
    });
  } catch {
    throw new FormUnreadable("no boundary");
  }
}

async function take(
  stream: Readable,
  way: PassThrough,
  { name, maxBytes }: { name: string; maxBytes: number },
): Promise<IncomingFile & { name: string }> {
  stream.pipe(way);
  try {
    return { ...(await receiveFile(way, { maxBytes })), name };
  } catch (error) {
    // The parser waits for its file to be read; what is not written any more is still taken from it.
    stream.unpipe(way);
    stream.resume();
    throw error;
  }
}

function parse(body: ReadableStream<Uint8Array>, parser: BusboyInstance, maxBytes: number): Promise<void> {
  return new Promise((done, fail) => {
    const source = Readable.fromWeb(body as NodeReadableStream<Uint8Array>);
    let bytes = 0;
    const stop = (error: Error) => {
      source.unpipe(parser);
      source.destroy();
      parser.destroy();
      fail(error);
    };
    source.on("data", (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) stop(new FileTooLarge());
    });
    // The sender went away, or sent half of it.
    source.on("error", () => stop(new FormUnreadable("broken off")));
    parser.on("error", () => stop(new FormUnreadable("not a form")));
    parser.on("finish", done);
    source.pipe(parser);
  });
}
