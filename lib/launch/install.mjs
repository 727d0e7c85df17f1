import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

const advice =
  "kiểm tra kết nối tới kho gói npm (npm config get registry, proxy), dung lượng đĩa và quyền ghi vào thư mục dự án, rồi chạy lại.";

/** Installs what package-lock.json says, unless node_modules is that already. */
export async function install(logFile) {
  if (isInstalled()) return { note: "đã có" };
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  // Not `npm ci`: that refuses a lock file without the binaries of systems that the registry does not carry. `install` takes
  // the versions of the lock file as well, and --no-save leaves the file as it is.
  // No install script runs: nothing here needs one, and some would download from elsewhere.
  const args = [
    ...first,
    "install",
    "--no-save",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
  ];
  const { NODE_ENV: _, ...env } = process.env;
  await run(command, [...args, "--no-fund"], {
    env,
    logFile,
    failure: "Không cài được các thư viện (npm install).",
    advice,
  });
}

/** npm writes what it has installed into node_modules/.package-lock.json, at the very end. */
function isInstalled() {
  const done = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(done)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(done, "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === "") return true;
    if (!present[path]) return Boolean(optional || devOptional || peer);
    return present[path].version === version;
  });
}
