import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { distanceTo, type TargetRow } from "./distance";
import { getTargets } from "./queries";

const columns = (year: number): readonly RowColumn<TargetRow>[] => [
  { header: "Mã", kind: "text", width: 8, of: ({ unitCode }) => unitCode },
  {
    header: "Tỉnh, thành phố",
    kind: "text",
    width: 30,
    of: ({ unitKind: kind, unitName: name }) => unitTitle({ kind, name }),
  },
  { header: "Đến năm", kind: "text", width: 8, of: (row) => String(row.year) },
  { header: "Chỉ tiêu %", kind: "decimal", of: ({ percent }) => percent / 100 },
  { header: "Theo văn bản", kind: "text", width: 30, of: ({ paper }) => paper },
  { header: "Số đơn vị", kind: "count", of: ({ units }) => units },
  { header: `Đăng ký ${year}`, kind: "count", of: ({ registered }) => registered },
  { header: "Đã công nhận", kind: "count", of: ({ recognised }) => recognised },
  { header: "Cần đạt", kind: "count", of: (row) => distanceTo(row).needed },
  { header: "Còn lại", kind: "count", of: (row) => distanceTo(row).left },
];

/** The targets of a scheme as a file. */
export const targetExport: ExportSource = {
  name: "targets",
  needs: "target.view",
  async open(tx, _actor, asked, now) {
    const year = Number(dayOf(now).slice(0, 4));
    const wanted = Array.isArray(asked.scheme) ? asked.scheme[0] : asked.scheme;
    const { scheme, rows } = await getTargets(tx, wanted, year);
    if (!scheme) return null;
    const about = {
      title: "Chỉ tiêu công nhận",
      filter: [`chương trình: ${scheme.shortName}`],
      noun: "chỉ tiêu",
      total: rows.length,
    };
    return tableOf(about, columns(year), [rows]);
  },
};
