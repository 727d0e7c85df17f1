import "server-only";
import { inPortions, totalOf } from "@/lib/core/cursor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { subjectKindWords } from "@/lib/recognitions/words";
import { readDecisionFilter, readRecognisedFilter } from "./filter";
import { lineName } from "./papers";
import { listWeak } from "./plan-queries";
import { decisionRows } from "./queries";
import { recognisedRows } from "./recognised-queries";
import type { DecisionFilter, DecisionListRow, RecognitionRow, WeakRow } from "./view";
import { decisionStateWords, standingWords } from "./words";

type InUnit = Pick<RecognitionRow, "unitKind" | "unitName">;
const unitOf = ({ unitKind: kind, unitName: name }: InUnit) => unitTitle({ kind, name });

async function filterWords(tx: Tx, { year, scheme: code }: DecisionFilter): Promise<string[]> {
  const scheme = (await listSchemes(tx)).find((one) => one.code === code);
  return said(
    year === null ? "mọi năm" : `năm ${year}`,
    code !== "" && `chương trình: ${scheme?.shortName ?? code}`,
  );
}

const recognised: readonly RowColumn<RecognitionRow>[] = [
  {
    header: "Được công nhận",
    kind: "text",
    width: 36,
    of: (row) => lineName(row, { title: row.schemeTitle }),
  },
  { header: "Loại", kind: "text", width: 16, of: ({ kind }) => subjectKindWords[kind] },
  { header: "Mã đơn vị", kind: "text", width: 10, of: ({ unitCode }) => unitCode },
  { header: "Đơn vị", kind: "text", width: 30, of: unitOf },
  { header: "Tỉnh, thành phố", kind: "text", of: ({ province }) => province },
  { header: "Chương trình", kind: "text", width: 28, of: ({ scheme }) => scheme },
  { header: "Năm", kind: "text", width: 8, of: ({ year }) => String(year) },
  { header: "Xếp loại", kind: "text", width: 14, of: (row) => row.class },
  { header: "Số giấy", kind: "text", width: 18, of: ({ serial }) => serial },
  { header: "Quyết định", kind: "text", width: 20, of: ({ number }) => number },
  { header: "Ngày ký", kind: "day", of: ({ decidedOn }) => decidedOn },
  { header: "Cơ quan ban hành", kind: "text", width: 34, of: ({ issuer }) => issuer },
  { header: "Có giá trị đến", kind: "day", of: ({ validTo }) => validTo },
  { header: "Hiệu lực", kind: "text", width: 26, of: ({ standing }) => standingWords[standing] },
  { header: "Thôi hiệu lực từ", kind: "day", of: ({ endedOn }) => endedOn },
  { header: "Lý do", kind: "text", width: 40, of: ({ endReason }) => endReason },
  { header: "Bộ tiêu chí", kind: "text", width: 14, of: ({ sample }) => (sample ? "mẫu" : "") },
];

/** What was recognised, as a file. */
export const recognisedExport: ExportSource = {
  name: "recognised",
  needs: "recognition.view",
  async open(tx, _actor, asked, now) {
    const filter = readRecognisedFilter(asked);
    const { rows, count } = recognisedRows(filter, dayOf(now), wholeRange);
    const about = {
      title: filter.year === null ? "Đã công nhận" : `Đã công nhận năm ${filter.year}`,
      filter: [
        ...(await filterWords(tx, filter)),
        ...said(filter.standing && `hiệu lực: ${standingWords[filter.standing]}`),
      ],
      noun: "giấy",
      total: await totalOf(tx, count),
    };
    return tableOf(about, recognised, inPortions<RecognitionRow>(tx, rows));
  },
};

const decisions: readonly RowColumn<DecisionListRow>[] = [
  { header: "Chương trình", kind: "text", width: 28, of: ({ scheme }) => scheme },
  { header: "Năm", kind: "text", width: 8, of: ({ year }) => String(year) },
  { header: "Số, ký hiệu", kind: "text", width: 20, of: ({ number }) => number },
  { header: "Ngày ký", kind: "day", of: ({ decidedOn }) => decidedOn },
  { header: "Cơ quan ban hành", kind: "text", width: 36, of: ({ issuer }) => issuer },
  { header: "Đơn vị", kind: "text", width: 30, of: unitOf },
  { header: "Trong danh sách", kind: "count", of: ({ lines }) => lines },
  { header: "Trạng thái", kind: "text", width: 14, of: ({ state }) => decisionStateWords[state] },
];

/** The decisions as a file. */
export const decisionExport: ExportSource = {
  name: "decisions",
  needs: "recognition.view",
  async open(tx, _actor, asked) {
    const filter = readDecisionFilter(asked);
    const { rows, count } = decisionRows(filter, wholeRange);
    const about = {
      title: filter.year === null ? "Quyết định công nhận" : `Quyết định công nhận năm ${filter.year}`,
      filter: await filterWords(tx, filter),
      noun: "quyết định",
      total: await totalOf(tx, count),
    };
    return tableOf(about, decisions, inPortions<DecisionListRow>(tx, rows));
  },
};

const weak: readonly RowColumn<WeakRow>[] = [
  { header: "Địa bàn", kind: "text", width: 36, of: (row) => lineName(row) },
  { header: "Loại", kind: "text", width: 16, of: ({ kind }) => subjectKindWords[kind] },
  { header: "Đơn vị", kind: "text", width: 30, of: unitOf },
  { header: "Năm", kind: "text", width: 8, of: ({ year }) => String(year) },
  { header: "Xếp loại", kind: "text", width: 14, of: (row) => row.class },
  { header: "Nguyên nhân", kind: "text", width: 50, of: ({ causes }) => causes },
  { header: "Biện pháp", kind: "text", width: 50, of: ({ measures }) => measures },
  { header: "Hạn", kind: "day", of: ({ dueOn }) => dueOn },
  { header: "Kết quả", kind: "text", width: 40, of: ({ result }) => result },
  { header: "Xong ngày", kind: "day", of: ({ doneOn }) => doneOn },
];

/** The weak areas with the plans to strengthen them, as a file. */
export const weakExport: ExportSource = {
  name: "weak-areas",
  needs: "recognition.view",
  async open(tx) {
    const rows = await listWeak(tx, null);
    const about = {
      title: "Địa bàn yếu, kế hoạch củng cố",
      filter: ["mọi năm"],
      noun: "địa bàn",
      total: rows.length,
    };
    return tableOf(about, weak, [rows]);
  },
};
