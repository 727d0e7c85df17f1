import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileDamaged, FileTooLarge, openFile, receiveFile } from "@/lib/core/files";

const folder = mkdtempSync(join(tmpdir(), "portal-files-"));
beforeAll(() => {
  process.env.APP_DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.NEXTAUTH_SECRET ??= "only-for-this-test-0";
  process.env.FILES_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const incoming = () => readdirSync(join(folder, "incoming"));
const pathOf = (sha: string) => join(folder, sha.slice(0, 2), sha.slice(2, 4), sha);
async function* chunks(content: Uint8Array, size = 1000) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const read = async (sha256: string) =>
  Buffer.from(await new Response((await openFile(sha256)).stream).arrayBuffer());

describe("the store of files", () => {
  test("keeps what came in under its hash and gives back the same", async () => {
    const content = randomBytes(200_001);
    const file = await receiveFile(chunks(content), { maxBytes: 300_000 });
    expect(file).toMatchObject({ sha256: hashOf(content), bytes: content.length });
    expect(file.head.equals(content.subarray(0, 2_048))).toBe(true);
    expect(file.tail.equals(content.subarray(-2_048))).toBe(true);
    // Not there before it is kept.
    await expect(openFile(file.sha256)).rejects.toThrow(FileDamaged);
    expect(await file.keep()).toEqual({ sha256: file.sha256, bytes: content.length });
    await file.drop();
    expect((await read(file.sha256)).equals(content)).toBe(true);
    expect(incoming()).toEqual([]);
    expect(statSync(pathOf(file.sha256)).mode & 0o777).toBe(0o400);
  });

  test("what is dropped, too large or broken off leaves nothing", async () => {
    const file = await receiveFile(chunks(randomBytes(10)), { maxBytes: 10 });
    await file.drop();
    await expect(receiveFile(chunks(randomBytes(11)), { maxBytes: 10 })).rejects.toThrow(FileTooLarge);
    const broken = (async function* () {
      yield randomBytes(5);
      throw new Error("gone");
    })();
    await expect(receiveFile(broken, { maxBytes: 10 })).rejects.toThrow("gone");
    expect(incoming()).toEqual([]);
  });

  test("the same content twice is one file; a damaged one is whole again", async () => {
    const content = randomBytes(500);
    const keep = async () => (await receiveFile(chunks(content), { maxBytes: 1_000 })).keep();
    const { sha256 } = await keep();
    chmodSync(pathOf(sha256), 0o600);
    writeFileSync(pathOf(sha256), "another content");
    await expect(openFile(sha256)).rejects.toThrow(FileDamaged);
    await keep();
    expect((await read(sha256)).equals(content)).toBe(true);
  });

  test.each(["../../etc/passwd", "", "A".repeat(64), `${"a".repeat(63)}/`, "a".repeat(65)])(
    "%j is no name of a file",
    async (name) => {
      await expect(openFile(name)).rejects.toThrow("not a SHA-256");
    },
  );

  test("what a crash left is cleared a day later, not what comes in meanwhile", async () => {
    await (await receiveFile(chunks(randomBytes(1)), { maxBytes: 1 })).drop();
    const [old, fresh] = [join(folder, "incoming", "old"), join(folder, "incoming", "fresh")];
    writeFileSync(old, "x");
    writeFileSync(fresh, "x");
    const before = Date.now() / 1000 - 25 * 3_600;
    utimesSync(old, before, before);
    await (await receiveFile(chunks(randomBytes(1)), { maxBytes: 1 })).drop();
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
    rmSync(fresh);
  });
});
