import "server-only";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Actor } from "@/lib/core/actor";
import type { Fact } from "@/lib/core/cells";
import { csv } from "@/lib/core/csv";
import { formatInstant } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { ExportTable } from "@/lib/core/export";
import { xlsx } from "@/lib/core/spreadsheet";
import { actingFor, signingName } from "@/lib/core/words";
import { holdsDemoData } from "@/lib/identity/queries";
import type { ExportFormat } from "@/prisma/generated/enums";

/** In milliseconds: about as long as a portion takes. */
const rest = 10;

export type FilePlan = {
  actor: Actor;
  format: ExportFormat;
  at: Date;
  /** Told after every portion how many records are written, where nobody waits for the answer. */
  progress?: (records: number) => void;
};

/** Who takes a file out, as it says itself: name, in whose name, for which unit. */
export function takenBy(actor: Actor): string {
  return `${signingName(actor)}, ${actingFor(actor)}`;
}

/** A table as the bytes of a file that says what it is, of whom, with which filter, from when and by whom. */
export function fileOf(tx: Tx, table: ExportTable, plan: FilePlan): AsyncGenerator<Buffer> {
  const { actor, format, at, progress } = plan;
  let [records, rows] = [0, 0];
  async function* pages() {
    for await (const page of table.pages) {
      yield page.rows;
      records += page.records;
      rows += page.rows.length;
      // Whoever else asks the server for something is answered between two portions; a file that is prepared leaves them
      // half of the time.
      if (!progress) await setImmediate();
      else {
        progress(records);
        await setTimeout(rest);
      }
    }
  }
  const filter = table.filter.length > 0 ? table.filter.join("; ") : "toàn bộ trong phạm vi";
  async function facts(): Promise<Fact[]> {
    return [
      ["Nội dung", table.title],
      ["Bộ lọc", filter],
      ["Phạm vi", actingFor(actor)],
      ["Số liệu đến", formatInstant(at)],
      ["Người xuất", takenBy(actor)],
      [`Số ${table.noun}`, records],
      ...(rows === records ? [] : [["Số dòng", rows] as const]),
      ...((await table.facts?.()) ?? []),
      ...((await holdsDemoData(tx))
        ? [["Lưu ý", "Cổng đang có dữ liệu mẫu; không dùng làm số liệu chính thức."] as const]
        : []),
    ];
  }
  const file = {
    title: table.title,
    about: table.of ? filter : `${actingFor(actor)}; ${filter}`,
    author: takenBy(actor),
    at,
    columns: table.columns,
    pages: pages(),
    facts,
  };
  return format === "xlsx" ? xlsx(file) : csv(file);
}
