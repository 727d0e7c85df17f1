import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvConfig, resetEnv } from "@next/env";
import { afterEach, describe, expect, test, vi } from "vitest";
import { appEnvironment, appUrlFor, ensureAppRole } from "@/lib/launch/app-role.mjs";
import config from "@/next.config";

const owner = "postgresql://portal_owner:bi-mat@db.example.vn/portal";
const bare = "postgresql://portal_owner@db.example.vn/portal";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the application's password", () => {
  test("follows from the owner's", () => {
    vi.stubEnv("APP_DATABASE_URL", "");
    expect(appUrlFor(owner)).toMatch(/^postgresql:\/\/portal_app:[0-9a-f]{64}@db\.example\.vn\/portal$/);
    expect(appUrlFor(owner)).not.toContain("bi-mat");
  });

  test("is never made of an empty one", async () => {
    vi.stubEnv("APP_DATABASE_URL", "");
    expect(() => appUrlFor(bare)).toThrow(/không có mật khẩu/);
    await expect(ensureAppRole(bare)).rejects.toThrow();
    vi.stubEnv("APP_DATABASE_URL", "postgresql://portal_app:khac@db.example.vn/portal");
    expect(appUrlFor(bare)).toBe("postgresql://portal_app:khac@db.example.vn/portal");
    await expect(ensureAppRole(bare)).resolves.toBeUndefined();
  });
});

test("the application does not get the owner's connection out of .env", () => {
  vi.stubEnv("APP_DATABASE_URL", "");
  const folder = mkdtempSync(join(tmpdir(), "portal-env-"));
  try {
    writeFileSync(join(folder, ".env"), `DATABASE_URL=${owner}\nSETTING_OF_ENV=read\n`);
    for (const [name, value] of Object.entries(
      appEnvironment({ ...process.env, DATABASE_URL: owner }, owner),
    ))
      vi.stubEnv(name, value);
    loadEnvConfig(folder, false, { info() {}, error() {} }, true);
    expect(process.env.SETTING_OF_ENV).toBe("read");
    expect(process.env.DATABASE_URL).toBe("");
  } finally {
    resetEnv();
    rmSync(folder, { recursive: true });
  }
});

test("what passes by the proxy carries headers of its own", async () => {
  const rules = (await config.headers?.()) ?? [];
  expect(rules.map((rule) => rule.source)).toEqual(["/_next/static/:path*", "/icon.svg"]);
  for (const rule of rules) {
    const headers = Object.fromEntries(rule.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": expect.stringContaining("default-src 'none'"),
    });
  }
});
