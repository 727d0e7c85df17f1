import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { readSpreadsheet } from "@/lib/core/spreadsheet-file";
import { UnreadableSpreadsheet } from "@/lib/core/spreadsheet-limits";
import { wanted } from "@/lib/festivals/imports/columns";
import { fileSentence } from "@/lib/festivals/imports/words";
import { commit, handIn, headings, importOf, pointCells } from "@/tests/integration/festivals/imports-scene";
import { bombOf, fileOf, workbookFile } from "@/tests/support/workbooks";
import { median } from "./load";
import { officer } from "./reads";
import type { Found } from "./rows";
import type { Bench } from "./site";

const rowsInFile = 20_000;

/** A file of points of the open season, spread over the communes of a province. */
async function pointsFile(communes: readonly string[], round: string): Promise<string> {
  const rows = Array.from({ length: rowsInFile }, (_, at) =>
    pointCells(communes[at % communes.length] ?? "", `Ngày hội khu dân cư ${at} đợt ${round}`),
  );
  return workbookFile([{ rows: [headings, ...rows] }]);
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/** The tables that a point of the file goes to. */
const tables = [
  { name: "festival", key: "id" },
  { name: "festival_gift", key: "festival_id" },
  { name: "festival_award", key: "festival_id" },
  { name: "decision", key: "record_id" },
];

/**
 * COPY of what an import has written: into the same tables with their keys, checks and triggers (trail, sums), and into tables
 * that have nothing of it. Everything is taken back.
 */
class Copying {
  private readonly folder = join(tmpdir(), `bench-${randomUUID()}`);
  private readonly fileOf = (table: string) => `${this.folder}-${table}`;

  constructor(
    private readonly owner: pg.Client,
    private readonly actor: Actor,
  ) {}

  async prepare(round: string): Promise<void> {
    await this.owner.query("drop table if exists bench_imported");
    await this.owner.query(
      `create table bench_imported as
       select id from festival where name like 'Ngày hội khu dân cư % đợt ${round}'`,
    );
    const { rows } = await this.owner.query<{ count: number }>("select count(*)::int from bench_imported");
    if (rows[0]?.count !== rowsInFile) throw new Error(`chỉ ${rows[0]?.count} dòng được ghi`);
    for (const { name, key } of tables) {
      await this.owner.query(
        `copy (select ${await this.columns(name)} from ${name} where ${key} in (select id from bench_imported)) to '${this.fileOf(name)}'`,
      );
      await this.owner.query(`drop table if exists bench_copy_${name}`);
      await this.owner.query(`create table bench_copy_${name} (like ${name})`);
    }
  }

  private async columns(table: string): Promise<string> {
    const { rows } = await this.owner.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
        where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    );
    return rows[0]?.names ?? "";
  }

  /** Seconds of the COPY alone, of all tables. */
  async measure(into: "same" | "plain"): Promise<number> {
    const names = await Promise.all(tables.map(({ name }) => this.columns(name)));
    await this.owner.query("begin");
    await this.owner.query(
      "select set_config('app.user_id', $1, true), set_config('app.unit_id', $2, true), set_config('app.role', $3, true), set_config('app.action', 'bench', true)",
      [this.actor.userId, this.actor.unit.id, this.actor.role],
    );
    if (into === "same") {
      // Making room costs what the COPY is not to be charged with: no trigger runs for it.
      await this.owner.query("set local session_replication_role = replica");
      for (const { name, key } of [...tables].reverse())
        await this.owner.query(`delete from ${name} where ${key} in (select id from bench_imported)`);
      await this.owner.query("set local session_replication_role = origin");
    }
    const target = (name: string) => (into === "same" ? name : `bench_copy_${name}`);
    const taken = await seconds(async () => {
      for (const [at, { name }] of tables.entries())
        await this.owner.query(`copy ${target(name)} (${names[at]}) from '${this.fileOf(name)}'`);
      await this.owner.query("set constraints all immediate");
    });
    await this.owner.query("rollback");
    return taken;
  }

  /** Takes away all that was imported: thousands of drafts of one officer are no part of the country that is measured. */
  async close(): Promise<void> {
    for (const { name } of tables) rmSync(this.fileOf(name), { force: true });
    const imported = "select id from festival where name like 'Ngày hội khu dân cư % đợt %'";
    await this.owner.query("begin; set local session_replication_role = replica");
    for (const { name, key } of [...tables].reverse())
      await this.owner.query(`delete from ${name} where ${key} in (${imported})`);
    await this.owner.query("commit");
    await this.owner.query("select recount_figures()");
    await this.owner.query("vacuum analyze festival");
  }
}

