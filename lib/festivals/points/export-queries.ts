import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { formatNumber } from "@/lib/core/numbers";
import { stateWords, unitTitle } from "@/lib/core/words";
import { festivalStatusWords, hostLevelWords, leaderTierWords } from "@/lib/festivals/words";
import { type Filter, readFilter } from "./filter";
import { countedWords, filterWords, insideSentence } from "./filter-words";
import { allFestivals } from "./list-queries";
import { askedParts } from "./part-queries";
import { listSeasonRefs } from "./queries";
import type { FestivalRow } from "./record";

const columns: readonly RowColumn<FestivalRow>[] = [
  { header: "Điểm", kind: "text", width: 44, of: (row) => row.name },
  { header: "Loại điểm", kind: "text", width: 30, of: (row) => hostLevelWords[row.hostLevel] },
  { header: "Mã đơn vị", kind: "text", width: 10, of: (row) => row.unitCode },
  { header: "Đơn vị", kind: "text", of: (row) => unitTitle({ kind: row.unitKind, name: row.unitName }) },
  { header: "Tỉnh, thành phố", kind: "text", of: (row) => row.provinceName },
  { header: "Địa điểm", kind: "text", width: 36, of: (row) => row.place },
  { header: "Ngày", kind: "day", of: (row) => row.heldOn },
  { header: "Tình hình tổ chức", kind: "text", width: 16, of: (row) => festivalStatusWords[row.status] },
  { header: "Lượt người", kind: "count", of: (row) => row.turnout },
  { header: "Suất quà", kind: "count", of: (row) => row.gifts },
  { header: "Giá trị quà (đồng)", kind: "money", of: (row) => row.giftValue },
  {
    header: "Đại biểu cao nhất",
    kind: "text",
    width: 26,
    of: (row) => row.topTier && leaderTierWords[row.topTier],
  },
  { header: "Trạng thái", kind: "text", width: 18, of: (row) => stateWords[row.state] },
  {
    header: "Đang ở",
    kind: "text",
    of: (row) => row.holderKind && unitTitle({ kind: row.holderKind, name: row.holderName ?? "" }),
  },
  { header: "Gửi lúc", kind: "instant", of: (row) => row.sentAt },
  { header: "Quá hạn (ngày làm việc)", kind: "count", of: (row) => row.lateDays },
];

/** What the list is filtered by stands before the state, as on the page. */
function columnsOf(filter: Filter): readonly RowColumn<FestivalRow>[] {
  const counted = askedParts(filter).map(
    (part): RowColumn<FestivalRow> => ({
      header: countedWords[part],
      kind: "count",
      of: (row) => row.parts?.[part] ?? 0,
    }),
  );
  return [...columns.slice(0, 11), ...counted, ...columns.slice(11)];
}

/** The list of points as a file: the page's filter, order and totals. */
export const pointExport: ExportSource = {
  name: "points",
  needs: "festival.view",
  async open(tx, _actor, asked, now) {
    const read = readFilter(asked);
    const filter = { ...read, season: read.season ?? (await listSeasonRefs(tx))[0]?.year ?? null };
    const { portions, totals } = await allFestivals(tx, filter, dayOf(now));
    const about = {
      title: `Điểm tổ chức Ngày hội ${filter.season ?? ""}`.trim(),
      filter: [...said(filter.season !== null && `mùa ${filter.season}`), ...filterWords(filter)],
      noun: "điểm",
      total: totals.count,
      facts: () => [
        ["Tổng lượt người", totals.turnout] as const,
        ["Tổng suất quà", totals.gifts] as const,
        ["Tổng giá trị quà", `${formatNumber(totals.giftValue)} đồng`] as const,
        ...askedParts(filter).map(
          (part) => [`Tổng ${insideSentence(countedWords[part])}`, totals.parts[part] ?? 0] as const,
        ),
      ],
    };
    return tableOf(about, columnsOf(filter), portions);
  },
};
