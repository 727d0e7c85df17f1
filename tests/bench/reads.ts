import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import { answerFigures } from "@/lib/reports/queries";
import { search } from "@/lib/search/queries";
import { countMyWork, listMyWork } from "@/lib/work/queries";
import type { Role, UnitLevel } from "@/prisma/generated/enums";
import { createActor } from "@/tests/support/actors";

const rounds = 15;
/** Rounds that fill the caches and are not counted. */
const warmUp = 4;
const today = "2026-11-21";

type Row = { name: string; read: (tx: Tx, actor: Actor) => Promise<unknown> };

const reads: Row[] = [
  { name: "one bare round trip in scope", read: (tx) => tx.$queryRaw`select 1` },
  { name: "count of Việc của tôi", read: (tx, actor) => countMyWork(tx, actor, today) },
  {
    name: "first page of Việc của tôi",
    read: (tx, actor) => listMyWork(tx, actor, { limit: 50, offset: 0 }, today),
  },
  {
    name: "list of points, newest first",
    read: (tx) => listFestivals(tx, readFilter({ season: "2026" }), today),
  },
  {
    name: "list of points by text, sorted by turnout",
    read: (tx) => listFestivals(tx, readFilter({ season: "2024", q: "van hoa", sort: "-turnout" }), today),
  },
  ...[
    "thach ha",
    "thôn nam",
    "Ngày hội Toàn dân bảo vệ ANTQ",
    "ke hoach thach ha 2026",
    "nguyen van",
    "nha van hoa xa loc ha",
    "khong co gi",
    "122/KH-UBND",
  ].map(
    (typed): Row => ({
      name: `search of everything: ${typed}`,
      read: (tx, actor) => search(tx, actor, typed, { limit: 8, offset: 0 }),
    }),
  ),
  {
    name: "16 figures of the unit, season 2026, map of today",
    read: (tx, actor) => answerFigures(tx, actor, { season: 2026, unit: actor.unit.code, map: "now" }),
  },
  {
    name: "16 figures of the unit, season 2024, map of today",
    read: (tx, actor) => answerFigures(tx, actor, { season: 2024, unit: actor.unit.code, map: "now" }),
  },
];

const people: [Role, string, UnitLevel][] = [
  ["ministry_leader", "VN", "nation"],
  ["province_officer", "42", "province"],
  ["commune_officer", "18562", "commune"],
];

const owner = new pg.Pool({ connectionString: process.env.OWNER_DATABASE_URL ?? "" });
const lines: string[] = [`${"read".padEnd(52)}${people.map(([, code]) => code.padStart(22)).join("")}`];
const actors = await Promise.all(
  people.map(([role, code, level]) => createActor(owner, role, { code, level })),
);
const bare = new Map<string, number>();

for (const { name, read } of reads) {
  const cells: string[] = [];
  for (const actor of actors) {
    const times: number[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      const begun = performance.now();
      await inScope(actor, { action: "bench" }, (tx) => read(tx, actor));
      if (round >= 0) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? 0;
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
    const base = bare.get(actor.unit.code) ?? median;
    bare.set(actor.unit.code, base);
    cells.push(`${median.toFixed(1)}/${p95.toFixed(0)} ms ×${(median / base).toFixed(0)}`.padStart(22));
  }
  lines.push(`${name.padEnd(52)}${cells.join("")}`);
}

console.log(lines.join("\n"));
console.log(
  "\nmedian/p95 of 15 rounds; × is the ratio to the bare round trip of the same person in this run",
);
await owner.end();
await closeDatabase();
