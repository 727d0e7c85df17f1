import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExportFormat } from "@/prisma/generated/enums";
import { openScene, type Scene } from "../festivals/points-scene";

const root = join(import.meta.dirname, "..", "..", "..");
const run = promisify(execFile);
const many = 200_000;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  // Their trail is not what is looked at.
  await scene.owner.query("alter table festival disable trigger user");
  await scene.owner.query(
    `insert into festival (unit_id, season_id, name, place, search_key, host_level, held_on, entered_by_id, entered_by_name, turnout)
     select $1, $2, 'Ngày hội toàn dân bảo vệ an ninh Tổ quốc thôn ' || n, 'Nhà văn hóa thôn ' || n, '', 'residential',
            '2026-08-01', gen_random_uuid(), 'thử', n from generate_series(1, $3::int) n`,
    [scene.commune.id, scene.season, many],
  );
  await scene.owner.query("alter table festival enable trigger user");
  await scene.owner.query("analyze festival");
}, 180_000);
afterAll(() => scene.close());

/** As much as the program itself takes, and a little: the rows alone would be several times that. */
const heap = 160;

test.each<ExportFormat>(["xlsx"])(
  `%s of ${many} rows is made in a process that could not hold them`,
  async (format) => {
    const { stdout } = await run(
      process.execPath,
      [
        `--max-old-space-size=${heap}`,
        "--conditions=react-server",
        "--import=tsx",
        join("tests", "support", "large-export.ts"),
        JSON.stringify(scene.people.provinceOfficer),
        format,
      ],
      { cwd: root, env: { ...process.env, APP_DATABASE_URL: scene.database.appUrl }, maxBuffer: 10_000_000 },
    );
    const { id, peak, cpu } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Record<
      "peak" | "cpu",
      number
    > & {
      id: string;
    };
    expect(peak).toBeLessThan(400_000_000);
    const { rows } = await scene.owner.query(
      "select state, total, done, bytes, sha256 from export where id = $1",
      [id],
    );
    expect(rows[0]).toMatchObject({ state: "ready", total: many, done: many });
    const pieces = await scene.owner.query<{ bytes: Buffer }>(
      "select bytes from export_piece where export_id = $1 order by nth",
      [id],
    );
    const hash = createHash("sha256");
    for (const { bytes } of pieces.rows) hash.update(bytes);
    expect(hash.digest("hex")).toBe(rows[0].sha256);
    console.log(
      `${format}: ${Math.round(peak / 1e6)} MB at most, ${Math.round(cpu)} s of the processor, file of ${Math.round(Number(rows[0].bytes) / 1e6)} MB`,
    );
  },
  300_000,
);
