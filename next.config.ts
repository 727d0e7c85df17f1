import type { NextConfig } from "next";

const config: NextConfig = {
  // Two builds side by side (start and test) must not write into one folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // Metadata must not stream: a record out of scope answers 404 before the first byte.
  htmlLimitedBots: /.*/,
  typedRoutes: false,
  // npm test checks the types of everything once (tsc); a start on a user's machine need not, and must not fail over a test.
  typescript: { ignoreBuildErrors: true },
};

export default config;
