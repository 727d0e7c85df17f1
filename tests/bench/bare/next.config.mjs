import { join } from "node:path";

/** A server of the bench's own, of the same Next: it holds one route and is never shipped. */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  turbopack: { root: join(import.meta.dirname, "..", "..", "..") },
};
