import "server-only";
import { crc32, createDeflateRaw } from "node:zlib";

/** One file inside an archive: its pieces are asked for one by one, while it is written. */
export type ZipEntry = { path: string; pieces: AsyncIterable<string> | Iterable<string> };

type Written = { path: Buffer; crc: number; packed: number; size: number; at: number };

/** Sizes stand behind each file, where they are known; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 01/01/1980: the same content gives the same archive. */
const date = 0x21;
const limit = 0xffff_ffff;

/**
 * An archive as a stream of bytes: one file after the other, never a whole one in memory. Packing is done by zlib's own
 * threads. No ZIP64: what outgrows 4 GiB is refused, not broken.
 */
export async function* zip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for await (const { path, pieces } of entries) {
    const one: Written = { path: Buffer.from(path), crc: 0, packed: 0, size: 0, at };
    const head = localHeader(one);
    yield head;
    for await (const bytes of packed(pieces, one)) {
      one.packed += bytes.length;
      yield bytes;
    }
    yield sizesOf(one);
    at += head.length + one.packed + 16;
    if (one.size > limit || at > limit) throw new Error(`${path}: more than an archive can hold`);
    written.push(one);
  }
  yield directory(written, at);
}

async function* packed(pieces: ZipEntry["pieces"], one: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 });
  const fed = feed(deflate, pieces, one);
  // Somebody waits for it below; until then it is nobody's unhandled failure.
  fed.catch(() => {});
  try {
    yield* deflate as AsyncIterable<Buffer>;
    await fed;
  } finally {
    deflate.destroy();
  }
}

async function feed(deflate: ReturnType<typeof createDeflateRaw>, pieces: ZipEntry["pieces"], one: Written) {
  try {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      one.crc = crc32(bytes, one.crc);
      one.size += bytes.length;
      if (!deflate.write(bytes)) await drained(deflate);
      if (deflate.destroyed) return;
    }
    deflate.end();
  } catch (error) {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(deflate: ReturnType<typeof createDeflateRaw>): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      deflate.off("drain", go).off("close", go);
      done();
    };
    deflate.on("drain", go).on("close", go);
  });
}

function localHeader({ path }: Written): Buffer {
  const head = Buffer.alloc(30 + path.length);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(date, 12);
  head.writeUInt16LE(path.length, 26);
  path.copy(head, 30);
  return head;
}

function sizesOf({ crc, packed: bytes, size }: Written): Buffer {
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x0807_4b50, 0);
  sizes.writeUInt32LE(crc, 4);
  sizes.writeUInt32LE(bytes, 8);
  sizes.writeUInt32LE(size, 12);
  return sizes;
}

function directory(written: readonly Written[], start: number): Buffer {
  const lines = written.map(({ path, crc, packed: bytes, size, at }) => {
    const line = Buffer.alloc(46 + path.length);
    line.writeUInt32LE(0x0201_4b50, 0);
    line.writeUInt16LE(20, 4);
    line.writeUInt16LE(20, 6);
    line.writeUInt16LE(flags, 8);
    line.writeUInt16LE(deflated, 10);
    line.writeUInt16LE(date, 14);
    line.writeUInt32LE(crc, 16);
    line.writeUInt32LE(bytes, 20);
    line.writeUInt32LE(size, 24);
    line.writeUInt16LE(path.length, 28);
    line.writeUInt32LE(at, 42);
    path.copy(line, 46);
    return line;
  });
  const list = Buffer.concat(lines);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([list, end]);
}
