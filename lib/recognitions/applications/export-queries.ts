import "server-only";
import { inPortions } from "@/lib/core/cursor";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import {
  applicationStateText,
  applicationStateWords,
  decidesWords,
  subjectKindWords,
} from "@/lib/recognitions/words";
import { readApplicationFilter } from "./filter";
import type { ApplicationListRow } from "./list";
import { applicationRows, countApplications } from "./list-queries";

const unitOf = ({ unitKind: kind, unitName: name }: ApplicationListRow) => unitTitle({ kind, name });
const points = (value: number | null) => value !== null && value / 100;

const columns: readonly RowColumn<ApplicationListRow>[] = [
  {
    header: "Đối tượng",
    kind: "text",
    width: 36,
    of: (row) => (unitSubjects.includes(row.kind) ? unitOf(row) : row.name),
  },
  { header: "Loại", kind: "text", width: 16, of: ({ kind }) => subjectKindWords[kind] },
  { header: "Mã đơn vị", kind: "text", width: 10, of: ({ unitCode }) => unitCode },
  { header: "Đơn vị", kind: "text", width: 30, of: unitOf },
  { header: "Chương trình", kind: "text", width: 28, of: ({ scheme }) => scheme },
  { header: "Năm", kind: "text", width: 8, of: ({ year }) => String(year) },
  { header: "Cấp quyết định", kind: "text", width: 22, of: ({ decides }) => decidesWords[decides] },
  { header: "Ngày đăng ký", kind: "day", of: ({ registeredOn }) => registeredOn },
  { header: "Đăng ký muộn", kind: "text", width: 12, of: ({ late }) => (late ? "muộn" : "") },
  { header: "Đã chấm", kind: "count", of: ({ answered, asked }) => (asked === 0 ? null : answered) },
  { header: "Số tiêu chí", kind: "count", of: ({ asked }) => (asked === 0 ? null : asked) },
  {
    header: "Điểm tự chấm",
    kind: "decimal",
    of: ({ scoring, selfTotal }) => (scoring === "points" ? points(selfTotal) || null : null),
  },
  {
    header: "Tiêu chí tự chấm đạt",
    kind: "count",
    of: ({ scoring, selfMet }) => (scoring === "met" ? selfMet : null),
  },
  { header: "Trạng thái", kind: "text", width: 24, of: applicationStateText },
];

/** The list of applications as a file. */
export const applicationExport: ExportSource = {
  name: "applications",
  needs: "recognition.view",
  async open(tx, _actor, asked, now) {
    const read = readApplicationFilter(asked);
    // The list shows this year where none is asked for.
    const filter = { ...read, year: read.year ?? Number(dayOf(now).slice(0, 4)) };
    const scheme = (await listSchemes(tx)).find(({ code }) => code === filter.scheme);
    const kind =
      filter.kind === "unit" ? "xã, phường, đặc khu" : filter.kind && subjectKindWords[filter.kind];
    const about = {
      title: `Hồ sơ công nhận ${filter.year}`,
      filter: said(
        `năm ${filter.year}`,
        filter.scheme !== "" && `chương trình: ${scheme?.shortName ?? filter.scheme}`,
        filter.state && `trạng thái: ${applicationStateWords[filter.state]}`,
        kind && `đối tượng: ${kind}`,
        filter.unit !== "" && `đơn vị: ${filter.unit}`,
        filter.q !== "" && `từ tìm: ${filter.q}`,
      ),
      noun: "hồ sơ",
      total: (await countApplications(tx, filter)).total,
    };
    return tableOf(about, columns, inPortions<ApplicationListRow>(tx, applicationRows(filter, wholeRange)));
  },
};
