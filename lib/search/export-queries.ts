import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { countedTo, type SearchHit } from "@/lib/core/search";
import { stateWords } from "@/lib/core/words";
import { search } from "./queries";
import { searchInput } from "./schema";

type Row = SearchHit & { label: string };

const columns: readonly RowColumn<Row>[] = [
  { header: "Loại", kind: "text", of: (row) => row.label },
  { header: "Kết quả", kind: "text", width: 50, of: (row) => row.title },
  { header: "Ghi chú", kind: "text", width: 60, of: (row) => row.note },
  { header: "Trạng thái", kind: "text", of: (row) => row.state && stateWords[row.state] },
];

/** As many as a page of the longest of the sources has. */
const portion = 50;

/** The hits of one kind, page after page as the screen would turn them, as far as hits are counted. */
async function* hitsOf(tx: Tx, actor: Actor, q: string, kind: string, total: number): AsyncGenerator<Row[]> {
  for (let offset = 0; offset < total; offset += portion) {
    const [group] = await search(tx, actor, q, { limit: portion, offset }, kind);
    if (!group || group.hits.length === 0) return;
    yield group.hits.map((hit) => ({ ...hit, label: group.label }));
  }
}

/** What a search finds, as a file: all kinds, or the one that is looked at. */
export const searchExport: ExportSource = {
  name: "search",
  needs: "unit.view",
  async open(tx, actor, asked) {
    const { q, kind } = searchInput.parse(asked);
    const groups = await search(tx, actor, q, { limit: 1, offset: 0 }, kind || undefined);
    async function* portions() {
      for (const group of groups) yield* hitsOf(tx, actor, q, group.kind, Math.min(group.total, countedTo));
    }
    const more = groups.filter(({ more, total }) => more || total > countedTo).map(({ label }) => label);
    const about = {
      title: "Kết quả tìm kiếm",
      filter: [`từ tìm: ${q}`, ...(kind === "" ? [] : groups.map(({ label }) => `loại: ${label}`))],
      noun: "kết quả",
      total: groups.reduce((sum, group) => sum + Math.min(group.total, countedTo), 0),
      facts: () =>
        more.length > 0
          ? [
              [
                "Chưa hết",
                `${more.join(", ")}: chỉ có ${countedTo.toLocaleString("vi-VN")} kết quả đầu`,
              ] as const,
            ]
          : [],
    };
    return tableOf(about, columns, portions());
  },
};
