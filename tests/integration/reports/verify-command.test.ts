import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/** npm run figures:verify, as the operator runs it. */
let database: TestDatabase;
let commune: TestUnit;
beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  const seasonId = await buildSeason(owner, 2026);
  const province = await findUnit(owner, "42", "province");
  [commune] = (await communesOf(owner, province, 1)) as [TestUnit];
  await buildFestival(owner, { unitId: commune.id, seasonId }, inState("accepted", province.id));
});
afterAll(() => database.drop());

const root = join(import.meta.dirname, "..", "..", "..");

function verify(...args: string[]): { status: number | null; said: string } {
  const command = join(root, "lib", "launch", "verify-figures.mjs");
  const done = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.ownerUrl },
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

test("answers 0 where all is well, 1 and a name where not, and mends when asked", async () => {
  expect(verify()).toMatchObject({
    status: 0,
    said: expect.stringMatching(/✓ Số liệu khớp với hồ sơ: .*, \d+,\d giây\./),
  });
  await database.owner.query("update figure_sum set final = final + 4 where measure = 'festival.points'");
  const found = verify();
  expect(found.status).toBe(1);
  expect(found.said).toContain(
    `(${commune.code}), Điểm tổ chức Ngày hội (festival.points) [residential/commune]: đang ghi 5, đếm lại là 1.`,
  );
  expect(verify("--recount").status).toBe(0);
  expect(verify().status).toBe(0);
});
