import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that `npm start` keeps between two runs. */
export const dataFolder = join(root, ".data");
