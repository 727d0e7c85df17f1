import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./paths.mjs";

/** One hash over the contents of files and folders of the repository; what is in `except` does not count. */
export function hashOf(paths, except = []) {
  const hash = createHash("sha256");
  for (const path of paths) add(hash, join(root, path), new Set(except.map((name) => join(root, name))));
  return hash.digest("hex");
}

function add(hash, path, except) {
  if (except.has(path) || !existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name), except);
    return;
  }
  hash
    .update(`${relative(root, path)}\0`)
    .update(readFileSync(path))
    .update("\0");
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

export function writeStamp(file, hash) {
  writeFileSync(file, hash);
}
