/** A file of the store: its content's SHA-256 is its only name, so no path ever comes from a person. */
export type StoredFile = { sha256: string; bytes: number };

/** One file as the store lists it, with the time when it was last put in. */
export type ListedFile = StoredFile & { at: Date };

/** Where files are kept: on the disk, or in a store that speaks S3. Each content once, under its hash. */
export type FileStore = {
  /** Takes a finished file in, in one step: whoever looks sees nothing or all of it. The file itself is gone then. */
  take(path: string, file: StoredFile): Promise<void>;
  /** Opens a file for reading after all of it was held against its hash. */
  open(sha256: string): Promise<StoredFile & { stream: ReadableStream<Uint8Array> }>;
  /** Destroys a content; nothing happens where it is not there. */
  remove(sha256: string): Promise<void>;
  list(): AsyncGenerator<ListedFile>;
};

/** The store has no such file, or another one under its name: a disk or a person changed it. */
export class FileDamaged extends Error {
  override readonly name = "FileDamaged";
}

const sha256Pattern = /^[0-9a-f]{64}$/;

/** The place of a content below the root of a store: two levels of folders keep each of them short. */
export function keyOf(sha256: string): string {
  if (!sha256Pattern.test(sha256)) throw new Error("not a SHA-256");
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** The content that a place holds; null for what is none of the store's. */
export function hashAt(key: string): string | null {
  const name = key.split("/").at(-1) ?? "";
  return sha256Pattern.test(name) && key === keyOf(name) ? name : null;
}
