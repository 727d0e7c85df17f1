import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileDamaged, type FileStore, hashAt, keyOf } from "@/lib/core/file-store";
import { diskStore } from "@/lib/core/file-store-disk";
import { s3Store } from "@/lib/core/file-store-s3";
import { sweepFiles } from "@/lib/core/file-sweep";
import { type FakeS3, fakeS3 } from "@/tests/support/s3";

const root = mkdtempSync(join(tmpdir(), "portal-stores-"));
let s3: FakeS3;
beforeAll(async () => {
  s3 = await fakeS3();
});
afterAll(async () => {
  await s3.close();
  rmSync(root, { recursive: true, force: true });
});

let serial = 0;
function laid(content: Uint8Array): { path: string; sha256: string; bytes: number } {
  const path = join(root, `laid-${serial++}`);
  writeFileSync(path, content);
  return { path, sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
}

const incoming = join(root, "incoming");
const credentials = { region: "auto", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

const stores: [string, () => { store: FileStore; spoil: (sha256: string) => Promise<void> }][] = [
  [
    "the disk",
    () => ({
      store: diskStore(join(root, "disk")),
      spoil: async (sha256) => {
        const path = join(root, "disk", keyOf(sha256));
        chmodSync(path, 0o600);
        writeFileSync(path, "another content");
      },
    }),
  ],
  [
    "S3",
    () => ({
      store: s3Store({ ...credentials, endpoint: s3.endpoint }, incoming),
      spoil: async (sha256) =>
        void s3.objects.set(keyOf(sha256), { content: Buffer.from("another"), at: new Date() }),
    }),
  ],
];
// Where a real one runs, with a bucket and the keys S3RVER: TEST_S3=http://127.0.0.1:4568/portal
const real = process.env.TEST_S3;
if (real) {
  stores.push([
    "a real S3",
    () => {
      const store = s3Store({ ...credentials, region: "us-east-1", endpoint: real }, incoming);
      return { store, spoil: (sha256) => overwrite(store, sha256) };
    },
  ]);
}

async function overwrite(store: FileStore, sha256: string) {
  await store.take(laid(Buffer.from("another")).path, { sha256, bytes: 7 });
}

const all = async (store: FileStore) => {
  const found: string[] = [];
  for await (const { sha256 } of store.list()) found.push(sha256);
  return found.sort();
};
const bytesOf = async (store: FileStore, sha256: string) =>
  Buffer.from(await new Response((await store.open(sha256)).stream).arrayBuffer());

describe.each(stores)("files in %s", (_, make) => {
  test("are taken in whole, each content once, and read again byte by byte", async () => {
    const { store } = make();
    const content = randomBytes(3_000_000);
    const first = laid(content);
    await store.take(first.path, first);
    expect(existsSync(first.path)).toBe(false);
    expect((await bytesOf(store, first.sha256)).equals(content)).toBe(true);
    const before = await all(store);
    const again = laid(content);
    await store.take(again.path, again);
    expect(await all(store)).toEqual(before);
    expect(before).toContain(first.sha256);
    if (existsSync(incoming)) expect(readdirSync(incoming)).toEqual([]);
  });

  test("that were changed or are gone are not given out", async () => {
    const { store, spoil } = make();
    const file = laid(randomBytes(1_000));
    await store.take(file.path, file);
    await spoil(file.sha256);
    await expect(store.open(file.sha256)).rejects.toThrow(FileDamaged);
    await store.remove(file.sha256);
    await expect(store.open(file.sha256)).rejects.toThrow(FileDamaged);
    expect(await all(store)).not.toContain(file.sha256);
    await store.remove(file.sha256);
  });

  test("that no row needs are swept, but not on their first day, and not unasked", async () => {
    const { store } = make();
    const [needed, orphan] = [laid(randomBytes(500)), laid(randomBytes(500))];
    for (const file of [needed, orphan]) await store.take(file.path, file);
    const lost = "f".repeat(64);
    const rows = [needed.sha256, lost].map((hash) => ({ hash }));
    const database = { query: async () => ({ rows }) } as never;
    const later = Date.now() + 25 * 60 * 60 * 1000;
    expect((await sweepFiles(database, store, { remove: true })).orphans).toEqual([]);
    expect((await sweepFiles(database, store, { remove: false, now: later })).orphans).toContain(
      orphan.sha256,
    );
    expect(await all(store)).toContain(orphan.sha256);
    const swept = await sweepFiles(database, store, { remove: true, now: later });
    expect(swept.missing).toEqual([lost]);
    expect(await all(store)).toEqual([needed.sha256]);
    await store.remove(needed.sha256);
  });
});

test("a place is a hash and nothing else", () => {
  const hash = "a".repeat(64);
  expect(keyOf(hash)).toBe(`aa/aa/${hash}`);
  expect(hashAt(keyOf(hash))).toBe(hash);
  for (const wrong of ["../../etc/passwd", "", "A".repeat(64), `${hash}/..`])
    expect(() => keyOf(wrong)).toThrow();
  for (const other of [hash, `bb/aa/${hash}`, "incoming/1"]) expect(hashAt(other)).toBeNull();
});
