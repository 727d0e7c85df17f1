import "server-only";
import type { Actor } from "@/lib/core/actor";
import { totalOf } from "@/lib/core/cursor";
import type { Tx } from "@/lib/core/db";
import type { ExportPage, ExportSource, RowColumn } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { type Change, changesOf, rowTitle } from "./changes";
import type { Names } from "./columns";
import { asWhat, filterInWords, operationWord, whoDid } from "./display";
import type { Entry } from "./entry";
import { countEntries, currentSeals, namesFor, nextEntries } from "./queries";
import { type AuditFilter, auditFilter } from "./schema";
import { actWord } from "./words";

type Line = { entry: Entry; names: Names; change: Change | null };

const columns: readonly RowColumn<Line>[] = [
  { header: "Mã", kind: "text", width: 10, of: ({ entry }) => entry.id },
  { header: "Thời điểm", kind: "instant", of: ({ entry }) => entry.at },
  { header: "Người làm", kind: "text", of: ({ entry }) => whoDid(entry) },
  { header: "Vai trò, đơn vị", kind: "text", width: 40, of: ({ entry }) => asWhat(entry) },
  { header: "Việc", kind: "text", of: ({ entry }) => actWord(entry.action) },
  { header: "Thao tác", kind: "text", width: 10, of: ({ entry }) => operationWord(entry) },
  { header: "Hồ sơ", kind: "text", width: 36, of: ({ entry, names }) => rowTitle(entry, names) },
  { header: "Đơn vị của hồ sơ", kind: "text", of: ({ entry }) => entry.unit && unitTitle(entry.unit) },
  { header: "Mục", kind: "text", of: ({ change }) => change?.label },
  { header: "Trước", kind: "text", width: 30, of: ({ change }) => change?.before },
  { header: "Sau", kind: "text", width: 30, of: ({ change }) => change?.after },
];

const batch = 100;

/** The trail that a filter finds, newest first: one line per field that changed. */
async function* pagesOf(tx: Tx, actor: Actor, filter: AuditFilter): AsyncGenerator<ExportPage> {
  let last: Entry | null = null;
  for (;;) {
    const entries: Entry[] = await nextEntries(tx, actor, filter, last, batch);
    if (entries.length === 0) return;
    const names = await namesFor(tx, entries);
    const lines = entries.flatMap((entry): Line[] => {
      const changes = changesOf(entry, names);
      return changes.length === 0
        ? [{ entry, names, change: null }]
        : changes.map((change) => ({ entry, names, change }));
    });
    yield { rows: lines.map((line) => columns.map(({ of }) => of(line))), records: entries.length };
    last = entries.at(-1) ?? null;
  }
}

/** The trail as a file, with the seals that cover everything that is in it. */
export const auditExport: ExportSource = {
  name: "audit",
  needs: "audit.view",
  async open(tx, actor, asked) {
    const filter = auditFilter.parse(asked);
    return {
      title: "Nhật ký thay đổi",
      filter: [filterInWords(filter)],
      noun: "mục",
      total: await totalOf(tx, countEntries(filter)),
      columns,
      pages: pagesOf(tx, actor, filter),
      facts: async () => (await currentSeals(tx, actor)).map((seal) => ["Mã niêm phong", seal] as const),
    };
  },
};
