import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { eicarFile, type FakeClamd, fakeClamd } from "@/tests/support/clamd";

const folder = mkdtempSync(join(tmpdir(), "portal-scanned-"));
const clean = join(folder, "clean");
const large = join(folder, "large");
const infected = join(folder, "infected");

let clamd: FakeClamd;
beforeAll(async () => {
  process.env.APP_DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.NEXTAUTH_SECRET ??= "only-for-this-test-0";
  writeFileSync(clean, "nothing in it");
  writeFileSync(large, Buffer.alloc(20_000_000, 7));
  writeFileSync(infected, eicarFile);
  clamd = await fakeClamd();
});
afterEach(() => {
  clamd.mood = "works";
});
afterAll(async () => {
  await clamd.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The settings are read once in a process: each test begins with none. */
async function scanner(address: string) {
  vi.resetModules();
  process.env.CLAMD_ADDRESS = address;
  return import("@/lib/core/virus-scan");
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("the virus scanner", () => {
  test("says what is clean, 20 MB as well as a line", async () => {
    const { scanFile } = await scanner(clamd.address);
    expect(await scanFile(clean)).toBe("clean");
    expect(await scanFile(large)).toBe("clean");
  });

  test("a virus is refused", async () => {
    const { scanFile } = await scanner(clamd.address);
    expect(await codeOf(scanFile(infected))).toBe("virus");
  });

  test("not set up: the file is taken and said not to be scanned", async () => {
    const { scanFile, scannerAnswers } = await scanner("");
    expect(await scanFile(infected)).toBe("unscanned");
    expect(await scannerAnswers()).toBeNull();
  });

  test("set up and not there, or hanging up: nothing is taken", async () => {
    const gone = await scanner("127.0.0.1:1");
    expect(await codeOf(gone.scanFile(clean))).toBe("scanner_down");
    expect(await gone.scannerAnswers()).toBe(false);
    clamd.mood = "hangs_up";
    const hung = await scanner(clamd.address);
    expect(await codeOf(hung.scanFile(large))).toBe("scanner_down");
    expect(await hung.scannerAnswers()).toBe(false);
  });

  // Where a real one runs that knows EICAR: TEST_CLAMD=/run/clamav/clamd.ctl
  test.skipIf(!process.env.TEST_CLAMD)("a real one, over its socket", async () => {
    const { scanFile, scannerAnswers } = await scanner(process.env.TEST_CLAMD ?? "");
    expect(await scannerAnswers()).toBe(true);
    expect(await scanFile(large)).toBe("clean");
    expect(await codeOf(scanFile(infected))).toBe("virus");
  });

  test("answers a greeting", async () => {
    const { scannerAnswers } = await scanner(clamd.address);
    expect(await scannerAnswers()).toBe(true);
  });
});
