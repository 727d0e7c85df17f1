import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { csvLine, csvStart } from "@/lib/core/csv";
import { formatInstant } from "@/lib/core/dates";
import { inScope, type Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { policeOf, unitTitle } from "@/lib/core/words";
import { changesOf, rowTitle } from "./changes";
import type { Names } from "./columns";
import { asWhat, filterInWords, operationWord, whoDid } from "./display";
import type { Entry } from "./entry";
import { currentSeals, namesFor, nextEntries } from "./queries";
import type { AuditFilter } from "./schema";
import { actWord } from "./words";

const head = [
  "Mã",
  "Thời điểm",
  "Người làm",
  "Vai trò, đơn vị",
  "Việc",
  "Thao tác",
  "Hồ sơ",
  "Đơn vị của hồ sơ",
  "Mục",
  "Trước",
  "Sau",
];
const batch = 500;

/**
 * The trail that a filter finds as a CSV file, piece by piece: one line per field that changed, then by whom, when and
 * with which filter it was taken out, how many entries, and the seal. Each piece is a transaction of its own, so a slow
 * reader holds nothing; entries are never changed, so the pieces fit together.
 */
export function exportTrail(actor: Actor, filter: AuditFilter): ReadableStream<Uint8Array> {
  if (!may(actor, "audit.view")) throw new NotThere();
  const scope = <T>(work: (tx: Tx) => Promise<T>) => inScope(actor, { action: "audit.view" }, work);
  const encoder = new TextEncoder();
  let last: Entry | null = null;
  let entries = 0;
  return new ReadableStream({
    start(stream) {
      stream.enqueue(encoder.encode(csvStart + csvLine(head)));
    },
    async pull(stream) {
      const found = await scope(async (tx) => {
        const rows = await nextEntries(tx, actor, filter, last, batch);
        return { rows, names: await namesFor(tx, rows) };
      });
      if (found.rows.length > 0) {
        entries += found.rows.length;
        last = found.rows.at(-1) ?? null;
        stream.enqueue(encoder.encode(found.rows.map((row) => entryLines(row, found.names)).join("")));
        return;
      }
      // At the end: the seal covers everything that was written out.
      const seals = await scope((tx) => currentSeals(tx, actor));
      stream.enqueue(encoder.encode(footLines(actor, filter, entries, seals)));
      stream.close();
    },
  });
}

function entryLines(entry: Entry, names: Names): string {
  const common = [
    entry.id,
    formatInstant(entry.at),
    whoDid(entry),
    asWhat(entry),
    actWord(entry.action),
    operationWord(entry),
    rowTitle(entry, names),
    entry.unit ? unitTitle(entry.unit) : "",
  ];
  const changes = changesOf(entry, names);
  if (changes.length === 0) return csvLine([...common, "", "", ""]);
  return changes.map(({ label, before, after }) => csvLine([...common, label, before, after])).join("");
}

function footLines(actor: Actor, filter: AuditFilter, entries: number, seals: string[]): string {
  return [
    csvLine([]),
    csvLine(["Bộ lọc", filterInWords(filter)]),
    csvLine(["Xuất lúc", formatInstant(new Date())]),
    csvLine(["Người xuất", `${actor.fullName}, ${policeOf(actor.unit)}`]),
    csvLine(["Số mục", entries]),
    ...seals.map((seal) => csvLine(["Mã niêm phong", seal])),
  ].join("");
}
