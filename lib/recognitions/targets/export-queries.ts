import "server-only";
import { dayOf } from "@/lib/core/dates";
import { type ExportSource, type RowColumn, tableOf } from "@/lib/core/export";
import { unitTitle } from "@/lib/core/words";
import { schemePeriodWords } from "@/lib/recognitions/words";
import { distanceTo, type TargetRow } from "./distance";
import { getTargets } from "./queries";

const columns: readonly RowColumn<TargetRow>[] = [
  { header: "Mã", kind: "text", width: 8, of: ({ unitCode }) => unitCode },
  {
    header: "Đơn vị đặt chỉ tiêu",
    kind: "text",
    width: 30,
    of: ({ unitKind: kind, unitName: name }) => unitTitle({ kind, name }),
  },
  { header: "Đến năm", kind: "text", width: 8, of: (row) => String(row.year) },
  { header: "Chỉ tiêu %", kind: "decimal", of: ({ percent }) => percent / 100 },
  { header: "Theo văn bản", kind: "text", width: 30, of: ({ paper }) => paper },
  { header: "Số liệu năm", kind: "text", width: 8, of: ({ stand }) => String(stand) },
  { header: "Số đơn vị", kind: "count", of: ({ units }) => units },
  { header: "Đăng ký trong năm", kind: "count", of: ({ registered }) => registered },
  { header: "Đã công nhận", kind: "count", of: ({ recognised }) => recognised },
  { header: "Cần đạt", kind: "count", of: (row) => distanceTo(row).needed },
  { header: "Còn lại", kind: "count", of: (row) => distanceTo(row).left },
];

/** The targets of a scheme as a file. */
export const targetExport: ExportSource = {
  name: "targets",
  needs: "target.view",
  async open(tx, actor, asked, now) {
    const day = dayOf(now);
    const wanted = Array.isArray(asked.scheme) ? asked.scheme[0] : asked.scheme;
    const { scheme, rows } = await getTargets(tx, actor, wanted, { day, year: Number(day.slice(0, 4)) });
    if (!scheme) return null;
    const about = {
      title: "Chỉ tiêu công nhận",
      filter: [`chương trình: ${scheme.shortName}`, schemePeriodWords[scheme.period].toLowerCase()],
      noun: "chỉ tiêu",
      total: rows.length,
    };
    return tableOf(about, columns, [rows]);
  },
};