export async function importing({ large, pace, tell }: Bench): Promise<Found> {
  const actor = await officer(large);
  const owner = new pg.Client(large.ownerUrl);
  await owner.connect();
  const copying = new Copying(owner, actor);
  const marks: Record<"read" | "write" | "parse" | "same" | "plain", number[]> = {
    read: [],
    write: [],
    parse: [],
    same: [],
    plain: [],
  };
  try {
    const { rows } = await owner.query<{ code: string }>(
      "select code from unit where parent_id = $1 and level = 'commune' and valid_to is null order by code",
      [actor.unit.id],
    );
    const communes = rows.map(({ code }) => code);
    for (let round = 0; round < Math.min(3, pace.rounds); round++) {
      const label = randomUUID().slice(0, 8);
      const path = await pointsFile(communes, label);
      let id = "";
      marks.read.push(
        await seconds(async () => {
          id = await handIn(actor, path);
        }),
      );
      const { state, counts } = await importOf(actor, id);
      if (state !== "checked" || counts.added !== rowsInFile)
        throw new Error(`${state}: ${JSON.stringify(counts)}`);
      marks.write.push(await seconds(() => commit(actor, id)));
      await copying.prepare(label);
      marks.parse.push(
        await seconds(async () => {
          for await (const _ of readSpreadsheet(path, wanted));
        }),
      );
      marks.same.push(await copying.measure("same"));
      marks.plain.push(await copying.measure("plain"));
      tell(`${rowsInFile} dòng, lần ${round + 1}`);
    }
  } finally {
    await copying.close();
    await owner.end();
  }
  const at = (list: number[], round: number) => list[round] ?? Number.NaN;
  const totals = marks.read.map((read, round) => read + at(marks.write, round));
  const same = marks.parse.map((parse, round) => parse + at(marks.same, round));
  const plain = marks.parse.map((parse, round) => parse + at(marks.plain, round));
  const said = (list: number[]) => median(list).toFixed(1).replace(".", ",");
  return {
    value: median(totals),
    base: median(same),
    ratio: median(totals.map((total, round) => total / at(same, round))),
    note: `đọc và xét ${said(marks.read)} + ghi ${said(marks.write)} giây; mốc: đọc ${said(marks.parse)} + COPY vào chính các bảng ${said(marks.same)} giây; COPY vào bảng trần ${said(marks.plain)} giây (tỷ lệ × ${said(totals.map((total, round) => total / at(plain, round)))})`,
  };
}

const piece = "<row/>";

/** Why a file is not read, and the memory in MB that its reader held at most. */
async function refusalOf(file: Buffer): Promise<{ said: string; peak: number | null }> {
  const path = fileOf(file);
  try {
    for await (const _ of readSpreadsheet(path, wanted));
  } catch (error) {
    if (!(error instanceof UnreadableSpreadsheet)) throw error;
    return {
      said: fileSentence(error.problem, error.detail),
      peak: error.peak === null ? null : error.peak / 1000,
    };
  } finally {
    rmSync(path);
  }
  throw new Error("tệp đã được đọc hết");
}

/** 300 MB in a file of some 400 kB: said openly, and behind a header that claims a thousand bytes; and as much as any header may say. */
export async function bomb(): Promise<Found> {
  const files = [
    await bombOf({ piece }, 300),
    await bombOf({ piece }, 300, 1_000),
    await bombOf({ piece }, 120),
  ];
  const found = [];
  for (const file of files) found.push(await refusalOf(file));
  if (found.some(({ peak }) => peak === null)) throw new Error("tiến trình đọc chết mà không nói được gì");
  const peaks = found.map(({ peak }) => peak ?? Number.NaN);
  const sizes = files.map((file) => `${(file.length / 1000).toFixed(0)} kB`);
  return {
    value: Math.max(...peaks),
    note: `tệp ${sizes.join(", ")} (300 MB nói thật, 300 MB nói dối, 120 MB); đỉnh ${peaks.map((peak) => peak.toFixed(0)).join(", ")} MB; báo: ${found[0]?.said}`,
  };
}
