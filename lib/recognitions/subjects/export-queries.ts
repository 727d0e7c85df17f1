import "server-only";
import { inPortions } from "@/lib/core/cursor";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, said, tableOf } from "@/lib/core/export";
import { wholeRange } from "@/lib/core/paging";
import { unitTitle } from "@/lib/core/words";
import { subjectKindWords } from "@/lib/recognitions/words";
import { readSubjectFilter } from "./filter";
import { countSubjects, subjectRows } from "./queries";
import type { SubjectRow } from "./view";
import { activeWords, managedWords, sizeWords } from "./words";

const columns = (year: number): readonly RowColumn<SubjectRow>[] => [
  { header: "Tên", kind: "text", width: 36, of: ({ name }) => name },
  { header: "Loại", kind: "text", width: 16, of: ({ kind }) => subjectKindWords[kind] },
  { header: "Mã đơn vị", kind: "text", width: 10, of: ({ unitCode }) => unitCode },
  {
    header: "Đơn vị",
    kind: "text",
    width: 30,
    of: ({ unitKind: kind, unitName: name }) => unitTitle({ kind, name }),
  },
  { header: "Quy mô", kind: "count", of: ({ size }) => size },
  { header: "Tính bằng", kind: "text", width: 18, of: ({ kind }) => sizeWords[kind] },
  { header: "Nhân khẩu", kind: "count", of: ({ people }) => people },
  { header: "Cấp quản lý", kind: "text", width: 18, of: ({ managedBy }) => managedWords[managedBy] },
  { header: "Thôi từ ngày", kind: "day", of: ({ endedOn }) => endedOn },
  { header: `Đăng ký năm ${year}`, kind: "text", width: 40, of: ({ registered }) => registered.join("; ") },
];

/** The register as a file. */
export const subjectExport: ExportSource = {
  name: "subjects",
  needs: "recognition.view",
  async open(tx, _actor, asked, now) {
    const filter = readSubjectFilter(asked);
    const year = Number(dayOf(now).slice(0, 4));
    const { count, people } = await countSubjects(tx, filter);
    const about = {
      title: "Khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục",
      filter: said(
        `tình trạng: ${activeWords[filter.active].toLowerCase()}`,
        filter.kind && `loại: ${subjectKindWords[filter.kind]}`,
        filter.managed && managedWords[filter.managed],
        filter.unit !== "" && `đơn vị: ${filter.unit}`,
        filter.q !== "" && `từ tìm: ${filter.q}`,
      ),
      noun: "đối tượng",
      total: count,
      facts: () => [["Tổng nhân khẩu", people] as const],
    };
    return tableOf(about, columns(year), inPortions<SubjectRow>(tx, subjectRows(filter, year, wholeRange)));
  },
};
